#include "models/domain/jsontext.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace countersign {
namespace {

// ECMAScript's Number::toString (ECMA-262 §6.1.6.1.20), which RFC 8785 §3.2.2.3 demands.
std::string numberText(double value)
{
    if (!std::isfinite(value))
        return "null";
    if (value == 0)
        return "0";
    std::array<char, 64> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t mark = text.find('e');
    std::string digits(text.substr(0, mark));
    std::erase(digits, '.');
    int exponent = 0;
    const std::size_t skip = text[mark + 1] == '+' ? 2 : 1;
    std::from_chars(text.data() + mark + skip, text.data() + text.size(), exponent);

    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1;  // the decimal point stands after this many digits
    std::string out = value < 0 ? "-" : "";
    if (count <= point && point <= 21) {
        out += digits + std::string(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out += digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
    } else if (-6 < point && point <= 0) {
        out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    } else {
        out += digits.substr(0, 1);
        if (count > 1)
            out += "." + digits.substr(1);
        out += exponent < 0 ? "e-" : "e+";
        out += std::to_string(std::abs(exponent));
    }
    return out;
}

constexpr std::int64_t exactIntegers = std::int64_t{1} << 53;

void writeInteger(std::string& out, const Json& json)
{
    // Past 2^53 other readers see a double, so the canonical form is the double's.
    if (json.is_number_unsigned()) {
        const auto value = json.get<std::uint64_t>();
        out += value <= static_cast<std::uint64_t>(exactIntegers) ? std::to_string(value) : numberText(static_cast<double>(value));
    } else {
        const auto value = json.get<std::int64_t>();
        out += value >= -exactIntegers && value <= exactIntegers ? std::to_string(value) : numberText(static_cast<double>(value));
    }
}

// Bytes of UTF-8 sort like code points; UTF-16 puts U+10000 and above (lead bytes F0–F4) before U+E000–U+FFFF (EE, EF).
unsigned utf16Rank(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xee || byte == 0xef ? byte + 0x10U : byte;
}

bool beforeInUtf16(std::string_view a, std::string_view b)
{
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return utf16Rank(x) < utf16Rank(y); });
}

void write(std::string& out, const Json& json);

void writeObject(std::string& out, const Json::object_t& object)
{
    std::vector<const Json::object_t::value_type*> members;
    members.reserve(object.size());
    bool plain = true;
    for (const auto& member : object) {
        members.push_back(&member);
        plain = plain && std::ranges::none_of(member.first, [](char c) { return static_cast<unsigned char>(c) >= 0xee; });
    }
    if (!plain)
        std::ranges::sort(members, [](const auto* a, const auto* b) { return beforeInUtf16(a->first, b->first); });
    out += '{';
    for (const auto* member : members) {
        if (member != members.front())
            out += ',';
        appendQuoted(out, member->first);
        out += ':';
        write(out, member->second);
    }
    out += '}';
}

void write(std::string& out, const Json& json)
{
    switch (json.type()) {
    case Json::value_t::object: writeObject(out, json.get_ref<const Json::object_t&>()); return;
    case Json::value_t::array: {
        out += '[';
        bool first = true;
        for (const Json& element : json) {
            if (!first)
                out += ',';
            first = false;
            write(out, element);
        }
        out += ']';
        return;
    }
    case Json::value_t::string: appendQuoted(out, json.get_ref<const std::string&>()); return;
    case Json::value_t::boolean: out += json.get<bool>() ? "true" : "false"; return;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: writeInteger(out, json); return;
    case Json::value_t::number_float: out += numberText(json.get<double>()); return;
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded: out += "null"; return;
    }
}

}  // namespace

std::string canonicalJson(const Json& json)
{
    std::string out;
    write(out, json);
    return out;
}

}  // namespace countersign
