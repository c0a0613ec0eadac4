// The gate in front of live: each condition alone, two people, A/B, rollback, and the history of it all.
#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/prompts/replaystore.h"
#include "tests/services/recovery/prompts/promptfixture.h"

#include <algorithm>

using namespace countersign;

class TestPromptGate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingFailsAndIsNamed();
    void anAuthorDoesNotPromote();
    void theRightIsAsked();
    void aReplayThatDidNotPassStops();
    void theNewestFinishedReplayCounts();
    void everyTestMustHaveRun();
    void promotedByTwo();
    void otherLabelsTakeTheRightToEdit();
    void atMostTwoLiveAddingToAHundred();
    void rollsBackInOneAct();
    void rollbackAfterAnAb();

private:
    // A finished replay of a version as the stage leaves it.
    static std::string replayed(PromptHome& home, const Prompt& prompt, int number, int failedChecks = 0, int testsFailed = 0)
    {
        home.clock.advance(secondMs);
        const auto replay = home.tryWrite<Replay>([&](Connection& connection) {
            return startReplay(connection, {prompt.id, number, 10, {newId(1)}, 0}, home.bea, home.clock.now());
        }).value();
        home.write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run("UPDATE replays SET done = 1, failed_checks = :failed, tests_failed = :tests WHERE id = :id",
                failedChecks, testsFailed, replay.id);
            if (!put)
                return tl::unexpected(put.error());
            return endReplay(connection, replay.id, ReplayState::Done, {}, home.clock.now());
        });
        return replay.id;
    }
    static bool failed(const std::optional<Refusal>& refusal, const std::vector<std::string>& ids)
    {
        if (!refusal || refusal->requirements.size() != ids.size())
            return false;
        return std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
            return std::any_of(refusal->requirements.begin(), refusal->requirements.end(), [&](const RequirementResult& r) { return r.id == id; });
        });
    }
    static std::vector<int> live(PromptHome& home, const Prompt& prompt)
    {
        std::vector<int> numbers;
        for (const auto& version : home.load(prompt.id).versions)
            if (std::find(version.labels.begin(), version.labels.end(), PromptLabel::Live) != version.labels.end())
                numbers.push_back(version.number);
        return numbers;
    }
    static std::string addTest(PromptHome& home, const Prompt& prompt)
    {
        const std::string id = newId(home.clock.now());
        PromptTest test;
        test.id = id;
        test.promptId = prompt.id;
        test.name = "No rush";
        home.write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run("INSERT INTO prompt_tests(id, prompt_id, author, test, created_at) VALUES(:id, :prompt, :author, :test, 1)",
                id, prompt.id, home.bea.id, Json(test).dump());
            return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
        });
        return id;
    }
    static void ran(PromptHome& home, const std::string& replay, const std::string& test, bool passed)
    {
        home.write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run("INSERT INTO replay_tests(replay_id, test_id, passed) VALUES(:replay, :test, :passed)", replay, test,
                passed ? 1 : 0);
            return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
        });
    }
};

void TestPromptGate::everythingFailsAndIsNamed()
{
    PromptHome home;
    Person author = home.bea;
    author.permissions.erase(Permission::PromotePrompts);
    const Prompt prompt = home.create("p");
    (void)addTest(home, prompt);
    const auto refusal = home.move(prompt, 1, PromptLabel::Live, author);
    QVERIFY(failed(refusal, {"promote_right", "two_people", "replay_passed", "tests_passed"}));
    QCOMPARE(refusal->error.code, ErrorCode::Forbidden);
    for (const auto& requirement : refusal->requirements) {
        QVERIFY(!requirement.who.empty());
        QVERIFY2(refusal->error.detail.find(requirement.sentence) != std::string::npos, requirement.sentence.c_str());
    }
    const auto& two = refusal->requirements.at(1).who;
    QVERIFY(std::find(two.begin(), two.end(), "Rosa Falk") != two.end() && std::find(two.begin(), two.end(), "Bea Lindqvist") == two.end());
    QCOMPARE(home.count("SELECT COUNT(*) FROM prompt_moves"), 0);
    QVERIFY(live(home, prompt).empty());
}

void TestPromptGate::anAuthorDoesNotPromote()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    (void)replayed(home, prompt, 1);
    const auto refusal = home.move(prompt, 1, PromptLabel::Live, home.bea);
    QVERIFY(failed(refusal, {"two_people"}));
    QCOMPARE(refusal->error.code, ErrorCode::Forbidden);
}

