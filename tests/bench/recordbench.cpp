#include "tests/bench/benches.h"

#include "app/backend/keys.h"
#include "models/domain/auditsearch.h"
#include "models/domain/digest.h"
#include "models/domain/tlog.h"
#include "services/base/clock.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/bundle.h"
#include "tests/bench/benchhome.h"
#include "tests/bench/recordfill.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>
#include <algorithm>
#include <cstdio>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutes = 60'000;
constexpr std::int64_t page = 10000;

double secondsOf(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e9; }

std::string told(std::int64_t number)
{
    std::string text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

// Every entry of the folder's tiles hashed once, as a leaf of the tree, and nothing else.
double hashingAlone(const std::string& folder, std::int64_t entries)
{
    const auto source = folderBundle(folder);
    QElapsedTimer timer;
    timer.start();
    for (std::int64_t first = 0; first < entries; first += 256) {
        const auto tile = need(source.read(tilePath(-1, first / 256, static_cast<int>(std::min<std::int64_t>(256, entries - first)))), "a tile");
        for (std::size_t at = 0; at + 2 <= tile.size();) {
            const std::size_t length = (static_cast<std::size_t>(static_cast<unsigned char>(tile[at])) << 8U)
                | static_cast<unsigned char>(tile[at + 1]);
            (void)leafHash(std::string_view(tile).substr(at + 2, length));
            at += 2 + length;
        }
    }
    return secondsOf(timer);
}

// libsodium alone, on one core, for as many signatures over statements of the usual size.
double signaturesAlone(std::int64_t count)
{
    const SigningKey key = newSigningKey();
    const std::string text(600, 'x');
    const std::string signature = sign(key, text);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 2000; ++i)
        if (!verify(key.publicKey, text, signature))
            stop("a signature does not verify");
    return secondsOf(timer) / 2000 * static_cast<double>(count);
}

double verified(const std::string& folder, const VerifierKey& log, std::int64_t entries, std::int64_t& decisions)
{
    double best = 0;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto report = verifyBundle(folderBundle(folder), log);
        const double seconds = secondsOf(timer);
        if (!report.problems.empty() || report.entries < entries)
            stop("the bundle does not verify: " + (report.problems.empty() ? std::string("too short") : report.problems.front()));
        decisions = report.decisionsVerified;
        best = i == 0 ? seconds : std::min(best, seconds);
    }
    return best;
}

// A record without signed decisions, in a file of its own: what the tree alone costs.
void verifyTree(Figures& figures, std::int64_t entries)
{
    const QTemporaryDir folder;
    const auto connection = need(Connection::open(folder.filePath(u"record.sqlite"_s).toStdString(), OpenMode::ReadWrite), "open");
    if (const auto migrated = migrate(*connection, migrationsOf("backend"), backendApplicationId); !migrated)
        stop("migrate: " + migrated.error().detail);
    const BackendKeys keys{SealKey::random(), newSigningKey(), newSigningKey(), "countersign.local/bench"};
    fillRecord(*connection, keys, {entries, false, false});
    const std::string bundle = folder.filePath(u"bundle"_s).toStdString();
    (void)need(exportBundle(*connection, keys, bundle), "export");
    const auto log = need(parseVerifierKey(verifierKey(keys.logOrigin, keys.log.publicKey)), "key");
    const double hashing = std::min(hashingAlone(bundle, entries), hashingAlone(bundle, entries));
    std::int64_t decisions = 0;
    const double seconds = verified(bundle, log, entries, decisions);
    const std::string name = "record: " + told(entries) + " entries verified from a bundle on disk";
    figures.add({name, seconds, "s", hashing, "each entry read and hashed once, one core", 3, true});
    figures.add({name + ", speed beside hashing alone", hashing / seconds, "times", 1, "each entry read and hashed once, one core", 0.5, false});
}

std::vector<std::string> searches(const std::string& authorization, std::int64_t entries)
{
    const TimeMs now = SystemClock().now();
    const std::int64_t drafts = entries / entriesPerDraft;
    std::vector<std::string> requests;
    for (int i = 0; i < 2000; ++i) {
        const std::int64_t some = (static_cast<std::int64_t>(i) * 104729) % std::max<std::int64_t>(1, drafts);
        AuditFilter filter;
        switch (i % 10) {
        case 0: filter.words = filledDraft(some); break;
        case 1: filter.words = "queued"; break;                                   // in one of twelve
        case 2: filter.words = "northbean decision reject"; break;
        case 3: filter.words = "val"; break;                                      // a beginning
        case 4: filter.actors = {filledPerson(0)}; filter.verdict = "send_back"; break;
        case 5: filter.customer = filledCustomer(some / 3); break;
        case 6: filter.actions = {"decision."}; filter.overrides = true; break;
        case 7: filter.from = now - (some % 2000 + 2) * minuteMs; filter.to = now - (some % 2000) * minuteMs; break;
        case 8: filter.rule = "sms"; filter.minMinor = 50000; filter.maxMinor = 60000; break;
        default: filter.words = "nothing" + std::to_string(i); filter.shops = {"kessel"};
        }
        const QByteArray asked = QUrl::toPercentEncoding(QString::fromStdString(Json(filter).dump()));
        requests.push_back(requestBytes("GET", "/v1/audit/search?limit=100&filter=" + asked.toStdString(), authorization, ""));
    }
    return requests;
}

