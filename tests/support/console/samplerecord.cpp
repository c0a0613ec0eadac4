#include "tests/support/console/samplerecord.h"

#include "models/domain/draft.h"

#include <array>

namespace countersign {

namespace {

constexpr TimeMs spacing = 4 * minuteMs;
constexpr std::array<const char*, 12> actions{"draft.diagnosed", "draft.composed", "draft.routed", "draft.queued", "draft.revised",
    "decision.accepted", "send.started", "send.sent", "comment.added", "lease.broken", "decision.voided", "policy.in_force"};
constexpr std::array<const char*, 3> people{"p-Mara", "p-Samira", "p-Idris"};

bool byPerson(std::string_view action)
{
    return action == "draft.revised" || action == "decision.accepted" || action == "comment.added" || action == "lease.broken"
        || action == "policy.in_force";
}

LineageNode node(const char* id, LineageKind kind, const char* title, const char* detail, const char* actor, TimeMs at, Json data)
{
    LineageNode made;
    made.id = id;
    made.kind = kind;
    made.title = title;
    made.detail = detail;
    made.actor = actor;
    made.at = at;
    made.data = std::move(data);
    return made;
}

Json sampleWording(const std::string& words)
{
    Content content;
    content.subject = "Your Harbour lamp is still here";
    content.blocks.emplace_back().text = words;
    return Json(std::vector<Content>{content});
}

Json sampleOffer()
{
    const auto candidate = [](OfferKind kind, std::int64_t profitMinor, int marginBp) {
        OfferCandidate made;
        made.kind = kind;
        made.percentBp = kind == OfferKind::Percent ? 1000 : 0;
        made.cost = {kind == OfferKind::Reassurance ? 0 : 1490, "EUR"};
        made.expectedProfit = Money{profitMinor, "EUR"};
        made.marginAfterBp = marginBp;
        return made;
    };
    Offer offer;
    offer.candidates = {candidate(OfferKind::Reassurance, 810, 3400), candidate(OfferKind::FreeShipping, 1240, 3100), candidate(OfferKind::Percent, 975, 2600)};
    offer.chosen = offer.candidates[1];
    offer.floorBp = 2000;
    return Json(offer);
}

}  // namespace

AuditEntry sampleEntry(std::int64_t index, TimeMs at)
{
    const auto i = static_cast<std::size_t>(index);
    AuditEntry entry;
    entry.id = "e-" + std::to_string(index);
    entry.at = at;
    entry.action = actions[i % actions.size()];
    const bool person = byPerson(entry.action);
    entry.actorKind = person ? "person" : "service";
    entry.actor = person ? people[i / actions.size() % people.size()] : entry.action.substr(0, entry.action.find('.'));
    entry.shopId = i / 24 % 2 == 0 ? "northbean" : "harbour";
    const std::string draft = "0199a" + std::to_string(i / actions.size());
    entry.draftId = entry.action == "policy.in_force" ? "" : draft;
    entry.subjectKind = entry.action == "policy.in_force" ? "policy" : entry.action == "decision.accepted" ? "decision" : "draft";
    entry.subject = entry.subjectKind == "decision" ? "d-" + std::to_string(index) : entry.subjectKind == "policy" ? "31" : draft;
    if (entry.subjectKind == "decision")
        entry.data = Json{{"statement", {{"verdict", i / actions.size() % 4 == 3 ? "reject" : "approve"}, {"revision", 2}, {"payload_digest", "3f9a5c0b77de41c2"}}},
            {"signature", "oGm4l3y0S7Jc0Q=="}, {"key_id", "7c1e"}, {"value_minor", 20'000 + index % 7 * 30'000}, {"currency", "EUR"},
            {"overrides", i / actions.size() % 10 == 0 ? Json::array({"claim"}) : Json::array()}};
    else if (entry.action == "draft.routed")
        entry.data = Json{{"rule", "value_over_1000"}, {"policy_version", 31}};
    else if (entry.action == "send.sent")
        entry.data = Json{{"connector", "klaviyo"}, {"provider_id", "kl-" + std::to_string(index)}, {"payload_digest", "3f9a5c0b77de41c2"}};
    return entry;
}

std::vector<AuditRow> sampleRecord(int count, TimeMs now)
{
    std::vector<AuditRow> rows;
    for (std::int64_t index = 0; index < count; ++index)
        rows.push_back({index, sampleEntry(index, now - (count - 1 - index) * spacing)});
    return rows;
}

LineageGraph sampleLineage(const std::string& draftId, TimeMs sentAt)
{
    const TimeMs left = sentAt - 90 * minuteMs;
    LineageGraph graph;
    graph.draftId = draftId;
    graph.shopId = "northbean";
    graph.nodes = {
        node("webhook", LineageKind::Webhook, "A webhook arrived", "The shop's signature over it is valid.", "ingest", left - 41 * minuteMs,
            {{"topic", "checkouts/update"}, {"signature_valid", true}, {"bytes", 18'204}}),
        node("cart", LineageKind::Cart, "The cart was left", "3 items, left at shipping.", "abandon", left, {{"items", 3}, {"value", {{"minor", 124'000}, {"currency", "EUR"}}}}),
        node("enriched", LineageKind::Enrichment, "Customer, cost and stock were looked up", "4 orders before; stock and consent known.", "enrich", left + 400,
            {{"orders_before", 4}, {"margin_bp", 3400}, {"consent", {{"email", "given"}, {"sms", "unknown"}}}}),
        node("reason", LineageKind::Reason, "The reason was estimated", "Shipping cost, 71 %.", "diagnose", left + 403,
            {{"reasons", {{{"reason", "shipping_cost"}, {"probability_bp", 7100}}, {{"reason", "price_comparison"}, {"probability_bp", 1800}}}},
                {"evidence", {{{"sentence", "Shipping is 14 % of the cart"}, {"dots", 3}, {"weight_millinats", 1400}, {"reason", "shipping_cost"}},
                     {{"sentence", "Stopped at the shipping step"}, {"dots", 2}, {"weight_millinats", 800}, {"reason", "shipping_cost"}}}}}),
        node("offer", LineageKind::Offer, "The offer was chosen", "Free shipping: the smallest that pays.", "offer", left + 405,
            {{"offer", sampleOffer()}}),
        node("prompt", LineageKind::Prompt, "A version of a prompt", "Shipping, version 12.", "prompts", left + 500, {{"prompt", "Shipping"}, {"version", 12}, {"author", "Idris Cole"}}),
        node("exchange", LineageKind::Exchange, "A language model wrote the message", "Its answer passed the checks.", "write", left + 2'300,
            {{"asked", {{{"model", "gpt-5-mini"}, {"latency_ms", 1800}, {"cost_micros", 4000},
                 {"system", "You write for North Bean: warm, plain, never pushy."}, {"user", "shipping_price: {{shipping_price}}"},
                 {"answer", "Shipping is on us for your Harbour lamp."}}}}}),
        node("checks", LineageKind::Checks, "The checks were run", "14 passed, 1 failed and was fixed.", "check", left + 2'302, {{"checks", {{{"id", "links"}, {"state", "passed"}, {"sentence", "All links lead to the shop: northbean.example."}},
                {{"id", "claims"}, {"state", "failed"}, {"sentence", "The text says “last one”: 12 are left."}}}}}),
        node("route", LineageKind::Route, "The policy decided where it goes", "Value over €1,000.", "value_over_1000", left + 2'303, {{"rule", "value_over_1000"}, {"policy_version", 31}}),
        node("lease", LineageKind::Lease, "The draft was given to someone", "", "Ana Ruiz", left + 39 * minuteMs, {{"holder", "Ana Ruiz"}}),
        node("edit", LineageKind::Edit, "The message was edited", "2 sentences changed.", "Ana Ruiz", left + 44 * minuteMs,
            {{"before", sampleWording("Unfortunately shipping was dear.")}, {"after", sampleWording("Shipping is on us.")}, {"edit_distance_bp", 800}}),
        node("comment", LineageKind::Comment, "A comment was written", "", "Jonas Berg", left + 45 * minuteMs, Json::object()),
        node("first", LineageKind::Decision, "A decision was accepted", "First of two.", "Ana Ruiz", left + 46 * minuteMs,
            {{"verdict", "approve_with_edits"}, {"signature", "oGm4l3y0S7Jc0Q=="}, {"key_id", "7c1e"}, {"active_ms", 18'000}}),
        node("second", LineageKind::Decision, "A decision was accepted", "Second of two.", "Jonas Berg", left + 53 * minuteMs,
            {{"verdict", "approve"}, {"signature", "Wq02n5u1T8Kd1R=="}, {"key_id", "a44b"}}),
        node("hold", LineageKind::Hold, "The message is held so that it can be undone", "", "deliver", left + 53 * minuteMs + 1, {{"hold_ms", 120'000}}),
        node("final", LineageKind::FinalChecks, "Everything was checked once more", "Nothing had changed.", "deliver", left + 55 * minuteMs, {{"digest_equal", true}}),
        node("send", LineageKind::Send, "The message was sent", "Klaviyo took it; the bytes are the approved ones.", "klaviyo", left + 55 * minuteMs + 900,
            {{"provider_id", "kl-7"}, {"payload_digest", "3f9a5c0b77de41c2"}}),
        node("click", LineageKind::Engagement, "The message was opened", "", "klaviyo", left + 70 * minuteMs, Json::object()),
        node("order", LineageKind::Order, "The customer bought", "€1,240.00; counts as recovered.", "northbean", left + 5 * hourMs, {{"order_id", "4471"}, {"value", {{"minor", 124'000}, {"currency", "EUR"}}}}),
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        graph.nodes[i].auditIndex = static_cast<std::int64_t>(100 + i);
    const std::array<std::pair<const char*, const char*>, 19> arrows{{{"webhook", "cart"}, {"cart", "enriched"}, {"enriched", "reason"}, {"reason", "offer"},
        {"offer", "prompt"}, {"prompt", "exchange"}, {"exchange", "checks"}, {"checks", "route"}, {"route", "lease"}, {"lease", "edit"},
        {"edit", "first"}, {"comment", "second"}, {"edit", "comment"}, {"first", "second"}, {"second", "hold"}, {"hold", "final"}, {"final", "send"},
        {"send", "click"}, {"click", "order"}}};
    const auto at = [&graph](const char* id) {
        for (const LineageNode& one : graph.nodes)
            if (one.id == id)
                return one.at;
        return TimeMs{0};
    };
    for (const auto& [from, to] : arrows)
        graph.edges.push_back({from, to, at(to) - at(from)});
    return graph;
}

}  // namespace countersign