void TestPromptGate::theRightIsAsked()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    (void)replayed(home, prompt, 1);
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Live, home.mira), {"promote_right"}));
    QVERIFY(failed(home.back(prompt, home.mira), {"promote_right"}));
}

void TestPromptGate::aReplayThatDidNotPassStops()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    const auto none = home.move(prompt, 1, PromptLabel::Live, home.jonas);
    QVERIFY(failed(none, {"replay_passed"}));
    QCOMPARE(none->error.code, ErrorCode::Conflict);
    (void)replayed(home, prompt, 1, 2, 0);
    const auto checks = home.move(prompt, 1, PromptLabel::Live, home.jonas);
    QVERIFY(failed(checks, {"replay_passed"}));
    QVERIFY2(checks->error.detail.find("2 answers refused by a check") != std::string::npos, checks->error.detail.c_str());
    (void)replayed(home, prompt, 1, 0, 1);
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Live, home.jonas), {"replay_passed"}));
    // One of another version says nothing of this one.
    const int second = home.addVersion(prompt, home.bea);
    (void)replayed(home, prompt, second);
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Live, home.jonas), {"replay_passed"}));
}

void TestPromptGate::theNewestFinishedReplayCounts()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    (void)replayed(home, prompt, 1);
    (void)replayed(home, prompt, 1, 1);
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Live, home.jonas), {"replay_passed"}));
    const std::string passed = replayed(home, prompt, 1);
    // One that was cancelled takes nothing away.
    home.clock.advance(secondMs);
    const auto cancelled = home.tryWrite<Replay>([&](Connection& connection) {
        return startReplay(connection, {prompt.id, 1, 10, {newId(1)}, 0}, home.bea, home.clock.now());
    }).value();
    (void)home.tryWrite<Replay>([&](Connection& connection) { return cancelReplay(connection, cancelled.id, home.bea, home.clock.now()); }).value();
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
    QCOMPARE(home.text("SELECT replay_id FROM prompt_moves WHERE label = 'live'"), passed);
}

void TestPromptGate::everyTestMustHaveRun()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    const std::string first = replayed(home, prompt, 1);
    const std::string test = addTest(home, prompt);
    const auto unrun = home.move(prompt, 1, PromptLabel::Live, home.jonas);
    QVERIFY(failed(unrun, {"tests_passed"}));
    QVERIFY2(unrun->error.detail.find("“No rush” did not run") != std::string::npos, unrun->error.detail.c_str());
    ran(home, first, test, false);
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Live, home.jonas), {"tests_passed"}));
    const std::string second = replayed(home, prompt, 1);
    ran(home, second, test, true);
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
}

void TestPromptGate::promotedByTwo()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    const std::string replay = replayed(home, prompt, 1);
    QVERIFY(!home.move(prompt, 1, PromptLabel::Candidate, home.bea));
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
    QVERIFY(home.load(prompt.id).versions.front().labels == std::vector<PromptLabel>{PromptLabel::Live});
    const auto moves = home.read<std::vector<LabelMove>>([&](Connection& connection) { return labelMoves(connection, prompt.id); });
    // draft gone, candidate given; candidate gone, live given.
    QCOMPARE(moves.size(), std::size_t{4});
    QVERIFY(moves.front().label == PromptLabel::Live && moves.front().given);
    QCOMPARE(moves.front().personName, std::string("Jonas Weber"));
    QCOMPARE(moves.front().secondPersonName, std::string("Bea Lindqvist"));
    QCOMPARE(moves.front().replayId, replay);
    QCOMPARE(moves.front().note, std::string("because"));
    QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%prompt.label_%'"), 4);
    // Again: nothing to do, nothing recorded.
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
    QCOMPARE(home.count("SELECT COUNT(*) FROM prompt_moves"), 4);
}

void TestPromptGate::otherLabelsTakeTheRightToEdit()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Candidate, home.jonas), {"edit_right"}));
    QVERIFY(failed(home.move(prompt, 1, PromptLabel::Draft, home.jonas, false), {"edit_right"}));
    QVERIFY(!home.move(prompt, 1, PromptLabel::Shadow, home.bea));
    const int second = home.addVersion(prompt, home.bea);
    const int third = home.addVersion(prompt, home.bea);
    QVERIFY(!home.move(prompt, second, PromptLabel::Shadow, home.bea));
    QCOMPARE(home.move(prompt, third, PromptLabel::Shadow, home.bea)->error.code, ErrorCode::Conflict);
    QVERIFY(!home.move(prompt, second, PromptLabel::Shadow, home.bea, false));
    QVERIFY(!home.move(prompt, third, PromptLabel::Shadow, home.bea));
    QCOMPARE(home.move(prompt, 7, PromptLabel::Candidate, home.bea)->error.code, ErrorCode::NotFound);
    QCOMPARE(home.move(prompt, 1, PromptLabel::Candidate, home.bea, true, 50)->error.code, ErrorCode::InvalidInput);
}

