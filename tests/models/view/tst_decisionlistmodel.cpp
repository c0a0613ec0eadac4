// The last decisions: merged by id, counted down, in words.
#include "models/view/decisionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

DecisionRecord record(const QString& id, DecisionRecord::Place place, std::optional<TimeMs> until = std::nullopt)
{
    DecisionRecord made;
    made.decisionId = id;
    made.title = u"€7.00 · "_s + id;
    made.place = place;
    made.holdUntil = until;
    return made;
}

}  // namespace

class TestDecisionListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mergesWithoutReset();
    void countsDown();
    void wordsForEveryPlace();
};

void TestDecisionListModel::mergesWithoutReset()
{
    DecisionListModel model([] { return TimeMs{1000}; });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    using Place = DecisionRecord::Place;
    model.setRecords({record(u"b"_s, Place::Kept), record(u"a"_s, Place::Held, 61000)});
    QCOMPARE(inserted.count(), 2);
    model.setRecords({record(u"c"_s, Place::Kept), record(u"b"_s, Place::Accepted), record(u"a"_s, Place::Held, 61000)});
    QCOMPARE(inserted.count(), 3);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(moved.count(), 0);
    model.setRecords({record(u"a"_s, Place::Held, 61000), record(u"c"_s, Place::Kept)});
    QCOMPARE(removed.count(), 1);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rowOf(u"a"_s), 0);
    QCOMPARE(model.rowOf(u"b"_s), -1);
}

void TestDecisionListModel::countsDown()
{
    TimeMs now = 1000;
    DecisionListModel model([&now] { return now; });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRecords({record(u"a"_s, DecisionRecord::Place::Held, 103000)});
    const QModelIndex row = model.index(0);
    QCOMPARE(row.data(DecisionListModel::CountdownRole).toString(), u"1:42"_s);
    QVERIFY(row.data(DecisionListModel::UndoableRole).toBool());
    QVERIFY(row.data(DecisionListModel::SentenceRole).toString().contains(u"1:42"_s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    now = 103000;
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, 3000);  // the model's own tick
    QCOMPARE(row.data(DecisionListModel::CountdownRole).toString(), QString());
    QVERIFY(!row.data(DecisionListModel::UndoableRole).toBool());
    QCOMPARE(DecisionListModel::countdownText(0), u"0:00"_s);
    QCOMPARE(DecisionListModel::countdownText(600001), u"10:01"_s);
}

void TestDecisionListModel::wordsForEveryPlace()
{
    QStringList words;
    for (int place = 0; place <= static_cast<int>(DecisionRecord::Place::Unknown); ++place)
        words << DecisionListModel::placeWords(static_cast<DecisionRecord::Place>(place));
    for (const auto& [verdict, word] : EnumWords<Verdict>::words)
        words << DecisionListModel::verdictWords(verdict);
    QVERIFY(!words.contains(QString()));
    words.removeDuplicates();
    QCOMPARE(words.size(), 14);
}

QTEST_GUILESS_MAIN(TestDecisionListModel)
#include "tst_decisionlistmodel.moc"
