// Migrations: every outcome, and files that must not be touched stay as they are byte by byte.
#include "services/base/migrations.h"
#include "services/base/resources.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {
const std::vector<Migration> three{{1, "CREATE TABLE a(n INTEGER); INSERT INTO a VALUES(1);"},
                                   {2, "ALTER TABLE a ADD COLUMN text TEXT NOT NULL DEFAULT 'old';"},
                                   {3, "CREATE TABLE b(n INTEGER); UPDATE a SET n = n + 1;"}};

std::vector<Migration> first(std::size_t count)
{
    return {three.begin(), three.begin() + static_cast<std::ptrdiff_t>(count)};
}
}  // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_count = 0;

    QString freshPath() { return m_dir.filePath(QStringLiteral("m%1.sqlite").arg(m_count++)); }
    static Result<MigrationOutcome> migrateFile(
        const QString& path, const std::vector<Migration>& migrations, std::int32_t id = backendApplicationId)
    {
        auto db = Connection::open(path.toStdString(), OpenMode::ReadWrite);
        if (!db)
            return tl::unexpected(db.error());
        return migrate(**db, migrations, id);
    }
    static std::int64_t number(const QString& path, const char* sql)
    {
        auto db = Connection::open(path.toStdString(), OpenMode::ReadWrite);
        auto found = db ? (*db)->row<std::tuple<std::int64_t>>(sql) : fail(ErrorCode::Storage, "");
        return found && *found ? std::get<0>(**found) : -1;
    }
    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

