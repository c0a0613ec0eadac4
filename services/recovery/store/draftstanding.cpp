#include "services/recovery/store/draftstanding.h"

#include "services/recovery/store/rowjson.h"

namespace countersign {

std::string standingText(const Draft& draft)
{
    return jsonObjectText([&](JsonObjectText& standing) {
        standing("approvals", draft.approvals);
        standing("routing", draft.routing);
        standing("checks", draft.checks);
        standing("checked_with", draft.checkedWith);
        standing("decision_id", draft.decisionId);
        standing("hold_until", draft.holdUntil);
    });
}

Result<void> takeStanding(Draft& draft, const std::string& text)
{
    if (text.empty())
        return {};
    const auto json = parseRowJson(text);
    if (!json || !json->is_object())
        return fail(ErrorCode::Damaged, "a draft's standing in the database is not JSON");
    try {
        json->at("approvals").get_to(draft.approvals);
        json->at("routing").get_to(draft.routing);
        json->at("checks").get_to(draft.checks);
        json->at("checked_with").get_to(draft.checkedWith);
        json->at("decision_id").get_to(draft.decisionId);
        json->at("hold_until").get_to(draft.holdUntil);
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Damaged, std::string("a draft's standing in the database cannot be read: ") + problem.what());
    }
    return {};
}

}  // namespace countersign
