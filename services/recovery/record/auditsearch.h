#pragma once
// Searching the record by its index: reaches up to the last entry that was taken into it, about a second behind the newest.
// All calls read one snapshot; pool threads only.
#include "models/domain/auditsearch.h"
#include "services/recovery/record/audittree.h"

namespace countersign {

// Newest first. `cursor`: AuditPage::next of the page before, empty = the first; InvalidInput when it is none or the filter says too much.
[[nodiscard]] Result<AuditPage> searchAudit(
    Connection& connection, const AuditFilter& filter, const std::string& cursor, std::int64_t limit);
// The cursor of the page that begins with the newest entry before this index.
[[nodiscard]] std::string auditCursor(std::int64_t before);
// Oldest first, as the texts that were hashed; index > after. For exports.
[[nodiscard]] Result<std::vector<RecordedEntry>> selectAudit(
    Connection& connection, const AuditFilter& filter, std::int64_t after, std::int64_t limit);
// The newest `limit` entries whose subject has this id, oldest first.
[[nodiscard]] Result<std::vector<RecordedEntry>> entriesOfSubject(Connection& connection, const std::string& subjectId, std::int64_t limit);
// From the first to the last entry found, in the finest of the usual widths that needs at most 200 buckets; times are UTC.
[[nodiscard]] Result<AuditHistogram> auditHistogram(Connection& connection, const AuditFilter& filter);

} // namespace countersign
