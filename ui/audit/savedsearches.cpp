#include "ui/audit/savedsearches.h"

#include "services/console/desk/viewsdesk.h"
#include "ui/audit/auditsession.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/labels.h"
#include "ui/studio/rowlist.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int mostRows = 5;

} // namespace

SavedSearches::SavedSearches(const Theme& theme, AuditSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_list(new RowList(theme, tr("Saved searches"), QStringLiteral("auditSavedRowList"), this))
    , m_hint(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("auditSavedSearches"));
    m_name->setObjectName(QStringLiteral("auditSavedLineEdit"));
    m_name->setAccessibleName(tr("Name for this search"));
    m_name->setPlaceholderText(tr("Name for this search; Enter keeps it"));
    m_name->setMaxLength(60);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addWidget(m_name);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    m_hint->setObjectName(QStringLiteral("auditSavedHintLabel"));
    m_hint->setWordWrap(true);
    hide();
    connect(m_name, &QLineEdit::returnPressed, this, [this] {
        if (m_name->text().trimmed().isEmpty())
            return;
        m_session.saveSearch(m_name->text());
        m_name->clear();
    });
    connect(m_list, &RowList::chosen, this, [this](const QString& id) {
        const auto searches = m_session.audit().searches().views();
        const auto found = std::ranges::find(searches, id.toStdString(), &SavedView::id);
        if (found == searches.end())
            return;
        hide();
        Q_EMIT chosen(text(found->words));
    });
    connect(&session.audit().searches(), &ViewsDesk::viewsChanged, this, &SavedSearches::refresh);
    connect(&session, &AuditSession::stateChanged, this, &SavedSearches::refresh);
    refresh();
}

void SavedSearches::open()
{
    show();
    if (m_session.words().trimmed().isEmpty() && m_list->rows() > 0)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        m_name->setFocus(Qt::OtherFocusReason);
}

void SavedSearches::refresh()
{
    std::vector<ListRow> rows;
    const std::string own = m_session.review().person().id;
    for (const SavedView& search : m_session.audit().searches().views()) {
        ListRow row;
        row.id = text(search.id);
        row.title = shortText(search.name, 80);
        row.line = search.words.empty() ? tr("everything") : shortText(search.words, 200);
        if (search.shared)
            row.chips = { { search.ownerId == own ? tr("shared") : tr("shared by %1").arg(shortText(search.ownerName, 60)), Tone::Neutral } };
        rows.push_back(std::move(row));
    }
    m_list->setRows(std::move(rows));
    m_list->setVisible(m_list->rows() > 0);
    m_hint->setText(m_session.mayShare() ? tr("Enter runs it, S shares it with everyone or takes it back, Del removes it.")
                                         : tr("Enter runs it, Del removes it."));
    m_hint->setVisible(m_list->rows() > 0);
    m_list->fitRows(mostRows);
}

void SavedSearches::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT left();
    } else if (event->key() == Qt::Key_Down && m_name->hasFocus() && m_list->rows() > 0) {
        m_list->setFocus(Qt::OtherFocusReason);
    } else if (event->key() == Qt::Key_S && m_list->hasFocus() && m_session.mayShare()) {
        m_session.shareSearch(m_list->currentId().toStdString());
    } else if (event->key() == Qt::Key_Delete && m_list->hasFocus()) {
        m_session.removeSearch(m_list->currentId().toStdString());
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace countersign
