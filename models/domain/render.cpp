#include "models/domain/message.h"
#include "models/domain/placeholders.h"
#include "models/domain/renderhtml.h"
#include "models/domain/text.h"
#include "models/domain/weblink.h"

#include <algorithm>

namespace countersign {
namespace {

tl::unexpected<Error> refuseText(std::string why)
{
    return fail(ErrorCode::InvalidInput, std::move(why));
}

// One line of the message's head: no line break can smuggle another header in.
Result<std::string> headLine(std::string_view name, std::string_view text, const Values& values)
{
    auto filled = fillText(text, values);
    if (filled && !isSafeText(*filled, false))
        return refuseText("the " + std::string(name) + " holds a line break or an invisible character");
    return filled;
}

Result<void> checkAddresses(Channel channel, const Values& values)
{
    if (!isSafeText(values.fromName, false) || !isSafeText(values.from, false) || !isSafeText(values.to, false))
        return refuseText("an address holds a line break or an invisible character");
    switch (channel) {
    case Channel::Email:
        if (!looksLikeEmail(values.to))
            return refuseText("the recipient's e-mail address is missing or malformed");
        if (!looksLikeEmail(values.from))
            return refuseText("the sender's e-mail address is missing or malformed");
        return {};
    case Channel::Sms:
    case Channel::WhatsApp:
        if (!isE164(values.to))
            return refuseText("the recipient's number is missing or not in international form (+…)");
        if (values.from.empty())
            return refuseText("the sender's number or name is missing");
        return {};
    case Channel::Push:
        if (values.to.empty())
            return refuseText("the recipient's device is missing");
        return {};
    }
    return refuseText("unknown channel");
}

Result<std::string> checkedUrl(std::string_view text, const Values& values)
{
    auto url = fillText(text, values);
    if (url && !parseWebLink(*url))
        return refuseText("a link is not a plain https or http address");
    return url;
}

Result<FilledBlock> fillBlock(const Block& block, const Content& content, const Values& values)
{
    FilledBlock filled{.kind = block.kind, .html = {}, .text = {}, .url = {}};
    if (block.kind == BlockKind::Items) {
        if (content.channel != Channel::Email)
            return refuseText("a list of items belongs in an e-mail only");
        if (values.items.empty())
            return refuseText("there are no items to list");
        for (const ItemValue& item : values.items)
            if (item.title.empty() || !isSafeText(item.title, false) || !isSafeText(item.detail, false) || !isSafeText(item.price, false))
                return refuseText("an item has no title, or a line break or invisible character in it");
        return filled;
    }
    const bool multiLine = block.kind != BlockKind::Button;
    auto text = fillText(block.text, values);
    if (!text)
        return tl::unexpected(text.error());
    if (!isSafeText(*text, multiLine))
        return refuseText("a block holds a control or invisible character");
    if (text->find_first_not_of(" \t\n") == std::string::npos)
        return refuseText("a block is empty");
    for (const std::string& name : placeholdersIn(block.text))
        if (name.ends_with("_url"))
            if (const auto url = checkedUrl("{{" + name + "}}", values); !url)
                return tl::unexpected(url.error());
    if (block.kind == BlockKind::Button) {
        filled.html = escapeHtml(*text);  // a label stands inside a link and can hold no other
    } else if (content.channel == Channel::Email) {
        auto html = fillHtml(block.text, values, content.language);
        if (!html)
            return tl::unexpected(html.error());
        filled.html = std::move(*html);
    }
    filled.text = std::move(*text);
    if (block.kind == BlockKind::Button) {
        auto url = checkedUrl(block.url, values);
        if (!url)
            return tl::unexpected(url.error());
        filled.url = std::move(*url);
    }
    return filled;
}

// ICU writes prices with no-break spaces; in a text message one of them would force the short 70-character alphabet.
std::string withPlainSpaces(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text.substr(i).starts_with("\u00a0")) {
            out += ' ';
            i += 2;
        } else if (text.substr(i).starts_with("\u202f")) {
            out += ' ';
            i += 3;
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::string plainText(const std::vector<FilledBlock>& blocks, const Values& values, bool longForm)
{
    std::string out;
    for (const FilledBlock& block : blocks) {
        if (!out.empty())
            out += longForm ? "\n\n" : "\n";
        switch (block.kind) {
        case BlockKind::Paragraph:
        case BlockKind::Footer: out += block.text; break;
        case BlockKind::Button: out += block.text + (longForm ? ":\n" : ": ") + block.url; break;
        case BlockKind::Items: {
            bool first = true;
            for (const ItemValue& item : values.items) {
                out += first ? "- " : "\n- ";
                first = false;
                out += item.title + (item.detail.empty() ? "" : " (" + item.detail + ")") + (item.price.empty() ? "" : ": " + item.price);
            }
        }
        }
    }
    return out;
}

bool uses(const Content& content, std::string_view name)
{
    return std::ranges::any_of(content.blocks, [&](const Block& block) {
        const auto inText = placeholdersIn(block.text);
        const auto inUrl = placeholdersIn(block.url);
        return std::ranges::find(inText, name) != inText.end() || std::ranges::find(inUrl, name) != inUrl.end();
    });
}

Result<void> checkShape(const Content& content)
{
    if (content.language != "en" && content.language != "de")
        return refuseText("the message's language is neither \"en\" nor \"de\"");
    const auto has = [&](BlockKind kind) { return std::ranges::find(content.blocks, kind, &Block::kind) != content.blocks.end(); };
    if (!has(BlockKind::Paragraph))
        return refuseText("the message has no paragraph");
    if (content.channel != Channel::Email && (!content.subject.empty() || !content.preheader.empty()))
        return refuseText("only an e-mail has a subject and a preheader");
    return {};
}

}  // namespace

Result<Rendered> render(const Content& content, const Values& values)
{
    const bool email = content.channel == Channel::Email;
    if (const auto shape = checkShape(content); !shape)
        return tl::unexpected(shape.error());
    if (const auto addresses = checkAddresses(content.channel, values); !addresses)
        return tl::unexpected(addresses.error());
    auto subject = headLine("subject", content.subject, values);
    if (!subject)
        return tl::unexpected(subject.error());
    auto preheader = headLine("preheader", content.preheader, values);
    if (!preheader)
        return tl::unexpected(preheader.error());
    if (email && subject->find_first_not_of(' ') == std::string::npos)
        return refuseText("the e-mail has no subject");

    std::vector<FilledBlock> blocks;
    for (const Block& block : content.blocks) {
        auto filled = fillBlock(block, content, values);
        if (!filled)
            return tl::unexpected(filled.error());
        blocks.push_back(std::move(*filled));
    }

    std::string unsubscribe;
    if (const auto it = values.text.find("unsubscribe_url"); it != values.text.end() && !it->second.empty()) {
        if (!parseWebLink(it->second))
            return refuseText("the unsubscribe link is not a plain https or http address");
        unsubscribe = it->second;
    } else if (email) {
        return refuseText("an e-mail needs a link to unsubscribe");
    }

    Rendered rendered{
        .channel = content.channel, .subject = std::move(*subject), .preheader = std::move(*preheader), .html = {}, .text = {}, .bytes = {}
    };
    rendered.text = plainText(blocks, values, email);
    if (email) {
        const bool add = !uses(content, "unsubscribe_url");
        if (add)
            rendered.text += "\n\n" + unsubscribeWord(content.language) + ":\n" + unsubscribe;
        rendered.html
            = htmlPage({content.language, rendered.subject, rendered.preheader, std::move(blocks), values.items, add ? unsubscribe : ""});
    } else {
        rendered.text = withPlainSpaces(rendered.text);
    }
    rendered.bytes = canonicalJson({{"channel", word(content.channel)}, {"to", values.to}, {"from", values.from},
        {"from_name", values.fromName}, {"subject", rendered.subject}, {"preheader", rendered.preheader}, {"html", rendered.html},
        {"text", rendered.text}, {"unsubscribe_url", unsubscribe}});
    return rendered;
}

}  // namespace countersign
