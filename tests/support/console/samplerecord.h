#pragma once
// A record as months of work would leave it, and the lineage of one of its drafts.
#include "models/domain/auditsearch.h"
#include "models/domain/lineagegraph.h"

namespace countersign {

// `count` entries, oldest first, the newest at `now`; their indexes run from 0. The same for the same arguments.
[[nodiscard]] std::vector<AuditRow> sampleRecord(int count, TimeMs now);
[[nodiscard]] AuditEntry sampleEntry(std::int64_t index, TimeMs at);
// Webhook to order, two approvals, one comment beside the way.
[[nodiscard]] LineageGraph sampleLineage(const std::string& draftId, TimeMs sentAt);

}  // namespace countersign
