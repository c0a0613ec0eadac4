#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

#include <algorithm>
#include <set>

namespace countersign {

namespace {

using ChangeRow = std::tuple<std::int64_t, std::string, std::string, std::int64_t>;

// The newest of each entity, in order of number.
std::vector<ChangeRow> folded(std::vector<ChangeRow> rows)
{
    std::set<std::pair<std::string, std::string>> seen;
    std::vector<ChangeRow> kept;
    for (auto it = rows.rbegin(); it != rows.rend(); ++it)
        if (seen.emplace(std::get<1>(*it), std::get<2>(*it)).second)
            kept.push_back(std::move(*it));
    std::reverse(kept.begin(), kept.end());
    return kept;
}

Result<void> attachEntity(const ServerParts& parts, Connection& connection, const Person& person, Json& change)
{
    const auto& kind = change.at("kind").get_ref<const std::string&>();
    const auto& entity = change.at("entity").get_ref<const std::string&>();
    if (kind == "draft") {
        const auto draft = parts.review.draftFor(connection, person, entity);
        if (draft)
            change["draft"] = *draft;
        else if (draft.error().code != ErrorCode::NotFound)
            return tl::unexpected(draft.error());
    } else if (kind == "decision") {
        const auto status = parts.review.decisionStatus(connection, entity);
        if (status)
            change["decision"] = *status;
        else if (status.error().code != ErrorCode::NotFound)
            return tl::unexpected(status.error());
    }
    return {};
}

HttpResponse changes(const ServerParts& parts, Call& call)
{
    const auto since = numberOf(call.request, "since", 0, 0, INT64_MAX);
    const auto limit = numberOf(call.request, "limit", 200, 1, 1000);
    for (const auto* number : { &since, &limit })
        if (!*number)
            return problem(number->error());
    const bool full = call.request.queryValue("full") == "1";
    const auto body = parts.context.reads.read<Json>([&](Connection& connection) -> Result<Json> {
        const auto newest = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(seq), 0) FROM changes");
        if (!newest)
            return tl::unexpected(newest.error());
        if (*since > std::get<0>(**newest))
            return fail(ErrorCode::Conflict, "there is no such change yet: this backend was restored, sync again from zero");
        auto rows = connection.rows<ChangeRow>(
            "SELECT seq, kind, entity, at FROM changes WHERE seq > :since ORDER BY seq LIMIT :most", *since, *limit);
        if (!rows)
            return tl::unexpected(rows.error());
        const bool more = static_cast<std::int64_t>(rows->size()) == *limit;
        const std::int64_t next = rows->empty() ? *since : std::get<0>(rows->back());
        Json list = Json::array();
        for (const auto& [seq, kind, entity, at] : folded(std::move(*rows))) {
            Json change{ { "seq", seq }, { "kind", kind }, { "entity", entity }, { "at", formatTime(at) } };
            if (full)
                if (auto attached = attachEntity(parts, connection, *call.person, change); !attached)
                    return tl::unexpected(attached.error());
            list.push_back(std::move(change));
        }
        return Json{ { "changes", std::move(list) }, { "next", next }, { "more", more } };
    });
    return body ? ok(*body) : problem(body.error());
}

} // namespace

void addChangeRoutes(Router& router, const ServerParts& parts)
{
    router.add({ "GET", "/v1/changes", Permission::ReadDrafts, [parts](Call& call) { return changes(parts, call); }, {} });
    router.add({ "GET", "/v1/stream", Permission::ReadDrafts,
        [&hub = parts.changes](Call&) {
            HttpResponse response;
            response.contentType = "text/event-stream";
            response.stream = [&hub](std::shared_ptr<EventStream> stream) { hub.add(std::move(stream)); };
            return response;
        },
        {} });
}

} // namespace countersign
