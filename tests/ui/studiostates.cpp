// The prompt studio without prompts, without rights, in small windows, mirrored, and as a screen reader meets it.
#include "tests/ui/accesswalk.h"
#include "tst_studio.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/versionpage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSplitter>

using namespace countersign;

void TestStudio::statesWithoutPrompts()
{
    auto* empty = m_room.find<QLabel>("studioEmptyLabel");
    fake().failNext({ ErrorCode::Internal, "a bug", std::nullopt });
    m_room.press(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(m_room.find("studioAgainLinkButton")->isVisible());
    QVERIFY(!empty->text().isEmpty());
    fake().holdAnswers(true);
    m_room.find<QAbstractButton>("studioAgainLinkButton")->click();
    auto* skeleton = m_room.find("studioPromptsRowList")->findChild<Skeleton*>();
    QTRY_VERIFY(skeleton->isVisible());
    fake().setPrompts({});
    fake().holdAnswers(false);
    QTRY_VERIFY(!skeleton->isVisible());
    QTRY_VERIFY2(empty->text().contains(u"No prompt yet"), qPrintable(empty->text()));
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline"));
    QVERIFY2(empty->text().contains(u"Offline"), qPrintable(empty->text()));
}

void TestStudio::nothingWithoutTheRight()
{
    Person person = m_room.desk->person();
    person.permissions = { Permission::ReadAudit };
    m_room.desk->setPerson(person);
    m_room.press(Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(m_room.find("studioNoRightsLabel")->isVisible());
    QVERIFY(!session().loading() && !session().read());
    m_room.press(Qt::Key_Escape);
    QVERIFY(!m_room.window->studioPage()->isVisible());
    person.permissions.insert(Permission::ReadDrafts); // reads, changes nothing
    m_room.desk->setPerson(person);
    QVERIFY(openStudio());
    m_room.press(Qt::Key_E);
    QVERIFY(!m_room.find<VersionPage>("studioVersionPage")->editing());
    QVERIFY2(said().contains(u"rights"), qPrintable(said()));
    m_room.press(Qt::Key_P);
    QVERIFY(!m_room.find("gateConfirmStrip")->isVisible());
    m_room.press(Qt::Key_R);
    QVERIFY(session().replays().empty());
}

void TestStudio::theGateIsADrawerBelow1100()
{
    QVERIFY(openStudio());
    auto* side = m_room.find("studioSide");
    auto* button = m_room.find("studioSideKeyButton");
    QVERIFY(side->isVisible() && !button->isVisible());
    m_room.press(Qt::Key_O);
    QVERIFY2(said().contains(u"beside the work"), qPrintable(said()));
    m_room.window->resize(1000, 700);
    QTRY_VERIFY(!side->isVisible() && button->isVisible());
    m_room.press(Qt::Key_O);
    QTRY_VERIFY(side->isVisible());
    QCOMPARE(side->geometry().right(), m_room.window->studioPage()->width() - 1);
    m_room.press(Qt::Key_Escape);
    QVERIFY(!side->isVisible() && m_room.window->studioPage()->isVisible());
    m_room.press(Qt::Key_R); // what is asked there opens it
    QVERIFY(side->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_room.find("replayWantedSpinBox"));
    m_room.window->studioPage()->showTab(StudioPage::Brand); // by its key a figure would be typed where the focus is
    m_room.window->resize(1440, 900);
    QTRY_VERIFY(!button->isVisible());
    QVERIFY2(!side->isVisible(), "brand rules have no gate");
    m_room.window->studioPage()->showTab(StudioPage::Versions);
    QVERIFY(side->isVisible());
}

void TestStudio::panesKeepTheirSizes()
{
    QVERIFY(openStudio());
    auto* splitter = m_room.find<QSplitter>("studioSplitter");
    splitter->setSizes({ 260, 560, 380 });
    const QList<int> sizes = splitter->sizes();
    m_room.window->closeDesk();
    m_room.window->openDesk(m_room.desk);
    QTRY_VERIFY(m_room.opened());
    QVERIFY(openStudio());
    QCOMPARE(m_room.find<QSplitter>("studioSplitter")->sizes(), sizes);
}

void TestStudio::paletteFindsTheActs()
{
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("Prompts: brand rules"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(m_room.window->studioPage()->isVisible());
    QCOMPARE(m_room.window->studioPage()->tab(), StudioPage::Brand);
}

void TestStudio::everythingHasANameAndARole()
{
    QVERIFY(openStudio());
    for (const Qt::Key key : { Qt::Key_1, Qt::Key_V, Qt::Key_E, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_A }) {
        m_room.press(key);
        const QStringList found = nameless(*m_room.window->studioPage());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        if (QApplication::focusWidget()->inherits("QPlainTextEdit"))
            m_room.press(Qt::Key_Escape);
    }
}

void TestStudio::focusGoesInReadingOrder()
{
    QVERIFY(openStudio());
    const QString wrong = outOfOrder(*m_room.window, { QStringLiteral("studioPromptPane"), QStringLiteral("studioTabsSegmented"),
        QStringLiteral("studioVersionPage"), QStringLiteral("studioGatePane"), QStringLiteral("studioReplayPane") });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestStudio::mirrored()
{
    m_room.window.reset();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(m_room.reopen());
    QVERIFY(openStudio());
    const auto middle = [this](const char* name) {
        QWidget* widget = m_room.find(name);
        return widget->mapTo(m_room.window.get(), QPoint(widget->width() / 2, 0)).x();
    };
    QVERIFY(middle("studioPromptPane") > middle("studioVersionPage"));
    QVERIFY(middle("studioVersionPage") > middle("studioGatePane"));
}
