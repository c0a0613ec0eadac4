#include "ui/audit/lineagepane.h"

#include "ui/audit/auditsession.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/facttext.h"
#include "ui/audit/lineagepicture.h"
#include "ui/audit/lineageview.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/savestrip.h"
#include "ui/parts/skeleton.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace countersign {

LineagePane::LineagePane(const Theme& theme, AuditSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new ElidedLabel(this, size::title, QFont::DemiBold, false))
    , m_by(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_save(new KeyButton(theme, QStringLiteral("P"), tr("Save as PDF"), this))
    , m_strip(new SaveStrip(theme, QStringLiteral("lineageSaveStrip"), this))
    , m_empty(makeLabel(this, size::body, QFont::Normal, true))
    , m_picture(new QWidget(this))
    , m_view(new LineageView(theme))
    , m_step(new FactText(theme, tr("The step"), QStringLiteral("lineageStepFactText")))
    , m_entry(new LinkButton(theme, tr("Show its entry"), this))
    , m_zoom(makeLabel(this, size::label, QFont::Normal, true))
    , m_skeleton(nullptr)
{
    setObjectName(QStringLiteral("auditLineagePane"));
    setAccessibleName(tr("Lineage"));
    build(theme);
    connect(m_value, &QLineEdit::returnPressed, this, &LineagePane::find);
    connect(m_save, &QPushButton::clicked, this, &LineagePane::askSave);
    connect(m_view, &LineageView::opened, this, &LineagePane::openNode);
    connect(m_view, &LineageView::zoomed, this, &LineagePane::refreshState);
    connect(m_entry, &QPushButton::clicked, this, [this] {
        if (const int node = m_view->openedNode(); node >= 0)
            Q_EMIT entryAsked(m_view->graph().nodes[static_cast<std::size_t>(node)].auditIndex);
    });
    connect(m_strip, &SaveStrip::chosen, this, [this](const QString& path) {
        if (m_session.graph())
            m_session.saveFile(path,
                lineagePdf(*m_session.graph(), font(), layoutDirection(),
                    { tr("drawn %1").arg(absoluteWords(wallClock())), tr("by %1").arg(text(m_session.review().person().name)),
                        tr("shop %1").arg(shortText(m_session.graph()->shopId, 80)) }));
    });
    connect(m_strip, &SaveStrip::closed, this, &LineagePane::focusPicture);
    connect(&session, &AuditSession::lineageChanged, this, &LineagePane::refresh);
    connect(&session, &AuditSession::stateChanged, this, &LineagePane::refreshState);
    refresh();
}

void LineagePane::build(const Theme& theme)
{
    m_title->setObjectName(QStringLiteral("lineageTitleLabel"));
    m_by->setObjectName(QStringLiteral("lineageFindComboBox"));
    m_by->setAccessibleName(tr("Find by"));
    m_by->addItem(tr("Order"), static_cast<int>(AuditKey::Order));
    m_by->addItem(tr("Provider’s message id"), static_cast<int>(AuditKey::Provider));
    m_by->addItem(tr("Decision"), static_cast<int>(AuditKey::Decision));
    m_by->addItem(tr("Discount code"), static_cast<int>(AuditKey::Code));
    m_value->setObjectName(QStringLiteral("lineageFindLineEdit"));
    m_value->setAccessibleName(tr("Number, id or code"));
    m_value->setPlaceholderText(tr("Number, id or code (N)"));
    m_value->setMaxLength(200);
    m_value->setMinimumWidth(190);
    m_step->setPlaceholderText(tr("Enter on a step opens it: what it read, what it decided and what it wrote."));
    m_save->setObjectName(QStringLiteral("lineageSaveKeyButton"));
    m_empty->setObjectName(QStringLiteral("lineageEmptyLabel"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_entry->setObjectName(QStringLiteral("lineageEntryLinkButton"));
    m_zoom->setObjectName(QStringLiteral("lineageZoomLabel"));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::related);
    head->addWidget(m_title, 1);
    head->addWidget(m_by);
    head->addWidget(m_value);
    head->addWidget(m_save);
    auto* side = new QWidget;
    auto* below = new QVBoxLayout(side);
    below->setContentsMargins(0, 0, 0, space::related);
    below->setSpacing(0);
    below->addWidget(m_step, 1);
    below->addWidget(m_entry, 0, Qt::AlignHCenter);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("lineageSplitter"));
    split->setChildrenCollapsible(false);
    m_view->setMinimumWidth(240);
    side->setMinimumWidth(220);
    split->addWidget(m_view);
    split->addWidget(side);
    split->setStretchFactor(0, 1);
    split->setSizes({ 640, 300 });
    auto* inside = new QVBoxLayout(m_picture);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::chip);
    inside->addWidget(new Hairline(theme));
    inside->addWidget(split, 1);
    inside->addWidget(new Hairline(theme));
    inside->addWidget(m_zoom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::card, space::pane, space::related);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(m_strip);
    column->addWidget(m_empty, 1);
    column->addWidget(m_picture, 1);
    m_skeleton = new Skeleton(theme, size::row, m_empty);
}

