#pragma once
// Everything that is held about one customer, opened and laid out to be read: an index and a JSON file per kind.
#include "services/recovery/context.h"
#include "models/domain/person.h"
#include "services/recovery/privacy/customersearch.h"

#include <string>
#include <utility>
#include <vector>

namespace countersign {

struct DataExport {
    std::string id;  // of this act in the record
    Json index;      // {made_at, made_by, shop_id, key digests, files: [{name, what, count}], missing: […]}
    std::vector<std::pair<std::string, Json>> files;  // "profile.json" → what it holds
};
void to_json(Json& json, const DataExport& data);

// Pool threads; blocks. Recorded ("subject.exported", one entry per customer) before anything is answered. Errors: InvalidInput (not
// exactly one key), NotFound (nothing is held under it), Unavailable (webhooks that arrived before are still being worked in).
[[nodiscard]] Result<DataExport> exportCustomer(const RecoveryContext& context, const Person& person, const CustomerWish& wish);

}  // namespace countersign
