#include "services/recovery/server/answers.h"
#include "services/recovery/server/openapi.h"
#include "services/recovery/server/recoveryserver.h"

namespace countersign {

namespace {

HttpResponse ready(const ServerParts& parts)
{
    const auto answers = parts.context.reads.read<bool>([](Connection& connection) -> Result<bool> {
        const auto row = connection.row<std::tuple<std::int64_t>>("SELECT COUNT(*) FROM roles");
        if (!row)
            return tl::unexpected(row.error());
        return true;
    });
    return answers ? ok(Json{ { "status", "ready" } }) : problem({ ErrorCode::Unavailable, "the database does not answer", std::nullopt });
}

HttpResponse contract()
{
    const auto api = openApi();
    return api ? ok(*api) : problem(api.error());
}

} // namespace

void addOperationsRoutes(Router& router, const ServerParts& parts)
{
    router.add({ "GET", "/healthz", Access::Open, {}, [](const HttpRequest&, const Respond& respond) {
                    respond(ok(Json{ { "status", "ok" } }));
                } });
    router.add({ "GET", "/readyz", Access::Open, [parts](Call&) { return ready(parts); }, {} });
    router.add({ "GET", "/metrics", Access::Open,
        [&metrics = parts.metrics](Call&) {
            HttpResponse response;
            response.contentType = "text/plain; version=0.0.4; charset=utf-8";
            response.body = metrics.text();
            return response;
        },
        {} });
    router.add({ "GET", "/v1/openapi.json", Access::Open, [contract = contract()](Call&) { return contract; }, {} });
    router.add({ "POST", "/v1/hooks/{shop}", Access::Open, {}, parts.hooks });
}

} // namespace countersign
