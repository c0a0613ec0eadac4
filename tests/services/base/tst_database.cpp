// Connection: values there and back, statements reused, errors in the house's words.
#include "services/base/database.h"
#include "services/base/readpool.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <thread>

using namespace countersign;

class TestDatabase : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_count = 0;

    std::string freshPath() { return m_dir.filePath(QStringLiteral("db %1=x.sqlite").arg(m_count++)).toStdString(); }
    std::unique_ptr<Connection> fresh()
    {
        auto opened = Connection::open(freshPath(), OpenMode::ReadWrite);
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        return std::move(*opened);
    }
    static std::int64_t count(Connection& connection, const char* sql)
    {
        auto found = connection.row<std::tuple<std::int64_t>>(sql);
        return found && *found ? std::get<0>(**found) : -1;
    }

private Q_SLOTS:
    void valuesComeBackAsTheyWere()
    {
        auto db = fresh();
        QVERIFY(db->run("CREATE TABLE t(a INTEGER, b REAL, c TEXT)"));
        const std::string withNul("a\0b\0", 4);
        const std::string unicode = "Zoë 🛒 \u202ertl";
        constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
        constexpr auto highest = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(db->run("INSERT INTO t VALUES(:a, :b, :c)", lowest, 0.1, withNul).value_or(-1), 1);
        QCOMPARE(db->run("INSERT INTO t VALUES(:a, :b, :c)", highest, -1e300, unicode).value_or(-1), 1);
        QCOMPARE(db->run("INSERT INTO t VALUES(:a, :b, :c)", 7, 2.0, "").value_or(-1), 1);
        QCOMPARE(
            db->run("INSERT INTO t VALUES(:a, :b, :c)", std::optional<std::int64_t>{}, std::optional<double>{}, Cell{}).value_or(-1), 1);
        QCOMPARE(db->lastInsertId().value_or(-1), 4);

        using Row = std::tuple<std::optional<std::int64_t>, std::optional<double>, std::optional<std::string>>;
        const auto rows = db->rows<Row>("SELECT a, b, c FROM t ORDER BY rowid");
        QVERIFY(rows);
        QCOMPARE(rows->size(), 4u);
        QVERIFY((*rows)[0] == Row(lowest, 0.1, withNul));
        QVERIFY((*rows)[1] == Row(highest, -1e300, unicode));
        QVERIFY((*rows)[2] == Row(7, 2.0, std::string()));
        QVERIFY((*rows)[3] == Row());
        // The file holds the bytes, not a text cut at the first NUL.
        QCOMPARE(count(*db, "SELECT length(CAST(c AS BLOB)) FROM t WHERE rowid=1"), 4);
    }

    void nullIntoAPlainMemberIsRefused()
    {
        auto db = fresh();
        const auto row = db->row<std::tuple<std::string>>("SELECT NULL");
        QVERIFY(!row);
        QCOMPARE(row.error().code, ErrorCode::Damaged);
    }

    void oneStatementServesValuesOfEveryKind()
    {
        auto db = fresh();
        QVERIFY(db->run("CREATE TABLE t(v)"));
        const char* insert = "INSERT INTO t VALUES(:v)";
        QVERIFY(db->run(insert, Cell{}));
        QVERIFY(db->run(insert, 5));
        QVERIFY(db->run(insert, Cell{}));
        QVERIFY(db->run(insert, "five"));
        QVERIFY(db->run(insert, 5.5));
        const auto types = db->rows<std::tuple<std::string>>("SELECT typeof(v) FROM t ORDER BY rowid");
        QVERIFY(types);
        std::string all;
        for (const auto& [type] : *types)
            all += type + " ";
        QCOMPARE(all, std::string("null integer null text real "));
        // The same SQL read as another kind.
        QCOMPARE(std::get<0>(**db->row<std::tuple<std::string>>("SELECT v FROM t WHERE rowid=2")), std::string("5"));
        QCOMPARE(std::get<0>(**db->row<std::tuple<std::int64_t>>("SELECT v FROM t WHERE rowid=2")), 5);
    }

    void constraintsAreConflictsAndTellNoValues()
    {
        auto db = fresh();
        QVERIFY(db->run("CREATE TABLE p(id TEXT PRIMARY KEY) WITHOUT ROWID"));
        QVERIFY(db->run("CREATE TABLE t(id TEXT NOT NULL REFERENCES p(id), n INTEGER CHECK(n > 0))"));
        QVERIFY(db->run("INSERT INTO p VALUES(:id)", "secret@example.com"));
        for (int round = 0; round < 3; ++round) {
            const auto again = db->run("INSERT INTO p VALUES(:id)", "secret@example.com");
            QVERIFY(!again);
            QCOMPARE(again.error().code, ErrorCode::Conflict);
            QVERIFY2(again.error().detail.find("secret") == std::string::npos, again.error().detail.c_str());
        }
        QCOMPARE(db->run("INSERT INTO t VALUES(:id, 1)", "nobody").error().code, ErrorCode::Conflict);
        QCOMPARE(db->run("INSERT INTO t VALUES(:id, 0)", "secret@example.com").error().code, ErrorCode::Conflict);
        QCOMPARE(db->run("INSERT INTO t VALUES(:id, 1)", Cell{}).error().code, ErrorCode::Conflict);
        QCOMPARE(db->run("INSERT INTO p VALUES(:id)", "other").value_or(-1), 1);
        QCOMPARE(db->run("INSERT INTO nowhere VALUES(1)").error().code, ErrorCode::Internal);
        QCOMPARE(db->run("INSERT INTO p VALUES(:a)").error().code, ErrorCode::Internal);
        QCOMPARE((db->row<std::tuple<std::string, std::string>>("SELECT id FROM p").error().code), ErrorCode::Internal);
        QCOMPARE(db->run("SELECT \"no such column\"").error().code, ErrorCode::Internal);
    }

    void changedRowsAreCounted()
    {
        auto db = fresh();
        QCOMPARE(db->run("CREATE TABLE t(n INTEGER)").value_or(-1), 0);
        QCOMPARE(db->run("INSERT INTO t VALUES(1), (2), (3)").value_or(-1), 3);
        QCOMPARE(db->run("UPDATE t SET n = n + 1 WHERE n >= :n", 2).value_or(-1), 2);
        QCOMPARE(db->run("UPDATE t SET n = n + 1 WHERE n > :n", 100).value_or(-1), 0);
        QCOMPARE(db->run("DELETE FROM t").value_or(-1), 3);
        QCOMPARE(db->run("CREATE TABLE u(n INTEGER)").value_or(-1), 0);
        const auto returned = db->row<std::tuple<std::int64_t>>("INSERT INTO t VALUES(:n) RETURNING n * 2", 21);
        QVERIFY(returned && *returned);
        QCOMPARE(std::get<0>(**returned), 42);
        // A statement whose rows nobody reads does not stay open and block the commit.
        QVERIFY(db->begin());
        QVERIFY(db->run("INSERT INTO t VALUES(1), (2) RETURNING n"));
        QVERIFY(db->run("SELECT n FROM t"));
        QVERIFY(db->commit());
    }

    void savepointsNest()
    {
        auto db = fresh();
        QVERIFY(db->run("CREATE TABLE t(n INTEGER)"));
        QVERIFY(db->begin());
        QVERIFY(db->savepoint());
        QVERIFY(db->run("INSERT INTO t VALUES(1)"));
        QVERIFY(db->releaseSavepoint());
        QVERIFY(db->savepoint());
        QVERIFY(db->run("INSERT INTO t VALUES(2)"));
        QVERIFY(db->rollbackToSavepoint());
        QVERIFY(db->inTransaction());
        QVERIFY(db->commit());
        QVERIFY(!db->inTransaction());
        QCOMPARE(count(*db, "SELECT sum(n) FROM t"), 1);
        QVERIFY(db->begin());
        QVERIFY(db->run("DELETE FROM t"));
        db->rollback();
        QCOMPARE(count(*db, "SELECT sum(n) FROM t"), 1);
    }

    void aDeferredConstraintFailsTheCommitAndEndsTheTransaction()
    {
        auto db = fresh();
        QVERIFY(db->script("CREATE TABLE p(id INTEGER PRIMARY KEY);"
                           "CREATE TABLE t(p INTEGER REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED)"));
        QVERIFY(db->begin());
        QVERIFY(db->run("INSERT INTO t VALUES(9)"));
        const auto committed = db->commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ErrorCode::Conflict);
        QVERIFY(!db->inTransaction());
        QCOMPARE(count(*db, "SELECT count(*) FROM t"), 0);
        QVERIFY(db->begin());
        QVERIFY(db->commit());
    }

    void tenThousandRowsInOneTransaction()
    {
        auto db = fresh();
        QVERIFY(db->run("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT NOT NULL, weight REAL, note TEXT)"));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(db->begin());
        for (int i = 0; i < 10000; ++i)
            QVERIFY(db->run("INSERT INTO t VALUES(:id, :name, :weight, :note)", i, "name " + std::to_string(i), i / 3.0,
                            i % 2 == 0 ? std::optional<std::string>("even") : std::nullopt));
        QVERIFY(db->commit());
        qInfo("10,000 rows in %lld ms", timer.elapsed());
        QCOMPARE(count(*db, "SELECT count(*) FROM t WHERE note IS NULL"), 5000);
        QCOMPARE(db->rows<std::tuple<std::string>>("SELECT name FROM t")->size(), 10000u);
    }

    void readersSeeOneSnapshotAndNeverWrite()
    {
        const auto path = freshPath();
        auto writer = std::move(*Connection::open(path, OpenMode::ReadWrite));
        QVERIFY(writer->run("CREATE TABLE t(n INTEGER)"));
        QVERIFY(writer->run("INSERT INTO t VALUES(1)"));
        auto pool = ReadPool::open(path, 1);
        QVERIFY(pool);
        const auto seen = (*pool)->read<std::int64_t>([&](Connection& reader) -> Result<std::int64_t> {
            const auto before = count(reader, "SELECT count(*) FROM t");
            if (!writer->run("INSERT INTO t VALUES(2)"))
                return fail(ErrorCode::Internal, "a reader blocked the writer");
            if (count(reader, "SELECT count(*) FROM t") != before)
                return fail(ErrorCode::Internal, "the snapshot moved");
            if (reader.run("INSERT INTO t VALUES(3)"))
                return fail(ErrorCode::Internal, "a reader wrote");
            return before;
        });
        QVERIFY2(seen, seen ? "" : seen.error().detail.c_str());
        QCOMPARE(*seen, 1);
        const auto after = (*pool)->read<std::int64_t>(
            [](Connection& reader) -> Result<std::int64_t> { return count(reader, "SELECT count(*) FROM t"); });
        QCOMPARE(after.value_or(-1), 2);
    }

    void aThrowingReaderGivesItsConnectionBack()
    {
        const auto path = freshPath();
        auto writer = std::move(*Connection::open(path, OpenMode::ReadWrite));
        auto pool = ReadPool::open(path, 1);
        QVERIFY(pool);
        const auto thrown = (*pool)->read<int>([](Connection&) -> Result<int> { throw std::runtime_error("oops"); });
        QCOMPARE(thrown.error().code, ErrorCode::Internal);
        QCOMPARE((*pool)->read<int>([](Connection&) -> Result<int> { return 1; }).value_or(0), 1);
    }

    void aSecondWriterIsToldToWait()
    {
        const auto path = freshPath();
        auto one = std::move(*Connection::open(path, OpenMode::ReadWrite));
        auto two = std::move(*Connection::open(path, OpenMode::ReadWrite));
        QVERIFY(two->script("PRAGMA busy_timeout=20"));
        QVERIFY(one->begin());
        const auto refused = two->begin();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(refused.error().retryAfterMs.has_value());
        QVERIFY(one->commit());
        QVERIFY(two->begin());
        QVERIFY(two->commit());
    }

    void aFullDiskSaysSo()
    {
        auto db = fresh();
        QVERIFY(db->run("CREATE TABLE t(text TEXT)"));
        QVERIFY(db->script("PRAGMA max_page_count=10"));
        const auto refused = db->run("INSERT INTO t VALUES(:text)", std::string(200000, 'x'));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Storage);
        QCOMPARE(count(*db, "SELECT count(*) FROM t"), 0);
    }

    void openingWhatIsNotThere()
    {
        QCOMPARE(Connection::open(m_dir.filePath(QStringLiteral("none.sqlite")).toStdString(), OpenMode::ReadOnly).error().code,
            ErrorCode::Storage);
        QCOMPARE(Connection::open(m_dir.filePath(QStringLiteral("no/folder/x")).toStdString(), OpenMode::ReadWrite).error().code,
            ErrorCode::Storage);
        QCOMPARE(Connection::open("a\"b", OpenMode::ReadWrite).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
