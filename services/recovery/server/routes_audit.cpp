#include "models/domain/tlogpolicy.h"
#include "models/domain/tlogrotation.h"
#include "services/recovery/record/auditproof.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/rotation.h"
#include "services/recovery/record/witness.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/auditreads.h"
#include "services/recovery/server/recoveryserver.h"

namespace countersign {

namespace {

HttpResponse text(std::string body, const char* type = "text/plain; charset=utf-8")
{
    HttpResponse response;
    response.contentType = type;
    response.body = std::move(body);
    return response;
}

Json base64List(const std::vector<Hash>& hashes)
{
    Json list = Json::array();
    for (const auto& hash : hashes)
        list.push_back(base64(view(hash)));
    return list;
}

HttpResponse checkpoint(const ServerParts& parts)
{
    auto note = parts.context.reads.read<std::string>([](Connection& connection) { return AuditTree(connection).checkpoint(); });
    return note ? text(std::move(*note)) : problem(note.error());
}

// A bundle is its heads and its tiles of entries: whoever fetches either is exporting, and both are one entry of the record.
Result<void> noteWhole(AuditReads& reads, const Person& person)
{
    return reads.note(person, { "audit.exported", "record", "", Json{ { "bundle", true } } });
}

// Checkpoint, key and policy of one reading: a cosignature that came between two would make a bundle of them fail.
HttpResponse evidence(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const auto body = parts.context.reads.read<Json>([&](Connection& connection) -> Result<Json> {
        const std::string vkey = logVerifierKey(parts.context.keys);
        const auto log = parseVerifierKey(vkey);
        if (!log)
            return tl::unexpected(log.error());
        const auto note = AuditTree(connection).checkpoint();
        if (!note)
            return tl::unexpected(note.error());
        const auto opened = openCheckpoint(*note, *log);
        if (!opened)
            return tl::unexpected(opened.error());
        const auto witnesses = witnessesOf(connection, opened->size);
        if (!witnesses)
            return tl::unexpected(witnesses.error());
        LogPolicy policy{ { vkey }, {} };
        for (const auto& witness : *witnesses)
            if (const auto parsed = parseVerifierKey(witness); parsed && openCosignature(*note, *parsed))
                policy.witnesses.push_back(witness);
        const auto links = rotationLinks(connection);
        if (!links)
            return tl::unexpected(links.error());
        return Json{ { "checkpoint", *note }, { "vkey", vkey }, { "policy", policyText(policy) }, { "rotations", rotationsText(*links) } };
    });
    if (!body)
        return problem(body.error());
    const auto noted = noteWhole(reads, *call.person);
    return noted ? ok(*body) : problem(noted.error());
}

// How one gets from a key seen earlier to the one that the record is signed with now.
HttpResponse rotations(const ServerParts& parts)
{
    const auto links = parts.context.reads.read<std::vector<std::string>>([](Connection& connection) { return rotationLinks(connection); });
    return links ? text(rotationsText(*links)) : problem(links.error());
}

HttpResponse witnesses(const ServerParts& parts)
{
    const auto vkeys = parts.context.reads.read<std::vector<std::string>>([](Connection& connection) { return allWitnesses(connection); });
    return vkeys ? ok(Json{ { "witnesses", *vkeys } }) : problem(vkeys.error());
}

HttpResponse consistency(const ServerParts& parts, Call& call)
{
    const auto from = numberOf(call.request, "from", 0, 0, INT64_MAX);
    const auto to = numberOf(call.request, "to", 0, 0, INT64_MAX);
    for (const auto* number : { &from, &to })
        if (!*number)
            return problem(number->error());
    const auto proof = parts.context.reads.read<std::vector<Hash>>(
        [&](Connection& connection) { return AuditTree(connection).consistency(*from, *to); });
    return proof ? ok(Json{ { "hashes", base64List(*proof) } }) : problem(proof.error());
}

// One's own decision is proved to whoever made it; another's is read, and taking proofs of many out is one entry of the record.
Result<void> mayProve(AuditReads& reads, const Person& person, const std::string& entry)
{
    const Json json = Json::parse(entry, nullptr, false);
    if (json.is_object() && json.value("actor_kind", Json()) == "person" && json.value("actor", Json()) == person.id)
        return {};
    if (!person.may(Permission::ReadAudit))
        return fail(ErrorCode::NotFound, "there is no such decision");
    return reads.note(person, { "audit.exported", "record", "", Json{ { "proofs", true } } });
}

HttpResponse inclusion(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const std::string decision = call.request.queryValue("decision");
    const auto proof = parts.context.reads.read<EntryProof>([&](Connection& connection) { return proveDecision(connection, decision); });
    if (!proof)
        return problem(proof.error());
    if (const auto may = mayProve(reads, *call.person, proof->entry); !may)
        return problem(may.error());
    return ok(Json{ { "index", proof->index }, { "entry", proof->entry }, { "hashes", base64List(proof->hashes) },
        { "checkpoint", proof->checkpoint } });
}

// Hashes say nothing of what happened; entries are read.
HttpResponse tile(const ServerParts& parts, AuditReads& reads, Call& call)
{
    auto bytes = parts.context.reads.read<std::string>(
        [&](Connection& connection) { return AuditTree(connection).tile("tile/" + call.parts.at(0)); });
    if (!bytes)
        return problem(bytes.error());
    if (call.parts.at(0).starts_with("entries/"))
        if (const auto noted = noteWhole(reads, *call.person); !noted)
            return problem(noted.error());
    return text(std::move(*bytes), "application/octet-stream");
}

// The same entry as for the lineage: one draft's way was read.
Result<void> noteDraft(AuditReads& reads, const Person& person, const std::string& draftId)
{
    return reads.note(person, { "audit.lineage_read", "draft", draftId, Json::object() });
}

Json eventsJson(const std::vector<RecordedEntry>& entries)
{
    Json list = Json::array();
    for (const auto& recorded : entries) {
        Json entry = Json::parse(recorded.entry, nullptr, false);
        list.push_back({ { "index", recorded.index }, { "entry", entry.is_discarded() ? Json() : std::move(entry) } });
    }
    return list;
}

HttpResponse events(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const auto after = numberOf(call.request, "after", -1, -1, INT64_MAX);
    const auto limit = numberOf(call.request, "limit", 200, 1, 1000);
    for (const auto* number : { &after, &limit })
        if (!*number)
            return problem(number->error());
    const std::string draft = call.request.queryValue("draft");
    const auto entries = parts.context.reads.read<std::vector<RecordedEntry>>([&](Connection& connection) {
        AuditTree tree(connection);
        return draft.empty() ? tree.entries(*after, *limit) : tree.entriesOfDraft(draft, *after, *limit);
    });
    if (!entries)
        return problem(entries.error());
    const auto noted = draft.empty() ? reads.note(*call.person, { "audit.searched", "record", "", Json{ { "events", true } } })
                                     : noteDraft(reads, *call.person, draft);
    if (!noted)
        return problem(noted.error());
    return ok(Json{ { "events", eventsJson(*entries) }, { "next", entries->empty() ? *after : entries->back().index } });
}

HttpResponse draftEvents(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const std::string& draft = call.parts.at(0);
    const auto entries = parts.context.reads.read<std::vector<RecordedEntry>>(
        [&](Connection& connection) { return AuditTree(connection).entriesOfDraft(draft); });
    if (!entries)
        return problem(entries.error());
    if (entries->empty())
        return problem({ ErrorCode::NotFound, "the record has nothing about this draft", std::nullopt });
    if (const auto noted = noteDraft(reads, *call.person, draft); !noted)
        return problem(noted.error());
    return ok(Json{ { "draft_id", draft }, { "events", eventsJson(*entries) } });
}

HttpResponse cosign(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto vkey = textMember(*body, "vkey", 500);
    const auto note = textMember(*body, "note", 64 * 1024);
    for (const auto* member : { &vkey, &note })
        if (!*member)
            return problem(member->error());
    const auto taken = parts.context.writer.run([&](Connection& connection) {
        return acceptCosignature(connection, parts.context.keys, call.person->id, *vkey, *note, parts.context.clock.now());
    });
    return taken ? noContent() : problem(taken.error());
}

} // namespace

// Checkpoints, proofs and what one decided oneself are for everyone who signs; what else the entries say is for those who may read the
// record.
void addAuditRoutes(Router& router, const ServerParts& parts)
{
    const auto reads = std::make_shared<AuditReads>(parts.context);
    router.add({ "GET", "/v1/audit/checkpoint", Access::SignedIn, [parts](Call&) { return checkpoint(parts); }, {} });
    router.add(
        { "GET", "/v1/audit/vkey", Access::SignedIn, [parts](Call&) { return text(logVerifierKey(parts.context.keys) + "\n"); }, {} });
    router.add({ "GET", "/v1/audit/witnesses", Access::SignedIn, [parts](Call&) { return witnesses(parts); }, {} });
    router.add({ "GET", "/v1/audit/rotations", Access::SignedIn, [parts](Call&) { return rotations(parts); }, {} });
    router.add({ "GET", "/v1/audit/consistency", Access::SignedIn, [parts](Call& call) { return consistency(parts, call); }, {} });
    router.add(
        { "GET", "/v1/audit/inclusion", Access::SignedIn, [parts, reads](Call& call) { return inclusion(parts, *reads, call); }, {} });
    router.add({ "POST", "/v1/audit/cosignatures", Access::SignedIn, [parts](Call& call) { return cosign(parts, call); }, {} });
    router.add({ "GET", "/v1/audit/evidence", Permission::ExportAudit,
        [parts, reads](Call& call) { return evidence(parts, *reads, call); }, {} });
    router.add({ "GET", "/v1/audit/tile/{path...}", Permission::ReadAudit,
        [parts, reads](Call& call) { return tile(parts, *reads, call); }, {} });
    router.add({ "GET", "/v1/audit/events", Permission::ReadAudit,
        [parts, reads](Call& call) { return events(parts, *reads, call); }, {} });
    router.add({ "GET", "/v1/audit/drafts/{id}", Permission::ReadAudit,
        [parts, reads](Call& call) { return draftEvents(parts, *reads, call); }, {} });
}

} // namespace countersign
