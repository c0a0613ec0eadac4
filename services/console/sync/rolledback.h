#pragma once
// Both sides of a record that does not continue what this console has seen, and what the record itself says about that.
#include "models/domain/tlog.h"
#include "services/console/api/apitypes.h"

#include <string>

namespace countersign {

struct RolledBack {
    Checkpoint seen;       // the last that this console accepted
    Checkpoint now;        // the backend's newest
    std::string seenNote;  // as signed
    std::string nowNote;
    TimeMs seenFirstAt = 0;  // since when everything seen here was consistent
    // Of the restore that explains it; explained is false where the record has none whose proof leads to a checkpoint of its own key.
    bool explained = false;
    std::string restoreId;
    TimeMs restoredAt = 0;
    std::string reason;        // word, "disk_failure"
    std::string by;            // login
    std::int64_t left = -1;    // entries of the record that was replaced; -1: it could not be read
    std::int64_t restored = 0; // entries of the backup
    // Who has accepted it elsewhere: a person's id, empty while nobody has.
    std::string acceptedBy;
    TimeMs acceptedAt = 0;
};
// Fills in what the acts say of this step back. Pure.
void explain(RolledBack& back, const RestoreActs& acts, const VerifierKey& log);

}  // namespace countersign
