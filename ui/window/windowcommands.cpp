// What the palette lists: every verb of the key map, every page, every setting.
#include "models/view/qttext.h"
#include "ui/audit/recordpage.h"
#include "ui/palette/palette.h"
#include "ui/queue/queuewords.h"
#include "ui/review/reviewpage.h"
#include "ui/studio/studiopage.h"
#include "ui/window/emergencyrights.h"
#include "ui/survey/surveypage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/settings.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>

namespace countersign {

namespace {

bool worksAnywhere(Verb verb)
{
    return verb == Verb::ZoomIn || verb == Verb::ZoomOut || verb == Verb::ZoomReset;
}

} // namespace

void MainWindow::openPalette()
{
    m_palette->open(commands(), m_openDesk ? &m_openDesk->drafts() : nullptr, settings::lastCommands());
}

// Whose turn and in which order have menus beside the queue, but no keys of their own.
void MainWindow::addQueueCommands(std::vector<Command>& all)
{
    const auto add = [this, &all](const QString& id, const QString& name, auto change) {
        all.push_back({ id, name, {}, {}, [this, change] {
                           DraftFilter filter = m_review->session().queue().filter();
                           change(filter);
                           showQueue();
                           m_review->setFilter(filter);
                       } });
    };
    for (const auto& [turn, name] : EnumWords<DraftFilter::Turn>::words)
        add(u"turn_" % text(name), tr("Show in the queue: %1").arg(turnWord(turn)), [turn = turn](DraftFilter& filter) { filter.turn = turn; });
    for (const auto& [order, name] : EnumWords<DraftFilter::Order>::words)
        add(u"sort_" % text(name), tr("Sort the queue: %1").arg(orderWord(order)), [order = order](DraftFilter& filter) { filter.order = order; });
}

std::vector<Command> MainWindow::commands()
{
    std::vector<Command> all;
    const QString signInFirst = tr("Sign in first.");
    for (const KeyBinding& binding : m_keyMap.bindings()) {
        const Verb verb = binding.verb;
        if (verb == Verb::Palette)
            continue;
        QString whyNot;
        if (m_review != nullptr)
            whyNot = m_review->whyNot(verb);
        else if (!worksAnywhere(verb))
            whyNot = signInFirst;
        all.push_back({ binding.word, keyMeaning(verb), m_keyMap.cap(verb), whyNot, [this, verb] { run(verb); } });
    }
    if (m_review != nullptr)
        addQueueCommands(all);
    if (m_studio != nullptr)
        for (const PageAct& act : m_studio->acts())
            all.push_back({ act.id, act.name, act.key.toString(QKeySequence::NativeText), act.whyNot(), [this, &act] {
                               if (m_rooms->currentWidget() != m_studio)
                                   showPrompts();
                               act.run();
                           } });
    if (m_record != nullptr)
        for (const PageAct& act : m_record->acts())
            all.push_back({ act.id, act.name, act.key.toString(QKeySequence::NativeText), act.whyNot(), [this, &act] {
                               if (m_rooms->currentWidget() != m_record)
                                   showRecord(false);
                               act.run();
                           } });
    if (m_survey != nullptr)
        for (const PageAct& act : m_survey->acts())
            all.push_back({ act.id, act.name, act.key.toString(QKeySequence::NativeText), act.whyNot(), [this, &act] {
                               if (m_rooms->currentWidget() != m_survey)
                                   showSurvey();
                               act.run();
                           } });
    const QList<QAction*> actions = m_settings->actions();
    for (QAction* action : actions) {
        // Those without a name stand in the key map already.
        if (action->isSeparator() || action->objectName().isEmpty() || action == m_showSurvey)
            continue;
        QString name = action->text();
        if (action->objectName().startsWith(u"theme"))
            name = tr("Appearance: %1").arg(name);
        if (action->isCheckable() && action->actionGroup() == nullptr)
            name = action->isChecked() ? tr("%1: turn off", "a setting").arg(name) : tr("%1: turn on", "a setting").arg(name);
        QString whyNot = action->isEnabled() ? QString() : signInFirst;
        if (action == m_takeRight && m_emergency != nullptr)
            whyNot = m_emergency->whyNot();
        all.push_back({ action->objectName(), name, {}, whyNot, [action] { action->trigger(); } });
    }
    return all;
}

} // namespace countersign
