#pragma once
// What a verdict key will do now, before it is pressed.
#include "ui/draft/opendraft.h"

namespace countersign {

struct ApprovalWords {
    QString button; // "Approve, first of two"
    QString sentence; // "Approve and hold 2 min, then email at 09:30 there. 1 of 2 approvals."
    bool possible = true;
};
[[nodiscard]] ApprovalWords approvalWords(const OpenDraft& open, TimeMs now);

} // namespace countersign
