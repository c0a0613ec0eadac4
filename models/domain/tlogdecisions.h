#pragma once
// Walks the record's entries in order and checks every person's signature against the keys enrolled earlier in the same record, and that
// none was taken from a key after it was revoked. Gathers the notes about the log's own rotated keys.
#include "models/domain/json.h"
#include "models/domain/signaturechecks.h"
#include "models/domain/tlog.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

class DecisionWalk {
public:
    // What is wrong with this entry, or nothing. Entries about neither keys nor decisions are passed over. Whether a signature fits its
    // statement is told by finish() alone.
    [[nodiscard]] std::optional<std::string> take(std::int64_t index, std::string_view entry);
    [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> finish(); // once, after the last entry
    [[nodiscard]] std::int64_t verified() const { return m_verified; } // after finish()
    [[nodiscard]] bool isEnrolled(std::string_view publicKey) const;
    [[nodiscard]] const std::vector<std::string>& rotations() const { return m_rotations; } // links, oldest first

private:
    struct Enrolled {
        std::string publicKey;
        std::string personId;
        bool revoked = false;
    };
    [[nodiscard]] std::optional<std::string> takeDecision(std::int64_t index, const Json& data, const std::string& subject);
    [[nodiscard]] std::optional<std::string> enroll(
        const std::string& keyName, const std::string& publicKeyText, const std::string& personId);
    std::map<std::string, Enrolled> m_keys;
    std::set<std::string> m_publicKeys;
    SignatureChecks m_signatures;
    std::vector<std::string> m_rotations;
    std::int64_t m_verified = 0;
};

} // namespace countersign
