#pragma once
#include <QObject>

class TestAuditSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSampleIsDrawnAgainFromItsPlan();
    void findsByWords();
    void findsByFields();
    void valuesAreOfOneCurrency();
    void pagesStayPut();
    void timesNeedNotRise();
    void nonsenseIsHarmless();
    void countsOverTime();
    void indexesBehindTheRecord();
    void aLostWriteIsDoneAgain();
    void earlierFilesAreIndexedToo();
    void findsDrafts();
    void reports();
    void reportsHaveNoLastRow();
};
