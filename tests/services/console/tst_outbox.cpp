#include "tst_outbox.h"

using namespace Qt::StringLiterals;
using namespace countersign;

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
    m_server->expect("GET /v1/decisions/" + QByteArray::fromStdString(first.statement.decisionId), reply(200, held(first.statement.decisionId)));
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

QTEST_GUILESS_MAIN(TestOutbox)
#include "moc_tst_outbox.cpp"
