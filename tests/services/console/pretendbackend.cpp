#include "tests/services/console/pretendbackend.h"

#include "models/domain/approvalfacts.h"
#include "models/domain/ids.h"
#include "models/domain/tlogrotation.h"
#include "tests/support/console/sampledrafts.h"

#include <QDateTime>
#include <QUrlQuery>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

const std::string origin = "countersign.test/1";

QByteArray bytes(const Json& json) { return QByteArray::fromStdString(json.dump()); }

Json bodyOf(const ScriptedRequest& request)
{
    return parseJson(request.body.toStdString(), {.maxBytes = 1 << 24}).value_or(Json::object());
}

std::int64_t number(const ScriptedRequest& request, const QString& name)
{
    return QUrlQuery(QString::fromUtf8(request.target.mid(request.target.indexOf('?') + 1))).queryItemValue(name).toLongLong();
}

std::string part(const ScriptedRequest& request, int index)
{
    return request.target.split('?').value(0).split('/').value(index).toStdString();
}

}  // namespace

PretendBackend::PretendBackend(std::vector<Draft> given) : person(samplePerson())
{
    for (Draft& draft : given)
        drafts[draft.summary.id] = std::move(draft);
    appendEntry({{"action", "log.begun"}});
    server.always("POST /v1/sessions", [this](const ScriptedRequest& request) {
        if (bodyOf(request).value("password", "") != "secret")
            return problemReply(401, "unauthenticated", "login or password is wrong");
        return reply(200, bytes({{"token", "t0k"}, {"expires_at", "2126-11-22T00:00:00.000Z"}, {"person", person}}));
    });
    server.always("DELETE /v1/sessions/current", [](const ScriptedRequest&) { return reply(204, {}); });
    server.always("GET /v1/me", [this](const ScriptedRequest&) { return reply(200, bytes(person)); });
    server.always("POST /v1/me/keys", [this](const ScriptedRequest& request) {
        const std::string key = fromBase64(bodyOf(request).value("public_key", "")).value_or("");
        m_reviewerKeys[keyId(key)] = key;
        return reply(200, bytes({{"key_id", keyId(key)}}));
    });
    server.always("GET /v1/policy", [this](const ScriptedRequest&) {
        return reply(200, bytes({{"version", 1}, {"policy", samplePolicy()}, {"brand_rules", brandRules}}));
    });
    server.always("GET /v1/colleagues", [this](const ScriptedRequest&) {
        return reply(200, bytes({{"colleagues", {{{"person_id", person.id}, {"name", person.name}, {"roles", person.roles}}}}, {"roles", Json::array()}}));
    });
    for (const char* line : {"GET /v1/presence", "PUT /v1/presence"})
        server.always(line, [](const ScriptedRequest&) { return reply(200, bytes({{"drafts", Json::array()}})); });
    server.always("GET /v1/views", [](const ScriptedRequest&) { return reply(200, bytes({{"views", Json::array()}})); });
    server.always("GET /v1/drafts?", [this](const ScriptedRequest& request) {
        const std::string cursor
            = QUrlQuery(QString::fromUtf8(request.target.split('?').value(1))).queryItemValue(u"cursor"_s).toStdString();
        Json list = Json::array();
        std::string next;
        for (auto it = cursor.empty() ? drafts.begin() : drafts.upper_bound(cursor); it != drafts.end(); ++it) {
            if (list.size() == 20) {  // smaller pages than asked for are allowed
                next = list.back()["summary"]["id"].get<std::string>();
                break;
            }
            list.push_back(it->second);
        }
        return reply(200, bytes({{"drafts", list}, {"next", next.empty() ? Json(nullptr) : Json(next)}, {"as_of", seq()}}));
    });
    server.always("GET /v1/drafts/", [this](const ScriptedRequest& request) {
        const auto found = drafts.find(part(request, 3));
        return found == drafts.end() ? problemReply(404, "not_found", "no such draft") : reply(200, bytes(found->second));
    });
    server.always("POST /v1/drafts/", [this](const ScriptedRequest& request) {
        if (request.target.contains("/decisions"))
            return decide(request);
        Lease lease{person.id, person.name, 4'000'000'000'000};
        return reply(200, bytes({{"lease", lease}}));
    });
    server.always("DELETE /v1/drafts/", [](const ScriptedRequest&) { return reply(204, {}); });
    server.always("GET /v1/decisions/", [this](const ScriptedRequest& request) {
        const auto found = decisions.find(part(request, 3));
        return found == decisions.end() ? problemReply(404, "not_found", "no such decision") : reply(200, bytes(found->second));
    });
    server.always("POST /v1/decisions/", [this](const ScriptedRequest& request) { return undo(request); });
    server.always("POST /v1/assignments", [this](const ScriptedRequest& request) {
        return request.target.endsWith("/undo") ? giveBack(request) : assign(request);
    });
    server.always("GET /v1/changes", [this](const ScriptedRequest& request) { return changesSince(request); });
    server.always("GET /v1/stream", [](const ScriptedRequest&) {
        ScriptedReply stream = reply(200, {}, "text/event-stream");
        stream.kind = ScriptedReply::Kind::Stream;
        return stream;
    });
    server.always("GET /v1/break-glass",
        [this](const ScriptedRequest&) { return reply(200, bytes({{"allowed", glassAllowed}, {"open", glass}})); });
    server.always("POST /v1/break-glass", [this](const ScriptedRequest& request) { return breakGlass(request); });
    server.always("GET /v1/audit/vkey", [this](const ScriptedRequest&) {
        return reply(200, QByteArray::fromStdString(verifierKey(origin, m_log.publicKey)) + '\n', "text/plain");
    });
    server.always("GET /v1/audit/checkpoint", [this](const ScriptedRequest&) {
        return reply(200, QByteArray::fromStdString(signCheckpoint(checkpoint(m_entries.size()), m_log)), "text/plain");
    });
    server.always("GET /v1/audit/witnesses", [this](const ScriptedRequest&) { return reply(200, bytes({{"witnesses", witnesses}})); });
    server.always("GET /v1/audit/rotations", [this](const ScriptedRequest&) {
        return reply(200, QByteArray::fromStdString(rotationsText(rotations)), "text/plain");
    });
    server.always("GET /v1/audit/consistency", [this](const ScriptedRequest& request) {
        const auto proof = consistencyProof(number(request, u"from"_s), number(request, u"to"_s), hashAt());
        Json hashes = Json::array();
        for (const Hash& hash : proof.value_or(std::vector<Hash>()))
            hashes.push_back(base64(view(hash)));
        return reply(200, bytes({{"hashes", hashes}}));
    });
    server.always("GET /v1/audit/inclusion", [this](const ScriptedRequest& request) {
        const auto found = m_entryOf.find(request.target.split('=').last().toStdString());
        if (found == m_entryOf.end() || found->second >= m_entries.size())
            return problemReply(404, "not_found", "not in the record");
        const auto size = static_cast<std::int64_t>(m_entries.size());
        Json hashes = Json::array();
        for (const Hash& hash : inclusionProof(static_cast<std::int64_t>(found->second), size, hashAt()).value_or(std::vector<Hash>()))
            hashes.push_back(base64(view(hash)));
        return reply(200, bytes({{"index", found->second}, {"entry", m_entries[found->second]}, {"hashes", hashes},
            {"checkpoint", signCheckpoint(checkpoint(m_entries.size()), m_log)}}));
    });
    server.always("POST /v1/audit/cosignatures", [this](const ScriptedRequest& request) {
        const Json body = bodyOf(request);
        const auto witness = parseVerifierKey(body.value("vkey", ""));
        if (witness)
            cosignedNote = body.value("note", "");
        cosigned += witness && openCosignature(body.value("note", ""), *witness).has_value();
        return reply(204, {});
    });
}

