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

// What Tab reaches inside `root` and a screen reader would take for something else, by object name and class.
[[nodiscard]] inline QStringList wrongRoles(const QWidget& root)
{
    using Roles = QList<QAccessible::Role>;
    static const std::pair<const char*, Roles> roles[]
        = { { "QAbstractButton", { QAccessible::Button, QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::ButtonMenu } },
              { "QLineEdit", { QAccessible::EditableText } }, { "QPlainTextEdit", { QAccessible::EditableText } },
              { "QComboBox", { QAccessible::ComboBox } }, { "QAbstractSpinBox", { QAccessible::SpinBox } },
              { "QListView", { QAccessible::List } }, { "QTableView", { QAccessible::Table } } };
    QStringList found;
    const QWidgetList all = root.findChildren<QWidget*>();
    for (QWidget* widget : all) {
        if (!tabReaches(*widget) || widget->focusProxy() != nullptr)
            continue;
        const QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
        for (const auto& [kind, right] : roles)
            if (widget->inherits(kind) && (access == nullptr || !right.contains(access->role())))
                found << QString(widget->objectName() % u' ' % QString::fromLatin1(widget->metaObject()->className()));
    }
    return found;
}

// Empty when Tab passes the named widgets, or something inside them, in that order; else the first that is out of place. The chain is a
// ring: of two names alone the order cannot be told.
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
