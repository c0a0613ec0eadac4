#include "services/recovery/knowledge/htmltags.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string foldedTagName(std::string_view text)
{
    std::string result;
    for (const char c : text)
        if (!isBlank(c))
            result += lower(c);
    return result;
}

// Elements whose left-open tags a parser opens anew in every following paragraph.
bool isFormatting(const std::string& name)
{
    static constexpr std::array<std::string_view, 15> names{ "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
        "strong", "tt", "u", "mark" };
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool hides(const std::string& name, const std::string& value)
{
    if (name == "hidden")
        return true;
    if (name == "aria-hidden")
        return value == "true";
    if (name != "style")
        return false;
    const auto says = [&value](std::string_view words) { return value.find(words) != std::string::npos; };
    return says("display:none") || says("visibility:hidden") || says("font-size:0") || value == "opacity:0" || says("opacity:0;");
}

// The rest of a tag after its name, up to and over its '>'. Answers whether an attribute hides the element.
class Attributes {
public:
    Attributes(std::string_view html, std::size_t at)
        : m_html(html)
        , m_at(at)
    {
    }
    bool read()
    {
        bool hidden = false;
        while (m_at < m_html.size() && m_html[m_at] != '>') {
            if (isBlank(m_html[m_at]) || m_html[m_at] == '/') {
                ++m_at;
                continue;
            }
            const auto name = foldedTagName(until([](char c) { return isBlank(c) || c == '=' || c == '>' || c == '/'; }));
            skipBlanks();
            const auto value = m_at < m_html.size() && m_html[m_at] == '=' ? foldedTagName(valueText()) : std::string();
            hidden = hides(name, value) || hidden;
        }
        m_at = std::min(m_at + 1, m_html.size());
        return hidden;
    }
    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    template <class Ends>
    std::string_view until(Ends ends)
    {
        const auto from = m_at;
        ++m_at; // whatever stands first belongs to it: no step without progress
        while (m_at < m_html.size() && !ends(m_html[m_at]))
            ++m_at;
        return m_html.substr(from, m_at - from);
    }
    void skipBlanks()
    {
        while (m_at < m_html.size() && isBlank(m_html[m_at]))
            ++m_at;
    }
    std::string_view valueText()
    {
        ++m_at;
        skipBlanks();
        if (m_at >= m_html.size() || m_html[m_at] == '>')
            return {};
        const char quote = m_html[m_at];
        if (quote != '"' && quote != '\'')
            return until([](char c) { return isBlank(c) || c == '>'; });
        const auto end = m_html.find(quote, m_at + 1);
        const auto value = m_html.substr(m_at + 1, (end == std::string_view::npos ? m_html.size() : end) - m_at - 1);
        m_at = end == std::string_view::npos ? m_html.size() : end + 1;
        return value;
    }

    std::string_view m_html;
    std::size_t m_at;
};

// Over "<!…": a comment, or what a browser takes for one.
std::size_t afterDeclaration(std::string_view html, std::size_t at)
{
    const bool comment = html.substr(at).starts_with("<!--");
    const auto end = comment ? html.find("-->", at + 4) : html.find('>', at);
    return end == std::string_view::npos ? html.size() : end + (comment ? 3 : 1);
}

} // namespace

PlainTags plainTags(std::string_view html)
{
    PlainTags plain;
    plain.html.reserve(html.size());
    std::size_t at = 0;
    while (at < html.size()) {
        const auto open = std::min(html.find('<', at), html.size());
        plain.html += html.substr(at, open - at);
        at = open;
        if (at >= html.size())
            break;
        const char next = at + 1 < html.size() ? html[at + 1] : '\0';
        if (next == '!' || next == '?') {
            at = afterDeclaration(html, at);
            continue;
        }
        const bool closing = next == '/';
        std::size_t name = at + (closing ? 2 : 1);
        if (name >= html.size() || !isLetter(html[name])) {
            plain.html += "&lt;";
            ++at;
            continue;
        }
        std::string word;
        while (name < html.size() && !isBlank(html[name]) && html[name] != '>' && html[name] != '/')
            word += lower(html[name++]);
        if (isFormatting(word))
            word = "span";
        Attributes attributes(html, name);
        const bool hidden = attributes.read();
        at = attributes.at();
        plain.html += (closing ? "</" : "<") + word.substr(0, 32) + (hidden && !closing ? " hidden>" : ">");
        ++plain.tags;
    }
    return plain;
}

} // namespace countersign
