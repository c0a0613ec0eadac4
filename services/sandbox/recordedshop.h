#pragma once
// The shops of resources/recordings/shop.json: settings, demo secrets and what their API knows.
#include "models/domain/json.h"
#include "models/domain/shop.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct RecordedShop {
    Shop shop; // apiBaseUrl and connectorUrl stand for the sandbox and are empty until it listens
    ShopSecrets secrets; // of the demo: they open nothing but a sandbox
    Json customers; // by platform id
    Json variants; // by platform id
    Json policies; // list of {type, title, body, url}
};

[[nodiscard]] Result<std::vector<RecordedShop>> readRecordedShops(const std::string& folder);
// Settings that point at a sandbox listening at `sandboxUrl`.
[[nodiscard]] Shop shopAt(const RecordedShop& recorded, const std::string& sandboxUrl);
// Where the recordings lie for a program: share/countersign/recordings of an installation, resources/recordings of a checkout above it.
[[nodiscard]] Result<std::string> recordingsFolder(const std::string& programPath);

} // namespace countersign
