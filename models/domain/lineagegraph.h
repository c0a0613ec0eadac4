#pragma once
// One draft's way from webhook to outcome, as a picture's nodes and arrows.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace countersign {

enum class LineageKind {
    Webhook, Cart, Enrichment, Reason, Offer, Prompt, Exchange, Checks, Route, Lease, Edit, Comment, Decision, Hold, FinalChecks, Send,
    Engagement, Order, Holdout, Other,
};
template <>
struct EnumWords<LineageKind> {
    static constexpr std::array<std::pair<LineageKind, std::string_view>, 20> words{ {
        { LineageKind::Webhook, "webhook" }, { LineageKind::Cart, "cart" }, { LineageKind::Enrichment, "enrichment" },
        { LineageKind::Reason, "reason" }, { LineageKind::Offer, "offer" }, { LineageKind::Prompt, "prompt" },
        { LineageKind::Exchange, "exchange" }, { LineageKind::Checks, "checks" }, { LineageKind::Route, "route" },
        { LineageKind::Lease, "lease" }, { LineageKind::Edit, "edit" }, { LineageKind::Comment, "comment" },
        { LineageKind::Decision, "decision" }, { LineageKind::Hold, "hold" }, { LineageKind::FinalChecks, "final_checks" },
        { LineageKind::Send, "send" }, { LineageKind::Engagement, "engagement" }, { LineageKind::Order, "order" },
        { LineageKind::Holdout, "holdout" }, { LineageKind::Other, "other" },
    } };
};

struct LineageNode {
    std::string id; // unique within the graph
    LineageKind kind = LineageKind::Other;
    std::string title;  // a few words, English; the console translates known ones
    std::string detail; // a sentence or two, no personal data
    std::string actor;  // name of a person, a stage or a rule; may be empty
    TimeMs at = 0;
    std::int64_t auditIndex = -1; // the entry it stands for; -1 = none
    Json data = Json::object();   // what it opens: evidence, candidates, digests, diffs, request and answer …
};
struct LineageEdge {
    std::string from, to;   // node ids
    std::int64_t waitMs = 0; // between the two
};
struct LineageGraph {
    std::string draftId;
    std::string shopId;
    std::vector<LineageNode> nodes; // in order of time
    std::vector<LineageEdge> edges;
};
void to_json(Json& json, const LineageNode& node);
void from_json(const Json& json, LineageNode& node);
void to_json(Json& json, const LineageEdge& edge);
void from_json(const Json& json, LineageEdge& edge);
void to_json(Json& json, const LineageGraph& graph);
void from_json(const Json& json, LineageGraph& graph);

} // namespace countersign
