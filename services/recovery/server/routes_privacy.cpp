#include "services/recovery/privacy/backuplist.h"
#include "services/recovery/privacy/dataexport.h"
#include "services/recovery/privacy/eraser.h"
#include "services/recovery/privacy/restores.h"
#include "services/recovery/privacy/retention.h"
#include "services/recovery/privacy/reveal.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/consentstore.h"

namespace countersign {

namespace {

HttpResponse revealAnswer(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto reason = textMember(*body, "reason", 40);
    const auto note = decode<std::string>(body->value("note", Json("")));
    if (!reason || !note)
        return problem(reason ? note.error() : reason.error());
    const auto known = fromWord<RevealReason>(*reason);
    if (!known)
        return problem({ ErrorCode::InvalidInput, "reason is not one of the known words", std::nullopt });
    const auto shown = revealCustomer(parts.context, *call.person, { call.parts.at(0), *known, *note });
    if (!shown)
        return problem(shown.error());
    HttpResponse response = ok(*shown);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

HttpResponse consentsAnswer(const ServerParts& parts, Call& call)
{
    const auto& draftId = call.parts.at(0);
    const auto found = parts.context.reads.read<Json>([&](Connection& connection) -> Result<Json> {
        const auto subject
            = connection.row<std::tuple<std::string>>("SELECT subject_id FROM drafts WHERE id = :id", draftId);
        if (!subject)
            return tl::unexpected(subject.error());
        if (!*subject)
            return fail(ErrorCode::NotFound, "there is no such draft");
        const auto list = consentsOf(connection, std::get<0>(**subject));
        if (!list)
            return tl::unexpected(list.error());
        return Json{ { "consents", *list } };
    });
    return found ? ok(*found) : problem(found.error());
}

Result<CustomerWish> customerWishOf(const Json& body)
{
    auto shop = decode<std::string>(body.value("shop_id", Json("")));
    auto keys = decode<std::vector<std::string>>(body.value("customers", Json::array()));
    if (!shop || !keys)
        return tl::unexpected(shop ? keys.error() : shop.error());
    for (const auto& key : *keys)
        if (key.size() < 3 || key.size() > 320)
            return fail(ErrorCode::InvalidInput, "a customer is named by 3 to 320 bytes");
    return CustomerWish{ std::move(*shop), std::move(*keys) };
}

HttpResponse customerExport(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    const auto wish = body ? customerWishOf(*body) : Result<CustomerWish>(tl::unexpected(body.error()));
    if (!wish)
        return problem(wish.error());
    const auto data = exportCustomer(parts.context, *call.person, *wish);
    if (!data)
        return problem(data.error());
    HttpResponse response = ok(*data);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

HttpResponse customerErasure(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    const auto who = body ? customerWishOf(*body) : Result<CustomerWish>(tl::unexpected(body.error()));
    if (!who)
        return problem(who.error());
    const auto whole = decode<bool>(body->value("whole_shop", Json(false)));
    if (!whole)
        return problem(whole.error());
    // Nobody erases a shop by leaving out a list.
    if (*whole != who->keys.empty())
        return problem({ ErrorCode::InvalidInput, "name customers, or say whole_shop: true with the shop's id", std::nullopt });
    const auto report = erase(parts.context, *call.person, { .who = *who });
    if (!report)
        return problem(report.error());
    if (*whole && parts.shopsChanged)
        if (auto told = parts.shopsChanged(); !told)
            return problem(told.error());
    return ok(*report);
}

Json emptiedCounts(const std::map<KeptKind, std::int64_t>& counts)
{
    Json json = Json::object();
    for (const auto& [kind, count] : counts)
        json[std::string(word(kind))] = count;
    return json;
}

Json keptLimitsJson()
{
    Json json = Json::object();
    for (const auto& [kind, name] : EnumWords<KeptKind>::words) {
        const auto limit = keptLimit(kind);
        json[std::string(name)] = Json{ { "least", limit.least }, { "usual", limit.usual }, { "most", limit.most } };
    }
    return json;
}

HttpResponse retentionAnswer(const ServerParts& parts)
{
    const auto settings = parts.context.reads.read<RetentionInForce>([](Connection& connection) { return retentionInForce(connection); });
    if (!settings)
        return problem(settings.error());
    return ok(Json{ { "version", settings->version }, { "days", settings->retention }, { "limits", keptLimitsJson() } });
}

Result<Retention> retentionDaysOf(const HttpRequest& request)
{
    const auto body = bodyObject(request);
    if (!body)
        return tl::unexpected(body.error());
    return retentionFromJson(body->value("days", Json::object()));
}

HttpResponse setRetentionDays(const ServerParts& parts, Call& call)
{
    const auto wanted = retentionDaysOf(call.request);
    if (!wanted)
        return problem(wanted.error());
    std::int64_t version = 0;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const auto set = setRetention(connection, *call.person, *wanted, parts.context.clock.now());
        if (!set)
            return tl::unexpected(set.error());
        version = *set;
        return {};
    });
    return written ? ok(Json{ { "version", version }, { "days", *wanted } }) : problem(written.error());
}

HttpResponse retentionPreview(const ServerParts& parts, Call& call)
{
    const auto wanted = retentionDaysOf(call.request);
    if (!wanted)
        return problem(wanted.error());
    const auto counts = parts.context.reads.read<std::map<KeptKind, std::int64_t>>(
        [&](Connection& connection) { return previewRetention(connection, *wanted, parts.context.clock.now()); });
    return counts ? ok(Json{ { "would_empty", emptiedCounts(*counts) }, { "counted_up_to", mostPreviewed } }) : problem(counts.error());
}

HttpResponse listBackups(const ServerParts& parts, Call& call)
{
    const bool all = call.request.queryValue("all") == "1";
    const auto body = parts.context.reads.read<Json>([all](Connection& connection) -> Result<Json> {
        const auto list = backups(connection, all);
        const auto until = list ? backupHorizon(connection) : Result<std::optional<TimeMs>>(tl::unexpected(list.error()));
        if (!until)
            return tl::unexpected(until.error());
        return Json{ { "backups", *list }, { "until", *until ? Json(formatTime(**until)) : Json() } };
    });
    return body ? ok(*body) : problem(body.error());
}

HttpResponse addBackup(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto file = textMember(*body, "file", 1000);
    const auto sha256 = textMember(*body, "sha256", 64);
    if (!file || !sha256)
        return problem(file ? sha256.error() : file.error());
    const auto bytes = decode<std::int64_t>(body->value("bytes", Json(0)));
    const auto entries = decode<std::int64_t>(body->value("entries", Json(0)));
    const auto days = decode<std::int64_t>(body->value("keep_days", Json(usualBackupDays)));
    for (const auto* number : { &bytes, &entries, &days })
        if (!*number)
            return problem(number->error());
    if (*days < 1 || *days > mostBackupDays)
        return problem({ ErrorCode::InvalidInput, "keep_days is 1 to " + std::to_string(mostBackupDays), std::nullopt });
    KeptBackup kept;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const TimeMs now = parts.context.clock.now();
        auto noted = noteBackup(
            connection, *call.person, { {}, *file, *sha256, *bytes, *entries, now, now + *days * dayMs, std::nullopt }, now);
        if (!noted)
            return tl::unexpected(std::move(noted.error()));
        kept = std::move(*noted);
        return {};
    });
    return written ? ok(kept, 201) : problem(written.error());
}

