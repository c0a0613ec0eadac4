#pragma once
// What colleagues do around a draft: comment, object, resolve, assign. Every act is one write with its audit entry and its change.
// All calls block on SQL: pool threads only.
#include "services/recovery/context.h"
#include "services/recovery/people/people.h"
#include "services/recovery/store/policycache.h"
#include "services/recovery/review/refusal.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

constexpr std::size_t mostAssigned = 500;  // drafts of one call

struct NewComment {
    std::string id;  // the console's; the same again is answered like the first time
    std::string text;
    bool objection = false;
    std::vector<std::string> mentions;
};

struct GivenBack {
    struct Left {
        std::string draftId;
        std::string why;
    };
    std::size_t undone = 0;  // those that an earlier call gave back too
    std::vector<Left> left;
};

class Teamwork {
public:
    Teamwork(const RecoveryContext& context, People& people);

    // An objection stops a held send: the approvals are void and the draft is back in the queue. Conflict once it is on its way.
    [[nodiscard]] Reviewed<Comment> comment(const Person& person, const std::string& draftId, const NewComment& given);
    // By whoever objected, or with the right override_check.
    [[nodiscard]] Reviewed<Comment> resolve(const Person& person, const std::string& draftId, const std::string& commentId);
    // All or none; only to a person or a role that may approve each of the drafts. Absent: to nobody in particular. → how many.
    // `batch`: of one act on more drafts than one call takes, for its undo; may be empty.
    [[nodiscard]] Reviewed<std::size_t> assign(const Person& person, const std::vector<std::string>& draftIds,
        const std::optional<Assignee>& to, const std::string& batch = {});
    // Each draft whose newest giving is that batch's goes back to who had it before; the others stay and say why. Own acts, or with the
    // right undo; for undoWindowMs.
    [[nodiscard]] Reviewed<GivenBack> giveBack(
        const Person& person, const std::vector<std::string>& draftIds, const std::string& batch);

private:
    RecoveryContext m_context;
    People& m_people;
    PolicyCache m_policies;
};

}  // namespace countersign
