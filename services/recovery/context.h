#pragma once
// What every stage and the server are given: time, the database from both sides, the keys. Owned by the composition root.
#include "models/domain/signature.h"
#include "services/base/clock.h"
#include "services/base/readpool.h"
#include "services/base/seal.h"
#include "services/base/writer.h"

namespace countersign {

struct BackendKeys {
    SealKey master;         // DIR/keys/master, 0600
    SigningKey log;         // signs checkpoints
    SigningKey service;     // signs what policy lets go without a person
    std::string logOrigin;  // checkpoint origin, "countersign.local/<id>"
};

struct RecoveryContext {
    const Clock& clock;
    ReadPool& reads;
    Writer& writer;
    const BackendKeys& keys;
};

}  // namespace countersign
