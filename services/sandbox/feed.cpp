#include "services/sandbox/feed.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/base/httpclient.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <thread>

namespace countersign {

using SteadyClock = std::chrono::steady_clock;

struct Feed::Post {
    std::string label;
    std::string path;
    std::string topic;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

struct Feed::Run {
    const FeedOptions& options;
    HttpClient& http;
    std::vector<std::vector<Post>> shoppers;
    std::atomic<std::size_t> next{ 0 };
    std::mutex mutex;
    FeedReport report;
    std::optional<Error> unreachable;
    SteadyClock::time_point turn = SteadyClock::now();
};

namespace {

constexpr std::size_t maxRefusals = 20;

void count(FeedReport& report, const std::string& label, const HttpAnswer& answer)
{
    ++report.posted;
    if (answer.status == 200) {
        const auto repeated
            = std::any_of(answer.headers.begin(), answer.headers.end(), [](const auto& h) { return h.first == "x-countersign-duplicate"; });
        ++(repeated ? report.duplicates : report.accepted);
        return;
    }
    ++report.refused;
    if (report.refusals.size() < maxRefusals)
        report.refusals.push_back(label + ": " + std::to_string(answer.status) + " " + answer.body.substr(0, 300));
}

// Unlike any other for months, as long as a run's copies take a thousandth of a second each.
std::string suffixFor(TimeMs now, int copy)
{
    return std::to_string(now / secondMs % 10'000'000 * 1000 + copy);
}

} // namespace

Feed::Feed(std::vector<Recording> recordings, std::vector<RecordedShop> shops, const Clock& clock)
    : m_recordings(std::move(recordings))
    , m_shops(std::move(shops))
    , m_clock(clock)
{
}

void Feed::cancel()
{
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
    }
    m_wake.notify_all();
}

Result<std::vector<Feed::Post>> Feed::prepare(const Recording& recording, const FeedOptions& options, const std::string& suffix) const
{
    const auto shop
        = std::find_if(m_shops.begin(), m_shops.end(), [&](const RecordedShop& known) { return known.shop.id == recording.shop; });
    if (shop == m_shops.end())
        return fail(ErrorCode::InvalidInput, recording.file + ": there is no shop " + recording.shop);
    const auto last = lastActivity(recording);
    if (!last)
        return tl::unexpected(last.error());
    const TimeMs now = m_clock.now();
    const TimeMs shift = now - options.ageMs - *last;
    const double first = recording.events.front().offsetMinutes;
    double latest = first;
    for (const auto& event : recording.events)
        if (event.topic.starts_with("checkouts/") || event.topic.starts_with("carts/"))
            latest = std::max(latest, event.offsetMinutes);
    std::vector<Post> posts;
    for (const auto& event : recording.events) {
        Json body = event.body;
        if (!suffix.empty())
            makeDistinct(body, suffix);
        moveTimes(body, shift);
        Post post;
        post.label = recording.file + " " + event.topic;
        post.path = "/v1/hooks/" + recording.shop;
        post.body = body.dump();
        const TimeMs triggered
            = now - options.ageMs + static_cast<TimeMs>(std::llround((event.offsetMinutes - latest) * static_cast<double>(minuteMs)));
        const Hash mac = hmacSha256(shop->secrets.webhookSecret, post.body);
        post.headers = { { "content-type", "application/json" }, { "x-shopify-topic", event.topic },
            { "x-shopify-hmac-sha256", base64(view(mac)) }, { "x-shopify-shop-domain", shop->shop.domain },
            { "x-shopify-api-version", event.apiVersion }, { "x-shopify-webhook-id", newId(now) }, { "x-shopify-event-id", newId(now) },
            { "x-shopify-triggered-at", formatTime(triggered) } };
        posts.push_back(std::move(post));
    }
    return posts;
}

bool Feed::waitForTurn(Run& run)
{
    std::unique_lock lock(m_mutex);
    if (run.options.ratePerSecond > 0) {
        const auto step = std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(1.0 / run.options.ratePerSecond));
        const auto mine = std::max(run.turn, SteadyClock::now());
        run.turn = mine + step;
        m_wake.wait_until(lock, mine, [this] { return m_cancelled; });
    }
    return !m_cancelled;
}

void Feed::work(Run& run)
{
    for (;;) {
        const std::size_t mine = run.next++;
        if (mine >= run.shoppers.size())
            return;
        for (const auto& post : run.shoppers[mine]) {
            if (!waitForTurn(run))
                return;
            HttpCall call;
            call.method = "POST";
            call.url = run.options.backendUrl + post.path;
            call.headers = post.headers;
            call.body = post.body;
            const auto answer = run.http.call(call);
            const std::lock_guard lock(run.mutex);
            if (!answer) {
                run.unreachable = answer.error();
                run.next = run.shoppers.size();
                return;
            }
            count(run.report, post.label, *answer);
        }
    }
}

Result<FeedReport> Feed::run(const FeedOptions& options)
{
    HttpClient http;
    Run run{ options, http, {}, 0, {}, {}, {}, SteadyClock::now() };
    const TimeMs started = m_clock.now();
    for (int copy = 0; copy < std::max(1, options.copies); ++copy)
        for (const auto& recording : m_recordings) {
            if (recording.file.find(options.only) == std::string::npos)
                continue;
            auto posts = prepare(recording, options, copy > 0 || options.fresh ? suffixFor(started, copy) : std::string());
            if (!posts)
                return tl::unexpected(std::move(posts.error()));
            run.shoppers.push_back(std::move(*posts));
        }
    std::vector<std::thread> workers;
    for (int i = 0; i < std::max(1, options.connections); ++i)
        workers.emplace_back([this, &run] { work(run); });
    for (auto& worker : workers)
        worker.join();
    if (run.unreachable)
        return tl::unexpected(std::move(*run.unreachable));
    return std::move(run.report);
}

} // namespace countersign
