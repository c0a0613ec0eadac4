#include "services/console/store/queuepages.h"

#include "models/view/queueorder.h"
#include "services/base/log.h"
#include "services/console/store/draftrows.h"
#include "services/console/store/queuesearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr std::int64_t loadChunk = 20000;
constexpr std::int64_t walkChunk = 500;
constexpr std::int64_t mostWalked = 20000;    // then the answer goes out with what was found, and the next question goes on from there

using QueueRecordRow
    = std::tuple<std::int64_t, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string>;
const std::string queueRecordColumns = "q.seq, q.id, q.stake, q.cold_at, q.waiting_since, q.value, q.flags, q.kind";

QueueRecord recordOf(QueueRecordRow& row)
{
    auto& [seq, id, stake, coldAt, waiting, value, flags, kind] = row;
    return { seq, std::move(id), stake, coldAt, waiting, value, flags, std::move(kind) };
}

struct WalkSql {
    const char* after;
    const char* by;
};
WalkSql walkSql(DraftFilter::Order order)
{
    switch (order) {
    case DraftFilter::Order::Stake:
        return {"q.stake <= :k AND (q.stake < :l OR q.id > :m)", "q.stake DESC, q.id"};
    case DraftFilter::Order::Cold:
        return {"q.cold_at >= :k AND (q.cold_at > :l OR q.id > :m)", "q.cold_at, q.id"};
    case DraftFilter::Order::Recent:
        return {"q.waiting_since <= :k AND (q.waiting_since < :l OR q.id < :m)", "q.waiting_since DESC, q.id DESC"};
    case DraftFilter::Order::Waiting:
        return {"q.waiting_since >= :k AND (q.waiting_since > :l OR q.id > :m)", "q.waiting_since, q.id"};
    }
    return {"", "q.seq"};
}

bool falls(DraftFilter::Order order)
{
    return order == DraftFilter::Order::Stake || order == DraftFilter::Order::Recent;
}

// A row that cannot be read is left out and said in the log: one damaged row must not take the queue with it.
Result<std::string> addRow(Connection& connection, const SealKey& key, std::int64_t seq, DraftRows& page)
{
    const auto row = connection.row<std::tuple<std::string, std::string, std::int64_t>>(
        "SELECT id, summary, seen FROM drafts WHERE seq = :a", seq);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::string();
    const auto& [id, sealed, seen] = **row;
    auto summary = openSummary(key, id, sealed);
    if (!summary) {
        log(LogLevel::Error, "store", "a cached draft cannot be read", {{"draft", id}});
        return id;
    }
    if (seen != 0)
        page.seen.insert(QString::fromStdString(id));
    page.rows.push_back(std::move(*summary));
    return id;
}

bool asksForNothing(const DraftFilter& filter, const SoughtWords& words)
{
    return words.empty() && filter.search.find_first_not_of(' ') != std::string::npos;
}

}  // namespace

Result<void> loadIndex(Connection& connection, QueueIndex& index, const std::function<bool()>& goOn)
{
    const auto newest = connection.row<std::tuple<std::optional<std::int64_t>>>("SELECT max(seq) FROM queue");
    if (!newest)
        return tl::unexpected(newest.error());
    if (*newest && std::get<0>(**newest))
        index.reserve(static_cast<std::size_t>(std::min<std::int64_t>(*std::get<0>(**newest), 4'000'000)));
    std::int64_t last = 0;
    for (;;) {
        if (!goOn())
            return fail(ErrorCode::Cancelled, "the store is being closed");
        auto rows = connection.rows<QueueRecordRow>(
            "SELECT " + queueRecordColumns + " FROM queue q WHERE q.seq > :a ORDER BY q.seq LIMIT :b", last, loadChunk);
        if (!rows)
            return tl::unexpected(rows.error());
        for (QueueRecordRow& row : *rows) {
            last = std::get<0>(row);
            index.put(recordOf(row));
        }
        if (static_cast<std::int64_t>(rows->size()) < loadChunk)
            return {};
    }
}

