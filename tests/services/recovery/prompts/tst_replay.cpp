// Replays of a version over drafts that people decided, with the pretend model over real HTTP: results, tests, cancel, erasure, faults.
#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/prompts/replayresults.h"
#include "tests/services/recovery/prompts/replayscene.h"

#include <QElapsedTimer>

using namespace countersign;

namespace {

constexpr int manyDrafts = 24;
using Scene = ReplayScene;

}  // namespace

class TestReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_scene = std::make_unique<Scene>(manyDrafts); }
    void cleanup() { m_scene.reset(); }
    void theSameDraftsAreAskedAboutAgain();
    void manySmallStepsComeToTheSame();
    void testsRunAndFail();
    void erasedCustomersAreSkipped();
    void whatIsErasedWhileTheModelThinksIsNotKept();
    void nothingLeftFails();
    void cancelEndsWhatIsUnderWay();
    void answersThatChecksRefuse();
    void aModelThatIsGoneEndsIt();
    void aStopLosesNothing();
    void onlyWhatPeopleDecidedIsPlanned();

private:
    bool ended(const std::string& id) { return m_scene->look(id).endedAt.has_value(); }
    std::unique_ptr<Scene> m_scene;
};

void TestReplay::theSameDraftsAreAskedAboutAgain()
{
    Scene& scene = *m_scene;
    const Replay begun = scene.start(10);
    QCOMPARE(begun.total, 10);
    QVERIFY(begun.estimatedCostMicros > 0);
    scene.run();
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 30000);
    const Replay replay = scene.look(begun.id);
    const auto page = scene.results(replay.id);
    QVERIFY2(replay.state == ReplayState::Done && replay.passed(),
        (replay.why + " " + (page.results.empty() || page.results[0].failures.empty() ? "" : page.results[0].failures[0])).c_str());
    QCOMPARE(replay.done, 10);
    QCOMPARE(page.results.size(), std::size_t{10});
    QVERIFY(replay.costMicros > 0);
    // The estimate is of the right size.
    QVERIFY(replay.costMicros < 4 * replay.estimatedCostMicros && replay.estimatedCostMicros < 4 * replay.costMicros);
    for (const auto& result : page.results) {
        QVERIFY(result.after && result.before && result.beforeApproved);
        QVERIFY(result.distanceBp > 0 && result.words > 0 && result.readingLevel > 0);
        QVERIFY2(result.title.find("·") != std::string::npos, result.title.c_str());
        QVERIFY2(Json(result).dump().find("Ana") == std::string::npos, Json(result).dump().c_str());
    }
    // In pages, and those that differ: all.
    const auto first = scene.results(replay.id, true, -1, 4);
    QVERIFY(first.results.size() == 4 && first.next);
    QCOMPARE(scene.results(replay.id, true, *first.next, 200).results.size(), std::size_t{6});
    const auto prefer = [&](const std::string& which) {
        return scene.home.writer().run(
            [&](Connection& connection) { return preferResult(connection, replay.id, page.results[0].draftId, which); });
    };
    QVERIFY(prefer("after"));
    QCOMPARE(scene.results(replay.id).results[0].preferred, std::string("after"));
    QCOMPARE(prefer("mine").error().code, ErrorCode::InvalidInput);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%replay.ended%'"), 1);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'replay'"), 0);
}

void TestReplay::manySmallStepsComeToTheSame()
{
    Scene& scene = *m_scene;
    scene.fault("slow_pieces");
    const Replay begun = scene.start();
    scene.run({.concurrency = 3, .stepMs = 1});
    QTRY_VERIFY_WITH_TIMEOUT(scene.look(begun.id).done > 0, 30000);
    QVERIFY(scene.look(begun.id).costMicros > 0);
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 60000);
    QCOMPARE(scene.look(begun.id).done, manyDrafts);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM replay_results WHERE state = 'done' AND attempts = 1"), manyDrafts);
}

