#pragma once
// What an auditor asks the record, and what comes back: pages of entries and their count over time.
#include "models/domain/auditentry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

// Empty fields ask for nothing; all that are set must hold together.
struct AuditFilter {
    std::string words;                // every word must stand in the entry, the last one may be a beginning
    std::optional<TimeMs> from, to;   // from ≤ at < to
    std::vector<std::string> actors;  // person ids, stage names or rule ids; any of them
    std::vector<std::string> actions; // "decision.accepted"; a trailing dot takes the family ("decision.")
    std::vector<std::string> shops;
    std::string draftId;
    std::string customer; // subject id
    std::string verdict;  // "approve", "approve_with_edits", "reject", …
    std::string rule;     // id of a policy rule
    std::optional<std::int64_t> minMinor, maxMinor; // value of the cart, minor units of its own currency
    std::string currency; // of the cart, ISO 4217; empty: amounts are compared whatever they are in
    bool overrides = false; // only decisions that overrode a requirement
    friend bool operator==(const AuditFilter&, const AuditFilter&) = default;
};

struct AuditRow {
    std::int64_t index = 0; // in the record
    AuditEntry entry;
};

struct AuditPage { // newest first
    std::vector<AuditRow> rows;
    std::string next;       // cursor of the page after this one; empty at the end
    std::int64_t size = 0;  // entries in the record when it was searched
};

struct AuditBucket {
    TimeMs from = 0; // its width is AuditHistogram::widthMs
    std::int64_t count = 0;
};
struct AuditHistogram {
    std::int64_t widthMs = 0;
    std::vector<AuditBucket> buckets; // without gaps, oldest first, at most 200
    std::int64_t total = 0;
};

void to_json(Json& json, const AuditFilter& filter);
void from_json(const Json& json, AuditFilter& filter);
void to_json(Json& json, const AuditRow& row);
void from_json(const Json& json, AuditRow& row);
void to_json(Json& json, const AuditPage& page);
void from_json(const Json& json, AuditPage& page);
void to_json(Json& json, const AuditBucket& bucket);
void from_json(const Json& json, AuditBucket& bucket);
void to_json(Json& json, const AuditHistogram& histogram);
void from_json(const Json& json, AuditHistogram& histogram);

} // namespace countersign
