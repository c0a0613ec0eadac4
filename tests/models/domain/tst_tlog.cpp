// Trees, proofs and checkpoints against RFC 6962's known answers, brute force, and OpenSSL.
#include "models/domain/tlog.h"
#include "models/domain/tlognote.h"
#include "models/domain/tlogpolicy.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

constexpr int most = 300;

// Full subtrees over made-up leaves, level by level.
class Tree {
public:
    explicit Tree(int size)
    {
        m_levels.emplace_back();
        for (int i = 0; i < size; ++i)
            m_levels[0].push_back(leafHash("entry " + std::to_string(i)));
        while (m_levels.back().size() > 1) {
            std::vector<Hash> above;
            for (std::size_t i = 0; i + 1 < m_levels.back().size(); i += 2)
                above.push_back(nodeHash(m_levels.back()[i], m_levels.back()[i + 1]));
            m_levels.push_back(std::move(above));
        }
    }
    [[nodiscard]] HashAt hashAt() const
    {
        return [this](int level, std::int64_t index) -> Result<Hash> {
            if (static_cast<std::size_t>(level) >= m_levels.size()
                || static_cast<std::size_t>(index) >= m_levels[static_cast<std::size_t>(level)].size())
                return fail(ErrorCode::NotFound, "beyond the tree");
            return m_levels[static_cast<std::size_t>(level)][static_cast<std::size_t>(index)];
        };
    }
    [[nodiscard]] const Hash& leaf(int index) const { return m_levels[0][static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::vector<Checkpoint> checkpoints() const
    {
        std::vector<Checkpoint> all;
        TreeHead head;
        all.push_back({ "log", 0, head.root() });
        for (const Hash& leaf : m_levels[0]) {
            head.append(leaf);
            all.push_back({ "log", head.size(), head.root() });
        }
        return all;
    }

private:
    std::vector<std::vector<Hash>> m_levels;
};

SigningKey keyOf(char fill)
{
    return signingKeyFromSeed(std::string(32, fill)).value();
}

} // namespace

class TestTlog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownRoots();
    void subtreesAtOnce();
    void knownInclusion();
    void everyInclusionUpTo300();
    void everyConsistencyUpTo300();
    void headFromSubtrees();
    void tilePaths();
    void checkpointRoundTrip();
    void checkpointRefusals();
    void verifierKeys();
    void cosignatures();
    void opensslAgrees();
    void proofFile();
};

void TestTlog::knownRoots()
{
    const std::vector<const char*> leaves{ "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f" };
    const std::vector<const char*> roots{ "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" };
    TreeHead head;
    QCOMPARE(hex(view(head.root())), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        head.append(leafHash(fromHex(leaves[i]).value()));
        QCOMPARE(hex(view(head.root())), std::string(roots[i]));
    }
}

// Whole tiles at once or leaf by leaf: the same tree.
void TestTlog::subtreesAtOnce()
{
    TreeHead single;
    TreeHead whole;
    TreeHead tile;
    for (int i = 0; i < 5 * 256; ++i) {
        const Hash leaf = leafHash(std::to_string(i));
        single.append(leaf);
        tile.append(leaf);
        if (tile.size() < 256)
            continue;
        whole.appendSubtree(tile.root(), 8);
        tile = {};
        QCOMPARE(whole.size(), single.size());
        QVERIFY(whole.root() == single.root());
    }
    single.append(leafHash("last"));
    whole.append(leafHash("last"));
    QVERIFY(whole.root() == single.root());
}

