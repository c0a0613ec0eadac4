#include "services/recovery/store/draftquery.h"

#include "services/base/clock.h"
#include "services/recovery/store/draftwords.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace countersign {

namespace {

constexpr std::size_t maxLimit = 500;
constexpr std::size_t maxSearchWords = 8;
// Up to so many hits it is cheaper to fetch and sort them; beyond, the first page is near when walking the queue in order.
constexpr std::int64_t rareHits = 1500;
// With fewer hits than this the last word is likely still being typed, and what it may become is likely in many drafts.
constexpr std::int64_t wholeWordHits = 20;
// So many drafts at the head of the queue are looked at before the index is asked how many a prefix has: that costs time for each hit.
constexpr std::int64_t headRows = 400;

struct Order {
    char letter;
    std::string_view name;
    std::string_view column;
    bool descending;
};
constexpr std::array<Order, 3> orders{ { { 's', "stake", "stake", true }, { 'r', "recent", "created_at", true },
    { 'c', "cold", "cold_at", false } } };

struct Position {
    std::int64_t key = 0;
    std::string id;
};

std::string cursorText(const Order& order, const Position& position)
{
    return std::string(1, order.letter) + std::to_string(position.key) + "." + position.id;
}

Result<std::optional<Position>> positionOf(const Order& order, const std::string& cursor)
{
    if (cursor.empty())
        return std::optional<Position>{};
    Position position;
    const auto dot = cursor.find('.');
    const char* begin = cursor.data() + 1;
    const char* end = cursor.data() + (dot == std::string::npos ? cursor.size() : dot);
    if (cursor.front() != order.letter || dot == std::string::npos || std::from_chars(begin, end, position.key).ptr != end || begin == end)
        return fail(ErrorCode::InvalidInput, "the cursor is not one of this list");
    position.id = cursor.substr(dot + 1);
    return std::optional<Position>{ std::move(position) };
}

struct Search {
    std::vector<std::string> words;
    std::string exact; // for FTS5; words hold letters and digits only, so that quoting them is enough
    std::string match; // the same, the last word as a prefix
};

Search searchFor(std::string_view text)
{
    Search search;
    search.words = foldedWords(text);
    if (search.words.size() > maxSearchWords)
        search.words.resize(maxSearchWords);
    for (const std::string& each : search.words)
        search.exact += (search.exact.empty() ? "\"" : " AND \"") + each + "\"";
    search.match = search.exact + " *";
    return search;
}

// key, id, summary, lease_until, lease_person, its name
using DraftIndexRow = std::tuple<std::int64_t, std::string, std::string, std::int64_t, std::string, std::optional<std::string>>;

// One page's worth of one state between two positions, as SQL text with its values; the texts are few, so that they stay prepared.
class Part {
public:
    Part(const Order& order, const DraftQuery& query, TimeMs now)
        : m_order(order)
        , m_query(query)
        , m_now(now)
    {
    }
    enum class Span { All, SameKey, Beyond, Before };
    // `hits` is a JSON list of the drafts' seqs, for SearchPlan::Hits.
    [[nodiscard]] Result<std::vector<DraftIndexRow>> fetch(Connection& connection, DraftState state, Span span,
        const std::optional<Position>& after, const Search& search, SearchPlan plan, const std::string& hits, std::size_t limit) const;

private:
    [[nodiscard]] std::string place(Span span) const
    {
        const std::string column(m_order.column);
        if (span == Span::SameKey)
            return " AND d." + column + " = :key AND d.id > :after";
        if (span == Span::All)
            return {};
        return " AND d." + column + (m_order.descending == (span == Span::Beyond) ? " < :key" : " > :key");
    }
    [[nodiscard]] std::string by(std::string_view table, std::string_view column) const
    {
        return " ORDER BY " + std::string(table) + "." + std::string(column) + (m_order.descending ? " DESC, " : ", ") + std::string(table)
            + ".id";
    }
    const Order& m_order;
    const DraftQuery& m_query;
    TimeMs m_now;
};

Result<std::vector<DraftIndexRow>> Part::fetch(Connection& connection, DraftState state, Span span, const std::optional<Position>& after,
    const Search& search, SearchPlan plan, const std::string& hits, std::size_t limit) const
{
    std::vector<Cell> cells;
    // What is put off until later is not shown before; a hold before delivery is another thing and is.
    std::string shown = state == DraftState::Queued ? "(d.hold_until IS NULL OR d.hold_until <= :now)" : "1";
    if (!m_query.shopId.empty())
        shown += " AND d.shop_id = :shop";
    if (!m_query.kind.empty())
        shown += " AND d.kind = :kind";
    const auto addShown = [&] {
        if (state == DraftState::Queued)
            cells.emplace_back(m_now);
        if (!m_query.shopId.empty())
            cells.emplace_back(m_query.shopId);
        if (!m_query.kind.empty())
            cells.emplace_back(m_query.kind);
    };
    const auto addPlace = [&] {
        cells.emplace_back(std::string(word(state)));
        if (span != Span::All)
            cells.emplace_back(after->key);
        if (span == Span::SameKey)
            cells.emplace_back(after->id);
    };
    const std::string column(m_order.column);
    std::string picked = "SELECT d.seq AS seq, d." + column + " AS key, d.id AS id FROM ";
    if (search.words.empty()) {
        picked += "drafts d WHERE d.state = :state" + place(span) + " AND " + shown;
        addPlace();
        addShown();
    } else if (plan == SearchPlan::Hits) {
        // CROSS JOIN keeps the order of the loops.
        picked += "json_each(:hits) t CROSS JOIN drafts d ON d.seq = t.value WHERE d.state = :state" + place(span) + " AND " + shown;
        cells.emplace_back(hits);
        addPlace();
        addShown();
    } else {
        // CASE looks into the draft's row only where the words are found; until then the index alone is walked.
        std::string found;
        for (std::size_t i = 0; i < search.words.size(); ++i)
            found += (i == 0 ? "instr(c.c0, :w" : " AND instr(c.c0, :w") + std::to_string(i) + ")";
        picked += "drafts d CROSS JOIN draft_text_content c ON c.id = d.seq WHERE d.state = :state" + place(span) + " AND CASE WHEN "
            + found + " THEN " + shown + " ELSE 0 END";
        addPlace();
        for (std::size_t i = 0; i < search.words.size(); ++i)
            cells.emplace_back(" " + search.words[i] + (i + 1 < search.words.size() ? " " : ""));
        addShown();
    }
    picked += by("d", m_order.column) + " LIMIT :limit";
    cells.emplace_back(static_cast<std::int64_t>(limit));
    const std::string sql = "SELECT p.key, p.id, r.summary, r.lease_until, r.lease_person, "
                            "CASE WHEN r.lease_person = '' THEN NULL ELSE (SELECT name FROM people WHERE people.id = r.lease_person) END "
                            "FROM ("
        + picked + ") p CROSS JOIN drafts r ON r.seq = p.seq" + by("p", "key");
    return connection.rowsOf<DraftIndexRow>(sql, cells);
}

std::string withLease(std::string summary, const Lease& lease)
{
    static constexpr std::string_view none = "\"lease\":null";
    const std::string some = "\"lease\":" + jsonText(lease);
    if (const auto at = summary.find(none); at != std::string::npos)
        summary.replace(at, none.size(), some);
    return summary;
}

// How many drafts hold the words, counted up to one more than are rare.
Result<std::int64_t> countHits(Connection& connection, const std::string& match)
{
    auto hits = connection.row<std::tuple<std::int64_t>>(
        "SELECT count(*) FROM (SELECT 1 FROM draft_text WHERE draft_text MATCH :match LIMIT :most)", match, rareHits + 1);
    if (!hits)
        return tl::unexpected(std::move(hits.error()));
    return *hits ? std::get<0>(**hits) : 0;
}

// Their seqs as a JSON list, so that one look into the text index serves every state; `most` + 1 of them mean that there are more.
struct Hits {
    std::string list = "[]";
    std::int64_t count = 0;
};
Result<Hits> findHits(Connection& connection, const std::string& match, std::int64_t most)
{
    auto row = connection.row<std::tuple<std::int64_t, std::string>>(
        "SELECT count(*), '[' || coalesce(group_concat(hit), '') || ']' FROM "
        "(SELECT rowid AS hit FROM draft_text WHERE draft_text MATCH :match LIMIT :most)",
        match, most);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return *row ? Hits{ std::move(std::get<1>(**row)), std::get<0>(**row) } : Hits{};
}

class Pager {
public:
    Pager(Connection& connection, const Order& order, const DraftQuery& query, TimeMs now)
        : m_connection(connection)
        , m_order(order)
        , m_query(query)
        , m_part(order, query, now)
        , m_search(searchFor(query.words))
        , m_limit(std::clamp<std::size_t>(query.limit, 1, maxLimit))
    {
    }
    [[nodiscard]] const Search& search() const { return m_search; }
    [[nodiscard]] std::size_t limit() const { return m_limit; }
    // One row more than a page holds tells that there is a next one.
    [[nodiscard]] Result<std::vector<DraftIndexRow>> fetch(const std::optional<Position>& after, std::optional<SearchPlan> forced)
    {
        if (m_search.words.empty() || forced == SearchPlan::Walk)
            return fetchBy(after, SearchPlan::Walk, {});
        if (!forced) {
            const auto exact = countHits(m_connection, m_search.exact);
            if (!exact)
                return tl::unexpected(exact.error());
            if (*exact > rareHits)
                return fetchBy(after, SearchPlan::Walk, {});
            if (*exact < wholeWordHits && !after && m_query.states.size() == 1) {
                auto head = fetchHead(m_query.states.front());
                if (!head || head->size() > m_limit)
                    return head;
            }
        }
        const auto hits = findHits(m_connection, m_search.match, forced ? -1 : rareHits + 1);
        if (!hits)
            return tl::unexpected(hits.error());
        if (!forced && hits->count > rareHits)
            return fetchBy(after, SearchPlan::Walk, {});
        return fetchBy(after, SearchPlan::Hits, hits->list);
    }

private:
    [[nodiscard]] Result<std::vector<DraftIndexRow>> fetchHead(DraftState state)
    {
        const std::string column(m_order.column);
        auto bound = m_connection.row<std::tuple<std::int64_t>>("SELECT " + column + " FROM drafts WHERE state = :state ORDER BY " + column
                + (m_order.descending ? " DESC" : "") + ", id LIMIT 1 OFFSET :rows",
            word(state), headRows);
        if (!bound)
            return tl::unexpected(std::move(bound.error()));
        if (!*bound)
            return std::vector<DraftIndexRow>{};
        return m_part.fetch(
            m_connection, state, Part::Span::Before, Position{ std::get<0>(**bound), {} }, m_search, SearchPlan::Walk, {}, m_limit + 1);
    }
    [[nodiscard]] Result<std::vector<DraftIndexRow>> fetchBy(const std::optional<Position>& after, SearchPlan plan, const std::string& hits)
    {
        std::vector<DraftIndexRow> rows;
        for (const DraftState state : m_query.states) {
            const std::size_t before = rows.size();
            for (const auto span : after ? std::vector{ Part::Span::SameKey, Part::Span::Beyond } : std::vector{ Part::Span::All }) {
                const std::size_t have = rows.size() - before;
                if (have > m_limit)
                    break;
                auto fetched = m_part.fetch(m_connection, state, span, after, m_search, plan, hits, m_limit + 1 - have);
                if (!fetched)
                    return fetched;
                std::move(fetched->begin(), fetched->end(), std::back_inserter(rows));
            }
        }
        const auto earlier = [descending = m_order.descending](const DraftIndexRow& a, const DraftIndexRow& b) {
            if (std::get<0>(a) != std::get<0>(b))
                return descending ? std::get<0>(a) > std::get<0>(b) : std::get<0>(a) < std::get<0>(b);
            return std::get<1>(a) < std::get<1>(b);
        };
        if (m_query.states.size() > 1)
            std::sort(rows.begin(), rows.end(), earlier);
        return rows;
    }
    Connection& m_connection;
    const Order& m_order;
    const DraftQuery& m_query;
    Part m_part;
    Search m_search;
    std::size_t m_limit;
};

} // namespace

