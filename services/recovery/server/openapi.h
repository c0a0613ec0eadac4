#pragma once
// The contract, resources/api/openapi.yaml, as JSON.
#include "models/domain/json.h"

namespace countersign {

[[nodiscard]] Result<Json> yamlToJson(std::string_view yaml);  // InvalidInput when it is no YAML
[[nodiscard]] Result<Json> openApi();                          // of the compiled-in file

}  // namespace countersign
