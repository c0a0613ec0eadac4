// The queue's rows: paging, merging and leaving, with the exact signals of each and the model tester alive throughout.
#include "models/view/followup.h"
#include "models/view/reviewqueuemodel.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

constexpr TimeMs now = 1'795'000'000'000;

// Every signal of the model in order, as text: "insert 0-49", "move 3>0", "reset".
class Signals : public QObject {
public:
    explicit Signals(QAbstractItemModel& model)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int a, int b) { text << u"insert %1-%2"_s.arg(a).arg(b); });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int a, int b) { text << u"remove %1-%2"_s.arg(a).arg(b); });
        connect(&model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex&, int a, int, const QModelIndex&, int to) { text << u"move %1>%2"_s.arg(a).arg(to); });
        connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& a, const QModelIndex& b) { text << u"data %1-%2"_s.arg(a.row()).arg(b.row()); });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { text << u"reset"_s; });
    }
    QString take() { return std::exchange(text, {}).join(u", "_s); }
    QStringList text;
};

std::vector<Draft> plain(int count)
{
    std::vector<Draft> drafts;
    for (int i = 0; i < count; ++i) {
        drafts.push_back(plainDraft(i, now));
        drafts.back().summary.stake = 100000 - i;  // in this order
    }
    return drafts;
}

QString idOf(const Draft& draft) { return QString::fromStdString(draft.summary.id); }

}  // namespace

class TestReviewQueueModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesOnceEach();
    void mergesByIdWithExactSignals();
    void aFilterIsTheOnlyReset();
    void anOldAnswerIsDropped();
    void decidedLeavesAtOnceAndStaysAway();
    void comesBackWhenRefused();
    void readingAgainKeepsRows();
    void anErrorIsShownAndGoesAway();
    void roles();
    void selectionSurvivesMerging();
    void allMatchingButThese();
    void groupsAndGivesNewRoles();
    void longQueuesStayBounded();
    void groupsOfFarRowsAreKnown();
    void rowsAreFoundFast();
    void aSearchingSourceIsAskedOn();
};

void TestReviewQueueModel::pagesOnceEach()
{
    FakeDraftSource source;
    source.setDrafts(plain(120));
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    Signals seen(model);
    QTRY_COMPARE(model.rowCount(), 50);
    QCOMPARE(seen.take(), u"insert 0-49"_s);
    QCOMPARE(model.total(), 120);
    QVERIFY(model.canFetchMore({}));
    const int asked = source.pagesAsked();
    model.fetchMore({});
    model.fetchMore({});  // one is under way: asks nothing
    QVERIFY(!model.canFetchMore({}));
    QVERIFY(model.loading());
    QTRY_COMPARE(model.rowCount(), 100);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 120);
    QCOMPARE(source.pagesAsked(), asked + 2);
    QCOMPARE(seen.take(), u"insert 50-99, insert 100-119"_s);
    QVERIFY(!model.canFetchMore({}));
    for (int row = 0; row < 120; ++row)
        QCOMPARE(model.index(row).data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>()->stake, 100000 - row);
}

void TestReviewQueueModel::mergesByIdWithExactSignals()
{
    FakeDraftSource source;
    std::vector<Draft> drafts = plain(10);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 10);
    Signals seen(model);

    drafts[4].summary.checksFailed = 2;
    source.upsert(drafts[4]);
    QTRY_COMPARE(seen.text.size(), 1);
    QCOMPARE(seen.take(), u"data 4-4"_s);

    source.upsert(drafts[4]);  // nothing new: no signal
    drafts[8].summary.stake = 200000;  // to the top
    source.upsert(drafts[8]);
    QTRY_COMPARE(seen.text.size(), 2);
    QCOMPARE(seen.take(), u"move 8>0, data 0-0"_s);

    drafts[8].summary.stake = 99996;  // down again, between 3 and 4
    source.upsert(drafts[8]);
    QTRY_COMPARE(seen.text.size(), 2);
    QVERIFY(model.rowOf(idOf(drafts[8])) == 4 || model.rowOf(idOf(drafts[8])) == 5);
    seen.take();

    source.remove(idOf(drafts[0]));
    QTRY_COMPARE(seen.text.size(), 1);
    QCOMPARE(seen.take(), u"remove 0-0"_s);

    Draft fresh = plainDraft(77, now);
    fresh.summary.stake = 300000;
    source.upsert(fresh);
    QTRY_COMPARE(seen.text.size(), 1);
    QCOMPARE(seen.take(), u"insert 0-0"_s);
    QTRY_COMPARE(model.total(), 10);
}

