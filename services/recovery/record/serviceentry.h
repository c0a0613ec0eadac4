#pragma once
// Entries of the record about what a stage or another part of the backend did by itself.
#include "models/domain/auditentry.h"

#include <string>
#include <utility>

namespace countersign {

// service: its name, "ingest"; kind and subject: what it was done to; draftId: may be empty.
[[nodiscard]] inline AuditEntry serviceEntry(std::string service, std::string action, std::string shopId, std::string kind,
    std::string subject, std::string draftId, Json data = Json::object())
{
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = std::move(service);
    entry.action = std::move(action);
    entry.shopId = std::move(shopId);
    entry.subjectKind = std::move(kind);
    entry.subject = std::move(subject);
    entry.draftId = std::move(draftId);
    entry.data = std::move(data);
    return entry;
}

}  // namespace countersign
