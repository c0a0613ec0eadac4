#pragma once
// One recorded shopper: webhook bodies in the platform's own shape, with what Countersign is expected to make of them.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <string>
#include <vector>

namespace countersign {

struct RecordedEvent {
    std::string topic;
    std::string apiVersion;
    double offsetMinutes = 0; // after the recording's first moment; the order of the list is the order of arrival
    Json body;
};

struct Recording {
    std::string file; // "shipping-cost-01.json"
    std::string name;
    std::string description;
    std::string shop = "northbean";
    Json expects = Json::object(); // {"reason":…,"state":…}, both optional
    std::vector<RecordedEvent> events;
};

// All *.json of the folder but shop.json, by file name. Errors name the file.
[[nodiscard]] Result<std::vector<Recording>> readRecordings(const std::string& folder);

// The last moment at which the shopper did something to the cart: what "abandoned N minutes ago" counts from.
[[nodiscard]] Result<TimeMs> lastActivity(const Recording& recording);
// All times moved by `shiftMs`.
void moveTimes(Json& body, TimeMs shiftMs);
// Another shopper of the same kind: tokens, ids of people, orders and carts, addresses get `suffix` (digits); goods stay the same.
void makeDistinct(Json& body, const std::string& suffix);

} // namespace countersign
