#include "models/domain/placeholders.h"

#include <algorithm>
#include <unicode/utf8.h>

namespace countersign {
namespace {

bool isName(std::string_view name)
{
    return !name.empty() && name.size() <= 40
        && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// ICU's macro narrows an int, which -Wconversion minds.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
// The next code point, or a negative number for broken UTF-8.
UChar32 nextCharacter(std::string_view text, int32_t& at)
{
    UChar32 c = 0;
    U8_NEXT(text.data(), at, static_cast<int32_t>(text.size()), c);
    return c;
}
#pragma GCC diagnostic pop

}  // namespace

const std::vector<std::string>& knownPlaceholders()
{
    static const std::vector<std::string> names{"first_name", "shop_name", "recovery_url", "unsubscribe_url", "discount_code", "offer_text",
        "offer_until", "shipping_price", "cart_total", "item_title", "support_address", "postal_address", "delivery_promise",
        "returns_policy", "survey_url"};
    return names;
}

std::vector<TextPart> textParts(std::string_view text)
{
    std::vector<TextPart> parts;
    while (!text.empty()) {
        const std::size_t open = text.find("{{");
        // A lone "}}" is what is left of a placeholder that was half deleted.
        if (const std::size_t stray = text.substr(0, open).find("}}"); stray != std::string_view::npos) {
            if (stray > 0)
                parts.push_back({TextPart::Kind::Literal, text.substr(0, stray)});
            parts.push_back({TextPart::Kind::Malformed, text.substr(stray)});
            return parts;
        }
        if (open != 0)
            parts.push_back({TextPart::Kind::Literal, text.substr(0, open)});
        if (open == std::string_view::npos)
            return parts;
        text.remove_prefix(open);
        const std::size_t close = text.find("}}");
        const std::string_view name = close == std::string_view::npos ? std::string_view{} : text.substr(2, close - 2);
        if (!isName(name)) {
            parts.push_back({TextPart::Kind::Malformed, text});
            return parts;
        }
        parts.push_back({TextPart::Kind::Placeholder, name});
        text.remove_prefix(close + 2);
    }
    return parts;
}

std::vector<std::string> placeholdersIn(std::string_view text)
{
    std::vector<std::string> names;
    for (const TextPart& part : textParts(text))
        if (part.kind != TextPart::Kind::Literal)
            names.emplace_back(part.text);
    return names;
}

Result<std::string> placeholderValue(std::string_view name, const Values& values)
{
    const std::string key(name);
    if (std::ranges::find(knownPlaceholders(), key) == knownPlaceholders().end())
        return fail(ErrorCode::InvalidInput, "unknown placeholder {{" + key + "}}");
    const auto value = values.text.find(key);
    if (value == values.text.end() || value->second.empty())
        return fail(ErrorCode::InvalidInput, "there is no value for {{" + key + "}}");
    return value->second;
}

Result<std::string> fillText(std::string_view text, const Values& values)
{
    std::string out;
    for (const TextPart& part : textParts(text)) {
        switch (part.kind) {
        case TextPart::Kind::Literal: out += part.text; break;
        case TextPart::Kind::Malformed: return fail(ErrorCode::InvalidInput, "a placeholder is not complete: write {{name}}");
        case TextPart::Kind::Placeholder: {
            const auto value = placeholderValue(part.text, values);
            if (!value)
                return tl::unexpected(value.error());
            out += *value;
        }
        }
    }
    return out;
}

bool isSafeText(std::string_view text, bool multiLine)
{
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < length;) {
        const UChar32 c = nextCharacter(text, i);
        const bool control = c < 0x20 ? !(multiLine && (c == '\n' || c == '\t')) : c >= 0x7f && c <= 0x9f;
        const bool direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        const bool tag = c >= 0xe0000 && c <= 0xe007f;
        if (c < 0 || control || direction || tag || c == 0x2028 || c == 0x2029)
            return false;
    }
    return true;
}

}  // namespace countersign
