#pragma once
// What came of the carts of each prompt version, beside those of the holdout: two versions that share the carts are judged by this.
// Every cart counts that got its arm since then, whether its message left or not, so that no arm is chosen by what happened later.
#include "models/domain/json.h"
#include "models/domain/time.h"
#include "services/base/database.h"

namespace countersign {

// The share that n of `of` stand for, in 1/100 %: 95 % of such intervals hold it (Wilson's score interval). 0 to 10,000 where `of` is 0.
struct ShareInterval {
    std::int64_t lowBp = 0;
    std::int64_t highBp = 10000;
};
[[nodiscard]] ShareInterval shareInterval(std::int64_t n, std::int64_t of);

// {"holdout": figures, "holdouts": [figures with "key" and "name"], "rows": [the same]}; figures: carts, sent, bought, bought_bp (null
// without carts), low_bp, high_bp. "holdout" has every cart of that arm; "holdouts" gives each prompt that wrote since (key: its id) those
// it would have written for: a version of it was live when they got their arm, by the history of the labels, and no narrower prompt that
// was live fits them. An order that was cancelled is none. Most carts first.
[[nodiscard]] Result<Json> versionOutcomes(Connection& connection, TimeMs since);

} // namespace countersign