void TestReplay::testsRunAndFail()
{
    Scene& scene = *m_scene;
    const auto add = [&](const std::string& draftId, const std::string& must) {
        PromptTest test;
        test.promptId = scene.prompt.id;
        test.name = "says " + must;
        test.draftId = draftId;
        test.mustSay = {must};
        return scene.home.tryWrite<PromptTest>(
            [&](Connection& connection) { return addPromptTest(connection, test, scene.home.bea, scene.home.clock.now()); }).value().id;
    };
    // One draft is among the last five, one is not: it is asked about for its test alone.
    const auto last = scene.plan(manyDrafts).draftIds;
    const std::string failing = add(last.front(), "zeppelin");
    const std::string other = add(last.back(), "zeppelin");
    const Replay begun = scene.start(5);
    QCOMPARE(begun.total, 6);
    scene.run();
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 30000);
    const Replay replay = scene.look(begun.id);
    QCOMPARE(replay.testsFailed, 2);
    QVERIFY(replay.state == ReplayState::Done && !replay.passed());
    const auto ran = scene.home.read<std::map<std::string, bool>>([&](Connection& connection) { return replayTests(connection, replay.id); });
    QVERIFY((ran == std::map<std::string, bool>{{failing, false}, {other, false}}));
    QVERIFY(scene.results(replay.id).results.front().failures.front().find("zeppelin") != std::string::npos);
    QVERIFY(scene.home.move(scene.prompt, 1, PromptLabel::Live, scene.home.jonas)->error.detail.find("“says zeppelin” failed") != std::string::npos);
}

void TestReplay::erasedCustomersAreSkipped()
{
    Scene& scene = *m_scene;
    const auto ids = scene.plan().draftIds;
    const Replay begun = scene.start();
    scene.erase(ids.at(0));
    scene.erase(ids.at(3));
    scene.run();
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 30000);
    const Replay replay = scene.look(begun.id);
    QCOMPARE(replay.state, ReplayState::Done);
    QCOMPARE(replay.skipped, 2);
    QCOMPARE(replay.done, manyDrafts - 2);
    // Erased afterwards: what was approved is not shown any more.
    scene.erase(ids.at(1));
    const auto page = scene.results(replay.id);
    QCOMPARE(page.results.size(), std::size_t{manyDrafts - 2});
    QVERIFY(page.results.front().draftId == ids.at(1) && !page.results.front().before && !page.results.front().beforeApproved);
    QVERIFY(page.results.at(1).before);
}

void TestReplay::whatIsErasedWhileTheModelThinksIsNotKept()
{
    Scene& scene = *m_scene;
    const Replay begun = scene.start(2);
    const auto tasks = scene.home.read<std::vector<ReplayTask>>([&](Connection& connection) { return waitingTasks(connection, begun.id, 10); });
    QCOMPARE(tasks.size(), std::size_t{2});
    std::vector<ReplayAnswer> answers;
    for (const auto& task : tasks) {
        ReplayAnswer answer;
        answer.task = task;
        answer.outcome = ReplayOutcome::Answered;
        answer.result.draftId = task.draftId;
        answer.result.failures = {"says quetzalina"};
        answer.tests = {{"test", false}};
        answers.push_back(std::move(answer));
    }
    scene.erase(tasks.front().draftId);
    scene.home.write([&](Connection& connection) { return keepAnswers(connection, begun.id, answers); });
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM replay_results WHERE result LIKE '%quetzalina%'"), 1);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM replay_results WHERE state = 'skipped' AND draft_id = '" + tasks.front().draftId + "'"), 1);
    const Replay replay = scene.look(begun.id);
    QVERIFY(replay.done == 1 && replay.skipped == 1 && replay.testsFailed == 1);
}

void TestReplay::nothingLeftFails()
{
    Scene& scene = *m_scene;
    const auto ids = scene.plan(3).draftIds;
    const Replay begun = scene.start(3);
    for (const auto& id : ids)
        scene.erase(id);
    scene.run();
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 30000);
    QCOMPARE(scene.look(begun.id).state, ReplayState::Failed);
    QVERIFY(!scene.look(begun.id).why.empty());
    QVERIFY(scene.home.move(scene.prompt, 1, PromptLabel::Live, scene.home.jonas));
}

