// Every verb of the key map, pressed on the real window: in English, in German and mirrored. A new verb fails until it is pressed here.
#include "tests/ui/queueroom.h"
#include "ui/audit/recordpage.h"
#include "ui/studio/studiopage.h"
#include "ui/survey/surveypage.h"
#include "ui/window/previewwindow.h"
#include "ui/words/translations.h"

#include <set>

using namespace countersign;

class TestEveryVerb : public QObject, private QueueRoom {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup();
    void everyVerb_data();
    void everyVerb();

private:
    void verb(Verb verb); // its key, to whatever has the focus
    void home(); // the focus on the rows, as after any verb
    void opensSheet(Verb which, const char* sheet);
    void moving();
    void looking();
    void asking();
    void going();
    void zooming();
    void deciding();
    [[nodiscard]] bool shown(const char* widget) { return find<QWidget>(widget) != nullptr && find<QWidget>(widget)->isVisible(); }
    [[nodiscard]] bool focused(const char* widget) { return find<QWidget>(widget) != nullptr && find<QWidget>(widget)->hasFocus(); }
    std::set<Verb> m_pressed;
};

void TestEveryVerb::cleanup()
{
    if (m_window)
        m_window->zoom().set(Zoom::usual);
    leave();
    QApplication::setLayoutDirection(Qt::LeftToRight);
    installLanguage(*QCoreApplication::instance(), QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestEveryVerb::everyVerb_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("English") << QLocale(QLocale::English, QLocale::UnitedStates) << false;
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany) << false;
    QTest::newRow("mirrored") << QLocale(QLocale::English, QLocale::UnitedStates) << true;
}

void TestEveryVerb::everyVerb()
{
    QFETCH(QLocale, locale);
    QFETCH(bool, mirrored);
    installLanguage(*QCoreApplication::instance(), locale);
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    m_pressed.clear();
    enter();
    for (void (TestEveryVerb::*part)() : { &TestEveryVerb::moving, &TestEveryVerb::looking, &TestEveryVerb::asking, &TestEveryVerb::going,
             &TestEveryVerb::zooming, &TestEveryVerb::deciding }) {
        if (QTest::currentTestFailed())
            return;
        (this->*part)();
    }
    if (QTest::currentTestFailed())
        return;
    for (const KeyBinding& binding : m_window->keys().bindings())
        QVERIFY2(m_pressed.contains(binding.verb), qPrintable(binding.word));
}

void TestEveryVerb::verb(Verb which)
{
    m_pressed.insert(which);
    for (const KeyBinding& binding : m_window->keys().bindings())
        if (binding.verb == which)
            press(binding.keys[0].key(), binding.keys[0].keyboardModifiers());
}

void TestEveryVerb::home()
{
    m_window->reviewPage()->focusQueue();
    QTRY_VERIFY(focused("draftsQueueView"));
}

void TestEveryVerb::opensSheet(Verb which, const char* sheet)
{
    verb(which);
    QTRY_VERIFY2(shown(sheet), sheet);
    press(Qt::Key_Escape);
    QTRY_VERIFY2(!shown(sheet), sheet);
    home();
}

void TestEveryVerb::moving()
{
    const QString first = current();
    verb(Verb::Next);
    QTRY_VERIFY(current() != first && opened());
    verb(Verb::Previous);
    QTRY_VERIFY(current() == first && opened());
    verb(Verb::Search);
    QTRY_VERIFY(focused("queueSearchLineEdit"));
    press(Qt::Key_Escape);
    home();
    verb(Verb::Filter);
    menuKey("queueFilterMenu", Qt::Key_Escape);
    home();
    verb(Verb::Group);
    menuKey("queueGroupMenu", Qt::Key_Escape);
    home();
    verb(Verb::Select);
    QTRY_COMPARE(model().selectedCount(), qint64{ 1 });
    press(Qt::Key_Escape);
    QTRY_COMPARE(model().selectedCount(), qint64{ 0 });
    verb(Verb::SelectAll);
    QTRY_COMPARE(model().selectedCount(), qint64{ 3 });
    press(Qt::Key_Escape);
    QTRY_COMPARE(model().selectedCount(), qint64{ 0 });
}

