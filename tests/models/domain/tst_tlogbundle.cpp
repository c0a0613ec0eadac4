// The offline verifier: whatever is done to a bundle is found, and named.
#include "bundlemutations.h"
#include "bundles.h"
#include "models/domain/tlognote.h"
#include "models/domain/tlogrotation.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace countersign;
using namespace countersign::samples;
using namespace Qt::StringLiterals;

namespace {

std::string revoked(const SigningKey& key)
{
    AuditEntry entry = plainEntry(2);
    entry.action = "key.revoked";
    entry.subjectKind = "key";
    entry.subject = keyId(key.publicKey);
    entry.data = { { "person_id", "person-1" }, { "why", "lost" } };
    return entryBytes(entry).value();
}

std::string rotated(const std::string& link)
{
    AuditEntry entry = plainEntry(3);
    entry.action = "log.key_rotated";
    entry.subjectKind = "record";
    entry.subject = bundleOrigin;
    entry.data = { { "link", link } };
    return entryBytes(entry).value();
}

// The bundle as a log signs it whose key was passed on by this link.
Files passedOn(std::vector<std::string> entries, const std::string& link, const SigningKey& next)
{
    entries.push_back(rotated(link));
    Files files = bundleOf(entries);
    files["checkpoint"] = signCheckpoint(openCheckpoint(files["checkpoint"], bundleLog()).value(), next);
    const LogPolicy policy{ { verifierKey(bundleOrigin, next.publicKey) }, {} };
    files["policy"] = policyText(policy);
    files["log.vkey"] = policy.logs.front() + "\n";
    files["rotations"] = link;
    return files;
}

QString told(const BundleReport& report)
{
    QString text;
    for (const std::string& problem : report.problems)
        text += QString::fromStdString(problem) + u'\n';
    return text;
}

} // namespace

class TestTlogBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void honestBundlesVerify();
    void everyByteCounts();
    void generatedChangesAreFound();
    void manySignatures();
    void damageIsNamed();
    void faultsAreToldInTheirTurn();
    void strayAndMissingFiles();
    void base64IsCanonicalEverywhere();
    void aSizeWithoutEndEndsAtTheFirstGap();
    void upperTiles();
    void anotherHistoryUnderTheSameKey();
    void decisions();
    void nothingIsTakenAfterARevocation();
    void aRotatedKeyIsFollowed();
    void aRotationWithoutTheOldKeyIsRefused();
    void aMillionEntriesInASecondOrSo();
};

void TestTlogBundle::honestBundlesVerify()
{
    for (const int size : { 6, 255, 256, 257, 700 }) {
        const auto report = check(bundleOf(largeRecord(size), size == 257));
        QVERIFY2(report.problems.empty(), qPrintable(told(report)));
        QCOMPARE(report.entries, size);
        QCOMPARE(report.decisionsVerified, 1);
        QCOMPARE(report.witnesses, size == 257 ? 1 : 0);
        QVERIFY(!report.firstBadEntry);
    }
    const auto empty = check(bundleOf({}));
    QVERIFY2(empty.problems.empty(), qPrintable(told(empty)));
}

void TestTlogBundle::everyByteCounts()
{
    const Files files = bundleOf(smallRecord(), true);
    QVERIFY(check(files).problems.empty());
    for (const auto& [name, bytes] : files) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            Files changed = files;
            changed[name][i] = static_cast<char>(bytes[i] ^ (i % 2 == 0 ? 0x01 : 0x20));
            QVERIFY2(!check(changed).problems.empty(), qPrintable(u"%1 byte %2"_s.arg(QString::fromStdString(name)).arg(i)));
        }
        Files shorter = files;
        shorter[name].pop_back();
        QVERIFY2(!check(shorter).problems.empty(), name.c_str());
        Files longer = files;
        longer[name].push_back('\n');
        QVERIFY2(!check(longer).problems.empty(), name.c_str());
    }
}

// The benches run the full counts: a million changed bytes, a hundred thousand changes of structure.
void TestTlogBundle::generatedChangesAreFound()
{
    const auto bytes = changeBytes(20261127, 8000);
    QVERIFY2(bytes.missed.empty(), bytes.missed.c_str());
    QCOMPARE(bytes.found, std::int64_t{ 8000 });
    const auto structure = changeStructure(20261128, 3000);
    QVERIFY2(structure.missed.empty(), structure.missed.c_str());
    QCOMPARE(structure.found, std::int64_t{ 3000 });
    QCOMPARE(structure.kinds.size(), std::size_t{ structureChanges });
}

