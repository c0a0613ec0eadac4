#include "services/recovery/deliver/discreet.h"

#include <algorithm>
#include <string_view>

namespace countersign {

namespace {

constexpr std::string_view takenOut = "•••";
constexpr std::size_t shortestSecret = 3;

char lowerLetter(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void takeOut(std::string& text, const std::string& secret)
{
    if (secret.size() < shortestSecret)
        return;
    const auto same = [](char a, char b) { return lowerLetter(a) == lowerLetter(b); };
    for (std::size_t from = 0;;) {
        const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), secret.begin(), secret.end(), same);
        if (found == text.end())
            return;
        const auto at = static_cast<std::size_t>(found - text.begin());
        text.replace(at, secret.size(), takenOut);
        from = at + takenOut.size();
    }
}

} // namespace

std::string discreet(std::string text, const Values& values)
{
    std::string encoded = values.to;
    if (const auto at = encoded.find('@'); at != std::string::npos)
        encoded.replace(at, 1, "%40");
    takeOut(text, values.to);
    takeOut(text, encoded);
    if (const auto name = values.text.find("first_name"); name != values.text.end())
        takeOut(text, name->second);
    return text;
}

} // namespace countersign
