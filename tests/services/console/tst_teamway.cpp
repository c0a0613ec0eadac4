// Several people at one real backend, each with a console of their own: who looks at what, comments, objections, assignments, leases,
// views, sending back through the whole pipeline, and undoing one act.
#include "models/domain/ids.h"
#include "services/console/api/apiclient.h"
#include "services/console/desk/teamdesk.h"
#include "services/console/desk/viewsdesk.h"
#include "services/console/session/signin.h"
#include "services/console/trial/trial.h"
#include "tests/services/console/await.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

constexpr int patience = 60000;
using Desk = std::shared_ptr<ReviewDesk>;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

}  // namespace

class TestTeamWay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void colleaguesAreKnown();
    void othersAreSeenLooking();
    void aMentionArrivesOnce();
    void anObjectionIsRaisedAndResolved();
    void draftsAreGiven();
    void aLeaseIsBroken();
    void signingOutGivesTheLeaseBack();
    void viewsFollowThePerson();
    void sentBackComesBackWithItsHistory();
    void oneActIsUndoneAndCounted();
    void withoutTheBackendNothingIsLost();
    void cleanupTestCase();

private:
    [[nodiscard]] Desk enter(const QString& role, const QString& folder)
    {
        for (const TrialPerson& person : m_trial->people()) {
            if (person.role != role)
                continue;
            auto desk = await(signIn(m_trial->backendUrl(), person.login, person.password, {m_home.filePath(folder), false}));
            if (!desk)
                qFatal("%s", desk.error().detail.c_str());
            const Desk entered = *desk;
            if (!QTest::qWaitFor([&] { return entered->link() == ReviewDesk::Link::Online; }, patience))
                qFatal("never online");
            return entered;
        }
        qFatal("no such role");
    }
    // As this desk's store has it, without opening it.
    [[nodiscard]] DraftSummary summary(const Desk& desk, const QString& id)
    {
        const auto rows = await(desk->drafts().rows(everything(), {id}));
        return rows && !rows->empty() ? rows->front() : DraftSummary();
    }
    [[nodiscard]] static DraftFilter everything()
    {
        DraftFilter all;
        all.turn = DraftFilter::Turn::Everyone;
        return all;
    }
    [[nodiscard]] Draft draft(const Desk& desk, const QString& id)
    {
        auto found = await(desk->open(id));
        desk->release(id);
        if (!found)
            qFatal("%s", found.error().detail.c_str());
        return *found;
    }
    // Drafts that anyone may approve, as this desk's queue has them.
    [[nodiscard]] QStringList easy(const Desk& desk)
    {
        QStringList ids;
        const auto page = await(desk->drafts().page(everything(), {}, 100));
        for (const DraftSummary& row : page->rows)
            if (row.approvalsNeeded == 1 && row.checksFailed == 0 && row.objections == 0 && !row.assignee && !row.lease && row.value.minor < 100000)
                ids << text(row.id);
        return ids;
    }
    [[nodiscard]] Result<QString> decide(const Desk& desk, const QString& id, Verdict verdict, const QString& note = {}, const std::string& batch = {})
    {
        const auto free = [&] {
            const auto lease = summary(desk, id).lease;
            return !lease || lease->personId == desk->person().id;
        };
        if (!QTest::qWaitFor(free, 10000))
            qWarning("somebody else holds the draft");
        DecisionRequest request;
        request.draftId = id;
        request.revision = await(desk->open(id))->summary.revision;
        request.verdict = verdict;
        request.note = note;
        request.batch = batch;
        request.effort = Effort{1500, true, 0};
        auto decided = await(desk->decide(request));
        desk->release(id);
        return decided;
    }
    QTemporaryDir m_home;
    std::unique_ptr<Trial> m_trial;
    Desk m_mira;
    Desk m_jonas;
};

