#pragma once
// Takes new entries into the tree and signs the next checkpoint. One per record; used from the writer's thread only.
#include "models/domain/tlog.h"
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <string>
#include <vector>

namespace countersign {

class Sequencer {
public:
    explicit Sequencer(const BackendKeys& keys)
        : m_keys(keys)
    {
    }
    // Inside a write; about once a second, at start and at the end. Returns the checkpoint in force; signs nothing when nothing is new.
    // Refuses with Damaged to go on from a tree that does not fit its own last checkpoint.
    [[nodiscard]] Result<Checkpoint> run(Connection& connection, TimeMs now);

private:
    struct Level {
        std::vector<Hash> hashes; // of the tile under way
        std::int64_t tile = 0;
        bool grown = false;
    };
    struct Stored {
        Checkpoint checkpoint;
        TimeMs at = 0;
    };
    [[nodiscard]] Result<Stored> lastCheckpoint(Connection& connection) const;
    [[nodiscard]] Result<void> load(Connection& connection, const Stored& stored);
    [[nodiscard]] Result<void> take(Connection& connection, std::size_t level, const Hash& hash);
    [[nodiscard]] Result<void> takeNew(Connection& connection);
    [[nodiscard]] Result<void> saveTile(Connection& connection, std::size_t level);

    const BackendKeys& m_keys;
    // What was true when the last run ended. A write that did not commit is noticed by its missing checkpoint, and all is read again.
    TreeHead m_head;
    std::vector<Level> m_levels; // [0] = leaves of the tile under way
    bool m_loaded = false;
};

} // namespace countersign
