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
    // Two prompts with the second version live; people go back to the first of one, and make a third of the other.
    for (const std::string prompt : { "back", "onward" }) {
        m_home->change("INSERT INTO prompts(id, name, channel, created_at) VALUES('" + prompt + "', '" + prompt + "', 'email', 1)");
        for (const std::string number : { "1", "2" })
            m_home->change("INSERT INTO prompt_versions(prompt_id, number, system, task, author, created_at) VALUES('" + prompt + "', " + number
                + ", 's', 't', 'p', 1)");
        m_home->change("INSERT INTO prompt_labels(prompt_id, number, label) VALUES('" + prompt + "', 2, 'live')");
    }
    QTRY_VERIFY(underCheckpoint());
    QVERIFY(backedUp("yesterday.sqlite"));
    m_home->change("UPDATE prompt_labels SET number = 1 WHERE prompt_id = 'back'");
    m_home->change("INSERT INTO prompt_versions(prompt_id, number, system, task, author, created_at) VALUES('onward', 3, 's', 't', 'p', 1)");
    m_home->change("UPDATE prompt_labels SET number = 3 WHERE prompt_id = 'onward'");
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
    QCOMPARE(restored->rulesKept, 4);
    m_home->start();
    QCOMPARE(m_home->one<std::string>("SELECT group_concat(number || label) FROM prompt_labels WHERE prompt_id = 'back'"), std::string("1live"));
    QCOMPARE(m_home->one<std::string>("SELECT group_concat(number || label) FROM prompt_labels WHERE prompt_id = 'onward'"), std::string("2live"));
    QVERIFY(entriesOf("prompt.rolled_back").find("\"subject\":\"back\"") != std::string::npos);
    QVERIFY(entriesOf("prompt.label_taken").find("\"number\":2") != std::string::npos);
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
    QCOMPARE(again->rulesKept, 3); // brand rules, days and the wording
}

// A copy that nobody knows of is named by no erasure and deleted on no day.
void TestPrivacy::aRestoreForgetsNoCopy()
{
    const auto list = [this](const char* name) {
        const Json asked{ { "file", file(name) }, { "sha256", std::string(64, 'a') }, { "bytes", 1 }, { "entries", 5 }, { "keep_days", 30 } };
        return parsed(asOperator("POST", "/v1/privacy/backups", asked)).at("id").get<std::string>();
    };
    const auto older = list("older.sqlite");
    QTRY_VERIFY(underCheckpoint());
    QVERIFY(backedUp("yesterday.sqlite"));
    const auto newer = list("yesterday.sqlite");
    QCOMPARE(asOperator("DELETE", "/v1/privacy/backups/" + older).status, 204);
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    const auto now = m_home->clock.now();
    m_home->stop();
    const auto restored = restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Drill, "operator-local" }, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
    m_home->start();
    QCOMPARE(m_home->one<std::string>("SELECT group_concat(id) FROM backups WHERE gone_at IS NULL AND file NOT LIKE '%before-restore%'"), newer);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM backups WHERE gone_at IS NOT NULL AND id = '" + older + "'"), 1);
    const auto made = entriesOf("backup.made");
    QVERIFY2(made.find(newer) != std::string::npos && made.find("restored") != std::string::npos, made.c_str());
    QVERIFY2(made.find("yesterday.sqlite") == std::string::npos, "folders are named after people");
    QVERIFY(entriesOf("backup.deleted").find(older) != std::string::npos);
}

// Passing the key on must not make every backup from before worthless, least of all when the disk is gone.
void TestPrivacy::aBackupOutlivesTheLogsKey()
{
    const Held held = someone();
    const auto auditor = m_home->person("ada", "Ada", "auditor");
    QTRY_VERIFY(underCheckpoint());
    const auto before = logKey();
    QVERIFY(backedUp("old-key.sqlite"));
    QCOMPARE(asOperator("PUT", "/v1/privacy/retention", Json{ { "days", { { "webhooks", 9 } } } }).status, 200);
    QTRY_VERIFY(underCheckpoint());
    const std::string seen = seenNote(); // a console saw this, and nothing since
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
        if (!lost) { // that console's person accepts the way back, though what it saw carries the key of then
            auditor->setUrl(m_home->url());
            QVERIFY(auditor->signIn());
            const Json accepted{ { "seen", seen }, { "reason", "disk_failure" } };
            QCOMPARE(auditor->request("POST", "/v1/audit/restores/accepted", accepted.dump())->status, 204);
            QTRY_VERIFY(underCheckpoint());
        }
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
