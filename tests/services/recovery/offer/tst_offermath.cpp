#include "services/recovery/offer/offermath.h"
#include "tests/services/recovery/homefixture.h"

using namespace countersign;

class TestOfferMath : public QObject {
    Q_OBJECT

    const Lifts m_lifts = Lifts::embedded().value();
    const Policy m_policy = shippedPolicy();
    const std::vector<std::string> m_excluded{ "p999" };

    static Diagnosis because(Reason reason, int recoveryBp = 500)
    {
        Diagnosis diagnosis;
        diagnosis.reasons = { ReasonProbability{ reason, 7000 } };
        diagnosis.recoveryBp = recoveryBp;
        return diagnosis;
    }
    Offer make(const Cart& cart, const CustomerFacts& facts, const Diagnosis& diagnosis) const
    {
        return makeOffer(OfferInput{ cart, facts, diagnosis, m_policy, m_excluded }, m_lifts);
    }
    static const OfferCandidate& find(const Offer& offer, OfferKind kind, int percentBp = 0)
    {
        for (const auto& candidate : offer.candidates)
            if (candidate.kind == kind && candidate.percentBp == percentBp)
                return candidate;
        qFatal("no such candidate");
    }

private Q_SLOTS:
    void toTheCent()
    {
        const auto cart = someCart(); // goods 114.00, cost 57.00, shipping 14.90
        const auto offer = make(cart, someFacts(cart), because(Reason::ShippingCost));
        const auto& message = find(offer, OfferKind::Reassurance);
        QCOMPARE(message.recoveryBp, 600); // 5 % × 1.2
        QCOMPARE(message.marginAfterBp, std::optional<int>(5000));
        QCOMPARE(message.expectedProfit->minor, std::int64_t{ 57 }); // (0.06 − 0.05) × 57.00
        const auto& shipping = find(offer, OfferKind::FreeShipping);
        QCOMPARE(shipping.cost, (Money{ 1490, "EUR" }));
        QCOMPARE(shipping.marginAfterBp, std::optional<int>(3693)); // (57.00 − 14.90) / 114.00
        QCOMPARE(shipping.recoveryBp, 1050); // 5 % × 2.1
        QCOMPARE(shipping.expectedProfit->minor, std::int64_t{ 157 }); // 0.105 × 42.10 − 0.05 × 57.00 = 1.5705
        const auto& ten = find(offer, OfferKind::Percent, 1000);
        QCOMPARE(ten.cost, (Money{ 1140, "EUR" }));
        QCOMPARE(ten.marginAfterBp, std::optional<int>(4444)); // 45.60 / 102.60
        QCOMPARE(ten.expectedProfit->minor, std::int64_t{ 80 }); // 0.08 × 45.60 − 2.85 = 0.798
        QCOMPARE(offer.chosen.kind, OfferKind::FreeShipping);
        QCOMPARE(offer.why, std::string("The smallest that pays"));
        for (std::size_t i = 1; i < offer.candidates.size(); ++i)
            QVERIFY(offer.candidates[i - 1].cost.minor <= offer.candidates[i].cost.minor);
    }

    void neverBelowTheFloor()
    {
        const auto cart = someCart();
        const auto offer = make(cart, someFacts(cart, 78), because(Reason::PriceComparison)); // 22 % margin, floor 20 %
        for (const auto& candidate : offer.candidates)
            if (candidate.kind != OfferKind::Reassurance)
                QVERIFY2(!candidate.refusals.empty(), std::to_string(candidate.cost.minor).c_str());
        QCOMPARE(offer.chosen.kind, OfferKind::Reassurance);
    }

    void unknownCostGivesNothing()
    {
        const auto cart = someCart();
        auto facts = someFacts(cart);
        facts.variants.back().cost.reset(); // one line is enough
        const auto offer = make(cart, facts, because(Reason::PriceComparison));
        QCOMPARE(offer.chosen.kind, OfferKind::Reassurance);
        for (const auto& candidate : offer.candidates) {
            QVERIFY(!candidate.marginAfterBp);
            QVERIFY(!candidate.expectedProfit);
            if (candidate.kind == OfferKind::Percent || candidate.kind == OfferKind::Amount)
                QVERIFY(!candidate.refusals.empty());
        }
    }

    void excludedGoodsGiftCardsAndCodesAreLeftAlone()
    {
        auto cart = someCart();
        cart.lines.push_back(someLine("Espresso machine", 50000, 1, "999"));
        auto card = someLine("Gift card", 10000, 1, "103");
        card.giftCard = true;
        cart.lines.push_back(card);
        auto facts = someFacts(cart);
        const OfferInput input{ cart, facts, because(Reason::PriceComparison), m_policy, m_excluded };
        const auto sums = goodsSums(input);
        QCOMPARE(sums.revenue.minor, std::int64_t{ 61400 });
        QCOMPARE(sums.eligible.minor, std::int64_t{ 11400 });
        QCOMPARE(sums.cost->minor, std::int64_t{ 30700 });
        QCOMPARE(find(makeOffer(input, m_lifts), OfferKind::Percent, 1000).cost.minor, std::int64_t{ 1140 });
        cart.discounts = Money{ 500, "EUR" };
        for (const auto& candidate : make(cart, facts, because(Reason::PriceComparison)).candidates)
            QVERIFY(candidate.kind == OfferKind::Reassurance || !candidate.refusals.empty());
    }

