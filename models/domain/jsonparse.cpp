#include "models/domain/json.h"
#include "models/domain/jsonmembers.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <locale>
#include <sstream>
#include <vector>

namespace countersign {
namespace {

// Reads RFC 8259 text in one pass. A limit stops the reading, so that nothing bigger than the limits is ever held; after a problem every
// call returns false. Written by hand: the library's reader takes several times as long, and webhooks are read at the door.
class StrictReader {
public:
    StrictReader(std::string_view bytes, const JsonLimits& limits, const MemberNames* wanted)
        : m_at(bytes.data())
        , m_begin(bytes.data())
        , m_end(bytes.data() + bytes.size())
        , m_limits(limits)
        , m_wanted(wanted)
    {
    }

    [[nodiscard]] bool document(Json& root)
    {
        if (std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).starts_with("\xEF\xBB\xBF"))
            m_at += 3;
        skipBlanks();
        if (!value(&root))
            return false;
        skipBlanks();
        return m_at == m_end || malformed();
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    bool refuse(std::string problem)
    {
        if (m_problem.empty())
            m_problem = std::move(problem);
        return false;
    }
    // The position is enough: the text itself may be personal.
    bool malformed() { return refuse("malformed near byte " + std::to_string(m_at - m_begin)); }

    void skipBlanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    bool take(char expected)
    {
        if (m_at == m_end || *m_at != expected)
            return false;
        ++m_at;
        return true;
    }
    bool literal(std::string_view text)
    {
        if (std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).substr(0, text.size()) != text)
            return malformed();
        m_at += text.size();
        return true;
    }

    // `target` is null where the value is checked only.
    bool value(Json* target)
    {
        if (m_at == m_end)
            return malformed();
        switch (*m_at) {
        case '{':
            return object(target);
        case '[':
            return array(target);
        case '"': {
            ++m_at;
            std::string_view text;
            std::string buffer;
            if (!string(text, buffer))
                return false;
            if (text.size() > m_limits.maxString)
                return refuse("a text is longer than " + std::to_string(m_limits.maxString) + " bytes");
            if (target)
                *target = std::string(text);
            return true;
        }
        case 't':
            return literal("true") && put(target, true);
        case 'f':
            return literal("false") && put(target, false);
        case 'n':
            return literal("null") && put(target, nullptr);
        default:
            return number(target);
        }
    }
    template <class T>
    static bool put(Json* target, T value)
    {
        if (target)
            *target = value;
        return true;
    }

    bool open()
    {
        if (m_depth >= m_limits.maxDepth)
            return refuse("nested deeper than " + std::to_string(m_limits.maxDepth));
        ++m_depth;
        ++m_at;
        skipBlanks();
        return true;
    }
    bool close()
    {
        --m_depth;
        return true;
    }

    bool array(Json* target)
    {
        if (!open())
            return false;
        if (target)
            *target = Json::array();
        if (take(']'))
            return close();
        Json::array_t* items = target ? target->get_ptr<Json::array_t*>() : nullptr;
        for (;;) {
            if (!value(items ? &items->emplace_back() : nullptr))
                return false;
            skipBlanks();
            if (take(']'))
                return close();
            if (!take(','))
                return malformed();
            skipBlanks();
        }
    }

    bool object(Json* target)
    {
        if (!open())
            return false;
        if (target)
            *target = Json::object();
        if (take('}'))
            return close();
        Json::object_t* members = target ? target->get_ptr<Json::object_t*>() : nullptr;
        const std::size_t first = m_keys.size();
        std::deque<std::string> unescaped; // keeps what m_keys points to
        for (;;) {
            std::string_view name;
            if (!key(name, unescaped, first))
                return false;
            Json* place = nullptr;
            if (members && (!m_wanted || m_wanted->contains(name)))
                place = &members->try_emplace(std::string(name)).first->second;
            if (!value(place))
                return false;
            skipBlanks();
            if (take('}'))
                break;
            if (!take(','))
                return malformed();
            skipBlanks();
        }
        if (!distinct(first))
            return refuse("a key stands twice in one object");
        m_keys.resize(first);
        return close();
    }

    bool key(std::string_view& name, std::deque<std::string>& unescaped, std::size_t first)
    {
        if (!take('"'))
            return malformed();
        std::string buffer;
        if (!string(name, buffer))
            return false;
        if (name.size() > m_limits.maxString)
            return refuse("a key is longer than " + std::to_string(m_limits.maxString) + " bytes");
        if (m_keys.size() - first >= m_limits.maxKeys)
            return refuse("an object has more than " + std::to_string(m_limits.maxKeys) + " keys");
        if (!buffer.empty())
            name = unescaped.emplace_back(std::move(buffer));
        m_keys.push_back(name);
        skipBlanks();
        if (!take(':'))
            return malformed();
        skipBlanks();
        return true;
    }

    // A few names are compared with each other; many are sorted first.
    bool distinct(std::size_t first)
    {
        const auto begin = m_keys.begin() + static_cast<std::ptrdiff_t>(first);
        constexpr std::ptrdiff_t few = 12;
        if (m_keys.end() - begin > few) {
            std::sort(begin, m_keys.end(), [](std::string_view a, std::string_view b) {
                return a.size() != b.size() ? a.size() < b.size() : a < b;
            });
            return std::adjacent_find(begin, m_keys.end()) == m_keys.end();
        }
        for (auto a = begin; a != m_keys.end(); ++a)
            if (std::find(a + 1, m_keys.end(), *a) != m_keys.end())
                return false;
        return true;
    }

