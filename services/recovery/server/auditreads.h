#pragma once
// Reading the record is itself an entry of it: who, what kind of reading, which fields were asked for and a keyed digest of what they held.
#include "models/domain/json.h"
#include "services/recovery/server/recoveryserver.h"

#include <map>
#include <mutex>
#include <string>

namespace countersign {

struct AuditReading {
    std::string action; // "audit.searched", "audit.lineage_read", "audit.report_read", "audit.exported"
    std::string subjectKind; // "record", "draft", "report"
    std::string subject;
    Json asked = Json::object(); // what was asked for; only its digest and the names of its members reach the record
};

class AuditReads {
public:
    explicit AuditReads(const RecoveryContext& context)
        : m_context(context)
    {
    }
    // Before the answer is given: without the entry there is no answer. The same reading by the same person is one entry in ten minutes,
    // so that further pages and a list that follows the record add none. Blocks on the writer; any thread.
    [[nodiscard]] Result<void> note(const Person& person, const AuditReading& reading);

private:
    RecoveryContext m_context;
    std::mutex m_mutex;
    std::map<std::string, TimeMs> m_noted; // by person, action and digest
};

} // namespace countersign
