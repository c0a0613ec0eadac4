#include "ui/why/cartsection.h"

#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

#include <algorithm>

namespace countersign {

CartSection::CartSection(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("Cart, then and now"), parent)
{
}

void CartSection::showCart(const std::vector<CartLine>& lines, const CustomerFacts& facts)
{
    m_lines.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), mostLines)));
    m_more = static_cast<int>(lines.size() - m_lines.size());
    m_facts = facts;
    contentChanged();
}

QString CartSection::nowWords(const CartLine& line, bool& changed) const
{
    changed = false;
    const auto it = std::find_if(
        m_facts.variants.begin(), m_facts.variants.end(), [&line](const VariantFacts& v) { return v.variantId == line.variantId; });
    if (it == m_facts.variants.end())
        return tr("stock and price now unknown");
    QStringList parts;
    if (!it->available)
        parts << tr("stock not counted");
    else if (*it->available >= line.quantity)
        parts << tr("in stock, %1 left").arg(*it->available);
    else
        parts << (*it->available <= 0 ? tr("out of stock now") : tr("only %1 left").arg(*it->available));
    changed = it->available && *it->available < line.quantity;
    if (it->price && *it->price != line.unitPrice) {
        parts << tr("now %1").arg(moneyWord(*it->price));
        changed = true;
    }
    return parts.join(QStringLiteral(" · "));
}

int CartSection::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont face = sized(canvas.font(), size::body);
    const QFont small = sized(canvas.font(), 12);
    int y = 0;
    for (const CartLine& line : m_lines) {
        bool changed = false;
        const QString now = nowWords(line, changed);
        const QString price = moneyWord(line.linePrice);
        const int priceWidth = QFontMetrics(face).horizontalAdvance(price) + 4;
        const QString title
            = line.quantity == 1 ? shortText(line.title, 200) : QString::number(line.quantity) % u" × " % shortText(line.title, 200);
        canvas.line(QRect(0, y, canvas.width() - priceWidth - space::related, 20), title, face, tokens.text);
        canvas.line(QRect(canvas.width() - priceWidth, y, priceWidth, 20), price, face, tokens.text, Qt::AlignRight);
        canvas.line(QRect(0, y + 19, canvas.width(), 18), now, small, changed ? tokens.warn : tokens.muted);
        y += 42;
    }
    if (m_more > 0)
        y += canvas.text(0, y, canvas.width(), tr("and %n more item(s)", nullptr, m_more), face, tokens.muted);
    return y;
}

QString CartSection::spoken() const
{
    QStringList lines;
    for (const CartLine& line : m_lines) {
        bool changed = false;
        lines << QString::number(line.quantity) % u" × " % shortText(line.title, 200) % u", " % moneyWord(line.linePrice) % u", "
                % nowWords(line, changed);
    }
    return lines.join(u'\n');
}

} // namespace countersign