private Q_SLOTS:
    void freshThenUpToDate()
    {
        const auto path = freshPath();
        QCOMPARE(migrateFile(path, three).value(), MigrationOutcome::Fresh);
        QCOMPARE(number(path, "PRAGMA user_version"), 3);
        QCOMPARE(number(path, "PRAGMA application_id"), backendApplicationId);
        QCOMPARE(migrateFile(path, three).value(), MigrationOutcome::UpToDate);
        QCOMPARE(number(path, "SELECT n FROM a"), 2);
    }

    void fromEveryEarlierVersion()
    {
        for (std::size_t from = 1; from < three.size(); ++from) {
            const auto path = freshPath();
            QCOMPARE(migrateFile(path, first(from)).value(), MigrationOutcome::Fresh);
            QCOMPARE(migrateFile(path, three).value(), MigrationOutcome::Migrated);
            QCOMPARE(number(path, "SELECT n FROM a WHERE text = 'old'"), 2);
            QCOMPARE(number(path, "PRAGMA user_version"), 3);
        }
    }

    void aNewerFileIsLeftAlone()
    {
        const auto path = freshPath();
        QCOMPARE(migrateFile(path, three).value(), MigrationOutcome::Fresh);
        const auto before = bytes(path);
        const auto refused = migrateFile(path, first(2));
        QCOMPARE(refused.error().code, ErrorCode::TooNew);
        QVERIFY(bytes(path) == before);
    }

    void anotherProductsFileIsLeftAlone_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("no id") << QStringLiteral("CREATE TABLE theirs(n)");
        QTest::newRow("their id") << QStringLiteral("CREATE TABLE theirs(n); PRAGMA application_id=12345");
        QTest::newRow("only a version") << QStringLiteral("PRAGMA user_version=1");
    }
    void anotherProductsFileIsLeftAlone()
    {
        QFETCH(QString, sql);
        const auto path = freshPath();
        {
            auto db = std::move(*Connection::open(path.toStdString(), OpenMode::ReadWrite));
            QVERIFY(db->script(sql.toStdString() + "; PRAGMA journal_mode=DELETE"));
        }
        const auto before = bytes(path);
        QVERIFY(before.size() > 0);
        QCOMPARE(migrateFile(path, three).error().code, ErrorCode::Damaged);
        QVERIFY(bytes(path) == before);
        QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
    }

    void theConsolesFileIsNotTheBackends()
    {
        const auto path = freshPath();
        QVERIFY(migrateFile(path, three, consoleApplicationId));
        QCOMPARE(migrateFile(path, three, backendApplicationId).error().code, ErrorCode::Damaged);
    }

    void randomBytesAreLeftAlone_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 99, 511, 4096, 40000})
            QTest::addRow("%d bytes", size) << size;
    }
    void randomBytesAreLeftAlone()
    {
        QFETCH(int, size);
        const auto path = freshPath();
        QByteArray noise(size, '\0');
        for (int i = 0; i < size; ++i)
            noise[i] = static_cast<char>((i * 7919 + 13) % 251);
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(noise);
        }
        const auto refused = migrateFile(path, three);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Damaged);
        QVERIFY(bytes(path) == noise);
    }

    void aDamagedPageIsFound()
    {
        const auto path = freshPath();
        QVERIFY(migrateFile(path, {{1, "CREATE TABLE a(n INTEGER PRIMARY KEY, text TEXT);"
                                       "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 2000) "
                                       "INSERT INTO a SELECT i, 'some words ' || i FROM c;"}}));
        auto damaged = bytes(path);
        QVERIFY(damaged.size() > 6 * 4096);
        damaged.replace(4096 * 3, 4096, QByteArray(4096, '\x5a'));
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(damaged);
        }
        QCOMPARE(migrateFile(path, first(1)).error().code, ErrorCode::Damaged);
        QVERIFY(bytes(path) == damaged);
    }

    void aFailingStepIsUndoneWhole()
    {
        const auto path = freshPath();
        QVERIFY(migrateFile(path, first(1)));
        auto broken = three;
        broken[2].sql = "CREATE TABLE b(n INTEGER); INSERT INTO nowhere VALUES(1);";
        const auto refused = migrateFile(path, broken);
        QCOMPARE(refused.error().code, ErrorCode::Storage);
        QCOMPARE(number(path, "PRAGMA user_version"), 2);  // step 2 stands, step 3 left nothing
        QCOMPARE(number(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
        QCOMPARE(migrateFile(path, three).value(), MigrationOutcome::Migrated);
    }

    void versionsMustRiseByOne()
    {
        QCOMPARE(migrateFile(freshPath(), {{1, "SELECT 1"}, {3, "SELECT 1"}}).error().code, ErrorCode::Internal);
    }

    // Before the second schema every webhook was worked in at once.
    void eventsOfTheFirstSchemaStayKnown()
    {
        auto migrations = migrationsOf("backend");
        QVERIFY(migrations.size() >= 2);
        const auto path = freshPath();
        QVERIFY(migrateFile(path, { migrations.front() }));
        {
            auto db = Connection::open(path.toStdString(), OpenMode::ReadWrite).value();
            QVERIFY(db->script("INSERT INTO events(seq, id, shop_id, topic, webhook_id, body_hash, cart_id, body, received_at) VALUES"
                               "(4, 'e4', 'northbean', 'checkouts/create', 'w4', '0123456789abcdef0123456789abcdef0123', 'c1', 'sealed', 1),"
                               "(9, 'e9', 'northbean', 'shop/redact', 'w9', 'ff23456789abcdef0123456789abcdef0123', NULL, '', 2);"));
        }
        QCOMPARE(migrateFile(path, migrations).value(), MigrationOutcome::Migrated);
        QCOMPARE(number(path, "SELECT folded FROM inbox"), 9);
        QCOMPARE(number(path, "SELECT count(*) FROM events WHERE body = 'sealed' AND triggered_at = 0"), 1);
        QCOMPARE(number(path, "SELECT count(*) FROM event_keys"), 4);
        QCOMPARE(number(path, "SELECT count(*) FROM event_keys WHERE key IN ('w northbean w4', "
                              "'b northbean checkouts/create 0123456789abcdef0123456789abcdef')"),
            2);
        QCOMPARE(number(path, "SELECT seq FROM event_carts WHERE cart_id = 'c1'"), 4);
        QCOMPARE(migrateFile(path, migrations).value(), MigrationOutcome::UpToDate);
    }

    // What was in force before consents had a history is its first entry.
    void consentsKnownBeforeStartTheirHistory()
    {
        const auto migrations = migrationsOf("backend");
        QVERIFY(migrations.size() >= 8);
        const auto path = freshPath();
        QVERIFY(migrateFile(path, { migrations.begin(), migrations.begin() + 5 }));
        {
            auto db = Connection::open(path.toStdString(), OpenMode::ReadWrite).value();
            QVERIFY(db->script("INSERT INTO subjects(id, shop_id, lookup, consent_email, consent_sms, consent_at, created_at, erased_at) VALUES"
                               "('s1', 'northbean', 'a', 'subscribed', 'unknown', 7, 1, NULL),"
                               "('s2', 'northbean', 'b', 'unsubscribed', 'subscribed', 9, 1, NULL),"
                               "('s3', 'northbean', 'c', 'unknown', 'unknown', NULL, 1, NULL),"
                               "('s4', 'northbean', 'd', 'subscribed', 'unknown', 7, 1, 8);"));
        }
        QCOMPARE(migrateFile(path, migrations).value(), MigrationOutcome::Migrated);
        QCOMPARE(number(path, "SELECT count(*) FROM consents"), 3);
        QCOMPARE(number(path, "SELECT count(*) FROM consents WHERE subject_id = 's2' AND channel = 'sms' AND consent = 'subscribed' AND "
                              "source = 'earlier' AND changed_at = 9"),
            1);
        QCOMPARE(number(path, "SELECT count(*) FROM subjects WHERE erasing_at IS NULL"), 4);
    }

    void theProductsOwnSchemasApply()
    {
        for (const char* which : {"backend", "console"}) {
            const auto migrations = migrationsOf(which);
            if (migrations.empty())
                continue;
            const auto path = freshPath();
            const auto fresh = migrateFile(path, migrations);
            QVERIFY2(fresh, fresh ? "" : fresh.error().detail.c_str());
            QCOMPARE(migrateFile(path, migrations).value(), MigrationOutcome::UpToDate);
        }
        QVERIFY(!migrationsOf("backend").empty());
        QCOMPARE(migrationsOf("backend").front().version, 1);
        QVERIFY(resource("sql/backend/001_initial.sql")->starts_with("--"));
        QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/sql/backend/001_initial.sql"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().toStdString() == *resource("sql/backend/001_initial.sql"));
        QCOMPARE(resource("sql/backend/none.sql").error().code, ErrorCode::NotFound);
    }

    // SQLite is asked about every statement of the backend's sources: no table that grows with the shop is read whole for a few rows of it.
    void theIndexesServeEveryStatement()
    {
        const auto path = freshPath();
        QVERIFY(migrateFile(path, migrationsOf("backend")));
        const auto db = Connection::open(path.toStdString(), OpenMode::ReadWrite).value();
        static const QRegularExpression literals(QStringLiteral("(?:\"(?:[^\"\\\\]++|\\\\.)*+\"\\s*+)++"));
        static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\]++|\\\\.)*+)\""));
        static const QRegularExpression begins(QStringLiteral("^(SELECT|UPDATE|DELETE|WITH) "));
        static const QRegularExpression parameter(QStringLiteral(":(\\w+)"));
        static const QRegularExpression whole(
            QStringLiteral("^SCAN (jobs|decisions|drafts|events|carts|audit_entries|changes|orders|sends|subjects)$"));
        // All rows are meant: a start, the erasure of a whole shop, what a restored file is held against.
        const std::vector<QString> meant{ QStringLiteral("UPDATE jobs SET lease_until = 0"), QStringLiteral("UPDATE events SET body = ''"),
            QStringLiteral("FROM subjects WHERE erasing_at IS NOT NULL"), QStringLiteral("FROM subjects WHERE erased_at IS NULL AND lookup") };
        using Plan = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>;
        int asked = 0;
        QDirIterator sources(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/services/recovery"), { QStringLiteral("*.cpp") }, QDir::Files,
            QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto text = QString::fromUtf8(file.readAll());
            for (auto found = literals.globalMatch(text); found.hasNext();) {
                const auto group = found.next().captured();
                QString sql;
                for (auto part = literal.globalMatch(group); part.hasNext();)
                    sql += part.next().captured(1);
                if (!begins.match(sql).hasMatch()
                    || std::any_of(meant.begin(), meant.end(), [&sql](const QString& all) { return sql.contains(all); }))
                    continue;
                QSet<QString> names;
                for (auto named = parameter.globalMatch(sql); named.hasNext();)
                    names.insert(named.next().captured(1));
                const std::vector<Cell> values(static_cast<std::size_t>(names.size()), Cell{ std::string("x") });
                const auto plan = db->rowsOf<Plan>("EXPLAIN QUERY PLAN " + sql.toStdString(), values);
                if (!plan)
                    continue; // the beginning of a statement that is put together
                ++asked;
                for (const auto& step : *plan)
                    QVERIFY2(!whole.match(QString::fromStdString(std::get<3>(step))).hasMatch(),
                        qPrintable(file.fileName() + QStringLiteral(": ") + sql));
            }
        }
        QVERIFY2(asked > 200, std::to_string(asked).c_str());
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