Result<void> refreshIndex(Connection& connection, QueueIndex& index, const std::vector<std::string>& ids)
{
    std::vector<std::string> gone;
    for (const std::string& id : ids) {
        auto row = connection.row<QueueRecordRow>(
            "SELECT " + queueRecordColumns + " FROM drafts d JOIN queue q ON q.seq = d.seq WHERE d.id = :a", id);
        if (!row)
            return tl::unexpected(row.error());
        if (*row) {
            index.put(recordOf(**row));
            continue;
        }
        const auto seq = connection.row<std::tuple<std::int64_t>>("SELECT seq FROM drafts WHERE id = :a", id);
        if (!seq)
            return tl::unexpected(seq.error());
        if (*seq)
            index.erase(std::get<0>(**seq));
        else
            gone.push_back(id);
    }
    if (!gone.empty())
        index.eraseIds(gone);
    return {};
}

Result<bool> fewRows(Connection& connection)
{
    const auto rows = connection.row<std::tuple<std::int64_t>>("SELECT count(*) FROM (SELECT 1 FROM queue LIMIT :a)", loadChunk + 1);
    if (!rows)
        return tl::unexpected(rows.error());
    return std::get<0>(**rows) <= loadChunk;
}

// Where the page begins; nothing: at the top.
Result<std::optional<QueueCursor>> cursorOf(const QueueQuestion& question)
{
    if (question.cursor.isEmpty())
        return std::optional<QueueCursor>{};
    auto cursor = QueueCursor::from(question.cursor);
    if (!cursor)
        return tl::unexpected(std::move(cursor.error()));
    return std::optional<QueueCursor>(std::move(*cursor));
}

Result<DraftRows> indexedPage(Connection& connection, const SealKey& key, const QueueIndex& index, const QueueQuestion& question)
{
    const DraftFilter& filter = question.filter;
    const SoughtWords words(filter.search);
    DraftRows page;
    if (asksForNothing(filter, words))
        return page;
    auto from = cursorOf(question);
    if (!from)
        return tl::unexpected(std::move(from.error()));
    std::optional<QueueCursor>& after = *from;
    const auto limit = static_cast<std::size_t>(std::max(question.limit, 0));
    const auto found = words.empty() ? Result<QueueFound>(index.find(filter, question.now, after, limit))
                                     : searchQueue(connection, index, { filter, question.now, words, question.fewMatches }, after, limit);
    if (!found)
        return tl::unexpected(found.error());
    page.total = found->total;
    page.totalStake = found->stake;
    std::string lastId;
    for (const QueueHit& hit : found->hits) {
        auto id = addRow(connection, key, hit.seq, page);
        if (!id)
            return tl::unexpected(std::move(id.error()));
        if (!id->empty())
            lastId = *id;
    }
    if (found->cursors.size() == 2) {
        page.next = found->cursors.front().text();
    } else if (found->cursors.size() == 1 && !found->hits.empty()) {
        // The group stands in the summary as in the index; an id that is no UUID only there.
        QueueCursor next{found->hits.back().key, lastId, {}};
        if (!page.rows.empty())
            next.group = groupKey(filter.group, page.rows.back());
        page.next = next.text();
    }
    return page;
}

bool walkable(const DraftFilter& filter)
{
    return filter.group == DraftFilter::Group::None && filter.search.find_first_not_of(' ') == std::string::npos;
}

