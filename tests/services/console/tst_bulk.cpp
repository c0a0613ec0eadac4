// Many drafts in one act, against a backend behind real HTTP: preview, run, cancel, undo; and a clock that is an hour off.
#include "services/console/session/signin.h"
#include "tests/services/console/await.h"
#include "tests/services/console/pretendbackend.h"
#include "tests/support/console/sampledrafts.h"
#include "services/console/desk/bulkdesk.h"
#include "services/console/desk/workdesk.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

constexpr TimeMs shortHold = 2'000; // waited for in full, so no longer than three answers and one look at them take

TimeMs wallClock() { return QDateTime::currentMSecsSinceEpoch(); }

std::vector<Draft> plain(int count)
{
    std::vector<Draft> drafts;
    for (int i = 0; i < count; ++i)
        drafts.push_back(plainDraft(i, wallClock()));
    return drafts;
}

}  // namespace

class TestBulk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup();
    void previewsEveryMatchAndSaysWhyNot();
    void approvesInOneBatchAndUndoesItAfterARestart();
    void givesManyAndGivesThemBackAfterARestart();
    void theLastActSaysUntilWhenItCanBeUndone();
    void cancellingKeepsWhatIsDone();
    void oneActAtATime();
    void threeDaysOfflineCatchUpAtOnce();
    void aRightLostMeanwhileComesBackRefused();
    void theOthersGoOnBesideANewerDraft();
    void aClockAnHourOffIsSaidAndNotSigned();

private:
    void begin(std::vector<Draft> drafts) { m_backend = std::make_unique<PretendBackend>(std::move(drafts)); }
    void open()
    {
        auto desk = await(signIn(m_backend->server.url(), u"mara"_s, u"secret"_s, {m_dir->path(), false, 40}));
        if (!desk)
            qFatal("%s", desk.error().detail.c_str());
        m_desk = *desk;
        if (!QTest::qWaitFor([this] { return m_desk->link() == ReviewDesk::Link::Online; }, 60000))
            qFatal("never online");
    }
    [[nodiscard]] qint64 queued() { return await(m_desk->drafts().page({}, {}, 0))->total; }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PretendBackend> m_backend;
    std::shared_ptr<ReviewDesk> m_desk;
};

void TestBulk::cleanup()
{
    m_desk.reset();
    if (m_backend && !m_backend->problems.empty())
        QFAIL(m_backend->problems.front().c_str());
    m_backend.reset();
}

void TestBulk::previewsEveryMatchAndSaysWhyNot()
{
    begin(sampleDrafts(wallClock()));
    open();
    BulkRequest request;
    request.filter.turn = DraftFilter::Turn::Everyone;
    const auto preview = await(m_desk->bulk().preview(request));
    QVERIFY2(preview, preview ? "" : preview.error().detail.c_str());
    qsizetype wont = 0;
    for (const BulkPreview::Left& left : preview->wont) {
        QVERIFY(!left.sentence.isEmpty());
        wont += left.ids.size();
    }
    QCOMPARE(preview->will.size() + wont, 30);
    QVERIFY(wont >= 3);
    QVERIFY2(preview->wont.size() <= 4, "sentences are grouped");
    for (std::size_t i = 1; i < preview->wont.size(); ++i)
        QVERIFY(preview->wont[i - 1].ids.size() >= preview->wont[i].ids.size());
    QVERIFY(preview->stake > 0);
    request.except = {preview->will.front()};
    QCOMPARE(await(m_desk->bulk().preview(request))->will.size(), preview->will.size() - 1);
    request.ids = {preview->will.back(), u"gone"_s};
    const auto chosen = await(m_desk->bulk().preview(request));
    QCOMPARE(chosen->will, QStringList{preview->will.back()});
    QCOMPARE(chosen->wont.front().ids, QStringList{u"gone"_s});
    request = {};
    request.act = BulkRequest::Act::Reject;
    QVERIFY(!await(m_desk->bulk().run(request, *chosen)));  // a rejection needs its reason
    QCOMPARE(m_backend->decisions.size(), 0u);
}

void TestBulk::approvesInOneBatchAndUndoesItAfterARestart()
{
    begin(plain(150));
    open();
    QSignalSpy progressed(&m_desk->bulk(), &BulkDesk::progressed);
    const auto preview = await(m_desk->bulk().preview({}));
    QCOMPARE(preview->will.size(), 150);
    const auto outcome = await(m_desk->bulk().run({}, *preview));
    QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
    QCOMPARE(outcome->done, 150);
    QVERIFY(outcome->refused.empty());
    QVERIFY(progressed.count() >= 3);
    QCOMPARE(queued(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->decisions.size(), 150u, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->counts().kept == 0 && m_desk->counts().held == 150, 60000);
    QTRY_VERIFY(m_desk->bulk().last() && m_desk->bulk().last()->undoable == 150);
    m_desk.reset();
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->bulk().last().has_value(), 20000);
    QCOMPARE(m_desk->bulk().last()->batch, outcome->batch);
    auto stopped = m_desk->bulk().undo(outcome->batch);
    m_desk->bulk().cancel();
    QCOMPARE(*await(std::move(stopped)), 0);
    QCOMPARE(m_desk->bulk().last()->undoable, 150); // the rest stays, and can be undone later
    QCOMPARE(*await(m_desk->bulk().undo(outcome->batch), 60000), 150);
    QTRY_COMPARE_WITH_TIMEOUT(queued(), 150, 60000);
    QTRY_VERIFY(!m_desk->bulk().last());
    QCOMPARE(*await(m_desk->bulk().undo(outcome->batch)), 0);
}

