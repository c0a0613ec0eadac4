#include "ui/queue/queuepane.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/skeleton.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/queueview.h"
#include "ui/queue/rowdelegate.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int firstFillMs = 5000;
constexpr DraftFilter::Order orders[] = { DraftFilter::Order::Stake, DraftFilter::Order::Cold, DraftFilter::Order::Recent,
    DraftFilter::Order::Waiting };

QString orderWord(DraftFilter::Order order)
{
    switch (order) {
    case DraftFilter::Order::Stake:
        return QueuePane::tr("by stake");
    case DraftFilter::Order::Cold:
        return QueuePane::tr("coldest first");
    case DraftFilter::Order::Recent:
        return QueuePane::tr("newest first");
    case DraftFilter::Order::Waiting:
        return QueuePane::tr("longest waiting");
    }
    return {};
}

} // namespace

QueuePane::QueuePane(const Theme& theme, ReviewQueueModel& model, DecisionListModel& decisions, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_theme(theme)
    , m_model(model)
    , m_view(new QueueView(this))
    , m_delegate(new RowDelegate(theme, this))
    , m_skeleton(new Skeleton(theme, size::row, m_view->viewport()))
    , m_totals(new ElidedLabel(this, size::body, QFont::Normal, true))
    , m_empty(makeLabel(m_view->viewport(), size::body, QFont::Normal, true))
    , m_offline(makeLabel(this, 12, QFont::Normal, true))
    , m_search(new QLineEdit(this))
    , m_order(new LinkButton(theme, {}, this))
    , m_last(new LastDecisions(theme, decisions, this))
    , m_typing(new QTimer(this))
    , m_minute(new QTimer(this))
{
    setObjectName(QStringLiteral("reviewQueuePane"));
    m_view->setObjectName(QStringLiteral("draftsQueueView"));
    m_view->setAccessibleName(tr("Drafts waiting for a decision"));
    m_view->setModel(&model);
    m_view->setItemDelegate(m_delegate);
    m_empty->setObjectName(QStringLiteral("queueEmptyLabel"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(space::group);
    m_empty->hide();
    m_view->viewport()->installEventFilter(this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader(*column);
    column->addWidget(new Hairline(theme));
    column->addWidget(m_view, 1);
    column->addWidget(m_last);

    m_typing->setSingleShot(true);
    m_typing->setInterval(120);
    connect(m_typing, &QTimer::timeout, this, [this] {
        DraftFilter filter = m_model.filter();
        filter.search = m_search->text().trimmed().toStdString();
        m_model.setFilter(filter);
    });
    m_minute->setInterval(30'000);
    connect(m_minute, &QTimer::timeout, m_view->viewport(), qOverload<>(&QWidget::update)); // the cold bars drain
    m_minute->start();

    connect(&model, &ReviewQueueModel::loadingChanged, this, &QueuePane::refresh);
    connect(&model, &ReviewQueueModel::errorChanged, this, &QueuePane::refresh);
    connect(&model, &ReviewQueueModel::totalsChanged, this, &QueuePane::refresh);
    m_age.start();
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        refresh();
        // While the first sync fills the queue, the top row stays the open one, unless the person has moved.
        if (!m_moved && m_age.elapsed() < firstFillMs)
            m_view->setCurrentIndex(m_model.index(0));
        announceCurrent();
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &QueuePane::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        refresh();
        announceCurrent();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePane::announceCurrent, Qt::QueuedConnection);
    connect(m_last, &LastDecisions::undoAsked, this, &QueuePane::undoAsked);
    connect(m_last, &LastDecisions::outboxAsked, this, &QueuePane::outboxAsked);
    refresh();
}

void QueuePane::buildHeader(QVBoxLayout& column)
{
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Your turn"));
    m_totals->setObjectName(QStringLiteral("queueTotalsLabel"));
    m_order->setObjectName(QStringLiteral("queueOrderLinkButton"));
    m_order->setMuted(true);
    m_order->setAccessibleName(tr("Order of the queue"));
    auto* menu = new QMenu(m_order);
    for (const DraftFilter::Order order : orders)
        connect(menu->addAction(orderWord(order)), &QAction::triggered, this, [this, order] { setOrder(order); });
    connect(m_order, &QPushButton::clicked, menu, [this, menu] { menu->popup(m_order->mapToGlobal(QPoint(0, m_order->height()))); });
    setOrderWords(m_model.filter().order);
    m_search->setObjectName(QStringLiteral("queueSearchLineEdit"));
    m_search->setPlaceholderText(tr("Search or filter…   /"));
    m_search->setAccessibleName(tr("Search the queue"));
    m_search->setFixedHeight(32);
    m_search->setTextMargins(space::chip, 0, space::chip, 0);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    m_offline->setObjectName(QStringLiteral("queueOfflineLabel"));
    m_offline->setWordWrap(true);
    m_offline->hide();

    auto* titles = new QHBoxLayout;
    titles->setSpacing(space::related);
    titles->addWidget(title);
    titles->addWidget(m_totals, 1);
    titles->addWidget(m_order);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::pane, space::related, space::card, space::card);
    head->setSpacing(space::related);
    head->addLayout(titles);
    head->addWidget(m_search);
    head->addWidget(m_offline);
    column.addLayout(head);
}

void QueuePane::setOrderWords(DraftFilter::Order order)
{
    m_order->setText(orderWord(order) % u" ▾");
    m_order->updateGeometry();
}

void QueuePane::setOrder(DraftFilter::Order order)
{
    DraftFilter filter = m_model.filter();
    filter.order = order;
    setOrderWords(order);
    m_model.setFilter(filter);
}

void QueuePane::setCurrency(const std::string& currency)
{
    m_currency = currency;
    refresh();
}

void QueuePane::setLink(bool online, const QString& sentence)
{
    m_offline->setText(sentence);
    m_offline->setVisible(!online && !sentence.isEmpty());
}

void QueuePane::setCompact(bool compact)
{
    m_delegate->setCompact(compact);
    m_view->doItemsLayout();
}

void QueuePane::focusRows()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void QueuePane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QueuePane::step(int rows)
{
    m_moved = true;
    m_view->step(rows);
}

void QueuePane::select(int row)
{
    m_moved = true;
    if (m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1)));
    announceCurrent();
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
    const qint64 total = m_model.total();
    const QString drafts = tr("%n draft(s)", nullptr, static_cast<int>(total));
    m_totals->setText(
        m_currency.empty() || total == 0 ? drafts : drafts % u" · " % shortMoneyWord({ m_model.totalStake() / 100 * 100, m_currency }));
    const bool none = m_model.rowCount() == 0;
    m_skeleton->setWaiting(none && m_model.loading());
    QString words;
    if (!m_model.error().isEmpty())
        words = tr("The queue could not be read.") % u"\n\n" % m_model.error();
    else if (!m_model.filter().search.empty())
        words = tr("Nothing in the queue matches “%1”.").arg(QString::fromStdString(m_model.filter().search));
    else
        words = tr("The queue is empty.");
    m_empty->setText(words);
    m_empty->setVisible(none && !m_model.loading());
    m_empty->setGeometry(m_view->viewport()->rect());
    if (none && !m_model.loading())
        announceCurrent();
}

bool QueuePane::eventFilter(QObject* watched, QEvent* event)
{
    m_moved = m_moved || (watched == m_view->viewport() && event->type() == QEvent::MouseButtonPress);
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_empty->setGeometry(m_view->viewport()->rect());
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            m_typing->start();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            focusRows();
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

} // namespace countersign
