// What is let in, what is refused, and what becomes of carts whichever order their events come in.
#include "tst_ingest.h"

#include "tests/services/recovery/ingest/ingestfixture.h"

using namespace countersign;

void TestIngest::refusesAndKeepsNothing()
{
    IngestFixture door;
    const std::string body = someCheckout("abc", door.clock.now()).dump();
    const auto with = [&](const char* header, const std::string& value) {
        auto request = door.call("checkouts/create", body);
        for (auto& [name, text] : request.headers)
            if (name == header)
                text = value;
        return request;
    };
    QCOMPARE(door.status(door.call("checkouts/create", body, {}, "guessed secret")), 401);
    QCOMPARE(door.status(with("x-shopify-hmac-sha256", "")), 401);
    QCOMPARE(door.status(with("x-shopify-hmac-sha256", "pTD9yr2fXLT/06Zufrz=")), 401);
    auto changed = door.call("checkouts/create", body);
    changed.body[5] = changed.body[5] == 'a' ? 'b' : 'a';
    QCOMPARE(door.status(changed), 401);
    QCOMPARE(door.status(with("x-shopify-shop-domain", "other.myshopify.com")), 401);
    auto nowhere = door.call("checkouts/create", body);
    nowhere.path = "/v1/hooks/nobody";
    QCOMPARE(door.status(nowhere), 404);
    nowhere.path = "/v1/hooks/";
    QCOMPARE(door.status(nowhere), 404);
    QCOMPARE(door.status(with("x-shopify-webhook-id", "")), 400);
    QCOMPARE(door.status(door.call("checkouts/create", R"({"token":)")), 400);
    QCOMPARE(door.status(door.call("checkouts/create", "")), 400);
    QCOMPARE(door.status(door.call("checkouts/create", "{\"token\":\"\xff\"}")), 400);
    QCOMPARE(door.status(door.call("checkouts/create", R"({"token":"a","token":"b"})")), 400);
    QCOMPARE(door.status(door.call("checkouts/create", std::string(200, '[') + std::string(200, ']'))), 400);
    QCOMPARE(door.status(door.call("checkouts/create", std::string(300 * 1024, ' '))), 413);
    QCOMPARE(door.status(door.call("checkouts/create", R"({"token":"abc"})")), 422);
    QCOMPARE(door.status(door.call("customers/redact", R"({"shop_domain":"other.myshopify.com","customer":{"id":1}})")), 401);
    QCOMPARE(door.status(door.call("products/update", R"({"id":1})")), 200);
    QCOMPARE(door.count("events"), 0);
    QCOMPARE(door.count("carts"), 0);
    QCOMPARE(door.count("jobs"), 0);
    QCOMPARE(door.count("audit_entries"), 0);
    QCOMPARE(door.counter("refused.signature"), 4);
    QCOMPARE(door.counter("refused.wrong_shop"), 2);
    QCOMPARE(door.counter("refused.unknown_shop"), 2);
    QCOMPARE(door.counter("refused.malformed"), 6);
    QCOMPARE(door.counter("refused.size"), 1);
    QCOMPARE(door.counter("refused.shape"), 1);
    QCOMPARE(door.counter("ignored.topic"), 1);
    QCOMPARE(door.status(door.call("checkouts/create", body)), 200);
    QCOMPARE(door.count("events"), 1);
}

void TestIngest::takesBothSecrets()
{
    IngestFixture door("old secret");
    QCOMPARE(door.status(door.call("checkouts/create", someCheckout("a", door.clock.now()).dump(), {}, "old secret")), 200);
    QCOMPARE(door.status(door.call("checkouts/create", someCheckout("b", door.clock.now()).dump(), {}, "new secret")), 200);
    door.secrets.previousWebhookSecret.clear();
    door.save(door.shop, door.secrets);
    QVERIFY(door.ingest->shopsChanged());
    QCOMPARE(door.status(door.call("checkouts/create", someCheckout("c", door.clock.now()).dump(), {}, "old secret")), 401);
    // No secret must never become the empty key.
    QCOMPARE(door.status(door.call("checkouts/create", someCheckout("c", door.clock.now()).dump(), {}, "")), 401);
}

