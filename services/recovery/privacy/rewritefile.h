#pragma once
// The whole database written anew, with the backend stopped: pages of a file that has grown large may still hold copies of what was deleted.
#include "models/domain/result.h"

#include <cstdint>
#include <string>

namespace countersign {

struct RewrittenFile {
    std::int64_t bytesBefore = 0;
    std::int64_t bytesAfter = 0;
};
// Needs as much room beside the file as it is large. Checked before it takes the file's place in one step; on any error nothing has changed.
// Errors: NotFound (no database in `home`), Conflict (the backend runs), Damaged, Storage.
[[nodiscard]] Result<RewrittenFile> rewriteDatabase(const std::string& home);

}  // namespace countersign
