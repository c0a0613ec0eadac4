#pragma once
// A user of Countersign, what they may do and up to which limits. Deny by default.
#include "models/domain/json.h"
#include "models/domain/message.h"
#include "models/domain/money.h"

#include <set>
#include <string>
#include <vector>

namespace countersign {

enum class Permission { ReadDrafts, Lease, BreakLease, Edit, Approve, ApproveSecond, Reject, SendBack, Undo, OverrideCheck,
                        ReadAudit, ExportAudit, ReadPolicy, SetPolicy, ManagePeople, ManageShops, EditPrompts, PromotePrompts,
                        Comment, Assign, ShareViews, Reveal, ManagePrivacy, AcceptRestore };
template <>
struct EnumWords<Permission> {
    static constexpr std::array<std::pair<Permission, std::string_view>, 24> words{{{Permission::ReadDrafts, "read_drafts"},
        {Permission::Lease, "lease"}, {Permission::BreakLease, "break_lease"}, {Permission::Edit, "edit"}, {Permission::Approve, "approve"},
        {Permission::ApproveSecond, "approve_second"}, {Permission::Reject, "reject"}, {Permission::SendBack, "send_back"},
        {Permission::Undo, "undo"}, {Permission::OverrideCheck, "override_check"}, {Permission::ReadAudit, "read_audit"},
        {Permission::ExportAudit, "export_audit"}, {Permission::ReadPolicy, "read_policy"}, {Permission::SetPolicy, "set_policy"},
        {Permission::ManagePeople, "manage_people"}, {Permission::ManageShops, "manage_shops"}, {Permission::EditPrompts, "edit_prompts"},
        {Permission::PromotePrompts, "promote_prompts"}, {Permission::Comment, "comment"}, {Permission::Assign, "assign"},
        {Permission::ShareViews, "share_views"}, {Permission::Reveal, "reveal"}, {Permission::ManagePrivacy, "manage_privacy"},
        {Permission::AcceptRestore, "accept_restore"}}};
};

struct Limits {
    std::vector<Money> cartValue;  // most per currency; a currency not listed is denied
    std::vector<Money> discount;   // the same for the offer's cost
    int marginFloorBp = 0;         // may not approve below
    std::set<Channel> channels;
    std::set<std::string> shops;     // "*" = all
    std::set<std::string> segments;  // "*" = all
};
void to_json(Json& json, const Limits& limits);
void from_json(const Json& json, Limits& limits);

struct Role {
    std::string id;    // "marketing_manager"
    std::string name;
    std::set<Permission> permissions;
    Limits limits;
};
void to_json(Json& json, const Role& role);
void from_json(const Json& json, Role& role);

// Reads the shipped roles (resources/policy/roles.json, an array of Role).
[[nodiscard]] Result<std::vector<Role>> rolesFromJson(const Json& json);

struct Person {
    std::string id;
    std::string login;
    std::string name;
    std::vector<std::string> roles;
    // Effective, computed by the backend from the roles: union of permissions; the widest of each limit.
    std::set<Permission> permissions;
    Limits limits;
    [[nodiscard]] bool may(Permission permission) const { return permissions.contains(permission); }
};
void to_json(Json& json, const Person& person);
void from_json(const Json& json, Person& person);
// Fills permissions and limits of `person` from the roles it names; an unknown role adds nothing. Where one of them may approve, only
// roles that may approve contribute limits, so that a reader's "all shops" never widens an approver's.
void applyRoles(Person& person, const std::vector<Role>& roles);

}  // namespace countersign
