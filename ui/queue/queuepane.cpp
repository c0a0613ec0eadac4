#include "ui/queue/queuepane.h"

#include "ui/parts/progressline.h"
#include "ui/parts/skeleton.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/queuecounts.h"
#include "ui/queue/queueheader.h"
#include "ui/queue/queuestate.h"
#include "ui/queue/queueview.h"
#include "ui/queue/queuewords.h"
#include "ui/queue/quietline.h"
#include "ui/queue/rowdelegate.h"
#include "ui/queue/selectionbar.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int firstFillMs = 5000;
const QString hintKey = QStringLiteral("review/hintPutAway");
const QString skippedKey = QStringLiteral("skipped");

} // namespace

QueuePane::QueuePane(const Theme& theme, ReviewQueueModel& model, DraftSource& source, DecisionListModel& decisions, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_model(model)
    , m_counts(new QueueCounts(source, this))
    , m_header(new QueueHeader(theme, model, *m_counts, this))
    , m_view(new QueueView(this))
    , m_delegate(new RowDelegate(theme, this))
    , m_skeleton(new Skeleton(theme, size::row, m_view->viewport()))
    , m_state(new QueueState(theme, m_view->viewport()))
    , m_selection(new SelectionBar(theme, this))
    , m_offline(makeLabel(this, 12, QFont::Normal, true))
    , m_first(makeLabel(this, 12, QFont::Normal, true))
    , m_hint(new QuietLine(theme, QStringLiteral("queueHintQuietLine"), this))
    , m_done(new QuietLine(theme, QStringLiteral("queueDoneQuietLine"), this))
    , m_departed(new QuietLine(theme, QStringLiteral("queueDepartedQuietLine"), this))
    , m_waits(new ProgressLine(theme, QStringLiteral("queueProgressLine"), this))
    , m_last(new LastDecisions(theme, decisions, this))
    , m_clock(new QTimer(this))
{
    setObjectName(QStringLiteral("reviewQueuePane"));
    m_view->setObjectName(QStringLiteral("draftsQueueView"));
    m_view->setAccessibleName(tr("Drafts waiting for a decision"));
    m_view->setModel(&model);
    m_view->setItemDelegate(m_delegate);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    build();
    column->addWidget(new Hairline(theme));
    column->addWidget(m_view, 1);
    column->addWidget(m_selection);
    column->addWidget(m_last);

    m_clock->setInterval(1000);
    connect(m_clock, &QTimer::timeout, this, [this, ticks = 0]() mutable {
        // A lease counts down by the second in the current row; waits and cold bars move by the half minute.
        if (++ticks % 30 == 0)
            repaintRows();
        else if (const QModelIndex row = m_view->currentIndex(); !row.data(ReviewQueueModel::LeaseRole).toString().isEmpty())
            m_view->update(row);
    });
    m_clock->start();
    connectModel();
    connect(m_header, &QueueHeader::wished, this, &QueuePane::setFilter);
    connect(m_header, &QueueHeader::left, this, &QueuePane::focusRows);
    connect(m_header, &QueueHeader::viewsAsked, this, [this] { Q_EMIT verbAsked(Verb::Views); });
    connect(m_selection, &SelectionBar::asked, this, &QueuePane::verbAsked);
    connect(m_selection, &SelectionBar::cleared, this, [this] {
        m_model.selectAllMatching(false);
        focusRows();
    });
    connect(m_counts, &QueueCounts::counted, this, [this](const QString& key) {
        if (key == skippedKey)
            refreshState();
    });
    connect(m_counts, &QueueCounts::divided, this, [this] {
        if (m_model.filter().group != DraftFilter::Group::None)
            repaintRows();
    });
    connect(m_state, &QueueState::acted, this, &QueuePane::act);
    connect(m_hint, &QuietLine::closed, this, [] { QSettings().setValue(hintKey, true); });
    connect(m_waits, &ProgressLine::left, this, &QueuePane::focusRows);
    connect(m_last, &LastDecisions::undoAsked, this, &QueuePane::undoAsked);
    connect(m_last, &LastDecisions::undoBatchAsked, this, [this] { Q_EMIT verbAsked(Verb::UndoBatch); });
    connect(m_last, &LastDecisions::outboxAsked, this, &QueuePane::outboxAsked);
    refresh();
}

void QueuePane::build()
{
    m_offline->setObjectName(QStringLiteral("queueOfflineLabel"));
    m_offline->setWordWrap(true);
    m_offline->hide();
    m_first->setObjectName(QStringLiteral("queueFirstLabel"));
    m_first->setTextFormat(Qt::PlainText);
    m_first->setWordWrap(true);
    m_first->hide();
    auto* lines = new QVBoxLayout;
    lines->setContentsMargins(space::pane, 0, space::card, space::chip);
    lines->setSpacing(space::chip);
    lines->addWidget(m_offline);
    lines->addWidget(m_first);
    for (QuietLine* line : { m_hint, m_done, m_departed })
        lines->addWidget(line);
    lines->addWidget(m_waits);
    static_cast<QVBoxLayout*>(layout())->addLayout(lines);
    sayHint();
}

void QueuePane::sayHint()
{
    if (QSettings().value(hintKey, false).toBool())
        return;
    const QString keys = cap(Verb::Keys);
    QString hint = tr("%1 and %2 move, %3 approves, %4 rejects, %5 undoes. %6 shows every key.")
                       .arg(cap(Verb::Next), cap(Verb::Previous), cap(Verb::Approve), cap(Verb::Reject), cap(Verb::Undo), keys);
    if (const qsizetype at = hint.lastIndexOf(QString(keys % u' ')); at >= 0)
        hint[at + keys.size()] = QChar::Nbsp; // a lone "?" at the end of a line would read as a question
    m_hint->say(hint);
}

QString QueuePane::cap(Verb verb) const
{
    return m_keys != nullptr ? m_keys->cap(verb) : keyCap(verb);
}

void QueuePane::setKeys(const KeyMap& keys)
{
    m_keys = &keys;
    const auto show = [this, &keys] {
        m_header->showKeys(keys);
        m_selection->showKeys(keys);
        m_last->showKeys(keys);
        if (!m_hint->isHidden())
            sayHint();
    };
    connect(&keys, &KeyMap::changed, this, show);
    show();
}

void QueuePane::connectModel()
{
    connect(&m_model, &ReviewQueueModel::loadingChanged, this, &QueuePane::refresh);
    connect(&m_model, &ReviewQueueModel::errorChanged, this, &QueuePane::refresh);
    connect(&m_model, &ReviewQueueModel::totalsChanged, this, [this] {
        m_counts->forget();
        refresh();
    });
    connect(&m_model, &ReviewQueueModel::selectionChanged, this, [this] {
        const ReviewQueueModel::Selection selection = m_model.selection();
        m_delegate->setChoosing(m_model.selectedCount() > 0);
        m_selection->showSelection(m_model.selectedCount(), selection.all, selection.ids.size());
        repaintRows();
    });
    m_age.start();
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        refresh();
        // While the first sync fills the queue, the top row stays the open one, unless the person has moved.
        if (!m_moved && m_age.elapsed() < firstFillMs)
            m_view->setCurrentIndex(m_model.index(0));
        announceCurrent();
    });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &QueuePane::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_stay.clear();
        refresh();
        announceCurrent();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePane::announceCurrent, Qt::QueuedConnection);
}

