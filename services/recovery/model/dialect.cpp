#include "services/recovery/model/dialect.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::int64_t mostTokens = 1'000'000;  // more than any context: what a server claims beyond it is nonsense

}  // namespace

const Dialect& dialectOf(ModelDialect dialect)
{
    switch (dialect) {
    case ModelDialect::OpenAi:
        return openAiDialect();
    case ModelDialect::Anthropic:
        return anthropicDialect();
    }
    return openAiDialect();
}

const Json* memberAt(const Json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string_view textAt(const Json& object, const char* key)
{
    const Json* member = memberAt(object, key);
    return member != nullptr && member->is_string() ? std::string_view(member->get_ref<const std::string&>()) : std::string_view();
}

std::optional<int> tokensAt(const Json& object, const char* key)
{
    const Json* member = memberAt(object, key);
    if (member == nullptr || !member->is_number_integer())
        return std::nullopt;
    const auto count = member->get<std::int64_t>();
    if (count < 0 || count > mostTokens)
        return std::nullopt;
    return static_cast<int>(count);
}

std::string_view originOf(std::string_view url)
{
    const auto scheme = url.find("://");
    const auto host = scheme == std::string_view::npos ? 0 : scheme + 3;
    return url.substr(0, std::min(url.find('/', host), url.size()));
}

}  // namespace countersign
