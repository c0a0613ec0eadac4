// The record in a real database: appended, sequenced, proved, witnessed, exported, verified; and every way to tamper with it.
#include "models/domain/ids.h"
#include "models/domain/tlognote.h"
#include "services/recovery/record/auditproof.h"
#include "services/recovery/record/rotation.h"
#include "tests/services/recovery/record/testrecord.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace countersign;
using namespace countersign::samples;
using namespace Qt::StringLiterals;

class TestRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void appendsWithoutGaps();
    void sequencesInSteps();
    void aLostCommitIsNoticed();
    void checkpointsAreThinned();
    void tilesByPath();
    void threeLevels();
    void proofs();
    void exportsAndVerifies();
    void exportIsWholeOrNotAtAll();
    void tamperedRowsAreNamed();
    void refusesToGoOnFromAnotherHistory();
    void folderGuards();
    void witnesses();
    void theLogKeyIsPassedOn();
};

void TestRecord::appendsWithoutGaps()
{
    Record record;
    record.append(3, "draft-x");
    record.write([&] {
        QVERIFY(record.db().savepoint());
        QVERIFY(appendEntry(record.db(), {}, start));
        QVERIFY(record.db().rollbackToSavepoint());
        QVERIFY(appendEntry(record.db(), {}, start));
    });
    const auto entries = AuditTree(record.db()).entries(-1, 100);
    QVERIFY(entries);
    QCOMPARE(entries->size(), std::size_t(4));
    QCOMPARE(entries->back().index, 3);
    QVERIFY(isId(Json::parse(entries->front().entry).at("id").get<std::string>()));
    QCOMPARE(AuditTree(record.db()).entriesOfDraft("draft-x")->size(), std::size_t(3));
    AuditEntry huge;
    huge.data["text"] = std::string(70000, 'x');
    record.write([&] { QCOMPARE(appendEntry(record.db(), huge, start).error().code, ErrorCode::TooLarge); });
}

void TestRecord::sequencesInSteps()
{
    Record record;
    QCOMPARE(AuditTree(record.db()).checkpoint().error().code, ErrorCode::NotFound);
    QCOMPARE(record.sequence()->size, 0);
    // Steps that end before, at and after the ends of tiles, against a tree grown leaf by leaf and one that starts anew each time.
    TreeHead expected;
    for (const int step : { 1, 254, 1, 1, 300, 211, 0, 512, 90 }) {
        record.append(step);
        const auto checkpoint = record.sequence();
        QVERIFY2(checkpoint, checkpoint ? "" : checkpoint.error().detail.c_str());
        const auto entries = AuditTree(record.db()).entries(expected.size() - 1, 10000);
        for (const auto& recorded : *entries)
            expected.append(leafHash(recorded.entry));
        QCOMPARE(checkpoint->size, expected.size());
        QVERIFY(checkpoint->root == expected.root());
        Sequencer fresh(record.keys());
        record.write([&] {
            const auto again = fresh.run(record.db(), start);
            QVERIFY2(again, again ? "" : again.error().detail.c_str());
            QVERIFY(*again == *checkpoint);
        });
        QVERIFY(AuditTree(record.db()).rootAt(expected.size()).value() == expected.root());
    }
}

void TestRecord::aLostCommitIsNoticed()
{
    Record record;
    record.append(255);
    QVERIFY(record.sequence());
    record.append(10);
    QVERIFY(record.db().begin());
    const auto lost = record.sequencer().run(record.db(), start);
    QVERIFY(lost);
    record.db().rollback();
    record.append(1);
    const auto kept = record.sequence();
    QVERIFY(kept);
    QCOMPARE(kept->size, 266);
    QVERIFY2(record.exportAndVerify(u"bundle"_s).problems.empty(), "");
}

void TestRecord::checkpointsAreThinned()
{
    Record record;
    for (int second = 0; second < 180; second += 5) {
        record.append(1);
        QVERIFY(record.sequence(start + second * secondMs));
    }
    const auto kept = record.db().rows<std::tuple<std::int64_t>>("SELECT size FROM audit_checkpoints ORDER BY size");
    QVERIFY(kept->size() >= 3 && kept->size() <= 4);
    QCOMPARE(std::get<0>(kept->back()), 36);
}