double exportSeconds(const Bench& bench, const QStringList& how, const QString& place)
{
    QElapsedTimer timer;
    timer.start();
    const auto outcome = bench.processes.ctl(QStringList{u"audit"_s, u"export"_s, place} + how, 30 * minutes);
    if (outcome.exitCode != 0)
        stop("export: " + outcome.errors.toStdString());
    return secondsOf(timer);
}

// The same entries read from SQLite alone, in the export's pages.
double readingAlone(Connection& connection, std::int64_t entries)
{
    QElapsedTimer timer;
    timer.start();
    AuditTree tree(connection);
    for (std::int64_t after = -1; after + 1 < entries; after += page)
        (void)need(tree.entries(after, page), "entries");
    return static_cast<double>(entries) / secondsOf(timer);
}

void exports(Figures& figures, const Bench& bench, std::int64_t entries)
{
    const QTemporaryDir out;
    const auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
    const double limit = readingAlone(*reader, entries);
    const QString bundle = out.filePath(u"bundle"_s);
    const std::pair<const char*, QStringList> forms[] = {{"bundle", {}}, {"jsonl", {u"--as"_s, u"jsonl"_s}}, {"csv", {u"--as"_s, u"csv"_s}}};
    for (const auto& [form, how] : forms) {
        const double seconds = exportSeconds(bench, how, out.filePath(QString::fromUtf8(form)));
        figures.add({"record: " + told(entries) + " entries exported by countersignctl as " + form, static_cast<double>(entries) / seconds, "1/s",
            limit, "SQLite alone reads them", 50000, false});
    }
    QFile key(bundle + u"/log.vkey"_s);
    if (!key.open(QIODevice::ReadOnly))
        stop("the bundle has no key");
    const auto log = need(parseVerifierKey(key.readAll().trimmed().toStdString()), "key");
    std::int64_t decisions = 0;
    const double seconds = verified(bundle.toStdString(), log, entries, decisions);
    figures.add({"record: " + told(entries) + " entries with " + told(decisions) + " signed decisions verified", seconds, "s",
        signaturesAlone(decisions), "libsodium alone checks as many signatures, one core", 3, true});
}

void lineages(Figures& figures, const Bench& bench, const std::string& authorization, std::int64_t entries)
{
    const auto reader = need(Connection::open(bench.database(), OpenMode::ReadOnly), "open");
    const auto ids = need(reader->rows<std::tuple<std::string>>("SELECT d.id FROM drafts d JOIN carts c ON c.id = d.cart_id WHERE c.token GLOB 'way-*'"), "drafts");
    std::vector<std::string> requests;
    for (int round = 0; round < 3; ++round)
        for (const auto& [id] : ids)
            requests.push_back(requestBytes("GET", "/v1/drafts/" + id + "/lineage", authorization, ""));
    const auto result = load(portOf(bench.processes.backendUrl()), requests, 2);
    ensure(result, "lineage");
    figures.add({"record: lineage of a draft among " + told(entries) + " entries, p99", result.p99Ms, "ms", 0, "", 100, true});
}

// A backend whose record holds that many entries beside those of 300 drafts that it made itself.
class FilledBackend {
public:
    explicit FilledBackend(std::int64_t entries)
    {
        auto& processes = bench.processes;
        TimeMs first = 0;
        TimeMs last = 0;
        ensure(load(portOf(processes.backendUrl()), bench.checkouts("way-", 300, SystemClock().now() - 40 * minuteMs), 4), "carts");
        (void)waitForDrafts(bench, "way-", 300, first, last);
        processes.stopBackend();
        fill(entries);
        if (!processes.startBackend())
            stop(processes.lastError().toStdString());
        QFile token(processes.home() + u"/operator.token"_s);
        if (!token.open(QIODevice::ReadOnly))
            stop("no operator's token");
        authorization = "Authorization: Bearer " + token.readAll().trimmed().toStdString() + "\r\n";
    }

    Bench bench;
    std::string authorization;  // the operator's header line

private:
    void fill(std::int64_t entries) const
    {
        const auto connection = need(Connection::open(bench.database(), OpenMode::ReadWrite), "open");
        QElapsedTimer timer;
        timer.start();
        fillRecord(*connection, need(loadKeys(bench.processes.home().toStdString(), true), "keys"), {entries, true, true});
        std::fprintf(stderr, "%s entries written in %.0f s\n", told(entries).c_str(), secondsOf(timer));
        timer.restart();
        indexRecord(*connection);
        std::fprintf(stderr, "and taken into the search in %.0f s\n", secondsOf(timer));
    }
};

}  // namespace

void benchRecord(Figures& figures, const Options& options)
{
    verifyTree(figures, options.entries);
    exports(figures, FilledBackend(options.entries).bench, options.entries);
}

void benchSearch(Figures& figures, const Options& options)
{
    const FilledBackend backend(options.entries);
    const auto found = load(portOf(backend.bench.processes.backendUrl()), searches(backend.authorization, options.entries), 2);
    ensure(found, "search");
    figures.add({"record: search over " + told(options.entries) + " entries, ten kinds of question, p99", found.p99Ms, "ms", 0, "", 100, true});
    lineages(figures, backend.bench, backend.authorization, options.entries);
}

}  // namespace countersign::bench
