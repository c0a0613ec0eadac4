#include "ui/studio/rowlist.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/chip.h"
#include "ui/studio/rowplaces.h"
#include "ui/theme/style.h"
#include "ui/theme/writing.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace countersign {

namespace {

constexpr int oneLine = 30, twoLines = 48, headerHeight = 30, firstLine = 20;

class RowDelegate final : public QStyledItemDelegate {
public:
    RowDelegate(const Theme& theme, const RowList& list, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_list(list)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const ListRow& row = m_list.at(index.row());
        return { 120, row.header ? headerHeight : row.line.isEmpty() ? oneLine : twoLines };
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const ListRow& row = m_list.at(index.row());
        const Tokens& tokens = m_theme.tokens();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect, tokens.selection);
            painter->fillRect(QStyle::visualRect(option.direction, option.rect,
                                  QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())), tokens.accent);
        }
        const QRect inner = option.rect.adjusted(space::card, row.header ? 8 : 5, -space::card, -4);
        if (row.header)
            line(*painter, option, inner, row.title, sized(option.font, size::label, QFont::DemiBold), tokens.muted, Qt::AlignLeft);
        else
            paintRow(*painter, option, inner, row);
        if (m_list.hasFocus() && option.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(*painter, option.rect.adjusted(1, 1, -1, -1), m_theme);
        painter->restore();
    }

private:
    static void line(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QString& words, const QFont& font,
        const QColor& ink, Qt::Alignment alignment)
    {
        painter.setFont(font);
        painter.setPen(ink);
        painter.setLayoutDirection(writingDirection());
        painter.drawText(QStyle::visualRect(option.direction, option.rect, rect),
            static_cast<int>(QStyle::visualAlignment(option.direction, alignment)) | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
    }
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QRect& inner, const ListRow& row) const
    {
        const Tokens& tokens = m_theme.tokens();
        const QFont plain = sized(option.font, size::body);
        int end = inner.right() + 1;
        if (!row.trailing.isEmpty()) {
            const int wide = std::min(QFontMetrics(plain).horizontalAdvance(row.trailing) + 2, inner.width() / 2);
            line(painter, option, QRect(end - wide, inner.top(), wide, firstLine), row.trailing, plain, tokens.muted, Qt::AlignRight);
            end -= wide + space::related;
        }
        int x = inner.left();
        const RowPlaces places = placeRow(row, option.font, end - x);
        const QRect words(x, inner.top(), places.words, firstLine);
        if (row.title.isEmpty())
            paintEdit(painter, option, words, row);
        else
            line(painter, option, words, row.title, rowWordsFont(row, option.font), tokens.text, Qt::AlignLeft);
        x += places.words;
        const QFont chip = chipFont(option.font);
        const auto paintOne = [&](const QString& chipWords, int wide, Tone tone) {
            const int high = chipSize(chip, chipWords).height();
            const QRect place(x + space::chip, inner.top() + (firstLine - high) / 2, wide, high);
            paintChip(painter, QStyle::visualRect(option.direction, option.rect, place), chip, chipWords, tone, tokens);
            x += wide + space::chip;
        };
        // An accent's ground is that of a chosen row.
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        for (std::size_t i = 0; i < places.chips.size(); ++i) {
            const Tone tone = row.chips[i].tone;
            paintOne(row.chips[i].words, places.chips[i], chosen && tone == Tone::Accent ? Tone::Neutral : tone);
        }
        if (places.more > 0)
            paintOne(moreChipsWord(places.left), places.more, Tone::Neutral);
        if (!row.line.isEmpty())
            line(painter, option, QRect(inner.left(), inner.top() + firstLine, inner.width(), 18), row.line, plain, tokens.muted, Qt::AlignLeft);
    }
    void paintEdit(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const ListRow& row) const
    {
        const Tokens& tokens = m_theme.tokens();
        int x = rect.left();
        const auto piece = [&](const QString& words, const QColor& ink, bool struck, bool underlined) {
            if (words.isEmpty() || x >= rect.right())
                return;
            QFont face = rowWordsFont(row, option.font);
            face.setStrikeOut(struck);
            face.setUnderline(underlined);
            const int wide = std::min(QFontMetrics(face).horizontalAdvance(words) + 1, rect.right() - x);
            line(painter, option, QRect(x, rect.top(), wide, rect.height()), words, face, ink, Qt::AlignLeft);
            x += wide + space::chip;
        };
        piece(row.struck, tokens.bad, true, false);
        if (!row.struck.isEmpty() && !row.added.isEmpty())
            piece(option.direction == Qt::RightToLeft ? QStringLiteral("←") : QStringLiteral("→"), tokens.muted, false, false);
        piece(row.added, tokens.good, false, true);
    }
    const Theme& m_theme;
    const RowList& m_list;
};