void TestRecord::tilesByPath()
{
    Record record;
    record.append(600);
    QVERIFY(record.sequence());
    record.append(5); // not under a checkpoint yet
    AuditTree tree(record.db());
    QCOMPARE(tree.tile("tile/0/001")->size(), std::size_t(8192));
    QCOMPARE(tree.tile("tile/0/002.p/88")->size(), std::size_t(88 * 32));
    QCOMPARE(tree.tile("tile/1/000.p/2")->size(), std::size_t(64));
    QVERIFY(tree.tile("tile/entries/002.p/88"));
    for (const char* beyond : { "tile/0/002.p/89", "tile/0/002", "tile/0/003.p/1", "tile/1/000.p/3", "tile/2/000.p/1",
             "tile/entries/002.p/93", "tile/0/x999/x999/x999/x999/x999/999" })
        QCOMPARE(tree.tile(beyond).error().code, ErrorCode::NotFound);
    for (const char* bad : { "", "tile", "tile/0/1", "tile/0/0001", "tile/00/001", "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01",
             "tile/0/../001", "tile/-1/000", "tile/64/000", "tile/0/x000/001", "tile/0/x99999999999999999999/000", "checkpoint" })
        QCOMPARE(tree.tile(bad).error().code, ErrorCode::InvalidInput);
}

