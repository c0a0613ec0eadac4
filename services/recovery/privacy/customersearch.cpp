#include "services/recovery/privacy/customersearch.h"

#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/subjectstore.h"

#include <algorithm>
#include <map>

namespace countersign {

namespace {

constexpr std::int64_t scanPage = 2000;
constexpr int mostRounds = 4;  // an address may lead to a number and that to another address

// Every name by which the person is known so far, and the key that it came from.
class Names {
public:
    void add(const std::string& value, const std::string& key)
    {
        if (!value.empty())
            m_names.try_emplace(lowerCase(value), key);
    }
    [[nodiscard]] const std::string* keyOf(const std::string& value) const
    {
        const auto found = value.empty() ? m_names.end() : m_names.find(lowerCase(value));
        return found == m_names.end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return m_names; }

private:
    std::map<std::string, std::string> m_names;
};

class Search {
public:
    Search(Connection& reading, const SealKey& master, const CustomerWish& wish)
        : m_reading(reading)
        , m_master(master)
        , m_wish(wish)
    {
    }
    [[nodiscard]] Result<FoundCustomers> run()
    {
        for (const auto& key : m_wish.keys) {
            if (auto byId = findById(key); !byId)
                return tl::unexpected(std::move(byId.error()));
            m_names.add(key, key);
        }
        for (int round = 0; round < mostRounds; ++round) {
            const auto before = m_names.size();
            for (const auto step : { &Search::findByLookup, &Search::scanVault, &Search::scanLoneCarts })
                if (auto done = (this->*step)(); !done)
                    return tl::unexpected(std::move(done.error()));
            if (m_names.size() == before)
                break;
        }
        for (const auto& key : m_wish.keys)
            if (!m_hit.contains(key))
                m_found.unknown.push_back(key);
        return std::move(m_found);
    }

private:
    using FoundRow = std::tuple<std::string, std::string>; // id, shop
    [[nodiscard]] bool ofShop(const std::string& shopId) const { return m_wish.shopId.empty() || m_wish.shopId == shopId; }

