// Screen readers, reading direction, language: asserted over the whole window, so that nothing new slips by.
#include "tests/ui/accesswalk.h"
#include "tests/ui/windowroom.h"
#include "tests/support/console/sampleprompts.h"
#include "ui/parts/announce.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSplitter>
#include <QTranslator>
#include <private/qguiapplication_p.h>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

using namespace countersign;

namespace {

// Marks what comes through tr(): what is shown without the marks was written past it.
class Marked final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return u'⟦' + QString::fromUtf8(source) + u'⟧';
    }
};

QStringList spoken;

void listen(QAccessibleEvent* event)
{
    if (event->type() == QAccessible::Alert && event->object() != nullptr)
        if (QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(event->object()))
            spoken << heard->text(QAccessible::Name);
}

// As a screen reader does that connects: QAccessible::setActive() tells observers only, and a handler hears nothing while it is off.
void setScreenReader(bool on)
{
    QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(on);
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression letters(QStringLiteral("[\\p{L}]{2,}"));
    QStringList words;
    for (auto it = letters.globalMatch(text); it.hasNext();)
        words << it.next().captured().toLower();
    return words;
}

void collect(const Json& json, QSet<QString>& words)
{
    if (json.is_string()) {
        for (const QString& word : wordsOf(QString::fromStdString(json.get<std::string>())))
            words.insert(word);
    } else if (json.is_structured()) {
        for (const Json& inner : json)
            collect(inner, words);
    }
}

} // namespace

class TestAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void everyShownStringIsTranslatable(); // first: meanings of keys are translated once
    void everythingReachableHasNameAndRole();
    void beforeSigningIn();
    void whatIsWrittenCanBeRead_data();
    void whatIsWrittenCanBeRead();
    void focusGoesInReadingOrder_data();
    void focusGoesInReadingOrder();
    void decisionsAreSpoken();
    void mirrored();
    void figuresByLocale();

private:
    [[nodiscard]] int middleOf(QWidget* widget) const { return widget->mapTo(m_room.window.get(), QPoint(widget->width() / 2, 0)).x(); }
    [[nodiscard]] QStringList untranslated(const QSet<QString>& data);
    WindowRoom m_room;
};

void TestAccess::cleanup()
{
    m_room.window.reset();
    m_room.desk.reset();
    m_room.forgetSettings();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestAccess::everythingReachableHasNameAndRole()
{
    QVERIFY(m_room.open(0));
    for (const Verb verb :
        { Verb::Queue, Verb::Reject, Verb::Hold, Verb::SendBack, Verb::Keys, Verb::Outbox, Verb::Effort, Verb::Survey, Verb::Prompts, Verb::Record }) {
        m_room.window->run(verb);
        const QStringList found = nameless(*m_room.window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        const QWidgetList all = m_room.window->findChildren<QWidget*>();
        for (QWidget* widget : all) {
            if (!tabReaches(*widget))
                continue;
            QVERIFY(QAccessible::queryAccessibleInterface(widget) != nullptr);
        }
        QVERIFY2(wrongRoles(*m_room.window).isEmpty(), qPrintable(wrongRoles(*m_room.window).join(u'\n')));
    }
    // Rows are one sentence each, not empty cells.
    m_room.window->run(Verb::Queue);
    m_room.window->run(Verb::Keys);
    auto* list = m_room.find<QListWidget>("keysListWidget");
    QAccessibleInterface* rows = QAccessible::queryAccessibleInterface(list);
    QVERIFY(rows->childCount() > 10);
    QVERIFY(rows->child(0)->text(QAccessible::Name).contains(u"Approve"));
    QAccessibleInterface* queue = QAccessible::queryAccessibleInterface(m_room.find("draftsQueueView"));
    QVERIFY(queue->childCount() > 5);
    QVERIFY2(!queue->child(0)->text(QAccessible::Name).isEmpty(), "a row of the queue is read as a sentence");
}

void TestAccess::beforeSigningIn()
{
    QVERIFY(m_room.open());
    const auto sound = [this] {
        const QStringList wrong = nameless(*m_room.window) + wrongRoles(*m_room.window);
        return wrong.isEmpty() ? QString() : wrong.join(u'\n');
    };
    m_room.window->showWelcome();
    QVERIFY2(sound().isEmpty(), qPrintable(sound()));
    m_room.window->showSignIn(QUrl(QStringLiteral("http://127.0.0.1:1")), {});
    QVERIFY2(sound().isEmpty(), qPrintable(sound()));
    const QString order = outOfOrder(
        *m_room.window, { QStringLiteral("signInPage"), QStringLiteral("signInLoginLineEdit"), QStringLiteral("signInPasswordLineEdit") });
    QVERIFY2(order.isEmpty(), qPrintable(order));
}

void TestAccess::whatIsWrittenCanBeRead_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
    QTest::newRow("high contrast") << static_cast<int>(ThemeChoice::HighContrast);
}

// Every label of every page, in the colours that its palette gives it here, on the ground that lies behind it.
void TestAccess::whatIsWrittenCanBeRead()
{
    QFETCH(int, theme);
    QVERIFY(m_room.open(0));
    m_room.theme->setChoice(static_cast<ThemeChoice>(theme));
    const auto groundOf = [](const QWidget& widget) {
        const QWidget* at = &widget;
        while (!at->autoFillBackground() && !at->isWindow())
            at = at->parentWidget();
        return at->palette().color(at->backgroundRole());
    };
    int read = 0;
    const auto look = [&](const QString& where) {
        const auto labels = m_room.window->findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            ++read;
            const QColor ink = label->palette().color(label->foregroundRole());
            const QColor ground = groundOf(*label);
            QVERIFY2(contrastRatio(ink, ground) >= 4.5,
                qPrintable(QStringLiteral("%1: %2 “%3”, %4 on %5").arg(where, label->objectName(), label->text().left(40), ink.name(), ground.name())));
        }
    };
    for (const Verb verb : { Verb::Queue, Verb::Reject, Verb::Hold, Verb::SendBack, Verb::Keys, Verb::Outbox, Verb::Effort, Verb::Survey, Verb::Prompts,
             Verb::Record }) {
        m_room.window->run(verb);
        look(QString::number(static_cast<int>(verb)));
        if (QTest::currentTestFailed())
            break;
    }
    m_room.theme->setChoice(ThemeChoice::Light);
    QVERIFY2(read > 100, qPrintable(QString::number(read)));
}

