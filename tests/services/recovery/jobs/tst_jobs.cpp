#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/jobs/jobrunner.h"
#include "tests/services/recovery/homefixture.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>

using namespace countersign;

namespace {

class LambdaStage final : public Stage {
public:
    using Work = std::function<Result<StageOutcome>(const Job&)>;
    LambdaStage(std::string name, Work work)
        : m_name(std::move(name))
        , m_work(std::move(work))
    {
    }
    std::string_view name() const override { return m_name; }
    Result<StageOutcome> run(const Job& job) override { return m_work(job); }

private:
    const std::string m_name;
    const Work m_work;
};

// Waits like one that asks a model, until it is let go or the runner stops.
class WaitingStage final : public Stage {
public:
    std::string_view name() const override { return "ask"; }
    bool slow() const override { return true; }
    void stop() override { open(false); }
    Result<StageOutcome> run(const Job&) override
    {
        std::unique_lock lock(m_mutex);
        ++waiting;
        m_wake.wait(lock, [this] { return m_open; });
        --waiting;
        return m_answers ? Result<StageOutcome>(StageOutcome{}) : fail(ErrorCode::Unavailable, "stopping");
    }
    void open(bool answers)
    {
        const std::lock_guard lock(m_mutex);
        m_answers = m_answers || answers;
        m_open = true;
        m_wake.notify_all();
    }
    std::atomic<int> waiting{ 0 };

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_open = false;
    bool m_answers = false;
};

std::vector<std::unique_ptr<Stage>> stages(std::initializer_list<std::pair<const char*, LambdaStage::Work>> list)
{
    std::vector<std::unique_ptr<Stage>> made;
    for (const auto& [name, work] : list)
        made.push_back(std::make_unique<LambdaStage>(name, work));
    return made;
}

StageOutcome mark(const std::string& what)
{
    StageOutcome outcome;
    outcome.write = [what](Connection& connection) -> Result<void> {
        const auto put = connection.run("INSERT INTO changes(kind, entity, at) VALUES('mark', :what, 0)", what);
        return put ? Result<void>() : tl::unexpected(put.error());
    };
    return outcome;
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    void enqueue(Home& home, const std::string& stage, const std::string& entity, TimeMs at = 0)
    {
        home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ stage, entity, at }); });
    }