void TestBulk::givesManyAndGivesThemBackAfterARestart()
{
    std::vector<Draft> drafts = plain(150);
    drafts[3].summary.assignee = Assignee{{}, "marketing_manager", "Marketing manager"};
    begin(drafts);
    m_backend->person.permissions.insert(Permission::Assign);
    const Assignee to{"p-2", {}, "Jonas"};
    open();
    BulkRequest request;
    request.act = BulkRequest::Act::Assign;
    request.to = to;
    const auto preview = await(m_desk->bulk().preview(request));
    QCOMPARE(preview->will.size(), 150);
    const auto outcome = await(m_desk->bulk().run(request, *preview));
    QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
    QCOMPARE(outcome->done, 150);
    for (const auto& [id, draft] : m_backend->drafts)
        QVERIFY(draft.summary.assignee == to);
    QTRY_VERIFY(m_desk->bulk().last() && m_desk->bulk().last()->undoable == 150);
    QCOMPARE(m_desk->bulk().last()->act, BulkRequest::Act::Assign);
    const TimeMs until = m_desk->bulk().last()->until.value_or(0);
    QVERIFY(std::abs(until - wallClock() - 10 * minuteMs) < minuteMs);
    m_desk.reset();
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->bulk().last().has_value(), 20000);
    QCOMPARE(m_desk->bulk().last()->batch, outcome->batch);
    QCOMPARE(m_desk->bulk().last()->until.value_or(0), until);
    // Without the backend nothing is lost: the undo is offered on.
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    const auto away = await(m_desk->bulk().undo(outcome->batch));
    QVERIFY(!away);
    QCOMPARE(away.error().code, ErrorCode::Unavailable);
    QVERIFY(m_desk->bulk().last().has_value());
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 30000);
    m_backend->before.erase(m_backend->drafts.begin()->first);  // somebody else has that one since
    QCOMPARE(*await(m_desk->bulk().undo(outcome->batch), 60000), 149);
    int stays = 0;
    for (const auto& [id, draft] : m_backend->drafts)
        stays += draft.summary.assignee == to;
    QCOMPARE(stays, 1);
    QVERIFY(m_backend->drafts.at(drafts[3].summary.id).summary.assignee == drafts[3].summary.assignee);
    QTRY_VERIFY(!m_desk->bulk().last());
    QCOMPARE(*await(m_desk->bulk().undo(outcome->batch)), 0);
}

void TestBulk::theLastActSaysUntilWhenItCanBeUndone()
{
    begin(plain(3));
    open();
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    const auto preview = await(m_desk->bulk().preview({}));
    QVERIFY(await(m_desk->bulk().run({}, *preview)));
    QTRY_VERIFY(m_desk->bulk().last() && m_desk->bulk().last()->undoable == 3);
    QVERIFY(!m_desk->bulk().last()->until);  // nothing runs out before it has left this computer
    // Each has a hold of its own; the first to run out is the moment that is told. It is noted as it is told: a busy machine may look later
    // than that hold lasts.
    std::vector<TimeMs> ends;
    m_backend->holdUntil = [&ends] {
        ends.push_back(wallClock() + (ends.size() == 1 ? shortHold : 600'000 + 60'000 * static_cast<TimeMs>(ends.size())));
        return ends.back();
    };
    const auto until = [this] { return m_desk->bulk().last().value_or(BulkDesk::Last()).until.value_or(0); };
    std::vector<std::pair<TimeMs, int>> told;
    connect(&m_desk->bulk(), &BulkDesk::lastChanged, this, [&] {
        if (const auto last = m_desk->bulk().last())
            told.emplace_back(last->until.value_or(0), last->undoable);
    });
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 3u, 30000);
    const auto first = [&] { return std::find(told.begin(), told.end(), std::pair(ends[1], 3)) != told.end(); };
    QTRY_VERIFY_WITH_TIMEOUT(first(), 10000);
    // Nothing else happens, and yet the moment after it is told in time.
    QTRY_COMPARE_WITH_TIMEOUT(until(), ends[0], 10000);
    QCOMPARE(m_desk->bulk().last()->undoable, 2);
}

void TestBulk::cancellingKeepsWhatIsDone()
{
    begin(plain(200));
    open();
    const auto preview = await(m_desk->bulk().preview({}));
    connect(&m_desk->bulk(), &BulkDesk::progressed, this, [this] { m_desk->bulk().cancel(); }, Qt::SingleShotConnection);
    const auto outcome = await(m_desk->bulk().run({}, *preview));
    QVERIFY(outcome);
    QVERIFY(outcome->done > 0 && outcome->cancelled > 0);
    QCOMPARE(outcome->done + outcome->cancelled, 200);
    QCOMPARE(queued(), outcome->cancelled);
}

