#pragma once
// The record by keyboard on the real window; auditreports.cpp has reports and exports.
#include "tests/ui/windowroom.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/lineageview.h"
#include "ui/audit/recordpage.h"

class TestAudit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void filterTextRoundTrips_data();
    void filterTextRoundTrips();
    void filterTextNamesWhatItCannotRead();
    void searchNarrows();
    void aLongQuestionStaysInSight();
    void theFormWritesTheSearch();
    void aBarNarrowsTheTime();
    void pagesComeWhileScrolling();
    void anOlderAnswerIsDropped();
    void newEntriesComeOnTop();
    void searchesAreKept();
    void verifyingCanBeCancelled();
    void reportsAreCopiedAndSaved();
    void reportsGoOnByPages();
    void theRecordIsTakenOut();
    void anExportThatStopsSaysHowItGoesOn();
    void aSheetOfFormulasIsHarmless();
    void nothingWithoutTheRight();
    void offlineAndErrors();
    void paletteFindsTheActs();
    void everythingHasANameAndARole();
    void focusGoesInReadingOrder();
    void mirrored();

private:
    [[nodiscard]] bool openRecord();
    [[nodiscard]] countersign::FakeAudit& fake() { return m_room.desk->fakeAudit(); }
    [[nodiscard]] countersign::FakeExport& exported() { return fake().fakeExports(); }
    [[nodiscard]] countersign::RecordPage& page() { return *m_room.window->recordPage(); }
    [[nodiscard]] countersign::AuditSession& session() { return page().session(); }
    [[nodiscard]] countersign::LineageView& picture() { return *m_room.find<countersign::LineageView>("lineageView"); }
    [[nodiscard]] bool drawn() { return QTest::qWaitFor([this] { return picture().current() >= 0; }); }
    countersign::WindowRoom m_room;
};
