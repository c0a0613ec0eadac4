// Secret files, atomic writes, the home's lock, the thread pool, the log, stop signals.
#include "services/base/clock.h"
#include "services/base/filelock.h"
#include "services/base/log.h"
#include "services/base/secretfile.h"
#include "services/base/signals.h"
#include "services/base/threadpool.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <algorithm>
#include <thread>

using namespace countersign;

class TestFiles : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::string path(const char* name) { return m_dir.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void aSecretIsMadeOnceAndForItsOwnerOnly()
    {
        const auto file = path("key");
        int made = 0;
        const auto make = [&made] {
            ++made;
            return std::string("s\0cret", 6);
        };
        QVERIFY(readOrMakeSecret(file, make).value_or("") == std::string("s\0cret", 6));
        QVERIFY(readOrMakeSecret(file, make).value_or("") == std::string("s\0cret", 6));
        QCOMPARE(made, 1);
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(QString::fromStdString(file)) & others));
    }

    void aSecretOthersMayReadIsRefused()
    {
        const auto file = path("open");
        QVERIFY(writeFileAtomically(file, "secret", false));
        const auto refused = readOrMakeSecret(file, [] { return std::string(); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QVERIFY(refused.error().detail.find("chmod 600") != std::string::npos);
    }

    void writingReplacesWholeAndLeavesNothingBehind()
    {
        const auto file = path("config");
        QVERIFY(writeFileAtomically(file, "one", false));
        QVERIFY(writeFileAtomically(file, "two", false));
        QCOMPARE(readFile(file, 10).value_or(""), std::string("two"));
        QCOMPARE(readFile(file, 2).error().code, ErrorCode::TooLarge);
        QCOMPARE(readFile(path("none"), 10).error().code, ErrorCode::NotFound);
        QCOMPARE(readFile(m_dir.path().toStdString(), 10).error().code, ErrorCode::InvalidInput);
        QCOMPARE(writeFileAtomically(path("no/such/folder"), "x", true).error().code, ErrorCode::Storage);
        for (const auto& name : QDir(m_dir.path()).entryList(QDir::Files))
            QVERIFY2(!name.contains(QStringLiteral(".new")), qPrintable(name));
    }

    void aLockIsHeldByOne()
    {
        const auto file = path("lock");
        auto held = FileLock::acquire(file);
        QVERIFY(held);
        QCOMPARE(FileLock::acquire(file).error().code, ErrorCode::Conflict);
        held->reset();
        QVERIFY(FileLock::acquire(file));
        QCOMPARE(FileLock::acquire(path("no/folder/lock")).error().code, ErrorCode::Storage);
    }

    void poolTasksRunInOrderAndAllOfThem()
    {
        std::vector<int> order;
        {
            ThreadPool pool(1, "test-pool-with-a-long-name");
            for (int i = 0; i < 1000; ++i)
                pool.post([&order, i] { order.push_back(i); });
        }
        QCOMPARE(order.size(), 1000u);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        std::atomic<int> ran{0};
        {
            ThreadPool pool(4, "four");
            for (int i = 0; i < 1000; ++i)
                pool.post([&ran] { ++ran; });
            pool.post([] { throw std::runtime_error("does not end the thread"); });
            pool.post([&ran] { ++ran; });
        }
        QCOMPARE(ran.load(), 1001);
    }

    void aLogLineIsOneLine()
    {
        const auto file = path("log.txt");
        startLog(file, LogLevel::Info);
        log(LogLevel::Info, "jobs", "draft queued", {{"draft", "0192"}, {"took_ms", 12}, {"odd", "a b\n\"c\"=d"}});
        log(LogLevel::Debug, "jobs", "not wanted");
        log(LogLevel::Warning, "jobs", "two\nlines {} %s");
        startLog({}, LogLevel::Info);
        const auto lines = QString::fromStdString(readFile(file, 10000).value_or("")).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        static const QRegularExpression form(QStringLiteral(
            R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info jobs: draft queued draft=0192 took_ms=12 odd="a b\?\\"c\\"=d"$)"));
        QVERIFY2(form.match(lines[0]).hasMatch(), qPrintable(lines[0]));
        QVERIFY(lines[1].endsWith(QStringLiteral("Z warning jobs: two lines {} %s")));
        const auto written = QDateTime::fromString(lines[0].section(QLatin1Char(' '), 0, 0), Qt::ISODateWithMs);
        QVERIFY(qAbs(written.toMSecsSinceEpoch() - SystemClock().now()) < 60000);
    }

    void stopSignalsEndTheWait()
    {
        {
            StopSignals signals_;
            std::raise(SIGTERM);
            signals_.wait();
        }
        {
            StopSignals signals_;
            std::thread asker([&] { signals_.request(); });
            signals_.wait();
            asker.join();
        }
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
