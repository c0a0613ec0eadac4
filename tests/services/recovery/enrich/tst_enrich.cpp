// The stage against the recorded shop over real HTTP: what is known, what stays unknown, and how it waits.
#include "services/recovery/enrich/enrichstage.h"
#include "services/recovery/store/draftstore.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/ingest/doorfixture.h"

using namespace countersign;

class TestEnrich : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksForEverythingAtOnce();
    void unknownStaysUnknown();
    void waitsWhenThrottled();
    void goesOnWithoutTheShop();
    void keepsTheStricterConsent_data();
    void keepsTheStricterConsent();
    void writesTheDraft();
    void leavesDraftsThatMovedOn();
    void makesADiscountOnce();
    void theGateKeepsToTheLimit();

private:
    void fault(const char* wish);
    Shop shopOf(const std::string& id) const;
    std::string token(const std::string& id) const;
    QTemporaryDir m_home;
    FakeClock m_clock;
    std::unique_ptr<Sandbox> m_sandbox;
    std::vector<RecordedShop> m_shops;
    HttpClient m_http;
};

void TestEnrich::initTestCase()
{
    const std::string recordings = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
    auto shops = readRecordedShops(recordings);
    QVERIFY2(shops, shops ? "" : shops.error().detail.c_str());
    m_shops = std::move(*shops);
    auto sandbox = Sandbox::start(m_home.path().toStdString(), recordings, "127.0.0.1:0", m_clock);
    QVERIFY2(sandbox, sandbox ? "" : sandbox.error().detail.c_str());
    m_sandbox = std::move(*sandbox);
}

void TestEnrich::fault(const char* wish)
{
    HttpCall call;
    call.method = "POST";
    call.url = m_sandbox->url() + "/faults";
    call.body = wish;
    const auto answer = m_http.call(call);
    QVERIFY(answer && answer->status == 200);
}

Shop TestEnrich::shopOf(const std::string& id) const
{
    for (const auto& shop : m_shops)
        if (shop.shop.id == id)
            return shopAt(shop, m_sandbox->url());
    return {};
}

std::string TestEnrich::token(const std::string& id) const
{
    for (const auto& shop : m_shops)
        if (shop.shop.id == id)
            return shop.secrets.accessToken;
    return {};
}

void TestEnrich::asksForEverythingAtOnce()
{
    ShopifyAdmin admin(m_http, m_clock);
    const auto facts
        = admin.facts(shopOf("northbean"), token("northbean"), "7301000000005", { "4510000000004", "4510000000017", "4510000000018" });
    QVERIFY2(facts, facts ? "" : facts.error().detail.c_str());
    QVERIFY(facts->orders == std::optional<std::int64_t>(7));
    QVERIFY(facts->spent == std::optional<Money>(Money{ 189045, "EUR" }));
    QCOMPARE(*facts->lastOrderAt, m_clock.now() - 12 * dayMs);
    QCOMPARE(facts->emailConsent, Consent::Subscribed);
    QCOMPARE(facts->smsConsent, Consent::Unknown);
    QCOMPARE(facts->variants.size(), std::size_t{ 3 });
    QVERIFY(facts->variants[0].cost == std::optional<Money>(Money{ 11800, "EUR" }));
    QVERIFY(facts->variants[0].price == std::optional<Money>(Money{ 21900, "EUR" }));
    QVERIFY(facts->variants[0].available == std::optional<std::int64_t>(23));
    QVERIFY(!facts->variants[1].cost);
    QVERIFY(facts->variants[2].available == std::optional<std::int64_t>(0));
    QVERIFY(facts->note.empty());
    const auto yen = admin.facts(shopOf("tokyo"), token("tokyo"), "7301000000032", { "4510000000031" });
    QVERIFY(yen);
    QVERIFY(yen->variants[0].price == std::optional<Money>(Money{ 14300, "JPY" }));
    QVERIFY(yen->spent == std::optional<Money>(Money{ 88000, "JPY" }));
}

