// Backups: verified, gone on their day, and put back without bringing back what was taken away since.
#include "services/recovery/privacy/backupfile.h"
#include "services/recovery/privacy/eraser.h"
#include "services/recovery/privacy/prunestage.h"
#include "services/recovery/record/audittree.h"
#include "tst_privacy.h"

using namespace countersign;

// Nobody has to make another backup for an old one to go; and nothing goes because a list says so.
void TestPrivacy::backupsGoWhenTheirDayHasCome()
{
    someone();
    QTRY_VERIFY(underCheckpoint());
    const auto reading = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
    const auto old = makeBackup(*reading, file("old.sqlite"), logKey()).value();
    const auto young = makeBackup(*reading, file("young.sqlite"), logKey()).value();
    QFile precious(QString::fromStdString(file("precious")));
    QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("mine") == 4);
    precious.close();
    const auto listed = [this](const std::string& path, const std::string& sha256, int days) {
        return asOperator("POST", "/v1/privacy/backups", Json{ { "file", path }, { "sha256", sha256 }, { "bytes", 1 }, { "keep_days", days } }).status;
    };
    QCOMPARE(listed(file("old.sqlite"), old.sha256, 10), 201);
    QCOMPARE(listed(file("young.sqlite"), young.sha256, 30), 201);
    QCOMPARE(listed(file("precious"), std::string(64, '0'), 10), 201);
    QCOMPARE(listed(file("not-mounted/far.sqlite"), old.sha256, 10), 201);
    QCOMPARE(listed(file("deleted.sqlite"), old.sha256, 10), 201);
    const auto kept = [this] { return m_home->one<std::int64_t>("SELECT count(*) FROM backups WHERE gone_at IS NULL"); };
    PruneStage stage(context());
    const auto prune = [&] {
        const auto outcome = stage.run({});
        write(outcome.value().write);
    };
    prune();
    QCOMPARE(kept(), 5);
    m_home->clock.advance(11 * dayMs);
    prune();
    QVERIFY(!QFile::exists(QString::fromStdString(file("old.sqlite"))));
    QVERIFY(QFile::exists(QString::fromStdString(file("young.sqlite"))));
    QVERIFY2(QFile::exists(QString::fromStdString(file("precious"))), "another file than the list says");
    QCOMPARE(kept(), 3); // young, precious, and the one whose disk is not there
    QVERIFY(entriesOf("backup.deleted").find("\"actor\":\"prune\"") != std::string::npos);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM jobs WHERE stage = 'prune' AND failed_at IS NULL"), 1);
}

void TestPrivacy::backupsAreVerified()
{
    someone();
    QTRY_VERIFY(underCheckpoint());
    const std::string place = m_home->home() + "/countersign.sqlite";
    const auto log = logKey();
    const auto reading = Connection::open(place, OpenMode::ReadOnly).value();
    const auto made = makeBackup(*reading, file("good.sqlite"), log);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    QCOMPARE(made->entries, m_home->one<std::int64_t>("SELECT count(*) FROM audit_entries"));
    QCOMPARE(makeBackup(*reading, file("good.sqlite"), log).error().code, ErrorCode::Conflict);
    QCOMPARE(checkBackup(file("good.sqlite"), log)->sha256, made->sha256);
    QCOMPARE(checkBackup(file("good.sqlite"), parseVerifierKey(verifierKey(log.name, newSigningKey().publicKey)).value()).error().code,
        ErrorCode::Damaged);

    const auto spoiled = [&](const char* name, const std::string& sql) {
        QFile::copy(QString::fromStdString(file("good.sqlite")), QString::fromStdString(file(name)));
        QFile::setPermissions(QString::fromStdString(file(name)), QFile::ReadOwner | QFile::WriteOwner);
        must(Connection::open(file(name), OpenMode::ReadWrite).value()->script(sql));
        return checkBackup(file(name), log).error().code;
    };
    QCOMPARE(spoiled("entry.sqlite", "UPDATE audit_entries SET entry = replace(entry, 'service', 'serviced') WHERE idx = 0"), ErrorCode::Damaged);
    QCOMPARE(spoiled("row.sqlite", "DELETE FROM audit_entries WHERE idx = 1"), ErrorCode::Damaged);
    QCOMPARE(spoiled("newer.sqlite", "PRAGMA user_version = 999"), ErrorCode::TooNew);
    QCOMPARE(spoiled("other.sqlite", "PRAGMA application_id = 1"), ErrorCode::Damaged);
    QFile cut(QString::fromStdString(file("cut.sqlite")));
    QFile whole(QString::fromStdString(file("good.sqlite")));
    QVERIFY(whole.open(QIODevice::ReadOnly) && cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2));
    cut.close();
    QVERIFY(!checkBackup(file("cut.sqlite"), log));

    // The list, and what an erasure says of it.
    const Json listed{ { "file", file("good.sqlite") }, { "sha256", made->sha256 }, { "bytes", made->bytes }, { "keep_days", 10 } };
    const auto kept = asOperator("POST", "/v1/privacy/backups", listed);
    QCOMPARE(kept.status, 201);
    const Held held = someone();
    const auto report = parsed(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId } } }));
    QCOMPARE(report.at("backups").size(), std::size_t(1));
    QVERIFY(report.at("backups_until").is_string());
    QVERIFY(entriesOf("privacy.erased").find(report.at("backups_until").get<std::string>()) != std::string::npos);
    QCOMPARE(asOperator("DELETE", "/v1/privacy/backups/" + parsed(kept).at("id").get<std::string>()).status, 204);
    QVERIFY(parsed(asOperator("GET", "/v1/privacy/backups")).at("backups").empty());
}

