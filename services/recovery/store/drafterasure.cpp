#include "services/base/dropcount.h"
#include "services/base/packing.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/rowjson.h"

#include "models/domain/draft.h"

#include <array>

namespace countersign {

namespace {

// Ids, figures and names of rules; no word that anybody wrote, nothing that was in the cart, no code.
Draft withoutWords(const Draft& draft)
{
    Draft kept;
    kept.summary = draft.summary;
    kept.summary.whyYours.clear();
    kept.summary.maskedName.clear();
    kept.summary.lease.reset();
    kept.cartId = draft.cartId;
    kept.title = draft.title;
    kept.abandonedAt = draft.abandonedAt;
    kept.timeZone = draft.timeZone;
    kept.diagnosis = draft.diagnosis;
    kept.diagnosis.evidence.clear();
    kept.offer = draft.offer;
    kept.offer.code.clear();
    kept.prompt = draft.prompt;
    kept.composer = draft.composer;
    for (CheckResult check : draft.checks) {
        check.sentence.clear();
        kept.checks.push_back(std::move(check));
    }
    kept.routing = draft.routing;
    kept.routing.sentence.clear();
    kept.approvals = draft.approvals;
    kept.decisionId = draft.decisionId;
    kept.holdUntil = draft.holdUntil;
    return kept;
}

// A body that cannot be read is no reason to keep it.
Draft readableDraft(const std::string& summary, const std::string& body, const std::string& standing, const std::string& draftId)
{
    if (auto draft = draftFromRow(summary, body, standing))
        return std::move(*draft);
    Draft empty;
    empty.summary.id = draftId;
    return empty;
}

// A test case is made of what people changed in its draft, its name too. It stays as one that cannot run (prompts/prompttests). Most are of
// other drafts, which looking for the id tells without reading their JSON.
Result<void> stripTests(Connection& connection, const std::string& draftId)
{
    const auto tests = connection.rows<std::tuple<std::string, std::string>>(
        "SELECT id, author FROM prompt_tests WHERE instr(test, :id) > 0 AND json_extract(test, '$.draft_id') = :draft", draftId, draftId);
    if (!tests)
        return tl::unexpected(tests.error());
    for (const auto& [id, author] : *tests) {
        auto stripped = dropCount(connection.run("UPDATE prompt_tests SET test = json_set(test, '$.name', '', '$.must_say', json('[]'), "
                                                 "'$.must_not_say', json('[]'), '$.from_edit', '') WHERE id = :id",
            id));
        if (stripped)
            stripped = emptyKeptAnswer(connection, author, id);
        if (!stripped)
            return stripped;
    }
    return {};
}

} // namespace

Result<void> emptyKeptAnswer(Connection& connection, const std::string& personId, const std::string& about)
{
    return dropCount(
        connection.run("UPDATE idempotency SET answer = '{}' WHERE person_id = :person AND instr(answer, :about) > 0", personId, about));
}

Result<void> stripDraft(Connection& connection, const std::string& draftId)
{
    const auto row = connection.row<std::tuple<std::int64_t, std::string, std::string, std::string, std::string>>(
        "SELECT seq, state, summary, body, standing FROM drafts WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such draft");
    const auto& [seq, state, summary, body, standing] = **row;
    Draft kept = withoutWords(readableDraft(summary, body, standing, draftId));
    kept.summary.state = fromWord<DraftState>(state).value_or(kept.summary.state);
    if (auto written
        = dropCount(connection.run("UPDATE drafts SET sealed = '', summary = :summary, standing = '', body = :body WHERE seq = :seq",
            jsonText(kept.summary), packedText(jsonText(kept)), seq));
        !written)
        return written;
    if (auto gone = dropCount(connection.run("DELETE FROM draft_text WHERE rowid = :seq", seq)); !gone)
        return gone;
    // Each revision keeps something of its own: whether two were the same is counted, never what they said.
    constexpr std::array statements{
        "UPDATE revisions SET note = '', contents = '[' || revision || ']' WHERE draft_id = :id",
        "UPDATE decisions SET note = '' WHERE draft_id = :id",
        "UPDATE comments SET sealed = '' WHERE draft_id = :id",
        "DELETE FROM edit_runs WHERE draft_id = :id",
        "UPDATE edit_distances SET words = '' WHERE draft_id = :id AND words <> ''",
        "UPDATE exchanges SET citations = '[]', exchange = json_set(exchange, '$.system', '', '$.user', '', '$.answer', '', '$.trouble', '', "
        "'$.faults', json('[]')) WHERE draft_id = :id",
        "UPDATE replay_results SET result = json_remove(json_set(result, '$.failures', json('[]')), '$.after', '$.title') "
        "WHERE draft_id = :id",
        "UPDATE sends SET detail = '' WHERE draft_id = :id AND detail <> ''",
        "UPDATE reveals SET note = '' WHERE draft_id = :id AND note <> ''",
        "DELETE FROM audit_codes WHERE draft_id = :id",
        "UPDATE seeded SET planted = '' WHERE draft_id = :id AND planted <> ''",
    };
    for (const char* sql : statements)
        if (auto done = dropCount(connection.run(sql, draftId)); !done)
            return done;
    return stripTests(connection, draftId);
}

} // namespace countersign
