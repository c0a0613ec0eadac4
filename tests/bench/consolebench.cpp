#include "tests/bench/benches.h"

#include "services/base/database.h"
#include "tests/bench/benchhome.h"
#include "tests/bench/million.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e6; }

// What SQLite alone takes for one durable row, p99 of 200 on this disk.
double commitLimit()
{
    const QTemporaryDir folder;
    const auto connection = need(Connection::open(folder.filePath(u"limit.sqlite"_s).toStdString(), OpenMode::ReadWrite), "limit");
    (void)need(connection->run("CREATE TABLE kept(id INTEGER PRIMARY KEY, body TEXT NOT NULL)"), "limit");
    const std::string body(2000, 'x');
    std::vector<double> taken;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        (void)need(connection->run("INSERT INTO kept(body) VALUES(:a)", body), "limit");
        taken.push_back(milliseconds(timer));
    }
    std::sort(taken.begin(), taken.end());
    return taken[taken.size() * 99 / 100];
}

// What SQLite alone takes to read, slowest of five: 50 rows in an index's order with their sealed bodies, every row once, one word.
struct ReadLimits {
    double page = 0;
    double scan = 0;
    double word = 0;
};
ReadLimits readLimits()
{
    const auto connection = need(Connection::open(million().file.toStdString(), OpenMode::ReadOnly), "limit");
    ReadLimits limits;
    const auto slowest = [](double& kept, const auto& ask) {
        QElapsedTimer timer;
        timer.start();
        ask();
        kept = std::max(kept, milliseconds(timer));
    };
    using Text = std::tuple<std::string>;
    using Number = std::tuple<std::int64_t>;
    (void)need(connection->rows<Number>("SELECT sum(stake) FROM queue"), "limit");  // the pages are in memory, as they are for the console
    for (int i = 0; i < 5; ++i) {
        slowest(limits.page, [&] {
            (void)need(connection->rows<Text>("SELECT d.summary FROM queue q JOIN drafts d ON d.seq = q.seq ORDER BY q.stake DESC, q.id LIMIT 50"), "limit");
        });
        slowest(limits.scan, [&] { (void)need(connection->rows<Number>("SELECT sum(stake) FROM queue WHERE flags & 1"), "limit"); });
        slowest(limits.word, [&] { (void)need(connection->rows<Number>("SELECT rowid FROM draft_words WHERE draft_words MATCH 'lamp' LIMIT 1000"), "limit"); });
    }
    return limits;
}

// 2,000 decisions kept while offline, against a real backend; beside it the same backend and eight connections that only send.
void catchUp(Figures& figures)
{
    constexpr std::size_t count = 2000;
    StockedBackend backend(static_cast<int>(count) * 2 + 600);
    auto requests = backend.decisions(count);
    requests.resize(count);
    const auto sent = load(portOf(backend.bench.processes.backendUrl()), requests, 8);
    ensure(sent, "decisions");
    const QString login = u"mira"_s;
    const QJsonObject caught = consoleProbe(u"catchup"_s,
        {backend.bench.processes.backendUrl(), login, backend.bench.processes.password(login), QString::number(count)}, 240'000);
    figures.add({"console, 1,000,000 drafts: 2,000 decisions made offline caught up", caught[u"catch_up_ms"_s].toDouble() / 1000.0, "s",
        static_cast<double>(count) / sent.perSecond, "the same backend, eight connections that only send", 10, true});
}

}  // namespace

void benchConsole(Figures& figures)
{
    (void)million();
    (void)probe(u"countersign-consoleprobe"_s, {u"bare"_s, monotonicNow()}, 60000);  // warms the page cache for both
    const QJsonObject bare = probe(u"countersign-consoleprobe"_s, {u"bare"_s, monotonicNow()}, 60000);
    const QJsonObject asked = consoleProbe(u"ask"_s, {}, 300000);
    catchUp(figures);  // before decisions that no backend knows are kept in the file
    (void)consoleProbe(u"show"_s, {monotonicNow()});
    const QJsonObject shown = consoleProbe(u"show"_s, {monotonicNow()});
    const ReadLimits reads = readLimits();
    const auto add = [&figures](const std::string& what, double value, const char* unit, double limit, const char* limitIs, double target) {
        figures.add({"console, 1,000,000 drafts: " + what, value, unit, limit, limitIs, target, true});
    };
    add("process start to painted rows", shown[u"start_ms"_s].toDouble(), "ms", bare[u"start_ms"_s].toDouble(), "a bare Qt window", 400);
    add("key to next draft painted, decision durable, p99", shown[u"key_p99_ms"_s].toDouble(), "ms", commitLimit(), "one durable row of SQLite", 16);
    add("slowest filtered page", asked[u"filter_ms"_s].toDouble(), "ms", reads.scan, "SQLite reads every row once", 100);
    add("slowest sorted page", asked[u"sort_ms"_s].toDouble(), "ms", reads.page, "50 rows of SQLite's own index", 100);
    add("slowest searched page", asked[u"search_ms"_s].toDouble(), "ms", reads.word, "one rare word of SQLite's index", 100);
    add("slowest next page", asked[u"next_page_ms"_s].toDouble(), "ms", reads.page, "50 rows of SQLite's own index", 100);
    add("slowest grouped page", asked[u"group_ms"_s].toDouble(), "ms", reads.scan, "SQLite reads every row once", 100);
    add("slowest counts of groups, languages and shops", asked[u"count_ms"_s].toDouble(), "ms", reads.scan, "SQLite reads every row once", 100);
    add("resident", shown[u"resident_after_kb"_s].toDouble() / 1024.0, "MB", bare[u"resident_kb"_s].toDouble() / 1024.0, "a bare Qt window", 200);
    add("idle CPU", shown[u"idle_percent"_s].toDouble(), "%", bare[u"idle_percent"_s].toDouble(), "a bare Qt window", 0.5);
}

}  // namespace countersign::bench
