#include "services/recovery/privacy/eraser.h"

#include "models/domain/ids.h"
#include "services/recovery/ingest/customerkeeper.h"
#include "services/recovery/ingest/inbox.h"
#include "services/recovery/privacy/privacyentry.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/shopstore.h"

#include <chrono>

namespace countersign {

namespace {

constexpr std::size_t erasedAtOnce = 25;                            // customers in one write
constexpr int mergedPages = 200;
constexpr int mostMerges = 2000;

class Erasing {
public:
    Erasing(const RecoveryContext& context, const Person& person, const ErasureWish& wish)
        : m_context(context)
        , m_person(person)
        , m_wish(wish)
        , m_keeper(context.keys.master)
        , m_end(std::chrono::steady_clock::now() + std::chrono::milliseconds(wish.timeMs))
    {
        m_report.id = newId(context.clock.now());
    }
    [[nodiscard]] Result<ErasureReport> run()
    {
        if (auto ready = nothingWaits(); !ready)
            return tl::unexpected(std::move(ready.error()));
        auto done = m_wish.who.keys.empty() ? eraseWholeShop() : eraseFound();
        if (!done)
            return tl::unexpected(std::move(done.error()));
        if (auto told = record(); !told)
            return tl::unexpected(std::move(told.error()));
        // What is erased is erased: a full disk or a reader only puts the files off until the hourly pass.
        const auto clean = cleanFiles(m_context);
        m_report.filesClean = clean && clean->logEmpty && clean->rewritten;
        m_report.rewriteNeeded = clean && !clean->rewritten;
        return std::move(m_report);
    }

private:
    [[nodiscard]] bool late() const { return std::chrono::steady_clock::now() >= m_end; }

