// The recordings through the real door: posted over HTTP, taken in, diagnosed with what the recorded shop answers.
#include "services/recovery/diagnose/evidencemodel.h"
#include "services/recovery/enrich/shopifyadmin.h"
#include "services/recovery/store/cartstore.h"
#include "services/sandbox/feed.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/ingest/doorfixture.h"

#include <map>
#include <set>

using namespace countersign;

class TestFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void thereAreEnoughRecordings();
    void everythingIsTaken();
    void cartsEndAsExpected();
    void reasonsAreFound();
    void copiesAreDistinctShoppers();
    void theRateIsKept();
    void aMissingBackendIsSaid();

private:
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_server->port()); }
    // The cart of a recording's last checkout or cart event, as fed.
    std::optional<StoredCart> cartOf(const Recording& recording);
    const std::string m_folder = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
    std::vector<RecordedShop> m_shops;
    std::vector<Recording> m_recordings;
    std::unique_ptr<DoorFixture> m_door;
    std::unique_ptr<HttpServer> m_server;
    QTemporaryDir m_home;
    std::unique_ptr<Sandbox> m_sandbox;
    HttpClient m_http;
};

void TestFeed::initTestCase()
{
    m_shops = readRecordedShops(m_folder).value();
    m_recordings = readRecordings(m_folder).value();
    m_door = std::make_unique<DoorFixture>();
    m_sandbox = Sandbox::start(m_home.path().toStdString(), m_folder, "127.0.0.1:0", m_door->clock).value();
    for (const auto& shop : m_shops)
        m_door->save(shopAt(shop, m_sandbox->url()), shop.secrets);
    QVERIFY(m_door->ingest->shopsChanged());
    auto server = HttpServer::listen(
        "127.0.0.1:0", [this](HttpRequest request, Respond respond) { m_door->ingest->accept(std::move(request), std::move(respond)); }, 1);
    QVERIFY(server);
    m_server = std::move(*server);
}

std::optional<StoredCart> TestFeed::cartOf(const Recording& recording)
{
    std::string token;
    for (const auto& event : recording.events)
        if (event.topic.starts_with("checkouts/") && event.body.contains("token"))
            token = event.body["token"].get<std::string>();
    for (const auto& event : recording.events)
        if (token.empty() && event.topic.starts_with("carts/"))
            token = event.body["token"].get<std::string>();
    const auto id = m_door->one<std::string>("SELECT id FROM carts WHERE shop_id = '" + recording.shop + "' AND token = '" + token + "'");
    return m_door->reads->read<std::optional<StoredCart>>([&](Connection& db) { return loadCart(db, m_door->keys.master, id); })
        .value_or(std::nullopt);
}

void TestFeed::thereAreEnoughRecordings()
{
    QVERIFY(m_recordings.size() >= 44);
    std::map<std::string, int> reasons;
    for (const auto& recording : m_recordings)
        if (recording.expects.contains("reason"))
            ++reasons[recording.expects["reason"].get<std::string>()];
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        QVERIFY2(reasons[std::string(name)] >= 2, std::string(name).c_str());
}

void TestFeed::everythingIsTaken()
{
    std::int64_t events = 0;
    for (const auto& recording : m_recordings)
        events += static_cast<std::int64_t>(recording.events.size());
    Feed feed(m_recordings, m_shops, m_door->clock);
    const auto report = feed.run({ .backendUrl = url() });
    QVERIFY2(report, report ? "" : report.error().detail.c_str());
    QVERIFY2(report->refused == 0, report->refusals.empty() ? "" : report->refusals.front().c_str());
    QCOMPARE(report->posted, events);
    QCOMPARE(report->duplicates, 1); // "out-of-order" repeats itself
    QCOMPARE(report->accepted + report->duplicates, events);
    QCOMPARE(m_door->count("events"), report->accepted);
    m_door->awaitFolded();
    // The same again is nothing new.
    const auto again = feed.run({ .backendUrl = url() });
    QVERIFY(again);
    QCOMPARE(again->duplicates, events);
    QCOMPARE(m_door->count("events"), report->accepted);
}

