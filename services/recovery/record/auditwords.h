#pragma once
// What an entry is found by in audit_words: its folded words and its fields as tokens of their own, written and asked for by the same
// rules.
#include "models/domain/auditsearch.h"
#include "services/base/database.h"

#include <set>
#include <string>

namespace countersign {

// What the index knows of an entry beyond its own text.
struct AuditSurroundings {
    std::optional<std::int64_t> valueMinor; // of its cart
    std::string customer; // subject id
};
struct AuditWords {
    std::set<std::string> words; // of letters and digits only; an id of ours is one word without its hyphens
    std::set<std::string> fields; // "a=decision.accepted"; can never be taken for a word
};
[[nodiscard]] AuditWords auditWords(const AuditEntry& entry, const AuditSurroundings& surroundings);
// Without digits and short: a word that stands in audit_terms.
[[nodiscard]] bool isAuditTerm(std::string_view word);

// A filter that says more than it may is InvalidInput naming the field.
[[nodiscard]] Result<void> checkAuditFilter(const AuditFilter& filter);

struct AuditMatch {
    bool nothing = false; // no entry can match
    std::string expression; // for audit_words MATCH; empty = every entry matches
};
// All but time and exact value. The last word may be a beginning of two letters or more; ids may be shortened to six characters.
[[nodiscard]] Result<AuditMatch> auditMatch(Connection& connection, const AuditFilter& filter);
// Finds the entries whose subject has this id.
[[nodiscard]] std::string auditMatchOfSubject(const std::string& id);

} // namespace countersign
