#include "models/domain/json.h"
#include "models/domain/jsonmembers.h"

#include <algorithm>
#include <simdjson.h>
#include <vector>

namespace countersign {
namespace {

namespace dom = simdjson::dom;

// Makes a value of what simdjson has checked, within the limits; after a problem every call returns false.
class Builder {
public:
    // `mayHoldHalves`: the text has escapes by number, the one way to half a character in a document that is UTF-8.
    Builder(const JsonLimits& limits, const MemberNames* wanted, bool mayHoldHalves)
        : m_limits(limits)
        , m_wanted(wanted)
        , m_mayHoldHalves(mayHoldHalves)
    {
    }

    // `target` is null where the value is checked only.
    [[nodiscard]] bool value(const dom::element& from, Json* target)
    {
        switch (from.type()) {
        case dom::element_type::OBJECT:
            return object(dom::object(from), target);
        case dom::element_type::ARRAY:
            return array(dom::array(from), target);
        case dom::element_type::STRING:
            return string(std::string_view(from), target);
        case dom::element_type::INT64:
            return put(target, std::int64_t(from));
        case dom::element_type::UINT64:
            return put(target, std::uint64_t(from));
        case dom::element_type::DOUBLE:
            return put(target, double(from));
        case dom::element_type::BOOL:
            return put(target, bool(from));
        case dom::element_type::NULL_VALUE:
            return put(target, nullptr);
        }
        return refuse("a value of no known kind");
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    bool refuse(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }
    // The library's reader makes whole numbers unsigned unless they are negative; codecs rely on nothing else.
    static bool put(Json* target, std::int64_t number)
    {
        if (target && number >= 0)
            *target = static_cast<std::uint64_t>(number);
        else if (target)
            *target = number;
        return true;
    }
    template <class T>
    static bool put(Json* target, T value)
    {
        if (target)
            *target = value;
        return true;
    }
    bool string(std::string_view text, Json* target)
    {
        if (text.size() > m_limits.maxString)
            return refuse("a text is longer than " + std::to_string(m_limits.maxString) + " bytes");
        if (m_mayHoldHalves && !simdjson::validate_utf8(text))
            return refuse("a text holds half a character");
        if (target)
            *target = std::string(text);
        return true;
    }
    bool open() { return ++m_depth <= m_limits.maxDepth || refuse("nested deeper than " + std::to_string(m_limits.maxDepth)); }
    bool close()
    {
        --m_depth;
        return true;
    }
    bool array(const dom::array& from, Json* target)
    {
        if (!open())
            return false;
        if (target)
            *target = Json::array();
        Json::array_t* items = target ? target->get_ptr<Json::array_t*>() : nullptr;
        for (const dom::element item : from)
            if (!value(item, items ? &items->emplace_back() : nullptr))
                return false;
        return close();
    }
    bool object(const dom::object& from, Json* target)
    {
        if (!open())
            return false;
        if (target)
            *target = Json::object();
        Json::object_t* members = target ? target->get_ptr<Json::object_t*>() : nullptr;
        const std::size_t first = m_keys.size();
        for (const dom::key_value_pair member : from) {
            if (member.key.size() > m_limits.maxString)
                return refuse("a key is longer than " + std::to_string(m_limits.maxString) + " bytes");
            if (m_mayHoldHalves && !simdjson::validate_utf8(member.key))
                return refuse("a key holds half a character");
            if (m_keys.size() - first >= m_limits.maxKeys)
                return refuse("an object has more than " + std::to_string(m_limits.maxKeys) + " keys");
            m_keys.push_back(member.key);
            Json* place = nullptr;
            if (members && (!m_wanted || m_wanted->contains(member.key)))
                place = &members->try_emplace(std::string(member.key)).first->second;
            if (!value(member.value, place))
                return false;
        }
        if (!distinct(first))
            return refuse("a key stands twice in one object");
        m_keys.resize(first);
        return close();
    }
    bool distinct(std::size_t first)
    {
        // Any order does, and lengths are compared soonest.
        const auto begin = m_keys.begin() + static_cast<std::ptrdiff_t>(first);
        std::sort(begin, m_keys.end(), [](std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
        return std::adjacent_find(begin, m_keys.end()) == m_keys.end();
    }

    const JsonLimits& m_limits;
    const MemberNames* m_wanted;
    const bool m_mayHoldHalves;
    std::vector<std::string_view> m_keys; // of the objects that are open, outermost first
    std::size_t m_depth = 0;
    std::string m_problem;
};

Result<Json> read(std::string_view bytes, const JsonLimits& limits, const MemberNames* wanted)
{
    if (bytes.size() > limits.maxBytes)
        return fail(ErrorCode::TooLarge, "the JSON has more than " + std::to_string(limits.maxBytes) + " bytes");
    if (bytes.find('\0') != std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "bad JSON: it holds a zero byte");
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    // A parser keeps its buffers, of several times the text's size: one per thread for what is common, a passing one for what is big.
    constexpr std::size_t common = 256 * 1024;
    thread_local dom::parser kept;
    dom::parser passing;
    dom::element root;
    if (const auto error = (bytes.size() <= common ? kept : passing).parse(bytes.data(), bytes.size()).get(root))
        return fail(ErrorCode::InvalidInput, std::string("bad JSON: ") + simdjson::error_message(error)); // never quotes the input
    Builder builder(limits, wanted, bytes.find("\\u") != std::string_view::npos);
    Json value;
    if (!builder.value(root, &value))
        return fail(ErrorCode::InvalidInput, "bad JSON: " + builder.problem());
    return value;
}

}  // namespace

Result<Json> parseJson(std::string_view bytes, const JsonLimits& limits)
{
    return read(bytes, limits, nullptr);
}

Result<Json> parseJsonMembers(std::string_view bytes, const JsonLimits& limits, const MemberNames& wanted)
{
    return read(bytes, limits, &wanted);
}

}  // namespace countersign
