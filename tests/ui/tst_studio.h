#pragma once
#include "tests/ui/windowroom.h"
#include "ui/studio/studiopage.h"
#include "ui/studio/studiosession.h"

class TestStudio : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fromARepeatedEditToLive();
    void rollBackIsConfirmedAndTakenBack();
    void theGatesKeysSayWhatStandsAgainstThem();
    void aLiveVersionIsNotPutUpForPromotion();
    void unknownVariablesAreNamed();
    void whatIsWrittenSurvivesARestart();
    void versionsAreCompared();
    void whatCameOfEachVersion();
    void whatShadowsAnswered();
    void failingChecksAreNamed();
    void aReplayIsStopped();
    void blindComparisonTellsAtTheEnd();
    void whatATestCaseSaysIsSaidOnce();
    void whatCameOfABlindComparisonHasItsPlurals();
    void resultsSpeakTheWindowsLanguage();
    void neighbouringChangesAreOne();
    void theReplayThatIsShownIsTheChosenOne();
    void brandRulesAreTriedLive();
    void knowledgeIsAddedAndRemoved();
    void policyPagesThatAreLeftOutAreNamed();
    void aPromptForSurveys();
    void statesWithoutPrompts();
    void goodNewsLeavesAndNothingMoves();
    void narrowRowsReadTheNameFirst();
    void aNameTooLongLeavesRoomForItsFirstChip();
    void nothingWithoutTheRight();
    void theGateIsADrawerBelow1100();
    void panesKeepTheirSizes();
    void paletteFindsTheActs();
    void everythingHasANameAndARole();
    void focusGoesInReadingOrder();
    void mirrored();

private:
    [[nodiscard]] bool openStudio();
    [[nodiscard]] countersign::FakeStudio& fake() { return m_room.desk->fakeStudio(); }
    [[nodiscard]] countersign::StudioSession& session() { return m_room.window->studioPage()->session(); }
    [[nodiscard]] QString said() { return m_room.window->studioPage()->said(); }
    void replayAll();
    [[nodiscard]] QString chosenRow();
    countersign::WindowRoom m_room;
};
