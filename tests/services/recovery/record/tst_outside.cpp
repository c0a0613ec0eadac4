// What is exported, checked with other people's tools; each test says so where its tool is not on this machine.
#include "models/domain/ids.h"
#include "models/domain/tlognote.h"
#include "services/recovery/record/auditproof.h"
#include "tests/services/recovery/record/testrecord.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace countersign;
using namespace countersign::samples;
using namespace Qt::StringLiterals;

namespace {

constexpr int notHere = 77; // as Automake has it: skipped
const QString toolsFolder = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/services/recovery/record/outside/");

struct Ran {
    int code = -1;
    QString words;
};

Ran runTool(const QString& program, const QStringList& arguments, const QString& folder = {}, const QStringList& environment = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    auto around = QProcessEnvironment::systemEnvironment();
    for (const QString& one : environment)
        around.insert(one.section(u'=', 0, 0), one.section(u'=', 1));
    process.setProcessEnvironment(around);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(150000) || process.exitStatus() != QProcess::NormalExit)
        return { -1, process.errorString() };
    return { process.exitCode(), QString::fromUtf8(process.readAll()) };
}

bool putFile(const QString& path, const std::string& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(QByteArray::fromStdString(bytes)) == static_cast<qint64>(bytes.size());
}

std::string bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// Tiles of two levels, and a console's cosignature beside the log's own signature.
void fillAndExport(Record& record)
{
    const SigningKey device = newSigningKey();
    const std::string console = "console/" + keyId(device.publicKey);
    record.append(300);
    const auto checkpoint = record.sequence();
    if (!checkpoint)
        qFatal("%s", checkpoint.error().detail.c_str());
    const auto cosigned = cosignCheckpoint(AuditTree(record.db()).checkpoint().value(), console, device, start).value();
    const auto report = record.exportAndVerify(u"bundle"_s);
    if (!report.problems.empty())
        qFatal("%s", qPrintable(told(report)));
    if (!putFile(record.path(u"bundle/checkpoint"_s), cosigned))
        qFatal("not written");
}

} // namespace

class TestOutside : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensslVerifiesAnExportedBundle();
    void sigstoreVerifiesProofs();
    void goVerifiesAnExportedBundle();
};

