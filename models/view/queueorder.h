#pragma once
// The one order of the queue, used by the list and by the store behind it, so that rows merged one by one stand where a page would put them.
#include "models/domain/draftfilter.h"

#include <QString>
#include <string>
#include <string_view>

namespace countersign {

// Rows stand by group, then by key, then by id; all rising, but ids fall where the newest comes first.
[[nodiscard]] std::int64_t orderKey(DraftFilter::Order order, std::int64_t stake, TimeMs coldAt, TimeMs waitingSince);
[[nodiscard]] std::int64_t orderKey(DraftFilter::Order order, const DraftSummary& row);
[[nodiscard]] inline bool idsFall(DraftFilter::Order order) { return order == DraftFilter::Order::Recent; }
[[nodiscard]] std::string groupKey(DraftFilter::Group group, const DraftSummary& row);  // empty without grouping; "" also for nobody
// The group's value as stored: the word of a reason or channel, a shop's id, an offer's words, an assignee's name.
[[nodiscard]] QString groupWords(DraftFilter::Group group, const DraftSummary& row);
[[nodiscard]] bool rowBefore(const DraftFilter& filter, const DraftSummary& a, const DraftSummary& b);
[[nodiscard]] TimeMs waitingSince(const DraftSummary& row);  // since when people can decide it

}  // namespace countersign
