#pragma once
// A real backend database with the recorded shops in it, an Ingest on it, and a caller who can sign.
#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/policy.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/ingest/ingest.h"
#include "services/recovery/store/shopstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <future>

namespace countersign {

class FakeClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    void set(TimeMs now) { m_now = now; }
    void advance(TimeMs by) { m_now += by; }

private:
    std::atomic<TimeMs> m_now{ 1'772'438'400'000 }; // 2026-03-02T08:00:00Z
};

class DoorFixture {
public:
    explicit DoorFixture(const std::string& previousSecret = {})
        : file(m_folder.filePath(QStringLiteral("backend.sqlite")).toStdString())
    {
        auto connection = Connection::open(file, OpenMode::ReadWrite).value();
        if (!migrate(*connection, migrationsOf("backend"), backendApplicationId))
            qFatal("the schema does not migrate");
        writer = std::make_unique<Writer>(std::move(connection));
        reads = ReadPool::open(file, 2).value();
        shop.id = "northbean";
        shop.name = "Northbean";
        shop.domain = "northbean.myshopify.com";
        shop.currency = "EUR";
        shop.language = "de";
        shop.timeZone = "Europe/Berlin";
        shop.apiVersion = "2026-07";
        secrets = ShopSecrets{ "new secret", previousSecret, "token", "connector" };
        save(shop, secrets);
        restart();
    }

    // As a new process finds it.
    void restart()
    {
        ingest.reset();
        ingest = std::make_unique<Ingest>(RecoveryContext{ clock, *reads, *writer, keys });
        awaitFolding = true;
        if (!ingest->shopsChanged())
            qFatal("the shops cannot be read");
    }
    // From now on events are kept and answered, and nothing more.
    void stopFolding()
    {
        ingest->stop();
        awaitFolding = false;
    }

    void save(const Shop& which, const ShopSecrets& its)
    {
        if (!writer->run([&](Connection& db) { return saveShop(db, keys.master, which, its, clock.now()); }))
            qFatal("the shop was not saved");
    }

    [[nodiscard]] HttpRequest call(const std::string& topic, const std::string& body, const std::string& webhookId = {},
        const std::string& secret = "new secret") const
    {
        HttpRequest request;
        request.method = "POST";
        request.path = "/v1/hooks/northbean";
        request.body = body;
        const Hash mac = hmacSha256(secret, body);
        request.headers = { { "x-shopify-topic", topic }, { "x-shopify-hmac-sha256", base64(view(mac)) },
            { "x-shopify-shop-domain", "northbean.myshopify.com" },
            { "x-shopify-webhook-id", webhookId.empty() ? newId(clock.now()) : webhookId },
            { "x-shopify-triggered-at", formatTime(clock.now()) } };
        return request;
    }
    HttpResponse post(HttpRequest request)
    {
        auto promise = std::make_shared<std::promise<HttpResponse>>();
        auto answer = promise->get_future();
        ingest->accept(std::move(request), [promise](HttpResponse response) { promise->set_value(std::move(response)); });
        auto response = answer.get();
        // What tests look at is what became of the event.
        if (awaitFolding)
            awaitFolded();
        return response;
    }
    // Events are folded after their answers: whoever posts to the door by itself and counts carts waits for them here.
    void awaitFolded() const
    {
        if (!QTest::qWaitFor([this] { return ingest->waiting() == 0; }, 10000))
            qFatal("an event was not folded");
    }
    int status(HttpRequest request) { return post(std::move(request)).status; }
    int send(const std::string& topic, const Json& body) { return status(call(topic, body.dump())); }

    template <class T>
    [[nodiscard]] T one(const std::string& sql)
    {
        auto value = reads->read<std::optional<std::tuple<T>>>([&](Connection& db) { return db.row<std::tuple<T>>(sql); });
        if (!value)
            qFatal("%s: %s", sql.c_str(), value.error().detail.c_str());
        return value->has_value() ? std::get<0>(**value) : T{};
    }
    [[nodiscard]] std::int64_t count(const std::string& rest) { return one<std::int64_t>("SELECT COUNT(*) FROM " + rest); }
    // Counters are written behind the answer; the writer takes writes in order, so an empty one comes after them.
    [[nodiscard]] std::int64_t counter(const std::string& name)
    {
        for (int i = 0; i < 2; ++i)
            if (!writer->run([](Connection&) { return Result<void>{}; }))
                qFatal("the writer refused an empty write");
        return one<std::int64_t>("SELECT COALESCE(SUM(value), 0) FROM counters WHERE name = '" + name + "'");
    }
    void execute(const std::string& sql)
    {
        const auto done = writer->run([&](Connection& db) -> Result<void> {
            auto changed = db.run(sql);
            return changed ? Result<void>{} : tl::unexpected(std::move(changed.error()));
        });
        if (!done)
            qFatal("%s: %s", sql.c_str(), done.error().detail.c_str());
    }

    QTemporaryDir m_folder;
    std::string file;
    FakeClock clock;
    BackendKeys keys{ SealKey::random(), newSigningKey(), newSigningKey(), "test" };
    std::unique_ptr<Writer> writer;
    std::unique_ptr<ReadPool> reads;
    Shop shop;
    ShopSecrets secrets;
    std::unique_ptr<Ingest> ingest;
    bool awaitFolding = true;
};

// A small but whole checkout of our own; `minute` counts from the fixture's clock.
inline Json someCheckout(const std::string& token, TimeMs at, const std::string& total = "49.00")
{
    return Json{ { "token", token }, { "cart_token", "c-" + token }, { "email", "ana@example.com" }, { "gateway", nullptr },
        { "buyer_accepts_marketing", true }, { "created_at", formatTime(at - minuteMs) }, { "updated_at", formatTime(at) },
        { "currency", "EUR" }, { "completed_at", nullptr }, { "note", nullptr }, { "note_attributes", Json::array() },
        { "shipping_lines", Json::array() }, { "discount_codes", Json::array() }, { "customer_locale", "de-DE" },
        { "line_items",
            Json::array({ Json{ { "key", "k" }, { "product_id", 8410000000006 }, { "variant_id", 4510000000008 },
                { "title", "Pour-over set" }, { "quantity", 1 }, { "price", total }, { "line_price", total }, { "properties", nullptr },
                { "requires_shipping", true } } }) },
        { "total_price", total }, { "subtotal_price", total }, { "total_discounts", "0.00" }, { "total_tax", "7.82" },
        { "abandoned_checkout_url", "https://www.northbean.example/recover/" + token },
        { "customer",
            { { "id", 730188210455613911 }, { "email", "ana@example.com" }, { "first_name", "Ana" }, { "last_name", "Pérez" } } } };
}

inline Json someOrder(std::int64_t id, const std::string& token, TimeMs at)
{
    return Json{ { "id", id }, { "checkout_token", token }, { "cart_token", "c-" + token }, { "created_at", formatTime(at) },
        { "updated_at", formatTime(at) }, { "currency", "EUR" }, { "total_price", "49.00" }, { "email", "ana@example.com" },
        { "test", false }, { "cancelled_at", nullptr }, { "financial_status", "pending" }, { "discount_codes", Json::array() },
        { "customer", { { "id", 730188210455613911 } } } };
}

} // namespace countersign
