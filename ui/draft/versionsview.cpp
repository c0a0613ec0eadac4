#include "ui/draft/versionsview.h"

#include "ui/draft/messagesheet.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int mostRows = 5; // in sight at once
constexpr std::size_t mostVersions = 60;

} // namespace

std::vector<Version> versionsOf(const Draft& draft)
{
    std::vector<Version> found;
    const std::size_t skip = draft.history.size() > mostVersions ? draft.history.size() - mostVersions : 0;
    for (std::size_t i = skip; i < draft.history.size(); ++i) {
        const Revision& one = draft.history[i];
        for (const Content& content : one.contents) {
            if (content.channel != draft.summary.channel)
                continue;
            QStringList by{ one.authorKind == "person" || !one.authorName.empty() ? shortText(one.authorName, 60)
                                                                                  : VersionsView::tr("the composer"),
                clockHere(one.at) };
            if (!one.note.empty())
                by << u'“' % shortText(one.note, 120) % u'”';
            found.push_back({ VersionsView::tr("Revision %1").arg(one.number), by.join(QStringLiteral(" · ")), content, one.number });
        }
    }
    if (const Content* now = contentFor(draft, draft.summary.channel))
        found.push_back({ VersionsView::tr("Revision %1, now").arg(draft.summary.revision),
            clockHere(draft.summary.updatedAt), *now, draft.summary.revision });
    return found;
}

VersionsView::VersionsView(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_notes(makeLabel(this))
    , m_list(new QListWidget(this))
    , m_comparison(makeLabel(this, size::body, QFont::DemiBold))
    , m_mark(new KeyButton(theme, QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText), tr("Compare with this one"), this))
    , m_restore(new KeyButton(theme, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Take into the editor"), this))
    , m_sheet(new MessageSheet(theme))
{
    setObjectName(QStringLiteral("draftVersionsView"));
    m_notes->setObjectName(QStringLiteral("versionsNotesLabel"));
    m_notes->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("versionsList"));
    m_list->setAccessibleName(tr("Versions of this draft"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_comparison->setObjectName(QStringLiteral("versionsComparisonLabel"));
    m_comparison->setWordWrap(true);
    m_mark->setObjectName(QStringLiteral("versionsMarkKeyButton"));
    m_restore->setObjectName(QStringLiteral("versionsRestoreKeyButton"));
    m_sheet->setObjectName(QStringLiteral("versionsMessageSheet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::group, space::card, space::group, space::card);
    column->setSpacing(space::related);
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(space::related);
    verbs->addWidget(m_mark);
    verbs->addWidget(m_restore);
    verbs->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    column->addWidget(m_notes);
    column->addWidget(m_list);
    column->addWidget(m_comparison);
    column->addLayout(verbs); // a line of their own: beside the comparison a narrow pane cuts all three
    column->addWidget(scroll, 1);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsView::compare);
    connect(m_mark, &QPushButton::clicked, this, [this] {
        m_from = std::max(0, m_list->currentRow());
        compare();
    });
    connect(m_restore, &QPushButton::clicked, this, &VersionsView::restore);
}

void VersionsView::showVersions(const Draft& draft, std::vector<Version> versions, int from, const QStringList& notes, bool mayEdit)
{
    m_versions = std::move(versions);
    m_values = draft.values;
    m_maskedTo = shortText(draft.maskedTo, 80);
    m_mayEdit = mayEdit;
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    const int count = static_cast<int>(m_versions.size());
    m_from = std::clamp(from < 0 ? count - 2 : from, 0, std::max(0, count - 1));
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (int i = 0; i < count; ++i)
            m_list->addItem(QString());
        m_list->setCurrentRow(count - 1);
    }
    relabel();
    m_list->setFixedHeight(std::min(count, mostRows) * std::max(22, m_list->sizeHintForRow(0)) + 4);
    compare();
}

void VersionsView::relabel()
{
    for (int i = 0; i < m_list->count(); ++i) {
        const Version& one = m_versions[static_cast<std::size_t>(i)];
        const QString side = i == m_list->currentRow() ? tr("to") : i == m_from ? tr("from") : QString();
        m_list->item(i)->setText((side.isEmpty() ? QString() : side % u" → ") % one.name % u" · " % one.by);
        m_list->item(i)->setToolTip(plainTip(one.by));
        QFont face = m_list->font();
        face.setWeight(side.isEmpty() ? QFont::Normal : QFont::DemiBold);
        m_list->item(i)->setFont(face);
    }
}

void VersionsView::compare()
{
    const int to = m_list->currentRow();
    if (to < 0 || m_versions.empty())
        return;
    relabel();
    const Version& older = m_versions[static_cast<std::size_t>(m_from)];
    const Version& newer = m_versions[static_cast<std::size_t>(to)];
    m_comparison->setText(m_from == to ? newer.name : older.name % u" → " % newer.name);
    if (m_from == to)
        m_sheet->showContent(newer.content, m_values, m_maskedTo, {});
    else
        m_sheet->showDiff(older.content, newer.content, m_values, m_maskedTo);
    m_mark->setEnabled(m_from != to);
    m_restore->setEnabled(m_mayEdit && !oversized(newer.content));
}

QString VersionsView::comparison() const
{
    return m_comparison->text();
}

void VersionsView::restore()
{
    const int row = m_list->currentRow();
    if (row >= 0 && m_restore->isEnabled())
        Q_EMIT restoreAsked(m_versions[static_cast<std::size_t>(row)].content);
}

bool VersionsView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return false;
    case Qt::Key_Space:
        m_mark->click();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) {
            restore();
            return true;
        }
        break;
    default:
        break;
    }
    event->ignore(); // a letter is a verb of the page, not a search in this list
    QCoreApplication::sendEvent(this, event);
    return true;
}

} // namespace countersign
