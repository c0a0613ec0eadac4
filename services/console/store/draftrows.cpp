#include "services/console/store/draftrows.h"

#include "models/domain/ids.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr JsonLimits draftLimits{.maxBytes = 8 * 1024 * 1024, .maxDepth = 48, .maxKeys = 10000, .maxString = 2 * 1024 * 1024};

struct OrderSql {
    const char* column;
    const char* after;  // rows behind the cursor
    const char* by;
};
OrderSql orderSql(DraftFilter::Order order)
{
    switch (order) {
    case DraftFilter::Order::Stake:
        return {"stake", "d.stake <= :k AND (d.stake < :l OR d.id > :m)", "d.stake DESC, d.id"};
    case DraftFilter::Order::Cold:
        return {"cold_at", "d.cold_at >= :k AND (d.cold_at > :l OR d.id > :m)", "d.cold_at, d.id"};
    case DraftFilter::Order::Recent:
        return {"created_at", "d.created_at <= :k AND (d.created_at < :l OR d.id > :m)", "d.created_at DESC, d.id"};
    case DraftFilter::Order::Waiting:
        return {"created_at", "d.created_at >= :k AND (d.created_at > :l OR d.id > :m)", "d.created_at, d.id"};
    }
    return {"stake", "", "d.stake DESC, d.id"};
}

struct Cursor {
    std::int64_t key = 0;
    std::string id;
};
Result<Cursor> cursorFrom(const QString& text)
{
    const qsizetype bar = text.indexOf(u'|');
    bool number = false;
    const qlonglong key = text.left(bar).toLongLong(&number);
    if (bar < 0 || !number)
        return fail(ErrorCode::InvalidInput, "the page's cursor is not one of this store");
    return Cursor{key, text.mid(bar + 1).toStdString()};
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
        return std::optional<Hidden>{Hidden{"approved", std::nullopt}};
    return std::optional<Hidden>{};
}

}  // namespace

std::string ftsQuery(const QString& words)
{
    QStringList terms;
    QString term;
    for (const QChar c : words) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark()) {
            term += c;
        } else if (!term.isEmpty()) {
            terms << std::exchange(term, QString());
        }
    }
    if (!term.isEmpty())
        terms << term;
    if (terms.isEmpty())
        return {};
    return QString(u'"' + terms.mid(0, 12).join(u"\" \""_s) + u"\"*").toStdString();
}

Result<DraftRows> queuePage(Connection& connection, const SealKey& key, const DraftFilter& filter, const QString& cursor, int limit)
{
    const std::string query = ftsQuery(QString::fromStdString(filter.search));
    DraftRows page;
    if (filter.search.find_first_not_of(' ') != std::string::npos && query.empty())
        return page;
    const std::string from = query.empty() ? " FROM drafts d WHERE d.visible = 1"
                                           : " FROM draft_text t JOIN drafts d ON d.seq = t.rowid WHERE t.words MATCH :q AND d.visible = 1";
    using Totals = std::tuple<std::int64_t, std::int64_t>;
    const std::string totalsSql = "SELECT count(*), coalesce(sum(d.stake), 0)" + from;
    const auto totals = query.empty() ? connection.row<Totals>(totalsSql) : connection.row<Totals>(totalsSql, query);
    if (!totals)
        return tl::unexpected(totals.error());
    if (*totals)
        std::tie(page.total, page.totalStake) = **totals;
    if (limit <= 0)
        return page;

    const OrderSql order = orderSql(filter.order);
    std::string sql = std::string("SELECT d.id, d.summary, d.") + order.column + from;
    std::vector<Cell> args;
    using Row = std::tuple<std::string, std::string, std::int64_t>;
    Result<std::vector<Row>> rows;
    const std::int64_t oneMore = std::int64_t{limit} + 1;
    const std::string tail = std::string(" ORDER BY ") + order.by + " LIMIT :z";
    if (cursor.isEmpty()) {
        rows = query.empty() ? connection.rows<Row>(sql + tail, oneMore) : connection.rows<Row>(sql + tail, query, oneMore);
    } else {
        const auto at = cursorFrom(cursor);
        if (!at)
            return tl::unexpected(at.error());
        sql += std::string(" AND ") + order.after;
        rows = query.empty() ? connection.rows<Row>(sql + tail, at->key, at->key, at->id, oneMore)
                             : connection.rows<Row>(sql + tail, query, at->key, at->key, at->id, oneMore);
    }
    if (!rows)
        return tl::unexpected(rows.error());
    const bool more = static_cast<std::int64_t>(rows->size()) > limit;
    if (more)
        rows->pop_back();
    for (const auto& [id, sealed, orderKey] : *rows) {
        auto summary = openSummary(key, id, sealed);
        if (!summary)
            return tl::unexpected(summary.error());
        page.rows.push_back(std::move(*summary));
    }
    if (more)
        page.next = QString::number(std::get<2>(rows->back())) + u'|' + QString::fromStdString(std::get<0>(rows->back()));
    return page;
}

