#include "ui/draft/itemsview.h"

#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

namespace countersign {

namespace {

constexpr int pictureSize = 44, itemHeight = 62;
constexpr std::size_t mostItems = 40; // drawn; the rest is a count

} // namespace

ItemsView::ItemsView(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("Items in the message"), parent)
{
}

void ItemsView::setItems(const std::vector<ItemValue>& items)
{
    m_items.assign(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), mostItems)));
    m_more = static_cast<int>(items.size() - m_items.size());
    contentChanged();
}

int ItemsView::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont strong = sized(canvas.font(), size::body, QFont::DemiBold);
    const QFont plain = sized(canvas.font(), size::body);
    int y = 0;
    for (const ItemValue& item : m_items) {
        const QRect card(0, y, canvas.width(), itemHeight);
        if (QPainter* painter = canvas.painter()) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(tokens.border, tokens.hairline));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
            painter->restore();
        }
        // Pictures are not loaded; without tints a filled place would glare.
        const QRect place(space::card - 3, y + 9, pictureSize, pictureSize);
        if (tokens.tints)
            canvas.fill(place, tokens.window, 4);
        const QPoint inset((pictureSize - size::number) / 2, (pictureSize - size::number) / 2);
        canvas.icon(QRect(place.topLeft() + inset, QSize(size::number, size::number)), QStringLiteral("bag"), tokens.muted);
        const QString price = shortText(item.price, 40);
        const int priceWidth = QFontMetrics(plain).horizontalAdvance(price) + 2;
        const int start = pictureSize + space::card + 10;
        const int room = canvas.width() - start - priceWidth - 2 * space::card;
        canvas.line(QRect(start, y + 11, room, 20), shortText(item.title, 200), strong, tokens.text);
        canvas.line(QRect(start, y + 32, room, 18), shortText(item.detail, 200), plain, tokens.muted);
        canvas.line(QRect(canvas.width() - space::card - priceWidth, y + 11, priceWidth, itemHeight - 22), price, plain, tokens.text,
            Qt::AlignRight);
        y += itemHeight + space::related;
    }
    if (m_more > 0)
        y += canvas.text(0, y, canvas.width(), tr("and %n more item(s)", nullptr, m_more), sized(canvas.font(), size::body), tokens.muted)
            + space::related;
    return std::max(0, y - space::related);
}

QString ItemsView::spoken() const
{
    QStringList lines;
    for (const ItemValue& item : m_items)
        lines << QStringList{ shortText(item.title, 200), shortText(item.detail, 200), shortText(item.price, 40) }.join(
            QStringLiteral(", "));
    return lines.join(u'\n');
}

} // namespace countersign
