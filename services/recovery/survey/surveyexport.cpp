#include "services/recovery/survey/surveyexport.h"

#include <array>

namespace countersign {

namespace {

std::string csvCell(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of("\",\r\n;") == std::string::npos)
        return text;
    std::string quotedText = "\"";
    for (const char c : text) {
        if (c == '"')
            quotedText += '"';
        quotedText += c;
    }
    return quotedText + "\"";
}

template <class E>
std::string wordOr(const std::optional<E>& value)
{
    return value ? std::string(word(*value)) : std::string();
}

} // namespace

std::string surveyCsvHead()
{
    return "answered_at,customer,shop_id,draft_id,channel,language,inferred,inferred_bp,choice,label,source,words\r\n";
}

std::string surveyCsvLine(const SurveyAnswer& answer)
{
    const std::array<std::string, 12> cells{ formatTime(answer.answeredAt), answer.customer, answer.shopId, answer.draftId,
        std::string(word(answer.channel)), answer.language, std::string(word(answer.inferred)), std::to_string(answer.inferredBp),
        wordOr(answer.choice), wordOr(answer.label), wordOr(answer.source), answer.words };
    std::string line;
    for (const auto& cell : cells)
        line += (line.empty() ? "" : ",") + csvCell(cell);
    return line + "\r\n";
}

std::string surveyJsonLine(const SurveyAnswer& answer)
{
    return Json(answer).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace countersign
