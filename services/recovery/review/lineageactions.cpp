#include "services/recovery/review/lineageactions.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr auto lineageActions = [] {
    using enum LineageKind;
    return std::to_array<LineageAction>({
    { "cart.created", Cart, "The cart was seen" },
    { "cart.changed", Cart, "The cart changed" },
    { "cart.abandoned", Cart, "The cart was left" },
    { "cart.deleted", Cart, "The cart was deleted" },
    { "cart.converted", Order, "The cart was bought" },
    { "draft.enriched", Enrichment, "Customer, cost and stock were looked up" },
    { "draft.diagnosed", Reason, "The reason was estimated" },
    { "draft.offered", Offer, "The offer was chosen" },
    { "draft.composed", Prompt, "The message was drafted" },
    { "draft.recomposed", Prompt, "The message was drafted again" },
    { "draft.written", Exchange, "A language model wrote the message" },
    { "draft.fell_back", Exchange, "The built-in composer's text stands" },
    { "draft.checked", Checks, "The checks were run" },
    { "draft.queued", Route, "The draft was put in the queue" },
    { "draft.routed", Route, "The policy decided where it goes" },
    { "draft.suppressed", Route, "The draft was suppressed" },
    { "draft.shadow", Holdout, "The draft is compared, never sent" },
    { "draft.holdout", Holdout, "The customer belongs to the group that gets nothing" },
    { "draft.assigned", Lease, "The draft was given to someone" },
    { "draft.unassigned", Lease, "The draft was given to nobody in particular" },
    { "lease.broken", Lease, "A lease was broken" },
    { "draft.revised", Edit, "The message was edited" },
    { "comment.added", Comment, "A comment was written" },
    { "objection.raised", Comment, "Somebody objected" },
    { "objection.resolved", Comment, "An objection was resolved" },
    { "decision.accepted", Decision, "A decision was accepted" },
    { "decision.refused", Decision, "A decision was refused" },
    { "decision.undone", Decision, "A decision was undone" },
    { "decision.voided", Decision, "An approval was voided because something changed" },
    { "send.waits", Hold, "The message waits for the end of the quiet hours" },
    { "send.started", Send, "Sending began" },
    { "send.sent", Send, "The message was sent" },
    { "send.unknown", Send, "The provider's answer was lost" },
    { "send.failed", Send, "The provider refused the message" },
    { "message.delivered", Engagement, "The message was delivered" },
    { "message.opened", Engagement, "The message was opened" },
    { "message.clicked", Engagement, "A link of the message was followed" },
    { "message.bounced", Engagement, "The message came back" },
    { "message.unsubscribed", Engagement, "The customer unsubscribed" },
    { "draft.converted", Order, "The customer bought" },
    { "draft.expired", Other, "The cart went cold" },
    { "draft.superseded", Other, "The cart changed, and a newer draft took over" },
    { "seeded.answered", Other, "This was a known-answer draft" },
    { "seeded.ended", Other, "This was a known-answer draft that nobody answered" },
    { "survey.begun", Cart, "The customer is asked why the cart did not come back" },
    { "survey.answered", Engagement, "The customer answered the survey" },
    { "survey.classified", Reason, "The reason was read out of the answer" },
    { "survey.corrected", Reason, "A person said what the answer means" },
    { "survey.handed_on", Other, "The answer was handed to the shop's CRM" },
    { "job.failed", Other, "A step failed for good" },
    { "cart.empty", Cart, "The cart was empty" },
    { "cart.unreachable", Cart, "Nobody could be written to" },
    { "consent.changed", Other, "The customer's consent changed" },
    { "subject.erased", Other, "The customer was erased" },
    { "subject.revealed", Other, "Someone was shown the customer in clear" },
    { "customer.tags_added", Other, "Tags were added to the customer" },
    });
}();

} // namespace

const LineageAction* lineageAction(std::string_view action)
{
    const auto it = std::ranges::find(lineageActions, action, &LineageAction::action);
    return it == lineageActions.end() ? nullptr : &*it;
}

} // namespace countersign