void TestReviewQueueModel::aFilterIsTheOnlyReset()
{
    FakeDraftSource source;
    source.setDrafts(sampleDrafts(now));
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 30);
    Signals seen(model);
    model.setFilter({DraftFilter::Order::Cold, {}});
    QTRY_COMPARE(model.rowCount(), 30);
    QCOMPARE(seen.take(), u"reset, insert 0-29"_s);
    model.setFilter({DraftFilter::Order::Cold, {}});  // the same: nothing
    QCOMPARE(seen.take(), QString());
    model.setFilter({DraftFilter::Order::Stake, "lamp"});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.total(), 1);
    model.setFilter({DraftFilter::Order::Stake, "no such thing"});
    QTRY_VERIFY(!model.loading());
    QCOMPARE(model.rowCount(), 0);
}

void TestReviewQueueModel::anOldAnswerIsDropped()
{
    FakeDraftSource source;
    source.setDrafts(sampleDrafts(now));
    source.holdAnswers(true);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setFilter({DraftFilter::Order::Stake, "lamp"});  // the first question is still open
    source.holdAnswers(false);                                 // both answers arrive, the old one first
    QTRY_VERIFY(!model.loading());
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.total(), 1);
}

void TestReviewQueueModel::decidedLeavesAtOnceAndStaysAway()
{
    FakeDraftSource source;
    std::vector<Draft> drafts = plain(5);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 5);
    Signals seen(model);
    model.removeNow(idOf(drafts[1]));
    QCOMPARE(seen.take(), u"remove 1-1"_s);
    QCOMPARE(model.total(), 4);
    // A reload whose answer still holds the row does not bring it back.
    source.holdAnswers(true);
    drafts[0].summary.checksFailed = 1;
    source.upsert(drafts[0]);
    source.holdAnswers(false);
    QTRY_COMPARE(seen.text.size(), 1);
    QCOMPARE(seen.take(), u"data 0-0"_s);
    QCOMPARE(model.rowOf(idOf(drafts[1])), -1);
    source.remove(idOf(drafts[1]));  // the source agrees: no further signal
    QTest::qWait(0);
    QCOMPARE(seen.take(), QString());
}

void TestReviewQueueModel::comesBackWhenRefused()
{
    FakeDraftSource source;
    const std::vector<Draft> drafts = plain(5);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 5);
    Signals seen(model);
    model.removeNow(idOf(drafts[2]));
    model.bringBack(idOf(drafts[2]));
    QTRY_COMPARE(model.rowCount(), 5);
    QCOMPARE(seen.take(), u"remove 2-2, insert 2-2"_s);
    model.removeNow(idOf(drafts[2]));
    source.upsert(drafts[2]);  // undone at the backend: the source speaks of it again
    QTRY_COMPARE(model.rowOf(idOf(drafts[2])), 2);
}

void TestReviewQueueModel::readingAgainKeepsRows()
{
    FakeDraftSource source;
    std::vector<Draft> drafts = plain(20);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 20);
    Signals seen(model);
    const QPersistentModelIndex selected(model.index(7));
    drafts.erase(drafts.begin() + 3);
    drafts.push_back(plainDraft(99, now));
    drafts.back().summary.stake = 1;
    source.setDrafts(drafts);  // reset() of the source is none of the model
    QTRY_COMPARE(seen.text.size(), 2);
    QCOMPARE(seen.take(), u"remove 3-3, insert 19-19"_s);
    QCOMPARE(selected.row(), 6);
}

void TestReviewQueueModel::anErrorIsShownAndGoesAway()
{
    FakeDraftSource source;
    source.setDrafts(plain(60));
    source.failNextPage({ErrorCode::Storage, "the file is locked", std::nullopt});
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QSignalSpy errors(&model, &ReviewQueueModel::errorChanged);
    QTRY_COMPARE(model.error(), u"the file is locked"_s);
    QVERIFY(!model.loading());
    Q_EMIT source.reset();
    QTRY_COMPARE(model.rowCount(), 50);
    QCOMPARE(model.error(), QString());
    QCOMPARE(errors.count(), 2);
}

