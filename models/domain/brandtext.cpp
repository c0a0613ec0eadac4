#include "models/domain/brandtext.h"

#include "models/domain/icutext.h"
#include "models/domain/placeholders.h"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/ubrk.h>

namespace countersign {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

enum class Boundary { Word, Sentence, Grapheme };

// Making one reads the rules anew; a thread keeps its own.
icu::BreakIterator* iteratorFor(Boundary boundary)
{
    const auto make = [](auto create) {
        UErrorCode status = U_ZERO_ERROR;
        Iterator made(create(icu::Locale::getRoot(), status));
        return U_SUCCESS(status) ? std::move(made) : Iterator();
    };
    thread_local const Iterator words = make(icu::BreakIterator::createWordInstance);
    thread_local const Iterator sentences = make(icu::BreakIterator::createSentenceInstance);
    thread_local const Iterator graphemes = make(icu::BreakIterator::createCharacterInstance);
    switch (boundary) {
    case Boundary::Word: return words.get();
    case Boundary::Sentence: return sentences.get();
    case Boundary::Grapheme: return graphemes.get();
    }
    return nullptr;
}

struct Segment {
    BrandSpan span;
    bool isWord = false;
};

std::vector<Segment> segmentsOf(const icu::UnicodeString& text, Boundary boundary)
{
    std::vector<Segment> segments;
    icu::BreakIterator* iterator = iteratorFor(boundary);
    if (!iterator)
        return segments;
    iterator->setText(text);
    for (int32_t from = iterator->first(), to = iterator->next(); to != icu::BreakIterator::DONE; from = to, to = iterator->next())
        segments.push_back({{from, to}, boundary == Boundary::Word && iterator->getRuleStatus() != UBRK_WORD_NONE});
    // The iterator must not keep a text that is about to go away.
    static const icu::UnicodeString nothing;
    iterator->setText(nothing);
    return segments;
}

std::string foldedCase(icu::UnicodeString text)
{
    std::string out;
    text.foldCase().toUTF8String(out);
    return out;
}

bool isEmojiStart(UChar32 c, UChar32 next)
{
    if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION))
        return true;
    // Hearts and the like are pictures; © ™ and arrows are letters of business unless someone asks for the picture.
    const bool pictograph = u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
    return pictograph && (next == 0xfe0f || (c >= 0x2300 && c != 0x3030 && c != 0x303d));
}

int32_t utf8Length(const icu::UnicodeString& text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return static_cast<int32_t>(bytes.size());
}

}  // namespace

BrandText::BrandText(std::string_view utf8)
    : m_text(wide(utf8))
{
    for (const TextPart& part : textParts(utf8)) {
        if (part.kind != TextPart::Kind::Placeholder) {
            m_plain.append(wide(part.text));
            continue;
        }
        m_plain.append(u'x');
        for (std::size_t i = 1; i < part.text.size() + 4; ++i)  // the name is ASCII, and four braces
            m_plain.append(u' ');
    }
    cutSentences();
    cutWords();
}

void BrandText::cutSentences()
{
    for (const Segment& segment : segmentsOf(m_plain, Boundary::Sentence))
        m_sentences.push_back({segment.span, 0});
}

void BrandText::cutWords()
{
    std::size_t sentence = 0;
    bool onlyBlanks = false;
    bool starts = true;
    for (const Segment& segment : segmentsOf(m_plain, Boundary::Word)) {
        const icu::UnicodeString text = m_plain.tempSubStringBetween(segment.span.from, segment.span.to);
        while (sentence < m_sentences.size() && segment.span.from >= m_sentences[sentence].span.to) {
            ++sentence;
            starts = true;
        }
        if (!segment.isWord) {
            for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
                const UChar32 c = text.char32At(i);
                onlyBlanks = onlyBlanks && (u_isUWhiteSpace(c) || c == '-' || c == 0x2010 || c == 0x2011);
            }
            continue;
        }
        BrandWord word;
        word.span = segment.span;
        word.folded = foldedCase(text);
        word.follows = onlyBlanks && !m_words.empty();
        word.sentenceStart = starts;
        word.capital = u_isUUppercase(text.char32At(0)) != 0;
        for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
            const UChar32 c = text.char32At(i);
            word.letters += u_isalpha(c) ? 1 : 0;
            word.capitals += u_isUUppercase(c) ? 1 : 0;
        }
        if (sentence < m_sentences.size())
            ++m_sentences[sentence].words;
        m_words.push_back(std::move(word));
        onlyBlanks = true;
        starts = false;
    }
}

std::vector<BrandSpan> BrandText::exclamations() const
{
    std::vector<BrandSpan> spans;
    for (int32_t i = 0; i < m_plain.length(); ++i)
        if (const char16_t c = m_plain.charAt(i); c == u'!' || c == u'\uff01' || c == u'\u203c')
            spans.push_back({i, i + 1});
    return spans;
}

std::vector<BrandSpan> BrandText::emoji() const
{
    std::vector<BrandSpan> spans;
    for (const Segment& segment : segmentsOf(m_plain, Boundary::Grapheme)) {
        const UChar32 c = m_plain.char32At(segment.span.from);
        const int32_t second = m_plain.moveIndex32(segment.span.from, 1);
        const UChar32 next = second < segment.span.to ? m_plain.char32At(second) : 0;
        if (isEmojiStart(c, next))
            spans.push_back(segment.span);
    }
    return spans;
}

std::vector<BrandSpan> BrandText::findSigns(const std::string& signs) const
{
    std::vector<BrandSpan> spans;
    const icu::UnicodeString wanted = wide(signs);
    if (wanted.isEmpty())
        return spans;
    for (int32_t at = m_plain.indexOf(wanted); at >= 0; at = m_plain.indexOf(wanted, at + wanted.length()))
        spans.push_back({at, at + wanted.length()});
    return spans;
}

std::string BrandText::shown(const BrandSpan& span) const
{
    std::string out;
    m_text.tempSubStringBetween(span.from, span.to).toUTF8String(out);
    return out;
}

std::pair<int, int> BrandText::bytesOf(const BrandSpan& span) const
{
    return {utf8Length(m_text.tempSubStringBetween(0, span.from)), utf8Length(m_text.tempSubStringBetween(span.from, span.to))};
}

BrandPhrase::BrandPhrase(const std::string& utf8)
{
    const BrandText text(utf8);
    for (const BrandWord& word : text.words())
        words.push_back(word.folded);
    if (words.empty())
        signs = utf8;
}

}  // namespace countersign