// What is in a bundle, checked without any code of ours: the checkpoint's signature, and a decision's out of its entry.
void TestOutside::opensslVerifiesAnExportedBundle()
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        QSKIP("there is no openssl program here");
    Record record;
    const SigningKey device = newSigningKey();
    const Json statement{ { "decision_id", "d-1" }, { "key_id", keyId(device.publicKey) }, { "person_id", "ana" }, { "verdict", "approve" } };
    AuditEntry enrolled;
    enrolled.action = "key.enrolled";
    enrolled.subject = keyId(device.publicKey);
    enrolled.data = { { "public_key", base64(device.publicKey) }, { "person_id", "ana" } };
    AuditEntry accepted;
    accepted.action = "decision.accepted";
    accepted.subject = "d-1";
    accepted.data = { { "statement", statement }, { "signature", base64(sign(device, canonicalJson(statement))) },
        { "key_id", keyId(device.publicKey) } };
    record.write([&] {
        QVERIFY(appendEntry(record.db(), enrolled, start));
        QVERIFY(appendEntry(record.db(), accepted, start));
    });
    QVERIFY(record.sequence());
    const auto report = record.exportAndVerify(u"bundle"_s);
    QVERIFY2(report.problems.empty(), qPrintable(told(report)));
    QCOMPARE(report.decisionsVerified, 1);

    const auto put = [&record](const QString& name, const std::string& bytes) {
        QFile file(record.path(name));
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(bytes)) == static_cast<qint64>(bytes.size());
    };
    const auto verifies = [&](const std::string& publicKey, const std::string& bytes, const std::string& signature) {
        if (!put(u"pub.der"_s, fromHex("302a300506032b6570032100").value() + publicKey) || !put(u"in"_s, bytes) || !put(u"sig"_s, signature))
            return false;
        QProcess process;
        process.start(openssl, { u"pkeyutl"_s, u"-verify"_s, u"-pubin"_s, u"-inkey"_s, record.path(u"pub.der"_s), u"-keyform"_s, u"DER"_s, u"-rawin"_s,
                                   u"-in"_s, record.path(u"in"_s), u"-sigfile"_s, record.path(u"sig"_s) });
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    };
    const auto fileOf = [&record](const QString& name) {
        QFile file(record.path(u"bundle/"_s + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    };
    const std::string note = fileOf(u"checkpoint"_s);
    const auto parsed = parseNote(note);
    const auto key = parseVerifierKey(fileOf(u"log.vkey"_s).substr(0, fileOf(u"log.vkey"_s).size() - 1));
    QVERIFY(parsed && key);
    QVERIFY(verifies(key->publicKey, std::string(parsed->body), parsed->signatures.front().bytes));
    QVERIFY(!verifies(key->publicKey, std::string(parsed->body) + "x", parsed->signatures.front().bytes));
    // The second entry of the entries' tile, behind the length of the first.
    const std::string tile = fileOf(u"tile/entries/000.p/2"_s);
    const std::size_t first = (static_cast<std::size_t>(static_cast<unsigned char>(tile.at(0))) << 8U) | static_cast<unsigned char>(tile.at(1));
    const auto entry = parseJson(std::string_view(tile).substr(first + 4));
    QVERIFY(entry);
    const Json data = entry->at("data");
    const std::string signature = fromBase64(data.at("signature").get<std::string>()).value();
    QVERIFY(verifies(device.publicKey, canonicalJson(data.at("statement")), signature));
    Json other = data.at("statement");
    other["verdict"] = "reject";
    QVERIFY(!verifies(device.publicKey, canonicalJson(other), signature));
}

// npm's @sigstore/verify reads the checkpoint and climbs from the entry to its root: right ones pass, and nothing else does.
void TestOutside::sigstoreVerifiesProofs()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        QSKIP("there is no node program here");
    Record record;
    fillAndExport(record);
    const std::string cosigned = bytesOf(record.path(u"bundle/checkpoint"_s));
    const QString vkey = record.path(u"bundle/log.vkey"_s);
    QStringList all{ toolsFolder + u"checkproofs.cjs"_s, vkey };
    for (const std::int64_t index : { 0, 1, 127, 255, 256, 298, 299 }) {
        auto proof = proveEntry(record.db(), index);
        QVERIFY2(proof, proof ? "" : proof.error().detail.c_str());
        proof->checkpoint = cosigned;
        const QString name = record.path(QString::number(index));
        QVERIFY(putFile(name + u".json"_s, proof->entry) && putFile(name + u".tlog-proof"_s, proof->text()));
        all << name + u".json"_s << name + u".tlog-proof"_s;
    }
    const Ran right = runTool(node, all);
    if (right.code == notHere)
        QSKIP("npm's @sigstore/verify is not on this machine");
    QVERIFY2(right.code == 0, qPrintable(right.words));
    QVERIFY2(right.words.contains(u"verified 7"_s), qPrintable(right.words));

    const auto refused = [&](const std::string& entry, const std::string& proof) {
        const QString name = record.path(u"wrong"_s);
        if (!putFile(name + u".json"_s, entry) || !putFile(name + u".tlog-proof"_s, proof))
            return false;
        const Ran wrong = runTool(node, { all.at(0), vkey, name + u".json"_s, name + u".tlog-proof"_s });
        return wrong.code == 1 && wrong.words.startsWith(u"refused: "_s);
    };
    const auto proof = proveEntry(record.db(), 127);
    QVERIFY(proof);
    QVERIFY(refused(proof->entry + " ", proof->text()));
    QVERIFY(refused(proof->entry, proofText(126, proof->hashes, proof->checkpoint)));
    auto hashes = proof->hashes;
    hashes.at(3)[0] ^= 1;
    QVERIFY(refused(proof->entry, proofText(127, hashes, proof->checkpoint)));
    hashes.pop_back();
    QVERIFY(refused(proof->entry, proofText(127, hashes, proof->checkpoint)));
    std::string note = proof->checkpoint;
    note.replace(note.find("\n300\n"), 5, "\n301\n");
    QVERIFY(refused(proof->entry, proofText(127, proof->hashes, note)));
    const Checkpoint checkpoint = openCheckpoint(proof->checkpoint, record.log()).value();
    QVERIFY(refused(proof->entry, proofText(127, proof->hashes, signCheckpoint(checkpoint, newSigningKey()))));
}