// More than one thread's worth: each bad one is named wherever it stands.
void TestTlogBundle::manySignatures()
{
    std::vector<std::string> entries{ enrolled(deviceKey(), "person-1") };
    const std::string good = accepted(deviceKey(), "person-1");
    const std::string bad = accepted(deviceKey(), "person-1", true);
    for (int i = 1; i < 1300; ++i)
        entries.push_back(i == 700 || i == 1299 ? bad : good);
    auto report = check(bundleOf(entries));
    QCOMPARE(report.firstBadEntry.value_or(-1), 700);
    QCOMPARE(report.problems.size(), std::size_t{ 2 });
    QCOMPARE(report.decisionsVerified, 1297);
    entries[700] = good;
    entries[1299] = good;
    report = check(bundleOf(entries));
    QVERIFY2(report.problems.empty(), qPrintable(told(report)));
    QCOMPARE(report.decisionsVerified, 1299);
}

void TestTlogBundle::damageIsNamed()
{
    const auto entries = largeRecord(300);
    const Files honest = bundleOf(entries);
    const auto withEntries = [&honest](const std::vector<std::string>& other) {
        Files files = honest;
        for (const auto& [name, bytes] : bundleOf(other)) {
            if (name.starts_with("tile/entries/") && files.contains(name))
                files[name] = bytes;
        }
        return files;
    };
    auto other = entries;
    other[123].replace(other[123].find("compose"), 7, "deliver");
    auto report = check(withEntries(other));
    QCOMPARE(report.firstBadEntry.value_or(-1), 123);

    other = entries;
    std::swap(other[40], other[41]);
    report = check(withEntries(other));
    QCOMPARE(report.firstBadEntry.value_or(-1), 40);

    other = entries;
    other.erase(other.begin() + 77);
    other.push_back(other.back());
    report = check(withEntries(other));
    QCOMPARE(report.firstBadEntry.value_or(-1), 77);

    other = entries;
    other.insert(other.begin() + 5, other[5]);
    other.pop_back();
    report = check(withEntries(other));
    QCOMPARE(report.firstBadEntry.value_or(-1), 6); // the copy at 5 is what stood there

    Files files = honest;
    files["tile/entries/001.p/44"].resize(files["tile/entries/001.p/44"].size() - 3);
    report = check(files);
    QCOMPARE(report.firstBadEntry.value_or(-1), 299);
    QVERIFY(told(report).contains(u"entry 299"_s));

    files = honest;
    files["tile/0/000"][32 * 9] ^= 1;
    QCOMPARE(check(files).firstBadEntry.value_or(-1), 9);
}

// Tiles are read and hashed several at once; a gap further on must not hide what is wrong before it.
void TestTlogBundle::faultsAreToldInTheirTurn()
{
    std::vector<std::string> entries;
    for (int i = 0; i < 40 * 256; ++i)
        entries.push_back(entryBytes(plainEntry(i)).value());
    Files files = bundleOf(entries);
    QVERIFY(check(files).problems.empty());
    files.at("tile/entries/002")[300] ^= 1;
    files.erase("tile/entries/007");
    const auto report = check(files);
    QVERIFY2(report.problems.size() >= 2, qPrintable(told(report)));
    QVERIFY2(report.problems.at(0).starts_with("entry 51"), qPrintable(told(report)));
    QVERIFY2(report.problems.at(1).starts_with("tile/entries/007: is missing"), qPrintable(told(report)));
    QVERIFY(report.firstBadEntry && *report.firstBadEntry / 256 == 2);
}

void TestTlogBundle::strayAndMissingFiles()
{
    const Files honest = bundleOf(largeRecord(300));
    Files files = honest;
    files["tile/0/001.p/20"] = files["tile/0/001.p/44"].substr(0, 20 * 32);
    QVERIFY(told(check(files)).contains(u"tile/0/001.p/20: does not belong"_s));
    files = honest;
    files["README"] = "";
    QVERIFY(told(check(files)).contains(u"README"_s));
    for (const auto& [name, bytes] : honest) {
        files = honest;
        files.erase(name);
        QVERIFY2(told(check(files)).contains(QString::fromStdString(name)), name.c_str());
    }
}

