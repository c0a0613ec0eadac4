#pragma once
// Patterns of the sentences that name the steps of a draft's lineage, beside those of the queue's own.
#include <span>

namespace countersign {

[[nodiscard]] std::span<const char* const> recordSentences();

} // namespace countersign
