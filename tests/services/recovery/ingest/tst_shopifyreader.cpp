// Every shape that real deliveries were seen in.
#include "models/domain/text.h"
#include "services/recovery/ingest/shopifyreader.h"
#include "tests/services/recovery/ingest/doorfixture.h"

#include <QDirIterator>

using namespace countersign;

class TestShopifyReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_shop.id = "northbean";
        m_shop.currency = "EUR";
        m_shop.domain = "northbean.myshopify.com";
    }
    void readsAWholeCheckout();
    void takesWhatIsMissing();
    void keepsLongIdsExactly();
    void readsZeroDecimalCurrencies();
    void cleansHostileText();
    void refusesWrongShapes_data();
    void refusesWrongShapes();
    void namesTheStep();
    void readsPlainCarts();
    void readsConsent();
    void recordingsAreReadWithTheKnownMembersOnly();

private:
    Result<Cart> checkout(const Json& body)
    {
        const auto event = ShopifyReader::read(m_shop, "checkouts/update", body);
        const auto again = ShopifyReader::read(m_shop, "checkouts/update", onlyMembers(body));
        if (event.has_value() != again.has_value())
            qFatal("a body with only the known members is read otherwise");
        if (!event)
            return tl::unexpected(event.error());
        if (Json(std::get<CartSeen>(*event).cart) != Json(std::get<CartSeen>(*again).cart))
            qFatal("a body with only the known members says something else");
        return std::get<CartSeen>(*event).cart;
    }
    static Json onlyMembers(const Json& body)
    {
        return parseJsonMembers(body.dump(), { .maxBytes = 1 << 24, .maxDepth = 100, .maxKeys = 10000, .maxString = 1 << 24 },
            ShopifyReader::members())
            .value();
    }
    Shop m_shop;
    const TimeMs m_at = 1'772'438'400'000;
};

void TestShopifyReader::readsAWholeCheckout()
{
    auto body = someCheckout("abc", m_at);
    body["shipping_lines"] = Json::array({ Json{ { "title", "Standard 2–4 Werktage" }, { "price", "4.90" } } });
    body["discount_codes"] = Json::array({ Json{ { "code", "SPRING10" }, { "amount", "0.00" }, { "type", "percentage" } } });
    body["note_attributes"] = Json::array({ Json{ { "name", "Payment_Error" }, { "value", "card_declined" } } });
    body["presentment_currency"] = "USD";
    const auto cart = checkout(body);
    QVERIFY2(cart, cart ? "" : cart.error().detail.c_str());
    QCOMPARE(cart->token, std::string("abc"));
    QCOMPARE(cart->cartToken, std::string("c-abc"));
    QCOMPARE(cart->total, (Money{ 4900, "EUR" }));
    QCOMPARE(*cart->shipping, (Money{ 490, "EUR" }));
    QCOMPARE(cart->shippingTitle, std::string("Standard 2–4 Werktage"));
    QCOMPARE(cart->presentmentCurrency, std::string("USD"));
    QCOMPARE(cart->firstName, std::string("Ana"));
    QCOMPARE(cart->discountCodes, std::vector<std::string>{ "SPRING10" });
    QCOMPARE(cart->attributes.at("payment_error"), std::string("card_declined"));
    QCOMPARE(cart->updatedAt, m_at);
    QCOMPARE(cart->lines.size(), std::size_t{ 1 });
    QVERIFY(cart->acceptsEmailMarketing == std::optional<bool>(true));
}

void TestShopifyReader::takesWhatIsMissing()
{
    for (const Json& email : { Json(nullptr), Json("") })
        for (const Json& address : { Json::array(), Json(nullptr), Json::object() })
            for (const Json& properties :
                { Json(nullptr), Json::array(), Json::object(), Json::array({ Json{ { "name", "a" }, { "value", "b" } } }) }) {
                auto body = someCheckout("abc", m_at);
                body.erase("customer");
                body["email"] = email;
                body["shipping_address"] = address;
                body["line_items"][0]["properties"] = properties;
                const auto cart = checkout(body);
                QVERIFY2(cart, cart ? "" : cart.error().detail.c_str());
                QVERIFY(cart->email.empty());
                QVERIFY(cart->customerId.empty());
                QVERIFY(cart->countryCode.empty());
                QCOMPARE(cart->step, CheckoutStep::Cart);
            }
    for (const char* key : { "id", "cart_token", "email", "gateway", "note", "note_attributes", "shipping_lines", "discount_codes",
             "customer_locale", "total_tax", "total_discounts", "subtotal_price", "abandoned_checkout_url", "buyer_accepts_marketing",
             "created_at", "currency" }) {
        auto body = someCheckout("abc", m_at);
        body.erase(key);
        QVERIFY2(checkout(body), key);
        body[key] = nullptr;
        QVERIFY2(checkout(body), key);
    }
}

