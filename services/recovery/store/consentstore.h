#pragma once
// What a customer agreed to or took back: every change, when the source says it happened, when it was seen here and where it came from.
// Rows hold no personal data but the customer's id; they outlive an erasure, for they show that what was sent before was allowed.
#include "models/domain/cart.h"
#include "models/domain/json.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct ConsentRecord {
    std::string channel;  // "email" or "sms"
    Consent consent = Consent::Unknown;
    std::string source;   // "webhook:<topic>", "connector:<name>", "enrich", "earlier"
    TimeMs changedAt = 0;
    TimeMs seenAt = 0;
};
void to_json(Json& json, const ConsentRecord& record);

// Inside a write. Adds nothing where the newest row of the channel says the same from the same source, and nothing for Unknown.
[[nodiscard]] Result<void> noteConsent(Connection& connection, const std::string& subjectId, std::string_view channel, Consent consent,
    std::string_view source, TimeMs changedAt, TimeMs now);
[[nodiscard]] Result<std::vector<ConsentRecord>> consentsOf(Connection& connection, const std::string& subjectId);  // oldest first

}  // namespace countersign
