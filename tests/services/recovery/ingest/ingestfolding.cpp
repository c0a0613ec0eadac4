// What becomes of events that wait: after a start, in great number, behind an erasure, or when they cannot be folded.
#include "services/recovery/ingest/foldstage.h"
#include "services/recovery/ingest/redactstage.h"
#include "tst_ingest.h"

#include "tests/services/recovery/ingest/ingestfixture.h"

using namespace countersign;

void TestIngest::whatWaitsIsFoldedAfterTheNextStart()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/create", someCheckout("before", now)), 200);
    door.stopFolding();
    const std::string body = someCheckout("abc", now).dump();
    QCOMPARE(door.status(door.call("checkouts/create", body, "w1")), 200);
    QCOMPARE(door.send("orders/create", someOrder(1, "abc", now)), 200);
    QCOMPARE(door.status(door.call("checkouts/create", body, "w1")), 200); // repeated while it waits
    QCOMPARE(door.status(door.call("checkouts/create", body, "w2")), 200);
    QCOMPARE(door.counter("duplicate"), 2);
    QCOMPARE(door.ingest->waiting(), 2);
    QCOMPARE(door.count("events"), 3);
    QCOMPARE(door.count("carts"), 1);
    QVERIFY(door.reads->read<bool>([&](Connection& db) { return anyWaitingSince(db, now); }).value());
    QVERIFY(!door.reads->read<bool>([&](Connection& db) { return anyWaitingSince(db, now - 1); }).value());
    door.clock.advance(minuteMs);
    door.restart();
    // A repetition may come before anything was folded.
    QCOMPARE(door.status(door.call("checkouts/create", body, "w3")), 200);
    QCOMPARE(door.counter("duplicate"), 3);
    QTRY_COMPARE(door.cartState("abc"), std::string("converted"));
    QTRY_COMPARE(door.one<std::int64_t>("SELECT folded FROM inbox"), 3);
    QCOMPARE(door.one<std::int64_t>("SELECT created_at FROM carts WHERE token = 'abc'"), now); // not the time of the restart
    QCOMPARE(door.count("event_keys"), 6);
    QCOMPARE(door.count("event_carts"), 3);
    QVERIFY(!door.reads->read<bool>([&](Connection& db) { return anyWaitingSince(db, now); }).value());
    door.restart();
    QCOMPARE(door.status(door.call("checkouts/create", body, "w4")), 200);
    QCOMPARE(door.counter("duplicate"), 4);
    QCOMPARE(door.count("events"), 3);
}

void TestIngest::manyWaitingAreFoldedInOrder()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    door.stopFolding();
    for (int i = 0; i < 250; ++i)
        QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + i, std::to_string(10 + i) + ".00")), 200);
    QCOMPARE(door.send("checkouts/delete", Json{ { "id", 5 }, { "cart_token", "c-abc" } }), 200);
    door.restart();
    QTRY_COMPARE(door.one<std::int64_t>("SELECT folded FROM inbox"), 251);
    QCOMPARE(door.one<std::int64_t>("SELECT value_minor FROM carts"), 25900);
    QCOMPARE(door.count("carts"), 1);
    QCOMPARE(door.count("event_carts"), 251);
}

void TestIngest::whatIsLetInBehindAnErasureIsNotKept()
{
    IngestFixture door;
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", door.clock.now())), 200);
    door.stopFolding();
    QCOMPARE(door.send("shop/redact", Json{ { "shop_id", 1 }, { "shop_domain", "northbean.myshopify.com" } }), 200);
    QCOMPARE(door.send("checkouts/create", someCheckout("late", door.clock.now())), 404); // closed at once
    // As if it had been on its way in when the door closed.
    QVERIFY(door.ingest->shopsChanged());
    QCOMPARE(door.send("checkouts/create", someCheckout("late", door.clock.now())), 200);
    door.restart();
    QTRY_COMPARE(door.one<std::int64_t>("SELECT folded FROM inbox"), 3);
    QCOMPARE(door.count("carts"), 1);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 0);
    QCOMPARE(door.count("events WHERE body <> ''"), 0);
    QCOMPARE(door.count("jobs"), 0);
}

