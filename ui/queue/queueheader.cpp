#include "ui/queue/queueheader.h"

#include "ui/keys/keymap.h"
#include "ui/parts/keybutton.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/queuecounts.h"
#include "ui/queue/queuewords.h"
#include "ui/theme/style.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int typingMs = 120;
constexpr int learnAgainMs = 2000; // every decision changes the totals; what there is to filter by hardly ever

QString turnKey(DraftFilter::Turn turn)
{
    return QStringLiteral("turn/%1").arg(static_cast<int>(turn));
}

} // namespace

TitleButton::TitleButton(const Theme& theme, QWidget* parent)
    : QPushButton(parent)
    , m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(sized(font(), size::title, QFont::DemiBold));
}

QSize TitleButton::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height() + space::chip };
}

void TitleButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_theme.tokens().text);
    painter.setFont(font());
    painter.drawText(rect(), static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter, text());
    if (hasFocus())
        paintFocusRing(painter, rect(), m_theme);
}

QueueHeader::QueueHeader(const Theme& theme, ReviewQueueModel& model, QueueCounts& counts, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_counts(counts)
    , m_turn(new TitleButton(theme, this))
    , m_totals(new ElidedLabel(this, size::body, QFont::Normal, true))
    , m_order(new LinkButton(theme, {}, this))
    , m_view(new LinkButton(theme, {}, this))
    , m_search(new QLineEdit(this))
    , m_filters(new FilterBar(theme, this))
    , m_typing(new QTimer(this))
    , m_learning(new QTimer(this))
{
    setObjectName(QStringLiteral("queueHeader"));
    build();
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingMs);
    connect(m_typing, &QTimer::timeout, this, &QueueHeader::wishSearch);
    m_learning->setSingleShot(true);
    connect(m_learning, &QTimer::timeout, this, &QueueHeader::learn);
    connect(&m_counts, &QueueCounts::divided, this, &QueueHeader::learn);
    connect(m_search, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_filters, &FilterBar::wished, this, &QueueHeader::wished);
    connect(m_filters, &FilterBar::left, this, &QueueHeader::left);
    connect(m_view, &QPushButton::clicked, this, &QueueHeader::viewsAsked);
    connect(m_turn, &QPushButton::clicked, this, &QueueHeader::openTurns);
    connect(m_order, &QPushButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        for (const auto& [order, name] : EnumWords<DraftFilter::Order>::words) {
            QAction* action = menu->addAction(orderWord(order));
            action->setCheckable(true);
            action->setChecked(m_model.filter().order == order);
            connect(action, &QAction::triggered, this, [this, order = order] {
                DraftFilter filter = m_model.filter();
                filter.order = order;
                Q_EMIT wished(filter);
            });
        }
        menu->addSeparator();
        QAction* groups = menu->addAction(tr("Group…\t%1").arg(m_keys != nullptr ? m_keys->cap(Verb::Group) : keyCap(Verb::Group)));
        connect(groups, &QAction::triggered, this, &QueueHeader::openGroups, Qt::QueuedConnection);
        openMenu(menu, m_order);
    });
    refresh();
}

void QueueHeader::build()
{
    m_turn->setObjectName(QStringLiteral("queueTurnTitleButton"));
    m_totals->setObjectName(QStringLiteral("queueTotalsLabel"));
    m_order->setObjectName(QStringLiteral("queueOrderLinkButton"));
    m_order->setMuted(true);
    m_order->setAccessibleName(tr("Order of the queue"));
    m_view->setObjectName(QStringLiteral("queueViewLinkButton"));
    m_view->setFont(sized(m_view->font(), 12));
    m_view->setShrinkable(true);
    m_view->hide();
    m_search->setObjectName(QStringLiteral("queueSearchLineEdit"));
    m_search->setPlaceholderText(tr("Search the queue…   %1").arg(keyCap(Verb::Search)));
    m_search->setAccessibleName(tr("Search the queue"));
    m_search->setFixedHeight(32);
    m_search->installEventFilter(this);
    auto* titles = new QHBoxLayout;
    titles->setSpacing(space::related);
    titles->addWidget(m_turn);
    titles->addWidget(m_totals, 1);
    titles->addWidget(m_order);
    auto* head = new QVBoxLayout(this);
    head->setContentsMargins(space::pane, space::related, space::card, space::related);
    head->setSpacing(space::related);
    head->addLayout(titles);
    head->addWidget(m_view, 0, Qt::AlignLeft);
    head->addWidget(m_search);
    head->addWidget(m_filters);
}