void TestEnrich::unknownStaysUnknown()
{
    ShopifyAdmin admin(m_http, m_clock);
    const auto guest = admin.facts(shopOf("northbean"), token("northbean"), "", { "4510000000004", "1" });
    QVERIFY(guest);
    QVERIFY(!guest->orders);
    QVERIFY(!guest->spent);
    QCOMPARE(guest->emailConsent, Consent::Unknown);
    QCOMPARE(guest->variants.size(), std::size_t{ 1 });
    QVERIFY(guest->note.find("guest") != std::string::npos && guest->note.find("1 of the variants") != std::string::npos);
    const auto stranger = admin.facts(shopOf("northbean"), token("northbean"), "7", { "4510000000016" });
    QVERIFY(stranger);
    QVERIFY(!stranger->orders);
    QVERIFY(!stranger->variants[0].available); // a gift card's stock is not tracked
    const auto refused = admin.facts(shopOf("northbean"), "wrong token", "7", {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
}

void TestEnrich::waitsWhenThrottled()
{
    ShopifyAdmin admin(m_http, m_clock);
    fault(R"({"graphql":{"mode":"throttle","count":1}})");
    const auto shop = shopOf("northbean");
    const auto throttled = admin.facts(shop, token("northbean"), "7301000000005", {});
    QVERIFY(!throttled);
    QCOMPARE(throttled.error().code, ErrorCode::Throttled);
    QVERIFY(throttled.error().retryAfterMs && *throttled.error().retryAfterMs >= 250);
    // Until then nothing is asked at all.
    QCOMPARE(admin.facts(shop, token("northbean"), "7301000000005", {}).error().code, ErrorCode::Throttled);
    m_clock.advance(*throttled.error().retryAfterMs + secondMs);
    QVERIFY(admin.facts(shop, token("northbean"), "7301000000005", {}));
}

void TestEnrich::goesOnWithoutTheShop()
{
    DoorFixture door;
    door.shop = shopOf("northbean");
    door.shop.apiBaseUrl = "http://127.0.0.1:9";
    door.secrets.accessToken = "t";
    door.save(door.shop, door.secrets);
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", door.clock.now())), 200);
    ShopifyAdmin admin(m_http, door.clock);
    EnrichStage stage(RecoveryContext{ door.clock, *door.reads, *door.writer, door.keys }, admin);
    Draft draft;
    draft.summary.id = newId(door.clock.now());
    draft.summary.shopId = "northbean";
    draft.summary.state = DraftState::Composing;
    draft.summary.value = { 4900, "EUR" };
    draft.cartId = door.one<std::string>("SELECT id FROM carts");
    QVERIFY(door.writer->run([&](Connection& db) -> Result<void> {
        const auto subject = findOrMakeSubject(db, door.keys.master, "northbean", "l", door.clock.now());
        return subject ? insertDraft(db, *subject, draft, door.clock.now()) : tl::unexpected(subject.error());
    }));
    Job job{ 1, "enrich", draft.summary.id, 0, 1, 1 };
    const auto first = stage.run(job);
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::Unavailable);
    job.attempts = EnrichStage::attemptsBeforeUnknown;
    const auto last = stage.run(job);
    QVERIFY2(last, last ? "" : last.error().detail.c_str());
    QVERIFY(door.writer->run(last->write));
    const auto stored = door.reads->read<StoredDraft>([&](Connection& db) { return loadDraft(db, door.keys.master, draft.summary.id); });
    QVERIFY(stored);
    QVERIFY(!stored->draft.customer.orders);
    QVERIFY(stored->draft.customer.note.find("could not be reached") != std::string::npos);
    QCOMPARE(stored->draft.customer.emailConsent, Consent::Subscribed); // ticked at the checkout
}

void TestEnrich::keepsTheStricterConsent_data()
{
    QTest::addColumn<int>("fetched");
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("ticked");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, Consent fetched, Consent stored, int ticked, Consent expected) {
        QTest::newRow(name) << static_cast<int>(fetched) << static_cast<int>(stored) << ticked << static_cast<int>(expected);
    };
    row("a withdrawal stands", Consent::Subscribed, Consent::Unsubscribed, 1, Consent::Unsubscribed);
    row("the shop withdrew", Consent::Unsubscribed, Consent::Subscribed, 1, Consent::Unsubscribed);
    row("the shop knows newer", Consent::Subscribed, Consent::NotSubscribed, 0, Consent::Subscribed);
    row("only the webhook knows", Consent::Unknown, Consent::Pending, 1, Consent::Pending);
    row("only the box", Consent::Unknown, Consent::Unknown, 1, Consent::Subscribed);
    row("an empty box", Consent::Unknown, Consent::Unknown, 0, Consent::NotSubscribed);
    row("nobody knows", Consent::Unknown, Consent::Unknown, -1, Consent::Unknown);
}

void TestEnrich::keepsTheStricterConsent()
{
    QFETCH(int, fetched);
    QFETCH(int, stored);
    QFETCH(int, ticked);
    QFETCH(int, expected);
    const auto box = ticked < 0 ? std::optional<bool>{} : std::optional<bool>{ ticked == 1 };
    QCOMPARE(static_cast<int>(mergedConsent(static_cast<Consent>(fetched), static_cast<Consent>(stored), box)), expected);
}

