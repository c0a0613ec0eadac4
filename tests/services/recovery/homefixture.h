#pragma once
// A backend's home in a temporary folder, with everything a stage is given: real SQLite, writer, readers, keys, policy and one shop.
#include "models/domain/ids.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/context.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/shopstore.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace countersign {

// 2026-11-18 12:00 in Berlin: outside quiet hours.
constexpr TimeMs homeNoon = 1'794'999'600'000 - 1'794'999'600'000 % dayMs + 11 * hourMs;

class SettableClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    void set(TimeMs now) { m_now = now; }
    void advance(TimeMs by) { m_now += by; }

private:
    std::atomic<TimeMs> m_now{ homeNoon };
};

inline Policy shippedPolicy()
{
    const auto json = parseJson(resource("policy/policy.json").value()).value();
    auto body = json;
    body["requirements"] = parseJson(resource("policy/requirements.json").value()).value();
    return policyFromJson(body).value();
}

inline Shop someShop()
{
    Shop shop;
    shop.id = "northbean";
    shop.name = "Northbean";
    shop.domain = "northbean.myshopify.com";
    shop.linkDomains = { "northbean.example" };
    shop.currency = "EUR";
    shop.language = "en";
    shop.timeZone = "Europe/Berlin";
    shop.apiVersion = "2026-07";
    shop.senderName = "Northbean";
    shop.senderAddress = "hello@northbean.example";
    shop.smsSender = "Northbean";
    shop.postalAddress = "Northbean GmbH, Speicherstraße 7, 20457 Hamburg";
    shop.returnsPolicy = "Unused goods can be returned within 30 days.";
    shop.deliveryPromise = "Orders placed by noon leave the same day.";
    shop.supportAddress = "help@northbean.example";
    shop.connector = "webhook";
    shop.excludedProducts = { "999" };
    return shop;
}

inline CartLine someLine(
    const std::string& title, std::int64_t unit, std::int64_t quantity, const std::string& id, const std::string& currency = "EUR")
{
    CartLine line;
    line.productId = "p" + id;
    line.variantId = id;
    line.title = title;
    line.quantity = quantity;
    line.unitPrice = Money{ unit, currency };
    line.linePrice = Money{ unit * quantity, currency };
    return line;
}

inline Cart someCart(const std::string& token = "token-1")
{
    Cart cart;
    cart.shopId = "northbean";
    cart.token = token;
    cart.customerId = "7301000000001";
    cart.email = "ana@posta.example";
    cart.firstName = "Ana";
    cart.lastName = "Pérez";
    cart.countryCode = "DE";
    cart.locale = "en-GB";
    cart.recoveryUrl = "https://northbean.myshopify.com/1/checkouts/abc/recover?key=secret";
    cart.acceptsEmailMarketing = true;
    cart.lines = { someLine("Hand Grinder", 8900, 1, "101"), someLine("Kenya AA beans", 1250, 2, "102") };
    cart.subtotal = Money{ 11400, "EUR" };
    cart.shipping = Money{ 1490, "EUR" };
    cart.shippingTitle = "Standard";
    cart.total = Money{ 12890, "EUR" };
    cart.discounts = Money{ 0, "EUR" };
    cart.step = CheckoutStep::Shipping;
    cart.createdAt = homeNoon - 50 * minuteMs;
    cart.updatedAt = homeNoon - 45 * minuteMs;
    return cart;
}

// What enrich would have learned: everything known, cost of half the price.
inline CustomerFacts someFacts(const Cart& cart, std::int64_t costPercent = 50)
{
    CustomerFacts facts;
    facts.orders = 0;
    facts.emailConsent = Consent::Subscribed;
    facts.smsConsent = Consent::Subscribed;
    facts.fetchedAt = homeNoon;
    for (const auto& line : cart.lines)
        facts.variants.push_back(
            VariantFacts{ line.variantId, Money{ line.unitPrice.minor * costPercent / 100, line.unitPrice.currency }, 25, line.unitPrice });
    return facts;
}

class Home {
public:
    explicit Home(const Clock* realClock = nullptr)
        : m_clock(realClock)
        , m_writer(migrated(path()))
    {
        m_reads = ReadPool::open(path(), 12).value();
    }
    RecoveryContext context() { return RecoveryContext{ m_clock ? *m_clock : clock, *m_reads, m_writer, m_keys }; }
    const BackendKeys& keys() const { return m_keys; }
    std::string folder() const { return m_folder.path().toStdString(); }
    Writer& writer() { return m_writer; }

    template <class Work>
    void write(Work work)
    {
        must(m_writer.run([&](Connection& connection) -> Result<void> { return work(connection); }));
    }
    template <class T>
    T one(const std::string& sql)
    {
        auto row = m_reads->read<std::optional<std::tuple<T>>>([&](Connection& connection) { return connection.row<std::tuple<T>>(sql); });
        if (!row || !*row)
            return T{};
        return std::get<0>(**row);
    }
    std::int64_t count(const std::string& sql) { return one<std::int64_t>(sql); }
    std::string text(const std::string& sql) { return one<std::string>(sql); }

    void putPolicy(const Policy& policy)
    {
        write([&](Connection& connection) -> Result<void> {
            const auto put = putPolicyInForce(connection, policy, "person-1", (m_clock ? *m_clock : clock).now());
            return put ? Result<void>() : tl::unexpected(put.error());
        });
    }
    void putShop(const Shop& shop, const ShopSecrets& secrets = {})
    {
        write(
            [&](Connection& connection) { return saveShop(connection, m_keys.master, shop, secrets, (m_clock ? *m_clock : clock).now()); });
    }
    std::string putCart(const Cart& cart, CartState state = CartState::Active)
    {
        const auto id = newId(clock.now());
        write([&](Connection& connection) -> Result<void> {
            const auto put
                = connection.run("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, customer_lookup, sealed, "
                                 "source_updated_at, created_at, updated_at) "
                                 "VALUES(:id, :shop, :token, :state, :value, :currency, :lookup, :sealed, :source, :created, :updated)",
                    id, cart.shopId, cart.token, word(state), cart.total.minor, cart.total.currency, customerLookup(m_keys.master, cart),
                    m_keys.master.derive("events").seal(Json(cart).dump(), id), cart.updatedAt, cart.createdAt, cart.updatedAt);
            return put ? Result<void>() : tl::unexpected(put.error());
        });
        return id;
    }

    static void must(const Result<void>& result)
    {
        if (!result)
            qFatal("%s", result.error().detail.c_str());
    }

    SettableClock clock;

private:
    static std::unique_ptr<Connection> migrated(const std::string& file)
    {
        auto connection = Connection::open(file, OpenMode::ReadWrite).value();
        if (const auto done = migrate(*connection, migrationsOf("backend"), backendApplicationId); !done)
            qFatal("%s", done.error().detail.c_str());
        return connection;
    }
    std::string path() const { return m_folder.filePath(QStringLiteral("backend.sqlite")).toStdString(); }
    QTemporaryDir m_folder;
    const Clock* m_clock;
    BackendKeys m_keys{ SealKey::random(), newSigningKey(), newSigningKey(), "countersign.local/test" };
    Writer m_writer;
    std::unique_ptr<ReadPool> m_reads;
};

} // namespace countersign