    [[nodiscard]] Result<void> nothingWaits()
    {
        const auto waiting = m_context.reads.read<bool>(
            [&](Connection& reading) { return anyWaitingSince(reading, m_context.clock.now()); });
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (*waiting)
            return fail(ErrorCode::Unavailable, "webhooks that arrived before are still being worked in", secondMs);
        return {};
    }
    [[nodiscard]] Result<void> eraseFound()
    {
        auto found = m_context.reads.read<FoundCustomers>(
            [&](Connection& reading) { return findCustomers(reading, m_context.keys.master, m_wish.who); });
        if (!found)
            return tl::unexpected(std::move(found.error()));
        m_report.unknown = std::move(found->unknown);
        const std::vector<std::string> subjects(found->subjects.begin(), found->subjects.end());
        const std::vector<std::string> carts(found->loneCarts.begin(), found->loneCarts.end());
        return eraseAll(subjects).and_then([&] { return emptyAll(carts); });
    }
    // The shop takes nothing in from the first moment, so that the end is reached.
    [[nodiscard]] Result<void> eraseWholeShop()
    {
        const auto& shopId = m_wish.who.shopId;
        auto closed = m_context.writer.run([&](Connection& connection) -> Result<void> {
            const auto changed = connection.run("UPDATE shops SET state = 'redacted' WHERE id = :id", shopId);
            if (!changed)
                return tl::unexpected(changed.error());
            if (*changed == 0)
                return fail(ErrorCode::NotFound, "there is no such shop");
            return {};
        });
        while (closed && !m_report.left) {
            const auto next = m_context.reads.read<Next>([&](Connection& reading) { return nextOfShop(reading, shopId); });
            if (!next)
                return tl::unexpected(next.error());
            if (next->subjects.empty() && next->carts.empty())
                break;
            closed = eraseAll(next->subjects).and_then([&] { return emptyAll(next->carts); });
        }
        if (!closed)
            return closed;
        return m_context.writer.run([&](Connection& connection) { return emptyShop(connection, shopId, m_context.clock.now()); });
    }
    struct Next {
        std::vector<std::string> subjects;
        std::vector<std::string> carts;
    };
    [[nodiscard]] Result<Next> nextOfShop(Connection& reading, const std::string& shopId)
    {
        using Row = std::tuple<std::string>;
        const auto subjects = reading.rows<Row>("SELECT id FROM subjects WHERE shop_id = :shop AND erasing_at IS NULL AND erased_at IS NULL "
                                                "ORDER BY id LIMIT 500",
            shopId);
        if (!subjects)
            return tl::unexpected(subjects.error());
        Next next;
        for (const auto& [id] : *subjects)
            next.subjects.push_back(id);
        if (!next.subjects.empty())
            return next;
        const auto carts = reading.rows<Row>(
            "SELECT id FROM carts WHERE shop_id = :shop AND sealed <> '' AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.cart_id = carts.id "
            "AND d.state = 'sending') LIMIT 500",
            shopId);
        if (!carts)
            return tl::unexpected(carts.error());
        for (const auto& [id] : *carts)
            next.carts.push_back(id);
        return next;
    }
    [[nodiscard]] Result<void> eraseAll(const std::vector<std::string>& subjects)
    {
        return inSlices(subjects, [this](Connection& connection, const std::string& id) { return eraseOne(connection, id); });
    }
    [[nodiscard]] Result<void> emptyAll(const std::vector<std::string>& carts)
    {
        return inSlices(carts, [this](Connection& connection, const std::string& id) -> Result<void> {
            ++m_slice.carts;
            return emptyCartOf(connection, id);
        });
    }
    template <class Work>
    [[nodiscard]] Result<void> inSlices(const std::vector<std::string>& ids, Work work)
    {
        for (std::size_t at = 0; at < ids.size(); at += erasedAtOnce) {
            if (late()) {
                m_report.left = true;
                return {};
            }
            auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
                m_slice = {};
                for (std::size_t i = at; i < std::min(ids.size(), at + erasedAtOnce); ++i)
                    if (auto done = work(connection, ids[i]); !done)
                        return done;
                return {};
            });
            if (!written)
                return written;
            m_report.customers += m_slice.customers;
            m_report.waiting += m_slice.waiting;
            m_report.carts += m_slice.carts;
        }
        return {};
    }
    [[nodiscard]] Result<void> eraseOne(Connection& connection, const std::string& subjectId)
    {
        const auto shop = connection.row<std::tuple<std::string>>("SELECT shop_id FROM subjects WHERE id = :id", subjectId);
        const auto carts = connection.rows<std::tuple<std::string>>(
            "SELECT c.id FROM subjects s JOIN carts c ON c.shop_id = s.shop_id AND c.customer_lookup = s.lookup AND c.customer_lookup <> '' "
            "WHERE s.id = :id UNION SELECT cart_id FROM drafts WHERE subject_id = :same",
            subjectId, subjectId);
        if (!shop || !carts)
            return tl::unexpected(shop ? carts.error() : shop.error());
        const auto before = erasureState(connection, subjectId);
        if (!before)
            return tl::unexpected(before.error());
        if (*before == ErasureState::Erased)
            return {};
        for (const auto& [cartId] : *carts)
            if (auto emptied = emptyCartOf(connection, cartId); !emptied)
                return emptied;
        const TimeMs now = m_context.clock.now();
        const auto state = eraseNow(connection, subjectId, now);
        if (!state)
            return tl::unexpected(state.error());
        const bool gone = *state == ErasureState::Erased;
        ++(gone ? m_slice.customers : m_slice.waiting);
        return appendEntry(connection,
            privacyEntry(m_person, gone ? "subject.erased" : "subject.erasing", "subject", subjectId,
                shop->has_value() ? std::get<0>(**shop) : std::string(), Json{ { "erasure_id", m_report.id }, { "carts", carts->size() } }),
            now);
    }
    [[nodiscard]] Result<void> emptyCartOf(Connection& connection, const std::string& cartId)
    {
        const auto row = connection.row<std::tuple<std::string, std::optional<std::string>>>(
            "SELECT shop_id, draft_id FROM carts WHERE id = :id", cartId);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        return m_keeper.emptyCart(
            connection, std::get<0>(**row), cartId, std::get<1>(**row).value_or(std::string()), m_context.clock.now());
    }
    [[nodiscard]] Result<void> record()
    {
        return m_context.writer.run([&](Connection& connection) -> Result<void> {
            auto kept = backups(connection, false);
            if (!kept)
                return tl::unexpected(std::move(kept.error()));
            const auto until = backupHorizon(connection);
            if (!until)
                return tl::unexpected(until.error());
            m_report.backups = std::move(*kept);
            m_report.backupsUntil = *until;
            Json ids = Json::array();
            for (const auto& backup : m_report.backups)
                ids.push_back(backup.id);
            Json data{ { "customers", m_report.customers }, { "carts", m_report.carts }, { "waiting", m_report.waiting },
                { "left", m_report.left }, { "backups", std::move(ids) },
                { "backups_until", *until ? Json(formatTime(**until)) : Json() } };
            const bool shop = m_wish.who.keys.empty();
            return appendEntry(connection,
                privacyEntry(m_person, shop ? "shop.redacted" : "privacy.erased", shop ? "shop" : "erasure",
                    shop ? m_wish.who.shopId : m_report.id, m_wish.who.shopId, std::move(data)),
                m_context.clock.now());
        });
    }

