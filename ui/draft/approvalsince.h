#pragma once
// What is different from what the first approver saw: words, offer, price, stock, value.
#include "models/domain/draft.h"

#include <QStringList>
#include <optional>

namespace countersign {

struct SinceApproval {
    Approval first; // the earliest by somebody else
    std::optional<Content> before; // the words that were approved, where they are still known
    bool words = false; // they are others now
    QStringList facts; // sentences about all the rest
    [[nodiscard]] bool changed() const { return words || !facts.isEmpty(); }
};
[[nodiscard]] std::optional<SinceApproval> sinceApproval(const Draft& draft, const std::string& personId);

} // namespace countersign
