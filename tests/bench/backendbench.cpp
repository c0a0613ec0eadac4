#include "tests/bench/benches.h"

#include "services/base/clock.h"
#include "services/base/database.h"
#include "tests/bench/benchhome.h"

#include <QFile>
#include <QThread>
#include <chrono>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

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
    StockedBackend backend(100000);
    const auto port = portOf(backend.bench.processes.backendUrl());
    const std::string authorization = backend.authorization();

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

    const std::vector<std::string> decisions = backend.decisions(6000);
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