void TestIngest::sharedSamplesAreTaken()
{
    const QDir samples(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/../shared/samples/shopify"));
    if (!samples.exists())
        QSKIP("the shared samples are not on this machine");
    IngestFixture door;
    int taken = 0;
    for (const auto& name : samples.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name)) {
        const auto topic = sampleTopics().find(name.section(QStringLiteral("--"), 0, 0));
        if (topic == sampleTopics().end())
            continue; // answers of the API, not webhooks
        QFile file(samples.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto body = file.readAll();
        body.replace("{shop}.myshopify.com", "northbean.myshopify.com");
        const auto answer = door.post(door.call(topic->second, body.toStdString()));
        QVERIFY2(answer.status == 200, qPrintable(name + QStringLiteral(": ") + QString::fromStdString(answer.body)));
        ++taken;
    }
    QVERIFY(taken >= 17);
    QCOMPARE(door.count("events") + door.counter("duplicate"), taken);
    // The 18-digit ids came through whole.
    QVERIFY(door.one<std::string>("SELECT order_id FROM orders WHERE order_id = '820982911946154508'") == "820982911946154508");
}

void TestIngest::repeatedDeliveriesCountOnce()
{
    IngestFixture door;
    const std::string body = someCheckout("abc", door.clock.now()).dump();
    QCOMPARE(door.status(door.call("checkouts/create", body, "w1")), 200);
    QCOMPARE(door.status(door.call("checkouts/create", body, "w1")), 200); // a retry
    QCOMPARE(door.status(door.call("checkouts/create", body, "w2")), 200); // a replay
    QCOMPARE(door.status(door.call("checkouts/create", someCheckout("other", door.clock.now()).dump(), "w1")), 200); // an id again
    QCOMPARE(door.count("events"), 1);
    QCOMPARE(door.count("carts"), 1);
    QCOMPARE(door.count("audit_entries"), 1);
    QCOMPARE(door.counter("duplicate"), 3);
    QCOMPARE(door.ingest->counters()["accepted"], 1);
}

void TestIngest::theNewestUpdateWins()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now, "80.00")), 200);
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", now - 20 * minuteMs, "49.00")), 200);
    QCOMPARE(door.one<std::int64_t>("SELECT value_minor FROM carts"), 8000);
    QCOMPARE(door.one<std::int64_t>("SELECT visits FROM carts"), 1);
    QCOMPARE(door.one<std::int64_t>("SELECT run_at FROM jobs WHERE stage = 'abandon'"), now + 30 * minuteMs);
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 11 * minuteMs, "81.00")), 200);
    door.clock.advance(15 * minuteMs);
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 12 * minuteMs, "82.00")), 200);
    QCOMPARE(door.one<std::int64_t>("SELECT value_minor FROM carts"), 8200);
    QCOMPARE(door.one<std::int64_t>("SELECT visits FROM carts"), 2);
    QCOMPARE(door.one<std::int64_t>("SELECT run_at FROM jobs WHERE stage = 'abandon'"), now + 42 * minuteMs);
    QCOMPARE(door.count("carts"), 1);
    const auto stored = door.reads->read<std::optional<StoredCart>>(
        [&](Connection& db) { return loadCart(db, door.keys.master, door.one<std::string>("SELECT id FROM carts")); });
    QVERIFY(stored && *stored);
    QCOMPARE((*stored)->cart.visits, 2);
    QCOMPARE((*stored)->cart.email, std::string("ana@example.com"));
    // Nothing personal stands open in the file.
    QCOMPARE(door.count("carts WHERE instr(sealed, 'ana@') > 0"), 0);
    QCOMPARE(door.count("events WHERE instr(body, 'ana@') > 0"), 0);
}