void TestBulk::oneActAtATime()
{
    begin(plain(5));
    open();
    auto first = m_desk->bulk().preview({});
    const auto second = await(m_desk->bulk().preview({}));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QVERIFY(await(std::move(first)));
    QVERIFY(await(m_desk->bulk().preview({})));
}

void TestBulk::threeDaysOfflineCatchUpAtOnce()
{
    const int count = qEnvironmentVariableIsSet("COUNTERSIGN_LARGE") ? 2000 : 300;
    begin(plain(count));
    open();
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    const auto preview = await(m_desk->bulk().preview({}), 60000);
    const auto outcome = await(m_desk->bulk().run({}, *preview), 120000);
    QCOMPARE(outcome->done, count);
    QTRY_COMPARE(m_desk->counts().kept, count);
    QVERIFY(m_desk->linkSentence().contains(QLocale().toString(count)) || m_desk->linkSentence().contains(QString::number(count)));
    m_backend->server.comeBack();
    QElapsedTimer took;
    took.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->decisions.size(), static_cast<std::size_t>(count), 120000);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->counts().kept, 0, 120000);
    qInfo("%d decisions caught up in %lld ms", count, took.elapsed());
    QCOMPARE(m_desk->counts().refused, 0);
}

void TestBulk::aRightLostMeanwhileComesBackRefused()
{
    begin(plain(4));
    open();
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    const auto preview = await(m_desk->bulk().preview({}));
    QVERIFY(await(m_desk->bulk().run({}, *preview)));
    m_backend->server.always("POST /v1/drafts/", [](const ScriptedRequest&) {
        return problemReply(403, "forbidden", "1 requirement fails",
            R"(,"requirements":[{"id":"may_approve","state":"unsatisfied","sentence":"You may not approve any more","fact":"f",)"
            R"("who":["Ines"],"overridable":false}])");
    });
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->counts().refused, 4, 30000);
    QCOMPARE(queued(), 4);
    QCOMPARE(m_desk->recentDecisions().front().why, u"You may not approve any more"_s);
    const auto conflict = await(m_desk->work().conflict(m_desk->recentDecisions().front().decisionId));
    QVERIFY(conflict && conflict->yours && conflict->then && conflict->now);
}

void TestBulk::theOthersGoOnBesideANewerDraft()
{
    begin(plain(3));
    const std::string newer = m_backend->drafts.begin()->first;
    m_backend->server.always("GET /v1/drafts?", [this, newer](const ScriptedRequest&) {
        Json list = Json::array();
        for (const auto& [id, draft] : m_backend->drafts) {
            list.push_back(draft);
            if (id == newer)
                list.back()["summary"]["channel"] = "hologram";
        }
        return reply(200, QByteArray::fromStdString(Json{{"drafts", list}, {"next", nullptr}, {"as_of", m_backend->seq()}}.dump()));
    });
    open();
    QCOMPARE(queued(), 3);
    const auto preview = await(m_desk->bulk().preview({}));
    QCOMPARE(preview->will.size(), 2);
    QVERIFY(preview->wont.front().sentence.contains(u"newer Countersign"_s));
    DecisionRequest request;
    request.draftId = QString::fromStdString(newer);
    request.revision = 1;
    const auto decided = await(m_desk->decide(request));
    QVERIFY(!decided);
    QCOMPARE(decided.error().code, ErrorCode::TooNew);
}

void TestBulk::aClockAnHourOffIsSaidAndNotSigned()
{
    begin(plain(2));
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(-3600), u"ddd, dd MMM yyyy HH:mm:ss"_s) + u" GMT"_s;
    const auto person = Json(m_backend->person).dump();
    m_backend->server.always("GET /v1/me", [person, date](const ScriptedRequest&) {
        ScriptedReply answer = reply(200, QByteArray::fromStdString(person));
        answer.headers = {{"Date", date.toLatin1()}};
        return answer;
    });
    m_backend->server.always("GET /v1/audit/vkey", [date](const ScriptedRequest&) {
        ScriptedReply answer = problemReply(404, "not_found", "no record yet");
        answer.headers = {{"Date", date.toLatin1()}};
        return answer;
    });
    open();
    QTRY_VERIFY2(m_desk->linkSentence().contains(u"clock"_s), qPrintable(m_desk->linkSentence()));
    QVERIFY(m_desk->linkSentence().contains(u"ahead"_s));
    DecisionRequest request;
    request.draftId = QString::fromStdString(m_backend->drafts.begin()->first);
    request.revision = 1;
    const auto id = await(m_desk->decide(request));
    QVERIFY2(id, id ? "" : id.error().detail.c_str());
    QTRY_VERIFY(!m_desk->recentDecisions().empty());
    QVERIFY(std::abs(m_desk->recentDecisions().front().decidedAt - (wallClock() - hourMs)) < minuteMs);
}

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