void QueueHeader::setCurrency(const std::string& currency)
{
    m_currency = currency;
    refresh();
}

void QueueHeader::showKeys(const KeyMap& keys)
{
    m_keys = &keys;
    m_search->setPlaceholderText(tr("Search the queue…   %1").arg(keys.cap(Verb::Search)));
    m_view->setToolTip(tr("Saved views (%1)").arg(keys.cap(Verb::Views)));
}

void QueueHeader::setView(const QString& name, bool changed)
{
    m_view->setText(changed ? tr("View: %1 · changed").arg(name) : tr("View: %1").arg(name));
    m_view->setToolTip(tr("Saved views (%1)").arg(m_keys != nullptr ? m_keys->cap(Verb::Views) : keyCap(Verb::Views)));
    m_view->setVisible(!name.isEmpty());
    m_view->updateGeometry();
}

void QueueHeader::refresh()
{
    const DraftFilter& filter = m_model.filter();
    m_turn->setText(turnWord(filter.turn) % u" ▾");
    m_turn->setAccessibleName(tr("%1; choose whose turn").arg(turnWord(filter.turn)));
    m_turn->updateGeometry();
    m_order->setText(orderWord(filter.order) % u" ▾");
    m_order->updateGeometry();
    const QString count = QLocale().toString(m_model.total());
    m_totals->setText(m_currency.empty() || m_model.total() == 0
            ? count
            : count % u" · " % shortMoneyWord({ m_model.totalStake() / 100 * 100, m_currency }));
    m_totals->setAccessibleName(tr("%n draft(s)", nullptr, static_cast<int>(m_model.total())));
    m_totals->setToolTip(m_totals->accessibleName() % u" · " % tr("%1 at stake").arg(shortMoneyWord({ m_model.totalStake(), m_currency })));
    if (!m_search->hasFocus() || m_search->text().trimmed().toStdString() != filter.search)
        if (!m_typing->isActive())
            m_search->setText(text(filter.search));
    if (!m_learning->isActive())
        m_learning->start(m_filters->knows(filter.turn) ? learnAgainMs : 0);
    m_filters->showFilter(filter, m_currency);
}

void QueueHeader::learn()
{
    const DraftFilter& filter = m_model.filter();
    if (const QueueTally* tally = m_counts.tally(filter))
        m_filters->setKnown(filter.turn, tally->languages, tally->shops);
}

void QueueHeader::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QueueHeader::openFilter()
{
    learn();
    m_filters->openMenu();
}

void QueueHeader::openMenu(QMenu* menu, QWidget* below)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int shift = layoutDirection() == Qt::LeftToRight ? 0 : below->width() - menu->sizeHint().width();
    menu->popup(below->mapToGlobal(QPoint(shift, below->height())));
    menu->setActiveAction(menu->actions().front());
}

void QueueHeader::openGroups()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("queueGroupMenu"));
    int at = 0;
    for (const auto& [group, name] : EnumWords<DraftFilter::Group>::words) {
        QAction* action = menu->addAction(QStringLiteral("&%1  %2").arg(at++).arg(groupingWord(group)));
        action->setCheckable(true);
        action->setChecked(m_model.filter().group == group);
        connect(action, &QAction::triggered, this, [this, group = group] {
            DraftFilter filter = m_model.filter();
            filter.group = group;
            Q_EMIT wished(filter);
        });
    }
    openMenu(menu, m_turn);
}

void QueueHeader::openTurns()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("queueTurnMenu"));
    int at = 1;
    for (const auto& [turn, name] : EnumWords<DraftFilter::Turn>::words) {
        DraftFilter filter = m_model.filter();
        filter.turn = turn;
        const QString words = QStringLiteral("&%1  %2").arg(at++).arg(turnWord(turn));
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(m_model.filter().turn == turn);
        const auto show = [action, words](qint64 total) { action->setText(words % u'\t' % QLocale().toString(total)); };
        if (const auto known = m_counts.of(turnKey(turn), filter))
            show(*known);
        connect(&m_counts, &QueueCounts::counted, action, [show, key = turnKey(turn)](const QString& counted, qint64 total) {
            if (counted == key)
                show(total);
        });
        connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT wished(filter); });
    }
    openMenu(menu, m_turn);
}

void QueueHeader::wishSearch()
{
    DraftFilter filter = m_model.filter();
    filter.search = m_search->text().trimmed().toStdString();
    Q_EMIT wished(filter);
}

bool QueueHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            m_typing->stop();
            wishSearch();
            return true;
        }
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace countersign