Result<DraftPage> queryDraftsBy(Connection& connection, const DraftQuery& query, std::optional<SearchPlan> plan)
{
    const auto order = std::find_if(orders.begin(), orders.end(), [&query](const Order& each) { return each.name == query.order; });
    if (order == orders.end())
        return fail(ErrorCode::InvalidInput, "drafts are ordered by stake, recent or cold");
    const auto after = positionOf(*order, query.cursor);
    if (!after)
        return tl::unexpected(after.error());
    const TimeMs now = query.now.value_or(SystemClock().now());
    Pager pager(connection, *order, query, now);
    // Signs without a letter or digit are found nowhere.
    if (pager.search().words.empty() && query.words.find_first_not_of(" \t\n") != std::string::npos)
        return DraftPage{};
    auto fetched = pager.fetch(*after, plan);
    if (!fetched)
        return tl::unexpected(std::move(fetched.error()));
    std::vector<DraftIndexRow> rows = std::move(*fetched);

    DraftPage page;
    if (rows.size() > pager.limit()) {
        rows.resize(pager.limit());
        page.next = cursorText(*order, { std::get<0>(rows.back()), std::get<1>(rows.back()) });
    }
    for (auto& [key, id, summary, leaseUntil, leasePerson, leaseName] : rows) {
        const bool leased = !leasePerson.empty() && leaseUntil > now;
        page.summaries.push_back(
            leased ? withLease(std::move(summary), { leasePerson, leaseName.value_or(std::string()), leaseUntil }) : std::move(summary));
        page.ids.push_back(std::move(id));
    }
    return page;
}

Result<DraftPage> queryDrafts(Connection& connection, const DraftQuery& query)
{
    return queryDraftsBy(connection, query, std::nullopt);
}

} // namespace countersign