void TestIngest::anOrderConvertsWhicheverComesFirst()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/create", someCheckout("first", now - minuteMs)), 200);
    QCOMPARE(door.send("orders/create", someOrder(1, "first", now)), 200);
    QCOMPARE(door.cartState("first"), std::string("converted"));
    QCOMPARE(door.count("jobs"), 0);
    // The order overtakes.
    QCOMPARE(door.send("orders/create", someOrder(2, "second", now)), 200);
    QCOMPARE(door.send("checkouts/update", someCheckout("second", now + minuteMs)), 200);
    QCOMPARE(door.cartState("second"), std::string("converted"));
    // It names the cart only, before and after.
    auto order = someOrder(3, "third", now);
    order["checkout_token"] = nullptr;
    QCOMPARE(door.send("orders/create", order), 200);
    QCOMPARE(door.send("checkouts/update", someCheckout("third", now + minuteMs)), 200);
    QCOMPARE(door.cartState("third"), std::string("converted"));
    QCOMPARE(door.send("checkouts/create", someCheckout("fourth", now)), 200);
    order = someOrder(4, "fourth", now);
    order["checkout_token"] = nullptr;
    QCOMPARE(door.send("orders/create", order), 200);
    QCOMPARE(door.cartState("fourth"), std::string("converted"));
    // The checkout itself says so, then the order comes.
    QCOMPARE(door.send("checkouts/create", someCheckout("fifth", now)), 200);
    auto completed = someCheckout("fifth", now + minuteMs);
    completed["completed_at"] = formatTime(now + minuteMs);
    completed["cart_token"] = nullptr;
    QCOMPARE(door.send("checkouts/update", completed), 200);
    QCOMPARE(door.cartState("fifth"), std::string("converted"));
    QCOMPARE(door.send("orders/paid", someOrder(5, "fifth", now + minuteMs)), 200);
    QCOMPARE(door.one<std::string>("SELECT order_id FROM carts WHERE token = 'fifth'"), std::string("5"));
    QVERIFY(door.one<std::int64_t>("SELECT paid_at FROM orders WHERE order_id = '5'") > 0);
    // An order without any cart is kept, and makes none.
    order = someOrder(6, "none", now);
    order["checkout_token"] = nullptr;
    order["cart_token"] = nullptr;
    const auto carts = door.count("carts");
    QCOMPARE(door.send("orders/create", order), 200);
    QCOMPARE(door.count("carts"), carts);
    QCOMPARE(door.count("jobs"), 0);
    QCOMPARE(door.count("audit_entries WHERE instr(entry, 'cart.converted') > 0"), 5);
}

void TestIngest::cartAndCheckoutAreOneShopper()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    const auto cart = [&](TimeMs at) {
        return Json{ { "id", "c-abc" }, { "token", "c-abc" }, { "updated_at", formatTime(at) }, { "created_at", formatTime(now) },
            { "line_items",
                Json::array({ Json{ { "variant_id", 1 }, { "quantity", 1 }, { "price", "49.00" }, { "line_price", "49.00" } } }) } };
    };
    QCOMPARE(door.send("carts/create", cart(now)), 200);
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", now + minuteMs)), 200);
    QCOMPARE(door.count("carts"), 1);
    QCOMPARE(door.count("jobs"), 1);
    QCOMPARE(door.cartState("abc"), std::string("active"));
    const auto due = door.one<std::int64_t>("SELECT run_at FROM jobs");
    door.clock.advance(10 * minuteMs);
    QCOMPARE(door.send("carts/update", cart(now + 5 * minuteMs)), 200); // still there: the timer starts again
    QCOMPARE(door.count("carts"), 1);
    QCOMPARE(door.one<std::int64_t>("SELECT run_at FROM jobs"), now + 35 * minuteMs);
    QVERIFY(due < now + 35 * minuteMs);
    // A second checkout of the same cart takes the row over; an old delivery of the first does not take it back.
    auto second = someCheckout("again", now + 6 * minuteMs);
    second["cart_token"] = "c-abc";
    QCOMPARE(door.send("checkouts/create", second), 200);
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 2 * minuteMs)), 200);
    QCOMPARE(door.count("carts WHERE state = 'active'"), 1);
    QCOMPARE(door.cartState("again"), std::string("active"));
    // A plain cart is converted by an order that names both.
    IngestFixture other;
    QCOMPARE(other.send("carts/create", cart(now)), 200);
    QCOMPARE(other.send("orders/create", someOrder(9, "abc", now)), 200);
    QCOMPARE(other.send("checkouts/update", someCheckout("abc", now + minuteMs)), 200);
    QCOMPARE(other.count("carts"), 1);
    QCOMPARE(other.cartState("abc"), std::string("converted"));
}

