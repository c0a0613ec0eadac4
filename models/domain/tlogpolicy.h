#pragma once
// The bundle's `policy` (c2sp.org/tlog-policy): which log signed, which witnesses cosigned; in the one form that an export writes.
#include "models/domain/tlog.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct LogPolicy {
    std::vector<std::string> logs; // vkeys
    std::vector<std::string> witnesses; // vkeys of type 4; all of them are the quorum
};
// How many of these (vkeys of type 4) cosigned the note, each key once; what is no such key did not.
[[nodiscard]] int cosignedBy(std::string_view note, const std::vector<std::string>& vkeys);
[[nodiscard]] std::string policyText(const LogPolicy& policy);
[[nodiscard]] Result<LogPolicy> parsePolicy(std::string_view text); // Damaged unless it is exactly what policyText writes

} // namespace countersign
