#include "models/domain/lineagegraph.h"

#include "models/domain/codec.h"

namespace countersign {

namespace {

constexpr auto nodeFields = [](auto& archive, auto& node) {
    archive.need("id", node.id);
    archive.need("kind", node.kind);
    archive.need("title", node.title);
    archive("detail", node.detail);
    archive("actor", node.actor);
    archive.needTime("at", node.at);
    archive("audit_index", node.auditIndex);
    archive("data", node.data);
};

constexpr auto edgeFields = [](auto& archive, auto& edge) {
    archive.need("from", edge.from);
    archive.need("to", edge.to);
    archive("wait_ms", edge.waitMs);
};

constexpr auto graphFields = [](auto& archive, auto& graph) {
    archive.need("draft_id", graph.draftId);
    archive("shop_id", graph.shopId);
    archive.need("nodes", graph.nodes);
    archive.need("edges", graph.edges);
};

} // namespace

void to_json(Json& json, const LineageNode& node) { codec::write(json, node, nodeFields); }
void from_json(const Json& json, LineageNode& node) { codec::read(json, node, nodeFields); }
void to_json(Json& json, const LineageEdge& edge) { codec::write(json, edge, edgeFields); }
void from_json(const Json& json, LineageEdge& edge) { codec::read(json, edge, edgeFields); }
void to_json(Json& json, const LineageGraph& graph) { codec::write(json, graph, graphFields); }
void from_json(const Json& json, LineageGraph& graph) { codec::read(json, graph, graphFields); }

} // namespace countersign
