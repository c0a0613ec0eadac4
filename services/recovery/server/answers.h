#pragma once
// Small helpers by which every route answers the same way.
#include "models/domain/json.h"
#include "services/base/httpserver.h"
#include "services/recovery/review/refusal.h"

#include <string>

namespace countersign {

[[nodiscard]] HttpResponse ok(const Json& body, int status = 200);
[[nodiscard]] HttpResponse noContent();
[[nodiscard]] HttpResponse refused(const Refusal& refusal); // problem+json with requirements and lease
[[nodiscard]] Result<Json> bodyObject(const HttpRequest& request); // InvalidInput unless a JSON object
[[nodiscard]] Result<std::string> textMember(
    const Json& object, const char* name, std::size_t mostBytes = 1000); // InvalidInput when absent
// The number of a query parameter, `fallback` when absent. Errors: InvalidInput (no number, out of range).
[[nodiscard]] Result<std::int64_t> numberOf(
    const HttpRequest& request, std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most);
// The time of a query parameter, `fallback` when absent. Errors: InvalidInput.
[[nodiscard]] Result<TimeMs> timeOf(const HttpRequest& request, std::string_view name, TimeMs fallback);

} // namespace countersign