void TestReviewQueueModel::roles()
{
    FakeDraftSource source;
    source.setDrafts(sampleDrafts(now));
    ReviewQueueModel model(source);
    QTRY_COMPARE(model.rowCount(), 30);
    bool yen = false;
    int leased = 0;
    for (int row = 0; row < 30; ++row) {
        const QModelIndex index = model.index(row);
        QVERIFY(!index.data(ReviewQueueModel::IdRole).toString().isEmpty());
        QVERIFY(index.data(ReviewQueueModel::ColdAtRole).toLongLong() > now - dayMs);
        yen = yen || index.data(ReviewQueueModel::ValueTextRole).toString().contains(u"14,319"_s);
        leased += !index.data(ReviewQueueModel::LeaseRole).toString().isEmpty();
    }
    QVERIFY(yen);
    QCOMPARE(leased, 2);
    Signals seen(model);
    QVERIFY(model.index(3).data(ReviewQueueModel::UnreadRole).toBool());
    model.markRead(model.index(3).data(ReviewQueueModel::IdRole).toString());
    QVERIFY(!model.index(3).data(ReviewQueueModel::UnreadRole).toBool());
    QCOMPARE(seen.take(), u"data 3-3"_s);
}

void TestReviewQueueModel::selectionSurvivesMerging()
{
    FakeDraftSource source;
    std::vector<Draft> drafts = plain(10);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 10);
    Signals seen(model);
    QSignalSpy selected(&model, &ReviewQueueModel::selectionChanged);
    model.setSelected(idOf(drafts[2]), true);
    model.setSelected(idOf(drafts[5]), true);
    model.setSelected(idOf(drafts[5]), true);  // the same: nothing
    QCOMPARE(seen.take(), u"data 2-2, data 5-5"_s);
    QCOMPARE(selected.count(), 2);
    QCOMPARE(model.selectedCount(), 2);
    drafts[5].summary.stake = 500000;
    source.upsert(drafts[5]);
    QTRY_COMPARE(seen.text.size(), 2);
    QCOMPARE(seen.take(), u"move 5>0, data 0-0"_s);
    QVERIFY(model.index(0).data(ReviewQueueModel::SelectedRole).toBool());
    source.remove(idOf(drafts[2]));  // what left the queue is selected no more
    QTRY_COMPARE(model.selectedCount(), 1);
    QCOMPARE(model.selection().ids, QSet<QString>{idOf(drafts[5])});
    model.removeNow(idOf(drafts[5]));
    QCOMPARE(model.selectedCount(), 0);
}

void TestReviewQueueModel::allMatchingButThese()
{
    FakeDraftSource source;
    const std::vector<Draft> drafts = plain(80);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QTRY_COMPARE(model.rowCount(), 50);
    Signals seen(model);
    model.selectAllMatching(true);
    QCOMPARE(seen.take(), u"data 0-49"_s);
    QCOMPARE(model.selectedCount(), 80);  // also what is not loaded
    model.setSelected(idOf(drafts[3]), false);
    QCOMPARE(model.selectedCount(), 79);
    QVERIFY(model.selection().all);
    QCOMPARE(model.selection().ids, QSet<QString>{idOf(drafts[3])});
    QVERIFY(!model.index(3).data(ReviewQueueModel::SelectedRole).toBool());
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 80);
    QVERIFY(model.index(79).data(ReviewQueueModel::SelectedRole).toBool());
    model.setFilter({DraftFilter::Order::Cold, {}});  // another question: nothing stays selected unseen
    QCOMPARE(model.selectedCount(), 0);
    QVERIFY(!model.selection().all);
}

void TestReviewQueueModel::groupsAndGivesNewRoles()
{
    FakeDraftSource source;
    std::vector<Draft> drafts = plain(3);
    drafts[0].summary.queuedAt = QDateTime::currentMSecsSinceEpoch() - 2 * hourMs;
    drafts[1].summary.queuedAt = QDateTime::currentMSecsSinceEpoch();
    drafts[1].summary.assignee = Assignee{{}, "senior_approver", "Senior approvers"};
    drafts[2].summary.objections = 2;
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    model.setDecideWithin(hourMs);
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(model.index(0).data(ReviewQueueModel::LateRole).toBool());
    QVERIFY(!model.index(1).data(ReviewQueueModel::LateRole).toBool());
    QCOMPARE(model.index(0).data(ReviewQueueModel::WaitingSinceRole).toLongLong(), drafts[0].summary.queuedAt);
    QCOMPARE(model.index(2).data(ReviewQueueModel::WaitingSinceRole).toLongLong(), drafts[2].summary.createdAt);
    QCOMPARE(model.index(1).data(ReviewQueueModel::AssigneeRole).toString(), u"Senior approvers"_s);
    QCOMPARE(model.index(2).data(ReviewQueueModel::ObjectionsRole).toInt(), 2);
    QCOMPARE(model.index(0).data(ReviewQueueModel::GroupRole).toString(), QString());
    DraftFilter filter;
    filter.group = DraftFilter::Group::Assignee;
    model.setFilter(filter);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2).data(ReviewQueueModel::GroupRole).toString(), u"Senior approvers"_s);  // nobody first
}

