#pragma once
// Erasing customers, or a whole shop, on a person's word: in slices that hold up nobody, then out of the search tables and the
// write-ahead log. Stopped at any point, what was erased is erased and the same ask again does the rest.
#include "models/domain/person.h"
#include "services/recovery/context.h"
#include "services/recovery/privacy/backuplist.h"
#include "services/recovery/privacy/customersearch.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct ErasureWish {
    CustomerWish who;        // keys empty: the whole shop, which then takes no more webhooks
    TimeMs timeMs = 20 * secondMs;  // how long one call may take before it says that more is left
};
struct ErasureReport {
    std::string id;                    // of this act in the record
    std::int64_t customers = 0;        // erased now
    std::int64_t carts = 0;            // emptied that belonged to nobody yet
    std::int64_t waiting = 0;          // are gone once the message that is on its way to them has ended
    std::vector<std::string> unknown;  // keys that nothing was held under
    bool left = false;                 // ask again
    bool filesClean = false;           // no file holds a byte of it; else within the hour, once no reader needs it …
    bool rewriteNeeded = false;        // … or only after rewriteDatabase(): the file is too large to be written anew beside its work
    std::vector<KeptBackup> backups;   // these still hold it …
    std::optional<TimeMs> backupsUntil;  // … until then
};
void to_json(Json& json, const ErasureReport& report);

constexpr std::size_t mostErasureKeys = 1000;

// Pool threads; blocks. Errors: InvalidInput (no shop and no key, too many keys), NotFound (no such shop), Unavailable (webhooks that
// arrived before are still being worked in: what they say would come back).
[[nodiscard]] Result<ErasureReport> erase(const RecoveryContext& context, const Person& person, const ErasureWish& wish);

struct CleanedFiles {
    bool logEmpty = false;
    bool rewritten = false;
};
constexpr std::int64_t usuallyRewritten = std::int64_t{ 256 } << 20U;  // bytes; a larger file would hold up every write for seconds
// Takes what was deleted out of the search's old segments and empties the log; a file of at most `upTo` bytes is written anew.
[[nodiscard]] Result<CleanedFiles> cleanFiles(const RecoveryContext& context, std::int64_t upTo = usuallyRewritten);

}  // namespace countersign