void TestAccess::focusGoesInReadingOrder_data()
{
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("left to right") << false;
    QTest::newRow("right to left") << true;
}

void TestAccess::focusGoesInReadingOrder()
{
    QFETCH(bool, rightToLeft);
    QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QVERIFY(m_room.open());
    QWidget* start = m_room.find("railQueueButton");
    const QWidgetList landmarks{ start, m_room.find("queueSearchLineEdit"), m_room.find("draftViewSegmented"),
        m_room.find("verdictApproveKeyButton"), m_room.find("verdictKeysKeyButton") };
    // The chain of focus, as Tab goes, seen through what screen readers see.
    QList<QWidget*> chain;
    for (QWidget* at = start; chain.isEmpty() || at != start; at = at->nextInFocusChain()) {
        if (at->isVisible() && (at->focusPolicy() & Qt::TabFocus) != 0 && at->isEnabled()) {
            QVERIFY(QAccessible::queryAccessibleInterface(at)->state().focusable);
            chain << at;
        }
        QVERIFY(chain.size() < 1'000);
    }
    qsizetype before = -1;
    for (QWidget* landmark : landmarks) {
        qsizetype place = -1;
        for (qsizetype i = 0; i < chain.size() && place < 0; ++i)
            if (chain[i] == landmark || landmark->isAncestorOf(chain[i]))
                place = i;
        QVERIFY2(
            place > before, qPrintable(landmark->objectName() % u" at " % QString::number(place) % u" after " % QString::number(before)));
        before = place;
    }
    // Reading order is the order on the screen: rail, queue, draft.
    for (int i = 0; i + 1 < 3; ++i)
        QVERIFY(rightToLeft ? middleOf(landmarks[i]) > middleOf(landmarks[i + 1]) : middleOf(landmarks[i]) < middleOf(landmarks[i + 1]));
}

void TestAccess::decisionsAreSpoken()
{
    QVERIFY(m_room.open());
    setScreenReader(true);
    QVERIFY(QAccessible::isActive());
    spoken.clear();
    const auto before = QAccessible::installUpdateHandler(listen);
    m_room.press(Qt::Key_A);
    QTRY_VERIFY(!spoken.isEmpty());
    const QString heard = spoken.last();
    QVERIFY2(heard.startsWith(u"Approved, held") && heard.contains(u"; next: "), qPrintable(heard));
    QCOMPARE(m_room.window->announcer()->last(), heard);
    QTRY_COMPARE(m_room.desk->recentDecisions().front().place, DecisionRecord::Place::Held);
    m_room.press(Qt::Key_U);
    QTRY_VERIFY(spoken.last().contains(u"Undone"));
    m_room.press(Qt::Key_U);
    QTRY_VERIFY2(!spoken.last().contains(u"Undone"), "what went wrong is spoken, too");
    QAccessible::installUpdateHandler(before);
    setScreenReader(false);
}

void TestAccess::mirrored()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    QVERIFY(m_room.open());
    const int rail = middleOf(m_room.find("windowRail"));
    const int queue = middleOf(m_room.find("reviewQueuePane"));
    const int draft = middleOf(m_room.find("reviewDraftPane"));
    const int why = middleOf(m_room.find("reviewWhyPane"));
    QVERIFY2(
        rail > queue && queue > draft && draft > why, qPrintable(QStringLiteral("%1 %2 %3 %4").arg(rail).arg(queue).arg(draft).arg(why)));
    QVERIFY(middleOf(m_room.find("verdictApproveKeyButton")) > middleOf(m_room.find("verdictRejectKeyButton")));
    QVERIFY(middleOf(m_room.find("verdictRejectKeyButton")) > middleOf(m_room.find("verdictKeysKeyButton")));
    m_room.window->resize(1000, 700);
    auto* pane = m_room.find("reviewWhyPane");
    QTRY_VERIFY(!pane->isVisible());
    m_room.press(Qt::Key_W);
    QTRY_VERIFY(pane->isVisible());
    QVERIFY2(middleOf(pane) < m_room.window->width() / 2, "the drawer comes from the left");
    m_room.press(Qt::Key_Escape);
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_room.find("windowPalette")->isVisible());
    QCOMPARE(m_room.find("paletteLineEdit")->layoutDirection(), Qt::RightToLeft);
    QLocale::setDefault(before);
}

