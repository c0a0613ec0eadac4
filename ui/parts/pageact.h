#pragma once
// What can be done on a page, with its key; the window's palette lists these, too.
#include <QKeyEvent>
#include <QKeySequence>
#include <QString>
#include <functional>
#include <vector>

namespace countersign {

struct PageAct {
    QString id; // stable
    QString name;
    QKeySequence key;
    std::function<QString()> whyNot; // a sentence; empty when it can be done now
    std::function<void()> run;
};

[[nodiscard]] inline const PageAct* actFor(const std::vector<PageAct>& acts, const QKeyEvent& event)
{
    const QKeySequence pressed(QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event.key())));
    for (const PageAct& act : acts)
        if (act.key == pressed)
            return &act;
    return nullptr;
}

} // namespace countersign
