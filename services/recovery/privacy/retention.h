#pragma once
// How long each kind of data is kept, and the emptying of what is older, slice by slice in the order in which it came.
#include "models/domain/person.h"
#include "models/domain/privacy.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <map>
#include <string>

namespace countersign {

struct RetentionInForce {
    std::int64_t version = 0;  // 0: the usual days, nobody set any
    Retention retention;
};
[[nodiscard]] Result<RetentionInForce> retentionInForce(Connection& connection);
// Inside a write; records "retention.set" with the days. Returns the version.
[[nodiscard]] Result<std::int64_t> setRetention(Connection& connection, const Person& person, const Retention& retention, TimeMs now);

// How many rows of each kind these days would empty now; counts up to mostPreviewed each. Changes nothing.
[[nodiscard]] Result<std::map<KeptKind, std::int64_t>> previewRetention(Connection& reading, const Retention& retention, TimeMs now);
constexpr std::int64_t mostPreviewed = 100000;

struct RetentionSlice {
    std::int64_t emptied = 0;
    bool more = false;
};
// Inside a write: empties at most `most` rows that are older than their days and records how many ("retention.applied"). A draft that can
// still be sent, an approval that is being sent and a webhook not worked in yet are left.
[[nodiscard]] Result<RetentionSlice> applyRetention(
    Connection& connection, KeptKind kind, const Retention& retention, std::int64_t most, TimeMs now);

}  // namespace countersign
