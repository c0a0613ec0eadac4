#include "services/console/store/decisionrows.h"

#include "models/domain/ids.h"
#include "services/console/store/draftrows.h"

namespace countersign {

namespace {

constexpr JsonLimits decisionLimits{.maxBytes = 8 * 1024 * 1024, .maxDepth = 48, .maxKeys = 10000, .maxString = 2 * 1024 * 1024};

using Place = DecisionRecord::Place;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Result<void> only(Result<std::int64_t> changed)
{
    if (!changed)
        return tl::unexpected(std::move(changed.error()));
    return {};
}

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

bool givesBack(Place place)
{
    return place == Place::Undone || place == Place::Voided || place == Place::Refused;
}

}  // namespace

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

Result<void> keepDecision(
    Connection& connection, const SealKey& key, bool keyOutlives, const Decision& decision, const std::string& title, TimeMs now)
{
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
    auto kept = only(connection.run(
        "INSERT INTO decisions(id, draft_id, revision, verdict, until, place, title, body, body_sealed, decided_at, changed_at) "
        "VALUES(:a, :b, :c, :d, :e, 'kept', :f, :g, :h, :i, :j)",
        s.decisionId, s.draftId, s.revision, std::string(word(s.verdict)), s.until, key.seal(title, s.decisionId),
        keyOutlives ? key.seal(body, s.decisionId) : body, keyOutlives ? 1 : 0, s.decidedAt, now));
    if (!kept)
        return kept;
    if (auto queued
        = only(connection.run("INSERT INTO outbox(kind, decision_id, draft_id) VALUES('decide', :a, :b)", s.decisionId, s.draftId));
        !queued)
        return queued;
    return hideDraft(connection, s.draftId, s.decisionId, s.until);
}

Result<std::vector<OutboxEntry>> dueEntries(Connection& connection, const SealKey& key, TimeMs now, int limit)
{
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t, std::string, std::int64_t>;
    const auto rows = connection.rows<Row>("SELECT o.seq, o.kind, o.decision_id, o.draft_id, o.attempts, o.next_at, d.body, d.body_sealed "
                                           "FROM outbox o JOIN decisions d ON d.id = o.decision_id "
                                           "WHERE o.next_at <= :a AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.draft_id = o.draft_id AND "
                                           "p.seq < o.seq) ORDER BY o.seq LIMIT :b",
        now, limit);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<OutboxEntry> entries;
    for (const auto& [seq, kind, decisionId, draftId, attempts, nextAt, body, sealed] : *rows) {
        OutboxEntry entry{ seq, kind == "undo" ? OutboxEntry::Kind::Undo : OutboxEntry::Kind::Decide, decisionId, draftId,
            static_cast<int>(attempts), nextAt, {} };
        if (entry.kind == OutboxEntry::Kind::Decide) {
            auto decision = openDecision(key, decisionId, body, sealed != 0);
            if (!decision)
                return tl::unexpected(std::move(decision.error()));
            entry.decision = std::move(*decision);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::optional<TimeMs>> nextDue(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::optional<std::int64_t>>>("SELECT min(next_at) FROM outbox");
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : std::nullopt;
}

Result<void> postponeEntry(Connection& connection, std::int64_t seq, int attempts, TimeMs nextAt)
{
    return only(connection.run("UPDATE outbox SET attempts = :a, next_at = :b WHERE seq = :c", attempts, nextAt, seq));
}

Result<void> makeAllDue(Connection& connection)
{
    return only(connection.run("UPDATE outbox SET next_at = 0 WHERE next_at > 0"));
}

Result<void> removeEntry(Connection& connection, std::int64_t seq)
{
    return only(connection.run("DELETE FROM outbox WHERE seq = :a", seq));
}

Result<void> dropKept(Connection& connection, const std::string& decisionId, TimeMs now)
{
    const auto removed = connection.run("DELETE FROM outbox WHERE kind = 'decide' AND decision_id = :a", decisionId);
    if (!removed)
        return tl::unexpected(removed.error());
    if (*removed == 0)
        return fail(ErrorCode::Conflict, "the decision has left this computer");
    return settle(connection, Settled{decisionId, Place::Undone, std::nullopt, {}, {}, {}}, now);
}

Result<void> keepUndo(Connection& connection, const std::string& decisionId, TimeMs now)
{
    auto marked = connection.run("UPDATE decisions SET undo_asked = 1, changed_at = :a WHERE id = :b", now, decisionId);
    if (!marked)
        return tl::unexpected(marked.error());
    if (*marked == 0)
        return fail(ErrorCode::NotFound, "there is no such decision here");
    return only(connection.run(
        "INSERT OR IGNORE INTO outbox(kind, decision_id, draft_id) SELECT 'undo', id, draft_id FROM decisions WHERE id = :a", decisionId));
}

Result<void> refuseUndo(Connection& connection, const std::string& decisionId, const std::string& why, TimeMs now)
{
    return only(connection.run("UPDATE decisions SET undo_asked = 0, why = :a, changed_at = :b WHERE id = :c", why, now, decisionId));
}

Result<void> settle(Connection& connection, const Settled& settled, TimeMs now)
{
    const auto row
        = connection.row<std::tuple<std::string, std::string>>("SELECT place, draft_id FROM decisions WHERE id = :a", settled.decisionId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return {};
    const auto& [place, draftId] = **row;
    if (isFinal(place) && !mayFollowFinal(settled.place))
        return {};  // a late answer tells an older story
    // A refused decision keeps its body until it is dismissed: the reviewer's own text is in it.
    const auto written = connection.run("UPDATE decisions SET place = :a, hold_until = :b, why = :c, failing = :d, undo_asked = undo_asked "
                                        "* :e, body = CASE WHEN :f THEN body ELSE '' END, "
                                        "changed_at = CASE WHEN place = :g THEN changed_at ELSE :h END WHERE id = :i",
        std::string(word(settled.place)), settled.holdUntil, settled.why, Json(settled.failing).dump(), givesBack(settled.place) ? 0 : 1,
        settled.place == Place::Refused ? 1 : 0, std::string(word(settled.place)), now, settled.decisionId);
    if (!written)
        return tl::unexpected(written.error());
    return givesBack(settled.place) ? showDraft(connection, draftId, settled.decisionId) : Result<void>{};
}

Result<void> dismiss(Connection& connection, const std::string& decisionId)
{
    return only(connection.run("UPDATE decisions SET dismissed = 1, body = '' WHERE id = :a AND place = 'refused'", decisionId));
}

Result<Overview> overview(Connection& connection, const SealKey& key, TimeMs since)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t,
        std::optional<std::int64_t>, std::int64_t>;
    const auto rows = connection.rows<Row>("SELECT id, draft_id, verdict, place, title, why, failing, undo_asked, hold_until, decided_at "
                                           "FROM decisions WHERE dismissed = 0 AND (place = 'refused' "
                                           "OR id IN (SELECT id FROM decisions WHERE dismissed = 0 ORDER BY decided_at DESC, id DESC LIMIT "
                                           "10)) ORDER BY decided_at DESC, id DESC");
    if (!rows)
        return tl::unexpected(rows.error());
    Overview view;
    for (const auto& [id, draftId, verdict, place, title, why, failing, undoAsked, holdUntil, decidedAt] : *rows) {
        DecisionRecord record;
        record.decisionId = text(id);
        record.draftId = text(draftId);
        const auto opened = title.empty() ? Result<std::string>("#" + shortId(draftId)) : key.open(title, id);
        record.title = text(opened ? *opened : "#" + shortId(draftId));
        record.verdict = fromWord<Verdict>(verdict).value_or(Verdict::Approve);
        record.place = fromWord<Place>(place).value_or(Place::Unknown);
        record.why = text(why);
        if (const auto json = parseJson(failing))
            record.failing = decode<std::vector<RequirementResult>>(*json).value_or(std::vector<RequirementResult>());
        record.decidedAt = decidedAt;
        record.holdUntil = holdUntil;
        record.undoAsked = undoAsked != 0;
        view.recent.push_back(std::move(record));
    }
    using Counts = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    const auto counts = connection.row<Counts>(
        "SELECT count(*) FILTER (WHERE place = 'kept'), count(*) FILTER (WHERE place NOT IN ('kept', 'refused') AND decided_at >= :a), "
        "count(*) FILTER (WHERE place = 'held'), count(*) FILTER (WHERE place = 'sent' AND changed_at >= :b), "
        "count(*) FILTER (WHERE place = 'refused' AND dismissed = 0) FROM decisions", since, since);
    if (!counts)
        return tl::unexpected(counts.error());
    if (*counts) {
        const auto& [kept, accepted, held, sent, refused] = **counts;
        view.counts = { static_cast<int>(kept), static_cast<int>(accepted), static_cast<int>(held), static_cast<int>(sent),
            static_cast<int>(refused) };
    }
    return view;
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
