#include "app/backend/backend.h"

#include "app/backend/firststart.h"
#include "app/backend/keys.h"
#include "app/backend/sequencing.h"
#include "app/backend/stages.h"
#include "services/base/filelock.h"
#include "services/base/httpclient.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/base/secretfile.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/enrich/shopifyadmin.h"
#include "services/recovery/ingest/ingest.h"
#include "services/recovery/jobs/jobrunner.h"
#include "services/recovery/model/modelsettings.h"
#include "services/recovery/privacy/cleanstage.h"
#include "services/recovery/privacy/prunestage.h"
#include "services/recovery/privacy/retentionstage.h"
#include "services/recovery/prompts/replaystore.h"
#include "services/recovery/record/witness.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/survey/surveypage.h"

#include <algorithm>
#include <filesystem>

namespace countersign {

namespace {

constexpr TimeMs operatorSessionMs = 400 * dayMs;

Result<void> makeHome(const std::string& home)
{
    namespace fs = std::filesystem;
    if (home.empty())
        return fail(ErrorCode::InvalidInput, "--home is empty");
    std::error_code problem;
    const bool fresh = fs::create_directories(home, problem);
    if (!problem && fresh)
        fs::permissions(home, fs::perms::owner_all, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot make " + home + ": " + problem.message());
    return {};
}

constexpr std::int64_t mappedBytes = std::int64_t{ 1 } << 30; // a search fetches rows from all over the file

Result<void> inForce(Connection& connection)
{
    const auto outcome = migrate(connection, migrationsOf("backend"), backendApplicationId);
    return outcome ? Result<void>{} : Result<void>(tl::unexpected(outcome.error()));
}

} // namespace

struct Backend::Impl {
    BackendSettings settings;
    SystemClock systemClock;
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<BackendKeys> keys;
    std::unique_ptr<ReadPool> reads;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<RecoveryContext> context;
    HttpClient http;
    Metrics metrics;
    std::unique_ptr<ChangeHub> hub;
    std::unique_ptr<Sequencing> sequencing;
    std::unique_ptr<People> people;
    std::unique_ptr<ShopifyAdmin> admin;
    std::unique_ptr<LanguageModel> language;
    std::unique_ptr<JobRunner> runner;
    std::unique_ptr<Ingest> ingest;
    std::unique_ptr<Review> review;
    std::unique_ptr<RecoveryServer> server;
    std::unique_ptr<HttpServer> listener;
    std::string token;
    std::string url;

