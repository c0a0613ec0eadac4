#pragma once
// What giving a draft to someone and giving it back share: who may have it, the write with its entry, and what the record says of it.
// Inside reads and writes of the store: pool threads only.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

// Whoever it is to be: the person, or the role as a person of that role alone; and how to call them.
struct Candidate {
    Person person;
    Assignee assignee;
};
[[nodiscard]] Result<Candidate> candidateFor(Connection& connection, const Assignee& to, const std::vector<Person>& people);
// Why this person may not approve such a draft; empty when they may.
[[nodiscard]] std::string hindrance(const Draft& draft, const Person& person, const Policy& policy, TimeMs now);

struct Giving {
    std::string draftId;
    std::string shopId;
    std::int64_t revision = 0;
    std::optional<Assignee> from;  // who had it before; give() fills it in
    std::optional<Assignee> to;    // absent: nobody in particular
    std::string batch;             // of one act on many, or empty
    std::string undoes;            // the batch that this takes back, or empty
};
// The draft's row, its change and its entry, in the caller's write.
[[nodiscard]] Result<void> give(Connection& connection, const Person& person, Giving giving, TimeMs now);

struct RecordedGiving {
    Giving giving;
    std::string actor;
    TimeMs at = 0;
};
// The newest of a draft, as the record tells it; nothing when it was never given.
[[nodiscard]] Result<std::optional<RecordedGiving>> lastGiving(Connection& connection, const std::string& draftId);

}  // namespace countersign
