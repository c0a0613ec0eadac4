#include "models/domain/decision.h"
#include "models/domain/digest.h"
#include "models/domain/signature.h"

#include <QtTest>

using namespace countersign;

namespace {
std::string bytes(const char* hexText) { return fromHex(hexText).value(); }
}  // namespace

class TestDigest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sha256IsSha256()
    {
        QCOMPARE(hex(view(sha256(""))), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(hex(view(sha256("abc"))), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QVERIFY(sha256(0x01, "ab", "c") == sha256(std::string("\x01") + "abc"));
        QVERIFY(sha256(0x00, "") == sha256(std::string_view("\0", 1)));
    }

    // RFC 4231 cases 1, 2, 6 and a commerce platform's webhook.
    void hmacIsTheOneOthersCompute()
    {
        QCOMPARE(hex(view(hmacSha256(std::string(20, '\x0b'), "Hi There"))),
            std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hex(view(hmacSha256("Jefe", "what do ya want for nothing?"))),
            std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(hex(view(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"))),
                 std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
        QCOMPARE(base64(view(hmacSha256("hush", "{\"id\":1,\"note\":\"Zo\xc3\xab \\/ \\u00e9\"}"))),
            std::string("pTD9yr2fXLT/06ZufrzKUYNJGO8+ymhf9U33FllM0L4="));
        QCOMPARE(hex(view(hmacSha256("", ""))), std::string("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    void base64IsCanonicalOrNothing()
    {
        const std::vector<std::pair<std::string, std::string>> rfc4648{ { "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" },
            { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" } };
        for (const auto& [plain, text] : rfc4648) {
            QCOMPARE(base64(plain), text);
            QCOMPARE(fromBase64(text).value(), plain);
        }
        for (const char* bad :
            { "Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm8", "Zg==Zg==", "=m9v", "Z===", "====", "Zm9v\n", "Zm9v ", "Zm-_", "Zg=v", "Zm9v=" })
            QVERIFY2(!fromBase64(bad), bad);
        std::string all;
        for (int i = 0; i < 256; ++i)
            all += static_cast<char>(i);
        QCOMPARE(fromBase64(base64(all)).value(), all);
        QCOMPARE(fromHex(hex(all)).value(), all);
        for (const char* bad : {"a", "0g", " 0", "0x"})
            QVERIFY2(!fromHex(bad), bad);
    }

    void comparisonSeesLengthAndContent()
    {
        QVERIFY(equalConstantTime("", ""));
        QVERIFY(equalConstantTime("abc", "abc"));
        QVERIFY(!equalConstantTime("abc", "abd"));
        QVERIFY(!equalConstantTime("abc", "abcd"));
    }

    // RFC 8032 §7.1, test 2.
    void signaturesAreEd25519()
    {
        const auto key = signingKeyFromSeed(bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")).value();
        QCOMPARE(hex(key.publicKey), std::string("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        const std::string signature = sign(key, "\x72");
        QCOMPARE(hex(signature),
            std::string("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb0"
                        "0d291612bb0c00"));
        QVERIFY(verify(key.publicKey, "\x72", signature));
        QVERIFY(!verify(key.publicKey, "\x73", signature));
        QVERIFY(!verify(newSigningKey().publicKey, "\x72", signature));
        for (std::size_t i = 0; i < signature.size(); ++i) {
            std::string damaged = signature;
            damaged[i] = static_cast<char>(damaged[i] ^ 1);
            QVERIFY(!verify(key.publicKey, "\x72", damaged));
        }
        QVERIFY(!verify(key.publicKey, "\x72", signature.substr(1)));
        QVERIFY(!verify("", "\x72", signature));
        QVERIFY(sign({}, "x").empty());
        QVERIFY(!signingKeyFromSeed("short"));
        QCOMPARE(keyId(key.publicKey), "k_" + hex(view(sha256(key.publicKey))).substr(0, 16));
    }

    void aDecisionsSignatureCoversEveryField()
    {
        DecisionStatement statement{ .decisionId = "d",
            .draftId = "f",
            .revision = 3,
            .verdict = Verdict::Approve,
            .binding = { "p", "o", "r", "builtin/x@1" },
            .reasonCode = {},
            .noteDigest = noteDigest("00", "why"),
            .until = {},
            .overrides = { "checks_passed" },
            .decidedAt = 1795258253120,
            .personId = "x",
            .keyId = "k" };
        const std::string signedText = signedBytes(statement);
        QCOMPARE(QString::fromStdString(signedText),
            QStringLiteral(
                "{\"binding\":{\"offer\":\"o\",\"payload\":\"p\",\"prompt\":\"builtin/"
                "x@1\",\"recipient\":\"r\"},\"decided_at\":\"2026-11-21T10:50:53.120Z\","
                "\"decision_id\":\"d\",\"draft_id\":\"f\",\"key_id\":\"k\",\"note_digest\":\"%1\",\"overrides\":[\"checks_passed\"],"
                "\"person_id\":\"x\",\"reason_code\":null,\"revision\":3,\"until\":null,\"verdict\":\"approve\"}")
                .arg(QString::fromStdString(hex(view(sha256("00why"))))));
        QCOMPARE(signedBytes(decode<DecisionStatement>(Json::parse(signedText)).value()), signedText);
        QCOMPARE(noteDigest("00", ""), std::string());
        for (const char* key : {"binding", "decision_id", "draft_id", "revision", "verdict", "decided_at", "person_id", "key_id"}) {
            Json without = Json::parse(signedText);
            without.erase(key);
            QVERIFY2(!decode<DecisionStatement>(without), key);
        }
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
