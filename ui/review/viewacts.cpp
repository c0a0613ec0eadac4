// Saved views as the queue's keys use them: which is in use, whether what is seen differs from it.
#include "models/domain/ids.h"
#include "models/view/followup.h"
#include "services/console/desk/viewsdesk.h"
#include "ui/queue/queueheader.h"
#include "ui/review/queueacts.h"
#include "ui/sheets/viewssheet.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <algorithm>

namespace countersign {

void QueueActs::connectViews()
{
    connect(&m_session.desk().views(), &ViewsDesk::viewsChanged, this, &QueueActs::refreshViews);
    connect(m_views, &ViewsSheet::applied, this, [this](const SavedView& view) {
        Q_EMIT sheetDone();
        use(view);
    });
    connect(m_views, &ViewsSheet::saveAsked, this, [this](const QString& name) {
        const Person person = m_session.desk().person();
        saveView({ newId(wallClock()), name.toStdString(), false, person.id, person.name, m_session.queue().filter(), wallClock() }, true);
    });
    connect(m_views, &ViewsSheet::updateAsked, this, [this](SavedView view) {
        view.filter = m_session.queue().filter();
        view.updatedAt = wallClock();
        saveView(view, true);
    });
    connect(m_views, &ViewsSheet::changed, this, [this](SavedView view) {
        view.updatedAt = wallClock();
        saveView(view, m_used && m_used->id == view.id);
    });
    connect(m_views, &ViewsSheet::removeAsked, this, [this](const SavedView& view) {
        whenDone(m_session.desk().views().remove(view.id), this,
            [this](Result<void> done) { m_views->showError(done ? QString() : errorWords(done.error()).sentence); });
    });
}

void QueueActs::showViews()
{
    refreshViews();
    Q_EMIT sheetAsked(m_views);
}

void QueueActs::saveView(const SavedView& view, bool inUse)
{
    whenDone(m_session.desk().views().save(view), this, [this, view, inUse](Result<void> done) {
        m_views->showError(done ? QString() : errorWords(done.error()).sentence);
        if (done && inUse)
            m_used = view;
        refreshViews();
    });
}

void QueueActs::refreshViews()
{
    const std::vector<SavedView> views = m_session.desk().views().views();
    if (m_used) {
        const auto known = std::ranges::find(views, m_used->id, &SavedView::id);
        m_used = known == views.end() ? std::nullopt : std::optional(*known);
    }
    const bool changed = m_used && !(m_used->filter == m_session.queue().filter());
    m_views->setViews(views, m_session.desk().person().id, may(Permission::ShareViews), m_used ? m_used->id : std::string(), changed);
    m_pane.header().setView(m_used ? text(m_used->name) : QString(), changed);
}

void QueueActs::use(const SavedView& view)
{
    m_used = view;
    m_pane.setFilter(view.filter);
    m_pane.focusRows();
}

void QueueActs::viewChanged()
{
    m_pane.header().setView(m_used ? text(m_used->name) : QString(), m_used && !(m_used->filter == m_session.queue().filter()));
}

} // namespace countersign
