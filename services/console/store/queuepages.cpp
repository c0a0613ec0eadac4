#include "services/console/store/queuepages.h"

#include "models/view/queueorder.h"
#include "services/base/log.h"
#include "services/console/store/draftrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr std::int64_t loadChunk = 20000;
constexpr std::int64_t walkChunk = 500;
constexpr std::int64_t mostWalked = 20000;    // then the answer goes out with what was found, and the next question goes on from there
constexpr std::int64_t fewMatches = 20000;    // of a search for many drafts at once
constexpr std::size_t candidates = 2048;      // of a search with many matches: looked at in the queue's order
constexpr int mostBlocks = 3;

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

Result<std::vector<std::int64_t>> wordRows(Connection& connection, const std::string& query, std::int64_t limit)
{
    const auto rows = connection.rows<std::tuple<std::int64_t>>(
        "SELECT rowid FROM draft_words WHERE draft_words MATCH :a LIMIT :b", query, limit);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<std::int64_t> seqs;
    for (const auto& [seq] : *rows)
        seqs.push_back(seq);
    std::sort(seqs.begin(), seqs.end());
    return seqs;
}

Result<bool> hasWords(Connection& connection, const std::string& query, std::int64_t seq)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT rowid FROM draft_words WHERE draft_words MATCH :a AND rowid = :b", query, seq);
    if (!row)
        return tl::unexpected(row.error());
    return row->has_value();
}

// A search that a large part of all drafts answers: candidates in the queue's order, each asked for its words; totals are estimated.
Result<QueueFound> findAmongMany(Connection& connection, const QueueIndex& index, const DraftFilter& filter, TimeMs now,
    const std::string& query, std::optional<QueueCursor> after, std::size_t limit)
{
    QueueFound found;
    const bool first = !after;
    std::int64_t looked = 0;
    std::int64_t matched = 0;
    bool all = false;
    for (int block = 0; block < mostBlocks; ++block) {
        QueueFound next = index.find(filter, now, after, candidates);
        if (block == 0) {
            found.total = next.total;
            found.stake = next.stake;
        }
        for (const QueueHit& hit : next.hits) {
            const auto matches = hasWords(connection, query, hit.seq);
            if (!matches)
                return tl::unexpected(matches.error());
            ++looked;
            if (!*matches)
                continue;
            ++matched;
            if (found.hits.size() < limit)
                found.hits.push_back(hit);
            else if (limit > 0 && found.cursors.empty())
                found.cursors.emplace_back();  // its place is that of the last hit
            if (limit > 0 && !found.cursors.empty() && looked >= static_cast<std::int64_t>(limit) * 4)
                break;
        }
        const bool enough = limit == 0 ? looked >= 512 : !found.cursors.empty();
        if (enough)
            break;
        if (next.cursors.empty()) {
            all = true;
            break;
        }
        after = next.cursors.front();
        if (limit > 0 && block + 1 == mostBlocks)
            found.cursors = {*after, *after};  // two: goes on behind what was looked at
    }
    if (looked > 0)
        found.stake = static_cast<std::int64_t>(
            static_cast<double>(found.stake) * static_cast<double>(matched) / static_cast<double>(looked));
    found.total = all && first ? matched : std::max(looked > 0 ? found.total * matched / looked : 0, matched);
    return found;
}

