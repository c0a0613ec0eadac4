#pragma once
// What holds a language model's use within bounds: how many at once, how many a minute, how much money a day, and when to leave a
// failing server alone. Any thread.
#include "services/base/clock.h"
#include "services/recovery/model/languagemodel.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace countersign {

using ModelDeadline = std::chrono::steady_clock::time_point;
using ModelCancelled = std::function<bool()>;

// Waits until `deadline` unless cancelled, which is asked every few milliseconds. False: cancelled.
[[nodiscard]] bool pauseUntil(ModelDeadline deadline, const ModelCancelled& cancelled);

// At most `most` at once.
class ConcurrencyGate {
public:
    explicit ConcurrencyGate(int most) : m_free(most) {}

    // A place in the gate, given back when it goes.
    class Place {
    public:
        explicit Place(ConcurrencyGate* gate) : m_gate(gate) {}
        Place(Place&& other) noexcept : m_gate(std::exchange(other.m_gate, nullptr)) {}
        Place& operator=(Place&&) = delete;
        ~Place();

    private:
        ConcurrencyGate* m_gate;
    };
    [[nodiscard]] Asked<Place> enter(ModelDeadline deadline, const ModelCancelled& cancelled);

private:
    std::mutex m_mutex;
    std::condition_variable m_left;
    int m_free;
};

// At most so many questions within any 60 seconds; 0 = no limit. One that would have to wait past its deadline is told so at once.
class MinuteLimit {
public:
    MinuteLimit(int most, const Clock& clock) : m_most(most), m_clock(clock) {}
    [[nodiscard]] Asked<void> take(ModelDeadline deadline, const ModelCancelled& cancelled);

private:
    [[nodiscard]] TimeMs waitForPlace();  // 0: the place is taken
    const int m_most;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::deque<TimeMs> m_asked;
};

// Money of a UTC day. What a question may cost at worst is set aside before it is asked, and replaced by what it did cost.
class DayBudget {
public:
    DayBudget(std::int64_t most, const Clock& clock) : m_most(most), m_clock(clock) {}
    [[nodiscard]] bool reserve(std::int64_t worst);  // false: the day's budget would not bear it
    void settle(std::int64_t reserved, std::int64_t cost);
    void remember(std::int64_t cost);
    [[nodiscard]] std::int64_t spent() const;

private:
    void turnDay() const;
    const std::int64_t m_most;  // 0 = no limit
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    mutable std::int64_t m_day = 0;
    mutable std::int64_t m_spent = 0;
    std::int64_t m_reserved = 0;
};

// Closed: all may ask. Open, after `after` failures in a row: none for `pauseMs`. Then half-open: one may try, and its outcome decides.
class CircuitBreaker {
public:
    CircuitBreaker(int after, TimeMs pauseMs, const Clock& clock) : m_after(after), m_pauseMs(pauseMs), m_clock(clock) {}
    [[nodiscard]] Asked<void> enter();  // after it exactly one of the three below
    void succeeded();
    void failed();
    void neither();  // the outcome says nothing about the server: cancelled, or no money

private:
    const int m_after;
    const TimeMs m_pauseMs;
    const Clock& m_clock;
    std::mutex m_mutex;
    int m_failures = 0;
    std::optional<TimeMs> m_openedAt;
    bool m_trying = false;
};

}  // namespace countersign
