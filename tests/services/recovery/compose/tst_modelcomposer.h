#pragma once
#include "tests/services/recovery/compose/modelscene.h"

namespace countersign {

class TestModelComposer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theModelWritesAndItsSourcesAreKept();
    void everyFaultEndsInTheBuiltInText_data();
    void everyFaultEndsInTheBuiltInText();
    void aFaultIsMendedAtTheSecondTry();
    void aPromptThatCannotBeUsedAsksNothing();
    void aPromptTakenAwayMeanwhileIsSaid();
    void withoutModelOrPromptNothingChanges();
    void brandRulesAreHeldAgainstAnswers();
    void brandRulesWarnOfBuiltInTexts();
    void whoGetsNoMessageCostsNoQuestion();
    void whatThePoliciesSayMayBeSaid_data();
    void whatThePoliciesSayMayBeSaid();
    void hostileCartsDoNoHarm_data();
    void hostileCartsDoNoHarm();
    void anObedientModelIsRefused_data();
    void anObedientModelIsRefused();
    void nothingPersonalLeaves();
    void manyPeopleLeaveNothing();
    void whatWasSentBackIsWrittenAsAsked();
    void shadowsAreKeptAndNeverSent();
    void sidesOfAComparisonAreSteady();
    void budgetsEndInTheBuiltInText();
    void fiftyAtOnceAndAnEarlyStop();

private:
    static void withEmbeddings(ModelSettings& settings)
    {
        settings.embeddingsUrl = settings.baseUrl;
        settings.embeddingsModel = "pretend-words";
    }
    static const Content& message(const Draft& draft) { return *contentFor(draft, draft.summary.channel); }
    static void isBuiltIn(const Draft& draft)
    {
        QCOMPARE(draft.composer, std::string("built-in"));
        QVERIFY2(draft.prompt.starts_with("builtin/"), draft.prompt.c_str());
        QCOMPARE(draft.summary.state, DraftState::Queued);
        QCOMPARE(draft.summary.checksFailed, 0);
        QVERIFY(render(message(draft), draft.values));
    }
};

} // namespace countersign
