#include "services/recovery/diagnose/signals.h"

#include "models/domain/text.h"

#include <algorithm>

namespace countersign {

namespace signals {

bool containsAny(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&text](std::string_view word) { return text.find(word) != std::string::npos; });
}

std::string attribute(const Cart& cart, std::initializer_list<std::string_view> names)
{
    for (const auto name : names)
        if (const auto it = cart.attributes.find(std::string(name)); it != cart.attributes.end())
            return lowerCase(it->second);
    return {};
}

} // namespace signals

std::vector<Observation> observe(const DiagnoseInput& input)
{
    std::vector<Observation> found;
    signals::checkout(input, found);
    signals::goods(input, found);
    signals::shopper(input, found);
    return found;
}

} // namespace countersign
