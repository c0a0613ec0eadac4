#pragma once
// Decisions on their way out: once, in order, through every answer a backend can give or fail to give.
#include "models/domain/ids.h"
#include "services/base/database.h"
#include "services/console/outbox/outbox.h"
#include "tests/services/console/await.h"
#include "tests/support/console/sampledrafts.h"
#include "tests/support/console/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

class TestOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sendsOnce();
    void refusalsStayWithTheirReasons_data();
    void refusalsStayWithTheirReasons();
    void passingTroubleIsTriedAgain_data();
    void passingTroubleIsTriedAgain();
    void aLostAnswerIsAskedAgainWithTheSameKey();
    void aConflictAfterALostAnswerIsLookedUp();
    void survivesAKillAndNeverDoubles();
    void keptWhileNobodyIsThere();
    void inOrderPerDraft();
    void undoBeforeItLeftSendsNothing();
    void undoOfAHeldOneIsAnEntryOfItsOwn();
    void undoTooLateSaysSo();
    void anEndedSessionStopsEverything();
    void aStrangersAnswerIsNoRefusal_data();
    void aStrangersAnswerIsNoRefusal();
    void anyRefusalAfterALostAnswerIsLookedUp();
    void takenBackAtTheBackendOnceItMayBeThere_data();
    void takenBackAtTheBackendOnceItMayBeThere();
    void aDamagedOneHoldsUpNobody();
    void aStoreThatCannotWriteIsNotAskedForEver();
    void aClockSetBackHoldsUpNobody();
    void whatWaitsBehindAnotherIsNotDue();

private:
    using Place = countersign::DecisionRecord::Place;
    static constexpr countersign::TimeMs start = 1'795'000'000'000;
    static QByteArray held(const std::string& id)
    {
        return QByteArray::fromStdString(
            countersign::Json{{"decision_id", id}, {"state", "held"}, {"hold_until", "2126-11-21T10:00:00.000Z"}}.dump());
    }
    countersign::Decision keep(int draft, countersign::Verdict verdict = countersign::Verdict::Approve)
    {
        countersign::Decision decision;
        decision.statement.decisionId = countersign::newId(start + ++m_made);
        decision.statement.draftId = m_drafts[static_cast<std::size_t>(draft)].summary.id;
        decision.statement.revision = m_drafts[static_cast<std::size_t>(draft)].summary.revision;
        decision.statement.verdict = verdict;
        decision.statement.decidedAt = start + m_made;
        decision.signature = "c2ln";
        if (!countersign::await(m_store->keep(decision, QStringLiteral("€1.00"), start)))
            qFatal("not kept");
        return decision;
    }
    QByteArray line(const countersign::Decision& decision)
    {
        return "POST /v1/drafts/" + QByteArray::fromStdString(decision.statement.draftId) + "/decisions";
    }
    countersign::DecisionRecord record(const countersign::Decision& decision)
    {
        const auto view = countersign::await(m_store->overviewSince(0));
        for (const countersign::DecisionRecord& one : view->recent)
            if (one.decisionId.toStdString() == decision.statement.decisionId)
                return one;
        return {};
    }
    void openStore()
    {
        auto store = countersign::await(countersign::LocalStore::open({m_dir->filePath(QStringLiteral("c.sqlite")), m_key, false, [] { return start; }}, this));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        m_store = *store;
    }
    void makeOutbox()
    {
        m_outbox.reset();
        m_api = std::make_unique<countersign::ApiClient>(m_server->url());
        m_api->setTimeout(2000);
        m_outbox = std::make_unique<countersign::Outbox>(*m_api, *m_store, [this] { return SystemNow() + m_clockAhead; }, countersign::OutboxTiming{20, 200});
    }
    // The program ended without a word, and starts again.
    void beginAgain()
    {
        m_outbox.reset();
        m_api.reset();
        m_store.reset();
        openStore();
        makeOutbox();
    }
    void alter(const std::string& sql)
    {
        const auto connection = countersign::Connection::open(m_dir->filePath(QStringLiteral("c.sqlite")).toStdString(), countersign::OpenMode::ReadWrite);
        if (!connection)
            qFatal("%s", connection.error().detail.c_str());
        if (const auto done = (*connection)->script(sql); !done)
            qFatal("%s", done.error().detail.c_str());
    }
    static countersign::TimeMs SystemNow() { return QDateTime::currentMSecsSinceEpoch(); }
    bool empty() { return countersign::await(m_store->due(SystemNow() + countersign::dayMs, 10))->empty(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<countersign::ScriptedServer> m_server;
    std::unique_ptr<countersign::ApiClient> m_api;
    std::shared_ptr<countersign::LocalStore> m_store;
    std::unique_ptr<countersign::Outbox> m_outbox;
    std::vector<countersign::Draft> m_drafts = countersign::sampleDrafts(start);
    countersign::SealKey m_key = countersign::SealKey::random();
    countersign::TimeMs m_clockAhead = 0;
    int m_made = 0;
};
