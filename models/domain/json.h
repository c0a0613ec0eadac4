#pragma once
// nlohmann/json with the two things it lacks here: optional values and enums as closed sets of words.
#include "models/domain/result.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// Compiled once, in json.cpp: otherwise every source would generate what it uses of it anew, which is most of a build.
extern template class nlohmann::basic_json<>;

namespace countersign {

using Json = nlohmann::json;

// Specialise for an enum: static constexpr std::array<std::pair<E, std::string_view>, N> words{…}.
template <class E>
struct EnumWords;

template <class E>
concept WordedEnum = requires { EnumWords<E>::words; };

template <WordedEnum E>
[[nodiscard]] constexpr std::string_view word(E value)
{
    for (const auto& [candidate, text] : EnumWords<E>::words)
        if (candidate == value)
            return text;
    return {};
}

template <WordedEnum E>
[[nodiscard]] constexpr std::optional<E> fromWord(std::string_view text)
{
    for (const auto& [candidate, name] : EnumWords<E>::words)
        if (name == text)
            return candidate;
    return std::nullopt;
}

// Json → T without exceptions: a missing key, a wrong type or an unknown word is InvalidInput naming it.
template <class T>
[[nodiscard]] Result<T> decode(const Json& json)
{
    try {
        return json.get<T>();
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, problem.what());
    }
}

// For records: an absent key leaves the default, a present one must be of the right type.
template <class T>
void readKey(const Json& json, const char* key, T& value)
{
    if (const auto it = json.find(key); it != json.end())
        it->get_to(value);
}

struct JsonLimits {
    std::size_t maxBytes = 256 * 1024;
    std::size_t maxDepth = 32;
    std::size_t maxKeys = 1000;          // per object
    std::size_t maxString = 64 * 1024;   // bytes
};
// Parses hostile bytes: UTF-8 checked, limits and duplicate keys enforced while reading (SAX), nothing kept on refusal.
[[nodiscard]] Result<Json> parseJson(std::string_view bytes, const JsonLimits& limits = {});

// RFC 8785 (JCS): keys sorted by UTF-16 code units, shortest numbers, no white space.
[[nodiscard]] std::string canonicalJson(const Json& json);

}  // namespace countersign

namespace nlohmann {

template <class T>
struct adl_serializer<std::optional<T>> {
    static void to_json(json& j, const std::optional<T>& value)
    {
        if (value)
            j = *value;
        else
            j = nullptr;
    }
    static void from_json(const json& j, std::optional<T>& value)
    {
        if (j.is_null())
            value.reset();
        else
            value = j.get<T>();
    }
};

template <countersign::WordedEnum E>
struct adl_serializer<E> {
    static void to_json(json& j, E value) { j = std::string(countersign::word(value)); }
    static void from_json(const json& j, E& value)
    {
        const auto found = countersign::fromWord<E>(j.get_ref<const std::string&>());
        if (!found)
            throw std::invalid_argument("unknown word \"" + j.get<std::string>() + "\"");
        value = *found;
    }
};

}  // namespace nlohmann