void TestIngest::whatCannotBeFoldedIsPutAside()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    door.execute("CREATE TRIGGER odd BEFORE INSERT ON carts WHEN NEW.token = 'odd' BEGIN SELECT RAISE(ABORT, 'odd'); END");
    door.stopFolding();
    QCOMPARE(door.send("checkouts/create", someCheckout("one", now)), 200);
    QCOMPARE(door.send("checkouts/create", someCheckout("odd", now)), 200);
    QCOMPARE(door.send("checkouts/create", someCheckout("two", now)), 200);
    door.restart();
    QTRY_COMPARE(door.one<std::int64_t>("SELECT folded FROM inbox"), 3);
    QCOMPARE(door.count("carts"), 2);
    QCOMPARE(door.count("jobs WHERE stage = 'abandon'"), 2);
    QCOMPARE(door.count("audit_entries"), 2);
    QCOMPARE(door.one<std::string>("SELECT entity FROM jobs WHERE stage = 'fold'"), std::string("2"));
    FoldStage stage(RecoveryContext{ door.clock, *door.reads, *door.writer, door.keys });
    auto outcome = stage.run(Job{ .stage = "fold", .entity = "2" });
    QVERIFY(outcome);
    QVERIFY(!door.writer->run(outcome->write)); // still odd
    door.execute("DROP TRIGGER odd");
    outcome = stage.run(Job{ .stage = "fold", .entity = "2" });
    QVERIFY(outcome);
    QVERIFY(door.writer->run(outcome->write));
    QCOMPARE(door.cartState("odd"), std::string("active"));
    QVERIFY(!stage.run(Job{ .stage = "fold", .entity = "two" }));
    QVERIFY(!stage.run(Job{ .stage = "fold", .entity = "99" })->write);
}

// One write holds up everybody: a large shop is closed in it, and erased in slices afterwards.
void TestIngest::aLargeShopIsErasedInSlices()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    const int carts = static_cast<int>(shopErasedInOneWrite) + 5;
    for (int i = 0; i < carts; ++i)
        QCOMPARE(door.send("checkouts/create", someCheckout("t" + std::to_string(i), now)), 200);
    door.makeDraft("t0", DraftState::Held);
    QCOMPARE(door.send("shop/redact", Json{ { "shop_id", 1 }, { "shop_domain", "northbean.myshopify.com" } }), 200);
    QCOMPARE(door.one<std::string>("SELECT state FROM shops"), std::string("redacted"));
    QCOMPARE(door.send("checkouts/create", someCheckout("new", now)), 404);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), carts);
    QCOMPARE(door.count("shops WHERE secrets <> ''"), 1); // a message on its way may need them
    QCOMPARE(door.one<std::string>("SELECT entity FROM jobs WHERE stage = 'redact'"), std::string("northbean"));
    const auto ended = "audit_entries WHERE entry LIKE '%shop.redacted%'";
    RedactStage stage(RecoveryContext{ door.clock, *door.reads, *door.writer, door.keys });
    const Job job{ .stage = "redact", .entity = "northbean" };
    for (int turn = 0; turn < 5; ++turn) {
        const auto outcome = stage.run(job);
        QVERIFY(outcome);
        if (outcome->write) {
            QVERIFY(outcome->next.empty());
            QVERIFY(door.writer->run(outcome->write));
            break;
        }
        QCOMPARE(outcome->next.size(), std::size_t{ 1 });
        QCOMPARE(door.count(ended), 0); // not before it is true
    }
    QCOMPARE(door.count(ended), 1);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 0);
    QCOMPARE(door.count("shops WHERE secrets <> ''"), 0);
    QCOMPARE(door.count("events WHERE body <> ''"), 0);
    QCOMPARE(door.count("subjects WHERE wrapped_key IS NOT NULL"), 0);
    QCOMPARE(door.one<std::string>("SELECT state FROM decisions"), std::string("voided"));
}
