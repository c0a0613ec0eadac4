#include "models/domain/jsontext.h"

#include <array>
#include <charconv>
#include <simdjson.h>

namespace countersign {
namespace {

// Nothing for what stands in a string as it is.
std::string_view shortEscape(char c)
{
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return {};
    }
}

bool needsEscape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

void appendQuoted(std::string& out, std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    std::size_t plainFrom = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!needsEscape(c))
            continue;
        out.append(text, plainFrom, i - plainFrom);
        plainFrom = i + 1;
        if (const auto escape = shortEscape(c); !escape.empty()) {
            out += escape;
        } else {
            out += "\\u00";
            out += digits[static_cast<std::size_t>(c >> 4)];
            out += digits[static_cast<std::size_t>(c & 15)];
        }
    }
    out.append(text, plainFrom);
    out += '"';
}

void appendJsonString(std::string& out, std::string_view text)
{
    if (simdjson::validate_utf8(text.data(), text.size()))
        appendQuoted(out, text);
    else
        out += Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void appendNumber(std::string& out, std::int64_t value)
{
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), written.ptr);
}

}  // namespace countersign
