#include "tests/bench/benchhome.h"

#include "models/domain/draftchecks.h"
#include "models/domain/ids.h"
#include "services/base/clock.h"
#include "services/base/database.h"
#include "services/base/httpserver.h"
#include "services/base/secretfile.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/policystore.h"
#include "tests/bench/benchshop.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <QUrl>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace countersign::bench {

using test::Reviewer;
using namespace Qt::StringLiterals;

void stop(const std::string& why)
{
    std::fprintf(stderr, "bench: %s\n", why.c_str());
    std::exit(2);
}

std::uint16_t portOf(const QString& url) { return static_cast<std::uint16_t>(QUrl(url).port()); }

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

Bench::Bench()
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

std::vector<std::string> Bench::checkouts(const std::string& prefix, int count, TimeMs updatedAt) const
{
    return signedCheckouts("northbean", "northbean.myshopify.com", hookSecret, prefix, count, updatedAt);
}

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

namespace {

// Copies one composed draft into `count` queued ones of other values, customers and words; checked, as the composer's stages leave them.
void fillDrafts(const Bench& bench, Draft pattern, const std::string& subjectId, int count)
{
    auto connection = need(Connection::open(bench.database(), OpenMode::ReadWrite), "open");
    runChecksOf(pattern, need(currentPolicy(*connection), "policy"), SystemClock().now());
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

}  // namespace

StockedBackend::StockedBackend(int drafts)
{
    auto& processes = bench.processes;
    TimeMs first = 0;
    TimeMs last = 0;
    ensure(load(portOf(processes.backendUrl()), bench.checkouts("pattern-", 20, SystemClock().now() - 40 * minuteMs), 4), "pattern carts");
    (void)waitForDrafts(bench, "pattern-", 20, first, last);
    mira = std::make_unique<Reviewer>(processes.backendUrl().toStdString(), "mira", processes.password(u"mira"_s).toStdString());
    need(mira->signIn().map([] { return true; }), "sign in");
    Draft pattern;
    for (const auto& summary : need(mira->queue(), "queue"))
        if (summary.checksFailed == 0 && summary.approvalsNeeded == 1)
            pattern = need(mira->draft(summary.id), "draft");
    if (pattern.summary.id.empty())
        stop("no draft to copy");
    processes.stopBackend();
    std::string subjectId;
    {
        auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
        subjectId = std::get<0>(*need(reader->row<std::tuple<std::string>>("SELECT subject_id FROM drafts WHERE id = :id", pattern.summary.id), "subject"));
    }
    fillDrafts(bench, pattern, subjectId, drafts);
    if (!processes.startBackend())
        stop(processes.lastError().toStdString());
    mira->setUrl(processes.backendUrl().toStdString());
}

std::vector<std::string> StockedBackend::decisions(std::size_t count)
{
    std::vector<std::string> requests;
    std::string cursor;
    while (requests.size() < count) {
        const auto answer = need(mira->request("GET", "/v1/drafts?state=queued&order=stake&full=1&limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor)), "full page");
        const auto json = need(parseJson(answer.body, {.maxBytes = 1 << 28, .maxDepth = 64, .maxKeys = 10000, .maxString = 1 << 20}), "parse");
        for (const auto& one : json.at("drafts")) {
            const auto draft = need(decode<Draft>(one), "draft");
            const auto decision = need(mira->make(draft, Verdict::Approve), "decision");
            requests.push_back(requestBytes("POST", "/v1/drafts/" + draft.summary.id + "/decisions",
                authorization() + "Content-Type: application/json\r\nIf-Match: \"" + std::to_string(draft.summary.revision) + "\"\r\nIdempotency-Key: "
                    + decision.statement.decisionId + "\r\n",
                Json(decision).dump()));
        }
        if (json.at("next").is_null())
            break;
        cursor = json.at("next").get<std::string>();
    }
    return requests;
}

}  // namespace countersign::bench
