#pragma once
// Finds everything that is held about one shopper, though they may be kept under a platform's id, an address and a number at once.
#include "services/base/database.h"
#include "services/base/seal.h"

#include <set>
#include <string>
#include <vector>

namespace countersign {

struct CustomerWish {
    std::string shopId;             // empty = every shop
    std::vector<std::string> keys;  // each an email address, a phone number, the platform's customer id, or an id of ours (customer, draft)
};
struct FoundCustomers {
    std::set<std::string> subjects;    // ids
    std::set<std::string> loneCarts;   // ids of carts that belong to no known customer yet
    std::vector<std::string> unknown;  // keys that nothing is held under
    [[nodiscard]] bool empty() const { return subjects.empty() && loneCarts.empty(); }
};
// One snapshot; pool threads. Addresses are sealed, so that each is opened and compared: about ten microseconds a customer.
[[nodiscard]] Result<FoundCustomers> findCustomers(Connection& reading, const SealKey& master, const CustomerWish& wish);

}  // namespace countersign