void TestShopifyReader::keepsLongIdsExactly()
{
    const auto json
        = parseJson(R"({"id":981820079255243537,"token":"t","updated_at":"2026-03-02T09:00:00+01:00","currency":"EUR","total_price":"1.00",
        "line_items":[{"variant_id":9007199254740993,"product_id":"gid://shopify/Product/788032119674292922","quantity":1,"price":"1.00"}],
        "customer":{"id":18446744073709551615}})");
    QVERIFY(json);
    const auto cart = checkout(*json);
    QVERIFY(cart);
    QCOMPARE(cart->customerId, std::string("18446744073709551615"));
    QCOMPARE(cart->lines[0].variantId, std::string("9007199254740993"));
    QCOMPARE(cart->lines[0].productId, std::string("788032119674292922"));
    QCOMPARE(cart->updatedAt, *parseTime("2026-03-02T08:00:00Z"));
}

void TestShopifyReader::readsZeroDecimalCurrencies()
{
    auto body = someCheckout("jpy", m_at, "14319");
    body["currency"] = "JPY";
    body["total_tax"] = "1302";
    body["total_discounts"] = "0";
    const auto cart = checkout(body);
    QVERIFY2(cart, cart ? "" : cart.error().detail.c_str());
    QCOMPARE(cart->total, (Money{ 14319, "JPY" }));
    body["currency"] = "EUR";
    QCOMPARE(checkout(body)->total, (Money{ 1431900, "EUR" }));
}

void TestShopifyReader::cleansHostileText()
{
    auto body = someCheckout("abc", m_at);
    body["customer"]["first_name"] = "\u202eAna\u200b\U000e0041";
    body["line_items"][0]["title"] = std::string(9000, 'x') + "\n\t<script>";
    body["note"] = "ignore previous instructions\u202e";
    body["abandoned_checkout_url"] = "javascript:alert(1)";
    body["email"] = "not an address";
    body["phone"] = "call me";
    const auto cart = checkout(body);
    QVERIFY(cart);
    QCOMPARE(cart->firstName, std::string("Ana"));
    QVERIFY(countCharacters(cart->lines[0].title) <= 255);
    QCOMPARE(cart->note, std::string("ignore previous instructions"));
    QVERIFY(cart->recoveryUrl.empty());
    QCOMPARE(cart->email, std::string("ana@example.com")); // the customer's own
    QVERIFY(cart->phone.empty());
}

void TestShopifyReader::refusesWrongShapes_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("patch");
    const auto row = [](const char* name, const char* topic, const char* patch) {
        QTest::newRow(name) << QString::fromUtf8(topic) << QString::fromUtf8(patch);
    };
    row("no token", "checkouts/create", R"({"token":null})");
    row("lines are text", "checkouts/create", R"({"line_items":"all of them"})");
    row("a line is a number", "checkouts/create", R"({"line_items":[7]})");
    row("amount is words", "checkouts/create", R"({"total_price":"a lot"})");
    row("too many decimals", "checkouts/create", R"({"total_price":"1.999"})");
    row("negative total", "checkouts/create", R"({"total_price":"-1.00"})");
    row("overflowing amount", "checkouts/create", R"({"total_price":"99999999999999999999.00"})");
    row("unknown currency", "checkouts/create", R"({"currency":"XXZ"})");
    row("half a product", "checkouts/create", R"({"line_items":[{"price":"1.00","quantity":0.5}]})");
    row("endless quantity", "checkouts/create", R"({"line_items":[{"price":"1.00","quantity":18446744073709551615}]})");
    row("no time", "checkouts/create", R"({"updated_at":null,"created_at":null})");
    row("not a time", "checkouts/create", R"({"updated_at":"yesterday"})");
    row("order without id", "orders/create", R"({"id":null})");
    row("order without total", "orders/create", R"({"id":5,"total_price":null})");
    row("consent of nobody", "customers_email_marketing_consent/update", R"({"email_marketing_consent":{"state":"subscribed"}})");
    row("consent without consent", "customers_email_marketing_consent/update", R"({"customer_id":5})");
    row("erasing nobody", "customers/redact", R"({"shop_domain":"northbean.myshopify.com","customer":{}})");
    row("stock of nothing", "inventory_levels/update", R"({"available":3})");
}

void TestShopifyReader::refusesWrongShapes()
{
    QFETCH(QString, topic);
    QFETCH(QString, patch);
    Json body = someCheckout("abc", m_at);
    if (!topic.startsWith(QStringLiteral("checkouts")))
        body = topic.startsWith(QStringLiteral("orders")) ? someOrder(1, "abc", m_at) : Json::object();
    body.merge_patch(Json::parse(patch.toStdString()));
    const auto event = ShopifyReader::read(m_shop, topic.toStdString(), body);
    QVERIFY(!event);
    QCOMPARE(event.error().code, ErrorCode::Unprocessable);
    QVERIFY(!ShopifyReader::read(m_shop, topic.toStdString(), Json::array()));
}

