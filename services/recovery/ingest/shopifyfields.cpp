#include "services/recovery/ingest/shopifyfields.h"

#include "models/domain/text.h"

#include <algorithm>
#include <cctype>

namespace countersign::shopify {

namespace {

// Most values are short plain ASCII: those need no Unicode normalisation.
bool isPlain(std::string_view value, std::size_t cap)
{
    if (value.size() > cap)
        return false;
    bool blankBefore = true;
    for (const char c : value) {
        if (c < ' ' || c > '~' || (c == ' ' && blankBefore))
            return false;
        blankBefore = c == ' ';
    }
    return value.empty() || !blankBefore;
}

std::string clean(const std::string& value, std::size_t cap, bool multiLine)
{
    return isPlain(value, cap) ? value : cleanText(value, cap, multiLine);
}

bool allDigits(std::string_view value)
{
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

const Json* member(const Json& parent, const char* key)
{
    if (!parent.is_object())
        return nullptr;
    const auto it = parent.find(key);
    return it == parent.end() || it->is_null() ? nullptr : &*it;
}

const Json* object(const Json& parent, const char* key)
{
    const Json* found = member(parent, key);
    return found && found->is_object() ? found : nullptr;
}

std::string text(const Json& parent, const char* key, std::size_t cap, bool multiLine)
{
    const Json* found = member(parent, key);
    if (!found)
        return {};
    if (found->is_string())
        return clean(found->get_ref<const std::string&>(), cap, multiLine);
    if (found->is_number_integer())
        return found->dump();
    return {};
}

std::string identifier(const Json& parent, const char* key)
{
    const Json* found = member(parent, key);
    if (!found)
        return {};
    if (found->is_number_integer()) {
        auto digits = found->dump();
        return allDigits(digits) ? digits : std::string();
    }
    if (!found->is_string())
        return {};
    std::string value = found->get<std::string>();
    if (value.starts_with("gid://")) {
        value.erase(0, value.rfind('/') + 1);
        if (const auto query = value.find('?'); query != std::string::npos)
            value.erase(query);
    }
    return value.size() <= 20 && allDigits(value) ? value : std::string();
}

std::string token(const Json& parent, const char* key)
{
    const Json* found = member(parent, key);
    if (!found || !found->is_string())
        return {};
    const auto& value = found->get_ref<const std::string&>();
    const bool usable
        = !value.empty() && value.size() <= 128 && std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c <= '~'; });
    return usable ? value : std::string();
}

bool flag(const Json& parent, const char* key)
{
    return optionalFlag(parent, key).value_or(false);
}

std::optional<bool> optionalFlag(const Json& parent, const char* key)
{
    const Json* found = member(parent, key);
    if (!found || !found->is_boolean())
        return std::nullopt;
    return found->get<bool>();
}

std::string email(const Json& parent, const char* key)
{
    auto address = text(parent, key, 254);
    return looksLikeEmail(address) ? address : std::string();
}

std::string phone(const Json& parent, const char* key)
{
    auto number = text(parent, key, 32);
    std::erase_if(number, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')'; });
    return isE164(number) ? number : std::string();
}

std::string webAddress(const Json& parent, const char* key)
{
    const Json* found = member(parent, key);
    if (!found || !found->is_string())
        return {};
    const auto& value = found->get_ref<const std::string&>();
    const bool plain = value.size() <= 2048 && std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c <= '~'; });
    return plain && (value.starts_with("https://") || value.starts_with("http://")) ? value : std::string();
}

Result<std::optional<TimeMs>> time(const Json& parent, const char* key)
{
    const Json* found = member(parent, key);
    if (!found)
        return std::optional<TimeMs>{};
    if (!found->is_string())
        return fail(ErrorCode::Unprocessable, std::string(key) + " is not a time");
    std::string value = found->get<std::string>();
    if (value.size() > 10 && value[10] == ' ')
        value[10] = 'T'; // seen in real deliveries
    const auto parsed = parseTime(value);
    if (!parsed)
        return fail(ErrorCode::Unprocessable, std::string(key) + " is not an RFC 3339 time");
    return std::optional<TimeMs>{ *parsed };
}

Result<std::optional<Money>> money(const Json& parent, const char* key, const std::string& currency)
{
    const Json* found = member(parent, key);
    if (!found)
        return std::optional<Money>{};
    if (!found->is_string() && !found->is_number())
        return fail(ErrorCode::Unprocessable, std::string(key) + " is not an amount");
    const auto parsed = parseMoney(found->is_string() ? found->get<std::string>() : found->dump(), currency);
    if (!parsed)
        return fail(ErrorCode::Unprocessable, std::string(key) + " is not an amount in " + cleanText(currency, 8));
    return std::optional<Money>{ *parsed };
}

Result<std::int64_t> wholeNumber(const Json& parent, const char* key, std::int64_t least, std::int64_t most, std::int64_t absent)
{
    const Json* found = member(parent, key);
    if (!found)
        return absent;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(most))
        return fail(ErrorCode::Unprocessable, std::string(key) + " is too large");
    if (!found->is_number_integer())
        return fail(ErrorCode::Unprocessable, std::string(key) + " is not a whole number");
    const auto value = found->get<std::int64_t>();
    if (value < least || value > most)
        return fail(ErrorCode::Unprocessable, std::string(key) + " is out of range");
    return value;
}

std::optional<Consent> consentWord(std::string_view state)
{
    std::string lower(state);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower == "subscribed")
        return Consent::Subscribed;
    if (lower == "not_subscribed" || lower == "invalid")
        return Consent::NotSubscribed;
    if (lower == "unsubscribed" || lower == "redacted")
        return Consent::Unsubscribed;
    if (lower == "pending")
        return Consent::Pending;
    return std::nullopt;
}

} // namespace countersign::shopify