    void freeShippingOnlyWhereItWasShownAndCosts()
    {
        for (const auto& shipping : { std::optional<Money>(), std::optional<Money>(Money{ 0, "EUR" }) }) {
            auto cart = someCart();
            cart.shipping = shipping;
            for (const auto& candidate : make(cart, someFacts(cart), because(Reason::ShippingCost)).candidates)
                QVERIFY(candidate.kind != OfferKind::FreeShipping);
        }
    }

    void theCapHolds()
    {
        auto policy = m_policy;
        policy.discountCapBp = 800;
        const auto cart = someCart();
        const auto facts = someFacts(cart, 10);
        const auto offer = makeOffer(OfferInput{ cart, facts, because(Reason::PriceComparison, 3000), policy, m_excluded }, m_lifts);
        QVERIFY(!find(offer, OfferKind::Percent, 1000).refusals.empty());
        QVERIFY(!find(offer, OfferKind::Percent, 1500).refusals.empty());
        QVERIFY(find(offer, OfferKind::Percent, 500).refusals.empty());
        QVERIFY(offer.chosen.percentBp <= 800);
    }

    void moneyWithoutMinorUnitAndHugeSums()
    {
        auto cart = someCart();
        cart.lines = { someLine("Kettle", 14300, 1, "31", "JPY") };
        cart.subtotal = cart.total = Money{ 14300, "JPY" };
        cart.discounts = Money{ 0, "JPY" };
        cart.shipping.reset();
        const auto offer = make(cart, someFacts(cart, 40), because(Reason::PriceComparison));
        QCOMPARE(find(offer, OfferKind::Percent, 500).cost, (Money{ 715, "JPY" }));
        QCOMPARE(find(offer, OfferKind::Amount).amount, std::optional<Money>(Money{ 1000, "JPY" }));
        cart.lines = { someLine("Planet", 900'000'000'000'000, 1, "32") };
        cart.subtotal = cart.total = Money{ 900'000'000'000'000, "EUR" };
        cart.discounts = Money{ 0, "EUR" };
        const auto huge = make(cart, someFacts(cart), because(Reason::Distraction));
        QCOMPARE(find(huge, OfferKind::Reassurance).expectedProfit->minor, std::int64_t{ 13'500'000'000'000 }); // (0.08 − 0.05) × half
    }

    void codesAndDates()
    {
        QCOMPARE(offerCode("Northbean", "a").substr(0, 3), std::string("NB-"));
        QCOMPARE(offerCode("Blue Kettle Co", "a").substr(0, 4), std::string("BKC-"));
        QCOMPARE(offerCode("日本", "a").substr(0, 3), std::string("CS-"));
        QCOMPARE(offerCode("Northbean", "a"), offerCode("Northbean", "a"));
        QVERIFY(offerCode("Northbean", "a") != offerCode("Northbean", "b"));
        const auto end = offerEnd(homeNoon, 3 * dayMs, "Europe/Berlin");
        QCOMPARE(localMinuteOfDay(end, "Europe/Berlin").value(), 24 * 60 - 1);
        QCOMPARE(localDate(end, "Europe/Berlin", "en").value(), localDate(homeNoon + 3 * dayMs, "Europe/Berlin", "en").value());
        QVERIFY(end >= homeNoon + 3 * dayMs);
    }

    // The day named in the message is a true one to its last minute, also where a clock change makes it shorter or longer.
    void theOffersDayEndsAtMidnightWhenClocksChange()
    {
        const std::tuple<const char*, const char*, const char*> days[] = {
            { "Europe/Berlin", "2027-03-27T23:30:00Z", "2027-03-28T21:59:59.999Z" }, // 23 hours
            { "Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25T22:59:59.999Z" }, // 25 hours
            { "America/Santiago", "2026-09-05T16:00:00Z", "2026-09-06T03:59:59.999Z" }, // the clocks change at midnight
            { "Asia/Kathmandu", "2026-11-18T18:14:00Z", "2026-11-18T18:14:59.999Z" },
        };
        for (const auto& [zone, at, last] : days)
            QCOMPARE(formatTime(offerEnd(parseTime(at).value() - 3 * dayMs, 3 * dayMs, zone)), std::string(last));
    }

    void aCostThatNoAmountCanHoldIsUnknown()
    {
        auto cart = someCart();
        cart.lines.at(0).quantity = 1'000'000;
        auto facts = someFacts(cart);
        facts.variants.at(0).cost = Money{ (std::int64_t{ 1 } << 53) - 1, "EUR" };
        const auto known = [&] { return goodsSums(OfferInput{ cart, facts, because(Reason::ShippingCost), m_policy, m_excluded }).cost; };
        QVERIFY(!known().has_value());
        facts.variants.at(0).cost = Money{ 9'000'000'000'000, "EUR" };
        facts.variants.at(1).cost = Money{ 500'000'000'000'000'000, "EUR" }; // the sum is too much
        QVERIFY(!known().has_value());
    }
};

QTEST_GUILESS_MAIN(TestOfferMath)
#include "tst_offermath.moc"
