#include "models/domain/draft.h"

#include "models/domain/codec.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr auto checkFields = [](auto& archive, auto& check) {
    archive.need("id", check.id);
    archive.need("state", check.state);
    archive("sentence", check.sentence);
    archive("waits", check.waits);
};

constexpr auto routingFields = [](auto& archive, auto& routing) {
    archive("verdict", routing.verdict);
    archive("rule", routing.rule);
    archive("sentence", routing.sentence);
    archive("approvals_needed", routing.approvalsNeeded);
    archive("role", routing.role);
    archive("policy_version", routing.policyVersion);
};

constexpr auto approvalFields = [](auto& archive, auto& approval) {
    archive.need("person_id", approval.personId);
    archive("person_name", approval.personName);
    archive.need("revision", approval.revision);
    archive.time("at", approval.at);
};

constexpr auto leaseFields = [](auto& archive, auto& lease) {
    archive.need("person_id", lease.personId);
    archive("person_name", lease.personName);
    archive.needTime("until", lease.until);
};

constexpr auto assigneeFields = [](auto& archive, auto& assignee) {
    archive("person_id", assignee.personId);
    archive("role_id", assignee.roleId);
    archive("name", assignee.name);
};

constexpr auto commentFields = [](auto& archive, auto& comment) {
    archive.need("id", comment.id);
    archive.need("person_id", comment.personId);
    archive("person_name", comment.personName);
    archive.need("text", comment.text);
    archive("mentions", comment.mentions);
    archive("objection", comment.objection);
    archive.needTime("at", comment.at);
    archive.time("resolved_at", comment.resolvedAt);
    archive("resolved_by", comment.resolvedBy);
};

constexpr auto revisionFields = [](auto& archive, auto& revision) {
    archive.need("number", revision.number);
    archive("author_kind", revision.authorKind);
    archive("author_name", revision.authorName);
    archive("note", revision.note);
    archive.need("contents", revision.contents);
    archive.time("at", revision.at);
};

constexpr auto alternativeFields = [](auto& archive, auto& alternative) {
    archive.need("id", alternative.id);
    archive("label", alternative.label);
    archive.need("content", alternative.content);
};

constexpr auto lineageFields = [](auto& archive, auto& step) {
    archive.time("at", step.at);
    archive("what", step.what);
    archive("text", step.text);
};

constexpr auto summaryFields = [](auto& archive, auto& summary) {
    archive.need("id", summary.id);
    archive("kind", summary.kind);
    archive("shop_id", summary.shopId);
    archive.need("state", summary.state);
    archive.need("revision", summary.revision);
    archive("value", summary.value);
    archive("stake", summary.stake);
    archive("masked_name", summary.maskedName);
    archive("reason", summary.reason);
    archive("confidence_bp", summary.confidenceBp);
    archive("channel", summary.channel);
    archive("language", summary.language);
    archive("offer", summary.offer);
    archive("why_yours", summary.whyYours);
    archive("approvals_needed", summary.approvalsNeeded);
    archive("approvals_have", summary.approvalsHave);
    archive("checks_failed", summary.checksFailed);
    archive("lease", summary.lease);
    archive("assignee", summary.assignee);
    archive("comments", summary.comments);
    archive("objections", summary.objections);
    archive.time("queued_at", summary.queuedAt);
    archive.time("created_at", summary.createdAt);
    archive.time("cold_at", summary.coldAt);
    archive.time("updated_at", summary.updatedAt);
};

constexpr auto draftFields = [](auto& archive, auto& draft) {
    archive.need("summary", draft.summary);
    archive("cart_id", draft.cartId);
    archive("title", draft.title);
    archive("subtitle", draft.subtitle);
    archive.time("abandoned_at", draft.abandonedAt);
    archive("time_zone", draft.timeZone);
    archive("diagnosis", draft.diagnosis);
    archive("offer", draft.offer);
    archive("drafted", draft.drafted);
    archive("contents", draft.contents);
    archive("edited_by", draft.editedBy);
    archive("values", draft.values);
    archive("masked_to", draft.maskedTo);
    archive("prompt", draft.prompt);
    archive("composer", draft.composer);
    archive("policy_words", draft.policyWords);
    archive("policy_blocks", draft.policyBlocks);
    archive("checks", draft.checks);
    archive("routing", draft.routing);
    archive("requirements", draft.requirements);
    archive("approvals", draft.approvals);
    archive("history", draft.history);
    archive("alternatives", draft.alternatives);
    archive("comments", draft.comments);
    archive("lines", draft.lines);
    archive("customer", draft.customer);
    archive("lineage", draft.lineage);
    archive("link_domains", draft.linkDomains);
    archive("hold_ms", draft.holdMs);
    archive("decision_id", draft.decisionId);
    archive.time("hold_until", draft.holdUntil);
};

bool isOneOf(DraftState state, std::initializer_list<DraftState> states)
{
    return std::ranges::find(states, state) != states.end();
}

}  // namespace

