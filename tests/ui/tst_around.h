#pragma once
#include "tests/ui/windowroom.h"
#include "ui/keys/keymap.h"

class TestAround : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void changeAKey();
    void conflictIsNamedAndSwapped();
    void keysFileBothWays();
    void keysSurviveARestart();
    void keysAreSilentInEveryTextField();
    void paletteRunsByName();
    void paletteSaysWhyNotAndKeepsTheFocus();
    void paletteFindsDrafts();
    void aRightForAnEmergencyByKeyboard();
    void emergencyRightsSayWhyNot();
    void previewFollows();
    void zoomScalesEverything();
    void effortTravelsWithTheDecision();
    void aLongMessageIsSeenOnlyWhenScrolled();
    void howYourWorkGoes();
    void leavingWithUnsentDecisions();
    void layoutAndViewAreRemembered();
    void recordStates();
    void signInShowsProgress();
    void aNoteAboveTheRooms();

private:
    void chooseKeyRow(countersign::Verb verb);
    countersign::WindowRoom m_room;
};