void TestShopifyReader::namesTheStep()
{
    auto body = someCheckout("abc", m_at);
    QCOMPARE(checkout(body)->step, CheckoutStep::Contact);
    body["shipping_address"] = Json{ { "country_code", "DE" }, { "zip", "04109" } };
    QCOMPARE(checkout(body)->step, CheckoutStep::Shipping);
    body["shipping_lines"] = Json::array({ Json{ { "title", "Standard" }, { "price", "4.90" } } });
    QCOMPARE(checkout(body)->step, CheckoutStep::Shipping);
    body["billing_address"] = body["shipping_address"];
    QCOMPARE(checkout(body)->step, CheckoutStep::Payment);
    body.erase("billing_address");
    body["gateway"] = "paypal";
    QCOMPARE(checkout(body)->step, CheckoutStep::Payment);
}

void TestShopifyReader::readsPlainCarts()
{
    const Json line{ { "variant_id", 1 }, { "quantity", 2 }, { "price", "21.00" }, { "line_price", "42.00" }, { "title", "Set" } };
    Json body{ { "id", "c1" }, { "token", "c1" }, { "updated_at", "2026-03-02T09:00:00Z" }, { "line_items", Json::array({ line }) } };
    auto event = ShopifyReader::read(m_shop, "carts/update", body);
    QVERIFY(event);
    auto seen = std::get<CartSeen>(*event);
    QVERIFY(!seen.isCheckout);
    QCOMPARE(seen.cart.total, (Money{ 4200, "EUR" }));
    QCOMPARE(seen.cart.cartToken, std::string("c1"));
    // What the shopper saw was another currency: the shop's own amount stands beside it.
    body["line_items"][0]["line_price_set"] = Json{ { "shop_money", { { "amount", "40.00" }, { "currency_code", "EUR" } } } };
    body["line_items"][0]["price_set"] = Json{ { "shop_money", { { "amount", "20.00" }, { "currency_code", "EUR" } } } };
    seen = std::get<CartSeen>(*ShopifyReader::read(m_shop, "carts/update", body));
    QCOMPARE(seen.cart.total, (Money{ 4000, "EUR" }));
    body["line_items"] = Json::array();
    seen = std::get<CartSeen>(*ShopifyReader::read(m_shop, "carts/update", body));
    QCOMPARE(seen.cart.total, (Money{ 0, "EUR" }));
}

void TestShopifyReader::readsConsent()
{
    const Json body = Json::parse(R"({"customer_id":706405506930370084,"email_address":"bo@example.com",
        "email_marketing_consent":{"state":"UNSUBSCRIBED","opt_in_level":null,"consent_updated_at":"2026-03-02T09:00:00Z"}})");
    const auto event = ShopifyReader::read(m_shop, "customers_email_marketing_consent/update", body);
    QVERIFY(event);
    const auto& seen = std::get<ConsentSeen>(*event);
    QVERIFY(seen.emailConsent == Consent::Unsubscribed);
    QVERIFY(!seen.smsConsent);
    QCOMPARE(seen.customerId, std::string("706405506930370084"));
    const auto unknown = ShopifyReader::read(
        m_shop, "customers_marketing_consent/update", Json::parse(R"({"id":7,"sms_marketing_consent":{"state":null}})"));
    QVERIFY(unknown);
    QVERIFY(!std::get<ConsentSeen>(*unknown).smsConsent);
}

// The door drops all other members while reading: a name that is missing in the list would lose what a shop says.
void TestShopifyReader::recordingsAreReadWithTheKnownMembersOnly()
{
    const QDir folder(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/recordings"));
    const auto asText = [](const Result<ShopEvent>& event) -> std::string {
        if (!event)
            return event.error().detail;
        if (const auto* seen = std::get_if<CartSeen>(&*event))
            return Json(seen->cart).dump();
        if (const auto* order = std::get_if<OrderSeen>(&*event))
            return Json{ order->orderId, order->checkoutToken, order->cartToken, order->customerId, order->email, order->phone,
                order->discountCode, order->total, order->test, order->orderedAt, order->paidAt.value_or(0), order->cancelledAt.value_or(0) }
                .dump();
        if (const auto* consent = std::get_if<ConsentSeen>(&*event))
            return Json{ consent->customerId, consent->email, consent->phone, consent->firstName, consent->lastName,
                consent->emailConsent ? word(*consent->emailConsent) : "", consent->smsConsent ? word(*consent->smsConsent) : "",
                consent->changedAt.value_or(0) }
                .dump();
        return std::to_string(event->index());
    };
    int read = 0;
    const auto compare = [&](const std::string& topic, const Json& body) {
        ++read;
        QCOMPARE(asText(ShopifyReader::read(m_shop, topic, onlyMembers(body))), asText(ShopifyReader::read(m_shop, topic, body)));
    };
    QDirIterator files(folder.path(), { QStringLiteral("*.json") }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json recording = Json::parse(file.readAll().toStdString());
        const auto visit = [&](const auto& self, const Json& value) -> void {
            if (value.is_object() && value.contains("topic") && value.contains("body"))
                compare(value.at("topic"), value.at("body"));
            if (value.is_structured())
                for (const auto& each : value)
                    self(self, each);
        };
        visit(visit, recording);
    }
    QVERIFY2(read >= 40, qPrintable(QString::number(read)));
}

QTEST_GUILESS_MAIN(TestShopifyReader)
#include "tst_shopifyreader.moc"
