#include "tests/bench/benches.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/base/clock.h"
#include "services/base/database.h"
#include "services/base/httpserver.h"
#include "services/base/secretfile.h"
#include "services/recovery/store/draftstore.h"
#include "tests/bench/benchshop.h"
#include "tests/bench/load.h"
#include "tests/support/processes.h"
#include "tests/support/reviewer.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QUrl>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace countersign::bench {

using test::Processes;
using test::Reviewer;
using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void stop(const std::string& why)
{
    std::fprintf(stderr, "bench: %s\n", why.c_str());
    std::exit(2);
}

template <class T>
T need(Result<T> result, const char* what)
{
    if (!result)
        stop(std::string(what) + ": " + result.error().detail);
    return std::move(*result);
}

std::uint16_t portOf(const QString& url) { return static_cast<std::uint16_t>(QUrl(url).port()); }

struct Bench {
    Processes processes;
    std::string hookSecret;

    // Shops and people of the demo, without its recordings.
    Bench()
    {
        if (!processes.startSandbox() || !processes.startBackend())
            stop(processes.lastError().toStdString());
        const auto demo = processes.demo({u"--no-feed"_s, u"--no-quiet-hours"_s, u"--hold-email-s"_s, u"600"_s});
        if (demo.exitCode != 0)
            stop("demo: " + demo.errors.toStdString());
        QFile file(processes.home() + u"/demo.json"_s);
        if (file.open(QIODevice::ReadOnly))
            for (const auto& shop : QJsonDocument::fromJson(file.readAll())[u"shops"_s].toArray())
                if (shop[u"id"_s].toString() == u"northbean"_s)
                    hookSecret = shop[u"webhook_secret"_s].toString().toStdString();
    }
    [[nodiscard]] std::vector<std::string> checkouts(const std::string& prefix, int count, TimeMs updatedAt) const
    {
        return signedCheckouts("northbean", "northbean.myshopify.com", hookSecret, prefix, count, updatedAt);
    }
    [[nodiscard]] std::string database() const { return processes.databaseFile(); }
};

void ensure(const LoadResult& result, const char* what)
{
    if (result.failed > 0)
        stop(std::string(what) + ": " + std::to_string(result.failed) + " requests failed, first: " + result.firstFailure);
}

double echoLimit(const std::vector<std::string>& requests, std::size_t connections)
{
    auto server = need(HttpServer::listen("127.0.0.1:0", [](HttpRequest, Respond respond) { respond(jsonResponse(200, "{}")); }, 2), "echo server");
    return load(server->port(), requests, connections).perSecond;
}

// Milliseconds from accepted webhook to queued draft, for carts whose token starts with prefix; waits until `expected` are routed.
std::vector<double> waitForDrafts(const Bench& bench, const std::string& prefix, std::int64_t expected, TimeMs& first, TimeMs& last)
{
    auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
    for (int tries = 0; tries < 1200; ++tries) {
        const auto routed = need(reader->row<std::tuple<std::int64_t>>(
            "SELECT COUNT(*) FROM drafts d JOIN carts c ON c.id = d.cart_id WHERE c.token GLOB :p AND d.state NOT IN ('composing')", prefix + "*"), "count");
        if (std::get<0>(*routed) >= expected)
            break;
        QThread::msleep(100);
    }
    const auto rows = need(reader->rows<std::tuple<std::int64_t, std::int64_t>>(
        "SELECT e.received_at, COALESCE(d.queued_at, d.updated_at) FROM drafts d JOIN carts c ON c.id = d.cart_id JOIN event_carts l ON l.cart_id = c.id "
        "JOIN events e ON e.seq = l.seq "
        "WHERE c.token GLOB :p AND d.state NOT IN ('composing')", prefix + "*"), "times");
    if (static_cast<std::int64_t>(rows.size()) < expected)
        stop("only " + std::to_string(rows.size()) + " of " + std::to_string(expected) + " carts were drafted");
    std::vector<double> times;
    first = INT64_MAX;
    last = 0;
    for (const auto& [received, queued] : rows) {
        times.push_back(static_cast<double>(queued - received));
        first = std::min(first, received);
        last = std::max(last, queued);
    }
    std::sort(times.begin(), times.end());
    return times;
}