void TestTeamWay::initTestCase()
{
    m_trial = std::make_unique<Trial>(QStringLiteral(COUNTERSIGN_BIN_DIR), m_home.filePath(u"trial"_s));
    QSignalSpy ready(m_trial.get(), &Trial::ready);
    QSignalSpy failed(m_trial.get(), &Trial::failed);
    m_trial->start();
    QTRY_VERIFY_WITH_TIMEOUT(ready.count() + failed.count() > 0, 120000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed[0][0].value<Error>().detail.c_str());
    m_mira = enter(u"marketing_manager"_s, u"mira"_s);
    m_jonas = enter(u"senior_approver"_s, u"jonas"_s);
    QTRY_VERIFY_WITH_TIMEOUT(easy(m_mira).size() >= 8, patience);
}

void TestTeamWay::cleanupTestCase()
{
    m_mira.reset();
    m_jonas.reset();
    m_trial.reset();
}

void TestTeamWay::colleaguesAreKnown()
{
    QTRY_VERIFY(m_mira->team().colleagues().size() >= 3);
    QStringList names;
    for (const Colleague& one : m_mira->team().colleagues())
        names << text(one.name);
    QVERIFY(names.contains(text(m_jonas->person().name)) && names.contains(text(m_mira->person().name)));
}

void TestTeamWay::othersAreSeenLooking()
{
    const QString id = easy(m_mira).first();
    QSignalSpy moved(&m_mira->team(), &TeamDesk::presenceChanged);
    QVERIFY(await(m_jonas->open(id)));
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->team().lookingAt(id), QStringList{text(m_jonas->person().name)}, 10000);
    QVERIFY(moved.first().first().toStringList().contains(id));
    QVERIFY(m_jonas->team().lookingAt(id).isEmpty());  // oneself is no other
    m_jonas->release(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_mira->team().lookingAt(id).isEmpty(), 10000);
}

void TestTeamWay::aMentionArrivesOnce()
{
    const QString id = easy(m_mira).first();
    QTRY_VERIFY(!m_jonas->team().colleagues().empty());
    QSignalSpy mentioned(&m_jonas->team(), &TeamDesk::mentioned);
    QSignalSpy own(&m_mira->team(), &TeamDesk::mentioned);
    const auto said = await(m_mira->team().comment(id, u"@%1 and @Nobody: is this true?"_s.arg(text(m_jonas->person().name)), false));
    QVERIFY2(said, said ? "" : said.error().detail.c_str());
    QTRY_COMPARE_WITH_TIMEOUT(mentioned.count(), 1, 10000);
    QCOMPARE(mentioned[0][0].toString(), id);
    QCOMPARE(mentioned[0][1].toString(), text(m_mira->person().name));
    QTRY_COMPARE(summary(m_mira, id).comments, 1);
    QCOMPARE(draft(m_mira, id).comments.size(), std::size_t{1});
    // The draft moves again: the same mention is not told again.
    QVERIFY(await(m_mira->team().comment(id, u"One more thing"_s, false)));
    QTRY_COMPARE_WITH_TIMEOUT(summary(m_jonas, id).comments, 2, 10000);
    QCOMPARE(mentioned.count(), 1);
    QCOMPARE(own.count(), 0);
    QVERIFY(!await(m_mira->team().comment(id, u"  "_s, false)));
    QVERIFY(!await(m_mira->team().comment(id, QString(2001, u'x'), false)));
}

void TestTeamWay::anObjectionIsRaisedAndResolved()
{
    const QString id = easy(m_mira).first();
    QVERIFY(await(m_jonas->team().comment(id, u"The price is wrong"_s, true)));
    QTRY_COMPARE_WITH_TIMEOUT(summary(m_mira, id).objections, 1, 10000);
    const auto refused = decide(m_mira, id, Verdict::Approve);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    const QString comment = text(draft(m_mira, id).comments.back().id);
    const auto notMine = await(m_mira->team().resolveObjection(id, comment));
    QVERIFY(!notMine);
    QCOMPARE(notMine.error().code, ErrorCode::Forbidden);
    QVERIFY(await(m_jonas->team().resolveObjection(id, comment)));
    QTRY_COMPARE_WITH_TIMEOUT(summary(m_mira, id).objections, 0, 10000);
}

