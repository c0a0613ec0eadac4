#include "services/recovery/review/review.h"
#include "services/recovery/review/seeds.h"

namespace countersign {

Result<Json> Review::decisionStatus(Connection& connection, const std::string& decisionId) const
{
    // An earlier approval of the same revision shares the fate of the decision in force.
    using Row = std::tuple<std::string, std::string, std::string, std::optional<std::int64_t>, std::optional<std::string>, std::string,
        std::optional<std::string>, std::optional<std::int64_t>>;
    const auto row = connection.row<Row>(
        "SELECT d.draft_id, CASE WHEN d.state = 'held' AND f.id IS NOT NULL THEN f.state ELSE d.state END, r.state, d.hold_until, "
        "s.detail, d.verdict, k.fault, k.found "
        "FROM decisions d JOIN drafts r ON r.id = d.draft_id LEFT JOIN decisions f ON f.id = r.decision_id AND f.revision = d.revision "
        "LEFT JOIN sends s ON s.decision_id = COALESCE(f.id, d.id) LEFT JOIN seeded k ON k.decision_id = d.id AND k.decision_id <> '' "
        "WHERE d.id = :id",
        decisionId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return fail(ErrorCode::NotFound, "there is no such decision");
    const auto& [draftId, state, draftState, holdUntil, detail, verdict, fault, found] = **row;
    return Json{ { "decision_id", decisionId }, { "draft_id", draftId }, { "state", state }, { "draft_state", draftState },
        { "verdict", verdict }, { "hold_until", holdUntil && state == "held" ? Json(formatTime(*holdUntil)) : Json() },
        { "detail", fault ? seedSentence(*fault, found.value_or(0) != 0) : detail.value_or(std::string()) } };
}

} // namespace countersign
