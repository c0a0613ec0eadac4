#include "models/domain/json.h"

namespace countersign {
namespace {

// Builds the value while reading, so that a limit stops the reading and nothing bigger than the limits is ever held.
class StrictReader {
public:
    explicit StrictReader(const JsonLimits& limits)
        : m_limits(limits)
    {
    }

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const Json::string_t& text)
    {
        // A whole number that fits no 64 bits would silently lose digits as a float.
        if (text.find_first_of(".eE") == std::string::npos)
            return refuse("a whole number is too large");
        return add(value);
    }
    bool string(Json::string_t& value)
    {
        if (value.size() > m_limits.maxString)
            return refuse("a text is longer than " + std::to_string(m_limits.maxString) + " bytes");
        return add(std::move(value));
    }
    bool binary(Json::binary_t&) { return refuse("binary values are not JSON"); }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_array() { return close(); }
    bool key(Json::string_t& name)
    {
        if (name.size() > m_limits.maxString)
            return refuse("a key is longer than " + std::to_string(m_limits.maxString) + " bytes");
        auto& object = m_open.back()->get_ref<Json::object_t&>();
        if (object.size() >= m_limits.maxKeys)
            return refuse("an object has more than " + std::to_string(m_limits.maxKeys) + " keys");
        const auto [place, isNew] = object.try_emplace(std::move(name));
        if (!isNew)
            return refuse("a key stands twice in one object");
        m_place = &place->second;
        return true;
    }
    // The library's own sentence quotes the input, which may be personal; the position is enough.
    bool parse_error(std::size_t position, const std::string&, const Json::exception&)
    {
        return refuse("malformed near byte " + std::to_string(position));
    }

    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] Json take() { return std::move(m_root); }

private:
    bool refuse(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }
    Json* put(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        if (m_open.back()->is_array())
            return &m_open.back()->get_ref<Json::array_t&>().emplace_back(std::move(value));
        *m_place = std::move(value);
        return m_place;
    }
    bool add(Json value)
    {
        put(std::move(value));
        return true;
    }
    bool open(Json value)
    {
        if (m_open.size() >= m_limits.maxDepth)
            return refuse("nested deeper than " + std::to_string(m_limits.maxDepth));
        m_open.push_back(put(std::move(value)));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    const JsonLimits& m_limits;
    Json m_root;
    std::vector<Json*> m_open;  // stays valid: only the innermost container grows, and its elements are not on this list
    Json* m_place = nullptr;
    std::string m_problem;
};

}  // namespace

Result<Json> parseJson(std::string_view bytes, const JsonLimits& limits)
{
    if (bytes.size() > limits.maxBytes)
        return fail(ErrorCode::TooLarge, "the JSON has more than " + std::to_string(limits.maxBytes) + " bytes");
    // The library takes a zero byte for the end and would not look at what follows.
    if (bytes.find('\0') != std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "bad JSON: it holds a zero byte");
    StrictReader reader(limits);
    try {
        if (!Json::sax_parse(bytes.begin(), bytes.end(), &reader))
            return fail(ErrorCode::InvalidInput, "bad JSON: " + reader.problem());
    } catch (const std::exception&) {
        return fail(ErrorCode::InvalidInput, "bad JSON");
    }
    return reader.take();
}

}  // namespace countersign
