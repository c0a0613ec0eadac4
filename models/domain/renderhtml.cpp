#include "models/domain/renderhtml.h"

#include "models/domain/placeholders.h"
#include "models/domain/text.h"

namespace countersign {
namespace {

// Plain colours and sizes that every mail program draws the same; the shop's own look is no part of a recovery message.
constexpr std::string_view pageStyle = "margin:0;padding:0;background:#f5f6f8";
constexpr std::string_view sheetStyle
    = "max-width:600px;margin:0 auto;padding:24px 16px;box-sizing:border-box;background:#ffffff;color:#1b1f24;"
      "font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5";
constexpr std::string_view hiddenStyle = "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px";
constexpr std::string_view buttonStyle = "display:inline-block;padding:12px 24px;background:#2952d9;color:#ffffff;text-decoration:none;"
                                         "border-radius:6px;font-weight:bold";
constexpr std::string_view footerStyle = "margin:24px 0 0;padding:16px 0 0;border-top:1px solid #d5dae1;font-size:13px;color:#56606b";

std::string withBreaks(std::string_view text)
{
    std::string out;
    for (const char c : escapeHtml(text)) {
        if (c == '\n')
            out += "<br>";
        else
            out += c;
    }
    return out;
}

std::string element(std::string_view tag, std::string_view style, const std::string& inner)
{
    return "<" + std::string(tag) + " style=\"" + std::string(style) + "\">" + inner + "</" + std::string(tag) + ">\n";
}

std::string link(const std::string& url, const std::string& label, std::string_view style)
{
    return "<a href=\"" + escapeHtml(url) + "\" style=\"" + std::string(style) + "\">" + label + "</a>";
}

std::string itemList(const std::vector<ItemValue>& items)
{
    std::string list;
    for (const ItemValue& item : items) {
        std::string inner = "<strong><bdi>" + escapeHtml(item.title) + "</bdi></strong>";
        if (!item.detail.empty())
            inner += "<br><span style=\"color:#56606b\"><bdi>" + escapeHtml(item.detail) + "</bdi></span>";
        if (!item.price.empty())
            inner += "<br>" + escapeHtml(item.price);
        list += element("li", "padding:8px 0;border-top:1px solid #d5dae1", inner);
    }
    return element("ul", "list-style:none;margin:0 0 16px;padding:0", "\n" + list);
}

}  // namespace

std::string unsubscribeWord(const std::string& language)
{
    return language == "de" ? "Abmelden" : "Unsubscribe";
}

Result<std::string> fillHtml(std::string_view text, const Values& values, const std::string& language)
{
    std::string out;
    for (const TextPart& part : textParts(text)) {
        switch (part.kind) {
        case TextPart::Kind::Literal: out += withBreaks(part.text); break;
        case TextPart::Kind::Malformed: return fail(ErrorCode::InvalidInput, "a placeholder is not complete: write {{name}}");
        case TextPart::Kind::Placeholder: {
            const auto value = placeholderValue(part.text, values);
            if (!value)
                return tl::unexpected(value.error());
            if (part.text == "unsubscribe_url")
                out += link(*value, unsubscribeWord(language), "color:#56606b");
            else if (part.text == "recovery_url" || part.text == "survey_url")
                out += link(*value, escapeHtml(*value), "color:#2952d9");
            else
                out += "<bdi>" + withBreaks(*value) + "</bdi>";
        }
        }
    }
    return out;
}

std::string htmlPage(const HtmlPage& page)
{
    const std::string language = escapeHtml(page.language);
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" + escapeHtml(page.subject)
        + "</title>\n</head>\n<body style=\"" + std::string(pageStyle) + "\">\n";
    if (!page.preheader.empty())
        out += element("div", hiddenStyle, escapeHtml(page.preheader));
    out += "<div role=\"article\" lang=\"" + language + "\" dir=\"ltr\" style=\"" + std::string(sheetStyle) + "\">\n";
    for (const FilledBlock& block : page.blocks) {
        switch (block.kind) {
        case BlockKind::Paragraph: out += element("p", "margin:0 0 16px", block.html); break;
        case BlockKind::Items: out += itemList(page.items); break;
        case BlockKind::Button: out += element("p", "margin:24px 0", link(block.url, block.html, buttonStyle)); break;
        case BlockKind::Footer: out += element("p", footerStyle, block.html); break;
        }
    }
    if (!page.unsubscribeUrl.empty())
        out += element("p", "margin:8px 0 0;font-size:13px", link(page.unsubscribeUrl, unsubscribeWord(page.language), "color:#56606b"));
    return out + "</div>\n</body>\n</html>\n";
}

}  // namespace countersign
