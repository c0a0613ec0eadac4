// One start of the console for ./dev bench, as a process of its own:
// fill FILE KEY COUNT | show FILE KEY STARTED_NS | ask FILE KEY | bare STARTED_NS.
// Prints one JSON line: milliseconds from the parent's clock at spawning to painted rows, key-to-next-draft times, resident kilobytes,
// idle CPU; for ask, the slowest answer to each kind of question about the queue.
#include "models/domain/digest.h"
#include "models/view/followup.h"
#include "services/console/api/apiclient.h"
#include "services/console/desk/reviewdeskimpl.h"
#include "services/console/store/localstore.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/queue/queueview.h"
#include "ui/review/reviewpage.h"
#include "ui/review/reviewsession.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <sys/resource.h>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

constexpr int keys = 200;

double millisecondsSince(qint64 startedNs)
{
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    return static_cast<double>(now - startedNs) / 1e6;
}

std::int64_t residentKb()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).simplified().split(' ').front().toLongLong();
    return 0;
}

[[noreturn]] void giveUp(const std::string& why)
{
    std::fprintf(stderr, "consoleprobe: %s\n", why.c_str());
    std::exit(2);
}

StoreOptions storeOptions(const QString& file, const QString& key)
{
    StoreOptions options;
    options.file = file;
    const auto bytes = fromHex(key.toStdString());
    const auto sealKey = bytes ? SealKey::fromBytes(*bytes) : Result<SealKey>(tl::unexpected(bytes.error()));
    if (!sealKey)
        giveUp(sealKey.error().detail);
    options.key = *sealKey;
    options.keyOutlives = true;
    return options;
}

Person reviewer()
{
    Person person = samplePerson();
    person.limits.cartValue = {{100'000'000, "EUR"}};
    person.limits.discount = {{100'000'000, "EUR"}};
    return person;
}

// Of every reason and channel, with and without an offer, late and not; a few rare ones.
Draft probeDraft(int i, TimeMs now)
{
    Draft draft = plainDraft(i, now);
    DraftSummary& s = draft.summary;
    s.reason = EnumWords<Reason>::words[static_cast<std::size_t>(i) % 12].first;
    s.shopId = i % 5 == 0 ? "suedwind" : "northbean";
    s.language = i % 9 == 0 ? "de" : "en";
    s.offer = i % 4 == 0 ? "free shipping" : s.offer;
    draft.offer.chosen.kind = i % 4 == 0 ? OfferKind::FreeShipping : OfferKind::Reassurance;
    s.checksFailed = i % 5000 == 0 ? 1 : 0;
    s.queuedAt = now - (i * 7919LL % 180) * minuteMs;
    draft.lines.front().title = i % 3 == 0 ? "Espresso machine" : i % 1000 == 1 ? "Harbour lamp" : "Ceramic bowl, 6 pcs";
    return draft;
}

// Puts `count` drafts into the file, two thousand a transaction, two transactions ahead.
class Filler final : public QObject {
public:
    Filler(std::shared_ptr<LocalStore> store, int count) : m_store(std::move(store)), m_count(count)
    {
        next();
        next();
    }

private:
    void next()
    {
        if (m_next >= m_count) {
            if (m_open == 0)
                QCoreApplication::exit(0);
            return;
        }
        auto changes = std::make_shared<std::vector<DraftChange>>();
        const int until = std::min(m_next + 2000, m_count);
        for (; m_next < until; ++m_next) {
            DraftChange change;
            change.draft = probeDraft(m_next, m_now);
            changes->push_back(std::move(change));
        }
        ++m_open;
        whenDone(m_store->apply(changes, m_next + 1), this, [this](const Result<void>& applied) {
            if (!applied)
                giveUp(applied.error().detail);
            --m_open;
            next();
        });
    }
    std::shared_ptr<LocalStore> m_store;
    int m_count;
    int m_next = 0;
    int m_open = 0;
    TimeMs m_now = QDateTime::currentMSecsSinceEpoch();
};

int fill(const QString& file, const QString& key, int count)
{
    QObject context;
    std::unique_ptr<Filler> filler;
    whenDone(LocalStore::open(storeOptions(file, key), &context), &context, [&filler, count](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        (*store)->setViewer(reviewer(), hourMs);
        filler = std::make_unique<Filler>(*store, count);
    });
    return QCoreApplication::exec();
}

double cpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
        + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

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
            add("filter", [](F& f) { f.group = F::Group::Reason; });
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
            std::printf("{\"load_ms\":%.0f,\"sort_ms\":%.1f,\"filter_ms\":%.1f,\"search_ms\":%.1f,\"next_page_ms\":%.1f,\"total\":%lld,\"resident_kb\":%lld}\n",
                m_loadMs, m_slowest["sort"], m_slowest["filter"], m_slowest["search"], m_slowest["next"],
                static_cast<long long>(m_total), static_cast<long long>(residentKb()));
            std::fflush(stdout);
            QCoreApplication::exit(0);
            return;
        }
        const auto& [kind, filter] = m_questions[m_at++];
        one(kind, filter, {}, [this, filter = filter](const DraftRows& page) {
            m_total = std::max<qint64>(m_total, page.total);
            if (page.next.isEmpty())
                ask();
            else
                one("next", filter, page.next, [this](const DraftRows&) { ask(); });
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

int askQueue(const QString& file, const QString& key)
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

// Calls back after the first paint of a widget for which `ready` holds.
class PaintWatch final : public QObject {
public:
    PaintWatch(QWidget* widget, std::function<bool()> ready, std::function<void()> painted)
        : QObject(widget), m_ready(std::move(ready)), m_painted(std::move(painted))
    {
        widget->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_done && m_ready()) {
            m_done = true;
            QTimer::singleShot(0, this, m_painted);
        }
        return QObject::eventFilter(watched, event);
    }
    void again() { m_done = false; }

private:
    std::function<bool()> m_ready;
    std::function<void()> m_painted;
    bool m_done = false;
};

// Presses A on draft after draft: from the key to the next draft painted, the decision being durable by then.
class KeyRun final : public QObject {
public:
    KeyRun(MainWindow& window, double startMs) : m_window(window), m_startMs(startMs)
    {
        ReviewSession& session = window.reviewPage()->session();
        m_sheet = window.findChild<QWidget*>(u"reviewDraftPane"_s);
        connect(&session, &ReviewSession::opened, this, [this] { m_opened = true; });
        connect(&session, &ReviewSession::decided, this, [this] { m_decided = true; });
        connect(&session, &ReviewSession::refused, this, [](const Error& error) { giveUp("a decision was refused: " + error.detail); });
        QApplication::instance()->installEventFilter(this);
        QTimer::singleShot(60000, this, [] { giveUp("the keys took more than a minute"); });
        QTimer::singleShot(300, this, [this] {
            m_residentAtStart = residentKb();
            press();
        });
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_pressed && m_opened && m_decided) {
            const auto* widget = qobject_cast<QWidget*>(watched);
            if (widget && m_sheet->isAncestorOf(widget)) {
                m_pressed = false;
                QTimer::singleShot(0, this, [this] { painted(); });
            }
        }
        return false;
    }

private:
    void press()
    {
        m_opened = m_decided = false;
        m_pressed = true;
        m_timer.start();
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : &m_window;
        QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s));
        QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyRelease, Qt::Key_A, Qt::NoModifier, u"a"_s));
    }
    void painted()
    {
        m_times.push_back(static_cast<double>(m_timer.nsecsElapsed()) / 1e6);
        if (m_times.size() < keys) {
            QTimer::singleShot(20, this, [this] { press(); });
            return;
        }
        std::sort(m_times.begin(), m_times.end());
        const std::int64_t after = residentKb();
        QTimer::singleShot(5000, this, [this, after] {  // the last checkpoint and the index are done by then
            const double before = cpuSeconds();
            QTimer::singleShot(10000, this, [this, after, before] { print(after, (cpuSeconds() - before) * 10); });
        });
    }
    void print(std::int64_t after, double idlePercent)
    {
        std::printf("{\"start_ms\":%.1f,\"key_p50_ms\":%.2f,\"key_p99_ms\":%.2f,\"resident_kb\":%lld,\"resident_after_kb\":%lld,\"idle_percent\":%.2f}\n", m_startMs,
            m_times[keys / 2], m_times[keys * 99 / 100], static_cast<long long>(m_residentAtStart), static_cast<long long>(after), idlePercent);
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    MainWindow& m_window;
    double m_startMs;
    QWidget* m_sheet = nullptr;
    QElapsedTimer m_timer;
    std::vector<double> m_times;
    std::int64_t m_residentAtStart = 0;
    bool m_pressed = false;
    bool m_opened = false;
    bool m_decided = false;
};

int show(const QString& file, const QString& key, qint64 startedNs)
{
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1440, 900);
    std::unique_ptr<KeyRun> run;
    StoreOptions options = storeOptions(file, key);
    const SealKey sealKey = options.key;
    whenDone(LocalStore::open(options, &window), &window, [&, sealKey](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        DeskParts parts{std::make_unique<ApiClient>(QUrl(u"http://127.0.0.1:9"_s)), *store, std::make_unique<KeyRing>(u"bench"_s, false),
            {newSigningKey(), sealKey, true, std::nullopt}, reviewer(), samplePolicy(), [] { return QDateTime::currentMSecsSinceEpoch(); }, {}, {}};
        auto desk = std::make_shared<ReviewDeskImpl>(std::move(parts));
        desk->start();
        window.openDesk(desk);
        window.show();
        auto* view = window.findChild<QueueView*>(u"draftsQueueView"_s);
        if (!view)
            giveUp("no queue in the window");
        new PaintWatch(view->viewport(), [view] { return view->model() && view->model()->rowCount() > 0; },
            [&] { run = std::make_unique<KeyRun>(window, millisecondsSince(startedNs)); });
    });
    return QCoreApplication::exec();
}

int bare(qint64 startedNs)
{
    QStandardItemModel model(50, 4);
    QTableView view;
    view.setModel(&model);
    view.resize(1440, 900);
    new PaintWatch(view.viewport(), [] { return true; }, [startedNs] {
        std::printf("{\"start_ms\":%.1f,\"resident_kb\":%lld}\n", millisecondsSince(startedNs), static_cast<long long>(residentKb()));
        std::fflush(stdout);
        QCoreApplication::exit(0);
    });
    view.show();
    return QCoreApplication::exec();
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Countersign"_s);
    QApplication::setApplicationName(u"countersign-consoleprobe"_s);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == u"fill"_s && words.size() == 5)
        return fill(words[2], words[3], words[4].toInt());
    if (words.value(1) == u"show"_s && words.size() == 5)
        return show(words[2], words[3], words[4].toLongLong());
    if (words.value(1) == u"ask"_s && words.size() == 4)
        return askQueue(words[2], words[3]);
    if (words.value(1) == u"bare"_s && words.size() == 3)
        return bare(words[2].toLongLong());
    giveUp("usage: fill FILE KEY COUNT | show FILE KEY STARTED_NS | ask FILE KEY | bare STARTED_NS");
}
