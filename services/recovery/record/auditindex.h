#pragma once
// Takes entries of the record into what it is searched by (resources/sql/backend/005_record.sql), in order. One per record, on the
// writer's thread; the sequencer runs it, so that a search sees an entry about a second after it was appended.
#include "services/base/database.h"

#include <cstdint>
#include <set>
#include <string>

namespace countersign {

class AuditIndex {
public:
    // Inside a write. At most 4,096 entries below `size` in one call, so that a large backlog holds up nobody: call again for the rest.
    // An entry that cannot be read is found by its time alone.
    [[nodiscard]] Result<void> advance(Connection& connection, std::int64_t size);

private:
    [[nodiscard]] Result<void> addTerm(Connection& connection, const std::string& word);
    // Terms that are stored already, as of m_next. A write that did not commit is noticed by its missing step, and all is forgotten.
    std::set<std::string> m_terms;
    std::int64_t m_next = -1;
};

} // namespace countersign
