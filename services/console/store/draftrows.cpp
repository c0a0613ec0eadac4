#include "services/console/store/draftrows.h"

#include "models/domain/ids.h"
#include "models/domain/offer.h"
#include "services/base/dropcount.h"

#include <QByteArray>
#include <algorithm>

namespace countersign {

namespace {

const std::string approvedMark = "approved";  // in place of a decision's id: approved by this person, maybe elsewhere
constexpr JsonLimits draftLimits{.maxBytes = 8 * 1024 * 1024, .maxDepth = 48, .maxKeys = 10000, .maxString = 2 * 1024 * 1024};

std::string spaced(std::string_view text)
{
    std::string out(text);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

// Words that name no person: what was in the cart, why, where.
std::string wordsOf(const Draft& draft)
{
    const DraftSummary& s = draft.summary;
    std::string words = spaced(word(s.reason)) + ' ' + s.offer + ' ' + s.shopId + ' ' + std::string(word(s.channel)) + ' ' + s.language
        + ' ' + s.value.currency + ' ' + decimalText(s.value) + ' ' + draft.title + ' ' + draft.diagnosis.segment + ' ' + draft.offer.code
        + ' ' + shortId(s.id);
    if (s.kind != DraftSummary().kind)
        words += " kind " + s.kind; // found as "kind:survey"
    for (const CartLine& line : draft.lines)
        words += ' ' + line.title + ' ' + line.variantTitle + ' ' + line.sku;
    return words;
}

bool stillMatters(DraftState state)
{
    switch (state) {
    case DraftState::Composing:
    case DraftState::Queued:
    case DraftState::Approved:
    case DraftState::Held:
    case DraftState::Sending:
    case DraftState::Unknown:
    case DraftState::Returned:
        return true;
    case DraftState::Sent:
    case DraftState::Rejected:
    case DraftState::Expired:
    case DraftState::Superseded:
    case DraftState::Converted:
    case DraftState::Suppressed:
    case DraftState::Holdout:
    case DraftState::Shadow:
        return false;
    }
    return false;
}

struct Hidden {
    std::string by;
    std::optional<TimeMs> until;
};
Result<std::optional<Hidden>> hiddenByOwn(Connection& connection, const std::string& personId, const Draft& draft, TimeMs now)
{
    const auto own = connection.row<std::tuple<std::string, std::int64_t, std::string, std::optional<std::int64_t>>>(
        "SELECT id, revision, verdict, until FROM decisions WHERE draft_id = :a AND place IN ('kept', 'accepted', 'held', 'sent', "
        "'unknown') "
        "ORDER BY decided_at DESC LIMIT 1",
        draft.summary.id);
    if (!own)
        return tl::unexpected(own.error());
    if (*own) {
        const auto& [id, revision, verdict, until] = **own;
        const std::int64_t covers = revision + (verdict == word(Verdict::ApproveWithEdits) ? 1 : 0);
        if (draft.summary.revision <= covers && (!until || *until > now))
            return std::optional<Hidden>{Hidden{id, until}};
    }
    const bool approvedByMe = std::any_of(draft.approvals.begin(), draft.approvals.end(), [&](const Approval& approval) {
        return approval.personId == personId && approval.revision == draft.summary.revision;
    });
    if (approvedByMe && !personId.empty())
        return std::optional<Hidden>{Hidden{approvedMark, std::nullopt}};
    return std::optional<Hidden>{};
}

// What stood in the queue before a change.
struct Before {
    bool shown = false;     // and not by an own decision away
    std::string assignee;   // person id
};
Result<Before> queuedBefore(Connection& connection, const std::string& id)
{
    const auto row = connection.row<std::tuple<std::int64_t, std::string>>(
        "SELECT q.flags, q.kind FROM drafts d JOIN queue q ON q.seq = d.seq WHERE d.id = :a", id);
    if (!row)
        return tl::unexpected(row.error());
    Before before;
    if (*row) {
        const auto& [flags, kind] = **row;
        before.shown = (flags & (HiddenByOwn | ApprovedByMe)) == 0;
        before.assignee = assignedPerson(kind);
    }
    return before;
}

// A skip ends with the revision it was for, and when the draft is given to this person.
Result<bool> stillSkipped(Connection& connection, const DraftSummary& s, const Before& before, const std::string& personId)
{
    const auto skip = connection.row<std::tuple<std::int64_t>>("SELECT revision FROM skips WHERE draft_id = :a", s.id);
    if (!skip)
        return tl::unexpected(skip.error());
    if (!*skip)
        return false;
    const bool givenNow = s.assignee && !personId.empty() && s.assignee->personId == personId && before.assignee != personId;
    if (std::get<0>(**skip) == s.revision && !givenNow)
        return true;
    if (auto ended = connection.run("DELETE FROM skips WHERE draft_id = :a", s.id); !ended)
        return tl::unexpected(ended.error());
    return false;
}

std::int64_t flagIf(bool set, QueueFlag flag)
{
    return set ? static_cast<std::int64_t>(flag) : 0;
}

std::int64_t hiddenFlag(const std::string& hiddenBy)
{
    return flagIf(hiddenBy == approvedMark, ApprovedByMe) | flagIf(!hiddenBy.empty() && hiddenBy != approvedMark, HiddenByOwn);
}

std::string packed(const std::string& json)
{
    return qCompress(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), 1).toStdString();
}

}  // namespace

std::string assignedPerson(const std::string& kind)
{
    std::size_t from = 0;
    for (int field = 0; field < 6 && from != std::string::npos; ++field) {
        from = kind.find('\x1f', from);
        from = from == std::string::npos ? from : from + 1;
    }
    return from == std::string::npos ? std::string() : kind.substr(from, kind.find('\x1f', from) - from);
}

Result<DraftSummary> openSummary(const SealKey& key, const std::string& id, const std::string& sealed)
{
    const auto plain = key.open(sealed, id);
    if (!plain)
        return tl::unexpected(plain.error());
    const auto json = parseJson(*plain, draftLimits);
    if (!json)
        return fail(ErrorCode::Damaged, "a cached draft cannot be read");
    return decode<DraftSummary>(*json);
}

Result<Draft> openDetail(const SealKey& key, const std::string& id, const std::string& sealed)
{
    auto plain = key.open(sealed, id);
    if (!plain)
        return tl::unexpected(plain.error());
    if (plain->empty() || plain->front() != '{')
        *plain = qUncompress(QByteArray::fromRawData(plain->data(), static_cast<qsizetype>(plain->size()))).toStdString();
    const auto json = parseJson(*plain, draftLimits);
    if (!json)
        return fail(ErrorCode::Damaged, "This computer's copy of the draft cannot be read. It comes again with its next change at the backend.");
    return decode<Draft>(*json);
}

Result<Draft> cachedDraft(Connection& connection, const SealKey& key, const std::string& id)
{
    const auto row = connection.row<std::tuple<std::string>>("SELECT detail FROM drafts WHERE id = :a", id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "the draft is no longer in the queue");
    return openDetail(key, id, std::get<0>(**row));
}

SealedDraft sealDraft(const SealKey& key, const Draft& draft)
{
    return {key.seal(Json(draft.summary).dump(), draft.summary.id), key.seal(packed(Json(draft).dump()), draft.summary.id), wordsOf(draft)};
}

Result<bool> putDraft(Connection& connection, const std::string& personId, const Draft& draft, const SealedDraft& sealed,
    std::int64_t fullSync, TimeMs now)
{
    const DraftSummary& s = draft.summary;
    const auto before = queuedBefore(connection, s.id);
    if (!before)
        return tl::unexpected(before.error());
    const bool left = before->shown && s.state != DraftState::Queued;
    if (!stillMatters(s.state)) {
        if (auto dropped = dropDraft(connection, s.id); !dropped)
            return tl::unexpected(std::move(dropped.error()));
        return left;
    }
    const auto hidden = hiddenByOwn(connection, personId, draft, now);
    if (!hidden)
        return tl::unexpected(hidden.error());
    const std::string by = *hidden ? (*hidden)->by : std::string();
    const std::optional<TimeMs> until = *hidden ? (*hidden)->until : std::nullopt;
    const int visible = s.state == DraftState::Queued && by.empty() ? 1 : 0;
    auto put = connection.run(
        "INSERT INTO drafts(id, state, revision, stake, cold_at, created_at, visible, hidden_by, hidden_until, full_sync, summary, detail) "
        "VALUES(:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l) ON CONFLICT(id) DO UPDATE SET state = excluded.state, revision = "
        "excluded.revision, "
        "stake = excluded.stake, cold_at = excluded.cold_at, created_at = excluded.created_at, visible = excluded.visible, hidden_by = "
        "excluded.hidden_by, "
        "hidden_until = excluded.hidden_until, full_sync = iif(excluded.full_sync > 0, excluded.full_sync, full_sync), "
        "summary = excluded.summary, detail = "
        "excluded.detail",
        s.id, std::string(word(s.state)), s.revision, s.stake, s.coldAt, s.createdAt, visible, by, until, fullSync, sealed.summary,
        sealed.detail);
    if (!put)
        return tl::unexpected(put.error());
    const auto seq = connection.row<std::tuple<std::int64_t>>("SELECT seq FROM drafts WHERE id = :a", s.id);
    if (!seq)
        return tl::unexpected(seq.error());
    const std::int64_t number = std::get<0>(**seq);
    if (auto words = dropCount(connection.run("INSERT OR REPLACE INTO draft_words(rowid, words) VALUES(:a, :b)", number, sealed.words));
        !words)
        return tl::unexpected(words.error());
    if (s.state != DraftState::Queued) {
        if (auto gone = dropCount(connection.run("DELETE FROM queue WHERE seq = :a", number)); !gone)
            return tl::unexpected(gone.error());
        return left;
    }
    const auto skipped = stillSkipped(connection, s, *before, personId);
    if (!skipped)
        return tl::unexpected(skipped.error());
    const std::int64_t flags = hiddenFlag(by) | flagIf(*skipped, Skipped) | flagIf(draft.offer.chosen.kind != OfferKind::Reassurance, Discounted);
    if (auto row = putQueueRow(connection, queueRecord(s, number, flags)); !row)
        return tl::unexpected(row.error());
    return left;
}

Result<void> putQueueRow(Connection& connection, const QueueRecord& record)
{
    return dropCount(connection.run("INSERT OR REPLACE INTO queue(seq, id, stake, cold_at, waiting_since, value, flags, kind) "
                                    "VALUES(:a, :b, :c, :d, :e, :f, :g, :h)",
        record.seq, record.id, record.stake, record.coldAt, record.waitingSince, record.value, record.flags, record.kind));
}

Result<void> fillQueue(Connection& connection, const SealKey& key)
{
    std::int64_t last = 0;
    for (;;) {
        const auto rows = connection.rows<std::tuple<std::int64_t, std::string, std::string, std::string>>(
            "SELECT seq, id, summary, hidden_by FROM drafts WHERE seq > :a AND state = 'queued' ORDER BY seq LIMIT 2000", last);
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->empty())
            return {};
        for (const auto& [seq, id, sealed, hiddenBy] : *rows) {
            last = seq;
            const auto summary = openSummary(key, id, sealed);
            if (!summary)
                continue;  // comes again with its next change
            const bool offers
                = !summary->offer.empty() && summary->offer != offerWords({}, "en") && summary->offer != offerWords({}, "de");
            const std::int64_t flags = hiddenFlag(hiddenBy) | flagIf(offers, Discounted);
            if (auto put = putQueueRow(connection, queueRecord(*summary, seq, flags)); !put)
                return put;
        }
    }
}

