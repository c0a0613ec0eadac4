#include "ui/draft/shorttext.h"

#include <QTextDocument>

namespace countersign {

namespace {

constexpr std::size_t mostBytes = 96 * 1024; // mail programs cut off at half of this
constexpr std::size_t mostBlocks = 250;

bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    if (u == u'\n' || u == u'\t')
        return false;
    return c.category() == QChar::Other_Control || (u >= 0x200b && u <= 0x200f) || (u >= 0x202a && u <= 0x202e)
        || (u >= 0x2060 && u <= 0x206f) || u == 0xfeff || u == 0x061c || (u >= 0xfff9 && u <= 0xfffc) || u == 0x00ad;
}

} // namespace

QString visibleText(QString words)
{
    // A joiner between letters of emoji or Arabic belongs to the writing; alone it only hides.
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool joiner = (words[i].unicode() == 0x200d || words[i].unicode() == 0x200c) && i > 0 && words[i - 1].unicode() > 0x5ff;
        if (isHidden(words[i]) && !joiner)
            words[i] = QChar::ReplacementCharacter;
    }
    return words;
}

QString shortText(const std::string& utf8, int most)
{
    // Four bytes hold any character; a character cut in two at the end is dropped with the rest.
    const std::size_t bytes = std::min(utf8.size(), static_cast<std::size_t>(most) * 4 + 4);
    QString words = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(bytes));
    if (words.size() > most || bytes < utf8.size()) {
        words.truncate(most);
        if (!words.isEmpty() && words.back().isHighSurrogate())
            words.chop(1);
        words += u'…';
    }
    return visibleText(std::move(words));
}

QString plainTip(const QString& words)
{
    return Qt::mightBeRichText(words) ? Qt::convertFromPlainText(words) : words;
}

std::size_t contentBytes(const Content& content)
{
    std::size_t bytes = content.subject.size() + content.preheader.size();
    for (const Block& block : content.blocks)
        bytes += block.text.size() + block.url.size();
    return bytes;
}

bool oversized(const Content& content)
{
    return content.blocks.size() > mostBlocks || contentBytes(content) > mostBytes;
}

} // namespace countersign
