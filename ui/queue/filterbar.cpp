#include "ui/queue/filterbar.h"

#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/queue/queuewords.h"
#include "ui/theme/style.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

namespace countersign {

namespace {

constexpr int chipHeight = 22, crossWidth = 14;
constexpr std::int64_t stakes[] = { 5'000, 10'000, 25'000, 50'000, 100'000, 250'000 }; // minor units

} // namespace

FilterChip::FilterChip(const Theme& theme, const QString& words, QWidget* parent)
    : QPushButton(words, parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("queueFilterChip"));
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Filter: %1").arg(words));
    setAccessibleDescription(tr("Delete takes it away"));
    setToolTip(tr("Take “%1” away").arg(words));
    connect(this, &QPushButton::clicked, this, &FilterChip::removed);
}

QSize FilterChip::sizeHint() const
{
    return { chipSize(chipFont(font()), text()).width() + crossWidth, chipHeight };
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT removed();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        focusNextPrevChild((event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight));
        return;
    default:
        QPushButton::keyPressEvent(event);
    }
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const ToneColours colours = toneColours(m_theme.tokens(), Tone::Accent);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(colours.edge, m_theme.tokens().hairline));
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipHeight / 2.0, chipHeight / 2.0);
    painter.setPen(colours.ink);
    painter.setFont(chipFont(font()));
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(space::related, 0, -crossWidth - 4, 0));
    painter.drawText(words, static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    const QRectF cross = QStyle::visualRect(layoutDirection(), rect(), QRect(width() - crossWidth - 2, (height() - 7) / 2, 7, 7));
    painter.setPen(QPen(colours.ink, underMouse() || hasFocus() ? 1.8 : 1.2));
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
    if (hasFocus())
        paintFocusRing(painter, rect(), m_theme);
}

FilterBar::FilterBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_add(new LinkButton(theme, tr("Filter ▾"), this))
{
    setObjectName(QStringLiteral("queueFilterBar"));
    setAccessibleName(tr("What the queue is narrowed to"));
    m_add->setObjectName(QStringLiteral("queueFilterLinkButton"));
    m_add->setMuted(true);
    m_add->setFont(sized(m_add->font(), 12));
    connect(m_add, &QPushButton::clicked, this, &FilterBar::openMenu);
}

void FilterBar::setKnown(DraftFilter::Turn turn, const Counts& languages, const Counts& shops)
{
    m_knownTurn = turn;
    m_languages = languages;
    m_shops = shops;
}

void FilterBar::showFilter(const DraftFilter& filter, const std::string& currency)
{
    const bool same = filter == m_filter && currency == m_currency && !m_chips.empty();
    m_filter = filter;
    m_currency = currency;
    if (same)
        return;
    const bool focused = focusWidget() != nullptr && focusWidget()->hasFocus();
    for (FilterChip* chip : std::exchange(m_chips, {})) {
        chip->hide();
        chip->deleteLater();
    }
    for (const FilterPart& part : filterParts(filter, currency)) {
        auto* chip = new FilterChip(m_theme, part.words, this);
        connect(chip, &FilterChip::removed, this, [this, without = part.without] { Q_EMIT wished(without); });
        chip->show();
        m_chips.push_back(chip);
        setTabOrder(chip, m_add);
    }
    layOut();
    if (focused)
        (m_chips.empty() ? static_cast<QWidget*>(m_add) : m_chips.front())->setFocus(Qt::OtherFocusReason);
}

void FilterBar::layOut()
{
    int x = 0;
    int y = 0;
    const auto place = [&](QWidget* widget) {
        const int wide = std::min(widget->sizeHint().width(), width());
        if (x > 0 && x + wide > width()) {
            x = 0;
            y += chipHeight + space::chip;
        }
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, y, wide, chipHeight)));
        x += wide + space::chip;
    };
    for (FilterChip* chip : m_chips)
        place(chip);
    place(m_add);
    setFixedHeight(y + chipHeight);
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        layOut();
}

void FilterBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Down)
        Q_EMIT left();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openMenu();
    else
        QWidget::keyPressEvent(event);
}

void FilterBar::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("queueFilterMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu);
    menu->popup(mapToGlobal(QPoint(layoutDirection() == Qt::LeftToRight ? 0 : width() - menu->sizeHint().width(), height())));
}

void FilterBar::fill(QMenu& menu)
{
    const auto entry = [this](QMenu* in, const QString& words, bool on, auto change) {
        QAction* action = in->addAction(words);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, [this, change] {
            DraftFilter filter = m_filter;
            change(filter);
            Q_EMIT wished(filter);
        });
    };
    const auto toggle = [&entry]<class T>(QMenu* in, const QString& words, const T& value, const std::set<T>& present, auto member) {
        entry(in, words, present.contains(value), [value, member](DraftFilter& f) {
            if (!(f.*member).erase(value))
                (f.*member).insert(value);
        });
    };
    QMenu* reasons = menu.addMenu(tr("&Reason"));
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        toggle(reasons, reasonWord(reason), reason, m_filter.reasons, &DraftFilter::reasons);
    QMenu* channels = menu.addMenu(tr("&Channel"));
    for (const auto& [channel, name] : EnumWords<Channel>::words)
        toggle(channels, channelWord(channel), channel, m_filter.channels, &DraftFilter::channels);
    const auto sets = [&](const QString& words, Counts known, std::set<std::string> DraftFilter::*member, auto name) {
        const std::set<std::string>& present = m_filter.*member;
        for (const std::string& value : present)
            known.try_emplace(value, 0);
        QMenu* in = menu.addMenu(words);
        in->setEnabled(!known.empty());
        for (const auto& [value, count] : known)
            toggle(in, name(value) % u'\t' % QLocale().toString(count), value, present, member);
    };
    sets(tr("&Language"), m_languages, &DraftFilter::languages, [](const std::string& code) { return languageWord(code); });
    sets(tr("&Shop"), m_shops, &DraftFilter::shops, [](const std::string& shop) { return text(shop); });
    QMenu* offers = menu.addMenu(tr("&Offer"));
    for (const auto& [choice, words] : { std::pair(DraftFilter::Offers::Any, tr("any")),
             std::pair(DraftFilter::Offers::None, tr("no discount")), std::pair(DraftFilter::Offers::Some, tr("with a discount")) })
        entry(offers, words, m_filter.offers == choice, [choice = choice](DraftFilter& f) { f.offers = choice; });
    QMenu* values = menu.addMenu(tr("&Value at stake"));
    entry(values, tr("any"), m_filter.stakeFrom == 0, [](DraftFilter& f) { f.stakeFrom = 0; });
    for (const std::int64_t stake : stakes)
        entry(values, tr("from %1").arg(shortMoneyWord({ stake, m_currency })), m_filter.stakeFrom == stake,
            [stake](DraftFilter& f) { f.stakeFrom = stake; });
    entry(&menu, tr("&Failed checks only"), m_filter.checksFailed, [](DraftFilter& f) { f.checksFailed = !f.checksFailed; });
    entry(&menu, tr("L&ate only"), m_filter.late, [](DraftFilter& f) { f.late = !f.late; });
    menu.addSeparator();
    QAction* clear = menu.addAction(tr("Cl&ear all filters"));
    clear->setEnabled(narrowed(m_filter));
    connect(clear, &QAction::triggered, this, [this] { Q_EMIT wished(widened(m_filter)); });
}

} // namespace countersign
