#include "ui/parts/textlines.h"

#include "ui/theme/writing.h"

#include <QCache>
#include <QFontMetrics>
#include <QStaticText>
#include <QTextOption>
#include <algorithm>

namespace countersign {

namespace {

constexpr int mostKept = 4'000; // entries of each kind
constexpr int longestKept = 600; // characters; longer words are rare and big

struct Words {
    QFont font;
    QString words;
    int width = 0; // 0: as wide as they are
    Qt::LayoutDirection direction = Qt::LeftToRight;
    int alignment = 0; // of wrapped words
    friend bool operator==(const Words&, const Words&) = default;
};

size_t qHash(const Words& key, size_t seed = 0)
{
    return qHashMulti(seed, key.font, key.words, key.width, static_cast<int>(key.direction), key.alignment);
}

template <class Value, class Make>
Value kept(QCache<Words, Value>& cache, const Words& key, const Make& make)
{
    if (const Value* found = cache.object(key))
        return *found;
    Value made = make();
    if (key.words.size() <= longestKept)
        cache.insert(key, new Value(made));
    return made;
}

QStaticText shaped(const Words& key)
{
    QStaticText text(key.width > 0 ? unbroken(key.words) : key.words);
    text.setTextFormat(Qt::PlainText);
    QTextOption option(static_cast<Qt::Alignment>(key.alignment));
    option.setTextDirection(key.direction);
    option.setWrapMode(key.width > 0 ? QTextOption::WordWrap : QTextOption::NoWrap);
    text.setTextOption(option);
    if (key.width > 0)
        text.setTextWidth(key.width);
    text.prepare({}, key.font);
    return text;
}

// Lines under and through words are no part of their shape.
bool isLined(const QFont& font)
{
    return font.underline() || font.strikeOut();
}

void drawAnew(QPainter& painter, const QRect& rect, int flags, const QString& words)
{
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(writingDirection());
    painter.drawText(rect, flags, words);
    painter.setLayoutDirection(before);
}

QStaticText shapedOnce(const Words& key)
{
    static QCache<Words, QStaticText> cache(mostKept);
    return kept(cache, key, [&] { return shaped(key); });
}

} // namespace

int lineAdvance(const QFont& font, const QString& words)
{
    static QCache<Words, int> cache(mostKept);
    return kept(cache, { font, words }, [&] { return QFontMetrics(font).horizontalAdvance(words); });
}

QString elidedLine(const QFont& font, const QString& words, int width)
{
    static QCache<Words, QString> cache(mostKept);
    return kept(cache, { font, words, width }, [&] { return QFontMetrics(font).elidedText(words, Qt::ElideRight, width); });
}

void drawLine(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QFont& font, const QString& words)
{
    const QString cut = elidedLine(font, words, rect.width());
    painter.setFont(font);
    if (isLined(font)) {
        drawAnew(painter, rect, static_cast<int>(alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine, cut);
        return;
    }
    const QStaticText text = shapedOnce({ font, cut, 0, writingDirection() });
    const QSizeF size = text.size();
    const qreal spare = rect.width() - size.width();
    const qreal x = alignment.testFlag(Qt::AlignRight) ? spare : alignment.testFlag(Qt::AlignHCenter) ? spare / 2 : 0;
    painter.drawStaticText(QPointF(rect.x() + x, rect.y() + (rect.height() - size.height()) / 2), text);
}

int paragraphHeight(const QFont& font, const QString& words, int width)
{
    static QCache<Words, int> cache(mostKept);
    return kept(cache, { font, words, std::max(1, width) }, [&] {
        return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(1, width), 100'000), Qt::AlignTop | Qt::TextWordWrap, unbroken(words)).height();
    });
}

void drawParagraph(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QFont& font, const QString& words)
{
    const Words key{ font, words, std::max(1, rect.width()), writingDirection(), static_cast<int>(alignment & Qt::AlignHorizontal_Mask) };
    painter.setFont(font);
    if (isLined(font))
        drawAnew(painter, rect, key.alignment | Qt::AlignTop | Qt::TextWordWrap, unbroken(words));
    else
        painter.drawStaticText(rect.topLeft(), shapedOnce(key));
}

} // namespace countersign
