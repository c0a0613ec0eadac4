#include "ui/palette/palette.h"

#include "models/view/followup.h"
#include "ui/palette/fuzzy.h"
#include "ui/parts/chip.h"
#include "ui/parts/labels.h"
#include "ui/theme/style.h"
#include "ui/words/words.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int widest = 620, rowHeight = 30, rowsShown = 10, draftsShown = 5;
enum PaletteRole { IdRole = Qt::UserRole + 1, NameRole, KeyRole, WhyNotRole, DraftRole };

class PaletteRow final : public QStyledItemDelegate {
public:
    PaletteRow(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return { 0, rowHeight }; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = m_theme.tokens();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const auto visual
            = [&](const QRect& r) { return QStyle::visualRect(option.direction, option.rect, r.translated(option.rect.topLeft())); };
        const QString whyNot = index.data(WhyNotRole).toString();
        const QString key = index.data(KeyRole).toString();
        painter->save();
        if (selected)
            painter->fillRect(option.rect, tokens.selection);
        int end = option.rect.width() - space::card;
        if (!key.isEmpty()) {
            const QFont face = chipFont(option.font);
            const QSize chip = chipSize(face, key);
            end -= chip.width();
            paintChip(*painter, visual(QRect(end, (rowHeight - chip.height()) / 2, chip.width(), chip.height())), face, key, Tone::Neutral,
                tokens);
            end -= space::related;
        }
        const QFont plain = sized(option.font, size::body);
        const QFontMetrics metrics(plain);
        const QString name = index.data(NameRole).toString();
        const int nameWidth = std::min(metrics.horizontalAdvance(name) + 2, end - space::card);
        painter->setFont(plain);
        painter->setPen(whyNot.isEmpty() ? tokens.text : tokens.muted);
        painter->drawText(visual(QRect(space::card, 0, nameWidth, rowHeight)),
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter,
            metrics.elidedText(name, Qt::ElideRight, nameWidth));
        const int rest = end - space::card - nameWidth - space::pane;
        if (!whyNot.isEmpty() && rest > 40) {
            painter->setFont(sized(option.font, 12));
            painter->setPen(tokens.muted);
            painter->drawText(visual(QRect(end - rest, 0, rest, rowHeight)),
                static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight)) | Qt::AlignVCenter,
                QFontMetrics(painter->font()).elidedText(whyNot, Qt::ElideRight, rest));
        }
        if (selected)
            paintFocusRing(*painter, option.rect, m_theme);
        painter->restore();
    }

private:
    const Theme& m_theme;
};

QString draftWords(const DraftSummary& row)
{
    QStringList parts{ shortMoneyWord(row.value), row.maskedName.empty() ? Palette::tr("Guest") : text(row.maskedName),
        reasonWord(row.reason), channelWord(row.channel) };
    parts.removeAll(QString());
    return Palette::tr("Go to draft %1").arg(parts.join(QStringLiteral(" · ")));
}

} // namespace