// The last character before "=" has bits that mean nothing: with one of them flipped the same bytes would be read.
void TestTlogBundle::base64IsCanonicalEverywhere()
{
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto flipped = [&alphabet](std::string text, std::size_t padding) {
        const std::size_t place = alphabet.find(text.at(padding - 1));
        text[padding - 1] = alphabet.at(place ^ 1U);
        return text;
    };
    const Files honest = bundleOf(smallRecord(), true);
    int changed = 0;
    for (const char* name : { "checkpoint", "policy", "log.vkey" })
        for (std::size_t at = honest.at(name).find('='); at != std::string::npos; at = honest.at(name).find('=', at + 1)) {
            if (alphabet.find(honest.at(name).at(at - 1)) == std::string::npos)
                continue;
            Files files = honest;
            files[name] = flipped(files[name], at);
            QVERIFY2(!check(files).problems.empty(), name);
            ++changed;
        }
    QVERIFY(changed >= 2); // the root and the log's signature at least

    const std::vector<std::string> entries = smallRecord();
    const std::vector<Hash> proof{ leafHash(entries.at(1)) };
    const std::vector<std::string> two{ entries.at(0), entries.at(1) };
    const std::string text = proofText(0, proof, bundleOf(two).at("checkpoint"));
    QVERIFY(openProof(text, entries.at(0), bundleLog()));
    for (std::size_t at = text.find('='); at != std::string::npos; at = text.find('=', at + 1))
        if (alphabet.find(text.at(at - 1)) != std::string::npos)
            QVERIFY(!openProof(flipped(text, at), entries.at(0), bundleLog()));
}

// Signed by the right key, but of entries that nobody could hold: reading stops where they stop.
void TestTlogBundle::aSizeWithoutEndEndsAtTheFirstGap()
{
    Files files = bundleOf(largeRecord(256));
    files["checkpoint"] = signCheckpoint({ bundleOrigin, std::int64_t{ 1 } << 60, leafHash("root") }, logKey());
    const BundleReport report = check(files);
    QVERIFY(!report.problems.empty());
    QCOMPARE(report.entries, 256);
    QVERIFY(report.firstBadEntry && *report.firstBadEntry == 256);
}

void TestTlogBundle::upperTiles()
{
    Files files = bundleOf(largeRecord(1100));
    QVERIFY(check(files).problems.empty());
    files["tile/1/000.p/4"][2 * 32 + 5] ^= 1;
    const auto report = check(files);
    QCOMPARE(report.firstBadEntry.value_or(-1), 512);
    QVERIFY(told(report).contains(u"tile/1/000.p/4"_s));
}

void TestTlogBundle::anotherHistoryUnderTheSameKey()
{
    const auto entries = largeRecord(300);
    auto rewritten = entries;
    rewritten[3].replace(rewritten[3].find("compose"), 7, "deliver");
    rewritten.push_back(entryBytes(plainEntry(300)).value());
    const auto before = check(bundleOf(entries));
    const auto after = check(bundleOf(rewritten));
    // Signed anew it is a fine bundle by itself; only who remembers an older checkpoint can tell.
    QVERIFY(after.problems.empty());
    const HashAt hashAt = [&rewritten](int level, std::int64_t index) -> Result<Hash> {
        TreeHead head;
        for (std::int64_t i = index << level; i < (index + 1) << level; ++i)
            head.append(leafHash(rewritten[static_cast<std::size_t>(i)]));
        return head.root();
    };
    const auto proof = consistencyProof(before.checkpoint.size, after.checkpoint.size, hashAt);
    QVERIFY(proof);
    QVERIFY(!verifyConsistency(before.checkpoint, after.checkpoint, *proof));
    // Entries and tiles rewritten together, the old checkpoint kept.
    Files mixed = bundleOf(std::vector<std::string>(rewritten.begin(), rewritten.begin() + 300));
    mixed["checkpoint"] = bundleOf(entries)["checkpoint"];
    QVERIFY(told(check(mixed)).contains(u"signed root"_s));
}

void TestTlogBundle::decisions()
{
    const auto bad = [](std::vector<std::string> entries) {
        entries.push_back(entryBytes(plainEntry(9)).value());
        return check(bundleOf(entries));
    };
    QCOMPARE(bad({ accepted(deviceKey(), "person-1"), enrolled(deviceKey(), "person-1") }).firstBadEntry.value_or(-1), 0);
    QCOMPARE(bad({ enrolled(deviceKey(), "person-1"), accepted(deviceKey(), "person-1", true) }).firstBadEntry.value_or(-1), 1);
    QCOMPARE(bad({ enrolled(deviceKey(), "person-1"), accepted(deviceKey(), "person-2") }).firstBadEntry.value_or(-1), 1);
    QCOMPARE(bad({ enrolled(deviceKey(), "person-1"), accepted(keyOf('z'), "person-1") }).firstBadEntry.value_or(-1), 1);
    QCOMPARE(bad({ enrolled(deviceKey(), "person-1"), enrolled(deviceKey(), "person-2") }).firstBadEntry.value_or(-1), 1);
    const auto good = bad({ enrolled(deviceKey(), "person-1"), enrolled(keyOf('s'), "policy"), accepted(keyOf('s'), "policy") });
    QVERIFY2(good.problems.empty(), qPrintable(told(good)));
    QCOMPARE(good.decisionsVerified, 1);
}