// Every Go toolchain carries x/mod's sumdb packages, since its own module checks are made of them: nothing is fetched.
void TestOutside::goVerifiesAnExportedBundle()
{
    const QString go = QStandardPaths::findExecutable(u"go"_s);
    if (go.isEmpty())
        QSKIP("there is no Go toolchain here");
    const QString shipped = runTool(go, { u"env"_s, u"GOROOT"_s }).words.trimmed() + u"/src/cmd/vendor/golang.org/x/mod/sumdb/"_s;
    const auto version = QRegularExpression(u"go(\\d+\\.\\d+)"_s).match(runTool(go, { u"env"_s, u"GOVERSION"_s }).words);
    if (!QFile::exists(shipped + u"tlog/tlog.go"_s) || !QFile::exists(shipped + u"note/note.go"_s) || !version.hasMatch())
        QSKIP("this Go toolchain comes without the sources of golang.org/x/mod/sumdb");
    Record record;
    fillAndExport(record);
    const QString work = record.path(u"go"_s);
    for (const QString& part : { u"note"_s, u"tlog"_s }) {
        QVERIFY(QDir().mkpath(work + u"/mod/sumdb/"_s + part));
        for (const QString& file : QDir(shipped + part).entryList({ u"*.go"_s }, QDir::Files))
            if (!file.endsWith(u"_test.go"_s))
                QVERIFY(QFile::copy(shipped + part + u'/' + file, work + u"/mod/sumdb/"_s + part + u'/' + file));
    }
    const std::string language = "\n\ngo " + version.captured(1).toStdString() + "\n";
    QVERIFY(putFile(work + u"/mod/go.mod"_s, "module golang.org/x/mod" + language));
    QVERIFY(putFile(work + u"/go.mod"_s,
        "module countersign.local/bundlecheck" + language
            + "\nrequire golang.org/x/mod v0.0.0\n\nreplace golang.org/x/mod => ./mod\n"));
    QVERIFY(QFile::copy(toolsFolder + u"bundlecheck.go"_s, work + u"/main.go"_s));
    const Ran built = runTool(go, { u"build"_s, u"-o"_s, u"bundlecheck"_s, u"."_s }, work,
        { u"GOFLAGS=-mod=mod"_s, u"GOPROXY=off"_s, u"GOSUMDB=off"_s, u"GOTOOLCHAIN=local"_s, u"GOWORK=off"_s, u"GO111MODULE=on"_s, u"CGO_ENABLED=0"_s });
    QVERIFY2(built.code == 0, qPrintable(built.words));

    const QString bundle = record.path(u"bundle/"_s);
    const auto check = [&] { return runTool(work + u"/bundlecheck"_s, { bundle }); };
    const Ran right = check();
    QVERIFY2(right.code == 0, qPrintable(right.words));
    QCOMPARE(right.words.trimmed(), u"verified 300"_s);
    for (const QString& name : { u"checkpoint"_s, u"tile/0/000"_s, u"tile/0/001.p/44"_s, u"tile/1/000.p/1"_s, u"tile/entries/000"_s, u"tile/entries/001.p/44"_s }) {
        const std::string whole = bytesOf(bundle + name);
        QVERIFY2(whole.size() > 30, qPrintable(name));
        std::string changed = whole;
        changed[30] = static_cast<char>(changed[30] ^ 1);
        QVERIFY(putFile(bundle + name, changed));
        const Ran wrong = check();
        QVERIFY2(wrong.code == 1, qPrintable(name + u": "_s + wrong.words));
        QVERIFY(putFile(bundle + name, whole));
    }
    QCOMPARE(check().code, 0);
}

QTEST_GUILESS_MAIN(TestOutside)
#include "tst_outside.moc"
