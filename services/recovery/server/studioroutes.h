#pragma once
// What the routes of the prompt studio share: who may read, and POSTs that are done once however often they are sent.
#include "services/base/database.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

#include <functional>
#include <string>

namespace countersign {

using RouteAnswer = std::function<HttpResponse(Call&)>;

// GET for whoever has read_drafts, edit_prompts or promote_prompts.
void addReading(Router& router, std::string pattern, RouteAnswer answer);

// Runs `write` in one write and answers with its JSON. With an Idempotency-Key (optional, at most 100 characters) the answer is kept: the
// same key and body get it again, with another body 422. A refusal of `write` keeps nothing.
[[nodiscard]] HttpResponse writeOnce(
    const ServerParts& parts, const Call& call, int status, const std::function<Reviewed<Json>(Connection&)>& write);

}  // namespace countersign