void TestReviewQueueModel::longQueuesStayBounded()
{
    FakeDraftSource source;
    const std::vector<Draft> drafts = plain(3400);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    QTRY_COMPARE(model.rowCount(), 50);
    int steps = 0;
    while (model.canFetchMore({})) {
        const int before = model.rowCount();
        // The view looks at what it shows.
        QVERIFY(!model.index(before - 1).data(ReviewQueueModel::IdRole).toString().isEmpty());
        model.fetchMore({});
        QTRY_VERIFY(model.rowCount() > before);
        ++steps;
    }
    QCOMPARE(model.rowCount(), 3400);
    QVERIFY2(steps < 20, "the far end is a few steps away");
    Signals seen(model);
    const QModelIndex far = model.index(7);
    QCOMPARE(far.data(ReviewQueueModel::IdRole).toString(), idOf(drafts[7]));
    const auto* summary = far.data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>();
    QVERIFY(summary);  // never null, but bare until it is read again
    QCOMPARE(summary->id, drafts[7].summary.id);
    QCOMPARE(summary->stake, 0);
    QTRY_COMPARE(seen.text.size(), 1);
    QCOMPARE(seen.take(), u"data 7-7"_s);
    QCOMPARE(far.data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>()->stake, drafts[7].summary.stake);
}

void TestReviewQueueModel::groupsOfFarRowsAreKnown()
{
    FakeDraftSource source;
    std::vector<Draft> drafts = plain(3600);
    for (std::size_t i = 0; i < drafts.size(); ++i)
        drafts[i].summary.shopId = i % 3 == 0 ? "northbean" : i % 3 == 1 ? "südwind" : "oak";
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    DraftFilter filter;
    filter.group = DraftFilter::Group::Shop;
    model.setFilter(filter);
    while (model.rowCount() < 3600) {
        model.fetchMore({});
        QTRY_VERIFY(!model.loading());
    }
    Signals seen(model);
    QCOMPARE(model.groupEnd(0), 1200);
    QCOMPARE(model.groupEnd(1199), 1200);
    QCOMPARE(model.groupEnd(1200), 2400);
    QCOMPARE(model.groupEnd(3599), 3600);
    QCOMPARE(model.groupAt(0), std::string("northbean"));
    QCOMPARE(model.groupAt(1200), std::string("oak"));
    QCOMPARE(model.groupAt(2399), std::string("oak"));
    QTest::qWait(20);
    QCOMPARE(seen.take(), QString());  // no row was asked for again
    // The first of a group has its words at once.
    QCOMPARE(model.index(1200).data(ReviewQueueModel::GroupRole).toString(), u"oak"_s);
}

void TestReviewQueueModel::rowsAreFoundFast()
{
    FakeDraftSource source;
    const std::vector<Draft> drafts = plain(600);
    source.setDrafts(drafts);
    ReviewQueueModel model(source);
    while (model.rowCount() < 600) {
        QTRY_VERIFY(!model.loading());
        model.fetchMore({});
        QTRY_VERIFY(!model.loading());
    }
    QElapsedTimer took;
    took.start();
    for (int row = 0; row < 600; ++row)
        QCOMPARE(model.rowOf(idOf(drafts[static_cast<std::size_t>(row)])), row);
    QVERIFY2(took.elapsed() < 500, qPrintable(QString::number(took.elapsed())));
    QCOMPARE(model.rowOf(u"nowhere"_s), -1);
}

// A source that looks through a part at a time: an empty page with a way on.
class SearchingSource final : public DraftSource {
public:
    QFuture<Result<DraftRows>> page(const DraftFilter&, const QString& cursor, int) override
    {
        DraftRows rows;
        const int at = cursor.toInt();
        if (at < 3)
            rows.next = QString::number(at + 1);
        else
            rows.rows = {plainDraft(1, now).summary};
        return readyFuture<Result<DraftRows>>(std::move(rows));
    }
    QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter&, const QStringList&) override
    {
        return readyFuture(Result<std::vector<DraftSummary>>(std::vector<DraftSummary>()));
    }
    QFuture<Result<QueueTally>> tally(const DraftFilter&) override { return readyFuture<Result<QueueTally>>(QueueTally()); }
};

void TestReviewQueueModel::aSearchingSourceIsAskedOn()
{
    SearchingSource source;
    ReviewQueueModel model(source);
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(!model.canFetchMore({}));
}

QTEST_GUILESS_MAIN(TestReviewQueueModel)
#include "tst_reviewqueuemodel.moc"