Result<bool> leaveQueue(Connection& connection, const std::string& id)
{
    const auto before = queuedBefore(connection, id);
    if (!before)
        return tl::unexpected(before.error());
    if (auto dropped = dropDraft(connection, id); !dropped)
        return tl::unexpected(std::move(dropped.error()));
    return before->shown;
}

Result<void> skipDraft(Connection& connection, const std::string& id, bool skip, TimeMs now)
{
    const auto done = skip
        ? connection.run("INSERT OR REPLACE INTO skips(draft_id, revision, at) SELECT id, revision, :a FROM drafts WHERE id = :b", now, id)
        : connection.run("DELETE FROM skips WHERE draft_id = :a", id);
    if (!done)
        return tl::unexpected(done.error());
    if (*done == 0)
        return fail(ErrorCode::NotFound, skip ? "the draft is no longer in the queue" : "the draft was not skipped");
    return setFlag(connection, id, Skipped, skip);
}

Result<void> noteSeen(Connection& connection, const std::string& id)
{
    return dropCount(connection.run("UPDATE drafts SET seen = 1 WHERE id = :a AND seen = 0", id));
}

Result<void> setFlag(Connection& connection, const std::string& id, std::int64_t flag, bool on)
{
    return dropCount(on
            ? connection.run("UPDATE queue SET flags = flags | :a WHERE seq = (SELECT seq FROM drafts WHERE id = :b)", flag, id)
            : connection.run("UPDATE queue SET flags = flags & ~:a WHERE seq = (SELECT seq FROM drafts WHERE id = :b)", flag, id));
}