void TestReplay::cancelEndsWhatIsUnderWay()
{
    Scene& scene = *m_scene;
    scene.fault("slow");  // three seconds an answer
    const Replay begun = scene.start();
    const auto again = scene.home.tryWrite<Replay>(
        [&](Connection& connection) { return startReplay(connection, {scene.prompt.id, 1, 5, {"x"}, 0}, scene.home.bea, scene.home.clock.now()); });
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    scene.run({.concurrency = 2, .stepMs = minuteMs});
    QTRY_COMPARE_WITH_TIMEOUT(scene.look(begun.id).state, ReplayState::Running, 10000);
    const auto cancel = [&] {
        return scene.home.tryWrite<Replay>(
            [&](Connection& connection) { return cancelReplay(connection, begun.id, scene.home.bea, scene.home.clock.now()); });
    };
    QVERIFY(cancel());
    QElapsedTimer watch;
    watch.start();
    scene.runner->stop();
    QVERIFY2(watch.elapsed() < 10000, "the questions under way were waited for");  // 24 of them would take half a minute
    const Replay replay = scene.look(begun.id);
    QCOMPARE(replay.state, ReplayState::Cancelled);
    QVERIFY(replay.done < manyDrafts);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'replay'"), 0);
    QCOMPARE(cancel().error().code, ErrorCode::Conflict);
}

void TestReplay::answersThatChecksRefuse()
{
    Scene& scene = *m_scene;
    scene.fault("other_schema");
    const Replay begun = scene.start(6);
    scene.run();
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 30000);
    const Replay replay = scene.look(begun.id);
    QCOMPARE(replay.state, ReplayState::Done);
    QCOMPARE(replay.failedChecks, 6);
    QVERIFY(!replay.passed());
    for (const auto& result : scene.results(replay.id).results)
        QVERIFY(!result.after && !result.failures.empty() && result.before);
}

void TestReplay::aModelThatIsGoneEndsIt()
{
    Scene& scene = *m_scene;
    scene.fault("down");
    const Replay begun = scene.start();
    scene.run({.concurrency = 2, .stepMs = minuteMs});
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 50000);
    const Replay replay = scene.look(begun.id);
    QCOMPARE(replay.state, ReplayState::Failed);
    QVERIFY2(replay.why.find("The model does not answer") == 0, replay.why.c_str());
    QCOMPARE(replay.done, 0);
}

void TestReplay::aStopLosesNothing()
{
    Scene& scene = *m_scene;
    scene.fault("slow_pieces");
    const Replay begun = scene.start();
    scene.run({.concurrency = 2, .stepMs = minuteMs});
    QTRY_COMPARE_WITH_TIMEOUT(scene.look(begun.id).state, ReplayState::Running, 10000);
    scene.runner->stop();
    QVERIFY(!ended(begun.id));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'replay'"), 1);
    scene.fault("none");
    scene.run();
    QTRY_VERIFY_WITH_TIMEOUT(ended(begun.id), 30000);
    QCOMPARE(scene.look(begun.id).done, manyDrafts);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM replay_results WHERE state = 'done'"), manyDrafts);
}

void TestReplay::onlyWhatPeopleDecidedIsPlanned()
{
    Scene& scene = *m_scene;
    const auto change = [&](const std::string& sql) {
        scene.home.write([&](Connection& connection) -> Result<void> {
            const auto done = connection.run(sql);
            return done ? Result<void>{} : Result<void>(tl::unexpected(done.error()));
        });
    };
    const auto ids = scene.plan().draftIds;
    QCOMPARE(ids.size(), std::size_t{manyDrafts});
    change("UPDATE decisions SET state = 'undone' WHERE draft_id = '" + ids.at(0) + "'");
    change("UPDATE decisions SET person_id = 'policy' WHERE draft_id = '" + ids.at(1) + "'");
    change("UPDATE decisions SET verdict = 'escalate' WHERE draft_id = '" + ids.at(2) + "'");
    change("INSERT INTO seeded(draft_id, fault, planted, made_at) VALUES('" + ids.at(3) + "', 'link', 'x', 1)");
    change("UPDATE drafts SET channel = 'sms' WHERE id = '" + ids.at(4) + "'");
    QCOMPARE(scene.plan().draftIds.size(), std::size_t{manyDrafts - 5});
    // Two approvals are one draft.
    change("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
           "SELECT 'e' || id, draft_id, revision, 'other', key_id, verdict, statement, signature, state, created_at FROM decisions "
           "WHERE draft_id = '" + ids.at(9) + "'");
    QCOMPARE(scene.plan().draftIds.size(), std::size_t{manyDrafts - 5});
    QCOMPARE(scene.plan().draftIds.front(), ids.at(9));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
