#include "models/domain/auditentry.h"

#include "models/domain/codec.h"

namespace countersign {
namespace {

constexpr std::size_t mostEntryBytes = 65535;  // a bundle's length prefix has 16 bits

constexpr auto entryFields = [](auto& archive, auto& entry) {
    archive.need("id", entry.id);
    archive.needTime("at", entry.at);
    archive.need("actor_kind", entry.actorKind);
    archive.need("actor", entry.actor);
    archive.need("action", entry.action);
    archive("shop_id", entry.shopId);
    archive.need("subject_kind", entry.subjectKind);
    archive.need("subject", entry.subject);
    archive("draft_id", entry.draftId);
    archive("data", entry.data);
};

}  // namespace

void to_json(Json& json, const AuditEntry& entry) { codec::write(json, entry, entryFields); }
void from_json(const Json& json, AuditEntry& entry) { codec::read(json, entry, entryFields); }

Result<std::string> entryBytes(const AuditEntry& entry)
{
    std::string bytes = canonicalJson(Json(entry));
    if (bytes.size() > mostEntryBytes)
        return fail(ErrorCode::TooLarge, "an audit entry has more than 65535 bytes");
    return bytes;
}

}  // namespace countersign
