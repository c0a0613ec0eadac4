// The tour's further rooms: finding by name, talking, other wordings, many at once, one's own work, every look and size.
#include "services/console/desk/bulkdesk.h"
#include "tests/e2e/tour/tour.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/bulksheet.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <algorithm>

namespace countersign {

void Tour::findByName()
{
    auto& window = m_console.window();
    m_driver.press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = window.findChild<QWidget*>(QStringLiteral("windowPalette"));
    m_driver.await(QStringLiteral("the command palette"), soon, [&] { return palette->isVisible(); });
    m_driver.type(QStringLiteral("ver"));
    m_driver.picture(QStringLiteral("palette"));
    m_driver.press(Qt::Key_Escape);
    m_driver.await(QStringLiteral("the palette is gone"), soon, [&] { return !palette->isVisible(); });
}

void Tour::comment()
{
    m_driver.await(QStringLiteral("a draft is open"), soon, [&] { return open() != nullptr; });
    m_driver.press(Qt::Key_C);
    auto* words = m_console.window().findChild<QPlainTextEdit*>(QStringLiteral("commentPlainTextEdit"));
    m_driver.await(QStringLiteral("a place for a comment"), soon, [&] { return words->hasFocus(); });
    m_driver.type(QStringLiteral("Their last order came late. Worth a kind word?"));
    m_driver.press(Qt::Key_Return, Qt::ControlModifier);
    m_driver.await(QStringLiteral("the comment is at the backend"), patient,
        [&] { return open() != nullptr && !open()->draft().comments.empty(); });
    m_driver.picture(QStringLiteral("comment"));
    m_driver.press(Qt::Key_Escape);
    say(QStringLiteral("commented on one"));
}

void Tour::otherWordings()
{
    m_driver.press(Qt::Key_5);
    m_driver.picture(QStringLiteral("alternatives"));
    m_driver.press(Qt::Key_2);
}

void Tour::manyAtOnce()
{
    auto& queue = page().session().queue();
    const qint64 before = queue.total();
    m_driver.press(Qt::Key_X);
    for (int more = 0; more < 2; ++more) {
        const QString shown = open()->id();
        m_driver.press(Qt::Key_J);
        m_driver.await(QStringLiteral("the next draft"), soon, [&] { return open() != nullptr && open()->id() != shown; });
        m_driver.press(Qt::Key_X);
    }
    const qint64 marked = queue.selectedCount();
    m_driver.press(Qt::Key_R);
    auto* sheet = m_console.window().findChild<BulkSheet*>();
    m_driver.await(QStringLiteral("what rejecting many will do"), soon,
        [&] { return sheet->isVisible() && sheet->summary().contains(QStringLiteral("stake")); });
    m_driver.press(Qt::Key_1);
    m_driver.picture(QStringLiteral("many"));
    m_driver.press(Qt::Key_Return);
    m_driver.await(QStringLiteral("%1 are rejected as one").arg(marked), patient,
        [&] { return queue.total() == before - marked; });
    m_driver.picture(QStringLiteral("many-done"));
    say(QStringLiteral("rejected %1 as one and took them back as one").arg(marked));
    auto& bulk = page().session().desk().bulk();
    m_driver.await(QStringLiteral("the backend has all %1 rejections").arg(marked), patient,
        [&] { return page().session().desk().counts().kept == 0 && bulk.last() && bulk.last()->undoable == marked; });
    m_driver.press(Qt::Key_U, Qt::ShiftModifier);
    m_driver.await(QStringLiteral("all %1 are back").arg(marked), patient, [&] { return queue.total() == before; });
    m_driver.picture(QStringLiteral("many-undone"));
    m_decisions += static_cast<int>(marked);
}

void Tour::ownWork()
{
    m_driver.press(Qt::Key_Y);
    auto* work = m_console.window().findChild<QWidget*>(QStringLiteral("effortPage"));
    m_driver.await(QStringLiteral("how the work goes"), soon, [&] { return work != nullptr && work->isVisible(); });
    m_driver.picture(QStringLiteral("own-work"));
    m_driver.press(Qt::Key_Q);
    m_driver.await(QStringLiteral("back at the queue"), soon, [&] { return page().isVisible(); });
}

void Tour::looks()
{
    m_driver.await(QStringLiteral("a draft is open"), soon, [&] { return open() != nullptr; });
    auto& window = m_console.window();
    const QSize usual = window.size();
    const std::pair<ThemeChoice, QString> themes[]
        = { { ThemeChoice::Light, QStringLiteral("light") }, { ThemeChoice::Dark, QStringLiteral("dark") },
              { ThemeChoice::HighContrast, QStringLiteral("contrast") } };
    for (const auto& [choice, word] : themes) {
        m_console.theme().setChoice(choice);
        for (const QSize size : { QSize(1280, 800), QSize(2560, 1440) }) {
            window.resize(size);
            m_driver.await(QStringLiteral("the window has its size"), soon, [&] { return window.size() == size; });
            m_driver.picture(QStringLiteral("%1-%2").arg(word).arg(size.width()));
        }
    }
    window.resize(usual);
}

} // namespace countersign
