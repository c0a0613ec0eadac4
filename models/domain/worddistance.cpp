#include "models/domain/worddistance.h"

#include "models/domain/placeholders.h"

#include <dtl/dtl.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace countersign {
namespace {

constexpr std::size_t mostCompared = 1500;  // words that differ; the time grows with their square

struct Piece {
    std::size_t from = 0;  // bytes of the text
    std::size_t to = 0;
};

struct Cut {
    std::vector<std::string> words;
    std::vector<Piece> places;
};

void add(Cut& cut, std::string_view text, std::size_t from, std::size_t to)
{
    cut.words.emplace_back(text.substr(from, to - from));
    cut.places.push_back({from, to});
}

void cutLiteral(Cut& cut, std::string_view text, std::size_t offset, std::string_view literal)
{
    const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(literal.data(), static_cast<int32_t>(literal.size())));
    std::size_t at = offset;
    std::size_t wordStart = 0;
    bool inWord = false;
    for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
        const UChar32 c = wide.char32At(i);
        const std::size_t bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        const int32_t following = wide.moveIndex32(i, 1);
        const bool apostrophe
            = (c == '\'' || c == 0x2019) && inWord && following < wide.length() && u_isalnum(wide.char32At(following));
        if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || apostrophe) {
            if (!inWord)
                wordStart = at;
            inWord = true;
        } else {
            if (inWord)
                add(cut, text, wordStart, at);
            inWord = false;
            if (!u_isUWhiteSpace(c))
                add(cut, text, at, at + bytes);
        }
        at += bytes;
    }
    if (inWord)
        add(cut, text, wordStart, at);
}

Cut wordsOf(std::string_view text)
{
    Cut cut;
    for (const TextPart& part : textParts(text)) {
        const auto offset = static_cast<std::size_t>(part.text.data() - text.data());
        if (part.kind == TextPart::Kind::Placeholder)
            add(cut, text, offset - 2, offset + part.text.size() + 2);
        else
            cutLiteral(cut, text, offset, part.text);
    }
    return cut;
}

// What differs, as runs of word indices [from, to) on either side.
struct Run {
    std::size_t oldFrom = 0, oldTo = 0, newFrom = 0, newTo = 0;
};

std::vector<Run> runsOf(const std::vector<std::string>& older, const std::vector<std::string>& newer)
{
    // What is the same at both ends costs nothing; only the middle is compared word by word.
    const std::size_t shorter = std::min(older.size(), newer.size());
    std::size_t start = 0;
    while (start < shorter && older[start] == newer[start])
        ++start;
    std::size_t end = 0;
    while (end < shorter - start && older[older.size() - 1 - end] == newer[newer.size() - 1 - end])
        ++end;
    const std::vector<std::string> removed(
        older.begin() + static_cast<std::ptrdiff_t>(start), older.end() - static_cast<std::ptrdiff_t>(end));
    const std::vector<std::string> added(
        newer.begin() + static_cast<std::ptrdiff_t>(start), newer.end() - static_cast<std::ptrdiff_t>(end));
    std::vector<Run> runs;
    if (removed.empty() && added.empty())
        return runs;
    if (removed.empty() || added.empty() || removed.size() > mostCompared || added.size() > mostCompared)
        return {Run{start, start + removed.size(), start, start + added.size()}};
    dtl::Diff<std::string, std::vector<std::string>> diff(removed, added);
    diff.compose();
    std::size_t inOld = start;
    std::size_t inNew = start;
    bool open = false;
    for (const auto& [element, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_COMMON) {
            ++inOld;
            ++inNew;
            open = false;
            continue;
        }
        if (!open)
            runs.push_back({inOld, inOld, inNew, inNew});
        open = true;
        if (info.type == dtl::SES_DELETE)
            runs.back().oldTo = ++inOld;
        else
            runs.back().newTo = ++inNew;
    }
    return runs;
}

std::string shownBetween(std::string_view text, const Cut& cut, std::size_t from, std::size_t to)
{
    if (from >= to)
        return {};
    return std::string(text.substr(cut.places[from].from, cut.places[to - 1].to - cut.places[from].from));
}

std::string writtenText(const Content& content)
{
    std::string text = content.subject + "\n" + content.preheader;
    for (const Block& block : content.blocks)
        if (!block.locked && block.kind != BlockKind::Items)
            text += "\n" + block.text;
    return text;
}

}  // namespace

int wordDistanceBp(std::string_view before, std::string_view after)
{
    const Cut older = wordsOf(before);
    const Cut newer = wordsOf(after);
    const std::size_t all = older.words.size() + newer.words.size();
    if (all == 0)
        return 0;
    std::size_t changed = 0;
    for (const Run& run : runsOf(older.words, newer.words))
        changed += (run.oldTo - run.oldFrom) + (run.newTo - run.newFrom);
    return static_cast<int>((changed * 10'000 + all / 2) / all);
}

int wordDistanceBp(const Content& before, const Content& after) { return wordDistanceBp(writtenText(before), writtenText(after)); }

std::vector<WordChange> wordChanges(std::string_view before, std::string_view after)
{
    const Cut older = wordsOf(before);
    const Cut newer = wordsOf(after);
    std::vector<WordChange> changes;
    for (const Run& run : runsOf(older.words, newer.words))
        changes.push_back({shownBetween(before, older, run.oldFrom, run.oldTo), shownBetween(after, newer, run.newFrom, run.newTo)});
    return changes;
}

std::vector<WordChange> wordChanges(const Content& before, const Content& after)
{
    return wordChanges(writtenText(before), writtenText(after));
}

}  // namespace countersign