void PretendBackend::change(const std::string& kind, const std::string& entity)
{
    m_changes.emplace_back(kind, entity);
    server.push("id: " + QByteArray::number(static_cast<qlonglong>(seq())) + "\nevent: change\ndata: {\"seq\":1}\n\n");
}

void PretendBackend::put(const Draft& draft)
{
    drafts[draft.summary.id] = draft;
    change("draft", draft.summary.id);
}

void PretendBackend::appendEntry(const Json& entry) { m_entries.push_back(canonicalJson(entry)); }

void PretendBackend::rollBack(std::size_t entries) { m_entries.resize(m_entries.size() - entries); }

void PretendBackend::passKeyOn(bool signedByOld)
{
    const SigningKey next = newSigningKey();
    rotations.push_back(rotationLink(origin, signedByOld ? m_log : next, next, 1'700'000'000'000));
    m_log = next;
}

void PretendBackend::fork(std::size_t index)
{
    m_entries[index] = canonicalJson(Json{{"action", "rewritten"}});
    appendEntry({{"action", "and.went.on"}});
}

void PretendBackend::forgetChanges() { m_changes.clear(); }

Checkpoint PretendBackend::checkpoint(std::size_t size) const
{
    TreeHead head;
    for (std::size_t i = 0; i < size; ++i)
        head.append(leafHash(m_entries[i]));
    return {origin, static_cast<std::int64_t>(size), head.root()};
}

