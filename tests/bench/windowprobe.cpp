// The window under a hand, as a process of its own: typing | scroll COUNT. Keys and wheel turns come from another thread at a steady pace;
// each is timed from that moment until its effect is painted, whatever the window was doing. Prints one JSON line.
#include "models/view/followup.h"
#include "services/console/spell/speller.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftpane.h"
#include "ui/queue/queueview.h"
#include "ui/review/reviewpage.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void giveUp(const char* why)
{
    std::fprintf(stderr, "windowprobe: %s\n", why);
    std::exit(2);
}

// A desk whose queue is any number of rows made on the spot; everything else is the desk in memory.
class ManyRows final : public DraftSource {
public:
    ManyRows(int count, TimeMs now)
    {
        m_rows.reserve(static_cast<std::size_t>(count));
        DraftSummary row = plainDraft(1, now).summary;
        const std::string stem = row.id.substr(0, row.id.size() - 8);
        for (int i = 0; i < count; ++i) {
            char tail[16];
            std::snprintf(tail, sizeof tail, "%08d", i);
            row.id = stem + tail;
            row.value.minor = 100'000 - i % 90'000;
            row.stake = count - i;
            m_rows.push_back(row);
        }
    }
    QFuture<Result<DraftRows>> page(const DraftFilter&, const QString& cursor, int limit) override
    {
        DraftRows page;
        const auto from = std::min(m_rows.size(), static_cast<std::size_t>(cursor.toInt()));
        const auto until = std::min(m_rows.size(), from + static_cast<std::size_t>(limit));
        page.rows.assign(m_rows.begin() + static_cast<std::ptrdiff_t>(from), m_rows.begin() + static_cast<std::ptrdiff_t>(until));
        page.total = static_cast<qint64>(m_rows.size());
        if (until < m_rows.size())
            page.next = QString::number(until);
        return readyFuture<Result<DraftRows>>(std::move(page));
    }
    QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter&, const QStringList&) override
    {
        return readyFuture<Result<std::vector<DraftSummary>>>(std::vector<DraftSummary>());
    }

private:
    std::vector<DraftSummary> m_rows;
};

class WideDesk final : public ReviewDesk {
public:
    WideDesk(int count, TimeMs now)
        : m_desk(now)
        , m_rows(count, now)
    {
        m_draft = plainDraft(1, now);
    }
    Person person() const override { return m_desk.person(); }
    Policy policy() const override { return m_desk.policy(); }
    Link link() const override { return m_desk.link(); }
    QString linkSentence() const override { return {}; }
    Counts counts() const override { return {}; }
    DraftSource& drafts() override { return m_rows; }
    std::vector<DecisionRecord> recentDecisions() const override { return {}; }
    QFuture<Result<Draft>> open(const QString& id) override
    {
        Draft draft = m_draft;
        draft.summary.id = id.toStdString();
        return readyFuture<Result<Draft>>(std::move(draft));
    }
    void release(const QString&) override { }
    QFuture<Result<QString>> decide(const DecisionRequest& request) override { return m_desk.decide(request); }
    QFuture<Result<void>> undo(const QString& id) override { return m_desk.undo(id); }
    void dismissRefused(const QString&) override { }
    QFuture<Result<QString>> verifyRecord() override { return m_desk.verifyRecord(); }
    void signOut() override { }
    TeamDesk& team() override { return m_desk.team(); }
    ViewsDesk& views() override { return m_desk.views(); }
    BulkDesk& bulk() override { return m_desk.bulk(); }
    WorkDesk& work() override { return m_desk.work(); }
    StudioDesk& studio() override { return m_desk.studio(); }
    AuditDesk& audit() override { return m_desk.audit(); }

private:
    FakeDesk m_desk;
    ManyRows m_rows;
    Draft m_draft;
};

