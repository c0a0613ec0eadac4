#include "models/domain/approvalfacts.h"

#include <algorithm>
#include <set>

namespace countersign {
namespace {

const Money* limitFor(const std::vector<Money>& limits, const std::string& currency)
{
    const auto found = std::ranges::find(limits, currency, &Money::currency);
    return found == limits.end() ? nullptr : &*found;
}

Json minorOrUnknown(const Money* limit)
{
    return limit ? Json(limit->minor) : Json(nullptr);
}

std::string limitText(const Money* limit, const std::string& currency)
{
    if (limit)
        return formatMoney(*limit, "en");
    return currency.empty() ? "none set" : "none set for " + currency;
}

template <class Range>
Json words(const Range& values)
{
    Json list = Json::array();
    for (const auto& value : values) {
        if constexpr (WordedEnum<std::decay_t<decltype(value)>>)
            list.push_back(std::string(word(value)));
        else
            list.push_back(value);
    }
    return list;
}

Json wordOrUnknown(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

std::set<std::string> approvers(const Draft& draft)
{
    std::set<std::string> people;
    for (const Approval& approval : draft.approvals)
        if (approval.revision == draft.summary.revision)
            people.insert(approval.personId);
    return people;
}

std::string percentFactText(std::int64_t basisPoints)
{
    std::string text = std::to_string(basisPoints / 100);
    if (const auto part = std::abs(basisPoints % 100); part != 0)
        text += "." + std::to_string(part / 10) + (part % 10 ? std::to_string(part % 10) : "");
    return (basisPoints < 0 && basisPoints > -100 ? "-" : "") + text + " %";
}

Json failedIds(const Draft& draft)
{
    Json ids = Json::array();
    for (const CheckResult& check : draft.checks)
        if (check.state == CheckState::Failed && !check.waits)
            ids.push_back(check.id);
    return ids;
}

}  // namespace

int approvalsHave(const Draft& draft)
{
    return static_cast<int>(approvers(draft).size());
}

int approvalsNeededFor(const Draft& draft)
{
    return std::max({1, draft.routing.approvalsNeeded, draft.summary.approvalsNeeded, draft.editedBy.empty() ? 1 : 2});
}

bool completesApproval(const Draft& draft, const Person& person, Verdict verdict)
{
    if (verdict != Verdict::Approve || person.id.empty())
        return false;
    auto people = approvers(draft);
    people.insert(person.id);
    return static_cast<int>(people.size()) >= approvalsNeededFor(draft);
}

Facts approvalFacts(const Draft& draft, const Person& person, Verdict verdict, TimeMs now)
{
    const DraftSummary& summary = draft.summary;
    const OfferCandidate& offer = draft.offer.chosen;
    const std::string& currency = summary.value.currency;
    const Money cost{offer.cost.minor, offer.cost.currency.empty() ? currency : offer.cost.currency};
    const Money* cartLimit = limitFor(person.limits.cartValue, currency);
    const Money* discountLimit = limitFor(person.limits.discount, cost.currency);
    const auto others = approvers(draft);
    const bool mine = others.contains(person.id);
    const bool leased = summary.lease && summary.lease->until > now && summary.lease->personId != person.id;
    const Json failed = failedIds(draft);

    Facts facts;
    facts["draft.state"] = std::string(word(summary.state));
    facts["draft.revision"] = summary.revision;
    facts["draft.channel"] = std::string(word(summary.channel));
    facts["draft.kind"] = wordOrUnknown(summary.kind);
    facts["draft.shop"] = wordOrUnknown(summary.shopId);
    facts["draft.segment"] = wordOrUnknown(draft.diagnosis.segment);
    // Without any check on record nobody knows whether the message is right.
    facts["draft.checks_failed"] = draft.checks.empty() ? Json(nullptr) : Json(failed.size());
    facts["draft.failed_checks"] = draft.checks.empty() ? Json(nullptr) : failed;
    facts["draft.edited"] = !draft.editedBy.empty();
    facts["draft.edited_by_me"] = !draft.editedBy.empty() && draft.editedBy == person.id;
    facts["draft.approvals_have"] = static_cast<int>(others.size()) - (mine ? 1 : 0);
    facts["draft.approvals_needed"] = approvalsNeededFor(draft);
    facts["draft.approvals_routed"] = std::max({1, draft.routing.approvalsNeeded, summary.approvalsNeeded});
    facts["draft.approved_by_me"] = mine;
    facts["draft.objections"] = summary.objections;
    facts["draft.leased_by_other"] = leased;
    facts["draft.lease_holder"] = leased ? Json(summary.lease->personName) : Json("nobody else");
    facts["cart.value"] = currency.empty() ? Json(nullptr) : Json(summary.value.minor);
    facts["cart.value_text"] = formatMoney(summary.value, "en");
    facts["offer.cost"] = cost.minor;
    facts["offer.cost_text"] = formatMoney(cost, "en");
    facts["offer.discount_bp"] = cost.currency == currency ? Json(ratioBp(cost, summary.value)) : Json(nullptr);
    facts["offer.margin_bp"] = offer.marginAfterBp ? Json(*offer.marginAfterBp) : Json(nullptr);
    facts["offer.margin_known"] = offer.marginAfterBp.has_value();
    facts["offer.margin_text"] = offer.marginAfterBp ? percentFactText(*offer.marginAfterBp) : "unknown";
    facts["offer.is_discount"] = offer.kind == OfferKind::Percent || offer.kind == OfferKind::Amount;
    facts["person.id"] = wordOrUnknown(person.id);
    facts["person.permissions"] = words(person.permissions);
    facts["limit.cart_value"] = minorOrUnknown(cartLimit);
    facts["limit.cart_value_text"] = limitText(cartLimit, currency);
    facts["limit.discount"] = minorOrUnknown(discountLimit);
    facts["limit.discount_text"] = limitText(discountLimit, cost.currency);
    facts["limit.margin_floor_bp"] = person.limits.marginFloorBp;
    facts["limit.margin_floor_text"] = percentFactText(person.limits.marginFloorBp);
    facts["limit.channels"] = words(person.limits.channels);
    facts["limit.shops"] = words(person.limits.shops);
    facts["limit.segments"] = words(person.limits.segments);
    facts["now"] = now;
    facts["verdict"] = std::string(word(verdict));
    return facts;
}

}  // namespace countersign
