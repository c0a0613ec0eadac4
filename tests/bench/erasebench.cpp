// Erasing customers as the platform asks for it, on a backend that runs: until nothing of theirs stands in any file of its home, sealed
// or not.
#include "tests/bench/benches.h"

#include "models/domain/json.h"
#include "services/base/clock.h"
#include "services/base/database.h"
#include "tests/bench/benchhome.h"
#include "tests/bench/benchshop.h"
#include "tests/bench/traces.h"

#include <QElapsedTimer>
#include <QThread>
#include <cstdio>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int customers = 10000;
constexpr int erased = 1000;
constexpr std::size_t sealedHead = 8;  // left out: the mark of what is packed, and what a page may cut
constexpr qint64 longestMs = 120'000;

std::string addressOf(int number) { return "erase-" + std::to_string(number) + "@example.net"; }

// What is kept of the customers to be erased: their wrapped keys and every sealed text, and their addresses, which must stand nowhere anyway.
std::vector<std::string> keptOf(const Bench& bench)
{
    const auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
    using Row = std::tuple<std::string>;
    const std::string carts = "FROM carts c JOIN drafts d ON d.cart_id = c.id WHERE c.token GLOB 'erase-*' AND CAST(substr(c.token, 7) AS INTEGER) < "
        + std::to_string(erased);
    std::vector<std::string> texts;
    for (const std::string& sql : {"SELECT c.sealed " + carts, "SELECT d.sealed " + carts,
             "SELECT wrapped_key FROM subjects WHERE wrapped_key IS NOT NULL AND id IN (SELECT d.subject_id " + carts + ")",
             "SELECT sealed FROM vault WHERE subject_id IN (SELECT d.subject_id " + carts + ")",
             "SELECT body FROM events WHERE seq IN (SELECT seq FROM event_carts WHERE cart_id IN (SELECT c.id " + carts + "))"})
        for (auto& [text] : need(reader->rows<Row>(sql), "what is sealed"))
            if (text.size() >= sealedHead + Traces::length)
                texts.push_back(text.substr(sealedHead));
    for (int i = 0; i < erased; ++i)
        if (addressOf(i).size() >= Traces::length)
            texts.push_back(addressOf(i));
    return texts;
}

std::vector<std::string> asks(const Bench& bench)
{
    std::vector<std::string> requests;
    for (int i = 0; i < erased; ++i) {
        const Json body{{"shop_id", 1}, {"shop_domain", "northbean.myshopify.com"},
            {"customer", {{"id", nullptr}, {"email", addressOf(i)}, {"phone", nullptr}}}, {"orders_to_redact", Json::array()}};
        requests.push_back(signedHook("northbean", "northbean.myshopify.com", bench.hookSecret, "customers/redact", "redact-" + std::to_string(i),
            body.dump()));
    }
    return requests;
}

}  // namespace

void benchErase(Figures& figures)
{
    const Bench bench;
    TimeMs first = 0;
    TimeMs last = 0;
    ensure(load(portOf(bench.processes.backendUrl()), bench.checkouts("erase-", customers, SystemClock().now() - 40 * minuteMs), 8), "carts");
    (void)waitForDrafts(bench, "erase-", customers, first, last);
    const Traces traces(keptOf(bench));
    const std::string home = bench.processes.home().toStdString();
    std::string example;
    const std::size_t before = traces.in(home, example);
    // A page may cut a text in two; of all together most have to be seen, or nothing is shown by not seeing them.
    if (before * 10 < traces.size() * 8)
        stop("only " + std::to_string(before) + " of " + std::to_string(traces.size()) + " sealed texts were found before the erasure");
    std::fprintf(stderr, "%zu of %zu sealed texts of %d customers stand in files\n", before, traces.size(), erased);

    QElapsedTimer timer;
    timer.start();
    ensure(load(portOf(bench.processes.backendUrl()), asks(bench), 4), "erasures");
    std::size_t left = before;
    while (left > 0 && timer.elapsed() < longestMs) {
        QThread::msleep(200);
        example.clear();
        left = traces.in(home, example);
    }
    const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    if (left > 0)
        std::fprintf(stderr, "left: %s\n", example.c_str());
    const auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
    const auto gone = std::get<0>(*need(reader->row<std::tuple<std::int64_t>>("SELECT COUNT(*) FROM subjects WHERE erased_at IS NOT NULL"), "erased"));
    figures.add({"record: customers erased of 10,000", static_cast<double>(gone), "", 0, "", erased, false});
    figures.add({"record: 1,000 of 10,000 customers erased, until no file holds a byte of theirs", seconds, "s", 0, "", 60, true});
    figures.add({"record: sealed texts of theirs left in any file of the home", static_cast<double>(left), "", static_cast<double>(before),
        "before the erasure", 0, true});
}

}  // namespace countersign::bench
