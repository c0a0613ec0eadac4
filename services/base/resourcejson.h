#pragma once
// Shipped JSON, read with the limits that hold for every JSON.
#include "models/domain/json.h"
#include "services/base/resources.h"

namespace countersign {

// "policy/lifts.json" → its value. Anything but a value is a bug of the build.
[[nodiscard]] inline Result<Json> resourceJson(std::string_view path)
{
    const auto bytes = resource(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parseJson(*bytes);
}

}  // namespace countersign
