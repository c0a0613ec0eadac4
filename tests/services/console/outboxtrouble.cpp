// Strangers' answers, lost answers, damaged rows, a file that cannot be written, a clock that was set back: no decision is lost, doubled or
// made against the reviewer's last word.
#include "tst_outbox.h"

using namespace Qt::StringLiterals;
using namespace countersign;

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
    m_server->expect(line(decision), problemReply(503, "unavailable", "restarting"));
    m_server->expect(line(decision), problemReply(412, "precondition_failed", "the draft has another revision"));
    m_server->expect(
        "GET /v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId), reply(200, held(decision.statement.decisionId)));
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Held);
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
}

void TestOutbox::takenBackAtTheBackendOnceItMayBeThere_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("it had arrived") << true;
    QTest::newRow("it had not") << false;
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
    const QByteArray ask = "/v1/decisions/" + QByteArray::fromStdString(decision.statement.decisionId);
    QFETCH(bool, arrived);
    if (arrived) {
        m_server->expect("GET " + ask, reply(200, held(decision.statement.decisionId)));
        m_server->expect("POST " + ask + "/undo", reply(200, R"({"decision_id":"x","state":"undone"})"));
    } else {
        m_server->expect("GET " + ask, problemReply(404, "not_found", "no such decision"));
    }
    m_outbox->start();
    QTRY_COMPARE(record(decision).place, Place::Undone);
    QCOMPARE(m_server->count(line(decision)), 1);  // never made again only to be undone
    QVERIFY(empty());
    QVERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
    if (arrived)
        return;
    // It was on its way all the same, and the changes tell: then it is taken back there.
    m_server->expect("POST " + ask + "/undo", reply(200, R"({"decision_id":"x","state":"undone"})"));
    auto heard = std::make_shared<std::vector<DraftChange>>();
    heard->push_back({std::nullopt, Settled{decision.statement.decisionId, Place::Held, SystemNow() + minuteMs, {}, {}, decision.statement.draftId}, {}});
    QVERIFY(await(m_store->apply(heard, 2)));
    QTRY_VERIFY2(m_server->nothingElse(), m_server->unexpected().join(", ").constData());
    QTRY_VERIFY(empty());
    QCOMPARE(record(decision).place, Place::Undone);
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
