#pragma once
// Walks over what screen readers and the Tab key reach in a window.
#include <QAccessible>
#include <QStringBuilder>
#include <QWidget>

namespace countersign {

[[nodiscard]] inline bool tabReaches(const QWidget& widget)
{
    return widget.isVisible() && (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled();
}

// What Tab reaches inside `root` and a screen reader could not name, by object name and class.
[[nodiscard]] inline QStringList nameless(const QWidget& root)
{
    QStringList found;
    const QWidgetList all = root.findChildren<QWidget*>();
    for (QWidget* widget : all) {
        if (!tabReaches(*widget) || widget->focusProxy() != nullptr) // the field inside a spin box is the spin box to a reader
            continue;
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
        const bool named = access != nullptr && (!access->text(QAccessible::Name).isEmpty() || widget->inherits("QSplitterHandle"));
        if (!named || access->role() == QAccessible::NoRole)
            found << QString(widget->objectName() % u' ' % QString::fromLatin1(widget->metaObject()->className()));
    }
    return found;
}

// Empty when Tab passes the named widgets, or something inside them, in that order; else the first that is out of place.
[[nodiscard]] inline QString outOfOrder(const QWidget& window, const QStringList& landmarks)
{
    QList<const QWidget*> chain;
    const auto* start = window.findChild<QWidget*>(landmarks.front());
    for (const QWidget* at = start; at != nullptr && (chain.isEmpty() || at != start) && chain.size() < 2'000; at = at->nextInFocusChain())
        chain << at;
    qsizetype before = -1;
    for (const QString& name : landmarks) {
        const auto* landmark = window.findChild<QWidget*>(name);
        qsizetype place = -1;
        for (qsizetype i = 0; landmark != nullptr && i < chain.size() && place < 0; ++i)
            if (tabReaches(*chain[i]) && (chain[i] == landmark || landmark->isAncestorOf(chain[i])))
                place = i;
        if (place <= before)
            return QString(name % u" at " % QString::number(place) % u" after " % QString::number(before));
        before = place;
    }
    return {};
}

} // namespace countersign
