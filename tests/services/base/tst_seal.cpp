// Sealing: opens only whole, only in its place, only with its key.
#include "services/base/packing.h"
#include "services/base/seal.h"

#include <QTest>

using namespace countersign;

class TestSeal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        const auto key = SealKey::random();
        for (const std::string& plain : {std::string(), std::string("Ana Pérez"), std::string("a\0b", 3), std::string(100000, 'x')}) {
            const auto sealed = key.seal(plain, "row-1");
            QVERIFY(plain.empty() || sealed.find(plain) == std::string::npos);
            QVERIFY(key.open(sealed, "row-1").value_or("refused") == plain);
            QVERIFY(key.seal(plain, "row-1") != sealed);
        }
    }

    void everyChangedByteIsFound_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("short") << QByteArray("the message");
        QTest::newRow("packed") << QByteArray(3000, 'm');
    }

    void longTextsTakeLessRoom()
    {
        const auto key = SealKey::random();
        std::string text;
        for (int i = 0; i < 200; ++i)
            text += "{\"title\":\"Kettle\",\"price\":\"" + std::to_string(i * 37) + "\"},";
        const auto sealed = key.seal(text, "row-1");
        QVERIFY2(sealed.size() < text.size() / 2, std::to_string(sealed.size()).c_str());
        QVERIFY(key.open(sealed, "row-1").value_or("refused") == text);
        QVERIFY(!key.open(sealed.substr(1), "row-1"));  // without its mark it is nothing
    }

    void everyChangedByteIsFound()
    {
        QFETCH(const QByteArray, plain);
        const auto key = SealKey::random();
        const auto sealed = key.seal(plain.toStdString(), "row-1");
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            auto changed = sealed;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            const auto opened = key.open(changed, "row-1");
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::Damaged);
        }
        for (std::size_t length = 0; length < sealed.size(); ++length)
            QVERIFY(!key.open(sealed.substr(0, length), "row-1"));
        QVERIFY(!key.open(sealed + "A", "row-1"));
        QVERIFY(!key.open(sealed + "\n", "row-1"));
        QVERIFY(!key.open("not base64 at all!", "row-1"));
    }

    void contextAndKeyAreBound()
    {
        const auto key = SealKey::random();
        const auto sealed = key.seal("the message", "row-1");
        QVERIFY(!key.open(sealed, "row-2"));
        QVERIFY(!key.open(sealed, ""));
        QVERIFY(!SealKey::random().open(sealed, "row-1"));
        QVERIFY(!key.derive("events").open(sealed, "row-1"));
    }

    void derivedKeysAreStableAndApart()
    {
        const auto key = SealKey::fromBytes(std::string(32, 'k')).value();
        QVERIFY(key.derive("events").bytes() == key.derive("events").bytes());
        QVERIFY(key.derive("events").bytes() != key.derive("secrets").bytes());
        QVERIFY(key.derive("events").bytes() != key.bytes());
        QCOMPARE(key.derive("events").bytes().size(), 32u);
        QVERIFY(!SealKey::fromBytes("short"));
        QVERIFY(!SealKey::fromBytes(std::string(33, 'k')));
        auto copy = key.derive("events");
        copy = key;
        QVERIFY(copy.bytes() == key.bytes());
    }

    void textsInColumnsArePackedWhereThatIsShorter()
    {
        const std::string brief = "{\"a\":1}";
        QVERIFY(packedText(brief) == brief);
        std::string text = "[";
        for (int i = 0; i < 200; ++i)
            text += "\"Kettle of the house\",";
        text += "1]";
        const auto stored = packedText(text);
        QVERIFY2(stored.size() < text.size() / 2, std::to_string(stored.size()).c_str());
        QVERIFY(plainText(stored).value_or("refused") == text);
        QVERIFY(plainText(brief).value_or("refused") == brief);
        for (const auto& damaged : { std::string("~"), std::string("~no base64!"), stored.substr(0, stored.size() - 8) }) {
            const auto plain = plainText(damaged);
            QVERIFY2(!plain && plain.error().code == ErrorCode::Damaged, damaged.substr(0, 20).c_str());
        }
    }

    void macIsHmacSha256()
    {
        // As openssl computes it for a key of 32 times 'k'.
        const auto key = SealKey::fromBytes(std::string(32, 'k')).value();
        QCOMPARE(key.mac("abc"), std::string("af61b693912efc56e2e46f949719ea10a9e80d68f8dcfb84e26cac5330da3c74"));
        QVERIFY(key.mac("abd") != key.mac("abc"));
    }
};

QTEST_GUILESS_MAIN(TestSeal)
#include "tst_seal.moc"
