#include "models/domain/ids.h"
#include "services/recovery/review/review.h"

namespace countersign {

Reviewed<Json> Review::undoBatch(const Person& person, const std::string& batch)
{
    if (!isId(batch))
        return refuse(ErrorCode::InvalidInput, "batch is no UUIDv7");
    const auto decisions = m_context.reads.read<std::vector<std::tuple<std::string, std::string>>>([&](Connection& connection) {
        return connection.rows<std::tuple<std::string, std::string>>(
            "SELECT id, draft_id FROM decisions WHERE batch = :batch AND batch <> '' ORDER BY id", batch);
    });
    if (!decisions)
        return refuse(decisions.error());
    if (decisions->empty())
        return refuse(ErrorCode::NotFound, "there is no decision of such a batch");
    Json results = Json::array();
    std::size_t undone = 0;
    for (const auto& [decisionId, draftId] : *decisions) {
        Json result{{"decision_id", decisionId}, {"draft_id", draftId}, {"detail", ""}};
        if (const auto back = undo(person, decisionId)) {
            result["undone"] = true;
            ++undone;
        } else {
            result["undone"] = false;
            result["detail"] = back.error().error.detail;
        }
        results.push_back(std::move(result));
    }
    return Json{{"batch", batch}, {"undone", undone}, {"decisions", std::move(results)}};
}

}  // namespace countersign
