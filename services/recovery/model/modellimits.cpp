#include "services/recovery/model/modellimits.h"

#include <algorithm>

namespace countersign {

namespace {

using namespace std::chrono_literals;
constexpr auto askEvery = 20ms;  // how often a waiting question looks whether it was cancelled

tl::unexpected<ModelTrouble> cancelledTrouble()
{
    return tl::unexpected(ModelTrouble{.kind = "cancelled", .sentence = "The question to the language model was cancelled."});
}

tl::unexpected<ModelTrouble> busyTrouble(const char* sentence, std::optional<TimeMs> retryAfterMs = std::nullopt)
{
    return tl::unexpected(ModelTrouble{.kind = "busy", .sentence = sentence, .retryAfterMs = retryAfterMs});
}

}  // namespace

bool pauseUntil(ModelDeadline deadline, const ModelCancelled& cancelled)
{
    std::mutex mutex;
    std::condition_variable nobody;
    std::unique_lock lock(mutex);
    while (std::chrono::steady_clock::now() < deadline) {
        if (cancelled && cancelled())
            return false;
        nobody.wait_until(lock, std::min(deadline, std::chrono::steady_clock::now() + askEvery));
    }
    return true;
}

ConcurrencyGate::Place::~Place()
{
    if (m_gate == nullptr)
        return;
    {
        const std::lock_guard lock(m_gate->m_mutex);
        ++m_gate->m_free;
    }
    m_gate->m_left.notify_one();
}

Asked<ConcurrencyGate::Place> ConcurrencyGate::enter(ModelDeadline deadline, const ModelCancelled& cancelled)
{
    std::unique_lock lock(m_mutex);
    while (m_free <= 0) {
        if (cancelled && cancelled())
            return cancelledTrouble();
        const auto now = std::chrono::steady_clock::now();
        if (now >= deadline)
            return busyTrouble("Too many questions were before it at the language model.");
        m_left.wait_until(lock, cancelled ? std::min(deadline, now + askEvery) : deadline);
    }
    --m_free;
    return Place(this);
}

TimeMs MinuteLimit::waitForPlace()
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.now();
    // Times ahead of now are of before the clock was set back.
    std::erase_if(m_asked, [now](TimeMs at) { return at <= now - minuteMs || at > now; });
    if (m_asked.size() >= static_cast<std::size_t>(m_most))
        return m_asked.front() + minuteMs - now;
    m_asked.push_back(now);
    return 0;
}

Asked<void> MinuteLimit::take(ModelDeadline deadline, const ModelCancelled& cancelled)
{
    if (m_most <= 0)
        return {};
    while (const TimeMs wait = waitForPlace()) {
        const auto free = std::chrono::steady_clock::now() + std::chrono::milliseconds(wait);
        if (free >= deadline)
            return busyTrouble("The limit of questions per minute to the language model is used up.", wait);
        if (!pauseUntil(free, cancelled))
            return cancelledTrouble();
    }
    return {};
}

// What was set aside before midnight is settled on the new day.
void DayBudget::turnDay() const
{
    const auto today = m_clock.now() / dayMs;
    if (today != m_day)
        m_spent = 0;
    m_day = today;
}

bool DayBudget::reserve(std::int64_t worst)
{
    const std::lock_guard lock(m_mutex);
    turnDay();
    if (m_most > 0 && m_spent + m_reserved + worst > m_most)
        return false;
    m_reserved += worst;
    return true;
}

void DayBudget::settle(std::int64_t reserved, std::int64_t cost)
{
    const std::lock_guard lock(m_mutex);
    turnDay();
    m_reserved -= reserved;
    m_spent += cost;
}

void DayBudget::remember(std::int64_t cost)
{
    settle(0, cost);
}

std::int64_t DayBudget::spent() const
{
    const std::lock_guard lock(m_mutex);
    turnDay();
    return m_spent;
}

Asked<void> CircuitBreaker::enter()
{
    const std::lock_guard lock(m_mutex);
    if (!m_openedAt)
        return {};
    const auto since = m_clock.now() - *m_openedAt;
    const bool waiting = since >= 0 && since < m_pauseMs;  // a clock that was set back ends the pause
    if (waiting || m_trying)
        return tl::unexpected(ModelTrouble{.kind = "open circuit",
            .sentence = "The language model failed several times in a row and is left alone for a while.",
            .retryAfterMs = waiting ? m_pauseMs - since : secondMs});
    m_trying = true;
    return {};
}

void CircuitBreaker::succeeded()
{
    const std::lock_guard lock(m_mutex);
    m_failures = 0;
    m_openedAt.reset();
    m_trying = false;
}

void CircuitBreaker::failed()
{
    const std::lock_guard lock(m_mutex);
    ++m_failures;
    // Others that were under way when the circuit opened do not prolong the pause; the one that tries afterwards does.
    if (m_trying || (!m_openedAt && m_failures >= m_after))
        m_openedAt = m_clock.now();
    m_trying = false;
}

void CircuitBreaker::neither()
{
    const std::lock_guard lock(m_mutex);
    m_trying = false;
}

}  // namespace countersign
