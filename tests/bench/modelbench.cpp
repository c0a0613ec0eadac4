// What the product adds to a language model: the composer's own time, many questions at once, a replay; and what it keeps from it.
#include "tests/bench/benches.h"

#include "tests/bench/benchhome.h"
#include "tests/services/recovery/compose/canaries.h"
#include "tests/services/recovery/compose/modelscene.h"
#include "tests/services/recovery/prompts/replayscene.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <QUrl>
#include <algorithm>
#include <functional>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int composed = 400;
constexpr int rounds = 3;
constexpr int warming = 20; // drafts before: words, patterns and plans are read once
constexpr int together = 150;
constexpr int atOnce = 50;
constexpr int replayed = 1000;
constexpr int canaryCustomers = 1000;

double secondsSince(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e9; }

void waitUntil(const std::function<bool()>& reached, int mostSeconds, const char* what)
{
    QElapsedTimer timer;
    timer.start();
    while (!reached()) {
        if (timer.elapsed() > mostSeconds * 1000LL)
            stop(std::string(what) + " took more than " + std::to_string(mostSeconds) + " s");
        QThread::msleep(2);
    }
}

// The latest questions that the sandbox was asked, as whole requests that can be asked again.
std::vector<std::string> askedLast(const std::string& url, std::size_t count)
{
    HttpClient http;
    HttpCall call;
    call.url = url + "/model/requests?last=" + std::to_string(count);
    call.maxAnswer = 64 * 1024 * 1024;
    const auto answer = need(http.call(call), "requests");
    const auto json = need(parseJson(answer.body, {.maxBytes = 64 << 20, .maxDepth = 8, .maxKeys = 100000, .maxString = 1 << 20}), "requests");
    std::vector<std::string> requests;
    for (const auto& one : json.at("requests"))
        requests.push_back(requestBytes("POST", one.at("path").get<std::string>(), "Content-Type: application/json\r\n", one.at("body").get<std::string>()));
    if (requests.size() < count)
        stop("the model was asked " + std::to_string(requests.size()) + " questions instead of " + std::to_string(count));
    return requests;
}

LoadResult bare(const std::string& url, const std::vector<std::string>& requests, std::size_t connections)
{
    const auto result = load(portOf(QString::fromStdString(url)), requests, connections);
    ensure(result, "bare questions");
    return result;
}

Cart customer(const ModelScene& scene, const std::string& name)
{
    Cart cart = scene.cart(name);
    cart.customerId.clear();
    cart.email = name + "@posta.example";
    return cart;
}

// One draft after the other through the real stages; the stage that asks is timed with its reads, question, round trip and checks.
double p99OfDrafts(ModelScene& scene)
{
    std::vector<double> taken;
    scene.ran = [&taken](const std::string& stage, std::chrono::nanoseconds took) {
        if (stage == "write")
            taken.push_back(std::chrono::duration<double, std::milli>(took).count());
    };
    for (int i = 0; i < warming + composed; ++i) {
        scene.home.clock.advance(secondMs); // the shop's API counts what is asked of it in a time
        (void)scene.abandon(customer(scene, "one" + std::to_string(i)));
    }
    taken.erase(taken.begin(), taken.begin() + std::min<std::ptrdiff_t>(warming, std::ssize(taken)));
    if (taken.size() != composed || scene.home.count("SELECT COUNT(*) FROM drafts WHERE prompt LIKE 'builtin/%'") > 0)
        stop("the drafts were not written by the model");
    std::sort(taken.begin(), taken.end());
    return taken[taken.size() * 99 / 100];
}

// What the same questions take a bare client is the model's time, not the composer's. Of three rounds the middle one counts.
void benchOverhead(Figures& figures)
{
    std::vector<double> own;
    double bareMs = 0;
    for (int round = 0; round < rounds; ++round) {
        ModelScene scene;
        const double whole = p99OfDrafts(scene);
        bareMs = bare(scene.sandbox->url(), askedLast(scene.sandbox->url(), composed), 1).p50Ms;
        own.push_back(whole - bareMs);
    }
    std::sort(own.begin(), own.end());
    figures.add({"model: a draft written with an instant model, beside the answer's own time, p99", own[rounds / 2], "ms", bareMs,
        "the same questions, a bare client, half of them", 5, true});
}