Result<void> dropDraft(Connection& connection, const std::string& id)
{
    for (const char* sql : {"DELETE FROM draft_words WHERE rowid IN (SELECT seq FROM drafts WHERE id = :a)",
             "DELETE FROM queue WHERE seq IN (SELECT seq FROM drafts WHERE id = :a)", "DELETE FROM drafts WHERE id = :a",
             "DELETE FROM skips WHERE draft_id = :a"})
        if (auto done = dropCount(connection.run(sql, id)); !done)
            return done;
    return {};
}

// What waits to be sent stays until it was answered: the backend refuses it, and the person is told.
Result<void> forgetDraft(Connection& connection, const std::string& id)
{
    if (auto dropped = dropDraft(connection, id); !dropped)
        return dropped;
    for (const char* sql : { "DELETE FROM decided_drafts WHERE draft_id = :a", "DELETE FROM unfinished WHERE draft_id = :a",
             "UPDATE decisions SET title = '' WHERE draft_id = :a",
             "UPDATE decisions SET body = '' WHERE draft_id = :a AND id NOT IN (SELECT decision_id FROM outbox)" })
        if (auto done = dropCount(connection.run(sql, id)); !done)
            return done;
    return {};
}

// Of other numbers, not of lower ones: they are times, and the clock may have been set back since an earlier download.
Result<void> dropUnseen(Connection& connection, std::int64_t fullSync)
{
    for (const char* sql : {"DELETE FROM draft_words WHERE rowid IN (SELECT seq FROM drafts WHERE full_sync <> :a)",
             "DELETE FROM queue WHERE seq IN (SELECT seq FROM drafts WHERE full_sync <> :a)", "DELETE FROM drafts WHERE full_sync <> :a"})
        if (auto done = dropCount(connection.run(sql, fullSync)); !done)
            return done;
    return dropCount(connection.run("DELETE FROM skips WHERE draft_id NOT IN (SELECT id FROM drafts)"));
}

