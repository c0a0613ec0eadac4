#include "models/domain/ids.h"
#include "models/domain/time.h"

#include <QtTest>
#include <set>

using namespace countersign;

class TestTime final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rfc3339IsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("time");
        QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64(0);
        QTest::newRow("millis") << "2026-11-21T10:50:53.120Z" << qint64(1795258253120);
        QTest::newRow("one digit") << "2026-11-21T10:50:53.1Z" << qint64(1795258253100);
        QTest::newRow("nine digits") << "2026-11-21T10:50:53.120999999Z" << qint64(1795258253120);
        QTest::newRow("offset") << "2026-11-21T05:50:53.120-05:00" << qint64(1795258253120);
        QTest::newRow("half hour") << "2026-11-21T16:20:53.120+05:30" << qint64(1795258253120);
        QTest::newRow("lower case") << "2026-11-21t10:50:53.120z" << qint64(1795258253120);
        QTest::newRow("unknown offset") << "2026-11-21T10:50:53.120-00:00" << qint64(1795258253120);
        QTest::newRow("leap day") << "2024-02-29T00:00:00Z" << qint64(1709164800000);
        QTest::newRow("before 1970") << "1969-12-31T23:59:59.999Z" << qint64(-1);
    }
    void rfc3339IsRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, time);
        QCOMPARE(qint64(parseTime(text.toStdString()).value()), time);
    }

    void allElseIsRefused()
    {
        for (const char* bad : { "", "2026-11-21", "2026-11-21T10:50:53", "2026-11-21 10:50:53Z", "2026-11-21T10:50Z",
                 "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-11-00T00:00:00Z", "2026-11-31T00:00:00Z",
                 "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z", "2026-11-21T10:50:60Z", "2026-11-21T10:50:53.Z",
                 "2026-11-21T10:50:53.1234567890Z", "2026-11-21T10:50:53+0100", "2026-11-21T10:50:53+24:00", "2026-11-21T10:50:53+01:60",
                 "2026-11-21T10:50:53Zx", "1795258253", "-026-11-21T10:50:53Z", "2026-11-21T10:50:53.1+", "２０２６-11-21T10:50:53Z" })
            QVERIFY2(!parseTime(bad), bad);
    }

    void writingReadsBack()
    {
        for (const TimeMs time :
            { TimeMs(0), TimeMs(1), TimeMs(-1), TimeMs(1795258253120), TimeMs(-62167219200000), TimeMs(253402300799999) })
            QCOMPARE(parseTime(formatTime(time)).value(), time);
        QCOMPARE(QString::fromStdString(formatTime(1795258253120)), QStringLiteral("2026-11-21T10:50:53.120Z"));
        QCOMPARE(QString::fromStdString(formatTime(std::numeric_limits<TimeMs>::max())), QStringLiteral("9999-12-31T23:59:59.999Z"));
    }

    void localHoursFollowTheZone()
    {
        const TimeMs noon = parseTime("2026-07-01T12:00:00Z").value();
        QCOMPARE(localMinuteOfDay(noon, "Europe/Berlin").value(), 14 * 60);
        QCOMPARE(localMinuteOfDay(noon, "Asia/Kolkata").value(), 17 * 60 + 30);
        QCOMPARE(localMinuteOfDay(noon, "America/New_York").value(), 8 * 60);
        const TimeMs winter = parseTime("2026-12-01T12:00:00Z").value();
        QCOMPARE(localMinuteOfDay(winter, "Europe/Berlin").value(), 13 * 60);
        QCOMPARE(localMinuteOfDay(-1, "Etc/UTC").value(), 23 * 60 + 59);
        for (const char* bad : {"", "Europe/Nowhere", "GMT+25", "Berlin"})
            QVERIFY2(!localMinuteOfDay(noon, bad), bad);
    }

    void datesAreWrittenAsPeopleWould()
    {
        const TimeMs late = parseTime("2026-03-28T23:30:00Z").value();
        QCOMPARE(QString::fromStdString(localDate(late, "Europe/Berlin", "de").value()), QStringLiteral("29. März 2026"));
        QCOMPARE(QString::fromStdString(localDate(late, "Europe/London", "en").value()), QStringLiteral("28 March 2026"));
        QVERIFY(!localDate(late, "Europe/Berlin", "xx"));
        QVERIFY(!localDate(late, "", "en"));
    }

    void idsSortInOrderOfMaking()
    {
        std::set<std::string> seen;
        std::string last;
        for (int i = 0; i < 20000; ++i) {
            const std::string id = newId(1795258253120 + i / 5000);
            QVERIFY(isId(id));
            QVERIFY2(last < id, id.c_str());
            QVERIFY(seen.insert(id).second);
            last = id;
        }
        QVERIFY(QString::fromStdString(last).startsWith(QStringLiteral("019fd")) || isId(last));
        const std::string back = newId(5);  // a clock that jumps back does not break the order
        QVERIFY(last < back);
        QCOMPARE(shortId("0192f3a1-1111-7abc-8def-222222222222"), std::string("#7abc8def"));
    }

    void onlyVersionSevenIsAnId()
    {
        QVERIFY(isId("0192f3a1-1111-7abc-8def-222222222222"));
        for (const char* bad : {"", "0192f3a1-1111-4abc-8def-222222222222", "0192F3A1-1111-7abc-8def-222222222222",
                 "0192f3a1-1111-7abc-cdef-222222222222", "0192f3a1-1111-7abc-8def-22222222222", "0192f3a1x1111-7abc-8def-222222222222",
                 "0192f3a1-1111-7abc-8def-2222222222222"})
            QVERIFY2(!isId(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