// Posts an event every `pace` and times it until the watched widget has been painted after it.
class Pace final : public QObject {
public:
    Pace(QWidget* painted, int times, std::chrono::microseconds pace, std::function<void(int)> post, const char* name)
        : m_painted(painted)
        , m_times(times)
        , m_pace(pace)
        , m_post(std::move(post))
        , m_name(name)
    {
        painted->installEventFilter(this);
        m_hand = std::thread([this] {
            auto next = Clock::now();
            for (int i = 0; i < m_times && !m_stop; ++i) {
                next += m_pace;
                std::this_thread::sleep_until(next);
                qint64 none = 0;
                const qint64 now = std::max<qint64>(1, Clock::now().time_since_epoch().count());
                // The one before still waits to be painted: this one is part of the same frame and is timed with it.
                m_since.compare_exchange_strong(none, now);
                m_post(i);
            }
            m_done = true;
        });
        auto* watch = new QTimer(this);
        connect(watch, &QTimer::timeout, this, [this] {
            if (m_done && m_since == 0)
                finish();
        });
        watch->start(100);
        QTimer::singleShot(85'000, this, [] { giveUp("it took more than 85 seconds"); });
    }
    ~Pace() override
    {
        m_stop = true;
        m_hand.join();
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_since != 0 && !m_pending) {
            m_pending = true;
            QTimer::singleShot(0, this, [this] {
                m_pending = false;
                if (const qint64 since = m_since.exchange(0); since != 0)
                    m_taken.push_back(static_cast<double>(Clock::now().time_since_epoch().count() - since) / 1e6);
            });
        }
        return false;
    }

private:
    void finish()
    {
        if (m_taken.size() < static_cast<std::size_t>(m_times) / 2)
            giveUp("too few events were painted");
        std::sort(m_taken.begin(), m_taken.end());
        std::printf("{\"%s_p50_ms\":%.2f,\"%s_p99_ms\":%.2f,\"%s_max_ms\":%.2f,\"frames\":%zu}\n", m_name, m_taken[m_taken.size() / 2],
            m_name, m_taken[m_taken.size() * 99 / 100], m_name, m_taken.back(), m_taken.size());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }
    QWidget* m_painted;
    int m_times;
    std::chrono::microseconds m_pace;
    std::function<void(int)> m_post;
    const char* m_name;
    std::thread m_hand;
    std::atomic<qint64> m_since{ 0 };
    std::atomic<bool> m_stop{ false };
    std::atomic<bool> m_done{ false };
    bool m_pending = false;
    std::vector<double> m_taken;
};

// An e-mail of 50 KB, as long as mail programs show one.
Draft longEmail(TimeMs now)
{
    Draft draft = plainDraft(1, now);
    Content& content = draft.contents.front();
    const std::string sentence = "You left something in your cart, and it is all still there for you to look at again. ";
    std::vector<Block> body;
    std::size_t bytes = 0;
    while (bytes < 50'000) {
        std::string words;
        while (words.size() < 600)
            words += sentence;
        bytes += words.size();
        body.push_back({ BlockKind::Paragraph, words, "", false });
    }
    content.blocks.insert(content.blocks.begin() + 1, body.begin(), body.end());
    draft.drafted = draft.contents;
    return draft;
}

int typing()
{
    QTemporaryDir personal;
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1440, 900);
    auto desk = std::make_shared<FakeDesk>(wallClock());
    desk->source().setDrafts({ longEmail(desk->now()) });
    window.setSpelling(std::make_shared<Speller>(systemSpellPaths(personal.path())));
    window.openDesk(desk);
    window.show();
    std::unique_ptr<Pace> pace;
    QTimer::singleShot(1500, &window, [&] {
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
    const int code = QCoreApplication::exec();
    pace.reset();
    return code;
}

int scroll(int count)
{
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1440, 900);
    window.openDesk(std::make_shared<WideDesk>(count, wallClock()));
    window.show();
    std::unique_ptr<Pace> pace;
    QTimer::singleShot(1500, &window, [&] {
        auto* view = window.findChild<QueueView*>(u"draftsQueueView"_s);
        if (!view || !view->model() || view->model()->rowCount() == 0)
            giveUp("no rows in the queue");
        QWidget* viewport = view->viewport();
        pace = std::make_unique<Pace>(
            viewport, 1500, std::chrono::microseconds(16'667),
            [viewport](int) {
                const QPointF at(60, 60);
                QCoreApplication::postEvent(
                    viewport, new QWheelEvent(at, at, QPoint(), QPoint(0, -360), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false));
            },
            "scroll");
    });
    const int code = QCoreApplication::exec();
    pace.reset();
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Countersign"_s);
    QApplication::setApplicationName(u"countersign-windowprobe"_s);
    const QStringList words = QApplication::arguments();
    if (words.value(1) == u"typing"_s)
        return typing();
    if (words.value(1) == u"scroll"_s && words.size() == 3)
        return scroll(words[2].toInt());
    giveUp("usage: typing | scroll COUNT");
}
