// Writer: groups share a commit, nobody's fault is another's loss, and nothing is called saved that is not.
#include "services/base/readpool.h"
#include "services/base/writer.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <future>
#include <mutex>
#include <sys/resource.h>
#include <thread>

using namespace countersign;

namespace {

// Holds the writer's thread, so that what is submitted meanwhile becomes one group.
class Gate {
public:
    explicit Gate(Writer& writer)
    {
        writer.submit(
            [this](Connection&) -> Result<void> {
                m_entered.set_value();
                m_open.get_future().wait();
                return {};
            },
            [](Result<void>) {});
        m_entered.get_future().wait();
    }
    void open() { m_open.set_value(); }

private:
    std::promise<void> m_entered;
    std::promise<void> m_open;
};

struct Answers {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::pair<int, Result<void>>> all;

    Writer::Done take(int id)
    {
        return [this, id](Result<void> result) {
            const std::lock_guard lock(mutex);
            all.emplace_back(id, std::move(result));
            changed.notify_one();
        };
    }
    std::vector<std::pair<int, Result<void>>> wait(std::size_t count)
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return all.size() >= count; });
        return all;
    }
};

Writer::Work insert(int n)
{
    return [n](Connection& db) -> Result<void> {
        auto done = db.run("INSERT INTO t(n, text) VALUES(:n, 'x')", n);
        if (!done)
            return tl::unexpected(done.error());
        return {};
    };
}

}  // namespace

class TestWriter : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_count = 0;
    std::string m_path;

    std::unique_ptr<Connection> fresh()
    {
        m_path = m_dir.filePath(QStringLiteral("w%1.sqlite").arg(m_count++)).toStdString();
        auto db = std::move(*Connection::open(m_path, OpenMode::ReadWrite));
        if (!db->run("CREATE TABLE t(n INTEGER PRIMARY KEY, text TEXT)"))
            qFatal("no table");
        return db;
    }
    std::vector<std::int64_t> stored()
    {
        auto db = std::move(*Connection::open(m_path, OpenMode::ReadOnly));
        std::vector<std::int64_t> all;
        const auto rows = db->rows<std::tuple<std::int64_t>>("SELECT n FROM t ORDER BY n");
        for (const auto& [n] : *rows)
            all.push_back(n);
        return all;
    }

