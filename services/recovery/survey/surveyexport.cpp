#include "services/recovery/survey/surveyexport.h"

#include "models/domain/csvline.h"

namespace countersign {

namespace {

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
    return csvLine({ formatTime(answer.answeredAt), answer.customer, answer.shopId, answer.draftId, std::string(word(answer.channel)),
        answer.language, std::string(word(answer.inferred)), std::to_string(answer.inferredBp), wordOr(answer.choice), wordOr(answer.label),
        wordOr(answer.source), answer.words });
}

std::string surveyJsonLine(const SurveyAnswer& answer)
{
    return Json(answer).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace countersign
