#include "services/recovery/diagnose/evidencemodel.h"
#include "tests/services/recovery/homefixture.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace countersign;

class TestDiagnose : public QObject {
    Q_OBJECT

    const EvidenceModel m_model = EvidenceModel::embedded().value();
    const Policy m_policy = shippedPolicy();
    const std::string m_zone = "Europe/Berlin";

    Diagnosis of(const Cart& cart, const CustomerFacts& facts = {}) const
    {
        return m_model.diagnose(DiagnoseInput{ cart, facts, m_zone, m_policy });
    }
    static int share(const Diagnosis& diagnosis, Reason reason)
    {
        const auto it = std::find_if(
            diagnosis.reasons.begin(), diagnosis.reasons.end(), [reason](const auto& entry) { return entry.reason == reason; });
        return it == diagnosis.reasons.end() ? -1 : it->probabilityBp;
    }
    static bool has(const Diagnosis& diagnosis, const char* signal, const char* sentence)
    {
        return std::any_of(diagnosis.evidence.begin(), diagnosis.evidence.end(),
            [&](const Evidence& evidence) { return evidence.signal == signal && evidence.sentence == sentence; });
    }
    static Cart plain()
    {
        auto cart = someCart();
        cart.attributes["device"] = "desktop";
        return cart;
    }

private Q_SLOTS:
    void alwaysSumsToTenThousand()
    {
        std::mt19937 random(7);
        const auto pick = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
        for (int i = 0; i < 2000; ++i) {
            auto cart = someCart();
            cart.step = static_cast<CheckoutStep>(pick(4));
            cart.shipping = pick(3) == 0 ? std::nullopt : std::optional<Money>(Money{ pick(6000), "EUR" });
            cart.visits = 1 + pick(5);
            cart.customerId = pick(2) == 0 ? "" : "1";
            cart.gateway = pick(2) == 0 ? "" : "cards";
            if (pick(4) == 0)
                cart.attributes["payment_error"] = "declined";
            auto facts = pick(2) == 0 ? CustomerFacts{} : someFacts(cart);
            if (pick(2) == 0)
                facts.orders = pick(9);
            const auto diagnosis = of(cart, facts);
            QCOMPARE(diagnosis.reasons.size(), std::size_t{ 12 });
            QCOMPARE(std::accumulate(diagnosis.reasons.begin(), diagnosis.reasons.end(), 0,
                         [](int sum, const auto& entry) { return sum + entry.probabilityBp; }),
                10000);
            QVERIFY(std::is_sorted(diagnosis.reasons.begin(), diagnosis.reasons.end(),
                [](const auto& a, const auto& b) { return a.probabilityBp > b.probabilityBp; }));
            QVERIFY(std::is_sorted(diagnosis.evidence.begin(), diagnosis.evidence.end(),
                [](const auto& a, const auto& b) { return std::abs(a.weightMillinats) > std::abs(b.weightMillinats); }));
            QVERIFY(diagnosis.recoveryBp >= 50 && diagnosis.recoveryBp <= 4000);
        }
    }

    void dearerShippingNeverSpeaksLessForIt()
    {
        int last = 0;
        for (std::int64_t shipping = 0; shipping <= 5000; shipping += 50) {
            auto cart = plain();
            cart.shipping = Money{ shipping, "EUR" };
            const int now = share(of(cart), Reason::ShippingCost);
            QVERIFY2(now >= last, std::to_string(shipping).c_str());
            last = now;
        }
        QVERIFY(last > 4500);
    }

    void unknownIsNoEvidence()
    {
        auto cart = plain();
        cart.shipping.reset();
        cart.countryCode.clear();
        const auto diagnosis = of(cart);
        for (const auto& evidence : diagnosis.evidence)
            QVERIFY2(evidence.signal != "stock" && evidence.signal != "history" && evidence.signal != "shipping_ratio"
                    && evidence.signal != "abroad",
                evidence.signal.c_str());
        QCOMPARE(diagnosis.segment, std::string("first_time"));
    }

