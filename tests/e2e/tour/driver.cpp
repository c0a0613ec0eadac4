#include "tests/e2e/tour/driver.h"

#include <QApplication>
#include <QPixmap>
#include <QTest>
#include <QWidget>
#include <cstdio>

namespace countersign {

void Driver::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &m_window;
    QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
}

void Driver::type(const QString& words)
{
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &m_window;
    QTest::keyClicks(target, words);
}

bool Driver::comes(int milliseconds, const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, milliseconds);
}

void Driver::await(const QString& what, int milliseconds, const std::function<bool()>& condition)
{
    if (!comes(milliseconds, condition)) {
        picture(QStringLiteral("failed"));
        throw StepFailed{ what };
    }
}

void Driver::picture(const QString& name)
{
    QTest::qWait(150); // what has just changed is laid out and painted, and rows below one that left have closed up
    const QString file = m_pictures.filePath(QStringLiteral("%1-%2.png").arg(++m_taken, 2, 10, QLatin1Char('0')).arg(name));
    if (!m_window.grab().save(file))
        throw StepFailed{ QStringLiteral("the picture %1 could not be written").arg(file) };
    std::fprintf(stdout, "  picture %s\n", qPrintable(file));
    std::fflush(stdout);
}

} // namespace countersign
