#include "services/recovery/compose/bookparts.h"

#include "services/base/resourcejson.h"

#include <algorithm>
#include <cctype>

namespace countersign {

Result<Json> shippedTexts(const std::string& language)
{
    return resourceJson("texts/" + language + ".json");
}

bool isUsable(const std::string& text, const Values& values)
{
    for (const auto& name : placeholdersIn(text)) {
        const auto it = values.text.find(name);
        if (it == values.text.end() || it->second.empty())
            return false;
    }
    return true;
}

std::optional<std::string> pickUsable(const std::vector<std::string>& alternatives, const Values& values)
{
    const auto it
        = std::find_if(alternatives.begin(), alternatives.end(), [&values](const std::string& text) { return isUsable(text, values); });
    return it == alternatives.end() ? std::nullopt : std::optional<std::string>(*it);
}

std::string capitalised(std::string text)
{
    if (!text.empty() && static_cast<unsigned char>(text.front()) < 128)
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

void addParagraph(Content& content, std::string text)
{
    content.blocks.push_back(Block{ BlockKind::Paragraph, std::move(text), {}, false });
}

} // namespace countersign