void TestTeamWay::draftsAreGiven()
{
    const QStringList ids = easy(m_mira).mid(0, 2);
    const auto given = await(m_mira->team().assign(ids, Assignee{m_jonas->person().id, {}, {}}));
    QVERIFY2(given, given ? "" : given.error().detail.c_str());
    for (const QString& id : ids)
        QTRY_VERIFY_WITH_TIMEOUT(
            summary(m_jonas, id).assignee == std::optional(Assignee{m_jonas->person().id, {}, m_jonas->person().name}), 10000);
    QVERIFY(await(m_mira->team().assign(ids, std::nullopt)));
    QTRY_VERIFY_WITH_TIMEOUT(!summary(m_jonas, ids.first()).assignee, 10000);
    QVERIFY(!await(m_mira->team().assign(ids, Assignee{"nobody", {}, {}})));
}

void TestTeamWay::aLeaseIsBroken()
{
    const QString id = easy(m_mira).first();
    QVERIFY(await(m_jonas->open(id)));
    QTRY_VERIFY_WITH_TIMEOUT(summary(m_mira, id).lease.has_value(), 10000);
    QCOMPARE(summary(m_mira, id).lease->personName, m_jonas->person().name);
    QSignalSpy changed(m_jonas.get(), &ReviewDesk::draftChanged);
    const auto broken = await(m_mira->team().breakLease(id));
    QVERIFY2(broken, broken ? "" : broken.error().detail.c_str());
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 10000);
    m_jonas->release(id);
}

void TestTeamWay::signingOutGivesTheLeaseBack()
{
    const QString id = easy(m_mira).last();
    Desk senior = enter(u"senior_approver"_s, u"second"_s);
    QVERIFY(await(senior->open(id)));
    QTRY_VERIFY_WITH_TIMEOUT(summary(m_mira, id).lease.has_value(), 10000);
    senior->signOut();
    senior.reset();  // as the program does at once
    QTRY_VERIFY_WITH_TIMEOUT(!summary(m_mira, id).lease, 10000);
    // Closed without signing out: the same.
    senior = enter(u"senior_approver"_s, u"second"_s);
    QVERIFY(await(senior->open(id)));
    QTRY_VERIFY_WITH_TIMEOUT(summary(m_mira, id).lease.has_value(), 10000);
    senior.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!summary(m_mira, id).lease, 10000);
}

void TestTeamWay::viewsFollowThePerson()
{
    SavedView own;
    own.name = "Large carts";
    own.filter.stakeFrom = 50000;
    QVERIFY(await(m_mira->views().save(own)));
    SavedView shared = own;
    shared.name = "For all";
    shared.shared = true;
    const auto saved = await(m_mira->views().save(shared));
    QVERIFY2(saved, saved ? "" : saved.error().detail.c_str());
    QTRY_COMPARE_WITH_TIMEOUT(m_jonas->views().views().size(), std::size_t{1}, 10000);
    const SavedView seen = m_jonas->views().views().front();
    QVERIFY(seen.shared && seen.name == "For all" && seen.ownerName == m_mira->person().name && seen.filter == shared.filter);
    const Desk elsewhere = enter(u"marketing_manager"_s, u"elsewhere"_s);
    QTRY_COMPARE_WITH_TIMEOUT(elsewhere->views().views().size(), std::size_t{2}, 10000);
    QVERIFY(!elsewhere->views().views().front().shared);
    QVERIFY(await(elsewhere->views().remove(elsewhere->views().views().front().id)));
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->views().views().size(), std::size_t{1}, 10000);
    QVERIFY(await(m_jonas->views().remove(seen.id)));
    QTRY_VERIFY_WITH_TIMEOUT(m_mira->views().views().empty(), 10000);
}