    // After the opening quote. Without escapes `text` is a piece of the input, else it is what `buffer` holds.
    bool string(std::string_view& text, std::string& buffer)
    {
        const char* from = m_at;
        for (;;) {
            while (m_at != m_end && isPlain(*m_at))
                ++m_at;
            if (m_at == m_end)
                return malformed();
            const auto c = static_cast<unsigned char>(*m_at);
            if (c == '"') {
                if (buffer.empty()) {
                    text = std::string_view(from, static_cast<std::size_t>(m_at - from));
                } else {
                    buffer.append(from, m_at);
                    text = buffer;
                }
                ++m_at;
                return true;
            }
            if (c == '\\') {
                buffer.append(from, m_at);
                if (!escape(buffer))
                    return false;
                from = m_at;
            } else if (c < 0x20 || !sequence()) {
                return malformed();
            }
        }
    }
    static bool isPlain(char c)
    {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
    }

    // One character of more than one byte, as RFC 3629 allows it.
    bool sequence()
    {
        const auto left = m_end - m_at;
        const auto byte = [this](int i) { return static_cast<unsigned char>(m_at[i]); };
        const auto follows = [&](int i, unsigned char least = 0x80, unsigned char most = 0xBF) {
            return i < left && byte(i) >= least && byte(i) <= most;
        };
        const unsigned char lead = byte(0);
        int length = 0;
        if (lead >= 0xC2 && lead <= 0xDF)
            length = follows(1) ? 2 : 0;
        else if (lead >= 0xE0 && lead <= 0xEF)
            length = follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
        else if (lead >= 0xF0 && lead <= 0xF4)
            length = follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
        m_at += length;
        return length > 0;
    }

    bool fourDigits(unsigned& unit)
    {
        if (m_end - m_at < 4)
            return malformed();
        const auto parsed = std::from_chars(m_at, m_at + 4, unit, 16);
        if (parsed.ec != std::errc() || parsed.ptr != m_at + 4)
            return malformed();
        m_at += 4;
        return true;
    }

    bool escape(std::string& buffer)
    {
        ++m_at;
        if (m_at == m_end)
            return malformed();
        switch (*m_at++) {
        case '"': buffer += '"'; return true;
        case '\\': buffer += '\\'; return true;
        case '/': buffer += '/'; return true;
        case 'b': buffer += '\b'; return true;
        case 'f': buffer += '\f'; return true;
        case 'n': buffer += '\n'; return true;
        case 'r': buffer += '\r'; return true;
        case 't': buffer += '\t'; return true;
        case 'u': break;
        default: return malformed();
        }
        unsigned code = 0;
        if (!fourDigits(code))
            return false;
        if (code >= 0xDC00 && code <= 0xDFFF)
            return malformed();
        if (code >= 0xD800 && code <= 0xDBFF) {
            unsigned low = 0;
            if (!take('\\') || !take('u'))
                return malformed();
            if (!fourDigits(low))
                return false;
            if (low < 0xDC00 || low > 0xDFFF)
                return malformed();
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        }
        append(buffer, code);
        return true;
    }
    static void append(std::string& buffer, unsigned code)
    {
        const auto tail = [&](unsigned shift) { buffer += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
        if (code < 0x80) {
            buffer += static_cast<char>(code);
        } else if (code < 0x800) {
            buffer += static_cast<char>(0xC0U | (code >> 6U));
            tail(0);
        } else if (code < 0x10000) {
            buffer += static_cast<char>(0xE0U | (code >> 12U));
            tail(6);
            tail(0);
        } else {
            buffer += static_cast<char>(0xF0U | (code >> 18U));
            tail(12);
            tail(6);
            tail(0);
        }
    }

    bool digits()
    {
        const char* from = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != from || malformed();
    }
    bool number(Json* target)
    {
        const char* from = m_at;
        const bool negative = take('-');
        if (m_at == m_end)
            return malformed();
        if (*m_at == '0')
            ++m_at;
        else if (!digits())
            return false;
        bool whole = true;
        if (m_at != m_end && *m_at == '.') {
            whole = false;
            ++m_at;
            if (!digits())
                return false;
        }
        if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
            whole = false;
            ++m_at;
            if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
                ++m_at;
            if (!digits())
                return false;
        }
        if (!whole)
            return real(target, from);
        // A whole number that fits no 64 bits would silently lose digits as a float.
        const auto wholeNumber = [&](auto read) {
            if (std::from_chars(from, m_at, read).ec != std::errc())
                return refuse("a whole number is too large");
            return put(target, read);
        };
        return negative ? wholeNumber(Json::number_integer_t{}) : wholeNumber(Json::number_unsigned_t{});
    }
    bool real(Json* target, const char* from)
    {
        double read = 0;
        if (std::from_chars(from, m_at, read).ec == std::errc::result_out_of_range) {
            // Too small is nearly zero and may pass. The stream tells which, whatever the process's locale is.
            std::istringstream again(std::string(from, m_at));
            again.imbue(std::locale::classic());
            if (!(again >> read))
                return malformed();
        }
        return put(target, read);
    }

    const char* m_at;
    const char* m_begin;
    const char* m_end;
    const JsonLimits& m_limits;
    const MemberNames* m_wanted;
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
    StrictReader reader(bytes, limits, wanted);
    Json root;
    if (!reader.document(root))
        return fail(ErrorCode::InvalidInput, "bad JSON: " + reader.problem());
    return root;
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