Result<void> hideDraft(Connection& connection, const std::string& id, const std::string& decisionId, std::optional<TimeMs> until)
{
    if (auto done = dropCount(
            connection.run("UPDATE drafts SET visible = 0, hidden_by = :a, hidden_until = :b WHERE id = :c", decisionId, until, id));
        !done)
        return done;
    return setFlag(connection, id, HiddenByOwn, true);
}

Result<void> showDraft(Connection& connection, const std::string& id, const std::string& decisionId)
{
    const auto shown = connection.run(
        "UPDATE drafts SET visible = (state = 'queued'), hidden_by = '', hidden_until = NULL WHERE id = :a AND hidden_by = :b", id,
        decisionId);
    if (!shown)
        return tl::unexpected(shown.error());
    return *shown == 0 ? Result<void>{} : setFlag(connection, id, HiddenByOwn, false);
}

Result<std::vector<std::string>> showDue(Connection& connection, TimeMs now)
{
    const auto due
        = connection.rows<std::tuple<std::string>>("SELECT id FROM drafts WHERE hidden_until IS NOT NULL AND hidden_until <= :a", now);
    if (!due)
        return tl::unexpected(due.error());
    std::vector<std::string> ids;
    for (const auto& [id] : *due) {
        ids.push_back(id);
        if (auto shown = dropCount(
                connection.run("UPDATE drafts SET visible = (state = 'queued'), hidden_by = '', hidden_until = NULL WHERE id = :a", id));
            !shown)
            return tl::unexpected(shown.error());
        if (auto flag = setFlag(connection, id, HiddenByOwn, false); !flag)
            return tl::unexpected(flag.error());
    }
    return ids;
}

}  // namespace countersign
