#include "services/recovery/route/routerules.h"
#include "services/recovery/check/audience.h"
#include "services/recovery/route/routestep.h"
#include "tests/services/recovery/homefixture.h"

using namespace countersign;

class TestRouteRules : public QObject {
    Q_OBJECT

    static Draft fine()
    {
        Draft draft;
        draft.summary.value = Money{ 12000, "EUR" };
        draft.values.to = "ana@posta.example";
        draft.prompt = "builtin/shipping_cost@1";
        draft.diagnosis.reasons = { ReasonProbability{ Reason::ShippingCost, 7100 } };
        draft.diagnosis.segment = "returning";
        draft.offer.chosen.cost = Money{ 0, "EUR" };
        draft.checks = { CheckResult{ "links", CheckState::Passed, "fine", false },
            CheckResult{ "quiet_hours", CheckState::Failed, "it will wait", true } };
        return draft;
    }
    static Policy scaling()
    {
        auto policy = shippedPolicy();
        policy.phase = RolloutPhase::Scaling;
        return policy;
    }

private Q_SLOTS:
    void everyRule_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<int>("people");
        const std::tuple<const char*, const char*, int> rows[] = { { "within_limits", "send", 1 }, { "unreachable", "suppress", 1 },
            { "no_consent", "suppress", 1 }, { "holdout", "holdout", 1 }, { "shadow_phase", "shadow", 1 }, { "checks_failed", "review", 1 },
            { "second_above_value", "review", 2 }, { "value_above", "review", 1 }, { "discount_above", "review", 1 },
            { "low_confidence", "review", 1 }, { "unknown_currency", "review", 1 }, { "sent_back", "review", 1 },
            { "pilot_phase", "review", 1 }, { "first_of_prompt", "review", 1 }, { "new_segment", "review", 1 } };
        for (const auto& [rule, verdict, people] : rows)
            QTest::newRow(rule) << QString::fromUtf8(rule) << QString::fromUtf8(verdict) << people;
        QCOMPARE(routeRules().size(), std::size(rows));
    }

    void everyRule()
    {
        QFETCH(QString, rule);
        QFETCH(QString, verdict);
        QFETCH(int, people);
        auto draft = fine();
        auto policy = scaling();
        RouteFacts facts{ draft, policy, Consent::Subscribed, false, false, [&policy] { return policy.firstOfPrompt; },
            [] { return true; } };
        if (rule == u"unreachable")
            draft.values.to.clear();
        if (rule == u"no_consent")
            facts.consent = Consent::NotSubscribed;
        if (rule == u"holdout")
            facts.holdout = true;
        if (rule == u"shadow_phase")
            policy.phase = RolloutPhase::Shadow;
        if (rule == u"checks_failed")
            draft.checks[0].state = CheckState::Failed;
        if (rule == u"second_above_value")
            draft.summary.value.minor = 100001;
        if (rule == u"value_above")
            draft.summary.value.minor = 15001;
        if (rule == u"discount_above") {
            draft.offer.chosen.kind = OfferKind::Percent;
            draft.offer.chosen.percentBp = 1000;
            draft.offer.chosen.cost.minor = 600;
        }
        if (rule == u"low_confidence")
            draft.diagnosis.reasons[0].probabilityBp = 4499;
        if (rule == u"unknown_currency")
            draft.summary.value.currency = draft.offer.chosen.cost.currency = "TRY";
        if (rule == u"sent_back")
            facts.sentBack = true;
        if (rule == u"pilot_phase")
            policy.phase = RolloutPhase::Pilot;
        if (rule == u"first_of_prompt")
            facts.decidedOfPrompt = [&policy] { return policy.firstOfPrompt - 1; };
        if (rule == u"new_segment")
            facts.segmentSeen = [] { return false; };
        const auto routing = route(facts);
        QCOMPARE(QString::fromStdString(routing.rule), rule);
        QCOMPARE(QString::fromUtf8(word(routing.verdict).data()), verdict);
        QCOMPARE(routing.approvalsNeeded, people);
        QVERIFY(!routing.sentence.empty());
        QCOMPARE(routing.policyVersion, policy.version);
    }

    void twoPeopleWhateverSpeaksFirst()
    {
        auto draft = fine();
        const auto policy = scaling();
        draft.summary.value.minor = 124000;
        draft.checks[0] = CheckResult{ "claims", CheckState::Failed, "no proof", false };
        const auto routing = route(RouteFacts{ draft, policy, Consent::Subscribed, false, false, {}, {} });
        QCOMPARE(routing.rule, std::string("checks_failed"));
        QCOMPARE(routing.approvalsNeeded, 2);
        QCOMPARE(routing.role, std::string("senior_approver"));
        draft.checks.clear();
        QCOMPARE(route(RouteFacts{ draft, policy, Consent::Subscribed, false, false, {}, {} }).sentence,
            std::string("Cart of €1,240.00 is above €1,000.00: two people decide"));
    }

    void unknownConsentIsForPeopleToSee()
    {
        auto draft = fine();
        draft.checks[0] = CheckResult{ "consent", CheckState::Failed, "unknown", false };
        const auto policy = scaling();
        QCOMPARE(route(RouteFacts{ draft, policy, Consent::Unknown, false, false, {}, {} }).verdict, RouteVerdict::Review);
    }

    void theHoldoutIsStableAndOfTheRightSize()
    {
        const auto master = SealKey::random();
        int in = 0;
        for (int i = 0; i < 20000; ++i) {
            const auto id = "subject-" + std::to_string(i);
            QCOMPARE(holdoutPlace(master, id), holdoutPlace(master, id));
            in += holdoutPlace(master, id) < 500 ? 1 : 0;
        }
        QVERIFY2(in > 850 && in < 1150, std::to_string(in).c_str()); // 5 % of 20,000 ± 5 σ
    }
};

QTEST_GUILESS_MAIN(TestRouteRules)
#include "tst_routerules.moc"