void TestIngest::aChangedCartSupersedesItsDraft()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", now)), 200);
    const auto draft = door.makeDraft("abc", DraftState::Held);
    // Touched, but nothing that the message speaks of.
    auto same = someCheckout("abc", now + minuteMs);
    same["gateway"] = "paypal";
    QCOMPARE(door.send("checkouts/update", same), 200);
    QCOMPARE(door.one<std::string>("SELECT state FROM drafts"), std::string("held"));
    QCOMPARE(door.cartState("abc"), std::string("abandoned"));
    QCOMPARE(door.count("jobs WHERE stage = 'abandon'"), 0);
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 2 * minuteMs, "60.00")), 200);
    QCOMPARE(door.one<std::string>("SELECT state FROM drafts"), std::string("superseded"));
    QCOMPARE(door.one<std::string>("SELECT state FROM decisions"), std::string("voided"));
    QCOMPARE(door.count("jobs WHERE stage = 'deliver'"), 0);
    QCOMPARE(door.count("jobs WHERE stage = 'abandon'"), 1);
    QCOMPARE(door.cartState("abc"), std::string("active"));
    QCOMPARE(door.count("carts WHERE draft_id IS NULL AND abandoned_at IS NULL"), 1);
    for (const char* action : { "cart.created", "draft.superseded", "decision.voided", "cart.changed" })
        QCOMPARE(door.count("audit_entries WHERE instr(entry, '\"" + std::string(action) + "\"') > 0"), 1);
    // What has left stays the answer to this cart.
    const auto sent = door.makeDraft("abc", DraftState::Sent);
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 3 * minuteMs, "70.00")), 200);
    QCOMPARE(door.one<std::string>("SELECT state FROM drafts WHERE id = '" + sent + "'"), std::string("sent"));
    QCOMPARE(door.count("jobs WHERE stage = 'abandon'"), 0);
    QCOMPARE(door.one<std::int64_t>("SELECT value_minor FROM carts"), 7000);
    QVERIFY(draft != sent);
}

void TestIngest::aBoughtCartStopsItsDraft()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", now)), 200);
    const auto stopped = door.makeDraft("abc", DraftState::Held);
    // What was no approval had its effect long ago, and keeps it.
    door.execute("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
                 "VALUES('handed-on', '"
        + stopped + "', 1, 'p', 'k', 'escalate', '{}', '', 'accepted', 0)");
    QCOMPARE(door.send("orders/create", someOrder(7, "abc", now + minuteMs)), 200);
    QCOMPARE(door.one<std::string>("SELECT state FROM drafts"), std::string("converted"));
    QCOMPARE(door.one<std::string>("SELECT state FROM decisions WHERE verdict = 'approve'"), std::string("voided"));
    QCOMPARE(door.one<std::string>("SELECT state FROM decisions WHERE verdict = 'escalate'"), std::string("accepted"));
    QCOMPARE(door.count("jobs"), 0);
    QCOMPARE(door.one<std::int64_t>("SELECT order_minor FROM outcomes"), 4900);
    auto cancelled = someOrder(7, "abc", now + minuteMs);
    cancelled["cancelled_at"] = formatTime(now + 5 * minuteMs);
    QCOMPARE(door.send("orders/cancelled", cancelled), 200);
    QCOMPARE(door.one<std::int64_t>("SELECT cancelled_at FROM outcomes"), now + 5 * minuteMs);
    QCOMPARE(door.cartState("abc"), std::string("converted"));
    // A test order ends the cart, and counts for nothing.
    QCOMPARE(door.send("checkouts/create", someCheckout("trial", now)), 200);
    door.makeDraft("trial", DraftState::Holdout);
    auto test = someOrder(8, "trial", now);
    test["test"] = true;
    QCOMPARE(door.send("orders/create", test), 200);
    QCOMPARE(door.cartState("trial"), std::string("converted"));
    QCOMPARE(door.count("outcomes WHERE converted_at IS NOT NULL"), 1);
    // The holdout's own orders count.
    QCOMPARE(door.send("checkouts/create", someCheckout("control", now)), 200);
    door.makeDraft("control", DraftState::Holdout);
    QCOMPARE(door.send("orders/create", someOrder(9, "control", now)), 200);
    QCOMPARE(door.count("outcomes WHERE converted_at IS NOT NULL"), 2);
    QCOMPARE(door.count("drafts WHERE state = 'holdout'"), 2);
}

