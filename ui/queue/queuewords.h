#pragma once
// The queue's filter in the words people read: whose turn, in which order, grouped by what, narrowed to what.
#include "models/domain/draftfilter.h"

#include <QString>
#include <functional>
#include <vector>

namespace countersign {

[[nodiscard]] QString turnWord(DraftFilter::Turn turn); // "Your turn"
[[nodiscard]] QString orderWord(DraftFilter::Order order); // "by stake"
[[nodiscard]] QString groupingWord(DraftFilter::Group group); // "By reason"
// A group's heading from the word of its value: "Shipping cost", "Nobody in particular".
[[nodiscard]] QString groupHeading(DraftFilter::Group group, const QString& word);
[[nodiscard]] QString languageWord(const std::string& code); // in its own language

// One thing that the filter narrows the queue to, and the filter without it.
struct FilterPart {
    QString words;
    DraftFilter without;
};
[[nodiscard]] std::vector<FilterPart> filterParts(const DraftFilter& filter, const std::string& currency);
[[nodiscard]] bool narrowed(const DraftFilter& filter); // by a search or any part
[[nodiscard]] DraftFilter widened(const DraftFilter& filter); // whose turn, order and grouping stay

} // namespace countersign