bool mayMove(DraftState from, DraftState to)
{
    using enum DraftState;
    switch (from) {
    case Composing:
        // Routing sends it to people, straight on in a rule's name, or nowhere.
        return isOneOf(to, {Composing, Queued, Approved, Held, Suppressed, Holdout, Shadow, Converted, Superseded, Expired});
    case Queued:
        // Staying is a new revision, the first of two approvals, an escalation or a hold until later.
        return isOneOf(to, {Queued, Approved, Held, Rejected, Returned, Converted, Superseded, Expired, Suppressed});
    case Approved:
        return isOneOf(to, {Approved, Held, Queued, Converted, Superseded, Expired, Suppressed});
    case Held:
        // Back to the queue by undo or because the re-check before sending found a difference; staying lengthens the hold (quiet hours).
        return isOneOf(to, {Held, Sending, Queued, Converted, Superseded, Expired, Suppressed});
    case Sending:
        // The request may be out: only the provider's word ends it. A refusal brings the draft back to people.
        return isOneOf(to, {Sending, Sent, Unknown, Queued});
    case Unknown:
        // Reconciled: it was sent, or it was not and people decide anew. Never sent again by itself.
        return isOneOf(to, {Unknown, Sent, Queued});
    case Rejected:
        return to == Queued;  // undo
    case Returned:
        return isOneOf(to, {Returned, Composing, Queued, Converted, Superseded, Expired, Suppressed});
    case Sent:
    case Expired:
    case Superseded:
    case Converted:
    case Suppressed:
    case Holdout:
    case Shadow:
        return false;
    }
    return false;
}

void to_json(Json& json, const CheckResult& check) { codec::write(json, check, checkFields); }
void append_json(std::string& text, const CheckResult& check) { codec::write(text, check, checkFields); }
void from_json(const Json& json, CheckResult& check) { codec::read(json, check, checkFields); }
void to_json(Json& json, const Routing& routing) { codec::write(json, routing, routingFields); }
void append_json(std::string& text, const Routing& routing) { codec::write(text, routing, routingFields); }
void from_json(const Json& json, Routing& routing) { codec::read(json, routing, routingFields); }
void to_json(Json& json, const Approval& approval) { codec::write(json, approval, approvalFields); }
void append_json(std::string& text, const Approval& approval) { codec::write(text, approval, approvalFields); }
void from_json(const Json& json, Approval& approval) { codec::read(json, approval, approvalFields); }
void to_json(Json& json, const Lease& lease) { codec::write(json, lease, leaseFields); }
void append_json(std::string& text, const Lease& lease) { codec::write(text, lease, leaseFields); }
void from_json(const Json& json, Lease& lease) { codec::read(json, lease, leaseFields); }
void to_json(Json& json, const Assignee& assignee) { codec::write(json, assignee, assigneeFields); }
void append_json(std::string& text, const Assignee& assignee) { codec::write(text, assignee, assigneeFields); }
void from_json(const Json& json, Assignee& assignee) { codec::read(json, assignee, assigneeFields); }
void to_json(Json& json, const Comment& comment) { codec::write(json, comment, commentFields); }
void append_json(std::string& text, const Comment& comment) { codec::write(text, comment, commentFields); }
void from_json(const Json& json, Comment& comment) { codec::read(json, comment, commentFields); }
void to_json(Json& json, const Revision& revision) { codec::write(json, revision, revisionFields); }
void append_json(std::string& text, const Revision& revision) { codec::write(text, revision, revisionFields); }
void from_json(const Json& json, Revision& revision) { codec::read(json, revision, revisionFields); }
void to_json(Json& json, const Alternative& alternative) { codec::write(json, alternative, alternativeFields); }
void append_json(std::string& text, const Alternative& alternative) { codec::write(text, alternative, alternativeFields); }
void from_json(const Json& json, Alternative& alternative) { codec::read(json, alternative, alternativeFields); }
void to_json(Json& json, const LineageStep& step) { codec::write(json, step, lineageFields); }
void append_json(std::string& text, const LineageStep& step) { codec::write(text, step, lineageFields); }
void from_json(const Json& json, LineageStep& step) { codec::read(json, step, lineageFields); }
void to_json(Json& json, const DraftSummary& summary) { codec::write(json, summary, summaryFields); }
void append_json(std::string& text, const DraftSummary& summary) { codec::write(text, summary, summaryFields); }
void from_json(const Json& json, DraftSummary& summary) { codec::read(json, summary, summaryFields); }
void to_json(Json& json, const Draft& draft) { codec::write(json, draft, draftFields); }
void append_json(std::string& text, const Draft& draft, std::span<const std::string_view> without)
{
    codec::write(text, draft, draftFields, without);
}
void from_json(const Json& json, Draft& draft) { codec::read(json, draft, draftFields); }

const Content* contentFor(const Draft& draft, Channel channel)
{
    const auto found = std::ranges::find(draft.contents, channel, &Content::channel);
    return found == draft.contents.end() ? nullptr : &*found;
}

}  // namespace countersign
