#include "services/sandbox/sandbox.h"

#include "models/domain/digest.h"
#include "services/base/httpclient.h"
#include "services/base/threadpool.h"
#include "services/sandbox/faults.h"
#include "services/sandbox/later.h"
#include "services/sandbox/ledger.h"
#include "services/sandbox/modelapi.h"
#include "services/sandbox/pretendcustomer.h"
#include "services/sandbox/shopapi.h"

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

namespace countersign {

namespace {

constexpr std::string_view sendsPath = "/connectors/webhook";
constexpr std::chrono::seconds shopSlowness{ 3 };
constexpr std::chrono::seconds customersThink{ 3 }; // before a pretend customer answers
constexpr TimeMs signatureAge = 5 * minuteMs;

HttpResponse noAnswer()
{
    HttpResponse response;
    response.status = 0;
    return response;
}

} // namespace

std::string standardWebhookSignature(const std::string& secret, std::string_view id, std::string_view timestamp, std::string_view body)
{
    std::string key = secret;
    if (secret.starts_with("whsec_"))
        if (auto decoded = fromBase64(std::string_view(secret).substr(6)))
            key = std::move(*decoded);
    std::string text;
    text.reserve(id.size() + timestamp.size() + body.size() + 2);
    text.append(id).append(".").append(timestamp).append(".").append(body);
    const Hash mac = hmacSha256(key, text);
    return "v1," + base64(view(mac));
}

struct Sandbox::Impl {
    Impl(std::unique_ptr<Ledger> openLedger, std::vector<RecordedShop> shops, const Clock& theClock)
        : clock(theClock)
        , ledger(std::move(openLedger))
        , api(std::move(shops))
        , pool(4, "sandbox")
    {
    }
    ~Impl()
    {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        wake.notify_all();
        server.reset();
    }

    // Slowness on order: ends early when the sandbox stops.
    void dawdle()
    {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, shopSlowness, [this] { return stopping; });
    }

    HttpResponse answer(const HttpRequest& request)
    {
        const auto& path = request.path;
        if (request.method == "POST" && path.ends_with("/graphql.json") && path.find("/admin/api/") != std::string::npos)
            return answerQuery(request);
        if (request.method == "POST" && path == sendsPath)
            return takeSend(request);
        if (request.method == "GET" && path.starts_with(std::string(sendsPath) + "/"))
            return lookUp(path.substr(sendsPath.size() + 1));
        if (request.method == "GET" && path == "/ledger")
            return jsonResponse(200, ledger->summary().dump());
        if (request.method == "GET" && path == "/codes")
            return jsonResponse(200, api.codes().dump());
        if (request.method == "GET" && path == "/healthz")
            return jsonResponse(200, R"({"status":"ok"})");
        if (request.method == "POST" && path == "/faults")
            return setFaults(request);
        return problem(Error{ ErrorCode::NotFound, "the sandbox has no such place", std::nullopt });
    }

    HttpResponse answerQuery(const HttpRequest& request)
    {
        switch (faults.nextQuery()) {
        case ApiFault::None:
            break;
        case ApiFault::Throttle:
            return api.throttled(request, clock.now());
        case ApiFault::Error:
            return jsonResponse(503, R"({"errors":"Service Unavailable"})");
        case ApiFault::Slow:
            dawdle();
            break;
        }
        return api.answer(request, clock.now());
    }