void TestFeed::cartsEndAsExpected()
{
    for (const auto& recording : m_recordings) {
        const auto stored = cartOf(recording);
        QVERIFY2(stored, recording.file.c_str());
        // Abandoned is a matter of time: the timer makes it so, and it must be due.
        const auto wanted
            = recording.expects["state"].get<std::string>() == "abandoned" ? "active" : recording.expects["state"].get<std::string>();
        QVERIFY2(word(stored->state) == wanted, (recording.file + ": " + std::string(word(stored->state))).c_str());
        const auto due = m_door->count(
            "jobs WHERE stage = 'abandon' AND entity = '" + stored->id + "' AND run_at <= " + std::to_string(m_door->clock.now()));
        QVERIFY2(due == (wanted == "active" ? 1 : 0), recording.file.c_str());
        if (recording.expects.contains("total"))
            QCOMPARE(decimalText(stored->cart.total), recording.expects["total"].get<std::string>());
    }
    QCOMPARE(m_door->count("carts"), static_cast<std::int64_t>(m_recordings.size()));
}

void TestFeed::reasonsAreFound()
{
    const auto model = EvidenceModel::embedded();
    QVERIFY(model);
    ShopifyAdmin admin(m_http, m_door->clock);
    std::string wrong;
    for (const auto& recording : m_recordings) {
        if (!recording.expects.contains("reason"))
            continue;
        const auto stored = cartOf(recording);
        QVERIFY(stored);
        const auto shop
            = std::find_if(m_shops.begin(), m_shops.end(), [&](const RecordedShop& known) { return known.shop.id == recording.shop; });
        std::vector<std::string> variants;
        for (const auto& line : stored->cart.lines)
            variants.push_back(line.variantId);
        const auto facts = admin.facts(shopAt(*shop, m_sandbox->url()), shop->secrets.accessToken, stored->cart.customerId, variants);
        QVERIFY2(facts, facts ? "" : facts.error().detail.c_str());
        const Policy policy;
        // Whatever the hour: the feed moves recordings to now.
        for (const TimeMs hours : { 0, 6, 12, 18 }) {
            Cart cart = stored->cart;
            cart.createdAt += hours * hourMs;
            cart.updatedAt += hours * hourMs;
            const auto diagnosis = model->diagnose(DiagnoseInput{ cart, *facts, shop->shop.timeZone, policy });
            if (word(diagnosis.topReason()) != recording.expects["reason"].get<std::string>())
                wrong += recording.file + ": " + std::string(word(diagnosis.topReason())) + " " + std::to_string(diagnosis.confidenceBp())
                    + "\n";
        }
    }
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestFeed::copiesAreDistinctShoppers()
{
    const auto before = m_door->count("carts");
    const auto customers = m_door->count("(SELECT DISTINCT customer_lookup FROM carts)");
    Feed feed(m_recordings, m_shops, m_door->clock);
    const auto report = feed.run({ .backendUrl = url(), .copies = 3, .fresh = true, .only = "shipping-cost" });
    QVERIFY(report);
    QCOMPARE(report->refused, 0);
    QCOMPARE(report->duplicates, 0);
    m_door->awaitFolded();
    QCOMPARE(m_door->count("carts"), before + 6);
    QCOMPARE(m_door->count("(SELECT DISTINCT customer_lookup FROM carts)"), customers + 6);
    // The recorded shop still knows a copy's customer.
    const auto id = m_door->one<std::string>("SELECT id FROM carts ORDER BY seq DESC LIMIT 1");
    const auto copy = m_door->reads->read<std::optional<StoredCart>>([&](Connection& db) { return loadCart(db, m_door->keys.master, id); });
    QVERIFY(copy && *copy);
    ShopifyAdmin admin(m_http, m_door->clock);
    const auto facts = admin.facts(shopAt(m_shops[0], m_sandbox->url()), m_shops[0].secrets.accessToken, (*copy)->cart.customerId, {});
    QVERIFY(facts && facts->orders);
    QVERIFY((*copy)->cart.email.find('+') != std::string::npos);
}

void TestFeed::theRateIsKept()
{
    Feed feed(m_recordings, m_shops, m_door->clock);
    QElapsedTimer timer;
    timer.start();
    const auto report = feed.run({ .backendUrl = url(), .fresh = true, .ratePerSecond = 40, .only = "shipping-cost" });
    QVERIFY(report);
    QCOMPARE(report->posted, 4);
    QVERIFY(timer.elapsed() >= 70);
    feed.cancel();
    QCOMPARE(feed.run({ .backendUrl = url() })->posted, 0);
}

void TestFeed::aMissingBackendIsSaid()
{
    Feed feed(m_recordings, m_shops, m_door->clock);
    const auto report = feed.run({ .backendUrl = "http://127.0.0.1:9" });
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Unavailable);
    QVERIFY(!readRecordings("/nowhere"));
    QVERIFY(recordingsFolder(COUNTERSIGN_BIN_DIR "/countersign-sandbox"));
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
