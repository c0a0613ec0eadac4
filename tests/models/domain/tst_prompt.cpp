#include "models/domain/prompt.h"
#include "samples.h"

#include <QtTest>

using namespace countersign;

namespace {

template <class T>
bool comesBack(const T& value)
{
    const Json json = value;
    const auto again = decode<T>(json);
    return again && Json(*again) == json;
}

PromptVersion version()
{
    PromptVersion version;
    version.promptId = "0192f3a1-1111-7abc-8def-222222222222";
    version.number = 3;
    version.text = {"Be kind.", "Write about {{reason}}."};
    version.authorId = "me";
    version.authorName = "Mara";
    version.note = "Shorter";
    version.at = samples::noon;
    version.labels = {PromptLabel::Candidate, PromptLabel::Live};
    version.sharePercent = 40;
    version.decided = 12;
    version.editDistanceBp = 830;
    return version;
}

}  // namespace

class TestPrompt final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack()
    {
        const PromptScope scope{"northbean", Channel::Sms, Reason::ShippingCost, "de"};
        QCOMPARE(decode<PromptScope>(Json(scope)).value(), scope);
        QVERIFY(comesBack(PromptScope{}));
        QVERIFY(comesBack(version()));
        QVERIFY(comesBack(Prompt{"p", "Shipping cost, email", scope, {version(), version()}}));
        QVERIFY(comesBack(LabelMove{"p", 3, PromptLabel::Live, false, "me", "Mara", "Jo", "r1", "Back", samples::noon}));
        QVERIFY(comesBack(PromptTest{"t", "p", "No 'last chance'", "d1", {"kettle"}, {"last chance"}, "last chance", "Mara", samples::noon, true}));
        Replay replay;
        replay.id = "r1";
        replay.promptId = "p";
        replay.state = ReplayState::Cancelled;
        replay.costMicros = 1234;
        replay.endedAt = samples::noon;
        QVERIFY(comesBack(replay));
        ReplayResult result;
        result.draftId = "d1";
        result.before = samples::email();
        result.failures = {"It says “50 %”"};
        QVERIFY(comesBack(result));
        QVERIFY(Json(result)["after"].is_null());
        QVERIFY(comesBack(RepeatedEdit{"last chance", "your cart", 7, "d1"}));
        QVERIFY(comesBack(EditDistanceRow{"p@3", "Shipping 3", 20, 5, 410}));
    }

    void wrongShapesAreRefused()
    {
        Json json = version();
        json["labels"] = Json::array({"alive"});
        QVERIFY(!decode<PromptVersion>(json));
        json = version();
        json.erase("text");
        QVERIFY(!decode<PromptVersion>(json));
        json = version();
        json["number"] = "3";
        QVERIFY(!decode<PromptVersion>(json));
        QVERIFY(!decode<PromptScope>(Json{{"channel", "pigeon"}}));
        QVERIFY(!decode<ReplayResult>(Json::array()));
    }

    void aReplayPassesOnlyWhole()
    {
        Replay replay;
        replay.state = ReplayState::Done;
        QVERIFY(!replay.passed());
        replay.total = replay.done = 10;
        QVERIFY(replay.passed());
        replay.failedChecks = 1;
        QVERIFY(!replay.passed());
        replay.failedChecks = 0;
        replay.testsFailed = 1;
        QVERIFY(!replay.passed());
        replay.testsFailed = 0;
        replay.state = ReplayState::Running;
        QVERIFY(!replay.passed());
    }

    void refsAreReadStrictly()
    {
        const std::string id = "0192f3a1-1111-7abc-8def-222222222222";
        const auto ref = parsePromptRef(promptRef(id, 12));
        QVERIFY(ref);
        QCOMPARE(ref->promptId, id);
        QCOMPARE(ref->number, 12);
        QVERIFY(parsePromptRef("shipping-cost-email@3"));
        for (const char* bad : {"builtin/shipping_cost@1", "", "@", "p@", "@3", "p@0", "p@03", "p@-1", "p@1x", "p@1234567890", "a b@3", "a@b@3", "p"})
            QVERIFY2(!parsePromptRef(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestPrompt)
#include "tst_prompt.moc"
