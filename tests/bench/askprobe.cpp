#include "models/view/followup.h"
#include "tests/bench/probe.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace countersign::bench {

namespace {

// Asks what a person asks of the queue, one question after the other, once the index is there; prints the slowest of each kind.
class Asker final : public QObject {
public:
    explicit Asker(std::shared_ptr<LocalStore> store) : m_store(std::move(store))
    {
        const auto add = [this](const char* kind, const std::function<void(DraftFilter&)>& change) {
            DraftFilter filter;
            change(filter);
            m_questions.emplace_back(kind, filter);
        };
        using F = DraftFilter;
        for (int round = 0; round < 5; ++round) {
            for (const auto order : {F::Order::Stake, F::Order::Cold, F::Order::Recent, F::Order::Waiting})
                add("sort", [order](F& f) { f.order = order; });
            add("filter", [](F& f) { f.reasons = {Reason::PaymentTrust}; });
            add("filter", [](F& f) { f.checksFailed = true; });
            add("filter", [](F& f) { f.late = true; f.languages = {"de"}; });
            add("filter", [](F& f) { f.offers = F::Offers::Some; f.stakeFrom = 50000; f.order = F::Order::Recent; });
            add("filter", [](F& f) { f.turn = F::Turn::Second; });
            for (const auto group : {F::Group::Reason, F::Group::Offer, F::Group::Assignee})
                for (const auto order : {F::Order::Stake, F::Order::Waiting})
                    add("group", [group, order](F& f) { f.group = group; f.order = order; });
            for (const auto group : {F::Group::Reason, F::Group::Shop, F::Group::Offer, F::Group::Assignee})
                add("count", [group](F& f) { f.group = group; });
            for (const char* words : {"e", "es", "espresso", "espresso m", "lamp", "harbour lamp", "1", "zzzz", "free ship"})
                add("search", [words](F& f) { f.search = words; });
        }
        connect(m_store.get(), &DraftSource::changed, this, [this](const QStringList& ids) {
            if (ids.isEmpty() && !m_loaded.isValid()) {
                m_loadMs = static_cast<double>(m_sinceStart.nsecsElapsed()) / 1e6;
                m_loaded.start();
                ask();
            }
        });
        m_sinceStart.start();
        whenDone(m_store->page({}, {}, 50), this, [](const Result<DraftRows>&) {});
    }

private:
    void ask()
    {
        if (m_at == m_questions.size()) {
            std::printf("{\"load_ms\":%.0f,\"sort_ms\":%.1f,\"filter_ms\":%.1f,\"search_ms\":%.1f,\"next_page_ms\":%.1f,\"group_ms\":%.1f,\"count_ms\":%.1f,\"total\":%lld,\"resident_kb\":%lld}\n",
                m_loadMs, m_slowest["sort"], m_slowest["filter"], m_slowest["search"], m_slowest["next"], m_slowest["group"], m_slowest["count"],
                static_cast<long long>(m_total), static_cast<long long>(residentKb()));
            std::fflush(stdout);
            QCoreApplication::exit(0);
            return;
        }
        const auto& [kind, filter] = m_questions[m_at++];
        if (kind == "count") {
            count(filter);
            return;
        }
        one(kind, filter, {}, [this, filter = filter](const DraftRows& page) {
            m_total = std::max<qint64>(m_total, page.total);
            if (page.next.isEmpty())
                ask();
            else
                one("next", filter, page.next, [this](const DraftRows&) { ask(); });
        });
    }
    // What headings and the filter menu say of the whole queue.
    void count(const DraftFilter& filter)
    {
        m_timer.start();
        whenDone(m_store->tally(filter), this, [this](const Result<QueueTally>& tally) {
            if (!tally || tally->groups.empty())
                giveUp(tally ? "nothing was counted" : tally.error().detail);
            m_slowest["count"] = std::max(m_slowest["count"], static_cast<double>(m_timer.nsecsElapsed()) / 1e6);
            ask();
        });
    }
    void one(const std::string& kind, const DraftFilter& filter, const QString& cursor, std::function<void(const DraftRows&)> then)
    {
        m_timer.start();
        whenDone(m_store->page(filter, cursor, 50), this, [this, kind, filter, then = std::move(then)](const Result<DraftRows>& page) {
            if (!page)
                giveUp(page.error().detail);
            const double ms = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
            if (qEnvironmentVariableIsSet("COUNTERSIGN_PROBE_VERBOSE"))
                std::fprintf(stderr, "%-7s %-14s %8.1f ms, %lld\n", kind.c_str(), filter.search.c_str(), ms, static_cast<long long>(page->total));
            m_slowest[kind] = std::max(m_slowest[kind], ms);
            then(*page);
        });
    }
    std::shared_ptr<LocalStore> m_store;
    std::vector<std::pair<std::string, DraftFilter>> m_questions;
    std::map<std::string, double> m_slowest;
    std::size_t m_at = 0;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_loaded;
    QElapsedTimer m_timer;
    double m_loadMs = 0;
    qint64 m_total = 0;
};

}  // namespace

int ask(const QString& file, const QString& key)
{
    QObject context;
    std::unique_ptr<Asker> asker;
    whenDone(LocalStore::open(storeOptions(file, key), &context), &context, [&asker](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        (*store)->setViewer(reviewer(), hourMs);
        asker = std::make_unique<Asker>(*store);
    });
    return QCoreApplication::exec();
}

}  // namespace countersign::bench
