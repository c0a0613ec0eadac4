#include "services/recovery/server/recoveryserver.h"

#include "services/base/log.h"
#include "services/recovery/server/answers.h"

#include <chrono>

namespace countersign {

namespace {

constexpr std::size_t mostWaiting = 4096;  // requests waiting for a thread before new ones are turned away

std::string_view bearer(const HttpRequest& request)
{
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view header = request.header("authorization");
    return header.starts_with(scheme) ? header.substr(scheme.size()) : std::string_view();
}

Respond counted(Metrics& metrics, const std::string& method, const std::string& pattern, Respond respond)
{
    const auto began = std::chrono::steady_clock::now();
    return [&metrics, method, pattern, began, respond = std::move(respond)](HttpResponse response) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
        metrics.count(method, pattern, response.status, took.count());
        respond(std::move(response));
    };
}

}  // namespace

RecoveryServer::RecoveryServer(const ServerParts& parts)
    : m_parts(parts)
    , m_pool(parts.threads, "serve")
{
    addDraftRoutes(m_router, m_parts);
    addDecisionRoutes(m_router, m_parts);
    addChangeRoutes(m_router, m_parts);
    addPeopleRoutes(m_router, m_parts);
    addSettingsRoutes(m_router, m_parts);
    addAuditRoutes(m_router, m_parts);
    addRecordRoutes(m_router, m_parts);
    addSampleRoutes(m_router, m_parts);
    addBreakGlassRoutes(m_router, m_parts);
    addCallbackRoutes(m_router, m_parts);
    addTeamRoutes(m_router, m_parts);
    addViewRoutes(m_router, m_parts);
    addInsightRoutes(m_router, m_parts);
    addOperationsRoutes(m_router, m_parts);
    addKnowledgeRoutes(m_router, m_parts);
    addPromptRoutes(m_router, m_parts);
    addReplayRoutes(m_router, m_parts);
    addStudioRoutes(m_router, m_parts);
    addSurveyRoutes(m_router, m_parts);
    addPrivacyRoutes(m_router, m_parts);
}

RecoveryServer::~RecoveryServer() = default;

void RecoveryServer::handle(HttpRequest request, Respond respond)
{
    auto match = m_router.match(request.method, request.path);
    if (!match.route) {
        if (match.allowed.empty()) {
            respond(problem({ErrorCode::NotFound, "there is nothing at this address", std::nullopt}));
            return;
        }
        HttpResponse response = problem({ErrorCode::InvalidInput, "this address answers only to " + match.allowed, std::nullopt});
        response.status = 405;
        response.headers.emplace_back("Allow", match.allowed);
        respond(std::move(response));
        return;
    }
    const Route& route = *match.route;
    Respond count = counted(m_parts.metrics, route.method, route.pattern, std::move(respond));
    if (route.direct) {
        route.direct(std::move(request), std::move(count));
        return;
    }
    if (m_pool.queued() > mostWaiting) {
        count(problem({ErrorCode::Unavailable, "the backend has too much to do just now", 1000}));
        return;
    }
    auto call = std::make_shared<Call>();
    call->request = std::move(request);
    call->parts = std::move(match.parts);
    m_pool.post([this, &route, call, count = std::move(count)] { answer(route, *call, count); });
}

Result<void> RecoveryServer::admit(const Route& route, Call& call)
{
    if (const auto* access = std::get_if<Access>(&route.access); access && *access == Access::Open)
        return {};
    call.token = bearer(call.request);
    auto person = m_parts.people.authenticate(call.token);
    if (!person)
        return tl::unexpected(person.error());
    call.person = std::move(*person);
    if (const auto* permission = std::get_if<Permission>(&route.access); permission && !call.person->may(*permission))
        return fail(ErrorCode::Forbidden, "your roles do not include the right to " + std::string(word(*permission)));
    return {};
}

void RecoveryServer::answer(const Route& route, Call& call, const Respond& respond)
{
    if (auto admitted = admit(route, call); !admitted) {
        HttpResponse response = problem(admitted.error());
        if (admitted.error().code == ErrorCode::Unauthenticated)
            response.headers.emplace_back("WWW-Authenticate", "Bearer");
        respond(std::move(response));
        return;
    }
    HttpResponse response;
    try {
        response = route.answer(call);
    } catch (const std::exception& fault) {
        log(LogLevel::Error, "server", "a route failed", {{"route", route.pattern}, {"what", fault.what()}});
        response = problem({ErrorCode::Internal, "something went wrong inside; nothing was changed by this call", std::nullopt});
    }
    respond(std::move(response));
}

}  // namespace countersign