void TestTlog::knownInclusion()
{
    std::vector<Hash> leaves;
    for (const char* leaf : { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" })
        leaves.push_back(leafHash(fromHex(leaf).value()));
    const HashAt hashAt = [&leaves](int level, std::int64_t index) -> Result<Hash> {
        TreeHead head;
        for (std::int64_t i = index << level; i < (index + 1) << level; ++i)
            head.append(leaves[static_cast<std::size_t>(i)]);
        return head.root();
    };
    const auto proof = inclusionProof(0, 8, hashAt);
    QVERIFY(proof);
    QCOMPARE(proof->size(), std::size_t(3));
    QCOMPARE(hex(view((*proof)[0])), std::string("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"));
    QCOMPARE(hex(view((*proof)[1])), std::string("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"));
    QCOMPARE(hex(view((*proof)[2])), std::string("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
}

void TestTlog::everyInclusionUpTo300()
{
    const Tree tree(most);
    const auto checkpoints = tree.checkpoints();
    const HashAt hashAt = tree.hashAt();
    QVERIFY(!inclusionProof(0, 0, hashAt));
    for (int size = 1; size <= most; ++size) {
        const Checkpoint& checkpoint = checkpoints[static_cast<std::size_t>(size)];
        QVERIFY(!inclusionProof(size, size, hashAt));
        for (int index = 0; index < size; ++index) {
            auto proof = inclusionProof(index, size, hashAt);
            QVERIFY(proof);
            QVERIFY2(verifyInclusion(tree.leaf(index), index, checkpoint, *proof), qPrintable(u"%1 of %2"_s.arg(index).arg(size)));
            if (size % 37 != 0)
                continue;
            QVERIFY(!verifyInclusion(tree.leaf((index + 1) % most), index, checkpoint, *proof));
            // Two neighbours may share a path only when they are one: the index is bound.
            QVERIFY(!verifyInclusion(tree.leaf(index), index ^ 1, checkpoint, *proof));
            proof->push_back(tree.leaf(0));
            QVERIFY(!verifyInclusion(tree.leaf(index), index, checkpoint, *proof));
            proof->pop_back();
            if (!proof->empty()) {
                (*proof)[static_cast<std::size_t>(index) % proof->size()][7] ^= 1;
                QVERIFY(!verifyInclusion(tree.leaf(index), index, checkpoint, *proof));
            }
        }
    }
}

void TestTlog::everyConsistencyUpTo300()
{
    const Tree tree(most);
    const auto checkpoints = tree.checkpoints();
    const HashAt hashAt = tree.hashAt();
    QVERIFY(!consistencyProof(2, 1, hashAt));
    for (int to = 0; to <= most; ++to) {
        for (int from = 0; from <= to; ++from) {
            auto proof = consistencyProof(from, to, hashAt);
            QVERIFY(proof);
            const Checkpoint& older = checkpoints[static_cast<std::size_t>(from)];
            const Checkpoint& newer = checkpoints[static_cast<std::size_t>(to)];
            QVERIFY2(verifyConsistency(older, newer, *proof), qPrintable(u"%1 to %2"_s.arg(from).arg(to)));
            if (from == 0 || to % 41 != 0)
                continue;
            Checkpoint forged = newer;
            forged.root[3] ^= 1;
            QVERIFY(!verifyConsistency(older, forged, *proof));
            forged = older;
            forged.root[3] ^= 1;
            QVERIFY(!verifyConsistency(forged, newer, *proof));
            proof->push_back(tree.leaf(0));
            QVERIFY(!verifyConsistency(older, newer, *proof));
        }
    }
}

void TestTlog::headFromSubtrees()
{
    const Tree tree(most);
    const auto checkpoints = tree.checkpoints();
    for (const Checkpoint& checkpoint : checkpoints) {
        auto head = TreeHead::at(checkpoint.size, tree.hashAt());
        QVERIFY(head);
        QCOMPARE(head->size(), checkpoint.size);
        QVERIFY(head->root() == checkpoint.root);
        if (checkpoint.size < most) {
            head->append(tree.leaf(static_cast<int>(checkpoint.size)));
            QVERIFY(head->root() == checkpoints[static_cast<std::size_t>(checkpoint.size) + 1].root);
        }
    }
}

void TestTlog::tilePaths()
{
    QCOMPARE(tilePath(0, 0), std::string("tile/0/000"));
    QCOMPARE(tilePath(0, 1234067), std::string("tile/0/x001/x234/067"));
    QCOMPARE(tilePath(2, 1000, 17), std::string("tile/2/x001/000.p/17"));
    QCOMPARE(tilePath(-1, 999, 255), std::string("tile/entries/999.p/255"));
}

void TestTlog::checkpointRoundTrip()
{
    const SigningKey key = keyOf('k');
    const Checkpoint checkpoint{ "countersign.local/test", 70000, leafHash("root") };
    const std::string note = signCheckpoint(checkpoint, key);
    QVERIFY(note.starts_with("countersign.local/test\n70000\n"));
    const auto log = parseVerifierKey(verifierKey(checkpoint.origin, key.publicKey));
    QVERIFY(log);
    const auto opened = openCheckpoint(note, *log);
    QVERIFY(opened);
    QVERIFY(*opened == checkpoint);
    // A rotated key's line is one more signature; whoever does not know it passes it over.
    const std::string rotated = note + "\xE2\x80\x94 other.example/log " + base64("abcd" + std::string(64, 'x')) + "\n";
    QVERIFY(openCheckpoint(rotated, *log));
}

void TestTlog::checkpointRefusals()
{
    const SigningKey key = keyOf('k');
    const Checkpoint checkpoint{ "countersign.local/test", 5, leafHash("root") };
    const std::string note = signCheckpoint(checkpoint, key);
    const auto log = parseVerifierKey(verifierKey(checkpoint.origin, key.publicKey)).value();
    for (std::size_t i = 0; i < note.size(); ++i) {
        for (const int flip : { 0x01, 0x20, 0x80 }) {
            std::string changed = note;
            changed[i] = static_cast<char>(changed[i] ^ flip);
            QVERIFY2(!openCheckpoint(changed, log), qPrintable(u"byte %1"_s.arg(i)));
        }
        QVERIFY(!openCheckpoint(note.substr(0, i), log));
    }
    QVERIFY(!openCheckpoint(note, parseVerifierKey(verifierKey(checkpoint.origin, keyOf('x').publicKey)).value()));
    // The same signature in a base64 text whose unused bits are set.
    const auto last = note.rfind('=');
    std::string sloppy = note;
    const std::size_t before = note[last - 1] == '=' ? last - 2 : last - 1;
    sloppy[before] = static_cast<char>(sloppy[before] + 1);
    QVERIFY(!openCheckpoint(sloppy, log));
    // A signed body with an extension line, or a size with a leading zero, is not a checkpoint of ours.
    for (const std::string& body :
        { checkpointBody(checkpoint) + "more\n", std::string("countersign.local/test\n05\n") + base64(view(checkpoint.root)) + "\n" }) {
        const std::string id = log.keyId;
        QVERIFY(!openCheckpoint(body + "\n\xE2\x80\x94 countersign.local/test " + base64(id + sign(key, body)) + "\n", log));
    }
}

void TestTlog::verifierKeys()
{
    // The example key of golang.org/x/mod/sumdb/note.
    const auto known = parseVerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    QVERIFY(known);
    QCOMPARE(known->name, std::string("PeterNeumann"));
    QCOMPARE(hex(known->keyId), std::string("c74f20a3"));
    QCOMPARE(verifierKey(known->name, known->publicKey), std::string("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
    for (const char* bad :
        { "", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
            "PeterNeumann+c74f20a3+CRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW" })
        QVERIFY2(!parseVerifierKey(bad), bad);
    // The example note signed by that key.
    const std::string note
        = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
          "\xE2\x80\x94 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    const auto parsed = parseNote(note);
    QVERIFY(parsed);
    QVERIFY(verify(known->publicKey, parsed->body, parsed->signatures.front().bytes));
}

void TestTlog::cosignatures()
{
    const SigningKey key = keyOf('k');
    const SigningKey device = keyOf('d');
    const std::string note = signCheckpoint({ "countersign.local/test", 5, leafHash("root") }, key);
    const auto witness = parseVerifierKey(verifierKey("console.example/ana", device.publicKey, 0x04)).value();
    QCOMPARE(openCosignature(note, witness).error().code, ErrorCode::NotFound);
    const auto cosigned = cosignCheckpoint(note, "console.example/ana", device, 1'700'000'000'999);
    QVERIFY(cosigned);
    QCOMPARE(openCosignature(*cosigned, witness).value(), TimeMs(1'700'000'000'000));
    QVERIFY(openCheckpoint(*cosigned, parseVerifierKey(verifierKey("countersign.local/test", key.publicKey)).value()));
    const auto twice = cosignCheckpoint(*cosigned, "console.example/again", device, 1'700'000'000'999).value();
    const std::string ana = verifierKey("console.example/ana", device.publicKey, 0x04);
    const std::string again = verifierKey("console.example/again", device.publicKey, 0x04);
    const std::string silent = verifierKey("console.example/silent", keyOf('s').publicKey, 0x04);
    QCOMPARE(cosignedBy(twice, {}), 0);
    QCOMPARE(cosignedBy(twice, { ana, silent }), 1);
    QCOMPARE(cosignedBy(twice, { ana, again, ana }), 1); // one key is one witness, under whatever names
    QCOMPARE(cosignedBy(twice, { verifierKey("countersign.local/test", key.publicKey), "nonsense" }), 0);
    for (std::size_t i = note.size(); i < cosigned->size(); ++i) {
        std::string changed = *cosigned;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY(!openCosignature(changed, witness));
    }
    QVERIFY(!cosignCheckpoint(note, "has space", device, 1));
    QVERIFY(!cosignCheckpoint("not a note", "console.example/ana", device, 1));
}

void TestTlog::opensslAgrees()
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        QSKIP("there is no openssl program here");
    const SigningKey key = keyOf('k');
    const std::string note = signCheckpoint({ "countersign.local/test", 70000, leafHash("root") }, key);
    const auto parsed = parseNote(note).value();
    QTemporaryDir folder;
    const auto write = [&folder](const char* name, std::string_view bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly)
            && file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    };
    QVERIFY(write("pub.der", fromHex("302a300506032b6570032100").value() + key.publicKey));
    QVERIFY(write("note.txt", parsed.body));
    QVERIFY(write("sig.bin", parsed.signatures.front().bytes));
    const auto check = [&] {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(openssl,
            { u"pkeyutl"_s, u"-verify"_s, u"-pubin"_s, u"-inkey"_s, u"pub.der"_s, u"-keyform"_s, u"DER"_s, u"-rawin"_s, u"-in"_s,
                u"note.txt"_s, u"-sigfile"_s, u"sig.bin"_s });
        return process.waitForFinished() && process.exitCode() == 0;
    };
    QVERIFY(check());
    QVERIFY(write("note.txt", std::string(parsed.body) + "x"));
    QVERIFY(!check());
}

void TestTlog::proofFile()
{
    const Tree tree(most);
    const SigningKey key = keyOf('k');
    const auto log = parseVerifierKey(verifierKey("log", key.publicKey)).value();
    const std::string note = signCheckpoint(tree.checkpoints().back(), key);
    const std::string text = proofText(123, inclusionProof(123, most, tree.hashAt()).value(), note);
    QVERIFY(text.starts_with("c2sp.org/tlog-proof@v1\nindex 123\n"));
    QVERIFY(openProof(text, "entry 123", log));
    QVERIFY(!openProof(text, "entry 124", log));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY(!openProof(changed, "entry 123", log));
    }
}

QTEST_GUILESS_MAIN(TestTlog)
#include "tst_tlog.moc"