void TestPrivacy::aRestoreIsRecordedAndForgetsNothing()
{
    auto auditor = m_home->person("ada", "Ada", "auditor");
    auto manager = m_home->person("ben", "Ben", "marketing_manager");
    const Held erased = someone("1");
    const Held changed = someone("2");
    const Held same = someone("3");
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    QVERIFY(backedUp("yesterday.sqlite"));
    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { erased.draftId } } }).status, 200);
    m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + changed.draftId + "'");
    QTRY_VERIFY(underCheckpoint());
    const std::string seen = seenNote();
    const RestoreOrder order{ m_home->home(), file("yesterday.sqlite"), RestoreReason::DiskFailure, "operator-local" };
    QCOMPARE(restoreBackup(order, log, m_home->clock.now()).error().code, ErrorCode::Conflict); // it runs

    const auto now = m_home->clock.now();
    m_home->stop();
    RestoreOrder wrong = order;
    wrong.file = file("nothing.sqlite");
    QVERIFY(!restoreBackup(wrong, log, now));
    const auto restored = restoreBackup(order, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
    QVERIFY(restored->left && restored->left->size > restored->backup.head.size);
    QCOMPARE(restored->erasedAgain, 1);
    QCOMPARE(restored->draftsEnded, 1);
    m_home->start();

    QCOMPARE(asOperator("GET", "/v1/drafts/" + erased.draftId).status, 404);
    QCOMPARE(m_home->one<std::string>("SELECT state FROM drafts WHERE id = '" + changed.draftId + "'"), std::string("expired"));
    QCOMPARE(m_home->one<std::string>("SELECT state FROM drafts WHERE id = '" + same.draftId + "'"), std::string("queued"));
    QVERIFY(entriesOf("record.restored").find("disk_failure") != std::string::npos);
    QCOMPARE(parsed(asOperator("GET", "/v1/privacy/backups")).at("backups").size(), std::size_t(1)); // the file that was set aside

    // Both consoles saw the longer record; only one person may say that this is in order.
    for (auto* who : { auditor.get(), manager.get() }) {
        who->setUrl(m_home->url());
        QVERIFY(who->signIn());
    }
    QTRY_VERIFY(underCheckpoint());
    const Json acts = parsed(*manager->request("GET", "/v1/audit/restores"));
    QCOMPARE(acts.at("restored").size(), std::size_t(1));
    QVERIFY(acts.at("accepted").empty());
    const auto accept = [](test::Reviewer& who, const std::string& note, const char* reason) {
        return who.request("POST", "/v1/audit/restores/accepted", Json{ { "seen", note }, { "reason", reason } }.dump())->status;
    };
    QCOMPARE(accept(*manager, seen, "disk_failure"), 403);
    QCOMPARE(accept(*auditor, seen, "drill"), 409);
    QCOMPARE(accept(*auditor, "not a note", "disk_failure"), 422);
    QCOMPARE(accept(*auditor, seenNote(), "disk_failure"), 409); // nothing was lost there
    QCOMPARE(accept(*auditor, seen, "disk_failure"), 204);
    const auto entry = entriesOf("record.restore_accepted");
    QVERIFY(entry.find(auditor->person().id) != std::string::npos && entry.find("\"seen\"") != std::string::npos);
    QTRY_VERIFY(underCheckpoint());
    QCOMPARE(parsed(*manager->request("GET", "/v1/audit/restores")).at("accepted").size(), std::size_t(1));
}

