#pragma once
#include "tests/services/recovery/server/recordscene.h"

class TestRecordRoutes : public QObject, protected countersign::RecordScene {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void searchIsAnEntryOfTheRecord();
    void everyReadingIsAnEntry();
    void badInputIsNamed();
    void findsAndReports();
    void lineageFromRecordAndTables();
    void everyStepOfTheWayIsInThePicture();
    void reviewersSeeLessWhileItIsOpen();
    void answersFitTheContract();
    void exportsASelection();
    void exportSurvivesInterruption();
    void exportRefusesWhatItMust();
    void proofsOfASelection();
    void valuesAsPeopleWriteThem();
    void samplesAreEntriesOfTheRecord();
    void keysAreListedAndRevoked();
    void aBacklogComesInThoughNobodyWrites();
};
