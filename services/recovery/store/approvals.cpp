#include "services/recovery/store/approvals.h"

#include "services/recovery/record/auditlog.h"

namespace countersign {

Result<void> voidApprovals(Connection& connection, const std::string& shopId, const std::string& draftId, std::string_view stage,
    std::string_view rule, TimeMs now)
{
    auto open = connection.rows<std::tuple<std::string>>("SELECT id FROM decisions WHERE draft_id = :draft AND state IN ('accepted', "
                                                         "'held', 'sending') AND verdict IN ('approve', 'approve_with_edits')",
        draftId);
    if (!open)
        return tl::unexpected(std::move(open.error()));
    for (const auto& [decisionId] : *open) {
        if (auto changed = connection.run("UPDATE decisions SET state = 'voided' WHERE id = :id", decisionId); !changed)
            return tl::unexpected(std::move(changed.error()));
        AuditEntry entry;
        entry.actorKind = "service";
        entry.actor = std::string(stage);
        entry.action = "decision.voided";
        entry.shopId = shopId;
        entry.subjectKind = "decision";
        entry.subject = decisionId;
        entry.draftId = draftId;
        entry.data = Json{ { "rule", rule } };
        if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
            return appended;
        if (auto noted = noteChange(connection, "decision", decisionId, now); !noted)
            return noted;
    }
    return {};
}

} // namespace countersign