Result<std::vector<DraftSummary>> queueRows(Connection& connection, const SealKey& key, const DraftFilter& filter, const QStringList& ids)
{
    const std::string query = ftsQuery(QString::fromStdString(filter.search));
    std::vector<DraftSummary> found;
    if (filter.search.find_first_not_of(' ') != std::string::npos && query.empty())
        return found;
    for (const QString& wanted : ids) {
        const std::string id = wanted.toStdString();
        using Row = std::tuple<std::string>;
        const auto row = query.empty() ? connection.row<Row>("SELECT summary FROM drafts WHERE id = :a AND visible = 1", id)
                                       : connection.row<Row>("SELECT d.summary FROM drafts d JOIN draft_text t ON t.rowid = d.seq WHERE "
                                                             "d.id = :a AND d.visible = 1 AND t.words MATCH :b",
                                           id, query);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            continue;
        auto summary = openSummary(key, id, std::get<0>(**row));
        if (!summary)
            return tl::unexpected(summary.error());
        found.push_back(std::move(*summary));
    }
    return found;
}

Result<Draft> cachedDraft(Connection& connection, const SealKey& key, const std::string& id)
{
    const auto row = connection.row<std::tuple<std::string>>("SELECT detail FROM drafts WHERE id = :a", id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "the draft is no longer in the queue");
    const auto plain = key.open(std::get<0>(**row), id);
    if (!plain)
        return tl::unexpected(plain.error());
    const auto json = parseJson(*plain, draftLimits);
    if (!json)
        return fail(ErrorCode::Damaged, "the cached draft cannot be read");
    return decode<Draft>(*json);
}

Result<void> putDraft(
    Connection& connection, const SealKey& key, const std::string& personId, const Draft& draft, std::int64_t fullSync, TimeMs now)
{
    const DraftSummary& s = draft.summary;
    if (!stillMatters(s.state))
        return dropDraft(connection, s.id);
    const auto hidden = hiddenByOwn(connection, personId, draft, now);
    if (!hidden)
        return tl::unexpected(hidden.error());
    const std::string by = *hidden ? (*hidden)->by : std::string();
    const std::optional<TimeMs> until = *hidden ? (*hidden)->until : std::nullopt;
    const int visible = s.state == DraftState::Queued && by.empty() ? 1 : 0;
    const auto put = connection.run(
        "INSERT INTO drafts(id, state, revision, stake, cold_at, created_at, visible, hidden_by, hidden_until, full_sync, summary, detail) "
        "VALUES(:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l) ON CONFLICT(id) DO UPDATE SET state = excluded.state, revision = "
        "excluded.revision, "
        "stake = excluded.stake, cold_at = excluded.cold_at, created_at = excluded.created_at, visible = excluded.visible, hidden_by = "
        "excluded.hidden_by, "
        "hidden_until = excluded.hidden_until, full_sync = max(full_sync, excluded.full_sync), summary = excluded.summary, detail = "
        "excluded.detail",
        s.id, std::string(word(s.state)), s.revision, s.stake, s.coldAt, s.createdAt, visible, by, until, fullSync,
        key.seal(Json(s).dump(), s.id), key.seal(Json(draft).dump(), s.id));
    if (!put)
        return tl::unexpected(put.error());
    const auto words
        = connection.run("INSERT OR REPLACE INTO draft_text(rowid, words) SELECT seq, :a FROM drafts WHERE id = :b", wordsOf(draft), s.id);
    if (!words)
        return tl::unexpected(words.error());
    return {};
}

Result<void> dropDraft(Connection& connection, const std::string& id)
{
    if (auto words = connection.run("DELETE FROM draft_text WHERE rowid IN (SELECT seq FROM drafts WHERE id = :a)", id); !words)
        return tl::unexpected(words.error());
    if (auto row = connection.run("DELETE FROM drafts WHERE id = :a", id); !row)
        return tl::unexpected(row.error());
    return {};
}

Result<void> dropUnseen(Connection& connection, std::int64_t fullSync)
{
    if (auto words = connection.run("DELETE FROM draft_text WHERE rowid IN (SELECT seq FROM drafts WHERE full_sync < :a)", fullSync);
        !words)
        return tl::unexpected(words.error());
    if (auto rows = connection.run("DELETE FROM drafts WHERE full_sync < :a", fullSync); !rows)
        return tl::unexpected(rows.error());
    return {};
}

Result<void> hideDraft(Connection& connection, const std::string& id, const std::string& decisionId, std::optional<TimeMs> until)
{
    const auto done
        = connection.run("UPDATE drafts SET visible = 0, hidden_by = :a, hidden_until = :b WHERE id = :c", decisionId, until, id);
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

Result<void> showDraft(Connection& connection, const std::string& id, const std::string& decisionId)
{
    const auto done = connection.run(
        "UPDATE drafts SET visible = (state = 'queued'), hidden_by = '', hidden_until = NULL WHERE id = :a AND hidden_by = :b", id,
        decisionId);
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

Result<std::vector<std::string>> showDue(Connection& connection, TimeMs now)
{
    const auto due
        = connection.rows<std::tuple<std::string>>("SELECT id FROM drafts WHERE hidden_until IS NOT NULL AND hidden_until <= :a", now);
    if (!due)
        return tl::unexpected(due.error());
    std::vector<std::string> ids;
    for (const auto& [id] : *due)
        ids.push_back(id);
    if (!ids.empty())
        if (auto shown = connection.run("UPDATE drafts SET visible = (state = 'queued'), hidden_by = '', hidden_until = NULL "
                                        "WHERE hidden_until IS NOT NULL AND hidden_until <= :a", now); !shown)
            return tl::unexpected(shown.error());
    return ids;
}

}  // namespace countersign