    const RecoveryContext& m_context;
    const Person& m_person;
    const ErasureWish& m_wish;
    const CustomerKeeper m_keeper;
    const std::chrono::steady_clock::time_point m_end;
    ErasureReport m_report;
    struct {
        std::int64_t customers = 0;
        std::int64_t waiting = 0;
        std::int64_t carts = 0;
    } m_slice;  // of the write under way, counted when it has landed
};

// One step of merging; true: there was nothing to merge any more (fts5: fewer than two rows changed).
Result<bool> mergeSearch(Connection& connection, const std::string& table, int pages)
{
    const auto changes = [&connection]() -> Result<std::int64_t> {
        const auto row = connection.row<std::tuple<std::int64_t>>("SELECT total_changes()");
        if (!row)
            return tl::unexpected(row.error());
        return *row ? std::get<0>(**row) : 0;
    };
    const auto before = changes();
    const auto merged = connection.run("INSERT INTO " + table + "(" + table + ", rank) VALUES('merge', :pages)", pages);
    const auto after = changes();
    if (!before || !merged || !after)
        return tl::unexpected(!before ? before.error() : !merged ? merged.error() : after.error());
    return *after - *before < 2;
}

// The first merge puts all segments on one level ("-"), those after it work that off.
Result<bool> mergeWhole(const RecoveryContext& context, const std::string& table)
{
    bool done = false;
    for (int step = 0; step < mostMerges && !done; ++step) {
        auto merged = context.writer.run([&](Connection& connection) -> Result<void> {
            const auto last = mergeSearch(connection, table, step == 0 ? -mergedPages : mergedPages);
            if (!last)
                return tl::unexpected(last.error());
            done = *last && step > 0;
            return {};
        });
        if (!merged)
            return tl::unexpected(std::move(merged.error()));
    }
    return done;
}

}  // namespace

void to_json(Json& json, const ErasureReport& report)
{
    json = Json{ { "id", report.id }, { "customers", report.customers }, { "carts", report.carts }, { "waiting", report.waiting },
        { "unknown", report.unknown }, { "left", report.left }, { "files_clean", report.filesClean },
        { "rewrite_needed", report.rewriteNeeded }, { "backups", report.backups },
        { "backups_until", report.backupsUntil ? Json(formatTime(*report.backupsUntil)) : Json() } };
}

Result<ErasureReport> erase(const RecoveryContext& context, const Person& person, const ErasureWish& wish)
{
    if (wish.who.keys.empty() && wish.who.shopId.empty())
        return fail(ErrorCode::InvalidInput, "name the customers, or the shop");
    if (wish.who.keys.size() > mostErasureKeys)
        return fail(ErrorCode::InvalidInput, "at most " + std::to_string(mostErasureKeys) + " customers in one call");
    return Erasing(context, person, wish).run();
}

Result<CleanedFiles> cleanFiles(const RecoveryContext& context, std::int64_t upTo)
{
    const auto drafts = mergeWhole(context, "draft_text");
    const auto knowledge = mergeWhole(context, "knowledge_text");
    if (!drafts || !knowledge)
        return tl::unexpected(drafts ? knowledge.error() : drafts.error());
    const auto bytes = context.reads.read<std::optional<std::tuple<std::int64_t>>>([](Connection& connection) {
        return connection.row<std::tuple<std::int64_t>>("SELECT p.page_count * s.page_size FROM pragma_page_count p, pragma_page_size s");
    });
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto tidied = context.writer.tidy(upTo);
    if (!tidied && tidied.error().code != ErrorCode::Unavailable)
        return tl::unexpected(tidied.error());
    return CleanedFiles{ tidied && *drafts && *knowledge, *bytes && std::get<0>(**bytes) <= upTo };
}

}  // namespace countersign
