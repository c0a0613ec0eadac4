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

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

using Place = DecisionRecord::Place;
constexpr TimeMs start = 1'795'000'000'000;

QByteArray held(const std::string& id)
{
    return QByteArray::fromStdString(Json{{"decision_id", id}, {"state", "held"}, {"hold_until", "2126-11-21T10:00:00.000Z"}}.dump());
}

}  // namespace

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
    void takenBackAtTheBackendOnceItMayBeThere();
    void aDamagedOneHoldsUpNobody();
    void aStoreThatCannotWriteIsNotAskedForEver();
    void aClockSetBackHoldsUpNobody();
    void whatWaitsBehindAnotherIsNotDue();

private:
    Decision keep(int draft, Verdict verdict = Verdict::Approve)
    {
        Decision decision;
        decision.statement.decisionId = newId(start + ++m_made);
        decision.statement.draftId = m_drafts[static_cast<std::size_t>(draft)].summary.id;
        decision.statement.revision = m_drafts[static_cast<std::size_t>(draft)].summary.revision;
        decision.statement.verdict = verdict;
        decision.statement.decidedAt = start + m_made;
        decision.signature = "c2ln";
        if (!await(m_store->keep(decision, u"€1.00"_s, start)))
            qFatal("not kept");
        return decision;
    }
    QByteArray line(const Decision& decision)
    {
        return "POST /v1/drafts/" + QByteArray::fromStdString(decision.statement.draftId) + "/decisions";
    }
    DecisionRecord record(const Decision& decision)
    {
        const auto view = await(m_store->overviewSince(0));
        for (const DecisionRecord& one : view->recent)
            if (one.decisionId.toStdString() == decision.statement.decisionId)
                return one;
        return {};
    }
    void openStore()
    {
        auto store = await(LocalStore::open({m_dir->filePath(u"c.sqlite"_s), m_key, false, [] { return start; }}, this));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        m_store = *store;
    }
    void makeOutbox()
    {
        m_outbox.reset();
        m_api = std::make_unique<ApiClient>(m_server->url());
        m_api->setTimeout(2000);
        m_outbox = std::make_unique<Outbox>(*m_api, *m_store, [this] { return SystemNow() + m_clockAhead; }, OutboxTiming{20, 200});
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
        const auto connection = Connection::open(m_dir->filePath(u"c.sqlite"_s).toStdString(), OpenMode::ReadWrite);
        if (!connection)
            qFatal("%s", connection.error().detail.c_str());
        if (const auto done = (*connection)->script(sql); !done)
            qFatal("%s", done.error().detail.c_str());
    }
    static TimeMs SystemNow() { return QDateTime::currentMSecsSinceEpoch(); }
    bool empty() { return await(m_store->due(SystemNow() + dayMs, 10))->empty(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::shared_ptr<LocalStore> m_store;
    std::unique_ptr<Outbox> m_outbox;
    std::vector<Draft> m_drafts = sampleDrafts(start);
    SealKey m_key = SealKey::random();
    TimeMs m_clockAhead = 0;
    int m_made = 0;
};

void TestOutbox::init()
{
    m_clockAhead = 0;
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    openStore();
    auto changes = std::make_shared<std::vector<DraftChange>>();
    for (const Draft& draft : m_drafts)
        changes->push_back({draft, std::nullopt, {}});
    QVERIFY(await(m_store->apply(changes, 1)));
    makeOutbox();
}

void TestOutbox::cleanup()
{
    m_outbox.reset();
    m_api.reset();
    m_store.reset();
}

void TestOutbox::sendsOnce()
{
    const Decision decision = keep(0);
    m_server->expect(line(decision), [&](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.body, QByteArray::fromStdString(Json(decision).dump())); }();
        return reply(200, held(decision.statement.decisionId));
    });
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QVERIFY(record(decision).holdUntil.has_value());
    QVERIFY(empty());
    m_outbox->online();
    QTest::qWait(50);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::refusalsStayWithTheirReasons_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("403")
        << 403 << QByteArray("forbidden")
        << QByteArray(
               R"(,"requirements":[{"id":"a","state":"unsatisfied","sentence":"Above your limit","fact":"f",)"
                               R"("who":["Ines"],"overridable":false},)"
               R"({"id":"b","state":"unsatisfied","sentence":"1 check fails","fact":"g","who":[],"overridable":true}])");
    QTest::newRow("409") << 409 << QByteArray("conflict") << QByteArray();
    QTest::newRow("412") << 412 << QByteArray("precondition_failed") << QByteArray();
    QTest::newRow("422") << 422 << QByteArray("unprocessable") << QByteArray();
}

