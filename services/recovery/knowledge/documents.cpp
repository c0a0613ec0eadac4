#include "services/recovery/knowledge/documents.h"

#include "services/recovery/knowledge/htmltags.h"

#include <gumbo.h>
#include <md4c-html.h>

#include <memory>

namespace countersign {

namespace {

constexpr std::size_t mostTags = 20'000; // gumbo takes a tree down recursively, and an element may lie in each of the others
constexpr int deepest = 256;
constexpr std::size_t mostRendered = 16 * 1024 * 1024;

struct TreeDeleter {
    void operator()(GumboOutput* tree) const { gumbo_destroy_output(&kGumboDefaultOptions, tree); }
};

bool isShown(const GumboNode& node)
{
    switch (node.v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_SVG:
        return false;
    default:
        return gumbo_get_attribute(&node.v.element.attributes, "hidden") == nullptr;
    }
}

int headingOf(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

// Elements within a paragraph; all others begin and end one.
bool isInline(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
        return true;
    default:
        return false;
    }
}

class Reading {
public:
    // False when nested too deeply.
    bool read(const GumboNode& node, int depth)
    {
        switch (node.type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
        case GUMBO_NODE_WHITESPACE:
            m_text += node.v.text.text;
            return true;
        case GUMBO_NODE_ELEMENT:
            return readElement(node, depth);
        case GUMBO_NODE_DOCUMENT:
        case GUMBO_NODE_COMMENT:
        case GUMBO_NODE_TEMPLATE:
            return true;
        }
        return true;
    }
    std::vector<DocumentPart> finish()
    {
        end(0);
        return std::move(m_parts);
    }

private:
    bool readElement(const GumboNode& node, int depth)
    {
        if (depth > deepest)
            return false;
        if (!isShown(node))
            return true;
        const auto tag = node.v.element.tag;
        if (!isInline(tag))
            end(0);
        const auto& children = node.v.element.children;
        for (unsigned int i = 0; i < children.length; ++i)
            if (!read(*static_cast<const GumboNode*>(children.data[i]), depth + 1))
                return false;
        if (!isInline(tag))
            end(headingOf(tag));
        return true;
    }
    void end(int heading)
    {
        if (m_text.find_first_not_of(" \t\r\n\f") != std::string::npos)
            m_parts.push_back({ heading, m_text });
        m_text.clear();
    }

    std::vector<DocumentPart> m_parts;
    std::string m_text;
};

void keep(const MD_CHAR* text, MD_SIZE size, void* target)
{
    auto& html = *static_cast<std::string*>(target);
    if (html.size() + size <= mostRendered)
        html.append(text, size);
}

// Definitions of references may be used without bound, each time with their whole address; as plain text they cost nothing.
std::string withoutReferences(std::string_view markdown)
{
    std::string text;
    text.reserve(markdown.size());
    for (const char c : markdown) {
        if (c == ':' && text.ends_with(']'))
            text += ' ';
        text += c;
    }
    return text;
}

} // namespace

Result<std::vector<DocumentPart>> partsOfHtml(std::string_view bytes)
{
    const auto plain = plainTags(bytes);
    if (plain.tags > mostTags)
        return fail(ErrorCode::InvalidInput, "the file has over 20,000 tags: split it");
    const std::unique_ptr<GumboOutput, TreeDeleter> tree(
        gumbo_parse_with_options(&kGumboDefaultOptions, plain.html.data(), plain.html.size()));
    if (!tree || tree->root == nullptr)
        return fail(ErrorCode::InvalidInput, "the file cannot be read as HTML");
    Reading reading;
    if (!reading.read(*tree->root, 0))
        return fail(ErrorCode::InvalidInput, "the file is nested too deeply");
    return reading.finish();
}

Result<std::vector<DocumentPart>> partsOfMarkdown(std::string_view bytes)
{
    const auto text = withoutReferences(bytes);
    std::string html;
    html.reserve(text.size() * 2);
    const unsigned flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    if (md_html(text.data(), static_cast<MD_SIZE>(text.size()), keep, &html, flags, MD_HTML_FLAG_SKIP_UTF8_BOM) != 0)
        return fail(ErrorCode::InvalidInput, "the file cannot be read as Markdown");
    return partsOfHtml(html);
}

std::vector<DocumentPart> partsOfText(std::string_view bytes)
{
    std::vector<DocumentPart> parts;
    std::string paragraph;
    const auto end = [&] {
        if (!paragraph.empty())
            parts.push_back({ 0, std::move(paragraph) });
        paragraph.clear();
    };
    while (!bytes.empty()) {
        const auto line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            end();
        else
            paragraph += std::string(line) + "\n";
    }
    end();
    return parts;
}

} // namespace countersign
