#pragma once
#include "tests/services/console/deskscene.h"

class TestDesk : public QObject, protected countersign::DeskScene {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void signingInNamesWhatIsWrong();
    void approvesWhatIsShown();
    void aDecisionThatTheRecordLostIsNamed();
    void approvesWithEdits();
    void refusesWhatItMayNot();
    void aRevisionThatMovedIsNotDecided();
    void offlineIsKeptThenSentOnce();
    void threeDaysOfflineThenOneCatchUp();
    void oneDecisionIsUndoneAfterARestart();
    void undoesKeptHeldAndRejected();
    void aLostAnswerIsOneDecision();
    void aBackendRefusalComesBackWithItsReasons();
    void theOpenDraftSaysWhenItChanged();
    void aDraftThatLeftIsSaidOnce();
    void requirementsAreJudgedOnTheEditedText();
    void brandRulesReachTheDesk();
    void signingOutEnds();
    void theAuditorsDesk();
    void aBundleIsTakenOutAndGoneOnWith();
    void selectionsAreTakenOut();
    void reportsAreTakenOutWhole();
    void whyCustomersLeft();
    void aRevokedKeyMakesRoomForANewOne();
    void aRightForAnEmergencyComesAndGoes();
    void whoBeginsToDecideGetsTheBytes();
    void whatCouldNotBeFetchedIsAskedForAgain();
};
