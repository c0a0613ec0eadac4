#include "models/domain/survey.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/draftstore.h"

namespace countersign {

namespace {

constexpr std::int64_t mostFull = 200;
constexpr std::int64_t mostSummaries = 500;

Result<DraftQuery> queryOf(const HttpRequest& request, bool full, TimeMs now)
{
    DraftQuery query;
    if (const std::string states = request.queryValue("state"); !states.empty()) {
        query.states.clear();
        for (std::size_t from = 0; from <= states.size();) {
            const std::size_t end = std::min(states.find(',', from), states.size());
            const auto state = fromWord<DraftState>(std::string_view(states).substr(from, end - from));
            if (!state)
                return fail(ErrorCode::InvalidInput, "state has an unknown word");
            query.states.push_back(*state);
            from = end + 1;
        }
    }
    if (const std::string order = request.queryValue("order"); !order.empty()) {
        if (order != "stake" && order != "recent" && order != "cold")
            return fail(ErrorCode::InvalidInput, "order is stake, recent or cold");
        query.order = order;
    }
    query.now = now;
    query.words = request.queryValue("q");
    if (query.words.size() > 200)
        return fail(ErrorCode::InvalidInput, "q is longer than 200 bytes");
    query.shopId = request.queryValue("shop");
    query.kind = request.queryValue("kind");
    if (!query.kind.empty() && query.kind != DraftSummary().kind && query.kind != surveyKind)
        return fail(ErrorCode::InvalidInput, "kind is recovery or survey");
    query.cursor = request.queryValue("cursor");
    const auto limit = numberOf(request, "limit", 50, 1, full ? mostFull : mostSummaries);
    if (!limit)
        return tl::unexpected(limit.error());
    query.limit = static_cast<std::size_t>(*limit);
    return query;
}

// Summaries are stored as JSON texts and joined as they are: the hot path of every queue.
HttpResponse answerDrafts(const ServerParts& parts, Call& call)
{
    const bool full = call.request.queryValue("full") == "1";
    const auto query = queryOf(call.request, full, parts.context.clock.now());
    if (!query)
        return problem(query.error());
    struct Page {
        std::string drafts;
        std::string next;
        std::int64_t asOf = 0;
    };
    const auto page = parts.context.reads.read<Page>([&](Connection& connection) -> Result<Page> {
        auto found = queryDrafts(connection, *query);
        if (!found)
            return tl::unexpected(found.error());
        const auto newest = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(seq), 0) FROM changes");
        if (!newest)
            return tl::unexpected(newest.error());
        Page made;
        made.next = std::move(found->next);
        made.asOf = newest->has_value() ? std::get<0>(**newest) : 0;
        std::size_t bytes = 0;
        for (const auto& summary : found->summaries)
            bytes += summary.size() + 1;
        made.drafts.reserve(bytes);
        for (std::size_t i = 0; i < found->ids.size(); ++i) {
            if (!full) {
                made.drafts += (made.drafts.empty() ? "" : ",") + found->summaries[i];
                continue;
            }
            const auto draft = parts.review.draftFor(connection, *call.person, found->ids[i]);
            if (!draft && draft.error().code == ErrorCode::NotFound)
                continue;  // its customer was erased
            if (!draft)
                return tl::unexpected(draft.error());
            made.drafts += (made.drafts.empty() ? "" : ",") + Json(*draft).dump(-1, ' ', false, Json::error_handler_t::replace);
        }
        return made;
    });
    if (!page)
        return problem(page.error());
    std::string body = "{\"drafts\":[" + page->drafts + "],\"next\":";
    body += page->next.empty() ? "null" : Json(page->next).dump();
    body += ",\"as_of\":" + std::to_string(page->asOf) + "}";
    return jsonResponse(200, std::move(body));
}

HttpResponse answerDraft(const ServerParts& parts, Call& call)
{
    const auto draft = parts.context.reads.read<Draft>(
        [&](Connection& connection) { return parts.review.draftFor(connection, *call.person, call.parts.at(0)); });
    if (!draft)
        return problem(draft.error());
    HttpResponse response = ok(Json(*draft));
    response.headers.emplace_back("ETag", "\"" + std::to_string(draft->summary.revision) + "\"");
    return response;
}

}  // namespace

void addDraftRoutes(Router& router, const ServerParts& parts)
{
    router.add({"GET", "/v1/drafts", Permission::ReadDrafts, [parts](Call& call) { return answerDrafts(parts, call); }, {}});
    router.add({"GET", "/v1/drafts/{id}", Permission::ReadDrafts, [parts](Call& call) { return answerDraft(parts, call); }, {}});
    router.add({"POST", "/v1/drafts/{id}/lease", Permission::Lease,
        [parts](Call& call) {
            const auto lease = parts.review.lease(*call.person, call.parts.at(0), call.request.queryValue("break") == "1");
            return lease ? ok(Json{{"lease", *lease}}) : refused(lease.error());
        }, {}});
    router.add({"DELETE", "/v1/drafts/{id}/lease", Permission::Lease,
        [parts](Call& call) {
            const auto released = parts.review.release(*call.person, call.parts.at(0));
            return released ? noContent() : refused(released.error());
        }, {}});
}

}  // namespace countersign