void TestTeamWay::sentBackComesBackWithItsHistory()
{
    const QString id = easy(m_mira).at(1);
    const Draft before = draft(m_mira, id);
    QCOMPARE(before.summary.revision, 1);
    QVERIFY(before.history.empty());
    QVERIFY(!before.alternatives.empty());
    // The model writes after the built-in composer: the revision is there before it can be decided.
    const auto isBack = [&](const Desk& desk, std::int64_t revision) {
        const DraftSummary row = summary(desk, id);
        return row.revision == revision && row.state == DraftState::Queued;
    };
    QVERIFY(decide(m_mira, id, Verdict::SendBack, u"Shorter, please"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isBack(m_jonas, 2), patience);
    const Draft again = draft(m_jonas, id);
    QCOMPARE(again.summary.state, DraftState::Queued);
    QCOMPARE(again.history.size(), std::size_t{1});
    QVERIFY(again.history.front().contents == before.contents);
    QCOMPARE(again.history.front().authorKind, std::string("composer"));
    QVERIFY(again.contents.front().blocks.size() < before.contents.front().blocks.size());
    // Once more: the second version says what it was made from.
    QVERIFY(decide(m_jonas, id, Verdict::SendBack, u"Another wording"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isBack(m_mira, 3), patience);
    const Draft third = draft(m_mira, id);
    QCOMPARE(third.history.size(), std::size_t{2});
    QCOMPARE(third.history[1].note, std::string("Shorter, please"));
    QVERIFY(third.history[1].contents == again.contents);
}

void TestTeamWay::oneActIsUndoneAndCounted()
{
    ApiClient api(m_trial->backendUrl());
    for (const TrialPerson& person : m_trial->people())
        if (person.role == u"marketing_manager"_s)
            api.setToken(await(api.signIn(person.login, person.password))->token);
    const std::string batch = newId(QDateTime::currentMSecsSinceEpoch());
    const QStringList ids = easy(m_mira).mid(0, 2);
    for (const QString& id : ids)
        QVERIFY(decide(m_mira, id, Verdict::Approve, {}, batch));
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->counts().held, 2, patience);
    const auto undone = await(api.undoBatch(batch));
    QVERIFY2(undone, undone ? "" : undone.error().error.detail.c_str());
    QCOMPARE(undone->undone, 2);
    QCOMPARE(undone->decisions.size(), std::size_t{2});
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->counts().held, 0, patience);
    DecisionRequest reject;
    reject.draftId = ids.first();
    reject.verdict = Verdict::Reject;
    reject.reasonCode = RejectReason::BadTiming;
    QTRY_COMPARE_WITH_TIMEOUT(summary(m_mira, ids.first()).state, DraftState::Queued, patience);
    reject.revision = summary(m_mira, ids.first()).revision;
    reject.effort = Effort{2500, true, 0};
    QVERIFY(await(m_mira->decide(reject)));
    const auto rejections = [&] {
        const auto counts = await(api.rejectReasonCounts(0));
        return counts ? counts->at(RejectReason::BadTiming) : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(rejections(), 1, patience);
    const auto effort = await(api.effort(0));
    QVERIFY2(effort, effort ? "" : effort.error().error.detail.c_str());
    QCOMPARE(effort->decided, 2);  // sent back and rejected; what was undone does not count
    QCOMPARE(effort->activeMs, 4000);
    QCOMPARE(effort->readToEnd, 2);
}

void TestTeamWay::withoutTheBackendNothingIsLost()
{
    const QString id = easy(m_mira).first();
    m_trial->killBackend();
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->link(), ReviewDesk::Link::Offline, patience);
    const auto said = await(m_mira->team().comment(id, u"hello"_s, false));
    QVERIFY(!said);
    QCOMPARE(said.error().code, ErrorCode::Unavailable);
    QVERIFY(!await(m_mira->team().assign({id}, std::nullopt)));
    QVERIFY(!await(m_mira->team().breakLease(id)));
    SavedView view;
    view.name = "Made offline";
    QVERIFY(await(m_mira->views().save(view)));
    view.shared = true;
    QCOMPARE(await(m_mira->views().save(view)).error().code, ErrorCode::Unavailable);
    m_trial->restartBackend();
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->link(), ReviewDesk::Link::Online, patience);
    const Desk elsewhere = enter(u"marketing_manager"_s, u"offline"_s);
    QTRY_COMPARE_WITH_TIMEOUT(elsewhere->views().views().size(), std::size_t{1}, 10000);
    QVERIFY(await(m_mira->team().comment(id, u"hello"_s, false)));
}

QTEST_GUILESS_MAIN(TestTeamWay)
#include "tst_teamway.moc"