void TestIngest::deletedCheckouts()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", now)), 200);
    door.makeDraft("abc", DraftState::Queued);
    door.clock.advance(minuteMs);
    QCOMPARE(door.send("checkouts/delete", Json{ { "id", 5 }, { "cart_token", "c-abc" }, { "total_price", "49.00" } }), 200);
    QCOMPARE(door.cartState("abc"), std::string("deleted"));
    QCOMPARE(door.one<std::string>("SELECT state FROM drafts"), std::string("superseded"));
    // An update from before it was deleted does not bring it back; one from after does.
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 30 * secondMs, "50.00")), 200);
    QCOMPARE(door.cartState("abc"), std::string("deleted"));
    QCOMPARE(door.send("checkouts/update", someCheckout("abc", now + 2 * minuteMs, "51.00")), 200);
    QCOMPARE(door.cartState("abc"), std::string("active"));
    QCOMPARE(door.send("checkouts/delete", Json{ { "id", 6 }, { "cart_token", nullptr } }), 200);
    QCOMPARE(door.send("checkouts/delete", Json::object()), 422);
}

void TestIngest::consentIsKept()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    const auto consent = [](const char* state, TimeMs at) {
        return Json{ { "customer_id", 730188210455613911 }, { "email_address", "ana@example.com" },
            { "email_marketing_consent", { { "state", state }, { "opt_in_level", nullptr }, { "consent_updated_at", formatTime(at) } } } };
    };
    QCOMPARE(door.send("customers_email_marketing_consent/update", consent("subscribed", now - hourMs)), 200);
    QCOMPARE(door.count("subjects WHERE consent_email = 'subscribed'"), 2); // by id, and by address for guests
    QCOMPARE(door.send("customers_email_marketing_consent/update", consent("unsubscribed", now - minuteMs)), 200);
    QCOMPARE(door.count("subjects WHERE consent_email = 'unsubscribed'"), 2);
    // An older yes comes late and is replayed: the no stands.
    QCOMPARE(door.send("customers_email_marketing_consent/update", consent("subscribed", now - 30 * minuteMs)), 200);
    QCOMPARE(door.count("subjects WHERE consent_email = 'unsubscribed'"), 2);
    QCOMPARE(door.send("customers_marketing_consent/update",
                 Json{ { "id", 730188210455613911 }, { "phone", "+4915112345601" },
                     { "sms_marketing_consent", { { "state", "subscribed" }, { "consent_updated_at", formatTime(now) } } } }),
        200);
    QCOMPARE(door.count("subjects WHERE consent_sms = 'subscribed'"), 2);
    QCOMPARE(door.count("subjects WHERE consent_sms = 'subscribed' AND consent_email = 'unsubscribed'"), 1);
    QVERIFY(door.count("vault") > 0);
    QCOMPARE(door.count("vault WHERE instr(sealed, 'ana@') > 0"), 0);
    QCOMPARE(door.count("audit_entries WHERE instr(entry, 'ana@') > 0"), 0);
}

