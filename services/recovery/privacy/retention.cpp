#include "services/recovery/privacy/retention.h"

#include "services/base/dropcount.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/rowjson.h"

#include <vector>

namespace countersign {

namespace {

// A row that may be due: its place in the order of arrival, its id, since when it counts, and whether it may go.
struct Candidate {
    std::string mark;
    std::string id;
    TimeMs since = 0;  // never falls along the order
    TimeMs at = 0;     // what its age counts from
    bool free = true;
};
using CandidateRow = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t>;

// Each lists in order of arrival what is not empty yet, from the mark on; the caller stops at the first that arrived too late to be due.
const char* candidatesSql(KeptKind kind)
{
    switch (kind) {
    case KeptKind::Webhooks:
        return "SELECT CAST(seq AS TEXT), id, received_at, received_at, seq <= (SELECT folded FROM inbox) FROM events "
               "WHERE seq > CAST(:mark AS INTEGER) AND body <> '' ORDER BY seq LIMIT :most";
    case KeptKind::Carts:
        return "SELECT CAST(seq AS TEXT), id, created_at, max(created_at, updated_at), NOT EXISTS (SELECT 1 FROM drafts d WHERE d.cart_id = carts.id AND "
               "d.state IN ('composing', 'queued', 'approved', 'held', 'returned', 'sending', 'unknown')) FROM carts "
               "WHERE seq > CAST(:mark AS INTEGER) AND sealed <> '' ORDER BY seq LIMIT :most";
    case KeptKind::Exchanges:
        return "SELECT CAST(seq AS TEXT), draft_id, at, at, 1 FROM exchanges WHERE seq > CAST(:mark AS INTEGER) ORDER BY seq LIMIT :most";
    case KeptKind::Drafts:
        return "SELECT CAST(seq AS TEXT), id, created_at, max(created_at, updated_at), state NOT IN ('composing', 'queued', 'approved', 'held', "
               "'returned', 'sending', 'unknown') FROM drafts WHERE seq > CAST(:mark AS INTEGER) AND sealed <> '' ORDER BY seq LIMIT :most";
    case KeptKind::Profiles:
        return "SELECT s.id, s.id, s.created_at, max(s.created_at, COALESCE(s.consent_at, 0), COALESCE((SELECT max(d.updated_at) FROM drafts d "
               "WHERE d.subject_id = s.id), 0)), 1 FROM subjects s WHERE s.id > :mark AND EXISTS (SELECT 1 FROM vault v WHERE "
               "v.subject_id = s.id) ORDER BY s.id LIMIT :most";
    case KeptKind::UnsentApprovals:
        return "SELECT d.id, d.id, d.created_at, d.created_at, f.state IN ('queued', 'approved', 'held') FROM decisions d JOIN drafts f ON f.id = d.draft_id "
               "WHERE d.id > :mark AND d.state IN ('accepted', 'held') AND d.verdict IN ('approve', 'approve_with_edits') "
               "ORDER BY d.id LIMIT :most";
    case KeptKind::SurveyWords:
        return "SELECT draft_id, draft_id, made_at, max(made_at, COALESCE(answered_at, 0)), 1 FROM surveys WHERE draft_id > :mark AND sealed <> '' "
               "ORDER BY draft_id LIMIT :most";
    }
    return "";
}

Result<std::vector<Candidate>> candidatesFrom(Connection& connection, KeptKind kind, const std::string& mark, std::int64_t most)
{
    auto rows = connection.rows<CandidateRow>(candidatesSql(kind), mark, most);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<Candidate> candidates;
    for (auto& [place, id, since, at, free] : *rows)
        candidates.push_back({ std::move(place), std::move(id), since, at, free != 0 });
    return candidates;
}

Result<std::string> markOf(Connection& connection, KeptKind kind)
{
    const auto row
        = connection.row<std::tuple<std::string>>("SELECT mark FROM retention_marks WHERE kind = :kind", word(kind));
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : std::string();
}

// Nobody sent it in all that time: nobody shall by mistake.
Result<void> endApproval(Connection& connection, const std::string& decisionId, TimeMs now)
{
    const auto row = connection.row<std::tuple<std::string, std::string, std::string>>(
        "SELECT f.id, f.shop_id, f.state FROM decisions d JOIN drafts f ON f.id = d.draft_id WHERE d.id = :id AND d.state IN ('accepted', "
        "'held')",
        decisionId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return {};
    const auto& [draftId, shopId, state] = **row;
    const auto from = fromWord<DraftState>(state);
    auto ended = voidApprovals(connection, shopId, draftId, "retain", "too_old", now).and_then([&] {
        return dropCount(connection.run(
            "DELETE FROM jobs WHERE stage = 'deliver' AND entity IN (SELECT id FROM decisions WHERE draft_id = :id)", draftId));
    });
    if (!ended || !from || !mayMove(*from, DraftState::Expired))
        return ended;
    return moveDraft(connection, draftId, DraftState::Expired, now).and_then([&] {
        AuditEntry entry;
        entry.actorKind = "service";
        entry.actor = "retain";
        entry.action = "draft.expired";
        entry.shopId = shopId;
        entry.subjectKind = "draft";
        entry.subject = draftId;
        entry.draftId = draftId;
        entry.data = Json{ { "rule", "too_old" } };
        return appendEntry(connection, std::move(entry), now);
    });
}

Result<void> emptyCandidate(Connection& connection, KeptKind kind, const Candidate& row, TimeMs now)
{
    switch (kind) {
    case KeptKind::Webhooks:
        return dropCount(connection.run("UPDATE events SET body = '', customer_lookup = NULL WHERE seq = CAST(:seq AS INTEGER)", row.mark));
    case KeptKind::Carts:
        return dropCount(connection.run("UPDATE carts SET sealed = '' WHERE seq = CAST(:seq AS INTEGER)", row.mark));
    case KeptKind::Exchanges:
        return dropCount(connection.run("UPDATE exchanges SET citations = '[]', exchange = json_set(exchange, '$.system', '', '$.user', "
                                        "'', '$.answer', '', '$.trouble', "
                                        "'', '$.faults', json('[]')) WHERE seq = CAST(:seq AS INTEGER)",
            row.mark));
    case KeptKind::Drafts:
        return stripDraft(connection, row.id).and_then([&] { return noteChange(connection, "erased", row.id, now); });
    case KeptKind::Profiles:
        return dropCount(connection.run("DELETE FROM vault WHERE subject_id = :id", row.id));
    case KeptKind::UnsentApprovals:
        return endApproval(connection, row.id, now);
    case KeptKind::SurveyWords: // the reason they gave stays, as the diagnosis of a draft does
        return dropCount(connection.run("UPDATE surveys SET sealed = '' WHERE draft_id = :id", row.id));
    }
    return {};
}

Result<void> keepMark(Connection& connection, KeptKind kind, const std::string& mark)
{
    return dropCount(
        connection.run("INSERT INTO retention_marks(kind, mark) VALUES(:kind, :mark) ON CONFLICT(kind) DO UPDATE SET mark = excluded.mark",
            word(kind), mark));
}

TimeMs emptiedBefore(const Retention& retention, KeptKind kind, TimeMs now)
{
    const auto found = retention.days.find(kind);
    return now - (found == retention.days.end() ? keptLimit(kind).usual : found->second) * dayMs;
}

// Of these nothing becomes due behind the mark. Of the others each pass begins anew: what was touched since is older the next time.
bool ageFollowsOrder(KeptKind kind)
{
    return kind == KeptKind::Webhooks || kind == KeptKind::Exchanges || kind == KeptKind::UnsentApprovals;
}

}  // namespace

Result<RetentionInForce> retentionInForce(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::int64_t, std::string>>(
        "SELECT version, settings FROM retention ORDER BY version DESC LIMIT 1");
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return RetentionInForce{ 0, usualRetention() };
    const auto json = parseRowJson(std::get<1>(**row));
    auto retention = json ? retentionFromJson(*json) : Result<Retention>(tl::unexpected(json.error()));
    if (!retention)
        return fail(ErrorCode::Damaged, "the retention in the database cannot be read: " + retention.error().detail);
    return RetentionInForce{ std::get<0>(**row), std::move(*retention) };
}

Result<std::int64_t> setRetention(Connection& connection, const Person& person, const Retention& retention, TimeMs now)
{
    const auto before = retentionInForce(connection);
    if (!before)
        return tl::unexpected(before.error());
    const std::int64_t version = before->version + 1;
    if (auto put = dropCount(connection.run("INSERT INTO retention(version, settings, person_id, in_force_at) VALUES(:v, :s, :p, :at)",
            version, jsonText(retention), person.id, now));
        !put)
        return tl::unexpected(std::move(put.error()));
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = "retention.set";
    entry.subjectKind = "retention";
    entry.subject = std::to_string(version);
    entry.data = Json{ { "version", version }, { "days", retention } };
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return tl::unexpected(std::move(appended.error()));
    return version;
}

Result<std::map<KeptKind, std::int64_t>> previewRetention(Connection& reading, const Retention& retention, TimeMs now)
{
    constexpr std::int64_t page = 1000;
    std::map<KeptKind, std::int64_t> counts;
    for (const auto& [kind, name] : EnumWords<KeptKind>::words) {
        const TimeMs before = emptiedBefore(retention, kind, now);
        auto mark = ageFollowsOrder(kind) ? markOf(reading, kind) : Result<std::string>(std::string());
        if (!mark)
            return tl::unexpected(std::move(mark.error()));
        std::int64_t& count = counts[kind];
        for (bool more = true; more && count < mostPreviewed;) {
            const auto rows = candidatesFrom(reading, kind, *mark, page);
            if (!rows)
                return tl::unexpected(rows.error());
            more = static_cast<std::int64_t>(rows->size()) == page;
            for (const auto& row : *rows) {
                if (row.since >= before) {
                    more = false;
                    break;
                }
                count += row.free && row.at < before ? 1 : 0;
                *mark = row.mark;
            }
        }
    }
    return counts;
}

Result<RetentionSlice> applyRetention(
    Connection& connection, KeptKind kind, const Retention& retention, std::int64_t most, TimeMs now)
{
    const TimeMs before = emptiedBefore(retention, kind, now);
    auto mark = markOf(connection, kind);
    if (!mark)
        return tl::unexpected(std::move(mark.error()));
    const auto rows = candidatesFrom(connection, kind, *mark, most);
    if (!rows)
        return tl::unexpected(rows.error());
    RetentionSlice slice;
    slice.more = static_cast<std::int64_t>(rows->size()) == most;
    bool stuck = false;
    for (const auto& row : *rows) {
        if (row.since >= before) {
            slice.more = false;
            break;
        }
        if (row.free && row.at < before) {
            if (auto emptied = emptyCandidate(connection, kind, row, now); !emptied)
                return tl::unexpected(std::move(emptied.error()));
            ++slice.emptied;
        } else if (ageFollowsOrder(kind)) {
            stuck = true;  // it is looked at again: the mark stays before it
        }
        if (!stuck)
            *mark = row.mark;
    }
    // Behind one that may not go yet there is no further progress in this pass: those are few, and free in the end.
    if (stuck && slice.emptied == 0)
        slice.more = false;
    if (!slice.more && !ageFollowsOrder(kind))
        mark->clear();
    if (auto kept = keepMark(connection, kind, *mark); !kept)
        return tl::unexpected(std::move(kept.error()));
    if (slice.emptied == 0)
        return slice;
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "retain";
    entry.action = "retention.applied";
    entry.subjectKind = "retention";
    entry.subject = std::string(word(kind));
    entry.data = Json{ { "rows", slice.emptied }, { "older_than", formatTime(before) } };
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return tl::unexpected(std::move(appended.error()));
    return slice;
}

}  // namespace countersign