Result<DraftRows> walkedPage(Connection& connection, const SealKey& key, const QueueViewer& viewer, const QueueQuestion& question)
{
    const DraftFilter& filter = question.filter;
    const WalkSql sql = walkSql(filter.order);
    DraftRows page;
    auto from = cursorOf(question);
    if (!from)
        return tl::unexpected(std::move(from.error()));
    std::optional<QueueCursor>& after = *from;
    const auto limit = static_cast<std::size_t>(std::max(question.limit, 0));
    std::int64_t walked = 0;
    std::int64_t matched = 0;
    std::int64_t stake = 0;
    while (walked < mostWalked) {
        std::vector<Cell> cells;
        std::string text = "SELECT " + queueRecordColumns + " FROM queue q";
        if (after) {
            const std::int64_t at = falls(filter.order) ? -after->key : after->key;
            text += std::string(" WHERE ") + sql.after;
            cells = {Cell(at), Cell(at), Cell(after->id)};
        }
        cells.emplace_back(walkChunk);
        auto rows = connection.rowsOf<QueueRecordRow>(text + " ORDER BY " + sql.by + " LIMIT :z", cells);
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->empty()) {
            page.next.clear();
            break;
        }
        std::vector<QueueRecord> records;
        for (QueueRecordRow& row : *rows)
            records.push_back(recordOf(row));
        const QueueRecord& end = records.back();
        after = QueueCursor{orderKey(filter.order, end.stake, end.coldAt, end.waitingSince), end.id, {}};
        std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
        QueueIndex chunk(viewer);
        for (const QueueRecord& record : records)
            chunk.put(record);
        const QueueFound found = chunk.find(filter, question.now, std::nullopt, limit - page.rows.size() + 1);
        walked += static_cast<std::int64_t>(records.size());
        matched += found.total;
        stake += found.stake;
        const bool last = static_cast<std::int64_t>(records.size()) < walkChunk;
        bool full = limit == 0;
        for (const QueueHit& hit : found.hits) {
            if (page.rows.size() == limit) {
                full = true;
                break;
            }
            auto id = addRow(connection, key, hit.seq, page);
            if (!id)
                return tl::unexpected(std::move(id.error()));
            if (page.rows.size() == limit)
                page.next = QueueCursor{hit.key, *id, {}}.text();
        }
        if (full)
            break;
        page.next = last ? QString() : page.next;
        if (last)
            break;
        if (walked >= mostWalked)
            page.next = after->text();
    }
    const auto newest = connection.row<std::tuple<std::optional<std::int64_t>>>("SELECT max(seq) FROM queue");
    const std::int64_t all = newest && *newest ? std::get<0>(**newest).value_or(0) : 0;
    if (walked > 0) {
        page.total = std::max<qint64>(all * matched / walked, matched);
        page.totalStake = static_cast<qint64>(static_cast<double>(stake) * static_cast<double>(std::max(all, walked)) / static_cast<double>(walked));
    }
    return page;
}

Result<std::vector<DraftSummary>> queueRows(Connection& connection, const SealKey& key, const QueueViewer& viewer,
    const DraftFilter& filter, TimeMs now, const QStringList& ids)
{
    const SoughtWords words(filter.search);
    DraftRows page;
    if (asksForNothing(filter, words))
        return page.rows;
    std::vector<QueueRecord> records;
    for (const QString& id : ids) {
        auto row = connection.row<QueueRecordRow>(
            "SELECT " + queueRecordColumns + " FROM drafts d JOIN queue q ON q.seq = d.seq WHERE d.id = :a", id.toStdString());
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            records.push_back(recordOf(**row));
    }
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
    QueueIndex index(viewer);
    for (const QueueRecord& record : records)
        index.put(record);
    std::vector<QueueHit> hits = index.find(filter, now, std::nullopt, records.size()).hits;
    if (auto kept = keepHolding(connection, words, hits); !kept)
        return tl::unexpected(std::move(kept.error()));
    for (const QueueHit& hit : hits)
        if (auto added = addRow(connection, key, hit.seq, page); !added)
            return tl::unexpected(std::move(added.error()));
    return std::move(page.rows);
}

Result<QueueTally> indexedTally(Connection& connection, const QueueIndex& index, const QueueQuestion& question)
{
    const SoughtWords words(question.filter.search);
    const std::vector<std::int64_t> none;
    if (words.empty())
        return index.tally(question.filter, question.now, asksForNothing(question.filter, words) ? &none : nullptr);
    return tallySearch(connection, index, { question.filter, question.now, words, question.fewMatches });
}

Result<QStringList> matchingIds(Connection& connection, const QueueIndex& index, const DraftFilter& filter, TimeMs now, std::size_t most)
{
    const SoughtWords words(filter.search);
    QStringList ids;
    if (asksForNothing(filter, words))
        return ids;
    auto hits = words.empty() ? Result<std::vector<QueueHit>>(index.find(filter, now, std::nullopt, most + 1).hits)
                              : searchAll(connection, index, { filter, now, words, QueueQuestion().fewMatches }, most);
    if (!hits)
        return tl::unexpected(hits.error());
    if (hits->size() > most)
        return fail(ErrorCode::TooLarge, "More than " + std::to_string(most) + " drafts match; narrow the filter first.");
    for (const QueueHit& hit : *hits) {
        if (!hit.id.odd) {
            ids << QString::fromStdString(unpackId(hit.id));
            continue;
        }
        const auto id = connection.row<std::tuple<std::string>>("SELECT id FROM queue WHERE seq = :a", hit.seq);
        if (!id)
            return tl::unexpected(id.error());
        if (*id)
            ids << QString::fromStdString(std::get<0>(**id));
    }
    return ids;
}

}  // namespace countersign
