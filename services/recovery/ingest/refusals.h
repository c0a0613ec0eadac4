#pragma once
// Counts what was refused, ignored or repeated, without letting a flood of such calls become a flood of writes: while one write of
// counters is under way, later ones gather in memory and leave together.
#include "services/base/clock.h"
#include "services/base/writer.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace countersign {

class Refusals : public std::enable_shared_from_this<Refusals> {
public:
    Refusals(Writer& writer, const Clock& clock);
    void count(const std::string& shopId, const std::string& name); // any thread
    // Since the start of the process, by name.
    [[nodiscard]] std::map<std::string, std::int64_t> totals() const;

private:
    using Key = std::pair<std::string, std::string>; // shop, name
    void flushLocked();
    Writer& m_writer;
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::map<Key, std::int64_t> m_pending;
    std::map<std::string, std::int64_t> m_totals;
    bool m_flushing = false;
};

} // namespace countersign