HashAt PretendBackend::hashAt() const
{
    return [this](int level, std::int64_t index) -> Result<Hash> {
        TreeHead head;
        const std::int64_t width = std::int64_t{1} << level;
        for (std::int64_t i = index * width; i < (index + 1) * width; ++i) {
            if (i >= static_cast<std::int64_t>(m_entries.size()))
                return fail(ErrorCode::NotFound, "no such leaf");
            head.append(leafHash(m_entries[static_cast<std::size_t>(i)]));
        }
        return head.root();
    };
}

ScriptedReply PretendBackend::decide(const ScriptedRequest& request)
{
    auto decision = decode<Decision>(bodyOf(request));
    if (!decision)
        return problemReply(400, "invalid_input", QByteArray::fromStdString(decision.error().detail));
    const DecisionStatement& statement = decision->statement;
    if (request.headers.value("idempotency-key").toStdString() != statement.decisionId)
        problems.emplace_back("key is not the decision");
    if (!decisions.contains(statement.decisionId)) {
        Draft& draft = drafts[statement.draftId];
        if (const auto refused = refusal(statement, draft))
            return *refused;
        if (request.headers.value("if-match") != '"' + QByteArray::number(static_cast<qlonglong>(draft.summary.revision)) + '"')
            return problemReply(412, "precondition_failed", "the draft has another revision");
        if (!verify(m_reviewerKeys[statement.keyId], signedBytes(statement), fromBase64(decision->signature).value_or("")))
            problems.emplace_back("signature");
        const Content* content = decision->content ? &*decision->content : contentFor(draft, draft.summary.channel);
        const auto rendered = render(*content, draft.values);
        const auto binding = rendered ? makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt)
                                      : Result<Binding>(tl::unexpected(rendered.error()));
        if (!binding || !(*binding == statement.binding))
            problems.emplace_back("binding");
        if (noteDigest(decision->noteSalt, decision->note) != statement.noteDigest)
            problems.emplace_back("note digest");
        m_entryOf[statement.decisionId] = m_entries.size();
        appendEntry({{"action", "decision.accepted"}, {"subject", statement.decisionId},
            {"data", {{"statement", statement}, {"signature", decision->signature}, {"key_id", statement.keyId}}}});
        draft.summary.state = statement.verdict == Verdict::Reject ? DraftState::Rejected : DraftState::Held;
        draft.decisionId = statement.decisionId;
        decisions[statement.decisionId]
            = Json{ { "decision_id", statement.decisionId }, { "state", statement.verdict == Verdict::Reject ? "accepted" : "held" },
                  { "draft_id", statement.draftId }, { "draft_state", word(draft.summary.state) }, { "revision", statement.revision },
                  { "hold_until", statement.verdict == Verdict::Reject ? Json(nullptr) : Json(holdUntil ? formatTime(holdUntil()) : "2126-11-21T10:00:00.000Z") },
                  { "approvals_have", 1 }, { "approvals_needed", 1 }, { "detail", "" } };
        change("draft", statement.draftId);
        change("decision", statement.decisionId);
    }
    if (std::exchange(loseNextAnswer, false))
        return dropReply();
    return reply(200, bytes(decisions[statement.decisionId]));
}

std::optional<ScriptedReply> PretendBackend::refusal(const DecisionStatement& statement, const Draft& draft) const
{
    if (!judgedBy)
        return std::nullopt;
    auto failing
        = evaluate(judgedBy->requirements, approvalFacts(draft, person, statement.verdict, statement.decidedAt), statement.overrides);
    std::erase_if(failing, [](const RequirementResult& result) {
        return result.state != RequirementState::Unsatisfied && result.state != RequirementState::Error;
    });
    if (!failing.empty())
        return problemReply(403, "forbidden", "requirements fail", ",\"requirements\":" + bytes(Json(failing)));
    if (draft.summary.state != DraftState::Queued)
        return problemReply(409, "conflict", "the draft is not in the queue any more");
    return std::nullopt;
}

