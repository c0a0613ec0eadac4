// Active time by a fake clock; digests by risk by a fake clock; what the desktop is told and when it is not.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/effort/attentionmeter.h"
#include "ui/notify/desktopvoice.h"
#include "ui/notify/notifier.h"
#include "ui/notify/tray.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

class FakeVoice final : public DesktopVoice {
public:
    void show(const QString& title, const QString& body, bool urgent) override { said << title + u'|' + body + (urgent ? u"|!" : u""); }
    QStringList said;
};

// Answers of the desk arrive by the event loop, some by way of another.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class TestAttention : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsOnlyWithFocusAndAHandAtIt();
    void keepsDraftsApart();
    void aClockSetBackAddsNothing();
    void digestsRestFiveMinutes();
    void tellsByRiskAndOnlyMaskedNames();
    void quietWhileActiveOrAskedTo();
    void refusalsAndMentionsAtOnce();
    void trayWords();

private:
    [[nodiscard]] Draft made(int number, std::int64_t minor, int approvals);
    TimeMs m_now = 0;
    std::shared_ptr<FakeDesk> m_desk;
};

void TestAttention::countsOnlyWithFocusAndAHandAtIt()
{
    AttentionMeter meter;
    meter.open("a", 0);
    QCOMPARE(meter.of("a", 10'000).activeMs, 0); // neither focus nor a hand
    meter.focus(true, 10'000);
    QCOMPARE(meter.of("a", 20'000).activeMs, 0);
    meter.touch(20'000);
    QCOMPARE(meter.of("a", 25'000).activeMs, 5'000);
    QCOMPARE(meter.of("a", 25'000).activeMs, 5'000); // asking adds nothing
    QCOMPARE(meter.of("a", 500'000).activeMs, 30'000); // idle after 30 s
    meter.touch(600'000);
    meter.focus(false, 610'000);
    QCOMPARE(meter.of("a", 615'000).activeMs, 40'000); // without focus nothing
    meter.focus(true, 616'000);
    QCOMPARE(meter.of("a", 700'000).activeMs, 54'000); // the hand was last there at 600 s
}

void TestAttention::keepsDraftsApart()
{
    AttentionMeter meter;
    meter.focus(true, 0);
    meter.touch(0);
    meter.open("a", 0);
    meter.typed(3);
    meter.open("b", 4'000);
    meter.seenToEnd();
    QVERIFY(meter.seen());
    meter.open("a", 6'000);
    QVERIFY(!meter.seen());
    meter.open({}, 7'000);
    meter.typed();
    QCOMPARE(meter.of("a", 9'000).activeMs, 5'000);
    QCOMPARE(meter.of("a", 9'000).keystrokes, 3);
    QVERIFY(!meter.of("a", 9'000).scrolledToEnd);
    QCOMPARE(meter.of("b", 9'000).activeMs, 2'000);
    QVERIFY(meter.of("b", 9'000).scrolledToEnd);
    meter.forget("b");
    QCOMPARE(meter.of("b", 9'000).activeMs, 0);
}

void TestAttention::aClockSetBackAddsNothing()
{
    AttentionMeter meter;
    meter.focus(true, 100'000);
    meter.touch(100'000);
    meter.open("a", 100'000);
    QCOMPARE(meter.of("a", 40'000).activeMs, 0);
    meter.touch(41'000);
    QVERIFY(meter.of("a", 42'000).activeMs <= 3'000);
}

void TestAttention::digestsRestFiveMinutes()
{
    Digest digest;
    QVERIFY(digest.takeDue(0).empty());
    digest.add(Risk::Rest, QStringLiteral("1"), QStringLiteral("one"));
    digest.add(Risk::Second, QStringLiteral("2"), QStringLiteral("two"));
    auto due = digest.takeDue(1'000);
    QCOMPARE(due.size(), std::size_t(2));
    QCOMPARE(due.front().risk, Risk::Second); // the gravest first
    digest.add(Risk::Rest, QStringLiteral("3"), QStringLiteral("three"));
    digest.add(Risk::Rest, QStringLiteral("4"), QStringLiteral("four"));
    QVERIFY(digest.takeDue(1'000 + Digest::pause - 1).empty());
    QCOMPARE(digest.nextDue(), std::optional<TimeMs>(1'000 + Digest::pause));
    digest.drop(QStringLiteral("3")); // decided by somebody else meanwhile
    due = digest.takeDue(1'000 + Digest::pause);
    QCOMPARE(due.size(), std::size_t(1));
    QCOMPARE(due.front().lines, QStringList(QStringLiteral("four")));
    // Another group is not held up by it, and one that moved is told once.
    digest.add(Risk::HighValue, QStringLiteral("5"), QStringLiteral("five"));
    digest.add(Risk::Second, QStringLiteral("5"), QStringLiteral("five"));
    due = digest.takeDue(2'000 + Digest::pause);
    QCOMPARE(due.size(), std::size_t(1));
    QCOMPARE(due.front().risk, Risk::Second);
}

Draft TestAttention::made(int number, std::int64_t minor, int approvals)
{
    Draft draft = plainDraft(number, m_now);
    draft.summary.value.minor = minor;
    draft.summary.approvalsNeeded = approvals;
    draft.summary.createdAt = m_now + 1;
    return draft;
}

void TestAttention::tellsByRiskAndOnlyMaskedNames()
{
    m_now = 1'000'000;
    m_desk = std::make_shared<FakeDesk>(m_now);
    m_desk->source().setDrafts({});
    FakeVoice voice;
    Notifier notifier(m_desk, voice, [this] { return m_now; });
    notifier.setWindowActive(false);
    const Money limit = m_desk->policy().reviewAboveValue.front();
    Draft told;
    for (int i = 1; i <= 5; ++i) {
        Draft draft = made(i, 50'00, 1);
        draft.summary.value.currency = limit.currency;
        m_desk->source().upsert(draft);
        told = draft;
    }
    Draft high = made(6, limit.minor + 1, 1);
    high.summary.value.currency = limit.currency;
    m_desk->source().upsert(high);
    m_desk->source().upsert(made(7, 50'00, 2));
    settle();
    notifier.tell();
    QTRY_COMPARE(voice.said.size(), 3);
    QVERIFY2(voice.said[0].startsWith(u"1 draft"), qPrintable(voice.said[0]));
    QVERIFY(voice.said[2].startsWith(u"5 "));
    QVERIFY(voice.said[2].contains(u"and 2 more"));
    const std::string masked = m_desk->source().find(QString::fromStdString(high.summary.id))->summary.maskedName;
    QVERIFY(voice.said[1].contains(QString::fromStdString(masked)));
    for (const QString& said : voice.said)
        for (const auto& [name, value] : high.values.text)
            if (name == "first_name" && masked.find(value) == std::string::npos)
                QVERIFY2(!said.contains(QString::fromStdString(value)), qPrintable(said));
    // The same draft changing again is no news.
    ++told.summary.revision;
    m_desk->source().upsert(told);
    m_now += Digest::pause;
    settle();
    notifier.tell();
    QCOMPARE(voice.said.size(), 3);
}

void TestAttention::quietWhileActiveOrAskedTo()
{
    m_now = 1'000'000;
    m_desk = std::make_shared<FakeDesk>(m_now);
    m_desk->source().setDrafts({});
    FakeVoice voice;
    Notifier notifier(m_desk, voice, [this] { return m_now; });
    notifier.setWindowActive(true);
    m_desk->source().upsert(made(1, 50'00, 1));
    settle();
    notifier.setWindowActive(false);
    notifier.tell();
    QVERIFY2(voice.said.isEmpty(), "it was on the screen when it came");
    notifier.setQuiet(true);
    m_desk->source().upsert(made(2, 50'00, 1));
    settle();
    notifier.tell();
    QVERIFY(voice.said.isEmpty());
    notifier.setQuiet(false);
    QTRY_COMPARE(voice.said.size(), 1); // told afterwards
}

void TestAttention::refusalsAndMentionsAtOnce()
{
    m_now = 1'000'000;
    m_desk = std::make_shared<FakeDesk>(m_now);
    Draft draft = plainDraft(1, m_now);
    draft.summary.approvalsNeeded = 1;
    m_desk->source().setDrafts({ draft });
    FakeVoice voice;
    Notifier notifier(m_desk, voice, [this] { return m_now; });
    notifier.setWindowActive(false);
    DecisionRequest request;
    request.draftId = QString::fromStdString(draft.summary.id);
    request.revision = draft.summary.revision;
    auto answer = m_desk->decide(request);
    QTRY_VERIFY(!m_desk->recentDecisions().empty());
    const DecisionRecord record = m_desk->recentDecisions().front();
    m_desk->refuse(record.decisionId, QStringLiteral("The shopper bought."), {});
    QCOMPARE(voice.said.size(), 1);
    QVERIFY(voice.said.front().contains(record.title) && voice.said.front().endsWith(u"|!"));
    m_desk->refuse(record.decisionId, QStringLiteral("The shopper bought."), {});
    QCOMPARE(voice.said.size(), 1);
    Q_EMIT m_desk->team().mentioned(request.draftId, QStringLiteral("Jonas Berg"), QStringLiteral("@Mara, her name is Ana Petrova"));
    QCOMPARE(voice.said.size(), 2);
    QVERIFY(!voice.said.last().contains(u"Petrova") && !voice.said.last().contains(u"Jonas"));
}

void TestAttention::trayWords()
{
    Theme theme(ThemeChoice::Light);
    QAction quiet(QStringLiteral("Do not disturb"));
    quiet.setCheckable(true);
    Tray tray(theme, quiet);
    QSignalSpy shown(&tray, &Tray::showAsked);
    QSignalSpy quitted(&tray, &Tray::quitAsked);
    tray.setCounts(12, 2, 0);
    QVERIFY(tray.words().contains(u"12") && tray.words().contains(u"2 held") && !tray.words().contains(u"not sent"));
    tray.setCounts(1, 0, 3);
    QVERIFY(tray.words().contains(u"3 not sent yet"));
    tray.menu().findChild<QAction*>(QStringLiteral("trayShowAction"))->trigger();
    tray.menu().findChild<QAction*>(QStringLiteral("trayQuitAction"))->trigger();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(quitted.count(), 1);
    QVERIFY(tray.menu().actions().contains(&quiet));
}

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
