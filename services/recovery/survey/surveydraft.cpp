#include "services/recovery/survey/surveydraft.h"

#include "services/recovery/abandon/firstdraft.h"

#include <algorithm>

namespace countersign {

namespace {

// A question loses nothing by waiting some days, as a cart does.
constexpr TimeMs surveyColdMs = 3 * dayMs;

} // namespace

Draft surveyDraft(const SurveyDraftInput& input, const std::string& draftId, TimeMs now)
{
    const auto& from = input.recovery;
    Draft draft;
    auto& summary = draft.summary;
    summary.id = draftId;
    summary.kind = surveyKind;
    summary.shopId = from.summary.shopId;
    summary.state = DraftState::Composing;
    summary.value = from.summary.value;
    summary.stake = 0; // nothing is won or lost with it: it stands behind the carts
    summary.maskedName = from.summary.maskedName;
    summary.reason = from.summary.reason;
    summary.confidenceBp = from.summary.confidenceBp;
    summary.channel = input.channel;
    summary.language = from.summary.language;
    summary.createdAt = summary.updatedAt = now;
    summary.coldAt = now + std::max(surveyColdMs, input.policy.coldAfterMs);
    draft.cartId = from.cartId;
    draft.abandonedAt = from.abandonedAt;
    draft.timeZone = from.timeZone;
    draft.diagnosis = from.diagnosis;
    draft.lines = from.lines;
    draft.customer = from.customer;
    draft.linkDomains = from.linkDomains;
    if (auto host = surveyHost(input.policy.survey);
        std::find(draft.linkDomains.begin(), draft.linkDomains.end(), host) == draft.linkDomains.end())
        draft.linkDomains.push_back(std::move(host));

    auto& offer = draft.offer;
    offer.chosen.cost = Money{ 0, from.summary.value.currency };
    offer.candidates = { offer.chosen };
    offer.why = "A survey offers nothing";
    summary.offer = offerWords(offer.chosen, "en");

    draft.values = from.values;
    draft.values.items.clear();
    auto& text = draft.values.text;
    for (const auto* name : { "discount_code", "offer_text", "offer_until", "recovery_url" })
        text[name].clear();
    text["survey_url"] = surveyLink(input.policy.survey, input.token);
    text["unsubscribe_url"] = unsubscribeUrl(input.shop, input.subject, draftId);
    draft.lineage.push_back(LineageStep{ now, "survey.begun", "The cart did not come back: its customer is asked why" });
    return draft;
}

} // namespace countersign