// Copies one composed draft into `count` queued ones of other values, customers and words.
void fillDrafts(const Bench& bench, const Draft& pattern, const std::string& subjectId, int count)
{
    auto connection = need(Connection::open(bench.database(), OpenMode::ReadWrite), "open");
    const auto master = need(SealKey::fromBytes(need(readFile(bench.processes.home().toStdString() + "/keys/master", 4096), "master key").substr(0, 32)), "key");
    const TimeMs now = SystemClock().now();
    for (int done = 0; done < count;) {
        need(connection->begin().map([] { return true; }), "begin");
        const auto subject = need(loadSubject(*connection, master, subjectId), "subject");
        for (int i = 0; i < 5000 && done < count; ++i, ++done) {
            Draft draft = pattern;
            draft.summary.id = newId(now + done / 8);
            draft.cartId = newId(now);
            draft.summary.state = DraftState::Queued;
            draft.summary.value.minor = 2000 + (static_cast<std::int64_t>(done) * 7919) % 38000;
            draft.summary.stake = draft.summary.value.minor;
            draft.lines.front().title = "Kettle w" + std::to_string(done % 997);
            if (const auto stored = insertDraft(*connection, subject, draft, now); !stored)
                stop("insert: " + stored.error().detail);
        }
        need(connection->commit().map([] { return true; }), "commit");
    }
}

std::int64_t residentKb(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').front().toLongLong();
    return 0;
}

}  // namespace