// A cart of nobody, a webhook, a closed shop and a consent hang on no key that an erasure destroys. What was in the place goes on its day.
void TestPrivacy::aRestoreBringsNothingBack()
{
    m_home->change("INSERT INTO shops(id, settings, secrets, created_at) VALUES('closed', '{}', '', 1)");
    m_home->change("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, sealed, source_updated_at, created_at, updated_at) "
                   "VALUES('lone', 'closed', 'token', 'abandoned', 1, 'EUR', 'sealed', 1, 1, 1)");
    m_home->change("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, body, received_at) "
                   "VALUES('loose', 'closed', 'checkouts/create', 'hook', 'hash', 'sealed', 1)");
    const Held held = someone("7");
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    QVERIFY(backedUp("yesterday.sqlite"));
    ErasureWish wish;
    wish.who.shopId = "closed";
    Person person;
    person.id = "p";
    QCOMPARE(erase(context(), person, wish)->carts, 1);
    m_home->change("UPDATE subjects SET consent_email = 'unsubscribed', consent_at = 7 WHERE id = (SELECT subject_id FROM drafts WHERE id = '"
        + held.draftId + "')");
    QTRY_VERIFY(underCheckpoint());
    const auto now = m_home->clock.now();
    m_home->stop();
    const auto restored = restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Mistake, "operator-local" }, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());

    const auto database = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
    const auto text = [&database](const std::string& sql) {
        const auto row = database->row<std::tuple<std::string>>(sql).value();
        return row ? std::get<0>(*row) : std::string("nothing");
    };
    QCOMPARE(text("SELECT sealed || state FROM carts WHERE id = 'lone'"), std::string("deleted"));
    QCOMPARE(text("SELECT body FROM events WHERE id = 'loose'"), std::string());
    QCOMPARE(text("SELECT state FROM shops WHERE id = 'closed'"), std::string("redacted"));
    QVERIFY2(text("SELECT body FROM events WHERE shop_id = 'northbean'") != "", "what was not emptied since stays");
    QCOMPARE(text("SELECT s.consent_email FROM subjects s JOIN drafts d ON d.subject_id = s.id"), std::string("unsubscribed"));
    QCOMPARE(text("SELECT source FROM consents WHERE consent = 'unsubscribed'"), std::string("restore"));
    QCOMPARE(text("SELECT json_extract(entry, '$.actor') FROM audit_entries WHERE json_extract(entry, '$.action') = 'consent.changed'"),
        std::string("restore"));
    const auto aside = text("SELECT file FROM backups");
    QCOMPARE(aside, restored->keptAside);
    QCOMPARE(removeBackup(aside, std::string(64, '0')).error().code, ErrorCode::Conflict);
    QVERIFY(removeBackup(aside, text("SELECT sha256 FROM backups")));
    QVERIFY(!QFile::exists(QString::fromStdString(aside)));
}