private Q_SLOTS:
    void oneBadWorkHurtsNobodyElse()
    {
        Writer writer(fresh());
        Gate gate(writer);
        Answers answers;
        writer.submit(insert(1), answers.take(1));
        writer.submit(
            [](Connection& db) -> Result<void> {
                static_cast<void>(db.run("INSERT INTO t(n) VALUES(100)"));
                return fail(ErrorCode::Conflict, "changed its mind");
            },
            answers.take(2));
        writer.submit(insert(1), answers.take(3));  // the key is taken
        writer.submit(
            [](Connection& db) -> Result<void> {
                static_cast<void>(db.run("INSERT INTO t(n) VALUES(101)"));
                throw std::runtime_error("oops");
            },
            answers.take(4));
        writer.submit(insert(5), answers.take(5));
        gate.open();
        const auto all = answers.wait(5);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(all[i].first, static_cast<int>(i) + 1);
        QVERIFY(all[0].second);
        QCOMPARE(all[1].second.error().detail, std::string("changed its mind"));
        QCOMPARE(all[2].second.error().code, ErrorCode::Conflict);
        QCOMPARE(all[3].second.error().code, ErrorCode::Internal);
        QVERIFY(all[4].second);
        QVERIFY(stored() == (std::vector<std::int64_t>{1, 5}));
    }

    void aWorkThatFailsAloneLeavesNothing()
    {
        Writer writer(fresh());
        const auto failed = writer.run([](Connection& db) -> Result<void> {
            static_cast<void>(db.run("INSERT INTO t(n) VALUES(100)"));
            return fail(ErrorCode::Conflict, "changed its mind");
        });
        QCOMPARE(failed.error().detail, std::string("changed its mind"));
        QVERIFY(stored().empty());
        QVERIFY(writer.run(insert(4)));
        QVERIFY(stored() == std::vector<std::int64_t>{4});
    }

    void aFullDiskIsNeverCalledSaved()
    {
        auto db = fresh();
        QVERIFY(db->script("PRAGMA max_page_count=12"));
        Writer writer(std::move(db));
        Gate gate(writer);
        Answers answers;
        writer.submit(insert(1), answers.take(1));
        writer.submit(
            [](Connection& connection) -> Result<void> {
                auto done = connection.run("INSERT INTO t(n, text) VALUES(2, :text)", std::string(500000, 'x'));
                if (!done)
                    return tl::unexpected(done.error());
                return {};
            },
            answers.take(2));
        writer.submit(insert(3), answers.take(3));
        gate.open();
        const auto all = answers.wait(3);
        QCOMPARE(all[1].second.error().code, ErrorCode::Storage);
        // Whether SQLite undid one statement or the whole transaction: what was answered is what is there.
        std::vector<std::int64_t> promised;
        for (const auto& [id, result] : all)
            if (result)
                promised.push_back(id);
            else
                QCOMPARE(result.error().code, ErrorCode::Storage);
        QVERIFY(stored() == promised);
        QVERIFY(writer.run([](Connection& connection) -> Result<void> { return connection.script("DELETE FROM t"); }));
        QVERIFY(stored().empty());
    }

    // There is room for the works and none for their commit: nobody is told that anything is kept.
    void aDiskThatIsFullAtTheCommitIsNeverCalledSaved()
    {
        Writer writer(fresh());
        QVERIFY(writer.run(insert(1)));
        const auto logBytes = QFileInfo(QString::fromStdString(m_path + "-wal")).size();
        QVERIFY(logBytes > 0);
        rlimit roomy{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &roomy), 0);
        rlimit full = roomy;
        full.rlim_cur = static_cast<rlim_t>(logBytes);
        std::signal(SIGXFSZ, SIG_IGN); // then a write past the limit fails, as on a full disk
        Answers answers;
        Gate gate(writer);
        writer.submit(insert(2), answers.take(2));
        writer.submit(insert(3), answers.take(3));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
        gate.open();
        const auto all = answers.wait(2);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &roomy), 0);
        for (const auto& [id, result] : all) {
            QVERIFY2(!result, "called saved");
            QCOMPARE(result.error().code, ErrorCode::Storage);
        }
        QVERIFY(stored() == std::vector<std::int64_t>{1});
        QVERIFY(writer.run(insert(4))); // there is room again
        QVERIFY(stored() == (std::vector<std::int64_t>{1, 4}));
    }

    void aFailingCommitAnswersAllWithItsError()
    {
        auto db = fresh();
        QVERIFY(db->script("CREATE TABLE child(p INTEGER REFERENCES t(n) DEFERRABLE INITIALLY DEFERRED)"));
        Writer writer(std::move(db));
        Answers answers;
        {
            Gate gate(writer);
            writer.submit(insert(1), answers.take(1));
            writer.submit(
                [](Connection& connection) -> Result<void> { return connection.script("INSERT INTO child VALUES(77)"); }, answers.take(2));
            writer.submit(insert(3), answers.take(3));
            gate.open();
            for (const auto& [id, result] : answers.wait(3)) {
                QVERIFY(!result);
                QCOMPARE(result.error().code, ErrorCode::Conflict);
            }
        }
        QVERIFY(stored().empty());
        QVERIFY(writer.run(insert(4)));
        QVERIFY(stored() == std::vector<std::int64_t>{4});
    }

    void aWorkThatEndsTheTransactionIsCaught()
    {
        Writer writer(fresh());
        Gate gate(writer);
        Answers answers;
        writer.submit(insert(1), answers.take(1));
        writer.submit(
            [](Connection& db) -> Result<void> {
                db.rollback();
                return {};
            },
            answers.take(2));
        writer.submit(insert(3), answers.take(3));
        gate.open();
        for (const auto& [id, result] : answers.wait(3))
            QVERIFY(!result);
        QVERIFY(stored().empty());
        QVERIFY(writer.run(insert(4)));
    }

    void manyThreadsShareCommits()
    {
        constexpr int threads = 8;
        constexpr int each = 250;
        std::atomic<int> refused{0};
        {
            Writer writer(fresh());
            std::vector<std::thread> all;
            for (int t = 0; t < threads; ++t)
                all.emplace_back([&writer, &refused, t] {
                    for (int i = 0; i < each; ++i)
                        if (!writer.run(insert(t * each + i)))
                            ++refused;
                });
            for (auto& thread : all)
                thread.join();
        }
        QCOMPARE(refused.load(), 0);
        QCOMPARE(stored().size(), static_cast<std::size_t>(threads * each));
    }

    void whatIsQueuedIsFinishedOnStop()
    {
        std::atomic<int> saved{0};
        {
            Writer writer(fresh(), 7);
            for (int i = 0; i < 100; ++i)
                writer.submit(insert(i), [&saved](Result<void> result) { saved += result ? 1 : 0; });
        }
        QCOMPARE(saved.load(), 100);
        QCOMPARE(stored().size(), 100u);
    }

    void whatMayWaitWaits()
    {
        Writer writer(fresh());
        Answers answers;
        const auto insert = [](int n) {
            return [n](Connection& db) -> Result<void> {
                auto done = db.run("INSERT INTO t(n) VALUES(:n)", n);
                return done ? Result<void>{} : tl::unexpected(std::move(done.error()));
            };
        };
        const auto refused = [](Connection&) -> Result<void> { return fail(ErrorCode::Conflict, "no"); };
        {
            Gate gate(writer);
            writer.submitBehind(insert(1), answers.take(1));
            writer.submitBehind(refused, answers.take(2));
            writer.submitBehind(insert(3), answers.take(3));
            writer.submit(insert(10), answers.take(10));
            gate.open();
            const auto all = answers.wait(4);
            // Asked for last, done first; the others in their own order, and one's failure is its own.
            QCOMPARE(all[0].first, 10);
            QCOMPARE(all[1].first, 1);
            QCOMPARE(all[2].first, 2);
            QCOMPARE(all[3].first, 3);
            QVERIFY(all[0].second && all[1].second && !all[2].second && all[3].second);
        }
        {
            Gate gate(writer);
            writer.submitBehind(insert(4), answers.take(4), true);
            writer.submit(insert(11), answers.take(11));
            writer.submit(insert(12), answers.take(12));
            gate.open();
            const auto all = answers.wait(7);
            QCOMPARE(all[6].first, 4); // urgent: in the very group, behind the others
        }
        // Under an endless flood it gets its share.
        std::atomic<bool> flood{ true };
        std::atomic<int> rounds{ 0 };
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                while (flood) {
                    if (!writer.run([](Connection& db) -> Result<void> {
                            auto done = db.run("UPDATE t SET text = 'x' WHERE n = 1");
                            return done ? Result<void>{} : tl::unexpected(std::move(done.error()));
                        }))
                        break;
                    ++rounds;
                }
            });
        for (int i = 0; i < 20; ++i)
            writer.submitBehind(insert(100 + i), answers.take(100 + i));
        const auto all = answers.wait(27);
        flood = false;
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(all.back().first, 119);
        QVERIFY(rounds > 0);
    }

    void whatMayWaitIsFinishedOnStop()
    {
        Answers answers;
        {
            Writer writer(fresh());
            for (int i = 0; i < 3; ++i)
                writer.submitBehind([](Connection&) { return Result<void>{}; }, answers.take(i));
        }
        QCOMPARE(answers.all.size(), std::size_t{ 3 });
    }

    void waitingForItselfIsRefused()
    {
        Writer writer(fresh());
        ErrorCode inner = ErrorCode::Damaged;
        QVERIFY(writer.run([&](Connection&) -> Result<void> {
            inner = writer.run(insert(1)).error().code;
            return {};
        }));
        QCOMPARE(inner, ErrorCode::Internal);
    }

    void tidyingLeavesNoDeletedByte()
    {
        Writer writer(fresh());
        const auto holds = [this](const char* suffix) {
            QFile file(QString::fromStdString(m_path) + QLatin1String(suffix));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("secretword");
        };
        QVERIFY(writer.run([](Connection& db) -> Result<void> {
            for (int i = 0; i < 500; ++i)
                if (auto done = db.run("INSERT INTO t(n, text) VALUES(:n, :text)", i, "secretword " + std::to_string(i)); !done)
                    return tl::unexpected(done.error());
            return {};
        }));
        QVERIFY(holds("") || holds("-wal"));
        auto reader = std::move(*Connection::open(m_path, OpenMode::ReadOnly));
        QVERIFY(reader->begin());
        QVERIFY(reader->row<std::tuple<std::int64_t>>("SELECT count(*) FROM t"));
        QVERIFY(writer.run([](Connection& db) -> Result<void> {
            auto gone = db.run("DELETE FROM t WHERE n % 3 <> 0");
            if (gone)
                gone = db.run("UPDATE t SET text = 'x'");
            return gone ? Result<void>{} : Result<void>(tl::unexpected(gone.error()));
        }));
        QCOMPARE(writer.tidy(0).error().code, ErrorCode::Unavailable); // a reader still sees them
        reader->rollback();
        QVERIFY(writer.tidy(std::int64_t{ 1 } << 30U));
        QVERIFY(!holds("") && !holds("-wal"));
        QCOMPARE(stored().size(), std::size_t{ 167 });
        QVERIFY(writer.run(insert(1))); // the same connection goes on
        ErrorCode inner = ErrorCode::Damaged;
        QVERIFY(writer.run([&](Connection&) -> Result<void> {
            inner = writer.tidy(0).error().code;
            return {};
        }));
        QCOMPARE(inner, ErrorCode::Internal);
    }

    void theLogIsKeptSmall()
    {
        Writer writer(fresh());
        const std::string text(2000, 'y');
        auto pool = std::move(*ReadPool::open(m_path, 1));
        for (int round = 0; round < 30; ++round) {
            QVERIFY(writer.run([&](Connection& db) -> Result<void> {
                for (int i = 0; i < 500; ++i)
                    if (auto done = db.run("INSERT INTO t(n, text) VALUES(:n, :text)", round * 500 + i, text); !done)
                        return tl::unexpected(done.error());
                return {};
            }));
            QVERIFY((pool->read<int>([](Connection& db) -> Result<int> {
                auto found = db.row<std::tuple<std::int64_t>>("SELECT count(*) FROM t");
                return found ? Result<int>(1) : tl::unexpected(found.error());
            })));
        }
        const QString wal = QString::fromStdString(m_path) + QStringLiteral("-wal");
        QVERIFY2(QFileInfo(wal).size() < 24 * 1024 * 1024, qPrintable(QString::number(QFileInfo(wal).size())));
        QTRY_COMPARE_WITH_TIMEOUT(QFileInfo(wal).size(), 0, 10000);  // idle: truncated
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