ScriptedReply PretendBackend::undo(const ScriptedRequest& request)
{
    const auto found = decisions.find(part(request, 3));
    if (found == decisions.end())
        return problemReply(404, "not_found", "no such decision");
    if (found->second["state"] == "undone")
        return reply(200, bytes({{"decision_id", found->first}, {"state", "undone"}}));
    found->second["state"] = "undone";
    found->second["hold_until"] = nullptr;
    Draft& draft = drafts[found->second["draft_id"].get<std::string>()];
    draft.summary.state = DraftState::Queued;
    draft.decisionId.clear();
    change("draft", draft.summary.id);
    change("decision", found->first);
    return reply(200, bytes({{"decision_id", found->first}, {"state", "undone"}}));
}

ScriptedReply PretendBackend::breakGlass(const ScriptedRequest& request)
{
    if (request.target.endsWith("/close")) {
        const std::string id = part(request, 3);
        const auto open = std::find_if(glass.begin(), glass.end(), [&id](const BrokenGlass& one) { return one.id == id; });
        if (open == glass.end())
            return problemReply(404, "not_found", "no such right is open");
        person.permissions.erase(open->right);
        glass.erase(open);
        return reply(204, {});
    }
    if (!glassAllowed)
        return problemReply(403, "forbidden", "rights may not be taken in an emergency here: who manages people has not allowed it");
    const Json body = bodyOf(request);
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const BrokenGlass taken{"g-" + std::to_string(glass.size()), person.id, person.name, fromWord<Permission>(body.value("right", "")).value(),
        fromWord<Emergency>(body.value("emergency", "")).value(), fromWord<NobodyElse>(body.value("nobody", "")).value(), now, now + glassLastsMs};
    glass.push_back(taken);
    person.permissions.insert(taken.right);
    return reply(201, bytes(taken));
}

ScriptedReply PretendBackend::assign(const ScriptedRequest& request)
{
    const Json body = bodyOf(request);
    const auto ids = body.at("draft_ids").get<std::vector<std::string>>();
    for (const std::string& id : ids) {
        DraftSummary& summary = drafts[id].summary;
        before[id] = summary.assignee;
        summary.assignee = body.at("to").is_null() ? std::nullopt : std::optional(body.at("to").get<Assignee>());
        m_givenIn[id] = body.value("batch", "");
        change("draft", id);
    }
    return reply(200, bytes({{"assigned", ids.size()}}));
}

ScriptedReply PretendBackend::giveBack(const ScriptedRequest& request)
{
    const Json body = bodyOf(request);
    int undone = 0;
    Json left = Json::array();
    for (const auto& id : body.at("draft_ids").get<std::vector<std::string>>()) {
        if (m_givenIn[id] != body.at("batch").get<std::string>() || !before.contains(id)) {
            left.push_back({{"draft_id", id}, {"detail", "it was given to someone else since"}});
            continue;
        }
        drafts[id].summary.assignee = before[id];
        before.erase(id);
        ++undone;
        change("draft", id);
    }
    return reply(200, bytes({{"batch", body.at("batch")}, {"undone", undone}, {"left", left}}));
}

ScriptedReply PretendBackend::changesSince(const ScriptedRequest& request)
{
    const std::int64_t since = number(request, u"since"_s);
    if (since > seq())
        return problemReply(409, "conflict", "since is beyond the newest change");
    const std::int64_t limit = std::min<std::int64_t>(number(request, u"limit"_s), 7);
    Json list = Json::array();
    std::int64_t at = since;
    for (; at < seq() && at < since + limit; ++at) {
        const auto& [kind, entity] = m_changes[static_cast<std::size_t>(at - m_base)];
        Json item{{"seq", at + 1}, {"kind", kind}, {"entity", entity}, {"at", "2026-11-21T10:00:00.000Z"}};
        if (kind == "draft" && drafts.contains(entity))
            item["draft"] = drafts[entity];
        if (kind == "decision" && decisions.contains(entity))
            item["decision"] = decisions[entity];
        list.push_back(item);
    }
    return reply(200, bytes({{"changes", list}, {"next", at}, {"more", at < seq()}}));
}

}  // namespace countersign
