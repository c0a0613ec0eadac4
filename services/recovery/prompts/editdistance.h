#pragma once
// How far the words that people approved lie from those that were composed: measured when a draft is approved, kept beside it, counted up.
#include "models/domain/draft.h"
#include "models/domain/prompt.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

struct MeasuredEdit {
    std::string draftId;
    std::string decisionId;
    std::string prompt;      // reference of the version, or "builtin/…"
    std::string promptId;    // empty for the built-in composer
    std::string reason;
    std::string channel;
    std::string language;
    std::string personId;    // who edited; where nobody did, who approved
    int distanceBp = 0;
    std::string words;       // of the composed message
    std::vector<std::pair<std::string, std::string>> runs;  // composed words → people's words
};
// Words of a message, folded, each once, in order of the alphabet, between spaces.
[[nodiscard]] std::string messageWords(const Content& content);
// Pure. Nothing when the draft has no message of its channel. Placeholders stay unfilled. A run that holds the customer's first
// name, or any address or number, typed by hand, is left out; erasing a customer removes the runs of their drafts.
[[nodiscard]] std::optional<MeasuredEdit> measureEdit(const Draft& draft, const std::string& decisionId, const std::string& personId);
// Inside the decision's write; a draft that is approved anew is counted once, by its last approval.
[[nodiscard]] Result<void> keepEdit(Connection& connection, const MeasuredEdit& edit, TimeMs now);

enum class EditGrouping { Version, Reason, Channel, Language, Reviewer };
template <>
struct EnumWords<EditGrouping> {
    static constexpr std::array<std::pair<EditGrouping, std::string_view>, 5> words{{{EditGrouping::Version, "version"},
        {EditGrouping::Reason, "reason"}, {EditGrouping::Channel, "channel"}, {EditGrouping::Language, "language"},
        {EditGrouping::Reviewer, "reviewer"}}};
};
// Of approvals that stand, largest mean first.
[[nodiscard]] Result<std::vector<EditDistanceRow>> editDistances(Connection& connection, EditGrouping by, TimeMs since);
// What people replaced at least twice, most often first; of one prompt, or of all ("").
[[nodiscard]] Result<std::vector<RepeatedEdit>> repeatedEdits(Connection& connection, const std::string& promptId, TimeMs since);

}  // namespace countersign