// Neither a role, a limit, a password, a session nor a right of an emergency comes back; what an update offered is not offered again.
void TestPrivacy::aRestoreGivesNobodyMoreThanBefore()
{
    const auto mira = m_home->person("mira", "Mira", "senior_approver");
    const auto ben = m_home->person("ben", "Ben", "marketing_manager");
    const auto cy = m_home->person("cy", "Cy", "auditor");
    const std::string soon = std::to_string(m_home->clock.now() + 20 * minuteMs);
    m_home->change("UPDATE people SET roles = '[\"senior_approver\",\"auditor\"]' WHERE login = 'mira'");
    m_home->change("INSERT INTO roles(id, role) VALUES('helper', '{\"id\":\"helper\",\"name\":\"Helper\",\"permissions\":[\"edit\"],\"limits\":{}}')");
    m_home->change("INSERT OR REPLACE INTO meta(name, value) VALUES('break_glass', 'allowed')");
    m_home->change("INSERT INTO break_glass(id, person_id, permission, emergency, nobody, opened_at, until) VALUES('glass', '" + ben->person().id
        + "', 'undo', 'other', 'other', 1, " + soon + ")");
    // As in the backup of a program that did not know these two rights yet.
    m_home->change("UPDATE meta SET value = replace(replace(value, '\"reveal\",', ''), '\"comment\",', '') WHERE name = 'rights_offered'");
    m_home->change("UPDATE roles SET role = replace(role, '\"reveal\",', '') WHERE id = 'senior_approver'");
    m_home->change("UPDATE roles SET role = replace(role, '\"comment\",', '') WHERE id = 'marketing_manager'");
    QTRY_VERIFY(underCheckpoint());
    QVERIFY(backedUp("yesterday.sqlite"));

    m_home->change("UPDATE people SET roles = '[\"auditor\",\"operator\"]' WHERE login = 'mira'");
    m_home->change("UPDATE people SET password_hash = (SELECT password_hash FROM people WHERE login = 'mira') WHERE login = 'ben'");
    m_home->change("UPDATE people SET state = 'left' WHERE login = 'cy'");
    m_home->change("UPDATE roles SET role = json_set(role, '$.permissions', json('[\"read_drafts\",\"approve\",\"override_check\",\"comment\"]'), "
                   "'$.limits.cart_value', json('[{\"minor\":100,\"currency\":\"EUR\"},{\"minor\":99999999,\"currency\":\"USD\"}]'), "
                   "'$.limits.shops', json('[\"northbean\"]')) WHERE id = 'marketing_manager'");
    m_home->change("DELETE FROM roles WHERE id = 'helper'");
    m_home->change("UPDATE meta SET value = 'forbidden' WHERE name = 'break_glass'");
    m_home->change("UPDATE meta SET value = replace(value, '\"send_back\"', '\"comment\",\"reveal\",\"send_back\"') WHERE name = 'rights_offered'");
    const auto log = logKey();
    const auto now = m_home->clock.now();
    m_home->stop();
    const auto restored = restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Mistake, "operator-local" }, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
    QCOMPARE(restored->rightsNarrowed, 4); // Mira, Cy and two roles
    m_home->start();

    const auto text = [this](const std::string& sql) { return m_home->one<std::string>(sql); };
    const auto number = [this](const std::string& sql) { return m_home->one<std::int64_t>(sql); };
    QCOMPARE(number("SELECT count(*) FROM sessions WHERE person_id = '" + ben->person().id + "'"), 0);
    QCOMPARE(text("SELECT roles FROM people WHERE login = 'mira'"), std::string(R"(["auditor"])"));
    QCOMPARE(text("SELECT state FROM people WHERE login = 'cy'"), std::string("left"));
    QVERIFY(!test::Reviewer(m_home->url(), "ben", "ben-password").signIn());
    QVERIFY(test::Reviewer(m_home->url(), "ben", "mira-password").signIn());
    const std::string manager = " FROM roles WHERE id = 'marketing_manager'";
    QCOMPARE(text("SELECT json_extract(role, '$.limits.shops')" + manager), std::string(R"(["northbean"])"));
    QCOMPARE(number("SELECT json_array_length(role, '$.limits.cart_value')" + manager), 2);
    QCOMPARE(number("SELECT sum(json_extract(l.value, '$.minor')) FROM roles r, json_each(r.role, '$.limits.cart_value') l WHERE r.id = "
                    "'marketing_manager'"),
        250100); // the lesser of both: 100 EUR since, 250,000 USD then
    QCOMPARE(text("SELECT group_concat(value) FROM (SELECT p.value FROM roles r, json_each(r.role, '$.permissions') p WHERE r.id = "
                  "'marketing_manager' ORDER BY p.value)"),
        std::string("approve,comment,read_drafts"));
    QCOMPARE(number("SELECT count(*) FROM roles WHERE id = 'helper'"), 0);
    QVERIFY2(text("SELECT role FROM roles WHERE id = 'senior_approver'").find("reveal") == std::string::npos, "offered twice");
    QCOMPARE(number("SELECT count(*) FROM break_glass WHERE closed_at IS NULL"), 0);
    QCOMPARE(text("SELECT value FROM meta WHERE name = 'break_glass'"), std::string("forbidden"));

    const auto people = entriesOf("person.narrowed");
    QVERIFY2(people.find(mira->person().id) != std::string::npos && people.find("senior_approver") != std::string::npos, people.c_str());
    QVERIFY2(people.find(cy->person().id) != std::string::npos && people.find(ben->person().id) == std::string::npos, people.c_str());
    const auto passwords = entriesOf("person.password_kept");
    QVERIFY2(passwords.find(ben->person().id) != std::string::npos && passwords.find("argon2") == std::string::npos, passwords.c_str());
    const auto roles = entriesOf("role.narrowed");
    QVERIFY2(roles.find("marketing_manager") != std::string::npos && roles.find("\"edit\"") != std::string::npos, roles.c_str());
    QVERIFY(entriesOf("record.restored").find("\"rights_narrowed\":4") != std::string::npos);
    QVERIFY(entriesOf("break_glass.closed").find("\"right\":\"undo\"") != std::string::npos);
}

void TestPrivacy::aRestoreThatFailsLeavesTheLogInItsPlace()
{
    someone();
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    QVERIFY(backedUp("yesterday.sqlite"));
    const auto now = m_home->clock.now();
    const QString place = QString::fromStdString(m_home->home() + "/countersign.sqlite");
    m_home->stop();
    const auto put = [](const QString& path, const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(put(place + u"-wal"_s, "a log"));
    const QString aside = place + u".before-restore-"_s + QString::number(now);
    QVERIFY(put(aside, "of somebody else"));
    QVERIFY(!restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Drill, "operator-local" }, log, now));
    QFile left(place + u"-wal"_s);
    QVERIFY(left.open(QIODevice::ReadOnly));
    QCOMPARE(left.readAll(), QByteArray("a log"));
    QFile other(aside);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray("of somebody else"));
}