private Q_SLOTS:
    void everyJobOnceAndChainsGoOn()
    {
        Home home(&m_clock);
        JobRunner runner(home.context(),
            stages({ { "first",
                         [](const Job& job) -> Result<StageOutcome> {
                             auto outcome = mark("first:" + job.entity);
                             outcome.next.push_back(NextJob{ "second", job.entity, 0 });
                             return outcome;
                         } },
                { "second", [](const Job& job) -> Result<StageOutcome> { return mark("second:" + job.entity); } } }));
        home.write([](Connection& connection) -> Result<void> {
            for (int i = 0; i < 1500; ++i)
                if (auto put = enqueueJob(connection, NextJob{ "first", "e" + std::to_string(i), 0 }); !put)
                    return put;
            return {};
        });
        QVERIFY(runner.start());
        QTRY_COMPARE_WITH_TIMEOUT(runner.counts().done, std::int64_t{ 3000 }, 30000);
        QCOMPARE(home.count("SELECT COUNT(*) FROM jobs"), 0);
        QCOMPARE(home.count("SELECT COUNT(*) FROM changes WHERE kind = 'mark'"), 3000);
        QCOMPARE(home.count("SELECT COUNT(DISTINCT entity) FROM changes WHERE kind = 'mark'"), 3000);
    }

    void aPokeWakesAndALaterJobWaits()
    {
        Home home(&m_clock);
        JobRunner runner(home.context(), stages({ { "go", [](const Job& job) -> Result<StageOutcome> { return mark(job.entity); } } }));
        QVERIFY(runner.start());
        enqueue(home, "go", "later", m_clock.now() + hourMs);
        enqueue(home, "go", "soon", m_clock.now() + 300);
        enqueue(home, "go", "now");
        runner.poke();
        QTRY_COMPARE(runner.counts().done, std::int64_t{ 2 }); // "soon" without another poke
        QCOMPARE(home.text("SELECT entity FROM jobs"), std::string("later"));
    }

    void aLateResultIsRefused()
    {
        Home home(&m_clock);
        std::atomic<int> runs{ 0 };
        JobRunner runner(home.context(), stages({ { "go", [&](const Job& job) -> Result<StageOutcome> {
                                                       // The entity changes while the first run is at work: its result must not land, and
                                                       // the new job must not be lost.
                                                       if (++runs == 1)
                                                           enqueue(home, "go", job.entity, 0);
                                                       return mark("run" + std::to_string(runs));
                                                   } } }));
        enqueue(home, "go", "x");
        QVERIFY(runner.start());
        QTRY_COMPARE(runner.counts().done, std::int64_t{ 1 });
        QCOMPARE(runner.counts().refused, std::int64_t{ 1 });
        QCOMPARE(home.text("SELECT group_concat(entity) FROM changes WHERE kind = 'mark'"), std::string("run2"));
    }

    void aDeadProcessLeasesNothing()
    {
        Home home(&m_clock);
        enqueue(home, "go", "x");
        Job dead;
        home.write([&](Connection& connection) -> Result<void> {
            auto claimed = claimDueJobs(connection, 10, m_clock.now(), m_clock.now() + hourMs, [] { return std::int64_t{ 2 }; });
            dead = claimed.value().at(0);
            return {};
        });
        JobRunner runner(home.context(), stages({ { "go", [](const Job& job) -> Result<StageOutcome> { return mark(job.entity); } } }));
        QVERIFY(runner.start());
        QTRY_COMPARE(runner.counts().done, std::int64_t{ 1 });
        home.write([&](Connection& connection) -> Result<void> {
            const auto finished = finishJob(connection, dead);
            if (!finished || *finished)
                return fail(ErrorCode::Internal, "the dead worker still held its job");
            return {};
        });
    }

    void slowStagesHoldNobodyUp()
    {
        Home home(&m_clock);
        auto all = stages({ { "go", [](const Job& job) -> Result<StageOutcome> {
                                 auto outcome = mark(job.entity);
                                 outcome.next.push_back(NextJob{ "ask", job.entity, 0 });
                                 return outcome;
                             } } });
        auto waiting = std::make_unique<WaitingStage>();
        auto* slow = waiting.get();
        all.push_back(std::move(waiting));
        JobRunnerSettings settings;
        settings.workers = 2;
        settings.slowWorkers = 50;
        JobRunner runner(home.context(), std::move(all), settings);
        home.write([](Connection& connection) -> Result<void> {
            for (int i = 0; i < 300; ++i)
                if (auto put = enqueueJob(connection, NextJob{ "go", "e" + std::to_string(i), 0 }); !put)
                    return put;
            return {};
        });
        QVERIFY(runner.start());
        // All ordinary jobs pass while fifty slow ones wait, and no more than fifty are held.
        QTRY_COMPARE_WITH_TIMEOUT(runner.counts().done, std::int64_t{ 300 }, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(slow->waiting.load(), 50, 30000);
        QCOMPARE(home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'ask' AND lease_until > 0"), 50);
        QCOMPARE(home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'ask'"), 300);
        slow->open(true);
        QTRY_COMPARE_WITH_TIMEOUT(runner.counts().done, std::int64_t{ 600 }, 30000);
        QCOMPARE(home.count("SELECT COUNT(*) FROM jobs"), 0);
    }

    void stoppingEndsWhatWaits()
    {
        Home home(&m_clock);
        std::vector<std::unique_ptr<Stage>> all;
        auto waiting = std::make_unique<WaitingStage>();
        auto* slow = waiting.get();
        all.push_back(std::move(waiting));
        JobRunner runner(home.context(), std::move(all));
        enqueue(home, "ask", "x");
        QVERIFY(runner.start());
        QTRY_COMPARE(slow->waiting.load(), 1);
        runner.stop();
        QCOMPARE(runner.counts().retried, std::int64_t{ 1 });
        QCOMPARE(home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'ask' AND failed_at IS NULL"), 1);
    }

    void failuresAreRetriedWithinBounds()
    {
        Home home(&m_clock);
        JobRunnerSettings settings;
        settings.backoffMs = 1;
        settings.maxAttempts = 4;
        std::atomic<int> flaky{ 0 };
        std::atomic<int> moved{ 0 };
        JobRunner runner(home.context(),
            stages({ { "flaky",
                         [&](const Job& job) -> Result<StageOutcome> {
                             if (++flaky < 3)
                                 return fail(ErrorCode::Unavailable, "not now");
                             return mark(job.entity);
                         } },
                { "moved",
                    [&](const Job& job) -> Result<StageOutcome> {
                        if (++moved > 1)
                            return mark(job.entity);
                        StageOutcome outcome;
                        outcome.write = [](Connection&) -> Result<void> { return fail(ErrorCode::Conflict, "changed underneath"); };
                        return outcome;
                    } },
                { "never", [](const Job&) -> Result<StageOutcome> { return fail(ErrorCode::Unavailable, "never"); } },
                { "wrong", [](const Job&) -> Result<StageOutcome> { return fail(ErrorCode::InvalidInput, "wrong"); } },
                { "throws", [](const Job&) -> Result<StageOutcome> { throw std::runtime_error("thrown"); } } }),
            settings);
        for (const auto* stage : { "flaky", "moved", "never", "wrong", "throws", "unheard" })
            enqueue(home, stage, "x");
        QVERIFY(runner.start());
        QTRY_COMPARE(runner.counts().failed, std::int64_t{ 4 });
        QTRY_COMPARE(runner.counts().done, std::int64_t{ 2 });
        QCOMPARE(home.count("SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL"), 4);
        QCOMPARE(home.count("SELECT attempts FROM jobs WHERE stage = 'never'"), 4);
        QCOMPARE(home.text("SELECT last_error FROM jobs WHERE stage = 'wrong'"), std::string("invalid_input: wrong"));
        QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%\"job.failed\"%'"), 4);
        // A failed job that is asked for again is tried again.
        enqueue(home, "wrong", "x");
        runner.poke();
        QTRY_COMPARE(runner.counts().failed, std::int64_t{ 5 });
    }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
