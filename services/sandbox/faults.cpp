#include "services/sandbox/faults.h"

#include <limits>

namespace countersign {

namespace {

constexpr std::int64_t mostDelayMs = 60'000;

template <WordedEnum E>
Result<void> read(const Json& wish, const char* part, E& fault, std::int64_t& left)
{
    const auto found = wish.find(part);
    if (found == wish.end())
        return {};
    if (!found->is_object())
        return fail(ErrorCode::InvalidInput, std::string(part) + " is not an object");
    const auto mode = decode<E>(found->value("mode", Json("none")));
    if (!mode)
        return tl::unexpected(mode.error());
    const auto count = decode<std::int64_t>(found->value("count", Json(std::numeric_limits<std::int64_t>::max())));
    if (!count || *count < 0)
        return fail(ErrorCode::InvalidInput, "count is not a whole number of at least 0");
    fault = *mode;
    left = *count;
    return {};
}

template <WordedEnum E>
E next(E& fault, std::int64_t& left)
{
    if (left <= 0)
        fault = E::None;
    else
        --left;
    return fault;
}

} // namespace

Result<void> Faults::set(const Json& wish)
{
    if (!wish.is_object())
        return fail(ErrorCode::InvalidInput, "the body is not an object");
    const std::lock_guard lock(m_mutex);
    if (auto done = read(wish, "sends", m_send, m_sendsLeft); !done)
        return done;
    if (auto done = read(wish, "graphql", m_api, m_queriesLeft); !done)
        return done;
    const auto model = wish.find("model");
    const Json slowed = model != wish.end() && model->is_object() ? model->value("delay_ms", Json(usualDelayMs)) : Json(m_delayMs);
    const auto delay = decode<std::int64_t>(slowed);
    if (!delay || *delay < 0 || *delay > mostDelayMs)
        return fail(ErrorCode::InvalidInput, "delay_ms is not a whole number of at most " + std::to_string(mostDelayMs));
    if (auto done = read(wish, "model", m_model, m_answersLeft); !done)
        return done;
    m_delayMs = *delay;
    return {};
}

SendFault Faults::nextSend()
{
    const std::lock_guard lock(m_mutex);
    return next(m_send, m_sendsLeft);
}

ApiFault Faults::nextQuery()
{
    const std::lock_guard lock(m_mutex);
    return next(m_api, m_queriesLeft);
}

std::chrono::milliseconds Faults::slowness()
{
    const std::lock_guard lock(m_mutex);
    return std::chrono::milliseconds(m_delayMs);
}

ModelFault Faults::nextAnswer()
{
    const std::lock_guard lock(m_mutex);
    return next(m_model, m_answersLeft);
}

} // namespace countersign