void TestPromptGate::atMostTwoLiveAddingToAHundred()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    for (int i = 0; i < 2; ++i)
        (void)home.addVersion(prompt, home.bea);
    for (const int number : {1, 2, 3})
        (void)replayed(home, prompt, number);
    QCOMPARE(home.move(prompt, 1, PromptLabel::Live, home.jonas, true, 50)->error.code, ErrorCode::Conflict);  // whose is the rest?
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
    QVERIFY(!home.move(prompt, 2, PromptLabel::Live, home.jonas, true, 20));
    QVERIFY((live(home, prompt) == std::vector<int>{2, 1}));
    QCOMPARE(home.count("SELECT SUM(share) FROM prompt_labels WHERE label = 'live'"), 100);
    QCOMPARE(home.load(prompt.id).versions.at(1).sharePercent, 20);
    QCOMPARE(home.move(prompt, 3, PromptLabel::Live, home.jonas, true, 10)->error.code, ErrorCode::Conflict);
    QCOMPARE(home.move(prompt, 1, PromptLabel::Shadow, home.bea)->error.code, ErrorCode::Conflict);
    QVERIFY(!home.move(prompt, 2, PromptLabel::Live, home.jonas, true, 60));
    QCOMPARE(home.count("SELECT share FROM prompt_labels WHERE label = 'live' AND number = 1"), 40);
    QVERIFY(!home.move(prompt, 3, PromptLabel::Live, home.jonas));
    QVERIFY((live(home, prompt) == std::vector<int>{3}));
    QVERIFY(!home.move(prompt, 3, PromptLabel::Live, home.jonas, false));
    QVERIFY(live(home, prompt).empty());
}

void TestPromptGate::rollsBackInOneAct()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    QCOMPARE(home.back(prompt, home.jonas)->error.code, ErrorCode::Conflict);  // nothing was ever live
    for (int i = 0; i < 2; ++i)
        (void)home.addVersion(prompt, home.bea);
    for (const int number : {1, 2, 3}) {
        (void)replayed(home, prompt, number);
        QVERIFY(!home.move(prompt, number, PromptLabel::Live, home.jonas));
    }
    const auto before = home.count("SELECT COUNT(*) FROM prompt_moves");
    QVERIFY(!home.back(prompt, home.bea));  // the author too: it takes one right and no replay
    QVERIFY((live(home, prompt) == std::vector<int>{2}));
    QCOMPARE(home.count("SELECT COUNT(*) FROM prompt_moves"), before + 2);
    QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%prompt.rolled_back%'"), 2);
    QVERIFY(!home.back(prompt, home.jonas));  // not to the one just left
    QVERIFY((live(home, prompt) == std::vector<int>{1}));
    QCOMPARE(home.back(prompt, home.jonas)->error.code, ErrorCode::Conflict);
    // Taken away altogether: the last one comes back.
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas, false));
    QVERIFY(!home.back(prompt, home.jonas));
    QVERIFY((live(home, prompt) == std::vector<int>{1}));
}

void TestPromptGate::rollbackAfterAnAb()
{
    PromptHome home;
    const Prompt prompt = home.create("p");
    (void)home.addVersion(prompt, home.bea);
    (void)replayed(home, prompt, 1);
    (void)replayed(home, prompt, 2);
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
    QVERIFY(!home.move(prompt, 2, PromptLabel::Live, home.jonas, true, 10));
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas, true, 80));  // no promotion: it was live
    QVERIFY(!home.back(prompt, home.jonas));
    QVERIFY((live(home, prompt) == std::vector<int>{1}));
    QCOMPARE(home.load(prompt.id).versions.back().sharePercent, 100);
    // The older one wins the next: there is nothing before it to go back to.
    QVERIFY(!home.move(prompt, 2, PromptLabel::Live, home.jonas, true, 10));
    QVERIFY(!home.move(prompt, 1, PromptLabel::Live, home.jonas));
    QCOMPARE(home.back(prompt, home.jonas)->error.code, ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(TestPromptGate)
#include "tst_promptgate.moc"
