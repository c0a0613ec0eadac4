#pragma once
// Rights, limits and passwords that were taken away since a backup was made: putting it back gives nobody more than they had a minute before.
#include "models/domain/person.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace countersign {

struct RightsCarried {
    struct Someone {
        std::string id;
        std::string passwordHash;
        std::string state;
        std::set<std::string> roles;
    };
    std::vector<Someone> people;
    // Nothing: the two databases are not of one record, so that the same name of a role says nothing about it.
    std::optional<std::vector<Role>> roles;
    std::set<std::string> offered;   // rights that this record's roles were offered so far
    bool emergencyForbidden = false; // nobody may take a right in an emergency
};

// Reads both, of any schema; people count where both know them under the same id. Errors: Storage, Damaged.
[[nodiscard]] Result<RightsCarried> rightsCarriedOf(Connection& backup, Connection& replaced);

// Inside a write to the restored database, which has this program's schema. Roles keep what both grant, limits the lesser of both; a right
// that came with an update since is kept as the update gave it; passwords are those of a minute before; rights taken in an emergency end.
// Recorded one by one. Answers how many people and roles have less than in the backup.
[[nodiscard]] Result<std::int64_t> applyRightsCarried(Connection& restored, const RightsCarried& since, TimeMs now);

}  // namespace countersign