void QueuePane::setFilter(const DraftFilter& filter)
{
    const bool grouped = filter.group != DraftFilter::Group::None;
    if (grouped) {
        m_view->setGroups([this](int row) { return m_model.groupEnd(row); }, RowDelegate::headingHeight);
        m_delegate->setHeadings([this](const QModelIndex& index) { return heading(index); });
    } else {
        m_view->setGroups({}, 0);
        m_delegate->setHeadings({});
    }
    m_counts->forget();
    m_model.setFilter(filter);
    refresh();
    Q_EMIT filterChanged();
}

QString QueuePane::heading(const QModelIndex& index)
{
    if (!m_view->startsGroup(index.row()))
        return {};
    const DraftFilter& filter = m_model.filter();
    const QString title = groupHeading(filter.group, index.data(ReviewQueueModel::GroupRole).toString());
    const QueueTally* tally = m_counts->tally(filter);
    if (tally == nullptr)
        return title;
    const auto count = tally->groups.find(m_model.groupAt(index.row()));
    return count == tally->groups.end() ? title : title % u"  " % QLocale().toString(count->second);
}

void QueuePane::setCurrency(const std::string& currency)
{
    m_currency = currency;
    m_header->setCurrency(currency);
    refresh();
}

void QueuePane::setDecideWithin(TimeMs span)
{
    m_delegate->setDecideWithin(span);
    m_model.setDecideWithin(span);
    repaintRows();
}

void QueuePane::setLooking(std::function<QStringList(const QString&)> looking)
{
    m_delegate->setLooking(std::move(looking));
    repaintRows();
}

void QueuePane::setLink(bool online, const QString& sentence)
{
    m_offline->setText(sentence);
    m_offline->setVisible(!online && !sentence.isEmpty());
}

void QueuePane::setFirst(const QString& words)
{
    m_first->setText(words);
    m_first->setVisible(!words.isEmpty());
}

void QueuePane::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_view->doItemsLayout();
}

void QueuePane::repaintRows()
{
    m_view->viewport()->update();
}

void QueuePane::focusRows()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void QueuePane::focusSearch()
{
    m_header->focusSearch();
}

void QueuePane::step(int rows)
{
    m_moved = true;
    if (m_stay.isEmpty() || m_view->currentIndex().isValid()) {
        m_stay.clear();
        m_view->step(rows);
        return;
    }
    m_stay.clear();
    select(rows > 0 ? m_stayRow + rows - 1 : m_stayRow + rows);
}

