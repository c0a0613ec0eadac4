#pragma once
// Test cases of a prompt: what an answer to one kept set of facts must say and must not. They gate promotion (gate.h), until those facts are
// gone (the customer was erased, or the days of keeping are over): then they are retired.
#include "models/domain/message.h"
#include "models/domain/person.h"
#include "models/domain/prompt.h"
#include "services/base/database.h"

#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] Result<std::vector<PromptTest>> listPromptTests(Connection& connection, const std::string& promptId);  // oldest first
// Numbers, dates and names it and records it; id, author, time and `retired` of `test` are not read. Inside a write. InvalidInput: nothing to
// demand, too much of it, a draft that there is not (any more) or that is of another channel; Conflict: 100 tests already.
[[nodiscard]] Result<PromptTest> addPromptTest(Connection& connection, PromptTest test, const Person& author, TimeMs now);
[[nodiscard]] Result<void> removePromptTest(Connection& connection, const std::string& testId, const Person& person, TimeMs now);  // NotFound

// One sentence per demand that the content does not meet; none = passed. Whole words in order, any case, whatever punctuation is between.
[[nodiscard]] std::vector<std::string> testFailures(const PromptTest& test, const Content& content);

}  // namespace countersign
