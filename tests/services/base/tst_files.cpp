// Secret files, atomic writes, bundles and selections of the record that go on where they were cut off, the home's lock, the thread pool, the log, stop signals.
#include "services/base/bundlefolder.h"
#include "services/base/clock.h"
#include "services/base/entryfile.h"
#include "services/base/filelock.h"
#include "services/base/log.h"
#include "services/base/prooffolder.h"
#include "services/base/rowfile.h"
#include "services/base/secretfile.h"
#include "services/base/signals.h"
#include "services/base/threadpool.h"
#include "tests/models/domain/bundles.h"

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
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace countersign;

class TestFiles : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::string path(const char* name) { return m_dir.filePath(QString::fromLatin1(name)).toStdString(); }
    static std::vector<std::string> recordOf(int entries)
    {
        std::vector<std::string> record;
        for (int i = 0; i < entries; ++i)
            record.push_back(entryBytes(samples::plainEntry(i)).value());
        return record;
    }
    static BundleHeads headsOf(const samples::Files& files)
    {
        const std::string& vkey = files.at("log.vkey");
        return { files.at("checkpoint"), vkey.substr(0, vkey.size() - 1), files.at("policy"), {} };
    }
    // Tiles out of a bundle in memory, each counted; after `most` of them the backend is gone.
    struct Served {
        const samples::Files& files;
        int most = 1'000'000;
        std::vector<std::string> asked{};
        Result<std::string> operator()(const std::string& tile)
        {
            if (static_cast<int>(asked.size()) == most)
                return fail(ErrorCode::Unavailable, "gone");
            asked.push_back(tile);
            return files.at(tile);
        }
    };
    static Result<Checkpoint> write(Served& served, const std::string& folder, bool goOn)
    {
        return writeBundle(headsOf(served.files), [&served](const std::string& tile) { return served(tile); }, folder, goOn);
    }
    static QStringList problemsOf(const std::string& folder)
    {
        QStringList problems;
        for (const std::string& one : verifyBundle(folderBundle(folder), samples::bundleLog()).problems)
            problems << QString::fromStdString(one);
        return problems;
    }

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

    void aBundleGoesOnWhereItStopped()
    {
        const auto folder = path("bundle");
        const auto before = samples::bundleOf(recordOf(1'300)); // five full tiles and a partial one, and one tile above
        Served first{ before, 1 + 2 * 3 + 1 }; // the tile above, three pairs, and a tile of hashes without its entries
        QCOMPARE(write(first, folder, true).error().code, ErrorCode::NotFound); // nothing is left yet
        QCOMPARE(write(first, folder, false).error().code, ErrorCode::Unavailable);
        QVERIFY(!QDir(QString::fromStdString(folder)).exists());
        QVERIFY(BundleFolder::isLeft(folder));
        // A partial tile and an odd file of then, a torn tile and one with a byte changed: none of them is part of what comes.
        const QDir part(QString::fromStdString(folder) + QStringLiteral(".partial"));
        QVERIFY(part.mkpath(QStringLiteral("tile/0/005.p")));
        for (const char* name : { "tile/0/005.p/20", "tile/entries/odd", "rotations" }) {
            QFile stray(part.filePath(QString::fromLatin1(name)));
            QVERIFY(stray.open(QIODevice::WriteOnly) && stray.write("stray") == 5);
        }
        QFile torn(part.filePath(QStringLiteral("tile/entries/001")));
        QVERIFY(torn.open(QIODevice::ReadWrite) && torn.resize(torn.size() - 1));
        torn.close();
        QFile changed(part.filePath(QStringLiteral("tile/0/002")));
        QVERIFY(changed.open(QIODevice::ReadWrite) && changed.write("x") == 1);
        changed.close();
        const QFileInfo kept(part.filePath(QStringLiteral("tile/entries/000")));
        QVERIFY(QFile::setPermissions(kept.filePath(), QFileDevice::ReadOwner)); // writing it again would fail
        // Meanwhile the record grew.
        const auto now = samples::bundleOf(recordOf(1'700));
        Served second{ now };
        std::int64_t done = 0;
        std::int64_t total = 0;
        const auto whole = writeBundle(headsOf(now), [&second](const std::string& tile) { return second(tile); }, folder, true,
            [&](std::int64_t files, std::int64_t all) {
                done = files;
                total = all;
            });
        QVERIFY2(whole, whole ? "" : whole.error().detail.c_str());
        QCOMPARE(whole->size, 1'700);
        QCOMPARE(done, total);
        QCOMPARE(std::count(second.asked.begin(), second.asked.end(), "tile/entries/000"), 0);
        QCOMPARE(std::count(second.asked.begin(), second.asked.end(), "tile/0/000"), 0);
        for (const char* again : { "tile/entries/001", "tile/0/002", "tile/entries/003", "tile/0/006.p/164" })
            QVERIFY2(std::count(second.asked.begin(), second.asked.end(), again) == 1, again);
        QCOMPARE(problemsOf(folder), QStringList());
        QVERIFY(!BundleFolder::isLeft(folder));
    }

    // Files that are asked for ahead are written in the order in which they were named, and none is named that stays from before.
    void whatIsUpcomingIsAskedForInThatOrder()
    {
        const auto folder = path("ahead");
        const auto record = samples::bundleOf(recordOf(1'300));
        Served cut{ record, 1 + 2 * 4 };
        QCOMPARE(write(cut, folder, false).error().code, ErrorCode::Unavailable);
        QFile damaged(QString::fromStdString(folder) + QStringLiteral(".partial/tile/0/001"));
        QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.write("x") == 1);
        damaged.close();
        auto bundle = BundleFolder::goOn(folder, headsOf(record));
        QVERIFY2(bundle, bundle ? "" : bundle.error().detail.c_str());
        std::vector<std::string> asked;
        std::size_t mostAhead = 0;
        for (std::vector<std::string> named;;) {
            const auto ahead = bundle->upcoming(4);
            mostAhead = std::max(mostAhead, ahead.size());
            QVERIFY(ahead.size() >= named.size() && std::equal(named.begin(), named.end(), ahead.begin()));
            if (ahead.empty())
                break;
            QCOMPARE(bundle->next().value_or(""), ahead.front());
            QVERIFY(bundle->put(record.at(ahead.front())));
            asked.push_back(ahead.front());
            named.assign(ahead.begin() + 1, ahead.end());
        }
        QCOMPARE(mostAhead, std::size_t{ 4 });
        QCOMPARE(std::count(asked.begin(), asked.end(), "tile/entries/000"), 0);
        QCOMPARE(std::count(asked.begin(), asked.end(), "tile/entries/001"), 1);
        QCOMPARE(std::count(asked.begin(), asked.end(), "tile/entries/003"), 0);
        QCOMPARE(bundle->kept(), 2 * 3);
        QVERIFY(bundle->finish());
        QCOMPARE(problemsOf(folder), QStringList());
    }

    // Tiles that fit each other and are another record's are not taken for this one's.
    void whatIsLeftOfAnotherRecordIsWrittenAgain()
    {
        const auto folder = path("other");
        auto entries = recordOf(600);
        const auto record = samples::bundleOf(entries);
        entries[7] = entryBytes(samples::plainEntry(9'999)).value();
        const auto another = samples::bundleOf(entries);
        Served cut{ another, 1 + 2 * 2 };
        QCOMPARE(write(cut, folder, false).error().code, ErrorCode::Unavailable);
        Served served{ record };
        QVERIFY(write(served, folder, true));
        QCOMPARE(problemsOf(folder), QStringList());
        QCOMPARE(std::count(served.asked.begin(), served.asked.end(), "tile/entries/000"), 1);
        QCOMPARE(std::count(served.asked.begin(), served.asked.end(), "tile/entries/001"), 0); // the same in both
        QCOMPARE(write(served, folder, false).error().code, ErrorCode::Conflict);
        const auto refused = writeBundle(headsOf(record),
            [](const std::string&) { return Result<std::string>(fail(ErrorCode::Damaged, "entry 3 is missing")); }, path("holes"), false);
        QCOMPARE(refused.error().code, ErrorCode::Damaged);
        QVERIFY(!BundleFolder::isLeft(path("holes"))); // no other try would do better
    }

    void aSelectionGoesOnBehindItsLastWholeLine()
    {
        const EntryFilePlan plan{ path("lines.jsonl"), false, "{}" };
        const std::string one = "{\"index\":3,\"entry\":{\"a\":1}}\n";
        const std::string two = "{\"index\":5,\"entry\":{\"a\":2}}\n";
        const std::string three = "{\"index\":9,\"entry\":{\"a\":3}}\n";
        QCOMPARE(EntryFile::goOn(plan).error().code, ErrorCode::NotFound);
        {
            auto file = EntryFile::begin(plan);
            QCOMPARE(file->add(one).value_or(-1), 1);
            QCOMPARE(file->add(two + one).error().code, ErrorCode::Damaged); // goes back
            QCOMPARE(file->add(two + "torn").error().code, ErrorCode::Damaged);
            QCOMPARE(file->last(), 3); // nothing of either page
        }
        QFile part(m_dir.filePath(QDir(m_dir.path()).entryList({ QStringLiteral("lines.jsonl.part-*") }).value(0)));
        QVERIFY(part.open(QIODevice::Append) && part.write("{\"index\":5,\"ent") > 0); // as a full disk leaves it
        part.close();
        auto file = EntryFile::goOn(plan);
        QVERIFY2(file, file ? "" : file.error().detail.c_str());
        QCOMPARE(file->last(), 3);
        QCOMPARE(file->entries(), 1);
        QCOMPARE(file->add(two + three).value_or(-1), 2);
        QVERIFY(!QFile::exists(QString::fromStdString(plan.file)));
        QVERIFY(file->finish());
        QCOMPARE(readFile(plan.file, 1000).value_or(""), one + two + three);
        QVERIFY(!EntryFile::isLeft(plan));
        QCOMPARE(EntryFile::begin(plan).error().code, ErrorCode::Conflict);
    }

    // What was written behind the last page known to be whole is cut off; another report never goes on in this one's file.
    void aReportGoesOnBehindItsLastPage()
    {
        const RowFilePlan plan{ path("report.csv"), true, "overrides" };
        QVERIFY(!RowFile::isLeft(plan) && RowFile::goOn(plan).error().code == ErrorCode::NotFound);
        {
            auto file = RowFile::begin(plan);
            QVERIFY(file && file->cursor().empty());
            QVERIFY(file->add("who,note\r\nx,\"two\nlines\"\r\n", "p2"));
            QCOMPARE(file->rows(), 1);
            QCOMPARE(file->cursor(), std::string("p2"));
            QVERIFY(!file->whole());
        }
        QFile part(m_dir.filePath(QDir(m_dir.path()).entryList({ QStringLiteral("report.csv.part-????????") }).value(0)));
        QVERIFY(part.open(QIODevice::Append) && part.write("y,to") > 0); // as a full disk leaves it
        part.close();
        QVERIFY(!RowFile::isLeft({ plan.file, true, "self_edits" }));
        {
            auto file = RowFile::goOn(plan);
            QVERIFY2(file, file ? "" : file.error().detail.c_str());
            QCOMPARE(file->cursor(), std::string("p2"));
            QVERIFY(file->add("y,2\r\n", "p3"));
        }
        auto file = RowFile::goOn(plan);
        QVERIFY(file && file->rows() == 2 && file->add("z,3\r\n", {}) && file->whole());
        QVERIFY(!QFile::exists(QString::fromStdString(plan.file)));
        QVERIFY(file->finish());
        QCOMPARE(file->rows(), 3);
        QCOMPARE(readFile(plan.file, 1000).value_or(""), std::string("who,note\r\nx,\"two\nlines\"\r\ny,2\r\nz,3\r\n"));
        QCOMPARE(QDir(m_dir.path()).entryList({ QStringLiteral("*report.csv*") }, QDir::Files | QDir::Hidden), QStringList{ QStringLiteral("report.csv") });
        // Shorter than it should be, as after a power cut: the report begins anew in it.
        const RowFilePlan lost{ path("lost.jsonl"), false, "overrides" };
        QVERIFY(RowFile::begin(lost)->add("[1]\n", "p2"));
        QFile torn(m_dir.filePath(QDir(m_dir.path()).entryList({ QStringLiteral("lost.jsonl.part-????????") }).value(0)));
        QVERIFY(torn.open(QIODevice::ReadWrite) && torn.resize(2));
        torn.close();
        auto anew = RowFile::goOn(lost);
        QVERIFY(anew && anew->cursor().empty() && anew->rows() == 0);
        QCOMPARE(torn.size(), 0);
        QVERIFY(anew->add("[1]\n", "p2"));
        QCOMPARE(anew->add("[2]\n", "p2").error().code, ErrorCode::InvalidInput); // in a circle: nothing of it stays
        QVERIFY(!RowFile::isLeft(lost));
    }

    void twoExportsNeverWriteOnePart()
    {
        const EntryFilePlan plan{ path("twice.jsonl"), false, "{}" };
        {
            const auto one = EntryFile::begin(plan);
            QVERIFY(one);
            for (const auto& other : { EntryFile::begin(plan), EntryFile::goOn(plan) }) {
                QCOMPARE(other.error().code, ErrorCode::Conflict);
                QVERIFY2(other.error().detail.find("under way") != std::string::npos, other.error().detail.c_str());
            }
            QVERIFY(EntryFile::begin({ plan.file, true, "{}" })); // another selection has a part of its own
        }
        QVERIFY(EntryFile::goOn(plan));
        const auto folder = path("deep/down/twice"); // what stands above it is made
        const auto record = samples::bundleOf(recordOf(300));
        {
            const auto one = BundleFolder::begin(folder, headsOf(record));
            QVERIFY2(one, one ? "" : one.error().detail.c_str());
            QCOMPARE(BundleFolder::begin(folder, headsOf(record)).error().code, ErrorCode::Conflict);
            QVERIFY(BundleFolder::isLeft(folder)); // and nothing of the first was thrown away
        }
        QVERIFY(BundleFolder::goOn(folder, headsOf(record)));
        const auto proofs = ProofFolder::open(path("proofs"), "{}", samples::bundleLog());
        QVERIFY2(proofs, proofs ? "" : proofs.error().detail.c_str());
        QCOMPARE(ProofFolder::open(path("proofs"), "{}", samples::bundleLog()).error().code, ErrorCode::Conflict);
        // A lock that a crash left is no obstacle, and goes.
        const auto crashed = path(".crashed.lock");
        QFile stale(QString::fromStdString(crashed));
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.close();
        QVERIFY(FileLock::acquireForNow(crashed));
        QVERIFY(!stale.exists());
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

    void aCrashWritesNoMemoryToTheDisk()
    {
#ifdef Q_OS_UNIX
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_CORE, &before), 0);
        leaveNoDumps();
        rlimit after{};
        QCOMPARE(getrlimit(RLIMIT_CORE, &after), 0);
        QCOMPARE(after.rlim_cur, rlim_t{0});
        QCOMPARE(after.rlim_max, before.rlim_max);
        setrlimit(RLIMIT_CORE, &before);
#endif
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