    [[nodiscard]] const Clock& clock() const { return settings.clock ? *settings.clock : systemClock; }
    [[nodiscard]] std::string file(const char* name) const { return settings.home + "/" + name; }
    [[nodiscard]] Result<void> openDatabase();
    [[nodiscard]] Result<void> openModel();
    [[nodiscard]] Result<void> wire();
    [[nodiscard]] Result<void> listen();
    void contributeMetrics();
    ~Impl();
};

// The way in first, the record's last word before the writer goes; the writer's hooks outlive the writer.
Backend::Impl::~Impl()
{
    std::error_code ignored;
    if (!url.empty())
        std::filesystem::remove(file("endpoint"), ignored);
    listener.reset();
    server.reset();
    if (ingest)
        ingest->stop();
    if (runner)
        runner->stop();
    if (sequencing)
        sequencing->stop();
    writer.reset();
    if (!url.empty())
        log(LogLevel::Info, "backend", "stopped");
}

Result<void> Backend::Impl::openDatabase()
{
    const std::string path = file("countersign.sqlite");
    std::error_code problem;
    const bool exists = std::filesystem::exists(path, problem);
    auto loaded = loadKeys(settings.home, exists);
    if (!loaded)
        return tl::unexpected(loaded.error());
    keys = std::make_unique<BackendKeys>(std::move(*loaded));
    if (!exists) // SQLite gives its own files the mode that this one has
        if (auto made = writeFileAtomically(path, {}, true); !made)
            return made;
    auto connection = Connection::open(path, OpenMode::ReadWrite);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto migrated = inForce(**connection); !migrated)
        return migrated;
    if (auto settled = settleLogKey(settings.home, **connection, *keys); !settled)
        return settled;
    if (settings.rotateLogKey) {
        if (auto passed = passLogKeyOn(settings.home, **connection, *keys, clock().now()); !passed)
            return passed;
        log(LogLevel::Info, "backend", "the record is signed with a new key", { { "vkey", logVerifierKey(*keys) } });
    }
    const auto version = (*connection)->row<std::tuple<std::string>>("SELECT sqlite_version()");
    if (version && version->has_value())
        log(LogLevel::Info, "backend", "database open", { { "sqlite", std::get<0>(**version) }, { "path", path } });
    writer = std::make_unique<Writer>(std::move(*connection));
    auto pool = ReadPool::open(path, settings.threads + settings.workers + 1, mappedBytes);
    if (!pool)
        return tl::unexpected(pool.error());
    reads = std::move(*pool);
    context = std::make_unique<RecoveryContext>(RecoveryContext{ clock(), *reads, *writer, *keys });
    return {};
}

// The day's budget counts what was spent before a restart.
Result<void> Backend::Impl::openModel()
{
    auto wanted = readModelSettings(settings.home);
    if (!wanted)
        return tl::unexpected(wanted.error());
    language = std::make_unique<LanguageModel>(std::move(*wanted), clock());
    if (!language->configured())
        return {};
    const TimeMs today = clock().now() / dayMs * dayMs;
    const auto spent = reads->read<std::int64_t>([today](Connection& connection) {
        return spentSince(connection, today).and_then([&](std::int64_t drafts) {
            return replaysCostSince(connection, today).map([drafts](std::int64_t replays) { return drafts + replays; });
        });
    });
    if (!spent)
        return tl::unexpected(spent.error());
    language->rememberSpent(*spent);
    log(LogLevel::Info, "backend", "a language model composes", { { "model", language->settings().model } });
    return {};
}

Result<void> Backend::Impl::wire()
{
    hub = std::make_unique<ChangeHub>(*reads);
    sequencing = std::make_unique<Sequencing>(*context);
    writer->onCommit([this] {
        hub->poke();
        sequencing->poke();
    });
    if (auto started = sequencing->start(); !started)
        return started;
    people = std::make_unique<People>(*context, PeopleOptions{ .cost = settings.passwordCost });
    const auto operatorId = prepareHome(*context, *people);
    if (!operatorId)
        return tl::unexpected(operatorId.error());
    admin = std::make_unique<ShopifyAdmin>(http, clock());
    if (auto opened = openModel(); !opened)
        return opened;
    auto stages = makeStages(*context, http, *admin, *language);
    if (!stages)
        return tl::unexpected(stages.error());
    JobRunnerSettings running;
    running.workers = settings.workers;
    if (language->configured()) {
        const auto& model = language->settings();
        running.slowWorkers = static_cast<std::size_t>(std::max(model.concurrency, 1));
        // A draft may ask six times (live and two shadows, each redone once), each time waiting its turn and then for the answer.
        running.leaseMs = std::max(running.leaseMs, 12 * model.timeoutMs + minuteMs);
    }
    runner = std::make_unique<JobRunner>(*context, std::move(*stages), running);
    ingest = std::make_unique<Ingest>(*context, [this] { runner->poke(); });
    if (auto shops = ingest->shopsChanged(); !shops)
        return shops;
    review = std::make_unique<Review>(*context, *people, [this](TimeMs runAt) { runner->poke(runAt); });
    ServerParts parts{ *context, *people, *review, *hub, metrics,
        [this](HttpRequest request, Respond respond) { ingest->accept(std::move(request), std::move(respond)); },
        [this] { return ingest->shopsChanged(); }, settings.threads, language.get(), admin.get(),
        [this] { runner->poke(); } };
    server = std::make_unique<RecoveryServer>(parts);
    contributeMetrics();
    if (auto ended = people->endSessionsOf(*operatorId); !ended)
        return ended;
    const auto session = people->openSession(*operatorId, operatorSessionMs);
    if (!session)
        return tl::unexpected(session.error());
    token = session->token;
    return {};
}

void Backend::Impl::contributeMetrics()
{
    metrics.contribute(
        "countersign_streams", "gauge", "Consoles listening for changes.", [this] { return static_cast<std::int64_t>(hub->streams()); });
    metrics.contribute("countersign_jobs_done_total", "counter", "Jobs finished.", [this] { return runner->counts().done; });
    metrics.contribute(
        "countersign_jobs_retried_total", "counter", "Jobs put off for another try.", [this] { return runner->counts().retried; });
    metrics.contribute("countersign_jobs_failed_total", "counter", "Jobs given up.", [this] { return runner->counts().failed; });
    metrics.contribute("countersign_inbox_waiting", "gauge", "Webhooks answered and not yet worked into carts.",
        [this] { return ingest->waiting(); });
    for (const char* name : { "accepted", "duplicate", "refused.signature" }) {
        std::string metric = std::string("countersign_hooks_") + name + "_total";
        std::replace(metric.begin(), metric.end(), '.', '_');
        metrics.contribute(metric, "counter", "Webhooks by what became of them.", [this, name]() -> std::int64_t {
            const auto counters = ingest->counters();
            const auto it = counters.find(name);
            return it == counters.end() ? 0 : it->second;
        });
    }
}

Result<void> Backend::Impl::listen()
{
    HttpServerLimits limits;
    // Twice the webhook limit reaches the hook, so that it counts what it refuses for its size.
    limits.maxBodyFor = [](std::string_view path) {
        if (path == "/v1/knowledge")
            return std::size_t{ 3 * 1024 * 1024 };
        if (path.starts_with("/s/"))
            return mostSurveyBody;
        return path.starts_with("/v1/hooks/") ? 2 * Ingest::maxBody : std::size_t{ 1024 * 1024 };
    };
    auto listening = HttpServer::listen(
        settings.listen, [this](HttpRequest request, Respond respond) { server->handle(std::move(request), std::move(respond)); },
        settings.ioThreads, limits);
    if (!listening)
        return tl::unexpected(listening.error());
    listener = std::move(*listening);
    if (settings.runJobs) {
        const auto begin = [this](Connection& connection) {
            const TimeMs now = clock().now();
            return RetentionStage::begin(connection, now)
                .and_then([&] { return PruneStage::begin(connection, now); })
                .and_then([&] { return CleanStage::begin(connection, now); });
        };
        if (auto begun = writer->run(begin); !begun)
            return begun;
        if (auto started = runner->start(); !started)
            return started;
    }
    std::string host = settings.listen.substr(0, settings.listen.rfind(':'));
    if (host == "0.0.0.0" || host.empty())
        host = "127.0.0.1";
    url = "http://" + host + ":" + std::to_string(listener->port());
    if (auto written = writeFileAtomically(file("operator.token"), token + "\n", true); !written)
        return written;
    if (auto written = writeFileAtomically(file("endpoint"), url + "\n", false); !written)
        return written;
    log(LogLevel::Info, "backend", "listening", { { "url", url } });
    return {};
}

Result<std::unique_ptr<Backend>> Backend::start(const BackendSettings& settings)
{
    if (auto made = makeHome(settings.home); !made)
        return tl::unexpected(made.error());
    auto impl = std::make_unique<Impl>();
    impl->settings = settings;
    auto locked = FileLock::acquire(impl->file("lock"));
    if (!locked)
        return tl::unexpected(locked.error());
    impl->lock = std::move(*locked);
    if (auto opened = impl->openDatabase(); !opened)
        return tl::unexpected(opened.error());
    if (auto wired = impl->wire(); !wired)
        return tl::unexpected(wired.error());
    if (auto listening = impl->listen(); !listening)
        return tl::unexpected(listening.error());
    return std::unique_ptr<Backend>(new Backend(std::move(impl)));
}

Backend::Backend(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Backend::~Backend() = default;

std::uint16_t Backend::port() const
{
    return m_impl->listener->port();
}
std::string Backend::url() const
{
    return m_impl->url;
}
const std::string& Backend::operatorToken() const
{
    return m_impl->token;
}
const RecoveryContext& Backend::context() const
{
    return *m_impl->context;
}

int exitCodeFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Damaged:
    case ErrorCode::TooNew:
        return exitDatabase;
    case ErrorCode::Conflict:
    case ErrorCode::Unavailable:
        return exitBusy;
    case ErrorCode::InvalidInput:
        return exitUsage;
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::PreconditionFailed:
    case ErrorCode::Unprocessable:
    case ErrorCode::TooLarge:
    case ErrorCode::Throttled:
    case ErrorCode::Timeout:
    case ErrorCode::Cancelled:
    case ErrorCode::LostAnswer:
    case ErrorCode::Storage:
    case ErrorCode::Internal:
        return exitFailed;
    }
    return exitFailed;
}

} // namespace countersign
