#include "services/recovery/ingest/refusals.h"

#include "services/base/log.h"

namespace countersign {

Refusals::Refusals(Writer& writer, const Clock& clock)
    : m_writer(writer)
    , m_clock(clock)
{
}

void Refusals::count(const std::string& shopId, const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    ++m_pending[{ shopId, name }];
    ++m_totals[name];
    if (!m_flushing)
        flushLocked();
}

std::map<std::string, std::int64_t> Refusals::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

void Refusals::flushLocked()
{
    if (m_pending.empty())
        return;
    m_flushing = true;
    auto leaving = std::make_shared<std::map<Key, std::int64_t>>();
    leaving->swap(m_pending);
    const std::string day = formatTime(m_clock.now()).substr(0, 10);
    auto write = [leaving, day](Connection& connection) -> Result<void> {
        for (const auto& [key, value] : *leaving) {
            const auto added = connection.run("INSERT INTO counters(day, shop_id, name, value) VALUES(:day, :shop, :name, :value) "
                                              "ON CONFLICT(day, shop_id, name) DO UPDATE SET value = value + excluded.value",
                day, key.first, key.second, value);
            if (!added)
                return tl::unexpected(added.error());
        }
        return {};
    };
    auto done = [self = shared_from_this(), leaving](Result<void> written) {
        const std::lock_guard lock(self->m_mutex);
        self->m_flushing = false;
        if (!written) {
            // Kept for the next call that is counted: a full disk must not be asked again at once.
            log(LogLevel::Warning, "ingest", "counters could not be stored", { { "error", errorWord(written.error().code) } });
            for (const auto& [key, value] : *leaving)
                self->m_pending[key] += value;
            return;
        }
        self->flushLocked();
    };
    m_writer.submit(std::move(write), std::move(done));
}

} // namespace countersign
