#pragma once
// How records become JSON and back, strictly: one list of fields serves both ways, so that they cannot drift apart.
// For the .cpp files of this folder. Throws inside; decode<T>() turns that into an Error.
#include "models/domain/jsontext.h"

#include <concepts>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace countersign::codec {

// Wrong shape; path leads to the key.
class WrongShape : public std::invalid_argument {
public:
    WrongShape(const std::string& path, const std::string& problem)
        : std::invalid_argument(path.empty() ? problem : path + ": " + problem)
        , m_path(path)
        , m_problem(problem)
    {
    }
    [[nodiscard]] WrongShape below(const std::string& key) const { return {m_path.empty() ? key : key + "." + m_path, m_problem}; }

private:
    std::string m_path;
    std::string m_problem;
};

template <class T>
inline constexpr bool isMap = false;
template <class K, class V>
inline constexpr bool isMap<std::map<K, V>> = true;

template <class K>
[[nodiscard]] std::string keyText(const K& key)
{
    if constexpr (WordedEnum<K>)
        return std::string(word(key));
    else
        return key;
}

template <class T>
void put(Json& json, const T& value)
{
    if constexpr (std::same_as<T, Json> || std::is_arithmetic_v<T> || std::same_as<T, std::string>) {
        json = value;
    } else if constexpr (WordedEnum<T>) {
        json = std::string(word(value));
    } else if constexpr (isOptionalType<T>) {
        json = nullptr;
        if (value)
            put(json, *value);
    } else if constexpr (isListType<T>) {
        json = Json::array();
        for (const auto& element : value)
            put(json.emplace_back(), element);
    } else if constexpr (isMap<T>) {
        json = Json::object();
        for (const auto& [key, element] : value)
            put(json[keyText(key)], element);
    } else {
        to_json(json, value);
    }
}

template <class T>
void get(const Json& json, T& value)
{
    if constexpr (std::same_as<T, Json>) {
        value = json;
    } else if constexpr (std::same_as<T, bool>) {
        if (!json.is_boolean())
            throw WrongShape({}, "must be true or false");
        value = json.template get<bool>();
    } else if constexpr (std::is_integral_v<T>) {
        if (!json.is_number_integer())
            throw WrongShape({}, "must be a whole number");
        // A parsed positive number is unsigned to the library, one made in the program may be signed.
        const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.template get<std::uint64_t>())
                                                    : std::in_range<T>(json.template get<std::int64_t>());
        if (!fits)
            throw WrongShape({}, "is out of range");
        value = static_cast<T>(json.template get<std::int64_t>());
    } else if constexpr (std::same_as<T, std::string>) {
        if (!json.is_string())
            throw WrongShape({}, "must be a text");
        value = json.template get_ref<const std::string&>();
    } else if constexpr (WordedEnum<T>) {
        if (!json.is_string())
            throw WrongShape({}, "must be a word");
        const auto found = fromWord<T>(json.template get_ref<const std::string&>());
        if (!found)
            throw WrongShape({}, "is not one of the known words");
        value = *found;
    } else if constexpr (isOptionalType<T>) {
        value.reset();
        if (!json.is_null())
            get(json, value.emplace());
    } else if constexpr (isListType<T>) {
        if (!json.is_array())
            throw WrongShape({}, "must be a list");
        value.clear();
        std::size_t index = 0;
        for (const Json& element : json) {
            typename T::value_type item{};
            try {
                get(element, item);
            } catch (const WrongShape& problem) {
                throw problem.below(std::to_string(index));
            }
            value.insert(value.end(), std::move(item));
            ++index;
        }
    } else if constexpr (isMap<T>) {
        if (!json.is_object())
            throw WrongShape({}, "must be an object");
        value.clear();
        for (const auto& [name, element] : json.items()) {
            typename T::key_type key{};
            get(Json(name), key);
            try {
                get(element, value[key]);
            } catch (const WrongShape& problem) {
                throw problem.below(name);
            }
        }
    } else {
        from_json(json, value);
    }
}

class Writer {
public:
    explicit Writer(Json& json)
        : m_json(json)
    {
        m_json = Json::object();
    }
    template <class T>
    void operator()(const char* key, const T& value) { put(m_json[key], value); }
    template <class T>
    void need(const char* key, const T& value) { put(m_json[key], value); }
    void time(const char* key, TimeMs value) { m_json[key] = formatTime(value); }
    void time(const char* key, const std::optional<TimeMs>& value)
    {
        m_json[key] = nullptr;
        if (value)
            m_json[key] = formatTime(*value);
    }
    void needTime(const char* key, TimeMs value) { time(key, value); }

private:
    Json& m_json;
};

class Reader {
public:
    explicit Reader(const Json& json)
        : m_json(json)
    {
        if (!json.is_object())
            throw WrongShape({}, "must be an object");
    }
    // An absent key leaves the default, a present one must be of the right type.
    template <class T>
    void operator()(const char* key, T& value)
    {
        if (const auto it = m_json.find(key); it != m_json.end())
            at(key, [&] { get(*it, value); });
    }
    template <class T>
    void need(const char* key, T& value)
    {
        if (!m_json.contains(key))
            throw WrongShape(key, "is missing");
        (*this)(key, value);
    }
    void time(const char* key, TimeMs& value)
    {
        if (const auto it = m_json.find(key); it != m_json.end())
            at(key, [&] { value = timeOf(*it); });
    }
    void time(const char* key, std::optional<TimeMs>& value)
    {
        if (const auto it = m_json.find(key); it != m_json.end())
            at(key, [&] { value = it->is_null() ? std::nullopt : std::optional(timeOf(*it)); });
    }
    void needTime(const char* key, TimeMs& value)
    {
        if (!m_json.contains(key))
            throw WrongShape(key, "is missing");
        time(key, value);
    }

private:
    template <class Action>
    void at(const char* key, const Action& action)
    {
        try {
            action();
        } catch (const WrongShape& problem) {
            throw problem.below(key);
        }
    }
    [[nodiscard]] static TimeMs timeOf(const Json& json)
    {
        if (!json.is_string())
            throw WrongShape({}, "must be an RFC 3339 time");
        const auto time = parseTime(json.get_ref<const std::string&>());
        if (!time)
            throw WrongShape({}, time.error().detail);
        return *time;
    }
    const Json& m_json;
};

// `fields` is a generic lambda (archive, record) that names every field once.
template <class T, class Fields>
void write(Json& json, const T& value, const Fields& fields)
{
    Writer writer(json);
    fields(writer, value);
}
template <class T, class Fields>
void write(std::string& text, const T& value, const Fields& fields, std::span<const std::string_view> without = {})
{
    JsonObjectText object(text, without);
    fields(object, value);
}
template <class T, class Fields>
void read(const Json& json, T& value, const Fields& fields)
{
    Reader reader(json);
    fields(reader, value);
}

}  // namespace countersign::codec
