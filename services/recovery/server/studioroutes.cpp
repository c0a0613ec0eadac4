#include "services/recovery/server/studioroutes.h"

#include "models/domain/digest.h"
#include "services/recovery/review/material.h"

namespace countersign {

namespace {

bool mayRead(const Person& person)
{
    return person.may(Permission::ReadDrafts) || person.may(Permission::EditPrompts) || person.may(Permission::PromotePrompts);
}

}  // namespace

void addReading(Router& router, std::string pattern, RouteAnswer answer)
{
    router.add({"GET", std::move(pattern), Access::SignedIn,
        [answer = std::move(answer)](Call& call) {
            if (!mayRead(*call.person))
                return problem({ErrorCode::Forbidden, "your roles include neither the right to read_drafts nor to edit_prompts", std::nullopt});
            return answer(call);
        }, {}});
}

HttpResponse writeOnce(const ServerParts& parts, const Call& call, int status, const std::function<Reviewed<Json>(Connection&)>& write)
{
    const std::string key(call.request.header("idempotency-key"));
    if (key.size() > 100)
        return problem({ErrorCode::InvalidInput, "Idempotency-Key is longer than 100 characters", std::nullopt});
    const std::string& personId = call.person->id;
    const std::string bodyHash = hex(view(sha256(call.request.method + " " + call.request.path + "\n" + call.request.body)));
    const TimeMs now = parts.context.clock.now();
    Refusal refusal;
    std::string answer;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        if (!key.empty()) {
            const auto kept = keptAnswer(connection, personId, key);
            if (!kept)
                return tl::unexpected(kept.error());
            if (kept->has_value() && (*kept)->bodyHash != bodyHash)
                return fail(ErrorCode::Unprocessable, "this Idempotency-Key was used with another body");
            if (kept->has_value()) {
                answer = (*kept)->answer;
                return {};
            }
        }
        auto made = write(connection);
        if (!made) {
            refusal = std::move(made.error());
            return tl::unexpected(refusal.error);
        }
        answer = made->dump(-1, ' ', false, Json::error_handler_t::replace);
        return key.empty() ? Result<void>{} : keepAnswer(connection, personId, key, bodyHash, answer, now);
    });
    if (!written)
        return refusal.requirements.empty() ? problem(written.error()) : refused(refusal);
    return jsonResponse(status, std::move(answer));
}

}  // namespace countersign