void TestOutbox::refusalsStayWithTheirReasons()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, more);
    const Decision decision = keep(1);
    QVERIFY(await(m_store->rows({}, {QString::fromStdString(decision.statement.draftId)}))->empty());
    m_server->expect(line(decision), problemReply(status, code, "the backend's reason", more));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Refused);
    if (status == 403) {
        QCOMPARE(record(decision).failing.size(), 2u);
        QCOMPARE(record(decision).why, u"Above your limit; 1 check fails"_s);
    } else {
        QCOMPARE(record(decision).why, u"the backend's reason"_s);
    }
    QCOMPARE(await(m_store->rows({}, {QString::fromStdString(decision.statement.draftId)}))->size(), 1u);  // back in the queue
    QVERIFY(empty());
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::passingTroubleIsTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("429") << 429 << QByteArray("throttled");
    QTest::newRow("500") << 500 << QByteArray("internal");
    QTest::newRow("503") << 503 << QByteArray("unavailable");
}

void TestOutbox::passingTroubleIsTriedAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    const Decision decision = keep(2);
    m_server->expect(line(decision), problemReply(status, code, "not now"));
    m_server->expect(line(decision), problemReply(status, code, "not now"));
    m_server->expect(line(decision), reply(200, held(decision.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    for (const ScriptedRequest& request : m_server->requests())
        QCOMPARE(request.headers.value("idempotency-key"), QByteArray::fromStdString(decision.statement.decisionId));
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::aLostAnswerIsAskedAgainWithTheSameKey()
{
    const Decision decision = keep(3);
    int committed = 0;
    QSet<QByteArray> bodies;
    // Commits at the first sight of a key, answers only from the fifth request on.
    m_server->always(line(decision), [&](const ScriptedRequest& request) {
        bodies.insert(request.body + request.headers.value("idempotency-key"));
        committed += bodies.size() == 1 && m_server->count(line(decision)) == 1;
        return m_server->count(line(decision)) < 5 ? dropReply() : reply(200, held(decision.statement.decisionId));
    });
    QSignalSpy unreachable(m_outbox.get(), &Outbox::unreachable);
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QCOMPARE(committed, 1);
    QCOMPARE(bodies.size(), 1);
    QVERIFY(unreachable.count() >= 1);
    QVERIFY(empty());
}

void TestOutbox::aConflictAfterALostAnswerIsLookedUp()
{
    const Decision decision = keep(4);
    m_server->expect(line(decision), problemReply(503, "unavailable", "restarting"));
    m_server->expect(line(decision), problemReply(409, "conflict", "the draft is held"));
    m_server->expect(
        "GET /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId), reply(200, held(decision.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::survivesAKillAndNeverDoubles()
{
    const Decision decision = keep(5);
    m_server->always(line(decision), [](const ScriptedRequest&) { return hangReply(); });
    m_outbox->start();
    QTRY_COMPARE(m_server->count(line(decision)), 1);
    beginAgain();  // the program ends with the request under way
    QCOMPARE(record(decision).place, Place::Kept);
    m_server->always(line(decision), [&](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.headers.value("idempotency-key"), QByteArray::fromStdString(decision.statement.decisionId)); }();
        return reply(200, held(decision.statement.decisionId));
    });
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QCOMPARE(m_server->count(line(decision)), 2);
    m_outbox->online();
    QTest::qWait(50);
    QCOMPARE(m_server->count(line(decision)), 2);
}

void TestOutbox::keptWhileNobodyIsThere()
{
    m_server->goDown();
    const Decision a = keep(6);
    const Decision b = keep(7);
    QSignalSpy unreachable(m_outbox.get(), &Outbox::unreachable);
    m_outbox->start();
    QTRY_VERIFY(unreachable.count() >= 2);
    QCOMPARE(record(a).place, Place::Kept);
    m_outbox->stop();
    m_server->comeBack();
    m_server->always(line(a), [&](const ScriptedRequest&) { return reply(200, held(a.statement.decisionId)); });
    m_server->always(line(b), [&](const ScriptedRequest&) { return reply(200, held(b.statement.decisionId)); });
    m_outbox->start();
    m_outbox->online();
    QTRY_COMPARE(record(a).place, Place::Held);
    QTRY_COMPARE(record(b).place, Place::Held);
    QCOMPARE(m_server->count("POST"), 2);
}

void TestOutbox::inOrderPerDraft()
{
    const Decision first = keep(8);
    QVERIFY(await(m_store->askUndo(QString::fromStdString(first.statement.decisionId), start)));
    m_server->expect(line(first), problemReply(503, "unavailable", "no"));  // the undo must not overtake it
    m_server->expect(line(first), reply(200, held(first.statement.decisionId)));
    m_server->expect("POST /v1/decisions/" + QByteArray::fromStdString(first.statement.decisionId) + "/undo",
        reply(200, R"({"decision_id":"x","state":"undone"})"));
    m_outbox->start();
    QTRY_COMPARE(record(first).place, Place::Undone);
    QCOMPARE(await(m_store->rows({}, {QString::fromStdString(first.statement.draftId)}))->size(), 1u);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::undoBeforeItLeftSendsNothing()
{
    const Decision decision = keep(9);
    QVERIFY(await(m_outbox->undo(record(decision))));
    QCOMPARE(record(decision).place, Place::Undone);
    m_outbox->start();
    QTest::qWait(50);
    QVERIFY(m_server->requests().empty());
}

void TestOutbox::undoOfAHeldOneIsAnEntryOfItsOwn()
{
    const Decision decision = keep(10);
    m_server->expect(line(decision), reply(200, held(decision.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    m_outbox->stop();
    QVERIFY(await(m_outbox->undo(record(decision))));
    QVERIFY(record(decision).undoAsked);
    QVERIFY(!empty());
    const QByteArray undo = "POST /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId) + "/undo";
    m_server->expect(undo, problemReply(503, "unavailable", "no"));
    m_server->expect(undo, reply(200, R"({"decision_id":"x","state":"undone"})"));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Undone);
    QVERIFY(!record(decision).undoAsked);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::undoTooLateSaysSo()
{
    const Decision decision = keep(11);
    m_server->expect(line(decision), reply(200, held(decision.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    m_server->expect("POST /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId) + "/undo",
        problemReply(409, "conflict", "it has been sent"));
    m_server->expect("GET /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId),
        reply(200, "{\"decision_id\":\"" + QByteArray::fromStdString(decision.statement.decisionId) + "\",\"state\":\"sent\"}"));
    QVERIFY(await(m_outbox->undo(record(decision))));
    QTRY_VERIFY(!record(decision).undoAsked);
    QCOMPARE(record(decision).why, u"it has been sent"_s);
    QVERIFY(empty());
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::anEndedSessionStopsEverything()
{
    const Decision decision = keep(12);
    m_server->expect(line(decision), problemReply(401, "unauthenticated", "ended"));
    QSignalSpy ended(m_outbox.get(), &Outbox::sessionEnded);
    m_outbox->start();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!m_outbox->running());
    QCOMPARE(record(decision).place, Place::Kept);
    QTest::qWait(100);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

// A proxy's page, a redirect or a garbled body says nothing about the decision.
void TestOutbox::aStrangersAnswerIsNoRefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page to sign in to the network") << 200 << QByteArray("text/html") << QByteArray("<html>Welcome</html>");
    QTest::newRow("a redirect") << 302 << QByteArray("text/html") << QByteArray();
    QTest::newRow("a proxy that knows no such path") << 404 << QByteArray("text/html") << QByteArray("<html>nginx</html>");
    QTest::newRow("a proxy that forbids") << 403 << QByteArray("text/plain") << QByteArray("blocked");
    QTest::newRow("a body of another shape") << 200 << QByteArray("application/json") << QByteArray(R"({"ok":true})");
    QTest::newRow("half a body") << 200 << QByteArray("application/json") << QByteArray("{\"decision_id\":");
    QTest::newRow("a problem that is none") << 422 << QByteArray("application/problem+json") << QByteArray("oops");
}

void TestOutbox::aStrangersAnswerIsNoRefusal()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const Decision decision = keep(0);
    m_server->expect(line(decision), reply(status, body, type));
    m_server->expect(line(decision), reply(200, held(decision.statement.decisionId)));
    QSignalSpy unreachable(m_outbox.get(), &Outbox::unreachable);
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QCOMPARE(unreachable.count(), 1);  // the link looks who answers there
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::anyRefusalAfterALostAnswerIsLookedUp()
{
    const Decision decision = keep(3);
    m_server->expect(line(decision), dropReply());
    m_server->expect(line(decision), problemReply(412, "precondition_failed", "the draft has another revision"));
    m_server->expect(
        "GET /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId), reply(200, held(decision.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::takenBackAtTheBackendOnceItMayBeThere()
{
    const Decision decision = keep(5);
    m_server->always(line(decision), [](const ScriptedRequest&) { return hangReply(); });
    m_outbox->start();
    QTRY_COMPARE(m_server->count(line(decision)), 1);  // the backend has it and is about to send
    beginAgain();
    QCOMPARE(record(decision).place, Place::Kept);
    QVERIFY(await(m_outbox->undo(record(decision))));
    QCOMPARE(record(decision).place, Place::Kept);
    QVERIFY(record(decision).undoAsked);
    m_server->always(line(decision), [&](const ScriptedRequest&) { return reply(200, held(decision.statement.decisionId)); });
    const QByteArray undo = "POST /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId) + "/undo";
    m_server->expect(undo, reply(200, R"({"decision_id":"x","state":"undone"})"));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Undone);
    QCOMPARE(m_server->count(undo), 1);
    QVERIFY(empty());
}

void TestOutbox::aDamagedOneHoldsUpNobody()
{
    const Decision damaged = keep(1);
    const Decision whole = keep(2);
    alter("UPDATE decisions SET body = '{' WHERE id = '" + damaged.statement.decisionId + "'");
    m_server->expect(line(whole), reply(200, held(whole.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(whole).place, Place::Held);
    QTRY_COMPARE(record(damaged).place, Place::Refused);
    QVERIFY(record(damaged).why.contains(u"decide again"_s));
    QCOMPARE(await(m_store->rows({}, {QString::fromStdString(damaged.statement.draftId)}))->size(), 1u);  // back in the queue
    QVERIFY(empty());
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::aStoreThatCannotWriteIsNotAskedForEver()
{
    const Decision decision = keep(4);
    alter("CREATE TRIGGER full BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'full'); END");
    m_server->always(line(decision), [&](const ScriptedRequest&) { return reply(200, held(decision.statement.decisionId)); });
    m_outbox->start();
    QTRY_VERIFY(m_server->count(line(decision)) >= 1);
    QTest::qWait(700);
    QVERIFY2(m_server->count(line(decision)) <= 6, qPrintable(QString::number(m_server->count(line(decision)))));  // one each 200 ms
    QCOMPARE(record(decision).place, Place::Kept);  // nothing is told that is not stored
    alter("DROP TRIGGER full");
    QTRY_COMPARE(record(decision).place, Place::Held);
    QVERIFY(empty());
}

void TestOutbox::aClockSetBackHoldsUpNobody()
{
    const Decision decision = keep(6);
    m_clockAhead = hourMs;
    m_server->expect(line(decision), problemReply(503, "unavailable", "restarting"));
    m_server->expect(line(decision), [&](const ScriptedRequest&) { return reply(200, held(decision.statement.decisionId)); });
    connect(m_outbox.get(), &Outbox::answered, this, [this] { m_clockAhead = 0; });  // the next attempt is planned for in an hour
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::whatWaitsBehindAnotherIsNotDue()
{
    const Decision decision = keep(8);
    QVERIFY(await(m_store->askUndo(QString::fromStdString(decision.statement.decisionId), start)));
    const auto due = await(m_store->due(start, 10));
    QVERIFY(due);
    QCOMPARE(due->size(), 1u);
    QVERIFY(await(m_store->postpone(due->front(), start + hourMs)));
    const auto next = await(m_store->nextDueAt());
    QVERIFY(next);
    QCOMPARE(next->value_or(0), start + hourMs);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
