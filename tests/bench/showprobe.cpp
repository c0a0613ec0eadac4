#include "models/domain/digest.h"
#include "models/view/followup.h"
#include "services/console/api/apiclient.h"
#include "services/console/desk/reviewdeskimpl.h"
#include "services/console/spell/speller.h"
#include "tests/bench/pace.h"
#include "tests/bench/probe.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/blockedit.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queueview.h"
#include "ui/review/reviewpage.h"
#include "ui/review/reviewsession.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace countersign::bench {

namespace {

constexpr int keys = 200;

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

// The desk over the file, its backend away: what is decided is kept.
std::shared_ptr<ReviewDeskImpl> deskOver(std::shared_ptr<LocalStore> store, const SealKey& key)
{
    DeskParts parts{std::make_unique<ApiClient>(QUrl(u"http://127.0.0.1:9"_s)), std::move(store), std::make_unique<KeyRing>(u"bench"_s, false),
        {newSigningKey(), key, true, std::nullopt}, reviewer(), samplePolicy(), [] { return QDateTime::currentMSecsSinceEpoch(); }, {}, {}};
    return std::make_shared<ReviewDeskImpl>(std::move(parts));
}

// Opens the window over the file; `ready` once rows are painted.
void openWindow(MainWindow& window, const QString& file, const QString& key, std::function<void(QueueView*)> ready)
{
    window.resize(1440, 900);
    StoreOptions options = storeOptions(file, key);
    const SealKey sealKey = options.key;
    whenDone(LocalStore::open(options, &window), &window, [&window, sealKey, ready = std::move(ready)](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        const auto desk = deskOver(*store, sealKey);
        desk->start();
        window.openDesk(desk);
        window.show();
        auto* view = window.findChild<QueueView*>(u"draftsQueueView"_s);
        if (!view)
            giveUp("no queue in the window");
        new PaintWatch(view->viewport(), [view] { return view->model() && view->model()->rowCount() > 0; }, [view, ready] { ready(view); });
    });
}

}  // namespace

int show(const QString& file, const QString& key, qint64 startedNs)
{
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    std::unique_ptr<KeyRun> run;
    openWindow(window, file, key, [&](QueueView*) { run = std::make_unique<KeyRun>(window, millisecondsSince(startedNs)); });
    return QCoreApplication::exec();
}

int scroll(const QString& file, const QString& key, bool grouped)
{
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    std::unique_ptr<Pace> pace;
    openWindow(window, file, key, [&](QueueView* view) {
        if (grouped) {
            DraftFilter filter;
            filter.group = DraftFilter::Group::Offer;
            window.findChild<QueuePane*>()->setFilter(filter);
        }
        // The index of a million drafts is loaded by then, and the first page of the groups is there.
        QTimer::singleShot(6000, &window, [&, view] {
            if (view->model()->rowCount() == 0)
                giveUp("no rows in the queue");
            QWidget* viewport = view->viewport();
            pace = std::make_unique<Pace>(
                viewport, 1500, std::chrono::microseconds(16'667),
                [viewport](int) {
                    const QPointF at(60, 60);
                    QCoreApplication::postEvent(viewport,
                        new QWheelEvent(at, at, QPoint(), QPoint(0, -360), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false));
                },
                "scroll");
        });
    });
    const int code = QCoreApplication::exec();
    pace.reset();
    return code;
}

int typing(const QString& file, const QString& key)
{
    const QTemporaryDir personal;
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.setSpelling(std::make_shared<Speller>(systemSpellPaths(personal.path())));
    std::unique_ptr<Pace> pace;
    openWindow(window, file, key, [&](QueueView*) {
        DraftFilter filter;
        filter.turn = DraftFilter::Turn::Everyone;
        filter.shops = {longShop};
        window.findChild<QueuePane*>()->setFilter(filter);
        QTimer::singleShot(8000, &window, [&] {
            const OpenDraft* open = window.reviewPage()->session().open();
            if (!open || window.reviewPage()->session().queue().rowCount() != 1)
                giveUp("the draft of 50 KB is not open");
            window.reviewPage()->run(Verb::Edit);
            auto* edit = window.findChild<BlockEdit*>(u"messageParagraph1BlockEdit"_s);
            if (!edit || edit->isReadOnly())
                giveUp("nothing to type in");
            edit->setFocus();
            QTimer::singleShot(1500, &window, [&, edit] {
                static const QString words = u"and so the words go on and on with a recieve now and then "_s;
                pace = std::make_unique<Pace>(
                    edit->viewport(), 600, std::chrono::milliseconds(45),
                    [edit](int i) {
                        const QChar c = words[i % words.size()];
                        QCoreApplication::postEvent(
                            edit, new QKeyEvent(QEvent::KeyPress, c == u' ' ? Qt::Key_Space : Qt::Key_A, Qt::NoModifier, QString(c)));
                    },
                    "typing");
            });
        });
    });
    const int code = QCoreApplication::exec();
    pace.reset();
    return code;
}

int bare(qint64 startedNs)
{
    QStandardItemModel model(50, 4);
    QTableView view;
    view.setModel(&model);
    view.resize(1440, 900);
    new PaintWatch(view.viewport(), [] { return true; }, [startedNs] {
        const double startMs = millisecondsSince(startedNs);
        QTimer::singleShot(1000, [startMs] {
            const double before = cpuSeconds();
            QTimer::singleShot(10000, [startMs, before] {
                std::printf("{\"start_ms\":%.1f,\"resident_kb\":%lld,\"idle_percent\":%.2f}\n", startMs, static_cast<long long>(residentKb()),
                    (cpuSeconds() - before) * 10);
                std::fflush(stdout);
                QCoreApplication::exit(0);
            });
        });
    });
    view.show();
    return QCoreApplication::exec();
}

}  // namespace countersign::bench
