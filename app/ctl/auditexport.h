#pragma once
// A selection of the record into one file, however long it is: page by page, resumable, in place only when it is whole.
#include "models/domain/result.h"

#include <functional>
#include <string>

namespace countersign {

struct AuditExportPlan {
    std::string file;
    bool csv = false; // else one JSON object a line, with each entry as it was hashed
    std::string selection; // the filter as text: another selection never goes on in this one's file
    bool resume = false;
};
struct AuditExported {
    std::int64_t entries = 0; // written now
    bool resumed = false;
};
// A page of lines {"index":…,"entry":…} with index > after; fewer than `limit` = the last one.
using FetchEntries = std::function<Result<std::string>(std::int64_t after, std::int64_t limit)>;

// Writes beside the file and renames. An interrupted export leaves its part for `resume`. Errors: Conflict (the file exists), NotFound
// (nothing to resume with this selection), Storage, Damaged (a page that is not of this form), and those of `fetch`.
[[nodiscard]] Result<AuditExported> exportSelection(
    const AuditExportPlan& plan, const FetchEntries& fetch, const std::function<void(std::int64_t entries)>& progress = {});

} // namespace countersign
