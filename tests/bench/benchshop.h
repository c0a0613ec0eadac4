#pragma once
// A shop's traffic for benches: signed checkouts of 5–6 KB, each a cart of its own.
#include "models/domain/time.h"

#include <string>
#include <vector>

namespace countersign::bench {

// updatedAt decides when the cart counts as abandoned.
[[nodiscard]] std::string checkoutBody(const std::string& token, TimeMs updatedAt, int number);
// A whole request, signed as the platform does it.
[[nodiscard]] std::string signedHook(const std::string& shopId, const std::string& domain, const std::string& secret, const std::string& topic,
    const std::string& webhookId, const std::string& body);
[[nodiscard]] std::vector<std::string> signedCheckouts(
    const std::string& shopId, const std::string& domain, const std::string& secret, const std::string& prefix, int count, TimeMs updatedAt);

}  // namespace countersign::bench