void QueuePane::stayOn(const QString& draftId)
{
    if (draftId != m_announced)
        return;
    m_stay = draftId;
    m_stayRow = std::max(0, currentRow());
}

void QueuePane::goTo(const QString& draftId)
{
    if (const int row = m_model.rowOf(draftId); row >= 0) {
        m_stay.clear();
        select(row);
    }
}

void QueuePane::select(int row)
{
    m_moved = true;
    if (m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1)));
    announceCurrent();
}

bool QueuePane::clearFilter()
{
    if (!narrowed(m_model.filter()))
        return false;
    setFilter(widened(m_model.filter()));
    return true;
}

QString QueuePane::currentId() const
{
    return m_view->currentIndex().data(ReviewQueueModel::IdRole).toString();
}

int QueuePane::currentRow() const
{
    return m_view->currentIndex().row();
}

void QueuePane::announceCurrent()
{
    if (!m_stay.isEmpty()) {
        if (m_stay == m_announced && m_model.rowOf(m_stay) < 0) {
            // The view has moved to a neighbour by itself; the person has not.
            m_view->setCurrentIndex({});
            return;
        }
        if (currentId() == m_stay)
            return; // its row has not gone yet
        m_stay.clear();
    }
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_view->setCurrentIndex(m_model.index(0));
        return;
    }
    const QString id = currentId();
    if (id == m_announced)
        return;
    m_announced = id;
    Q_EMIT draftChosen(id);
}

void QueuePane::refresh()
{
    m_header->refresh();
    refreshState();
    if (m_model.rowCount() == 0 && !m_model.loading())
        announceCurrent();
}

void QueuePane::refreshState()
{
    const bool none = m_model.rowCount() == 0;
    m_skeleton->setWaiting(none && m_model.loading());
    if (!none || m_model.loading()) {
        m_state->hide();
        return;
    }
    const DraftFilter& filter = m_model.filter();
    QueueState::Words words;
    if (!m_model.error().isEmpty()) {
        words = { tr("The queue could not be read."), tr("Nothing was lost. What you decided is kept on this computer."), {},
            tr("Try again"), m_model.error() };
    } else if (narrowed(filter)) {
        words.title = filter.search.empty() ? tr("Nothing in the queue matches these filters.")
                                            : tr("Nothing in the queue matches “%1”.").arg(text(filter.search));
        words.key = tr("Esc");
        words.action = tr("Clear the filter");
    } else if (filter.turn == DraftFilter::Turn::Yours) {
        DraftFilter skipped = filter;
        skipped.turn = DraftFilter::Turn::Skipped;
        if (const qint64 count = m_counts->of(skippedKey, skipped).value_or(0); count > 0)
            words = { tr("Everything that is left was skipped."), tr("%n skipped draft(s) wait(s).", nullptr, static_cast<int>(count)), {},
                tr("Show what was skipped"), {} };
        else
            words = { tr("The queue is empty."), m_today, {}, {}, {} };
    } else {
        words = { tr("Nothing here."), m_today, {}, tr("Back to your turn"), {} };
    }
    m_state->showWords(words);
}

void QueuePane::act()
{
    DraftFilter filter = widened(m_model.filter());
    if (!m_model.error().isEmpty()) {
        Q_EMIT againAsked();
        return;
    }
    if (!narrowed(m_model.filter()))
        filter.turn = filter.turn == DraftFilter::Turn::Yours ? DraftFilter::Turn::Skipped : DraftFilter::Turn::Yours;
    setFilter(filter);
    focusRows();
}

// The box of a row while choosing, or Ctrl and a click anywhere in it.
bool QueuePane::pick(const QMouseEvent& event)
{
    const QPoint at = event.position().toPoint();
    const QModelIndex row = m_view->indexAt(at);
    const int fromEdge = layoutDirection() == Qt::LeftToRight ? at.x() : m_view->viewport()->width() - at.x();
    const bool box = m_model.selectedCount() > 0 && fromEdge < RowLayout::checkWidth;
    if (!row.isValid() || event.button() != Qt::LeftButton || !(box || event.modifiers().testFlag(Qt::ControlModifier)))
        return false;
    m_model.setSelected(row.data(ReviewQueueModel::IdRole).toString(), !row.data(ReviewQueueModel::SelectedRole).toBool());
    return true;
}

bool QueuePane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonPress && pick(*static_cast<QMouseEvent*>(event)))
        return true;
    const bool clicked = watched == m_view->viewport() && event->type() == QEvent::MouseButtonPress;
    const int key = watched == m_view && event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event)->key() : 0;
    // The keys that the view itself moves by; the arrows are verbs and go on from where the person stayed.
    if (clicked || key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
        m_moved = true;
        m_stay.clear();
    }
    return Surface::eventFilter(watched, event);
}

} // namespace countersign