void TestAccess::figuresByLocale()
{
    const QLocale before;
    const Money money{ 1'240'50, "EUR" };
    const TimeMs noon = 12 * hourMs + 30 * minuteMs;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QVERIFY(moneyWord(money).contains(u"1.240,50"));
    QCOMPARE(clockWords(noon, "UTC"), QStringLiteral("12:30"));
    QCOMPARE(countdown(102 * secondMs), QStringLiteral("1:42"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY(moneyWord(money).contains(u"1,240.50"));
    QVERIFY(clockWords(noon, "UTC").contains(u"PM"));
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    QCOMPARE(countdown(102 * secondMs), QStringLiteral("١:٤٢"));
    QVERIFY(spanWords(41 * minuteMs).contains(u"٤١"));
    QLocale::setDefault(before);
}

QStringList TestAccess::untranslated(const QSet<QString>& data)
{
    static const QRegularExpression marked(QStringLiteral("⟦[^⟦⟧]*⟧"));
    QStringList found;
    const auto look = [&](const QString& shown, const QString& where) {
        QString rest = shown;
        for (qsizetype before = -1; before != rest.size();) { // from the inside out
            before = rest.size();
            rest.remove(marked);
        }
        for (const QString& word : wordsOf(rest))
            if (!data.contains(word))
                found << where % u": “" % shown % u'”';
    };
    const QWidgetList all = m_room.window->findChildren<QWidget*>();
    for (QWidget* widget : all) {
        const QString where
            = widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName();
        if (const auto* button = qobject_cast<QAbstractButton*>(widget))
            look(button->text(), where);
        if (const auto* label = qobject_cast<QLabel*>(widget))
            look(label->text(), where);
        if (const auto* field = qobject_cast<QLineEdit*>(widget))
            look(field->placeholderText(), where);
        look(widget->toolTip(), where + u" tool tip");
        look(widget->accessibleName(), where + u" name");
        look(widget->accessibleDescription(), where + u" description");
        const auto actions = widget->actions();
        for (const QAction* action : actions)
            look(action->text(), where + u" action");
    }
    found.removeDuplicates();
    return found;
}

void TestAccess::everyShownStringIsTranslatable()
{
    Marked marked;
    QVERIFY(QCoreApplication::installTranslator(&marked));
    QVERIFY(m_room.open(0));
    // What may stand there without the marks: the shop's own words, names, keys.
    QSet<QString> data{ QStringLiteral("ctrl"), QStringLiteral("shift"), QStringLiteral("eur"), QStringLiteral("am"),
        QStringLiteral("pm") };
    for (const Draft& draft : sampleDrafts(m_room.desk->now())) {
        collect(Json(draft), data);
        for (const TimeMs at : { draft.abandonedAt, draft.summary.coldAt }) // months and the like are the locale's words
            for (const QString& word : wordsOf(absoluteWords(at)))
                data.insert(word);
    }
    collect(Json(m_room.desk->person()), data);
    collect(Json(m_room.desk->policy()), data);
    collect(Json(samplePrompts(m_room.desk->now())), data);
    collect(Json(m_room.desk->linkSentence().toStdString()), data);
    QStringList found;
    for (const Verb verb : { Verb::Queue, Verb::Reject, Verb::Hold, Verb::SendBack, Verb::Keys, Verb::Outbox, Verb::Diff, Verb::Source,
             Verb::Effort, Verb::Survey, Verb::Prompts, Verb::Palette }) {
        m_room.window->run(verb);
        QTRY_VERIFY(m_room.window->isVisible());
        found << untranslated(data);
    }
    m_room.window->showWelcome();
    found << untranslated(data);
    m_room.window->showSignIn(QUrl(QStringLiteral("http://127.0.0.1:1")), {});
    data.insert(QStringLiteral("http"));
    found << untranslated(data);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u"\n" % found.join(u'\n')));
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