// All that the row may have no room for.
QString rowTip(const ListRow& row)
{
    ListRow words = row;
    words.chips.clear();
    words.line.clear();
    QStringList lines{ RowList::spoken(words) };
    QStringList chips;
    for (const RowChip& chip : row.chips)
        chips << chip.words;
    lines << chips.join(QStringLiteral(" · ")) << row.line;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void label(QListWidgetItem& item, const ListRow& row)
{
    item.setText(RowList::spoken(row));
    if (row.header)
        item.setFlags(Qt::NoItemFlags);
    else
        item.setToolTip(plainTip(rowTip(row)));
}

} // namespace

RowList::RowList(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new RowDelegate(theme, *this, this));
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_filling && row >= 0)
            Q_EMIT picked(at(row).id);
    });
    connect(this, &QListWidget::itemDoubleClicked, this, [this] { Q_EMIT chosen(currentId()); });
}

QString RowList::spoken(const ListRow& row)
{
    QStringList parts;
    if (!row.title.isEmpty())
        parts << row.title;
    if (!row.struck.isEmpty())
        parts << tr("removed: %1").arg(row.struck);
    if (!row.added.isEmpty())
        parts << tr("added: %1").arg(row.added);
    for (const RowChip& chip : row.chips)
        parts << chip.words;
    if (!row.trailing.isEmpty())
        parts << row.trailing;
    if (!row.line.isEmpty())
        parts << row.line;
    return parts.join(QStringLiteral(", "));
}

void RowList::setRows(std::vector<ListRow> rows)
{
    // Rows are often told again while the person moves among them: the same ones stay, and so does the choice.
    if (std::ranges::equal(rows, m_rows, [](const ListRow& a, const ListRow& b) { return a.id == b.id && a.header == b.header; })) {
        m_rows = std::move(rows);
        for (int i = 0; i < this->rows(); ++i)
            label(*item(i), at(i));
        scheduleDelayedItemsLayout();
        viewport()->update();
        return;
    }
    const QString before = currentId();
    m_filling = true;
    // The delegate reads m_rows by row, so items go before the rows they stand for.
    clear();
    m_rows = std::move(rows);
    int current = -1;
    for (int i = 0; i < this->rows(); ++i) {
        const ListRow& row = at(i);
        auto* item = new QListWidgetItem;
        label(*item, row);
        addItem(item);
        if (!row.header && (current < 0 || (!before.isEmpty() && row.id == before)))
            current = i;
    }
    setCurrentRow(current);
    m_filling = false;
    if (const QString now = currentId(); now != before && !now.isEmpty())
        Q_EMIT picked(now);
}

void RowList::setCurrentId(const QString& id)
{
    m_filling = true;
    for (int i = 0; i < rows(); ++i)
        if (!at(i).header && at(i).id == id)
            setCurrentRow(i);
    m_filling = false;
}

QString RowList::currentId() const
{
    const int row = currentRow();
    return row < 0 || row >= rows() ? QString() : at(row).id;
}

void RowList::fitRows(int most)
{
    int height = 2 * frameWidth();
    for (int i = 0; i < std::min(rows(), most); ++i)
        height += at(i).header ? headerHeight : at(i).line.isEmpty() ? oneLine : twoLines;
    setFixedHeight(std::max(height, oneLine));
}

void RowList::keyPressEvent(QKeyEvent* event)
{
    const auto move = [this](Qt::Key key) {
        QKeyEvent moved(QEvent::KeyPress, key, Qt::NoModifier);
        QListWidget::keyPressEvent(&moved);
    };
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QListWidget::keyPressEvent(event);
        event->accept(); // at the end, too: the page must not act on it
        return;
    case Qt::Key_J:
    case Qt::Key_K:
        if (event->modifiers() == Qt::NoModifier) {
            move(event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!currentId().isEmpty() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            Q_EMIT chosen(currentId());
            return;
        }
        break;
    default:
        break;
    }
    event->ignore();
}

} // namespace countersign