void benchAccepts(Figures& figures)
{
    const Bench bench;
    const auto requests = bench.checkouts("accept-", 30000, SystemClock().now());
    const double limit = echoLimit(requests, 16);
    const auto began = std::chrono::steady_clock::now();
    const auto result = load(portOf(bench.processes.backendUrl()), requests, 16);
    ensure(result, "accepts");
    figures.add({"durable webhook accepts, 16 connections, 5–6 KB", result.perSecond, "1/s", limit, "same server, echo without storage", 6000, false});
    figures.add({"durable webhook accepts, p99", result.p99Ms, "ms", 0, "", 30, true});
    auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
    for (int tries = 0; tries < 6000; ++tries) {
        const auto waiting = need(reader->row<std::tuple<std::int64_t>>("SELECT (SELECT max(seq) FROM events) - folded FROM inbox"), "inbox");
        if (std::get<0>(*waiting) == 0)
            break;
        QThread::msleep(10);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    figures.add({"the same until every cart is up to date", static_cast<double>(requests.size()) / seconds, "1/s", result.perSecond,
        "accepts alone", 0, false});
}

void benchPipeline(Figures& figures)
{
    const Bench bench;
    const TimeMs idle = SystemClock().now() - 40 * minuteMs;
    TimeMs first = 0;
    TimeMs last = 0;
    ensure(load(portOf(bench.processes.backendUrl()), bench.checkouts("steady-", 3000, idle), 16, 100), "steady carts");
    const auto steady = waitForDrafts(bench, "steady-", 3000, first, last);
    figures.add({"webhook to queued draft at 100 carts/s for 30 s, p99", steady[steady.size() * 99 / 100], "ms", 0, "", 1000, true});
    const auto burst = load(portOf(bench.processes.backendUrl()), bench.checkouts("burst-", 4000, idle), 16);
    ensure(burst, "burst carts");
    const auto all = waitForDrafts(bench, "burst-", 4000, first, last);
    figures.add({"drafts queued, saturated", static_cast<double>(all.size()) / (static_cast<double>(last - first) / 1000.0), "1/s", burst.perSecond,
        "webhooks accepted meanwhile", 500, false});
}

void benchQueueAndDecisions(Figures& figures)
{
    Bench bench;
    auto& processes = bench.processes;
    TimeMs first = 0;
    TimeMs last = 0;
    ensure(load(portOf(processes.backendUrl()), bench.checkouts("pattern-", 20, SystemClock().now() - 40 * minuteMs), 4), "pattern carts");
    (void)waitForDrafts(bench, "pattern-", 20, first, last);
    Reviewer mira(processes.backendUrl().toStdString(), "mira", processes.password(u"mira"_s).toStdString());
    need(mira.signIn().map([] { return true; }), "sign in");
    Draft pattern;
    for (const auto& summary : need(mira.queue(), "queue"))
        if (summary.checksFailed == 0 && summary.approvalsNeeded == 1)
            pattern = need(mira.draft(summary.id), "draft");
    if (pattern.summary.id.empty())
        stop("no draft to copy");
    processes.stopBackend();
    std::string subjectId;
    {
        auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
        subjectId = std::get<0>(*need(reader->row<std::tuple<std::string>>("SELECT subject_id FROM drafts WHERE id = :id", pattern.summary.id), "subject"));
    }
    fillDrafts(bench, pattern, subjectId, 100000);
    if (!processes.startBackend())
        stop(processes.lastError().toStdString());
    const auto port = portOf(processes.backendUrl());
    const std::string authorization = "Authorization: Bearer " + mira.token() + "\r\n";

    const std::vector<std::string> pages(20000, requestBytes("GET", "/v1/drafts?state=queued&order=stake&limit=50", authorization, ""));
    const auto page = load(port, pages, 8);
    ensure(page, "first page");
    const double limit = echoLimit(pages, 8);
    figures.add({"first page of 50 of 100,000 drafts, 8 connections", page.perSecond, "1/s", limit, "same server, empty answer", 2000, false});
    figures.add({"first page of 50 of 100,000 drafts, p99", page.p99Ms, "ms", 0, "", 15, true});
    std::vector<std::string> searches;
    for (int i = 0; i < 10000; ++i)
        searches.push_back(requestBytes("GET", "/v1/drafts?state=queued&order=stake&limit=50&q=w" + std::to_string(i % 997), authorization, ""));
    const auto search = load(port, searches, 8);
    ensure(search, "search");
    figures.add({"a search word over 100,000 drafts, 8 connections", search.perSecond, "1/s", limit, "same server, empty answer", 2000, false});
    figures.add({"a search word over 100,000 drafts, p99", search.p99Ms, "ms", 0, "", 15, true});
    const std::vector<std::string> common(4000, requestBytes("GET", "/v1/drafts?state=queued&order=stake&limit=50&q=kettle", authorization, ""));
    const auto commonWord = load(port, common, 8);
    ensure(commonWord, "search, word in every draft");
    figures.add({"a search word that every draft holds, 8 connections", commonWord.perSecond, "1/s", limit, "same server, empty answer", 2000, false});

    std::vector<std::string> decisions;
    std::string cursor;
    while (decisions.size() < 6000) {
        const auto answer = need(mira.request("GET", "/v1/drafts?state=queued&order=stake&full=1&limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor)), "full page");
        const auto json = need(parseJson(answer.body, {.maxBytes = 1 << 28, .maxDepth = 64, .maxKeys = 10000, .maxString = 1 << 20}), "parse");
        for (const auto& one : json.at("drafts")) {
            const auto draft = need(decode<Draft>(one), "draft");
            const auto decision = need(mira.make(draft, Verdict::Approve), "decision");
            decisions.push_back(requestBytes("POST", "/v1/drafts/" + draft.summary.id + "/decisions",
                authorization + "Content-Type: application/json\r\nIf-Match: \"" + std::to_string(draft.summary.revision) + "\"\r\nIdempotency-Key: "
                    + decision.statement.decisionId + "\r\n",
                Json(decision).dump()));
        }
        if (json.at("next").is_null())
            break;
        cursor = json.at("next").get<std::string>();
    }
    const auto decided = load(port, decisions, 8);
    ensure(decided, "decisions");
    figures.add({"signed decisions, 8 connections", decided.perSecond, "1/s", echoLimit(decisions, 8), "same server, echo without storage", 1500, false});
    figures.add({"signed decisions, p99", decided.p99Ms, "ms", 0, "", 30, true});
}

void benchIdleBackend(Figures& figures)
{
    Bench bench;
    bench.processes.stopBackend();
    if (!bench.processes.startBackend())
        stop(bench.processes.lastError().toStdString());
    QThread::msleep(1500);
    figures.add({"backend idle, resident", static_cast<double>(residentKb(bench.processes.backendPid())) / 1024.0, "MB", 0, "", 60, true});
}

}  // namespace countersign::bench
