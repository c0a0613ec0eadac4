#pragma once
// Replays in the database: started, looked at, cancelled; and what they found.
#include "models/domain/person.h"
#include "models/domain/prompt.h"
#include "services/base/database.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

inline constexpr std::string_view replayStage = "replay";  // the job's stage; its entity is the replay's id

// What a replay would work off, found before it starts.
struct ReplayPlan {
    std::string promptId;
    int number = 1;
    int wanted = 100;                   // most drafts
    std::vector<std::string> draftIds;  // newest decision first; then drafts of tests that are not among them
    std::int64_t estimatedMicros = 0;
};

// Inside a write: the rows, the job, the audit entry, the change. Conflict: a replay of this prompt is under way, or nothing to replay.
[[nodiscard]] Result<Replay> startReplay(Connection& connection, const ReplayPlan& plan, const Person& person, TimeMs now);
// Inside a write; what was found stays. Conflict: it has ended already.
[[nodiscard]] Result<Replay> cancelReplay(Connection& connection, const std::string& replayId, const Person& person, TimeMs now);
// Inside the stage's write; records it and tells consoles. `why` of Failed.
[[nodiscard]] Result<void> endReplay(Connection& connection, const std::string& replayId, ReplayState state, const std::string& why, TimeMs now);

[[nodiscard]] Result<std::vector<Replay>> listReplays(Connection& connection, const std::string& promptId);  // newest first; "" = all prompts
[[nodiscard]] Result<std::optional<Replay>> loadReplay(Connection& connection, const std::string& replayId);
[[nodiscard]] Result<std::optional<Replay>> newestFinishedReplay(Connection& connection, const std::string& promptId, int number);  // state done
[[nodiscard]] Result<std::map<std::string, bool>> replayTests(Connection& connection, const std::string& replayId);  // test id → passed

// What replays begun since then have cost, for LanguageModel::rememberSpent().
[[nodiscard]] Result<std::int64_t> replaysCostSince(Connection& connection, TimeMs since);

struct ReplayPage {
    std::vector<ReplayResult> results;
    std::optional<std::int64_t> next;  // absent = last page
};
// In the order worked off. `after`: place of the last one seen, -1 = from the first. What people approved is read from the drafts:
// absent once the customer was erased.
[[nodiscard]] Result<ReplayPage> replayResults(
    Connection& connection, const std::string& replayId, std::int64_t after, std::int64_t limit, bool differentOnly);
// "before", "after", "tie" or "": inside a write. NotFound: no such result; InvalidInput: another word.
[[nodiscard]] Result<void> preferResult(
    Connection& connection, const std::string& replayId, const std::string& draftId, const std::string& preferred);

}  // namespace countersign