void benchTogether(Figures& figures)
{
    constexpr int delayMs = 1000;
    const SystemClock clock;
    ModelScene scene;
    auto settings = pretendModel(scene.sandbox->url());
    settings.timeoutMs = 30 * secondMs;
    settings.concurrency = atOnce;
    LanguageModel model(settings, clock);
    Way way(scene.home, scene.home.clock, {}, &model);
    scene.fault(Json{{"model", {{"mode", "slow"}, {"delay_ms", delayMs}}}});
    for (int i = 0; i < together; ++i) {
        const auto cartId = scene.home.putCart(customer(scene, "many" + std::to_string(i)));
        scene.home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{"abandon", cartId, homeNoon}); });
    }
    QElapsedTimer timer;
    timer.start();
    if (!way.runner().start())
        stop("the stages do not start");
    waitUntil([&] { return scene.home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'") == together; }, 100, "150 drafts");
    const double seconds = secondsSince(timer);
    way.runner().stop();
    if (scene.home.count("SELECT COUNT(*) FROM drafts WHERE prompt LIKE 'builtin/%'") > 0)
        stop("some of the drafts were not written by the model");
    const auto requests = askedLast(scene.sandbox->url(), together);
    const auto alone = bare(scene.sandbox->url(), requests, atOnce);
    const double limit = static_cast<double>(requests.size()) / alone.perSecond;
    figures.add({"model: 150 carts to queued drafts, 50 at once, a second an answer", seconds, "s", limit, "the questions alone, 50 bare clients",
        1.5 * limit, true});
}

double replaySeconds(ReplayScene& scene)
{
    const Replay begun = scene.start();
    QElapsedTimer timer;
    timer.start();
    scene.run();
    waitUntil([&] { return scene.look(begun.id).endedAt.has_value(); }, 300, "the replay");
    const double seconds = secondsSince(timer);
    scene.runner->stop();
    const Replay replay = scene.look(begun.id);
    if (replay.state != ReplayState::Done || replay.done != replayed)
        stop("the replay ended otherwise: " + replay.why);
    return seconds;
}

void benchReplay(Figures& figures)
{
    constexpr int delayMs = 500;
    ReplayScene scene(replayed);
    const auto clients = static_cast<std::size_t>(scene.model->settings().concurrency * 4 / 5);  // as many as a replay asks at once
    const auto alone = [&] {
        const auto requests = askedLast(scene.sandbox->url(), replayed);
        return static_cast<double>(requests.size()) / bare(scene.sandbox->url(), requests, clients).perSecond;
    };
    const double instant = replaySeconds(scene);
    figures.add({"model: 1,000 drafts replayed with an instant model", instant, "s", alone(), "the questions alone, as many bare clients", 5, true});
    scene.fault("slow", delayMs);
    const double slow = replaySeconds(scene);
    const double limit = alone();
    figures.add({"model: 1,000 drafts replayed, half a second an answer, 40 at once", slow, "s", limit, "the questions alone, as many bare clients",
        1.1 * limit, true});
}

// A thousand customers of ten pieces each: none of them in a question, in what is kept of it, in the record or in the log.
void benchCanaries(Figures& figures)
{
    constexpr int perLook = 200;  // the sandbox tells its latest requests alone
    ModelScene scene;
    const std::string logFile = scene.home.folder() + "/log";
    startLog(logFile, LogLevel::Debug);
    std::size_t found = 0;
    for (int i = 0; i < canaryCustomers; ++i) {
        scene.home.clock.advance(secondMs);
        (void)scene.abandon(canaryCart(scene.cart("canary-" + std::to_string(i)), i + 1));
        if ((i + 1) % perLook == 0)
            found += canariesIn(scene.requests());
    }
    startLog({}, LogLevel::Warning);  // closes the file
    QFile log(QString::fromStdString(logFile));
    if (!log.open(QIODevice::ReadOnly))
        stop("there is no log");
    if (scene.home.count("SELECT COUNT(*) FROM exchanges") < canaryCustomers)
        stop("the model was not asked about every customer");
    found += canariesIn(log.readAll().toStdString()) + canariesIn(scene.home.text("SELECT group_concat(exchange || citations) FROM exchanges"))
        + canariesIn(scene.home.text("SELECT group_concat(entry) FROM audit_entries"));
    figures.add({"model: of 10,000 personal pieces, found in questions, exchanges, record or log", static_cast<double>(found), "", 0, "", 0, true});
}

}  // namespace

void benchModel(Figures& figures)
{
    benchOverhead(figures);
    benchTogether(figures);
    benchReplay(figures);
    benchCanaries(figures);
}

}  // namespace countersign::bench