void TestTlogBundle::nothingIsTakenAfterARevocation()
{
    const auto before = check(bundleOf({ enrolled(deviceKey(), "person-1"), accepted(deviceKey(), "person-1"), revoked(deviceKey()) }));
    QVERIFY2(before.problems.empty(), qPrintable(told(before))); // what was decided before stands
    QCOMPARE(before.decisionsVerified, 1);
    const auto after = check(bundleOf({ enrolled(deviceKey(), "person-1"), revoked(deviceKey()), accepted(deviceKey(), "person-1") }));
    QCOMPARE(after.firstBadEntry.value_or(-1), 2);
    QVERIFY2(told(after).contains(u"revoked before"_s), qPrintable(told(after)));
    QCOMPARE(check(bundleOf({ revoked(deviceKey()) })).firstBadEntry.value_or(-1), 0);
}

void TestTlogBundle::aRotatedKeyIsFollowed()
{
    const SigningKey next = keyOf('n');
    const std::string link = rotationLink(bundleOrigin, logKey(), next, 1'700'000'002'000);
    const Files files = passedOn(smallRecord(), link, next);
    const auto nextKey = parseVerifierKey(verifierKey(bundleOrigin, next.publicKey)).value();
    for (const VerifierKey& key : { bundleLog(), nextKey }) {
        const auto report = check(files, key);
        QVERIFY2(report.problems.empty(), qPrintable(told(report)));
        QCOMPARE(report.rotations, 1);
    }
    QVERIFY(!check(files, parseVerifierKey(verifierKey(bundleOrigin, keyOf('m').publicKey)).value()).problems.empty());
    // At the moment itself both sign.
    Files both = files;
    both["checkpoint"] += noteSignature(bundleOrigin, logKey(), parseNote(files.at("checkpoint")).value().body);
    QVERIFY2(check(both).problems.empty(), qPrintable(told(check(both))));
    Files without = files;
    without.erase("rotations");
    QVERIFY(told(check(without, nextKey)).contains(u"rotations: is missing"_s));
    for (std::size_t i = 0; i < link.size(); ++i) {
        Files changed = files;
        changed["rotations"][i] = static_cast<char>(link[i] ^ (i % 2 == 0 ? 0x01 : 0x20));
        QVERIFY2(!check(changed).problems.empty(), qPrintable(u"byte %1"_s.arg(i)));
    }
    // Twice in a row, and each key of the chain will do to verify with.
    const SigningKey last = keyOf('o');
    const std::string second = rotationLink(bundleOrigin, next, last, 1'700'000'003'000);
    auto entries = smallRecord();
    entries.push_back(rotated(link));
    Files twice = passedOn(entries, second, last);
    twice["rotations"] = rotationsText({ link, second });
    for (const SigningKey& key : { logKey(), next, last })
        QVERIFY2(check(twice, parseVerifierKey(verifierKey(bundleOrigin, key.publicKey)).value()).problems.empty(), qPrintable(told(check(twice))));
    twice["rotations"] = rotationsText({ second, link });
    QVERIFY(!check(twice).problems.empty());
}

void TestTlogBundle::aRotationWithoutTheOldKeyIsRefused()
{
    // Who has only the new key cannot pass the log on to it.
    const SigningKey thief = keyOf('t');
    const std::string link = rotationLink(bundleOrigin, thief, thief, 1'700'000'002'000);
    QVERIFY(!check(passedOn(smallRecord(), link, thief)).problems.empty());
    std::string claimed = rotationLink(bundleOrigin, logKey(), thief, 1'700'000'002'000);
    const auto honest = parseNote(claimed).value();
    const std::string body(honest.body);
    claimed = body + "\n" + noteSignature(bundleOrigin, thief, body) + noteSignature(bundleOrigin, thief, body);
    QCOMPARE(openRotation(claimed).error().code, ErrorCode::Damaged);
    const auto report = check(passedOn(smallRecord(), claimed, thief));
    QVERIFY2(told(report).contains(u"the old key did not sign"_s), qPrintable(told(report)));
    // A chain behind the record's back: the record tells of none.
    Files files = passedOn(smallRecord(), rotationLink(bundleOrigin, logKey(), thief, 1), thief);
    files["rotations"] = rotationLink(bundleOrigin, logKey(), thief, 2);
    QVERIFY(told(check(files)).contains(u"rotations: is not what the record tells"_s));
}

void TestTlogBundle::aMillionEntriesInASecondOrSo()
{
    // 32,768 entries, so that the suite stays short; the time for a million is told.
    const Files files = bundleOf(largeRecord(32768));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(check(files).problems.empty());
    qInfo("verified at %lld entries a second", 32768LL * 1000 / std::max<qint64>(timer.elapsed(), 1));
}

QTEST_GUILESS_MAIN(TestTlogBundle)
#include "tst_tlogbundle.moc"