void TestRecord::threeLevels()
{
    Record record;
    record.append(65'000);
    QVERIFY(record.sequence());
    record.append(1'000);
    const auto checkpoint = record.sequence();
    QVERIFY(checkpoint);
    AuditTree tree(record.db());
    QCOMPARE(tree.tile("tile/1/000")->size(), std::size_t(8192));
    QCOMPARE(tree.tile("tile/1/001.p/1")->size(), std::size_t(32));
    QCOMPARE(tree.tile("tile/2/000.p/1")->size(), std::size_t(32));
    for (const std::int64_t index : { std::int64_t(0), std::int64_t(65'535), std::int64_t(65'536), std::int64_t(65'999) })
        QVERIFY(openProof(proveEntry(record.db(), index)->text(), tree.entries(index - 1, 1)->front().entry, record.log()));
    const auto report = record.exportAndVerify(u"bundle"_s);
    QVERIFY2(report.problems.empty(), qPrintable(told(report)));
    QCOMPARE(report.entries, 66'000);
}

void TestRecord::proofs()
{
    Record record;
    record.append(1000, "draft-1");
    AuditEntry accepted;
    accepted.action = "decision.accepted";
    accepted.subjectKind = "decision";
    accepted.subject = "decision-1";
    accepted.draftId = "draft-1";
    record.write([&] {
        QVERIFY(appendEntry(record.db(), accepted, start));
        QVERIFY(record.db().run(
            "INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
            "VALUES('decision-1', 'draft-1', 1, 'p', 'k', 'approve', '{}', '', 'held', 1)"));
    });
    QCOMPARE(proveDecision(record.db(), "decision-1").error().code, ErrorCode::NotFound); // no checkpoint at all yet
    QVERIFY(record.sequence());
    record.append(30);
    const auto young = proveEntry(record.db(), 1010);
    QCOMPARE(young.error().code, ErrorCode::Unavailable);
    const auto older = openCheckpoint(*AuditTree(record.db()).checkpoint(), record.log()).value();
    QVERIFY(record.sequence());
    const auto proof = proveDecision(record.db(), "decision-1");
    QVERIFY2(proof, proof ? "" : proof.error().detail.c_str());
    QCOMPARE(proof->index, 1000);
    QVERIFY(openProof(proof->text(), proof->entry, record.log()));
    QCOMPARE(proveDecision(record.db(), "decision-2").error().code, ErrorCode::NotFound);
    AuditTree tree(record.db());
    const auto newer = openCheckpoint(*tree.checkpoint(), record.log()).value();
    QVERIFY(verifyConsistency(older, newer, tree.consistency(older.size, newer.size).value()));
    QCOMPARE(tree.consistency(1, newer.size + 1).error().code, ErrorCode::NotFound);
    QCOMPARE(tree.consistency(1, INT64_MAX).error().code, ErrorCode::NotFound);
    QCOMPARE(tree.consistency(9, 8).error().code, ErrorCode::InvalidInput);
    QCOMPARE(tree.inclusion(newer.size, newer.size).error().code, ErrorCode::InvalidInput);
}

void TestRecord::exportsAndVerifies()
{
    Record record;
    record.append(70'000 / 64);
    QVERIFY(record.sequence());
    record.append(3);
    std::int64_t lastDone = 0;
    std::int64_t lastTotal = 0;
    const auto exported
        = exportBundle(record.db(), record.keys(), record.path(u"out/bundle"_s).toStdString(), [&](std::int64_t done, std::int64_t total) {
              lastDone = done;
              lastTotal = total;
          });
    QVERIFY2(exported, exported ? "" : exported.error().detail.c_str());
    QCOMPARE(exported->size, 1093);
    QCOMPARE(lastDone, lastTotal);
    int files = 0;
    for (QDirIterator walk(record.path(u"out/bundle"_s), QDir::Files, QDirIterator::Subdirectories); walk.hasNext(); walk.next())
        ++files;
    QCOMPARE(files, lastTotal);
    const auto report = verifyBundle(folderBundle(record.path(u"out/bundle"_s).toStdString()), record.log());
    QVERIFY2(report.problems.empty(), qPrintable(told(report)));
    QCOMPARE(report.entries, 1093);
    QCOMPARE(QDir(record.path(u"out"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{ u"bundle"_s });
}

void TestRecord::exportIsWholeOrNotAtAll()
{
    Record record;
    record.append(300);
    QVERIFY(record.sequence());
    QDir(record.path(u"."_s)).mkdir(u"full"_s);
    QFile precious(record.path(u"full/precious"_s));
    QVERIFY(precious.open(QIODevice::WriteOnly));
    precious.close();
    QCOMPARE(exportBundle(record.db(), record.keys(), record.path(u"full"_s).toStdString()).error().code, ErrorCode::Conflict);
    QCOMPARE(exportBundle(record.db(), record.keys(), record.path(u"full/precious"_s).toStdString()).error().code, ErrorCode::Conflict);
    QVERIFY(precious.exists());
    QDir(record.path(u"."_s)).mkdir(u"empty"_s);
    QVERIFY(exportBundle(record.db(), record.keys(), record.path(u"empty"_s).toStdString()));
    record.write([&] { QVERIFY(record.db().run("DELETE FROM audit_entries WHERE idx = 270")); });
    const auto gap = exportBundle(record.db(), record.keys(), record.path(u"gap"_s).toStdString());
    QCOMPARE(gap.error().code, ErrorCode::Damaged);
    QVERIFY(gap.error().detail.find("270") != std::string::npos);
    QVERIFY(!QDir(record.path(u"gap"_s)).exists());
    QCOMPARE(QDir(record.path(u"."_s)).entryList({ u"*partial*"_s }, QDir::AllEntries), QStringList{});
}

void TestRecord::tamperedRowsAreNamed()
{
    Record record;
    record.append(700);
    QVERIFY(record.sequence());
    int number = 0;
    const auto after = [&](const char* sql) {
        if (!record.db().begin() || !record.db().script(sql))
            qFatal("%s", sql);
        const auto report = record.exportAndVerify(u"bundle%1"_s.arg(++number));
        record.db().rollback();
        return report;
    };
    QVERIFY(after("SELECT 1").problems.empty());
    QCOMPARE(
        after("UPDATE audit_entries SET entry = replace(entry, 'compose', 'deliver') WHERE idx = 123").firstBadEntry.value_or(-1), 123);
    QCOMPARE(after("UPDATE audit_entries SET entry = (SELECT entry FROM audit_entries WHERE idx = 401) WHERE idx = 400")
                 .firstBadEntry.value_or(-1),
        400);
    // The leaf rewritten with the entry: the stored tile above it still knows, to 256 entries.
    const auto shifted = after("UPDATE audit_entries SET entry = e.entry, leaf = e.leaf FROM audit_entries e "
                               "WHERE audit_entries.idx BETWEEN 300 AND 698 AND e.idx = audit_entries.idx + 1");
    QCOMPARE(shifted.firstBadEntry.value_or(-1), 256);
    // In the tile that is still growing only the signed root knows.
    const auto newest = after("UPDATE audit_entries SET entry = e.entry, leaf = e.leaf FROM audit_entries e "
                              "WHERE audit_entries.idx = 600 AND e.idx = 601");
    QVERIFY2(told(newest).contains(u"signed root"_s), qPrintable(told(newest)));
    record.write([&] { QVERIFY(record.db().script("UPDATE audit_checkpoints SET note = replace(note, '700', '699')")); });
    QCOMPARE(exportBundle(record.db(), record.keys(), record.path(u"bundle"_s).toStdString()).error().code, ErrorCode::Damaged);
}

void TestRecord::refusesToGoOnFromAnotherHistory()
{
    Record record;
    record.append(40);
    QVERIFY(record.sequence());
    record.write([&] { QVERIFY(record.db().run("UPDATE audit_entries SET leaf = :leaf WHERE idx = 7", base64(view(leafHash("else"))))); });
    record.append(1);
    Sequencer fresh(record.keys());
    QVERIFY(record.db().begin());
    QCOMPARE(fresh.run(record.db(), start).error().code, ErrorCode::Damaged);
    record.db().rollback();
    // The newest rows cut off: the signed size remembers them.
    record.write([&] { QVERIFY(record.db().run("DELETE FROM audit_entries WHERE idx >= 30")); });
    QVERIFY(record.db().begin());
    QCOMPARE(Sequencer(record.keys()).run(record.db(), start).error().code, ErrorCode::Damaged);
    record.db().rollback();
}

void TestRecord::folderGuards()
{
    Record record;
    record.append(300);
    QVERIFY(record.sequence());
    QVERIFY(record.exportAndVerify(u"bundle"_s).problems.empty());
    const QString entries = record.path(u"bundle/tile/entries/000"_s);
    QVERIFY(QFile::rename(entries, record.path(u"elsewhere"_s)));
    QVERIFY(QFile::link(record.path(u"elsewhere"_s), entries));
    auto report = verifyBundle(folderBundle(record.path(u"bundle"_s).toStdString()), record.log());
    QVERIFY2(told(report).contains(u"not a plain file"_s), qPrintable(told(report)));
    QVERIFY(QFile::remove(entries));
    QFile huge(entries);
    QVERIFY(huge.open(QIODevice::WriteOnly));
    QVERIFY(huge.resize(64 * 1024 * 1024));
    huge.close();
    report = verifyBundle(folderBundle(record.path(u"bundle"_s).toStdString()), record.log());
    QVERIFY2(told(report).contains(u"larger than"_s), qPrintable(told(report)));
    // 100 GB that take no room on the disk, where the file system has such files; and a pipe, which would never end.
    if (QFile endless(entries); endless.open(QIODevice::WriteOnly) && endless.resize(100LL << 30)) {
        report = verifyBundle(folderBundle(record.path(u"bundle"_s).toStdString()), record.log());
        QVERIFY2(told(report).contains(u"larger than"_s), qPrintable(told(report)));
    }
    QVERIFY(QFile::remove(entries));
    QCOMPARE(::mkfifo(entries.toLocal8Bit().constData(), 0600), 0);
    report = verifyBundle(folderBundle(record.path(u"bundle"_s).toStdString()), record.log());
    QVERIFY2(told(report).contains(u"not a plain file"_s), qPrintable(told(report)));
    QVERIFY(QFile::remove(entries));
    QVERIFY(QFile::rename(record.path(u"elsewhere"_s), entries));
    QVERIFY(QFile::link(record.path(u"bundle/policy"_s), record.path(u"bundle/tile/stray"_s)));
    report = verifyBundle(folderBundle(record.path(u"bundle"_s).toStdString()), record.log());
    QVERIFY2(told(report).contains(u"tile/stray"_s), qPrintable(told(report)));
    QVERIFY(!verifyBundle(folderBundle(record.path(u"nowhere"_s).toStdString()), record.log()).problems.empty());
}

void TestRecord::witnesses()
{
    Record record;
    const SigningKey device = newSigningKey();
    const std::string name = "countersign.local/console/ana";
    const std::string vkey = verifierKey(name, device.publicKey, 0x04);
    AuditEntry enrolled;
    enrolled.action = "key.enrolled";
    enrolled.subjectKind = "key";
    enrolled.subject = keyId(device.publicKey);
    enrolled.data = { { "public_key", base64(device.publicKey) }, { "person_id", "ana" } };
    record.write([&] {
        QVERIFY(record.db().run("INSERT INTO device_keys(id, person_id, public_key, created_at) VALUES(:id, 'ana', :key, 1)",
            keyId(device.publicKey), base64(device.publicKey)));
        QVERIFY(appendEntry(record.db(), enrolled, start));
    });
    record.append(20);
    QVERIFY(record.sequence());
    const auto accept = [&](const std::string& person, const std::string& key, const std::string& note) {
        Result<void> result;
        record.write([&] { result = acceptCosignature(record.db(), record.keys(), person, key, note, start); });
        return result ? std::string("ok") : std::string(errorWord(result.error().code));
    };
    const std::string note = *AuditTree(record.db()).checkpoint();
    const std::string cosigned = cosignCheckpoint(note, name, device, start).value();
    QCOMPARE(accept("bob", vkey, cosigned), std::string(errorWord(ErrorCode::Forbidden)));
    QCOMPARE(accept("ana", verifierKey(name, newSigningKey().publicKey, 0x04), cosigned), std::string(errorWord(ErrorCode::Forbidden)));
    QCOMPARE(accept("ana", "nonsense", cosigned), std::string(errorWord(ErrorCode::InvalidInput)));
    QCOMPARE(accept("ana", vkey, note), std::string(errorWord(ErrorCode::Unprocessable)));
    // A checkpoint under our key that this record never had: the signed proof of a rewritten history.
    const std::string other = signCheckpoint({ record.keys().logOrigin, 5, leafHash("other") }, record.keys().log);
    QCOMPARE(accept("ana", vkey, cosignCheckpoint(other, name, device, start).value()), std::string(errorWord(ErrorCode::Conflict)));
    QCOMPARE(accept("ana", vkey, cosigned), std::string("ok"));
    QCOMPARE(accept("ana", vkey, cosigned), std::string("ok"));

    const auto report = record.exportAndVerify(u"cosigned"_s);
    QVERIFY2(report.problems.empty(), qPrintable(told(report)));
    QCOMPARE(report.witnesses, 1);
    record.append(1);
    QVERIFY(record.sequence());
    QCOMPARE(record.exportAndVerify(u"newer"_s).witnesses, 0);
    QVERIFY(parseNote(*AuditTree(record.db()).checkpoint())->signatures.size() == 1);
}

void TestRecord::theLogKeyIsPassedOn()
{
    Record record;
    record.append(300);
    QVERIFY(record.sequence());
    const VerifierKey before = record.log();
    const SigningKey next = newSigningKey();
    record.write([&] {
        const auto rotated = rotateLogKey(record.db(), record.keys(), next, start + 1);
        QVERIFY2(rotated, rotated ? "" : rotated.error().detail.c_str());
    });
    QVERIFY(isNewestLogKey(record.db(), next).value());
    QVERIFY(!isNewestLogKey(record.db(), record.keys().log).value());
    // The checkpoint of the moment opens with either key.
    const auto note = AuditTree(record.db()).checkpoint();
    QVERIFY(note);
    const auto after = parseVerifierKey(verifierKey(record.keys().logOrigin, next.publicKey)).value();
    QVERIFY(openCheckpoint(*note, before) && openCheckpoint(*note, after));
    // And the record goes on with the new one alone.
    BackendKeys keys{ record.keys().master, next, record.keys().service, record.keys().logOrigin };
    Sequencer sequencer(keys);
    record.append(40);
    record.write([&] {
        const auto checkpoint = sequencer.run(record.db(), start + minuteMs);
        QVERIFY2(checkpoint, checkpoint ? "" : checkpoint.error().detail.c_str());
        QCOMPARE(checkpoint->size, 341);
    });
    const auto exported = exportBundle(record.db(), keys, record.path(u"passed-on"_s).toStdString());
    QVERIFY2(exported, exported ? "" : exported.error().detail.c_str());
    for (const VerifierKey& key : { before, after }) {
        const auto report = verifyBundle(folderBundle(record.path(u"passed-on"_s).toStdString()), key);
        QVERIFY2(report.problems.empty(), qPrintable(told(report)));
        QCOMPARE(report.rotations, 1);
    }
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
