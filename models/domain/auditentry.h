#pragma once
// One line of the record: canonical JSON, no personal data, at most 65,535 bytes.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <string>

namespace countersign {

struct AuditEntry {
    std::string id;           // UUIDv7
    TimeMs at = 0;
    std::string actorKind;    // "person", "service", "rule"
    std::string actor;        // person id, stage name or rule id
    std::string action;       // "draft.queued", "decision.accepted", "send.sent", …
    std::string shopId;       // may be empty
    std::string subjectKind;  // "cart", "draft", "decision", "person", "policy", …
    std::string subject;      // its id
    std::string draftId;      // for lineage; may be empty
    Json data = Json::object();  // ids, digests and numbers only
};
void to_json(Json& json, const AuditEntry& entry);
void from_json(const Json& json, AuditEntry& entry);
[[nodiscard]] Result<std::string> entryBytes(const AuditEntry& entry);  // canonical; TooLarge past 65,535

}  // namespace countersign
