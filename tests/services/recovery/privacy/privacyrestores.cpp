// What a restore takes over from the minute before: the rules in force, and the key that the record is signed with.
#include "models/domain/tlogrotation.h"
#include "services/base/secretfile.h"
#include "services/recovery/privacy/retention.h"
#include "services/recovery/record/rotation.h"
#include "services/recovery/store/policystore.h"
#include "tst_privacy.h"

using namespace countersign;

// The policy of yesterday may let more go without a person, and keep longer what is personal.
void TestPrivacy::aRestoreKeepsTheRulesInForce()
{
    QTRY_VERIFY(underCheckpoint());
    QVERIFY(backedUp("yesterday.sqlite"));
    Person person;
    person.id = "mira-id";
    Retention shorter = usualRetention();
    shorter.days[KeptKind::Webhooks] = 7;
    std::int64_t version = 0;
    write([&](Connection& connection) -> Result<void> {
        const TimeMs now = m_home->clock.now();
        return putPolicyInForce(connection, currentPolicy(connection).value(), person.id, now)
            .map([&version](std::int64_t made) { version = made; })
            .and_then([&] { return setRetention(connection, person, shorter, now).map([](std::int64_t) {}); });
    });
    m_home->change("INSERT INTO brand_rules(shop_id, version, rules, person_id, in_force_at) VALUES('', 1, '" + Json(BrandRules{}).dump() + "', 'p', 5)");
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    const auto now = m_home->clock.now();
    m_home->stop();
    const auto restored = restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Mistake, "operator-local" }, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
    QCOMPARE(restored->rulesKept, 3);
    m_home->start();
    QVERIFY(version > 1);
    QCOMPARE(m_home->one<std::int64_t>("SELECT max(version) FROM policies"), version);
    QCOMPARE(m_home->one<std::string>("SELECT person_id FROM policies ORDER BY version DESC LIMIT 1"), person.id);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM brand_rules"), 1);
    QCOMPARE(parsed(asOperator("GET", "/v1/privacy/retention")).at("days").at("webhooks").get<int>(), 7);
    for (const char* action : { "policy.in_force", "brand_rules.in_force", "retention.set" }) {
        const auto entries = entriesOf(action);
        QVERIFY2(entries.find("\"actor\":\"restore\"") != std::string::npos && entries.find("\"rule\":\"restored\"") != std::string::npos, entries.c_str());
    }
    // Of another history the numbers mean something else: nothing of it is taken over.
    QTRY_VERIFY(underCheckpoint());
    m_home->change("UPDATE policies SET body = '{}' WHERE version = 1");
    const auto later = m_home->clock.now();
    m_home->stop();
    const auto again = restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Mistake, "operator-local" }, log, later);
    QVERIFY2(again, again ? "" : again.error().detail.c_str());
    QCOMPARE(again->rulesKept, 2); // brand rules and days
}

// Passing the key on must not make every backup from before worthless, least of all when the disk is gone.
void TestPrivacy::aBackupOutlivesTheLogsKey()
{
    const Held held = someone();
    QTRY_VERIFY(underCheckpoint());
    const auto before = logKey();
    QVERIFY(backedUp("old-key.sqlite"));
    m_home->startWithNextLogKey();
    const auto after = logKey();
    QVERIFY(after.publicKey != before.publicKey);
    QVERIFY(QFile::exists(QString::fromStdString(rotationsFile(m_home->home()))));
    QTRY_VERIFY(underCheckpoint());
    QCOMPARE(checkBackup(file("old-key.sqlite"), after).error().code, ErrorCode::Damaged);
    for (const bool lost : { false, true }) {
        const auto now = m_home->clock.now();
        m_home->stop();
        if (lost) {
            const QString place = QString::fromStdString(m_home->home() + "/countersign.sqlite");
            QFile::remove(place + u"-wal"_s);
            QFile::remove(place + u"-shm"_s);
            QFile gone(place);
            QVERIFY(gone.open(QIODevice::WriteOnly | QIODevice::Truncate) && gone.write("not a database any more") > 0);
        }
        const auto restored
            = restoreBackup({ m_home->home(), file("old-key.sqlite"), RestoreReason::DiskFailure, "operator-local" }, after, now);
        QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
        QCOMPARE(restored->left.has_value(), !lost);
        m_home->start();
        QCOMPARE(logKey().publicKey, after.publicKey);
        QTRY_VERIFY(underCheckpoint());
        QCOMPARE(asOperator("GET", "/v1/drafts/" + held.draftId).status, 200);
        const char* bundle = lost ? "after-loss" : "after-mistake";
        QVERIFY(context().reads.read<Checkpoint>([&](Connection& connection) { return exportBundle(connection, context().keys, file(bundle)); }));
        for (const auto& key : { before, after }) {
            const auto verified = verifyBundle(folderBundle(file(bundle)), key);
            QVERIFY2(verified.problems.empty(), verified.problems.empty() ? "" : verified.problems.front().c_str());
            QCOMPARE(verified.rotations, 1);
        }
    }
    // Without a link that leads there, a copy under another key stays refused.
    m_home->stop();
    QVERIFY(QFile::remove(QString::fromStdString(rotationsFile(m_home->home()))));
    const auto stranger = parseVerifierKey(verifierKey(after.name, newSigningKey().publicKey)).value();
    const auto refused = restoreBackup({ m_home->home(), file("old-key.sqlite"), RestoreReason::Drill, "operator-local" }, stranger, 1);
    QVERIFY(!refused && refused.error().code == ErrorCode::Damaged);
}

// Killed before the record tells of the new key: it never was. Killed after: it is in force, wherever its file lies.
void TestPrivacy::aRotationCutShortIsSettled()
{
    const std::string keys = m_home->home() + "/keys/";
    const auto before = logKey();
    m_home->stop();
    QVERIFY(writeFileAtomically(keys + "log.next", std::string(32, 'n'), true));
    m_home->start();
    QCOMPARE(logKey().publicKey, before.publicKey);
    QVERIFY(!QFile::exists(QString::fromStdString(keys + "log.next")));

    m_home->stop();
    const auto old = readFile(keys + "log", 64).value();
    m_home->startWithNextLogKey();
    const auto after = logKey();
    m_home->stop();
    QVERIFY(writeFileAtomically(keys + "log.next", readFile(keys + "log", 64).value(), true));
    QVERIFY(writeFileAtomically(keys + "log", old, true));
    QVERIFY(QFile::remove(QString::fromStdString(rotationsFile(m_home->home()))));
    m_home->start();
    QCOMPARE(logKey().publicKey, after.publicKey);
    QVERIFY(!QFile::exists(QString::fromStdString(keys + "log.next")));
    const auto links = parseRotations(readFile(rotationsFile(m_home->home()), 4096).value());
    QVERIFY(links && links->size() == 1); // written again by whoever finds them missing
    someone();
    QTRY_VERIFY(underCheckpoint());
    QVERIFY(openCheckpoint(seenNote(), after));
}
