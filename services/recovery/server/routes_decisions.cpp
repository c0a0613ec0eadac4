#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

namespace countersign {

namespace {

ReviewCall reviewCall(const Call& call)
{
    return { call.parts.at(0), std::string(call.request.header("if-match")), std::string(call.request.header("idempotency-key")),
        call.request.body };
}

} // namespace

void addDecisionRoutes(Router& router, const ServerParts& parts)
{
    Review& review = parts.review;
    router.add({ "POST", "/v1/drafts/{id}/revisions", Permission::Edit,
        [&review](Call& call) {
            const auto draft = review.revise(*call.person, reviewCall(call));
            if (!draft)
                return refused(draft.error());
            HttpResponse response = ok(Json(*draft), 201);
            response.headers.emplace_back("ETag", "\"" + std::to_string(draft->summary.revision) + "\"");
            return response;
        },
        {} });
    // Which right it takes depends on the verdict: the review asks.
    router.add({ "POST", "/v1/drafts/{id}/decisions", Permission::ReadDrafts,
        [&review](Call& call) {
            auto answer = review.decide(*call.person, reviewCall(call));
            return answer ? jsonResponse(200, std::move(*answer)) : refused(answer.error());
        },
        {} });
    router.add({ "GET", "/v1/decisions/{id}", Permission::ReadDrafts,
        [&review, &reads = parts.context.reads](Call& call) {
            const auto status
                = reads.read<Json>([&](Connection& connection) { return review.decisionStatus(connection, call.parts.at(0)); });
            return status ? ok(*status) : problem(status.error());
        },
        {} });
    router.add({ "POST", "/v1/decisions/undo", Permission::ReadDrafts,
        [&review](Call& call) {
            const auto body = bodyObject(call.request);
            const auto batch = body ? textMember(*body, "batch", 100) : Result<std::string>(tl::unexpected(body.error()));
            if (!batch)
                return problem(batch.error());
            const auto results = review.undoBatch(*call.person, *batch);
            return results ? ok(*results) : refused(results.error());
        },
        {} });
    // One's own decision, or anyone's with the right: the review asks.
    router.add({ "POST", "/v1/decisions/{id}/undo", Permission::ReadDrafts,
        [&review](Call& call) {
            auto answer = review.undo(*call.person, call.parts.at(0));
            return answer ? jsonResponse(200, std::move(*answer)) : refused(answer.error());
        },
        {} });
}

} // namespace countersign