void TestEnrich::writesTheDraft()
{
    DoorFixture door;
    door.shop = shopOf("northbean");
    door.secrets.accessToken = token("northbean");
    door.save(door.shop, door.secrets);
    auto body = someCheckout("abc", door.clock.now());
    body["customer"]["id"] = 7301000000005;
    QCOMPARE(door.send("checkouts/create", body), 200);
    Draft draft;
    draft.summary.id = newId(door.clock.now());
    draft.summary.shopId = "northbean";
    draft.summary.state = DraftState::Composing;
    draft.summary.value = { 4900, "EUR" };
    draft.cartId = door.one<std::string>("SELECT id FROM carts");
    QVERIFY(door.writer->run([&](Connection& db) -> Result<void> {
        const auto subject = findOrMakeSubject(db, door.keys.master, "northbean", "l", door.clock.now());
        return subject ? insertDraft(db, *subject, draft, door.clock.now()) : tl::unexpected(subject.error());
    }));
    ShopifyAdmin admin(m_http, door.clock);
    EnrichStage stage(RecoveryContext{ door.clock, *door.reads, *door.writer, door.keys }, admin);
    const auto outcome = stage.run(Job{ 1, "enrich", draft.summary.id, 0, 1, 1 });
    QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
    QCOMPARE(outcome->next.size(), std::size_t{ 1 });
    QCOMPARE(outcome->next[0].stage, std::string("diagnose"));
    QCOMPARE(outcome->next[0].entity, draft.summary.id);
    // Withdrawn while the shop was asked.
    door.execute("UPDATE subjects SET consent_email = 'unsubscribed'");
    QVERIFY(door.writer->run(outcome->write));
    const auto stored = door.reads->read<StoredDraft>([&](Connection& db) { return loadDraft(db, door.keys.master, draft.summary.id); });
    QVERIFY(stored);
    QVERIFY(stored->draft.customer.orders == std::optional<std::int64_t>(7));
    QVERIFY(stored->draft.customer.variants.at(0).cost == std::optional<Money>(Money{ 1750, "EUR" }));
    QCOMPARE(stored->draft.customer.emailConsent, Consent::Unsubscribed);
    QCOMPARE(door.count("vault"), 3);
    QCOMPARE(door.count("audit_entries WHERE instr(entry, 'draft.enriched') > 0 AND instr(entry, 'ana') = 0"), 1);
}

void TestEnrich::leavesDraftsThatMovedOn()
{
    DoorFixture door;
    ShopifyAdmin admin(m_http, door.clock);
    EnrichStage stage(RecoveryContext{ door.clock, *door.reads, *door.writer, door.keys }, admin);
    const auto gone = stage.run(Job{ 1, "enrich", newId(door.clock.now()), 0, 1, 1 });
    QVERIFY(gone);
    QVERIFY(gone->next.empty());
    QVERIFY(!gone->write);
}

void TestEnrich::makesADiscountOnce()
{
    ShopifyAdmin admin(m_http, m_clock);
    DiscountCode discount;
    discount.title = "Come back";
    discount.code = "BACK-8F3K";
    discount.startsAt = m_clock.now();
    discount.endsAt = m_clock.now() + dayMs;
    discount.offer.kind = OfferKind::Percent;
    discount.offer.percentBp = 1000;
    QVERIFY(admin.createDiscount(shopOf("northbean"), token("northbean"), discount));
    discount.code = "back-8f3k";
    QCOMPARE(admin.createDiscount(shopOf("northbean"), token("northbean"), discount).error().code, ErrorCode::Conflict);
    QVERIFY(admin.createDiscount(shopOf("us"), token("us"), discount)); // another shop's codes
    discount.code = "SHIP-1";
    discount.offer.kind = OfferKind::FreeShipping;
    QVERIFY(admin.createDiscount(shopOf("northbean"), token("northbean"), discount));
    const auto codes = m_http.call({ .url = m_sandbox->url() + "/codes" });
    QVERIFY(codes);
    const auto json = parseJson(codes->body);
    QVERIFY(json);
    QCOMPARE((*json)["northbean"].size(), std::size_t{ 2 });
    QCOMPARE((*json)["northbean"][0]["input"]["customerGets"]["value"]["percentage"].get<double>(), 0.1);
}

void TestEnrich::theGateKeepsToTheLimit()
{
    ThrottleGate gate;
    TimeMs now = 1'000'000;
    QVERIFY(!gate.take("a", 900, now));
    const auto wait = gate.take("a", 200, now);
    QVERIFY(wait);
    QCOMPARE(*wait, TimeMs{ 1000 });
    QVERIFY(!gate.take("b", 200, now)); // another shop's bucket
    now += 1000;
    QVERIFY(!gate.take("a", 200, now));
    gate.drain("a", 5000, now);
    QCOMPARE(*gate.take("a", 1, now), TimeMs{ 5000 });
    gate.learn("b", 100, 100, 50, now);
    QVERIFY(!gate.take("b", 5000, now)); // more than the bucket ever holds: as much as there is
    QCOMPARE(*gate.take("b", 50, now), TimeMs{ 1000 });
}

QTEST_GUILESS_MAIN(TestEnrich)
#include "tst_enrich.moc"
