#pragma once
// For statements of which nobody asks how many rows they changed.
#include "models/domain/result.h"

namespace countersign {

// What Connection::run answered, without the number.
[[nodiscard]] inline Result<void> dropCount(Result<std::int64_t> changed)
{
    if (!changed)
        return tl::unexpected(std::move(changed.error()));
    return {};
}

} // namespace countersign
