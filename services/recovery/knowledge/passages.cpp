#include "models/domain/text.h"
#include "services/recovery/knowledge/documents.h"
#include "services/recovery/knowledge/knowledge.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr std::size_t mostBytes = 2 * 1024 * 1024;
constexpr std::size_t mostPassages = 2000;
constexpr std::size_t passageCharacters = 900;
constexpr std::size_t sourceCharacters = 120;

Result<std::vector<DocumentPart>> partsOf(const KnowledgeImport& import)
{
    const auto name = lowerCase(import.name);
    if (name.ends_with(".md") || name.ends_with(".markdown"))
        return partsOfMarkdown(import.bytes);
    if (name.ends_with(".html") || name.ends_with(".htm"))
        return partsOfHtml(import.bytes);
    if (name.ends_with(".txt"))
        return partsOfText(import.bytes);
    return fail(ErrorCode::InvalidInput, "the name of a knowledge file ends in .md, .html, .htm or .txt");
}

// Where a text of at most `bytes` ends, at the end of a character.
std::size_t wholeCharacters(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text.size();
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return bytes;
}

// The longest beginning that is a passage: whole sentences if there are any, else whole words.
std::string_view beginningOf(std::string_view text)
{
    const auto window = text.substr(0, wholeCharacters(text, passageCharacters * 4));
    const auto most = cleanText(window, passageCharacters).size();
    if (most >= text.size())
        return text;
    if (most == 0)
        return window; // one character of marks upon marks
    const auto fitting = window.substr(0, wholeCharacters(window, most));
    const std::array<std::string_view, 3> sentenceEnds{ ". ", "! ", "? " };
    std::size_t end = 0;
    for (const auto mark : sentenceEnds)
        if (const auto at = fitting.rfind(mark); at != std::string_view::npos)
            end = std::max(end, at + 1);
    if (end < fitting.size() / 3)
        if (const auto blank = fitting.rfind(' '); blank != std::string_view::npos)
            end = blank;
    return end == 0 ? fitting : fitting.substr(0, end);
}

class Cutting {
public:
    void heading(int level, std::string text)
    {
        finish();
        while (!m_path.empty() && m_path.back().first >= level)
            m_path.pop_back();
        m_path.emplace_back(level, std::move(text));
    }
    void paragraph(std::string_view text)
    {
        while (!text.empty()) {
            const auto piece = beginningOf(text);
            if (!m_text.empty() && m_characters + countCharacters(piece) + 1 > passageCharacters)
                finish();
            m_text += (m_text.empty() ? "" : "\n") + std::string(piece);
            m_characters = countCharacters(m_text);
            text.remove_prefix(piece.size());
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
            if (m_passages.size() > mostPassages)
                return;
        }
    }
    std::vector<std::string> take()
    {
        finish();
        return std::move(m_passages);
    }

private:
    void finish()
    {
        if (!m_text.empty())
            m_passages.push_back(source() + "\n" + m_text);
        m_text.clear();
        m_characters = 0;
    }
    [[nodiscard]] std::string source() const
    {
        std::string path;
        for (const auto& [level, text] : m_path)
            path += (path.empty() ? "" : ", ") + text;
        return cleanText(path, sourceCharacters);
    }

    std::vector<std::pair<int, std::string>> m_path;
    std::vector<std::string> m_passages;
    std::string m_text;
    std::size_t m_characters = 0;
};

} // namespace

Result<std::vector<std::string>> passagesOf(const KnowledgeImport& import)
{
    if (import.bytes.size() > mostBytes)
        return fail(ErrorCode::TooLarge, "a knowledge file is at most 2 MiB");
    const auto parts = partsOf(import);
    if (!parts)
        return tl::unexpected(parts.error());
    Cutting cutting;
    for (const auto& part : *parts) {
        auto text = cleanText(part.text, part.heading > 0 ? sourceCharacters : mostBytes);
        if (text.empty())
            continue;
        if (part.heading > 0)
            cutting.heading(part.heading, std::move(text));
        else
            cutting.paragraph(text);
    }
    auto passages = cutting.take();
    if (passages.empty())
        return fail(ErrorCode::InvalidInput, "there is no text in the file");
    if (passages.size() > mostPassages)
        return fail(ErrorCode::TooLarge, "the file makes over 2,000 passages: split it");
    return passages;
}

} // namespace countersign
