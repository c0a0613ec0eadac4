#pragma once
#include "tests/ui/queueroom.h"

class TestDecideWindow : public QObject, private countersign::QueueRoom {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { enter(); }
    void cleanup() { leave(); }
    void approveMany();
    void allThatMatchButOne();
    void whatStaysCanBeOpened();
    void cancelMany();
    void reasonsMostUsedFirst();
    void reasonsAreReadWhole();
    void sheetsAreReadWhole();
    void panesFollowTheWindow();
    void rowsAndHeadAreReadWhole();
    void approveSaysWhatStandsAgainstIt();
    void overrideNamesEachCheck();
    void sendBackKeepsWhatWasTyped();
    void conflictAnew();
    void conflictPutAway();
    void lastTenWithUndo();
    void whoCouldReject();
    void whatIsBeyondOnesShopsIsSaid();
    void giveToPerson();
    void giveNotPermitted();
    void giveManyAndGiveThemBack();
    void untilWhenTheLastActCanBeUndone();
    void takingManyBackCanBeStopped();
    void yourDecisionsStayWhileRowsComeAndGo();
    void whatOnlyWaitsIsNoFault();
    void keysLeaveTheRequirementsWhole();
};
