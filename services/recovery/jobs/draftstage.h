#pragma once
// The frame in which a draft passes its stages. Steps that are due one after the other work on one reading of the draft and land in one
// write, with every step's audit entry: between them nothing could be seen or lost, and each is still a job of its own after a crash.
#include "models/domain/auditentry.h"
#include "models/domain/draft.h"
#include "models/domain/policy.h"
#include "models/domain/shop.h"
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/subjectstore.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct DraftWork {
    Draft draft; // what the steps change
    StoredCart cart;
    Subject subject;
    Shop shop;
    Policy policy;
    TimeMs now = 0;
    DraftState cameAs = DraftState::Composing; // Returned: a person sent it back
    std::vector<AuditEntry> entries;
    std::vector<std::function<Result<void>(Connection&)>> writes; // beside the draft, in the same transaction
    std::vector<NextJob> next;

    // An audit entry of this draft, and the same as a step of its lineage in words for people.
    void record(std::string_view stage, std::string_view action, Json data, std::string sentence);
};

class PolicyCache;

// Nothing when the draft is gone, no longer composing or returned, or its cart no longer abandoned: whoever moved it has it.
[[nodiscard]] Result<std::optional<DraftWork>> loadDraftWork(
    Connection& reading, const SealKey& master, PolicyCache& policies, const std::string& draftId, TimeMs now);
// What a stage returns that changed `work`: the draft, its entries, its writes and the next jobs, refused with Conflict when the cart
// moved on or the draft is no longer at `revision`. Takes entries and jobs out of `work`.
[[nodiscard]] Result<StageOutcome> landDraftWork(const std::shared_ptr<DraftWork>& work, std::int64_t revision);

class DraftStep {
public:
    virtual ~DraftStep() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    // Changes `work`; the answer names the step that follows at once, empty = this way ends here. `reading` is one snapshot.
    [[nodiscard]] virtual Result<std::string> advance(Connection& reading, DraftWork& work) const = 0;
};

// One stage per step, all knowing the whole way. A draft that is no longer composing or returned, or whose cart is no longer abandoned,
// is left to whoever moved it.
[[nodiscard]] std::vector<std::unique_ptr<Stage>> draftStages(
    const RecoveryContext& context, std::vector<std::unique_ptr<DraftStep>> steps);

} // namespace countersign
