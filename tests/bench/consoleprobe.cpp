// One start of the console for ./dev bench, as a process of its own: fill FILE KEY COUNT | show FILE KEY STARTED_NS | bare STARTED_NS.
// Prints one JSON line: milliseconds from the parent's clock at spawning to painted rows, key-to-next-draft times, resident kilobytes.
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

// Puts `count` plain drafts into the file, two thousand a transaction.
void fillFrom(LocalStore* store, int from, int count)
{
    if (from >= count) {
        QCoreApplication::exit(0);
        return;
    }
    auto changes = std::make_shared<std::vector<DraftChange>>();
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    for (int i = from; i < std::min(from + 2000, count); ++i) {
        DraftChange change;
        change.draft = plainDraft(i, now);
        changes->push_back(std::move(change));
    }
    whenDone(store->apply(changes, from + 1), store, [store, from, count](const Result<void>& applied) {
        if (!applied)
            giveUp(applied.error().detail);
        fillFrom(store, from + 2000, count);
    });
}

int fill(const QString& file, const QString& key, int count)
{
    QObject context;
    std::shared_ptr<LocalStore> filled;
    whenDone(LocalStore::open(storeOptions(file, key), &context), &context, [&filled, count](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        filled = std::move(*store);
        filled->setPerson(reviewer().id);
        fillFrom(filled.get(), 0, count);
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
        std::printf("{\"start_ms\":%.1f,\"key_p50_ms\":%.2f,\"key_p99_ms\":%.2f,\"resident_kb\":%lld,\"resident_after_kb\":%lld}\n", m_startMs,
            m_times[keys / 2], m_times[keys * 99 / 100], static_cast<long long>(m_residentAtStart), static_cast<long long>(residentKb()));
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
        (*store)->setPerson(reviewer().id);
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
    if (words.value(1) == u"bare"_s && words.size() == 3)
        return bare(words[2].toLongLong());
    giveUp("usage: fill FILE KEY COUNT | show FILE KEY STARTED_NS | bare STARTED_NS");
}