    void signalsPointWhereTheyShould_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("reason");
        const std::pair<const char*, Reason> rows[]
            = { { "shipping", Reason::ShippingCost }, { "price site", Reason::PriceComparison }, { "login", Reason::AccountRequired },
                  { "long", Reason::CheckoutComplexity }, { "declined", Reason::PaymentFailure }, { "security page", Reason::PaymentTrust },
                  { "slow", Reason::DeliveryTime }, { "two sizes", Reason::ReturnsPolicy }, { "sold out", Reason::OutOfStock },
                  { "error", Reason::TechnicalError }, { "phone", Reason::DeviceFriction }, { "loyal at night", Reason::Distraction } };
        int which = 0;
        for (const auto& [name, reason] : rows)
            QTest::newRow(name) << which++ << static_cast<int>(reason);
    }

    void signalsPointWhereTheyShould()
    {
        QFETCH(int, which);
        QFETCH(int, reason);
        auto cart = plain();
        auto facts = someFacts(cart);
        cart.shipping = Money{ 390, "EUR" };
        switch (which) {
        case 0:
            cart.shipping = Money{ 2490, "EUR" };
            break;
        case 1:
            cart.step = CheckoutStep::Cart;
            cart.shipping.reset();
            cart.referringSite = "https://www.idealo.de/preisvergleich/1";
            break;
        case 2:
            cart.step = CheckoutStep::Contact;
            cart.customerId.clear();
            cart.shipping.reset();
            cart.attributes["login_required"] = "yes";
            break;
        case 3:
            cart.step = CheckoutStep::Contact;
            cart.shipping.reset();
            cart.createdAt = cart.updatedAt - 25 * minuteMs;
            break;
        case 4:
            cart.step = CheckoutStep::Payment;
            cart.gateway = "cards";
            cart.attributes["payment_error"] = "card_declined";
            break;
        case 5:
            cart.step = CheckoutStep::Payment;
            cart.attributes["last_page"] = "/pages/security";
            break;
        case 6:
            cart.shippingTitle = "Economy 8–12 Werktage";
            cart.shipping = Money{ 0, "EUR" };
            break;
        case 7:
            cart.lines.push_back(cart.lines[0]);
            cart.lines.back().variantId = "109";
            cart.attributes["last_page"] = "/policies/refund-policy";
            break;
        case 8:
            facts.variants[0].available = 0;
            break;
        case 9:
            cart.step = CheckoutStep::Payment;
            cart.attributes["checkout_error"] = "HTTP 500";
            break;
        case 10:
            cart.step = CheckoutStep::Contact;
            cart.shipping.reset();
            cart.attributes["device"] = "mobile";
            break;
        case 11:
            cart.step = CheckoutStep::Cart;
            cart.shipping.reset();
            facts.orders = 9;
            cart.updatedAt = homeNoon + 12 * hourMs;
            break;
        default:
            break;
        }
        const auto diagnosis = of(cart, facts);
        QVERIFY2(diagnosis.topReason() == static_cast<Reason>(reason),
            (std::string(word(diagnosis.topReason())) + " " + std::to_string(diagnosis.confidenceBp())).c_str());
    }

    void sentencesAreTrue()
    {
        auto cart = plain();
        const auto diagnosis = of(cart, someFacts(cart));
        QVERIFY(has(diagnosis, "shipping_ratio", "Shipping of €14.90 is 13 % of the goods' value"));
        QVERIFY(has(diagnosis, "shipping_stop", "Stopped right after the shipping price was shown"));
        QVERIFY(has(diagnosis, "history", "Has never ordered here"));
        QVERIFY(has(diagnosis, "stock", "Everything in the cart is in stock"));
        QCOMPARE(daysInTitle("Standard (3-5 Werktage)"), 5);
        QCOMPARE(daysInTitle("DHL Paket 24"), 0);
        QCOMPARE(daysInTitle("Freight 10 – 14 business days"), 14);
    }

    void aModelWithAnUnknownReasonIsRefused()
    {
        auto json = parseJson(resource("policy/evidence.json").value()).value();
        json["signals"]["step"]["cart"]["boredom"] = 100;
        QCOMPARE(EvidenceModel::fromJson(json).error().code, ErrorCode::InvalidInput);
        json = parseJson(resource("policy/evidence.json").value()).value();
        json["prior"].erase(json["prior"].size() - 1);
        QVERIFY(!EvidenceModel::fromJson(json));
    }
};

QTEST_GUILESS_MAIN(TestDiagnose)
#include "tst_diagnose.moc"
