#pragma once
// Rules that were put in force since a backup was made: policy, brand rules, the days of keeping, and which of the prompts' versions are
// live. A restore must not bring back what people replaced, without anybody saying so.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <map>
#include <string>
#include <vector>

namespace countersign {

struct RulesCarried {
    struct Version {
        std::string shopId; // of brand rules; empty: of all
        std::int64_t version = 0;
        std::string body;
        std::string personId;
        TimeMs inForceAt = 0;
        bool operator==(const Version&) const = default;
    };
    struct Live { // versions of one prompt that are live, each with its share of the customers
        std::string promptId;
        std::string shopId;
        std::map<std::int64_t, std::int64_t> then;
        std::map<std::int64_t, std::int64_t> now;
    };
    std::vector<Version> policies;
    std::vector<Version> brandRules;
    std::vector<Version> retention;
    std::vector<Live> live; // where they differ and the backup knows every version that is live now
};

// Reads both, of any schema. Nothing of a database whose versions up to the backup's are others: its numbers mean something else.
[[nodiscard]] Result<RulesCarried> rulesCarriedOf(Connection& backup, Connection& replaced);

// Inside a write to the restored database, which has this program's schema. Records each as the act of the restore; the person who put it in
// force stays named beside it. Gives how many.
[[nodiscard]] Result<std::int64_t> applyRulesCarried(Connection& restored, const RulesCarried& since, TimeMs now);

}  // namespace countersign