    bool signedByAShop(const HttpRequest& request, const std::string& id) const
    {
        const auto timestamp = request.header("webhook-timestamp");
        std::int64_t seconds = 0;
        const auto [end, wrong] = std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), seconds);
        if (wrong != std::errc() || end != timestamp.data() + timestamp.size()
            || std::llabs(clock.now() / 1000 - seconds) * 1000 > signatureAge)
            return false;
        bool genuine = false;
        for (const auto& shop : api.shops()) {
            if (shop.secrets.connectorSecret.empty())
                continue;
            const auto expected = standardWebhookSignature(shop.secrets.connectorSecret, id, timestamp, request.body);
            std::string_view given = request.header("webhook-signature");
            while (!given.empty()) {
                const auto blank = given.find(' ');
                genuine = equalConstantTime(given.substr(0, blank), expected) || genuine;
                given = blank == std::string_view::npos ? std::string_view() : given.substr(blank + 1);
            }
        }
        return genuine;
    }

    HttpResponse takeSend(const HttpRequest& request)
    {
        const std::string id(request.header("webhook-id"));
        if (id.empty() || id.size() > 200 || !signedByAShop(request, id))
            return problem(Error{ ErrorCode::Unauthenticated, "the webhook's signature does not verify", std::nullopt });
        const SendFault fault = faults.nextSend();
        if (fault == SendFault::Error500)
            return problem(Error{ ErrorCode::Internal, "a fault on order", std::nullopt });
        if (fault == SendFault::Refuse400)
            return problem(Error{ ErrorCode::InvalidInput, "a refusal on order", std::nullopt });
        if (fault == SendFault::Slow)
            dawdle();
        const auto providerId = ledger->append(id, request.body, clock.now());
        if (!providerId)
            return problem(providerId.error());
        if (const auto link = surveyLinkIn(request.body))
            askCustomer(*link, request.body.find("Frage") != std::string::npos);
        return fault == SendFault::DropAnswer ? noAnswer() : jsonResponse(200, Json{ { "provider_id", *providerId } }.dump());
    }

    void askCustomer(const std::string& link, bool german)
    {
        const auto form = pretendSurveyForm(link, german);
        if (!form)
            return;
        later.after(customersThink, [this, link, form = *form] {
            pool.post([this, link, form] {
                HttpCall call{ .method = "POST", .url = link, .headers = { { "content-type", "application/x-www-form-urlencoded" } }, .body = form };
                call.timeoutMs = 5000;
                (void)http.call(call); // nobody waits for a customer
            });
        });
    }

    HttpResponse lookUp(const std::string& id) const
    {
        const auto providerId = ledger->providerIdOf(id);
        if (providerId.empty())
            return problem(Error{ ErrorCode::NotFound, "no such send arrived", std::nullopt });
        return jsonResponse(200, Json{ { "provider_id", providerId } }.dump());
    }

    HttpResponse setFaults(const HttpRequest& request)
    {
        const auto wish = parseJson(request.body, {});
        if (!wish)
            return problem(wish.error());
        const auto done = faults.set(*wish);
        return done ? jsonResponse(200, "{}") : problem(done.error());
    }

    const Clock& clock;
    std::unique_ptr<Ledger> ledger;
    ShopApi api;
    Faults faults;
    ModelApi model{ faults };
    HttpClient http; // of the pretend customers
    std::mutex mutex;
    std::condition_variable wake;
    bool stopping = false;
    std::unique_ptr<HttpServer> server;
    ThreadPool pool; // its tasks use all of the above
    Later later; // last: it posts to the pool
};

Sandbox::Sandbox(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Sandbox::~Sandbox() = default;

Result<std::unique_ptr<Sandbox>> Sandbox::start(
    const std::string& home, const std::string& recordings, const std::string& address, const Clock& clock)
{
    auto shops = readRecordedShops(recordings);
    if (!shops)
        return tl::unexpected(std::move(shops.error()));
    auto ledger = Ledger::open(home + "/ledger.jsonl");
    if (!ledger)
        return tl::unexpected(std::move(ledger.error()));
    auto impl = std::make_unique<Impl>(std::move(*ledger), std::move(*shops), clock);
    Impl* self = impl.get();
    auto server = HttpServer::listen(
        address,
        [self](HttpRequest request, Respond respond) {
            auto shared = std::make_shared<HttpRequest>(std::move(request));
            self->pool.post([self, shared, respond = std::move(respond)] {
                if (ModelApi::serves(*shared))
                    self->model.answer(*shared, respond);
                else
                    respond(self->answer(*shared));
            });
        },
        1);
    if (!server)
        return tl::unexpected(std::move(server.error()));
    impl->server = std::move(*server);
    return std::unique_ptr<Sandbox>(new Sandbox(std::move(impl)));
}

std::string Sandbox::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_impl->server->port());
}

} // namespace countersign