HttpResponse removeBackup(const ServerParts& parts, Call& call)
{
    const auto gone = parts.context.writer.run([&](Connection& connection) {
        return noteBackupGone(connection, *call.person, call.parts.at(0), parts.context.clock.now());
    });
    return gone ? noContent() : problem(gone.error());
}

Json restoreProofs(const std::vector<EntryProof>& proofs)
{
    Json list = Json::array();
    for (const auto& proof : proofs) {
        Json hashes = Json::array();
        for (const auto& hash : proof.hashes)
            hashes.push_back(base64(view(hash)));
        list.push_back(
            { { "index", proof.index }, { "entry", proof.entry }, { "hashes", std::move(hashes) }, { "checkpoint", proof.checkpoint } });
    }
    return list;
}

HttpResponse restoresAnswer(const ServerParts& parts)
{
    const auto body = parts.context.reads.read<Json>([](Connection& connection) -> Result<Json> {
        const auto restored = restoreActs(connection, "restored");
        const auto accepted = restored ? restoreActs(connection, "accepted") : Result<std::vector<EntryProof>>(tl::unexpected(restored.error()));
        if (!accepted)
            return tl::unexpected(accepted.error());
        return Json{ { "restored", restoreProofs(*restored) }, { "accepted", restoreProofs(*accepted) } };
    });
    return body ? ok(*body) : problem(body.error());
}

HttpResponse acceptRestoreAnswer(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto note = textMember(*body, "seen", 64 * 1024);
    const auto reason = textMember(*body, "reason", 40);
    if (!note || !reason)
        return problem(note ? reason.error() : note.error());
    const auto written = parts.context.writer.run([&](Connection& connection) {
        return acceptRestore(connection, parts.context.keys, *call.person, { *note, *reason }, parts.context.clock.now());
    });
    return written ? noContent() : problem(written.error());
}

}  // namespace

void addPrivacyRoutes(Router& router, const ServerParts& parts)
{
    const auto answer = [&](const char* method, const char* pattern, std::variant<Access, Permission> access, auto with) {
        router.add({ method, pattern, access, [parts, with](Call& call) { return with(parts, call); }, {} });
    };
    answer("POST", "/v1/drafts/{id}/reveal", Permission::Reveal, revealAnswer);
    answer("GET", "/v1/drafts/{id}/consents", Permission::ReadDrafts, consentsAnswer);
    answer("POST", "/v1/privacy/exports", Permission::ManagePrivacy, customerExport);
    answer("POST", "/v1/privacy/erasures", Permission::ManagePrivacy, customerErasure);
    answer("GET", "/v1/privacy/retention", Permission::ReadPolicy, [](const ServerParts& of, Call&) { return retentionAnswer(of); });
    answer("PUT", "/v1/privacy/retention", Permission::ManagePrivacy, setRetentionDays);
    answer("POST", "/v1/privacy/retention/preview", Permission::ManagePrivacy, retentionPreview);
    answer("GET", "/v1/privacy/backups", Permission::ManagePrivacy, listBackups);
    answer("POST", "/v1/privacy/backups", Permission::ManagePrivacy, addBackup);
    answer("DELETE", "/v1/privacy/backups/{id}", Permission::ManagePrivacy, removeBackup);
    // Everyone whose console has seen the longer record is told; accepting takes a right.
    answer("GET", "/v1/audit/restores", Access::SignedIn, [](const ServerParts& of, Call&) { return restoresAnswer(of); });
    answer("POST", "/v1/audit/restores/accepted", Permission::AcceptRestore, acceptRestoreAnswer);
}

}  // namespace countersign
