#include "models/domain/phraseset.h"

#include <algorithm>

namespace countersign {
namespace {

std::vector<std::string> splitAt(std::string_view text, char mark)
{
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(mark, start), text.size());
        if (end > start)
            parts.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

}  // namespace

PhraseSet::PhraseSet(std::initializer_list<std::string_view> phrases)
{
    for (const std::string_view phrase : phrases) {
        std::vector<Word> words;
        for (const std::string& word : splitAt(folded(phrase), ' '))
            words.push_back(splitAt(word, '|'));
        const std::size_t index = m_phrases.size();
        // Each list holds the phrase once, however many of its first words lead there.
        const auto add = [index](std::vector<std::size_t>& list) {
            if (list.empty() || list.back() != index)
                list.push_back(index);
        };
        for (const std::string& first : words.front()) {
            if (first == "#")
                add(m_ofNumbers);
            else if (first.starts_with('*'))
                add(m_others);
            else if (first.ends_with('*'))
                add(m_byFirstByte[first.front()]);
            else
                add(m_byFirst[first]);
        }
        m_phrases.push_back(std::move(words));
    }
}

bool PhraseSet::fits(const Word& word, const Token& token)
{
    if (token.kind == Token::Kind::Placeholder)
        return false;
    return std::ranges::any_of(word, [&](const std::string& one) {
        if (one == "#")
            return token.kind == Token::Kind::Number;
        if (one.ends_with('*'))
            return token.text.starts_with(std::string_view(one).substr(0, one.size() - 1));
        if (one.starts_with('*'))
            return token.text.ends_with(std::string_view(one).substr(1));
        return token.text == one;
    });
}

bool PhraseSet::fitsAt(const std::vector<Word>& phrase, const std::vector<Token>& tokens, std::size_t at) const
{
    if (at + phrase.size() > tokens.size() || tokens[at].sentence != tokens[at + phrase.size() - 1].sentence)
        return false;
    for (std::size_t k = 0; k < phrase.size(); ++k)
        if (!fits(phrase[k], tokens[at + k]))
            return false;
    return true;
}

std::vector<PhraseSet::Match> PhraseSet::find(const std::vector<Token>& tokens) const
{
    std::vector<Match> matches;
    const auto tryAt = [&](std::size_t index, std::size_t at) {
        if (fitsAt(m_phrases[index], tokens, at))
            matches.push_back({at, m_phrases[index].size()});
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (const auto found = m_byFirst.find(tokens[at].text); found != m_byFirst.end())
            for (const std::size_t index : found->second)
                tryAt(index, at);
        if (const auto found = m_byFirstByte.find(tokens[at].text.empty() ? '\0' : tokens[at].text.front()); found != m_byFirstByte.end())
            for (const std::size_t index : found->second)
                tryAt(index, at);
        if (tokens[at].kind == Token::Kind::Number)
            for (const std::size_t index : m_ofNumbers)
                tryAt(index, at);
        for (const std::size_t index : m_others)
            tryAt(index, at);
    }
    return matches;
}

}  // namespace countersign
