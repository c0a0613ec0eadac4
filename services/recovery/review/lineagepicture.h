#pragma once
// A draft's way from webhook to outcome as a picture: nodes from the record's entries, joined by what the database holds behind them.
#include "models/domain/lineagegraph.h"
#include "services/base/database.h"

#include <string>

namespace countersign {

// Auditor: everything. Reviewer: while the draft waits for a decision, neither webhooks nor what was asked of a model and answered, for
// both would tell a known-answer draft from others.
enum class LineageReader { Auditor, Reviewer };
// One snapshot. NotFound when there is no such draft. Of an erased customer's draft no words are shown, only facts and digests.
[[nodiscard]] Result<LineageGraph> lineageGraph(Connection& connection, const std::string& draftId, LineageReader reader);

// Sorts the nodes by time and joins them: the draft's own way in one line, what feeds it or branches off beside it.
void joinLineage(LineageGraph& graph);

} // namespace countersign