void LineagePane::refresh()
{
    const auto& graph = m_session.graph();
    if (graph && (m_view->graph().draftId != graph->draftId || m_view->graph().nodes.size() != graph->nodes.size())) {
        m_view->showGraph(*graph);
        m_step->showFacts({});
    } else if (!graph) {
        m_view->clearGraph();
    }
    refreshState();
    if (graph && m_wantsFocus && isVisible() && !m_session.lineageLoading()) { // not on what is about to be replaced
        m_wantsFocus = false;
        m_view->focusNode();
    }
}

void LineagePane::refreshState()
{
    const auto& graph = m_session.graph();
    const bool drawn = graph && !graph->nodes.empty();
    m_picture->setVisible(drawn);
    m_empty->setVisible(!drawn);
    m_skeleton->setWaiting(m_session.lineageLoading() && !drawn);
    m_title->setText(graph ? tr("Lineage of draft %1").arg(shortId(graph->draftId)) : tr("Lineage"));
    QString words;
    if (m_session.lineageError())
        words = errorWords(*m_session.lineageError()).sentence;
    else if (graph)
        words = tr("The record holds nothing of this draft.");
    else if (!m_session.lineageLoading())
        words = m_session.audit().online() ? tr("Choose an entry of a draft and press L, or find the draft by an order, a provider’s message id, a decision or a code: N.")
                                           : tr("Offline. The record is kept at the backend and shows again when it is back.");
    m_empty->setText(words);
    m_zoom->setText(tr("%1 % · arrows walk, Enter opens, Ctrl + and − zoom, Z fits").arg(QLocale().toString(m_view->zoom())));
    const int node = m_view->openedNode();
    m_entry->setVisible(m_session.mayRead() && node >= 0 && m_view->graph().nodes[static_cast<std::size_t>(node)].auditIndex >= 0);
    const QString why = whyNotSave();
    m_save->setEnabled(why.isEmpty());
    m_save->setToolTip(why);
    m_value->setEnabled(m_session.whyNot().isEmpty());
    m_value->setToolTip(m_session.whyNot());
}

void LineagePane::openNode(int node)
{
    m_step->showFacts(nodeFacts(m_view->graph().nodes[static_cast<std::size_t>(node)]));
    refreshState();
}

void LineagePane::focusPicture()
{
    m_wantsFocus = m_view->current() < 0;
    if (m_wantsFocus)
        m_value->setFocus(Qt::OtherFocusReason);
    else
        m_view->focusNode();
}

void LineagePane::focusFind()
{
    m_value->setFocus(Qt::OtherFocusReason);
    m_value->selectAll();
}

QString LineagePane::whyNotSave() const
{
    return m_session.graph() && !m_session.graph()->nodes.empty() ? QString() : tr("No lineage is drawn.");
}

void LineagePane::askSave()
{
    if (whyNotSave().isEmpty())
        m_strip->ask(QStringLiteral("lineage-%1.pdf").arg(shortText(m_session.graph()->draftId, 40).remove(QLatin1Char('/'))), tr("PDF (*.pdf)"));
}

void LineagePane::find()
{
    m_wantsFocus = true;
    m_session.find(static_cast<AuditKey>(m_by->currentData().toInt()), m_value->text());
}

void LineagePane::keyPressEvent(QKeyEvent* event)
{
    // Out of the field first, out of the page next.
    if (event->key() == Qt::Key_Escape && m_value->hasFocus() && m_view->current() >= 0)
        m_view->focusNode();
    else
        QWidget::keyPressEvent(event);
}

// The picture's nodes are made with every draft, so that in the window's own order they stand behind all that was there before them.
bool LineagePane::focusNextPrevChild(bool next)
{
    const std::array<QWidget*, 4> order{ m_save, m_view, m_step, m_entry };
    const QWidget* now = window()->focusWidget();
    const auto here = std::find_if(order.begin(), order.end(), [now](const QWidget* one) { return one == now || one->isAncestorOf(now); });
    if (here == order.end())
        return QWidget::focusNextPrevChild(next);
    for (auto at = here - order.begin() + (next ? 1 : -1); at >= 0 && at < std::ssize(order); at += next ? 1 : -1) {
        QWidget* one = order[static_cast<std::size_t>(at)];
        if (one->isEnabled() && one->isVisibleTo(window())) {
            one->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace countersign
