#pragma once
// Entries of the record about acts of privacy: who did what to whom, in ids, counts and keyed digests.
#include "models/domain/person.h"
#include "services/recovery/record/auditlog.h"

#include <string>
#include <utility>

namespace countersign {

[[nodiscard]] inline AuditEntry privacyEntry(
    const Person& person, std::string action, std::string kind, std::string subject, const std::string& shopId, Json data)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = std::move(action);
    entry.shopId = shopId;
    entry.subjectKind = std::move(kind);
    entry.subject = std::move(subject);
    entry.data = std::move(data);
    return entry;
}

}  // namespace countersign
