#pragma once
// A record as a shop's work makes it: entries written, sequenced and indexed by the product's own code, in large transactions.
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <cstdint>

namespace countersign::bench {

constexpr std::int64_t entriesPerDraft = 12;

struct RecordFill {
    std::int64_t entries = 0;
    bool signedDecisions = true; // one in twelve; each with a person's signature
    bool drafts = true;          // each entry's draft has a row with its value and customer, as the search expects
};
// Appends that many to what is there and signs one checkpoint over all of it.
void fillRecord(Connection& connection, const BackendKeys& keys, const RecordFill& fill);
// Takes everything that waits into what the record is searched by.
void indexRecord(Connection& connection);
// The n-th of the made-up ids, so that searches can name what is there.
[[nodiscard]] std::string filledDraft(std::int64_t number);
[[nodiscard]] std::string filledPerson(std::int64_t number);  // 20 of them
[[nodiscard]] std::string filledCustomer(std::int64_t number);

}  // namespace countersign::bench