    [[nodiscard]] Result<void> take(const std::string& subjectId, const std::string& key)
    {
        m_hit.insert(key);
        if (!m_found.subjects.insert(subjectId).second)
            return {};
        const auto subject = loadSubject(m_reading, m_master, subjectId);
        if (!subject)  // a consent without a key, or erased: no name of theirs is held
            return subject.error().code == ErrorCode::NotFound ? Result<void>{} : Result<void>(tl::unexpected(subject.error()));
        for (const char* field : { "email", "phone" }) {
            const auto value = getVault(m_reading, *subject, field);
            if (!value)
                return tl::unexpected(value.error());
            m_names.add(value->value_or(std::string()), key);
        }
        return {};
    }
    [[nodiscard]] Result<void> findById(const std::string& key)
    {
        if (!isId(key))
            return {};
        const auto rows = m_reading.rows<FoundRow>(
            "SELECT id, shop_id FROM subjects WHERE id = :id AND erased_at IS NULL UNION SELECT s.id, s.shop_id FROM drafts d "
            "JOIN subjects s ON s.id = d.subject_id WHERE d.id = :draft AND s.erased_at IS NULL",
            key, key);
        if (!rows)
            return tl::unexpected(rows.error());
        return takeAll(*rows, key);
    }
    [[nodiscard]] Result<void> takeAll(const std::vector<FoundRow>& rows, const std::string& key)
    {
        for (const auto& [id, shopId] : rows)
            if (ofShop(shopId))
                if (auto taken = take(id, key); !taken)
                    return taken;
        return {};
    }
    [[nodiscard]] Result<void> findByLookup()
    {
        const SealKey lookups = m_master.derive("lookup");
        const auto names = m_names.all();
        for (const auto& [name, key] : names) {
            // As customerLookup() makes them; a name that is no such thing simply finds nothing.
            for (const char* kind : { "customer:", "email:", "phone:" }) {
                const auto rows = m_reading.rows<FoundRow>(
                    "SELECT s.id, s.shop_id FROM shops o JOIN subjects s ON s.shop_id = o.id AND s.lookup = :lookup WHERE s.erased_at IS NULL",
                    lookups.mac(kind + name));
                if (!rows)
                    return tl::unexpected(rows.error());
                if (auto taken = takeAll(*rows, key); !taken)
                    return taken;
            }
        }
        return {};
    }
    [[nodiscard]] Result<void> scanVault()
    {
        for (std::string after;;) {
            const auto rows = m_reading.rows<FoundRow>("SELECT id, shop_id FROM subjects WHERE id > :after AND wrapped_key IS NOT NULL "
                                                  "ORDER BY id LIMIT :most",
                after, scanPage);
            if (!rows)
                return tl::unexpected(rows.error());
            if (rows->empty())
                return {};
            after = std::get<0>(rows->back());
            for (const auto& [id, shopId] : *rows) {
                if (!ofShop(shopId) || m_found.subjects.contains(id))
                    continue;
                const auto key = nameOf(id);
                if (!key)
                    return tl::unexpected(key.error());
                if (!key->empty())
                    if (auto taken = take(id, *key); !taken)
                        return taken;
            }
        }
    }
    // The key whose name one of the customer's addresses is; empty when none is.
    [[nodiscard]] Result<std::string> nameOf(const std::string& subjectId)
    {
        const auto subject = loadSubject(m_reading, m_master, subjectId);
        if (!subject)
            return subject.error().code == ErrorCode::NotFound ? Result<std::string>(std::string()) : tl::unexpected(subject.error());
        for (const char* field : { "email", "phone" }) {
            const auto value = getVault(m_reading, *subject, field);
            if (!value)
                return tl::unexpected(value.error());
            if (const auto* key = m_names.keyOf(value->value_or(std::string())))
                return *key;
        }
        return std::string();
    }
    // Carts still under way have no customer of ours yet.
    [[nodiscard]] Result<void> scanLoneCarts()
    {
        using Row = std::tuple<std::int64_t, std::string, std::string>;
        for (std::int64_t after = 0;;) {
            const auto rows = m_reading.rows<Row>(
                "SELECT c.seq, c.id, c.shop_id FROM carts c LEFT JOIN subjects s ON s.shop_id = c.shop_id AND s.lookup = c.customer_lookup "
                "WHERE c.seq > :after AND s.id IS NULL AND c.draft_id IS NULL AND c.sealed <> '' ORDER BY c.seq LIMIT :most",
                after, scanPage);
            if (!rows)
                return tl::unexpected(rows.error());
            if (rows->empty())
                return {};
            after = std::get<0>(rows->back());
            for (const auto& [seq, id, shopId] : *rows) {
                if (!ofShop(shopId) || m_found.loneCarts.contains(id))
                    continue;
                const auto cart = loadCart(m_reading, m_master, id);
                if (!cart)
                    return tl::unexpected(cart.error());
                if (*cart)
                    noteCart(id, (*cart)->cart);
            }
        }
    }
    void noteCart(const std::string& id, const Cart& cart)
    {
        for (const auto* name : { &cart.customerId, &cart.email, &cart.phone })
            if (const auto* key = m_names.keyOf(*name)) {
                const std::string from = *key;
                m_hit.insert(from);
                m_found.loneCarts.insert(id);
                for (const auto* other : { &cart.customerId, &cart.email, &cart.phone })
                    m_names.add(*other, from);
                return;
            }
    }

    Connection& m_reading;
    const SealKey& m_master;
    const CustomerWish& m_wish;
    Names m_names;
    std::set<std::string> m_hit;  // keys
    FoundCustomers m_found;
};

}  // namespace

Result<FoundCustomers> findCustomers(Connection& reading, const SealKey& master, const CustomerWish& wish)
{
    return Search(reading, master, wish).run();
}

}  // namespace countersign
