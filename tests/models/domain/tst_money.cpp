#include "models/domain/money.h"

#include <QtTest>
#include <limits>

using namespace countersign;

namespace {
QString text(const std::string& value) { return QString::fromStdString(value); }
}  // namespace

class TestMoney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void minorDigitsFollowIso4217()
    {
        QCOMPARE(minorDigits("EUR").value(), 2);
        QCOMPARE(minorDigits("JPY").value(), 0);
        QCOMPARE(minorDigits("KWD").value(), 3);
        QCOMPARE(minorDigits("RSD").value(), 2);  // CLDR says 0, ISO and the platforms say 2
        QCOMPARE(minorDigits("IQD").value(), 3);
        for (const char* unknown : {"", "EU", "eur", "ZZZ", "EURO", "E\0R"})
            QVERIFY(!minorDigits(unknown));
    }

    void decimalsBecomeMinorUnits_data()
    {
        QTest::addColumn<QString>("decimal");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("ok");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("two") << "1234.5" << "EUR" << true << qint64(123450);
        QTest::newRow("yen") << "14319" << "JPY" << true << qint64(14319);
        QTest::newRow("yen with zeros") << "14319.00" << "JPY" << true << qint64(14319);
        QTest::newRow("dinar") << "1.234" << "KWD" << true << qint64(1234);
        QTest::newRow("negative") << "-0.99" << "USD" << true << qint64(-99);
        QTest::newRow("six zeros") << "32444.000000" << "USD" << true << qint64(3244400);
        QTest::newRow("most") << "90071992547409.91" << "USD" << true << qint64(9007199254740991);
        QTest::newRow("too big") << "90071992547409.92" << "USD" << false << qint64(0);
        QTest::newRow("far too big") << "99999999999999999999999999" << "USD" << false << qint64(0);
        QTest::newRow("lost digit") << "1.005" << "EUR" << false << qint64(0);
        QTest::newRow("yen fraction") << "1.5" << "JPY" << false << qint64(0);
        for (const char* bad : {"", "-", ".", ".5", "5.", "1,5", "1e3", "+1", " 1", "1 ", "--1", "1.2.3", "٣", "0x10", "NaN"})
            QTest::addRow("bad \"%s\"", bad) << bad << "EUR" << false << qint64(0);
        QTest::newRow("no currency") << "1" << "ZZZ" << false << qint64(0);
    }
    void decimalsBecomeMinorUnits()
    {
        QFETCH(QString, decimal);
        QFETCH(QString, currency);
        QFETCH(bool, ok);
        QFETCH(qint64, minor);
        const auto money = parseMoney(decimal.toStdString(), currency.toStdString());
        QCOMPARE(money.has_value(), ok);
        if (ok)
            QCOMPARE(qint64(money->minor), minor);
    }

    void decimalTextIsReadBack()
    {
        for (const char* currency : {"EUR", "JPY", "KWD", "SEK"})
            for (const std::int64_t minor : {0LL, 1LL, -1LL, 9LL, 10LL, 99LL, 100LL, 1000LL, -12345LL, 9007199254740991LL}) {
                const Money money{minor, currency};
                QCOMPARE(parseMoney(decimalText(money), currency).value().minor, minor);
            }
        QCOMPARE(text(decimalText({-5, "EUR"})), QStringLiteral("-0.05"));
        QCOMPARE(text(decimalText({7, "KWD"})), QStringLiteral("0.007"));
        QCOMPARE(text(decimalText({std::numeric_limits<std::int64_t>::min(), "JPY"})), QStringLiteral("-9223372036854775808"));
    }

    void peopleReadTheirOwnForm()
    {
        QCOMPARE(text(formatMoney({124000, "EUR"}, "en")), QStringLiteral("€1,240.00"));
        QCOMPARE(text(formatMoney({124000, "EUR"}, "de")), QStringLiteral("1.240,00\u00a0€"));
        QCOMPARE(text(formatMoney({14319, "JPY"}, "en")), QStringLiteral("¥14,319"));
        QCOMPARE(text(formatMoney({-500, "GBP"}, "en")), QStringLiteral("-£5.00"));
        QCOMPARE(text(formatMoney({123450, "RSD"}, "en")), QStringLiteral("RSD\u00a01,234.50"));
        QCOMPARE(text(formatMoney({100, "ZZZ"}, "en")), QStringLiteral("1.00 ZZZ"));
        QVERIFY(!formatMoney({100, "EUR"}, "not a language").empty());
    }

    void sharesRoundHalfAwayFromZero()
    {
        QCOMPARE(shareOf({1000, "EUR"}, 1500).minor, 150LL);
        QCOMPARE(shareOf({1, "EUR"}, 5000).minor, 1LL);
        QCOMPARE(shareOf({-1, "EUR"}, 5000).minor, -1LL);
        QCOMPARE(shareOf({1, "EUR"}, 4999).minor, 0LL);
        QCOMPARE(shareOf({3, "EUR"}, 5000).minor, 2LL);
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(shareOf({most, "EUR"}, 10000).minor, most);
        QCOMPARE(shareOf({most, "EUR"}, 20000).minor, most);
        QCOMPARE(shareOf({-most, "EUR"}, most).minor, std::numeric_limits<std::int64_t>::min());
    }

    void ratiosAndSumsNeverOverflow()
    {
        QCOMPARE(ratioBp({1, "EUR"}, {3, "EUR"}), 3333LL);
        QCOMPARE(ratioBp({2, "EUR"}, {3, "EUR"}), 6667LL);
        QCOMPARE(ratioBp({5, "EUR"}, {0, "EUR"}), 0LL);
        QCOMPARE(ratioBp({5, "EUR"}, {-1, "EUR"}), 0LL);
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(ratioBp({most, "EUR"}, {most, "EUR"}), 10000LL);
        QCOMPARE(ratioBp({most, "EUR"}, {1, "EUR"}), most);
        QCOMPARE((Money{most, "EUR"} + Money{1, "EUR"}).minor, most);
        QCOMPARE((Money{-most, "EUR"} - Money{5, "EUR"}).minor, std::numeric_limits<std::int64_t>::min());
    }

    void jsonIsStrict()
    {
        const Money money{-12345, "JPY"};
        QVERIFY(decode<Money>(Json(money)).value() == money);
        for (const char* bad : { R"({"minor":1.5,"currency":"EUR"})", R"({"minor":"1","currency":"EUR"})",
                 R"({"minor":true,"currency":"EUR"})", R"({"minor":18446744073709551615,"currency":"EUR"})", R"({"minor":1})",
                 R"({"currency":"EUR"})", R"({"minor":1,"currency":"eur"})", R"([1,"EUR"])", "null" })
            QVERIFY2(!decode<Money>(Json::parse(bad)), bad);
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