bool asksForNothing(const DraftFilter& filter, const std::string& query)
{
    return query.empty() && filter.search.find_first_not_of(' ') != std::string::npos;
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
    const std::string query = ftsQuery(QString::fromStdString(filter.search));
    DraftRows page;
    if (asksForNothing(filter, query))
        return page;
    auto from = cursorOf(question);
    if (!from)
        return tl::unexpected(std::move(from.error()));
    std::optional<QueueCursor>& after = *from;
    const auto limit = static_cast<std::size_t>(std::max(question.limit, 0));
    QueueFound found;
    if (query.empty()) {
        found = index.find(filter, question.now, after, limit);
    } else {
        const auto few = wordRows(connection, query, question.fewMatches + 1);
        if (!few)
            return tl::unexpected(few.error());
        if (static_cast<int>(few->size()) <= question.fewMatches) {
            found = index.find(filter, question.now, after, limit, &*few);
        } else {
            auto many = findAmongMany(connection, index, filter, question.now, query, after, limit);
            if (!many)
                return tl::unexpected(std::move(many.error()));
            found = std::move(*many);
        }
    }
    page.total = found.total;
    page.totalStake = found.stake;
    std::string lastId;
    for (const QueueHit& hit : found.hits) {
        auto id = addRow(connection, key, hit.seq, page);
        if (!id)
            return tl::unexpected(std::move(id.error()));
        if (!id->empty())
            lastId = *id;
    }
    if (found.cursors.size() == 2) {
        page.next = found.cursors.front().text();
    } else if (found.cursors.size() == 1 && !found.hits.empty()) {
        // The group stands in the summary as in the index; an id that is no UUID only there.
        QueueCursor next{found.hits.back().key, lastId, {}};
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
    const std::string query = ftsQuery(QString::fromStdString(filter.search));
    DraftRows page;
    if (asksForNothing(filter, query))
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
    for (const QueueHit& hit : index.find(filter, now, std::nullopt, records.size()).hits) {
        const auto matches = query.empty() ? Result<bool>(true) : hasWords(connection, query, hit.seq);
        if (!matches)
            return tl::unexpected(matches.error());
        if (!*matches)
            continue;
        if (auto added = addRow(connection, key, hit.seq, page); !added)
            return tl::unexpected(std::move(added.error()));
    }
    return std::move(page.rows);
}

Result<QueueTally> indexedTally(Connection& connection, const QueueIndex& index, const QueueQuestion& question)
{
    const DraftFilter& filter = question.filter;
    const TimeMs now = question.now;
    const std::string query = ftsQuery(QString::fromStdString(filter.search));
    const std::vector<std::int64_t> none;
    if (query.empty())
        return index.tally(filter, now, asksForNothing(filter, query) ? &none : nullptr);
    const auto words = wordRows(connection, query, question.fewMatches + 1);
    if (!words)
        return tl::unexpected(words.error());
    QueueTally tally = index.tally(filter, now, &*words);
    if (static_cast<int>(words->size()) <= question.fewMatches)
        return tally;
    // Those looked at stand for all, as in the totals of such a search.
    const auto all = findAmongMany(connection, index, filter, now, query, std::nullopt, 0);
    if (!all)
        return tl::unexpected(all.error());
    qint64 seen = 0;
    for (const auto& [group, count] : tally.groups)
        seen += count;
    for (auto& [group, count] : tally.groups)
        count = std::max(count, all->total * count / seen);
    return tally;
}

Result<QStringList> matchingIds(Connection& connection, const QueueIndex& index, const DraftFilter& filter, TimeMs now, std::size_t most)
{
    const std::string query = ftsQuery(QString::fromStdString(filter.search));
    QStringList ids;
    if (asksForNothing(filter, query))
        return ids;
    QueueFound found;
    bool ask = false;
    if (query.empty()) {
        found = index.find(filter, now, std::nullopt, most + 1);
    } else {
        const auto words = wordRows(connection, query, fewMatches + 1);
        if (!words)
            return tl::unexpected(words.error());
        ask = static_cast<std::int64_t>(words->size()) > fewMatches;
        found = index.find(filter, now, std::nullopt, most + 1, ask ? nullptr : &*words);
    }
    if (found.hits.size() > most)
        return fail(ErrorCode::TooLarge, "More than " + std::to_string(most) + " drafts match; narrow the filter first.");
    for (const QueueHit& hit : found.hits) {
        const auto matches = ask ? hasWords(connection, query, hit.seq) : Result<bool>(true);
        if (!matches)
            return tl::unexpected(matches.error());
        if (!*matches)
            continue;
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