void TestEveryVerb::looking()
{
    using View = DraftPane::View;
    auto* draft = find<DraftPane>("reviewDraftPane");
    for (const auto& [which, view] : { std::pair(Verb::Ai, View::Ai), std::pair(Verb::Diff, View::Diff), std::pair(Verb::Source, View::Source),
             std::pair(Verb::Alternatives, View::Alternatives), std::pair(Verb::Versions, View::Versions), std::pair(Verb::Yours, View::Yours) }) {
        verb(which);
        QTRY_COMPARE(draft->view(), view);
    }
    home();
    verb(Verb::Edit);
    QTRY_VERIFY(draft->editing());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!draft->editing());
    home();
    verb(Verb::Why);
    QTRY_VERIFY(!shown("reviewWhyPane"));
    verb(Verb::Why);
    QTRY_VERIFY(shown("reviewWhyPane"));
    verb(Verb::Guidance);
    QTRY_VERIFY(shown("whyGuidanceSection"));
    verb(Verb::Guidance);
    QTRY_VERIFY(!shown("whyGuidanceSection"));
    allow({ Permission::Comment });
    QTRY_VERIFY(shown("commentPlainTextEdit")); // the draft is read again with the new right
    verb(Verb::Comment);
    QTRY_VERIFY(focused("commentPlainTextEdit"));
    press(Qt::Key_Escape);
    home();
    verb(Verb::Preview);
    QTRY_VERIFY(m_window->preview()->isVisible());
    m_window->preview()->close();
    comeBack();
    home();
}

void TestEveryVerb::asking()
{
    allow({ Permission::Reveal });
    opensSheet(Verb::Reject, "reviewRejectSheet");
    opensSheet(Verb::SendBack, "sendBackNoteSheet");
    opensSheet(Verb::Hold, "reviewHoldSheet");
    opensSheet(Verb::Assign, "reviewAssignSheet");
    opensSheet(Verb::Views, "reviewViewsSheet");
    opensSheet(Verb::Reveal, "reviewRevealSheet");
    opensSheet(Verb::Outbox, "reviewOutboxSheet");
    opensSheet(Verb::Keys, "reviewKeysSheet");
    opensSheet(Verb::Palette, "windowPalette");
    for (const Verb nothingToDo : { Verb::BreakLease, Verb::UndoBatch }) { // says so
        notice().hide();
        verb(nothingToDo);
        QTRY_VERIFY(notice().isVisible());
        home();
    }
}

void TestEveryVerb::going()
{
    const auto back = [this] {
        m_window->run(Verb::Queue);
        home();
    };
    verb(Verb::Record);
    QTRY_VERIFY(m_window->recordPage()->isVisible());
    back();
    verb(Verb::Lineage);
    QTRY_VERIFY(m_window->recordPage()->isVisible());
    back();
    verb(Verb::Prompts);
    QTRY_VERIFY(m_window->studioPage()->isVisible());
    back();
    verb(Verb::Survey);
    QTRY_VERIFY(m_window->surveyPage()->isVisible());
    back();
    verb(Verb::Effort);
    QTRY_VERIFY(shown("effortPage"));
    verb(Verb::Queue);
    QTRY_VERIFY(m_window->reviewPage()->isVisible());
    home();
}

void TestEveryVerb::zooming()
{
    Zoom& zoom = m_window->zoom();
    verb(Verb::ZoomIn);
    verb(Verb::ZoomIn);
    QTRY_COMPARE(zoom.percent(), Zoom::usual + 2 * Zoom::step);
    verb(Verb::ZoomOut);
    QTRY_COMPARE(zoom.percent(), Zoom::usual + Zoom::step);
    verb(Verb::ZoomReset);
    QTRY_COMPARE(zoom.percent(), static_cast<int>(Zoom::usual));
    home();
}

void TestEveryVerb::deciding()
{
    const auto next = [this] { return opened() && m_window->reviewPage()->session().decidable(); };
    QTRY_VERIFY(next());
    verb(Verb::Approve);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t{ 1 });
    QTRY_COMPARE(m_desk->recentDecisions().front().place, DecisionRecord::Place::Held);
    QTRY_VERIFY(next());
    verb(Verb::Undo);
    QTRY_COMPARE(m_desk->recentDecisions().front().place, DecisionRecord::Place::Undone);
    QTRY_VERIFY(model().rowCount() == 3 && next());
    verb(Verb::Escalate);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t{ 2 });
    QTRY_VERIFY(model().rowCount() == 2 && next());
    const QString skipped = current();
    verb(Verb::Skip);
    QTRY_VERIFY(m_desk->fakeWork().skipped().contains(skipped));
}

QTEST_MAIN(TestEveryVerb)
#include "tst_everyverb.moc"