void TestIngest::customersAreErased()
{
    IngestFixture door;
    const TimeMs now = door.clock.now();
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", now)), 200);
    const auto draft = door.makeDraft("abc", DraftState::Queued);
    auto guest = someCheckout("guest", now);
    guest.erase("customer");
    QCOMPARE(door.send("checkouts/create", guest), 200);
    auto other = someCheckout("other", now);
    other["customer"]["id"] = 5;
    other["email"] = "bo@example.com";
    QCOMPARE(door.send("checkouts/create", other), 200);
    const Json ask{ { "shop_id", 1 }, { "shop_domain", "northbean.myshopify.com" },
        { "customer", { { "id", 730188210455613911 }, { "email", "ana@example.com" }, { "phone", nullptr } } },
        { "orders_to_redact", Json::array() } };
    auto request = ask;
    request["data_request"] = { { "id", 9 } };
    QCOMPARE(door.send("customers/data_request", request), 200);
    QCOMPARE(door.count("events WHERE topic = 'customers/data_request' AND body <> ''"), 1);
    door.execute("INSERT INTO jobs(stage, entity, run_at) VALUES('clean', 'files', " + std::to_string(now + hourMs) + ")");
    auto stranger = ask;
    stranger["customer"] = Json{ { "id", 999 }, { "email", "nobody@example.com" }, { "phone", nullptr } };
    QCOMPARE(door.send("customers/redact", stranger), 200);
    QCOMPARE(door.count("meta WHERE name = 'unclean'"), 1); // the ask names them; that can wait for the hourly pass
    // What is kept of it confirms no guess of who it was, and leads to nobody.
    const std::string redact = " FROM events WHERE topic = 'customers/redact'";
    QCOMPARE(door.one<std::string>("SELECT body_hash" + redact), hex(view(sha256("ask\n" + door.one<std::string>("SELECT webhook_id" + redact)))));
    QCOMPARE(door.count("events WHERE topic = 'customers/redact' AND customer_lookup IS NOT NULL"), 0);
    QCOMPARE(door.one<std::int64_t>("SELECT run_at FROM jobs WHERE stage = 'clean'"), now + hourMs);
    QCOMPARE(door.send("customers/redact", ask), 200);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 1);
    QCOMPARE(door.count("events WHERE body <> ''"), 1);
    // The pass that takes it out of the files does not wait for its hour.
    QCOMPARE(door.one<std::int64_t>("SELECT run_at FROM jobs WHERE stage = 'clean'"), door.clock.now() + 20 * secondMs);
    QCOMPARE(door.one<std::string>("SELECT state FROM drafts WHERE id = '" + draft + "'"), std::string("superseded"));
    QCOMPARE(door.count("subjects WHERE wrapped_key IS NOT NULL"), 0);
    QCOMPARE(door.count("audit_entries WHERE instr(entry, 'subject.erased') > 0"), 1);
    QCOMPARE(door.count("jobs WHERE stage <> 'clean'"), 1);
    // The shopper comes back, and asks again in the same words.
    QCOMPARE(door.send("checkouts/create", someCheckout("new", now + minuteMs)), 200);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 2);
    QCOMPARE(door.send("customers/redact", ask), 200);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 1);
    // What was delivered before the erasure is not news when it is delivered again.
    QCOMPARE(door.send("checkouts/create", guest), 200);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 1);
}

void TestIngest::shopsAreErased()
{
    IngestFixture door;
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", door.clock.now())), 200);
    door.makeDraft("abc", DraftState::Held);
    const Json ask{ { "shop_id", 1 }, { "shop_domain", "northbean.myshopify.com" } };
    QCOMPARE(door.send("shop/redact", ask), 200);
    QCOMPARE(door.count("carts WHERE sealed <> ''"), 0);
    QCOMPARE(door.count("events WHERE body <> ''"), 0);
    QCOMPARE(door.count("subjects WHERE wrapped_key IS NOT NULL"), 0);
    QCOMPARE(door.one<std::string>("SELECT state FROM shops"), std::string("redacted"));
    QCOMPARE(door.one<std::string>("SELECT state FROM decisions"), std::string("voided"));
    QCOMPARE(door.send("checkouts/create", someCheckout("new", door.clock.now())), 404);
    QCOMPARE(door.send("shop/redact", ask), 200);
    QCOMPARE(door.one<std::string>("SELECT secrets FROM shops"), std::string());
    QVERIFY(door.ingest->shopsChanged());
    QCOMPARE(door.send("checkouts/create", someCheckout("new", door.clock.now())), 404);
    QCOMPARE(door.send("shop/redact", ask), 404); // nothing is left that could be known by its signature
}

void TestIngest::aFailedWriteLeavesNothing()
{
    IngestFixture door;
    door.execute("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no room'); END");
    QVERIFY(door.send("checkouts/create", someCheckout("abc", door.clock.now())) >= 500);
    QCOMPARE(door.count("events"), 0);
    QCOMPARE(door.count("carts"), 0);
    QCOMPARE(door.count("jobs"), 0);
    door.execute("DROP TRIGGER full");
    // The same delivery again: what failed was not taken for seen.
    QCOMPARE(door.send("checkouts/create", someCheckout("abc", door.clock.now())), 200);
    QCOMPARE(door.count("carts"), 1);
    QCOMPARE(door.counter("duplicate"), 0);
}

void TestIngest::floodsOfForgeriesAreCountedTogether()
{
    IngestFixture door;
    const std::string body = someCheckout("abc", door.clock.now()).dump();
    for (int i = 0; i < 3000; ++i)
        QCOMPARE(door.status(door.call("checkouts/create", body, {}, "wrong")), 401);
    QCOMPARE(door.counter("refused.signature"), 3000);
    QCOMPARE(door.count("counters"), 1);
}

QTEST_GUILESS_MAIN(TestIngest)
#include "moc_tst_ingest.cpp"
