#include "services/console/store/decisionrows.h"

#include "models/domain/money.h"
#include "models/domain/undowindow.h"
#include "models/view/qttext.h"
#include "services/base/dropcount.h"
#include "services/console/store/draftrows.h"

#include <QLocale>

namespace countersign {

namespace {

constexpr int mostOpen = 500;          // refused or voided ones shown at once; the next come up as those are dismissed
constexpr TimeMs sentLater = 7 * dayMs;  // a decision made earlier than this before a moment is not looked at as sent after it
constexpr JsonLimits decisionLimits{.maxBytes = 8 * 1024 * 1024, .maxDepth = 48, .maxKeys = 10000, .maxString = 2 * 1024 * 1024};

using Place = DecisionRecord::Place;

Result<Decision> openDecision(const SealKey& key, const std::string& id, const std::string& body, bool sealed)
{
    auto plain = sealed ? key.open(body, id) : Result<std::string>(body);
    if (!plain)
        return tl::unexpected(std::move(plain.error()));
    const auto json = parseJson(*plain, decisionLimits);
    if (!json)
        return fail(ErrorCode::Damaged, "a kept decision cannot be read");
    return decode<Decision>(*json);
}

bool isFinal(std::string_view place)
{
    return place == word(Place::Sent) || place == word(Place::Undone) || place == word(Place::Voided);
}

bool mayFollowFinal(Place place)
{
    switch (place) {
    case Place::Sent:
    case Place::Undone:
    case Place::Voided:
        return true;
    case Place::Kept:
    case Place::Accepted:
    case Place::Held:
    case Place::Refused:
    case Place::Unknown:
        return false;
    }
    return false;
}

// Backend's rule (Review::undo): what went to somebody else is theirs; the rest comes back for a while.
bool comesBackOnceAccepted(std::string_view verdict)
{
    return verdict != word(Verdict::SendBack) && verdict != word(Verdict::Escalate);
}

bool givesBack(Place place)
{
    return place == Place::Undone || place == Place::Voided || place == Place::Refused;
}

// Once sent, a decision need not outlive the key any more: from then on its words are sealed here in every case, or gone when it is over.
Result<void> sealBody(Connection& connection, const SealKey& key, const std::string& id, bool over)
{
    if (over) {
        if (auto gone = dropCount(connection.run("DELETE FROM decided_drafts WHERE decision_id = :a", id)); !gone)
            return gone;
        return dropCount(connection.run("UPDATE decisions SET body = '' WHERE id = :a", id));
    }
    const auto open = connection.row<std::tuple<std::string>>("SELECT body FROM decisions WHERE id = :a AND body_sealed = 0 AND body <> ''", id);
    if (!open)
        return tl::unexpected(open.error());
    if (!*open)
        return {};
    return dropCount(
        connection.run("UPDATE decisions SET body = :a, body_sealed = 1 WHERE id = :b", key.seal(std::get<0>(**open), id), id));
}

// The columns of a DecisionRecord, in the order that recordFrom() reads.
const std::string recordColumns = "id, draft_id, verdict, place, title, why, failing, undo_asked, hold_until, decided_at";
using RecordRow = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t,
    std::optional<std::int64_t>, std::int64_t>;

DecisionRecord recordFrom(const SealKey& key, const RecordRow& row)
{
    const auto& [id, draftId, verdict, place, title, why, failing, undoAsked, holdUntil, decidedAt] = row;
    DecisionRecord record;
    record.decisionId = text(id);
    record.draftId = text(draftId);
    if (const auto opened = title.empty() ? Result<std::string>() : key.open(title, id))
        record.title = text(*opened);
    record.verdict = fromWord<Verdict>(verdict).value_or(Verdict::Approve);
    record.place = fromWord<Place>(place).value_or(Place::Unknown);
    record.why = text(why);
    if (const auto json = parseJson(failing))
        record.failing = decode<std::vector<RequirementResult>>(*json).value_or(std::vector<RequirementResult>());
    record.decidedAt = decidedAt;
    record.holdUntil = holdUntil;
    record.undoAsked = undoAsked != 0;
    return record;
}

// Titles that another key sealed are read by nobody any more; a draft that was fetched again says them anew.
Result<void> nameAgain(Connection& connection, const SealKey& key, DecisionRecord& record)
{
    const std::string draftId = record.draftId.toStdString();
    const auto row = connection.row<std::tuple<std::string>>("SELECT summary FROM drafts WHERE id = :a", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (*row)
        if (const auto summary = openSummary(key, draftId, std::get<0>(**row)))
            record.title = text(decisionTitle(*summary, QLocale().bcp47Name().toStdString()));
    return {};
}

}  // namespace

std::string decisionTitle(const DraftSummary& draft, const std::string& locale)
{
    const std::string money = formatMoney(draft.value, locale);
    return draft.maskedName.empty() ? money : money + " · " + draft.maskedName;
}

Place placeOf(DecisionState state)
{
    switch (state) {
    case DecisionState::Accepted:
        return Place::Accepted;
    case DecisionState::Held:
    case DecisionState::Sending:
        return Place::Held;
    case DecisionState::Undone:
        return Place::Undone;
    case DecisionState::Voided:
    case DecisionState::Failed:
        return Place::Voided;
    case DecisionState::Sent:
        return Place::Sent;
    case DecisionState::Unknown:
        return Place::Unknown;
    }
    return Place::Unknown;
}

Result<void> keepDecision(Connection& connection, const SealKey& key, bool keyOutlives, const KeptDecision& kept, TimeMs now)
{
    const Decision& decision = kept.decision;
    const DecisionStatement& s = decision.statement;
    const std::string body = Json(decision).dump();
    const auto earlier
        = connection.row<std::tuple<std::string>>("SELECT id FROM decisions WHERE draft_id = :a AND revision = :b AND place IN ('kept', "
                                                  "'accepted', 'held', 'sent') AND verdict <> 'hold_until' LIMIT 1",
            s.draftId, s.revision);
    if (!earlier)
        return tl::unexpected(earlier.error());
    if (*earlier)
        return fail(ErrorCode::Conflict, "You have already decided on this draft; undo that first.");
    const auto effort = decision.effort.value_or(Effort{-1, false, 0});
    auto row = dropCount(connection.run(
        "INSERT INTO decisions(id, draft_id, revision, verdict, until, place, title, body, body_sealed, decided_at, changed_at, batch, "
        "reason_code, active_ms, read_to_end, as_composed) "
        "VALUES(:a, :b, :c, :d, :e, 'kept', :f, :g, :h, :i, :j, :k, :l, :m, :n, :o)",
        s.decisionId, s.draftId, s.revision, std::string(word(s.verdict)), s.until, key.seal(kept.title, s.decisionId),
        keyOutlives ? key.seal(body, s.decisionId) : body, keyOutlives ? 1 : 0, s.decidedAt, now, decision.batch,
        s.reasonCode ? std::string(word(*s.reasonCode)) : std::string(), effort.activeMs, effort.scrolledToEnd ? 1 : 0,
        kept.asComposed ? 1 : 0));
    if (!row)
        return row;
    if (auto queued
        = dropCount(connection.run("INSERT INTO outbox(kind, decision_id, draft_id) VALUES('decide', :a, :b)", s.decisionId, s.draftId));
        !queued)
        return queued;
    if (auto stood = dropCount(
            connection.run("INSERT INTO decided_drafts(decision_id, draft_id, detail) SELECT :a, id, detail FROM drafts WHERE id = :b",
                s.decisionId, s.draftId));
        !stood)
        return stood;
    // Putting off is not the end of an edit.
    if (s.verdict != Verdict::HoldUntil)
        if (auto finished = dropCount(connection.run("DELETE FROM unfinished WHERE draft_id = :a", s.draftId)); !finished)
            return finished;
    return hideDraft(connection, s.draftId, s.decisionId, s.until);
}

Result<std::vector<OutboxEntry>> dueEntries(Connection& connection, const SealKey& key, TimeMs now, int limit)
{
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t>;
    const auto rows = connection.rows<Row>("SELECT o.seq, o.kind, o.decision_id, o.draft_id, o.attempts, o.next_at, d.body, d.body_sealed, "
                                           "d.undo_asked FROM outbox o JOIN decisions d ON d.id = o.decision_id "
                                           "WHERE o.next_at <= :a AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.draft_id = o.draft_id AND "
                                           "p.seq < o.seq) ORDER BY o.seq LIMIT :b",
        now, limit);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<OutboxEntry> entries;
    for (const auto& [seq, kind, decisionId, draftId, attempts, nextAt, body, sealed, undoAsked] : *rows) {
        OutboxEntry entry{ seq, kind == "undo" ? OutboxEntry::Kind::Undo : OutboxEntry::Kind::Decide, decisionId, draftId,
            static_cast<int>(attempts), nextAt, {}, true, undoAsked != 0 };
        if (entry.kind == OutboxEntry::Kind::Decide) {
            // One that is damaged must not hold up the others.
            if (auto decision = openDecision(key, decisionId, body, sealed != 0))
                entry.decision = std::move(*decision);
            else
                entry.readable = false;
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::optional<TimeMs>> nextDue(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::optional<std::int64_t>>>(
        "SELECT min(next_at) FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM outbox p WHERE p.draft_id = o.draft_id AND p.seq < o.seq)");
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : std::nullopt;
}

Result<void> postponeEntry(Connection& connection, std::int64_t seq, int attempts, TimeMs nextAt)
{
    return dropCount(connection.run("UPDATE outbox SET attempts = :a, next_at = :b WHERE seq = :c", attempts, nextAt, seq));
}

Result<void> departEntry(Connection& connection, std::int64_t seq, int attempts)
{
    const auto noted = connection.run("UPDATE outbox SET attempts = :a WHERE seq = :b", attempts, seq);
    if (!noted)
        return tl::unexpected(noted.error());
    return *noted == 0 ? fail(ErrorCode::NotFound, "the decision waits no more") : Result<void>{};
}

Result<void> makeAllDue(Connection& connection)
{
    return dropCount(connection.run("UPDATE outbox SET next_at = 0 WHERE next_at > 0"));
}

Result<void> removeEntry(Connection& connection, std::int64_t seq)
{
    return dropCount(connection.run("DELETE FROM outbox WHERE seq = :a", seq));
}

Result<void> removeEntries(Connection& connection, const std::string& decisionId)
{
    return dropCount(connection.run("DELETE FROM outbox WHERE decision_id = :a", decisionId));
}

Result<void> dropKept(Connection& connection, const SealKey& key, const std::string& decisionId, TimeMs now)
{
    const auto removed = connection.run("DELETE FROM outbox WHERE kind = 'decide' AND decision_id = :a AND attempts = 0", decisionId);
    if (!removed)
        return tl::unexpected(removed.error());
    if (*removed == 0)
        return fail(ErrorCode::Conflict, "the decision has left this computer");
    return settle(connection, key, Settled{decisionId, Place::Undone, std::nullopt, {}, {}, {}}, now);
}

Result<void> keepUndo(Connection& connection, const std::string& decisionId, TimeMs now)
{
    auto marked = connection.run("UPDATE decisions SET undo_asked = 1, changed_at = :a WHERE id = :b", now, decisionId);
    if (!marked)
        return tl::unexpected(marked.error());
    if (*marked == 0)
        return fail(ErrorCode::NotFound, "there is no such decision here");
    return dropCount(connection.run(
        "INSERT OR IGNORE INTO outbox(kind, decision_id, draft_id) SELECT 'undo', id, draft_id FROM decisions WHERE id = :a", decisionId));
}

Result<void> refuseUndo(Connection& connection, const std::string& decisionId, const std::string& why, TimeMs now)
{
    // Of one that was refused itself, its own reason stays.
    return dropCount(connection.run("UPDATE decisions SET undo_asked = 0, why = CASE WHEN place IN ('refused', 'undone') THEN why ELSE :a END, "
                                    "changed_at = :b WHERE id = :c",
        why, now, decisionId));
}

Result<void> settle(Connection& connection, const SealKey& key, const Settled& settled, TimeMs now)
{
    using Stood = std::tuple<std::string, std::string, std::string, std::optional<std::int64_t>>;
    const auto row
        = connection.row<Stood>("SELECT place, draft_id, verdict, hold_until FROM decisions WHERE id = :a", settled.decisionId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return {};
    const auto& [place, draftId, verdict, heldUntil] = **row;
    // Taken back here as one that never arrived, and it did: the backend is told, while it still holds it.
    if (place == word(Place::Undone) && (settled.place == Place::Held || settled.place == Place::Accepted))
        return keepUndo(connection, settled.decisionId, now);
    if (isFinal(place) && !mayFollowFinal(settled.place))
        return {};  // a late answer tells an older story
    // What was signed stays until the decision is final or its conflict dismissed: the reviewer's own words are in it.
    const bool over = settled.place == Place::Sent || settled.place == Place::Undone;
    if (settled.place != Place::Kept)
        if (auto sealed = sealBody(connection, key, settled.decisionId, over); !sealed)
            return sealed;
    auto until = settled.holdUntil;
    if (settled.place == Place::Accepted && !until && comesBackOnceAccepted(verdict))
        until = place == word(Place::Accepted) && heldUntil ? *heldUntil : now + undoWindowMs;
    const auto written = connection.run("UPDATE decisions SET place = :a, hold_until = :b, why = :c, failing = :d, undo_asked = undo_asked "
                                        "* :e, changed_at = CASE WHEN place = :f THEN changed_at ELSE :g END WHERE id = :h",
        std::string(word(settled.place)), until, settled.why, Json(settled.failing).dump(), givesBack(settled.place) ? 0 : 1,
        std::string(word(settled.place)), now, settled.decisionId);
    if (!written)
        return tl::unexpected(written.error());
    return givesBack(settled.place) ? showDraft(connection, draftId, settled.decisionId) : Result<void>{};
}

Result<void> dismiss(Connection& connection, const std::string& decisionId)
{
    const auto dismissed
        = connection.run("UPDATE decisions SET dismissed = 1, body = '' WHERE id = :a AND place IN ('refused', 'voided')", decisionId);
    if (!dismissed)
        return tl::unexpected(dismissed.error());
    return *dismissed == 0 ? Result<void>{} : dropCount(connection.run("DELETE FROM decided_drafts WHERE decision_id = :a", decisionId));
}

Result<Overview> overview(Connection& connection, const SealKey& key, TimeMs since)
{
    // Each part from its own index: this runs after every key press, over years of decisions.
    const auto rows = connection.rows<RecordRow>("SELECT " + recordColumns + " FROM decisions WHERE id IN ("
        "SELECT id FROM (SELECT id FROM decisions WHERE place = 'refused' AND dismissed = 0 ORDER BY decided_at DESC LIMIT :a) UNION "
        "SELECT id FROM (SELECT id FROM decisions WHERE place = 'voided' AND dismissed = 0 ORDER BY decided_at DESC LIMIT :b) UNION "
        "SELECT id FROM (SELECT id FROM decisions WHERE dismissed = 0 ORDER BY decided_at DESC LIMIT 10)) "
        "ORDER BY decided_at DESC, id DESC", mostOpen, mostOpen);
    if (!rows)
        return tl::unexpected(rows.error());
    Overview view;
    for (const RecordRow& row : *rows) {
        view.recent.push_back(recordFrom(key, row));
        if (view.recent.back().title.isEmpty())
            if (auto named = nameAgain(connection, key, view.recent.back()); !named)
                return tl::unexpected(std::move(named.error()));
    }
    using Counts = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    const auto counts = connection.row<Counts>(
        "SELECT (SELECT count(*) FROM decisions WHERE place = 'kept'), "
        "(SELECT count(*) FROM decisions WHERE decided_at >= :a AND place NOT IN ('kept', 'refused')), "
        "(SELECT count(*) FROM decisions WHERE place = 'held'), "
        "(SELECT count(*) FROM decisions WHERE place = 'sent' AND decided_at >= :b AND changed_at >= :c), "
        "(SELECT count(*) FROM decisions WHERE place = 'refused' AND dismissed = 0)",
        since, since - sentLater, since);
    if (!counts)
        return tl::unexpected(counts.error());
    if (*counts) {
        const auto& [kept, accepted, held, sent, refused] = **counts;
        view.counts = { static_cast<int>(kept), static_cast<int>(accepted), static_cast<int>(held), static_cast<int>(sent),
            static_cast<int>(refused) };
    }
    return view;
}

Result<DecisionRecord> decisionRecord(Connection& connection, const SealKey& key, const std::string& id)
{
    const auto row = connection.row<RecordRow>("SELECT " + recordColumns + " FROM decisions WHERE id = :a", id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "That decision was not made on this computer.");
    return recordFrom(key, **row);
}

Result<DecidedSides> decidedSides(Connection& connection, const SealKey& key, const std::string& id)
{
    auto record = decisionRecord(connection, key, id);
    if (!record)
        return tl::unexpected(std::move(record.error()));
    DecidedSides sides{std::move(*record), std::nullopt, std::nullopt, std::nullopt};
    const auto body = connection.row<std::tuple<std::string, std::int64_t>>("SELECT body, body_sealed FROM decisions WHERE id = :a", id);
    if (!body)
        return tl::unexpected(body.error());
    if (*body && !std::get<0>(**body).empty())
        if (auto decision = openDecision(key, id, std::get<0>(**body), std::get<1>(**body) != 0))
            sides.yours = std::move(*decision);
    const std::string draftId = sides.record.draftId.toStdString();
    const auto stood = connection.row<std::tuple<std::string>>("SELECT detail FROM decided_drafts WHERE decision_id = :a", id);
    if (!stood)
        return tl::unexpected(stood.error());
    if (*stood)
        if (auto draft = openDetail(key, draftId, std::get<0>(**stood)))
            sides.then = std::move(*draft);
    if (auto draft = cachedDraft(connection, key, draftId))
        sides.now = std::move(*draft);
    return sides;
}

Result<std::vector<DecisionRecord>> batchRecords(Connection& connection, const SealKey& key, const std::string& batch)
{
    const auto rows = connection.rows<RecordRow>("SELECT " + recordColumns + " FROM decisions WHERE batch = :a AND batch <> '' AND place IN ('kept', 'held', 'accepted') "
                                                 "AND undo_asked = 0 ORDER BY decided_at", batch);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<DecisionRecord> records;
    for (const RecordRow& row : *rows)
        records.push_back(recordFrom(key, row));
    return records;
}

Result<std::optional<BatchLeft>> lastBatch(Connection& connection, TimeMs now)
{
    using Row = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>>;
    const auto row = connection.row<Row>(
        "SELECT batch, min(verdict), count(*), max(decided_at), min(hold_until) FROM decisions WHERE batch <> '' AND place IN ('kept', 'held', 'accepted') AND undo_asked = 0 AND (place = 'kept' OR "
        "hold_until > :a) GROUP BY batch ORDER BY max(decided_at) DESC LIMIT 1", now);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<BatchLeft>{};
    const auto& [batch, verdict, count, decidedAt, until] = **row;
    return std::optional<BatchLeft>{
        BatchLeft{batch, static_cast<int>(count), fromWord<Verdict>(verdict).value_or(Verdict::Approve), decidedAt, until}};
}

Result<std::vector<OwnDecision>> ownDecisions(Connection& connection, TimeMs since)
{
    const auto rows = connection.rows<std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>>(
        "SELECT verdict, active_ms, read_to_end, as_composed FROM decisions WHERE decided_at >= :a AND place <> 'undone'", since);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<OwnDecision> own;
    for (const auto& [verdict, active, toEnd, composed] : *rows)
        own.push_back({fromWord<Verdict>(verdict).value_or(Verdict::Approve), active, toEnd != 0, composed != 0});
    return own;
}

Result<std::map<RejectReason, int>> reasonCounts(Connection& connection)
{
    const auto rows = connection.rows<std::tuple<std::string, std::int64_t>>(
        "SELECT reason_code, count(*) FROM decisions WHERE reason_code <> '' AND place <> 'undone' GROUP BY reason_code");
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<RejectReason, int> counts;
    for (const auto& [code, count] : *rows)
        if (const auto reason = fromWord<RejectReason>(code))
            counts[*reason] = static_cast<int>(count);
    return counts;
}

Result<void> keepUnfinished(Connection& connection, const SealKey& key, const std::string& draftId, const KeptEdit& edit)
{
    return dropCount(connection.run("INSERT OR REPLACE INTO unfinished(draft_id, revision, content, at) VALUES(:a, :b, :c, :d)", draftId,
        edit.revision, key.seal(Json(edit.content).dump(), draftId), edit.at));
}

Result<std::optional<KeptEdit>> unfinishedOf(Connection& connection, const SealKey& key, const std::string& draftId)
{
    const auto row = connection.row<std::tuple<std::int64_t, std::string, std::int64_t>>(
        "SELECT revision, content, at FROM unfinished WHERE draft_id = :a", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<KeptEdit>{};
    const auto& [revision, sealed, at] = **row;
    const auto plain = key.open(sealed, draftId);
    if (!plain)
        return tl::unexpected(plain.error());
    const auto json = parseJson(*plain, decisionLimits);
    auto content = json ? decode<Content>(*json) : Result<Content>(fail(ErrorCode::Damaged, "The unfinished edit cannot be read."));
    if (!content)
        return fail(ErrorCode::Damaged, "The unfinished edit cannot be read.");
    return std::optional<KeptEdit>{KeptEdit{revision, std::move(*content), at}};
}

Result<void> dropUnfinished(Connection& connection, const std::string& draftId)
{
    return dropCount(connection.run("DELETE FROM unfinished WHERE draft_id = :a", draftId));
}

Result<std::vector<std::string>> sentDecisions(Connection& connection, int limit)
{
    const auto rows = connection.rows<std::tuple<std::string>>("SELECT id FROM decisions WHERE place IN ('accepted', 'held', 'sent', "
                                                               "'voided', 'unknown') ORDER BY decided_at DESC, id DESC LIMIT :a",
        limit);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<std::string> ids;
    for (const auto& [id] : *rows)
        ids.push_back(id);
    return ids;
}

}  // namespace countersign
