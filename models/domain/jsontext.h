#pragma once
// JSON text made straight from records, in the order of their fields: a tree of values would cost several times the writing.
// A record takes part with a function append_json(text, record) beside its to_json(); what has none goes by way of a tree.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <algorithm>
#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace countersign {

// In quotation marks, escaped as RFC 8785 has it. `text` is UTF-8.
void appendQuoted(std::string& out, std::string_view text);
// The same for any bytes: what is no UTF-8 is replaced by U+FFFD.
void appendJsonString(std::string& out, std::string_view text);
void appendNumber(std::string& out, std::int64_t value);

template <class T>
inline constexpr bool isListType = false;
template <class T>
inline constexpr bool isListType<std::vector<T>> = true;
template <class T>
inline constexpr bool isListType<std::set<T>> = true;
template <class T>
inline constexpr bool isOptionalType = false;
template <class T>
inline constexpr bool isOptionalType<std::optional<T>> = true;
template <class T>
inline constexpr bool isMapOfTexts = false;
template <class V, class Order>
inline constexpr bool isMapOfTexts<std::map<std::string, V, Order>> = true;

template <class T>
void appendJson(std::string& out, const T& value)
{
    if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::signed_integral<T>) {
        appendNumber(out, value);
    } else if constexpr (std::same_as<T, std::string>) {
        appendJsonString(out, value);
    } else if constexpr (WordedEnum<T>) {
        appendQuoted(out, word(value));
    } else if constexpr (isOptionalType<T>) {
        if (value)
            appendJson(out, *value);
        else
            out += "null";
    } else if constexpr (isListType<T>) {
        out += '[';
        bool first = true;
        for (const auto& element : value) {
            if (!std::exchange(first, false))
                out += ',';
            appendJson(out, element);
        }
        out += ']';
    } else if constexpr (isMapOfTexts<T>) {
        out += '{';
        bool first = true;
        for (const auto& [key, element] : value) {
            if (!std::exchange(first, false))
                out += ',';
            appendJsonString(out, key);
            out += ':';
            appendJson(out, element);
        }
        out += '}';
    } else if constexpr (requires { append_json(out, value); }) {
        append_json(out, value);
    } else {
        out += Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
}

template <class T>
[[nodiscard]] std::string jsonText(const T& value)
{
    std::string text;
    appendJson(text, value);
    return text;
}

// An object, a key after the other; whole once it is destroyed. Keys are our own words. Usable as the archive of a list of fields.
class JsonObjectText {
public:
    // `without`: keys that are left out though they are given.
    explicit JsonObjectText(std::string& out, std::span<const std::string_view> without = {})
        : m_out(out)
        , m_without(without)
    {
        m_out += '{';
    }
    ~JsonObjectText() { m_out += '}'; }
    JsonObjectText(const JsonObjectText&) = delete;
    JsonObjectText& operator=(const JsonObjectText&) = delete;

    template <class T>
    void operator()(std::string_view key, const T& value)
    {
        if (std::ranges::find(m_without, key) != m_without.end())
            return;
        if (!std::exchange(m_first, false))
            m_out += ',';
        appendQuoted(m_out, key);
        m_out += ':';
        appendJson(m_out, value);
    }
    template <class T>
    void need(std::string_view key, const T& value) { (*this)(key, value); }
    void time(std::string_view key, TimeMs value) { (*this)(key, formatTime(value)); }
    void time(std::string_view key, const std::optional<TimeMs>& value)
    {
        (*this)(key, value ? std::optional(formatTime(*value)) : std::optional<std::string>());
    }
    void needTime(std::string_view key, TimeMs value) { time(key, value); }

private:
    std::string& m_out;
    const std::span<const std::string_view> m_without;
    bool m_first = true;
};

// An object that `fill` writes.
template <class Fill>
[[nodiscard]] std::string jsonObjectText(const Fill& fill)
{
    std::string text;
    {
        JsonObjectText object(text);
        fill(object);
    }
    return text;
}

}  // namespace countersign
