#pragma once
// Which version is used: labels moved through the gate, A/B of two live versions, rollback, and the history of it all.
#include "models/domain/person.h"
#include "models/domain/prompt.h"
#include "services/base/database.h"
#include "services/recovery/review/refusal.h"

#include <string>
#include <vector>

namespace countersign {

struct LabelWish {
    std::string promptId;
    int number = 1;
    PromptLabel label = PromptLabel::Draft;
    bool given = true;       // false: take it away
    std::string note;
    int sharePercent = 100;  // live only; below 100 the other live version has the rest
};

// Inside a write; every move leaves its row, its audit entry and a change. A refusal lists every condition that failed and who could
// satisfy it: Forbidden where the person is the reason, else Conflict. What is so already stays so, without a move.
// live: others lose it unless the shares make an A/B of exactly two; the version's other labels go. Taking live from the only live
// version leaves the built-in composer. draft and candidate exclude each other; at most two shadows.
[[nodiscard]] Reviewed<void> moveLabel(Connection& connection, const LabelWish& wish, const Person& person, TimeMs now);
// To the version that was live before the one promoted last, whole and at once. Conflict: there was none.
[[nodiscard]] Reviewed<void> rollBack(Connection& connection, const std::string& promptId, const std::string& note, const Person& person, TimeMs now);
[[nodiscard]] Result<std::vector<LabelMove>> labelMoves(Connection& connection, const std::string& promptId);  // newest first

}  // namespace countersign
