#pragma once
// A hand at a steady pace, on a thread of its own: each key or wheel turn is timed from that moment until its effect is painted, whatever
// the window was doing.
#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

namespace countersign::bench {

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
            auto next = std::chrono::steady_clock::now();
            for (int i = 0; i < m_times && !m_stop; ++i) {
                next += m_pace;
                std::this_thread::sleep_until(next);
                qint64 none = 0;
                const qint64 now = std::max<qint64>(1, std::chrono::steady_clock::now().time_since_epoch().count());
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
        QTimer::singleShot(85'000, this, [] { stop("it took more than 85 seconds"); });
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
                    m_taken.push_back(static_cast<double>(std::chrono::steady_clock::now().time_since_epoch().count() - since) / 1e6);
            });
        }
        return false;
    }

private:
    void finish()
    {
        if (m_taken.size() < static_cast<std::size_t>(m_times) / 2)
            stop("too few events were painted");
        std::sort(m_taken.begin(), m_taken.end());
        std::printf("{\"%s_p50_ms\":%.2f,\"%s_p99_ms\":%.2f,\"%s_max_ms\":%.2f,\"frames\":%zu}\n", m_name, m_taken[m_taken.size() / 2],
            m_name, m_taken[m_taken.size() * 99 / 100], m_name, m_taken.back(), m_taken.size());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }
    [[noreturn]] static void stop(const char* why)
    {
        std::fprintf(stderr, "probe: %s\n", why);
        std::exit(2);
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

}  // namespace countersign::bench