Palette::Palette(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_typed(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_line(makeLabel(this, 12, QFont::Normal, true))
    , m_patience(new QTimer(this))
{
    setObjectName(QStringLiteral("windowPalette"));
    setAccessibleName(tr("Commands"));
    m_typed->setObjectName(QStringLiteral("paletteLineEdit"));
    m_typed->setPlaceholderText(tr("A command, a page, a setting, or the words of a draft"));
    m_typed->setAccessibleName(tr("Find a command"));
    m_typed->setFixedHeight(36);
    m_typed->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteListWidget"));
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setItemDelegate(new PaletteRow(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it; the list follows its arrows
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_line->setObjectName(QStringLiteral("paletteLineLabel"));
    m_line->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::card, space::card, space::card, space::related);
    column->setSpacing(space::related);
    column->addWidget(m_typed);
    column->addWidget(m_list);
    column->addWidget(m_line);
    m_patience->setSingleShot(true);
    m_patience->setInterval(120);
    connect(m_patience, &QTimer::timeout, this, &Palette::askDrafts);
    connect(m_typed, &QLineEdit::textChanged, this, [this] {
        refill();
        ++m_generation;
        m_patience->start();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &Palette::speakCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::runCurrent);
    parent->installEventFilter(this);
    hide();
}

void Palette::open(std::vector<Command> commands, DraftSource* drafts, const QStringList& recent)
{
    if (isVisible()) {
        close();
        return;
    }
    m_commands = std::move(commands);
    m_drafts = drafts;
    m_recent = recent;
    m_before = QApplication::focusWidget();
    m_typed->clear();
    refill();
    place();
    show();
    raise();
    m_typed->setFocus(Qt::PopupFocusReason);
}

void Palette::close()
{
    hide();
    if (m_before != nullptr && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
}

void Palette::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    ++m_generation;
    m_patience->stop();
    m_drafts = nullptr;
}

void Palette::refill()
{
    const QString typed = m_typed->text();
    struct Fit {
        const Command* command;
        int score;
        qsizetype used; // place among the last used; past the end: never
    };
    std::vector<Fit> fits;
    for (const Command& command : m_commands) {
        const auto score = fuzzyScore(typed, command.name);
        if (!score)
            continue;
        const qsizetype at = m_recent.indexOf(command.id);
        fits.push_back({ &command, *score, at < 0 ? m_recent.size() : at });
    }
    // While little is typed habit decides, afterwards the fit does.
    std::stable_sort(fits.begin(), fits.end(), [&](const Fit& a, const Fit& b) {
        if (typed.trimmed().size() < 2)
            return a.used < b.used;
        return a.score != b.score ? a.score > b.score : a.used < b.used;
    });
    m_list->clear();
    for (const Fit& fit : fits) {
        auto* item = new QListWidgetItem(m_list);
        item->setData(IdRole, fit.command->id);
        item->setData(NameRole, fit.command->name);
        item->setData(KeyRole, fit.command->key);
        item->setData(WhyNotRole, fit.command->whyNot);
        QString spoken = fit.command->name;
        if (!fit.command->key.isEmpty())
            spoken += u", " % tr("key %1").arg(fit.command->key);
        if (!fit.command->whyNot.isEmpty())
            spoken += u", " % tr("not now: %1").arg(fit.command->whyNot);
        item->setData(Qt::AccessibleTextRole, spoken);
    }
    m_found = m_list->count();
    m_list->setCurrentRow(m_found > 0 ? 0 : -1);
    speakCurrent();
}

void Palette::askDrafts()
{
    const QString typed = m_typed->text().trimmed();
    if (m_drafts == nullptr || typed.size() < 2)
        return;
    DraftFilter filter;
    filter.search = typed.toStdString();
    filter.turn = DraftFilter::Turn::Everyone;
    whenDone(m_drafts->page(filter, {}, draftsShown), this, [this, generation = ++m_generation](const Result<DraftRows>& rows) {
        // Commands work without the drafts: a store that cannot answer takes nothing away.
        if (generation == m_generation && rows)
            takeDrafts(*rows);
    });
}

void Palette::takeDrafts(const DraftRows& rows)
{
    for (const DraftSummary& row : rows.rows) {
        auto* item = new QListWidgetItem(m_list);
        const QString words = draftWords(row);
        item->setData(DraftRole, text(row.id));
        item->setData(NameRole, words);
        item->setData(Qt::AccessibleTextRole, words);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    speakCurrent();
}

void Palette::move(int rows)
{
    const int count = m_list->count();
    if (count > 0)
        m_list->setCurrentRow((m_list->currentRow() + rows + count) % count);
}

void Palette::speakCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    const QString whyNot = item == nullptr ? QString() : item->data(WhyNotRole).toString();
    if (m_list->count() == 0)
        m_line->setText(tr("No command fits. Draft search needs two letters or more."));
    else if (!whyNot.isEmpty())
        m_line->setText(whyNot);
    else
        m_line->setText(tr("Enter runs it, the arrows move, Esc closes."));
    // The focus stays in the field, so the field says which row Enter would run.
    const QString spoken = item == nullptr ? m_line->text() : item->data(Qt::AccessibleTextRole).toString();
    m_typed->setAccessibleDescription(spoken);
    QAccessibleEvent changed(m_typed, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QString Palette::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return {};
    const QString draft = item->data(DraftRole).toString();
    return draft.isEmpty() ? item->data(IdRole).toString() : draft;
}

void Palette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->data(WhyNotRole).toString().isEmpty())
        return; // the line below says why
    const QString draft = item->data(DraftRole).toString();
    const QString id = item->data(IdRole).toString();
    const auto command = std::ranges::find(m_commands, id, &Command::id);
    const auto run = draft.isEmpty() && command != m_commands.end() ? command->run : std::function<void()>();
    close(); // first: what is run may take the focus
    if (!draft.isEmpty()) {
        Q_EMIT draftChosen(draft);
    } else if (run) {
        Q_EMIT used(id);
        run();
    }
}

void Palette::place()
{
    const QWidget& over = *parentWidget();
    const int wide = std::min(widest, over.width() - 2 * space::group);
    m_list->setFixedHeight(std::min(rowsShown * rowHeight, std::max(3 * rowHeight, over.height() - 200)));
    const int high = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : layout()->totalSizeHint().height();
    setGeometry((over.width() - wide) / 2, std::max(space::group, over.height() / 10), wide, high);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_typed)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible() && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        hide(); // a click beside it closes it; the clicked widget keeps the focus
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(m_list->count() - 1, m_list->currentRow() + rowsShown));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - rowsShown));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nothing else to reach
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void Palette::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.border);
    painter.fillRect(rect().adjusted(tokens.hairline, tokens.hairline, -tokens.hairline, -tokens.hairline), tokens.raised);
}

} // namespace countersign
