#pragma once
// The record as a tree, read from the database: checkpoints, tiles, proofs, entries. Nothing is kept but the tiles of this reading.
#include "models/domain/tlogtiles.h"
#include "services/base/database.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

struct RecordedEntry {
    std::int64_t index = 0;
    std::string entry; // canonical JSON
};

class AuditTree {
public:
    explicit AuditTree(Connection& connection)
        : m_connection(connection)
    {
    }

    // The newest signed note with the cosignatures it got so far; NotFound before the first.
    [[nodiscard]] Result<std::string> checkpoint();
    [[nodiscard]] Result<std::int64_t> size(); // of the newest checkpoint; 0 before the first
    [[nodiscard]] Result<Hash> rootAt(std::int64_t size);
    [[nodiscard]] Result<std::string> tile(std::string_view path); // NotFound beyond the checkpoint
    // NotFound when the size is beyond the newest checkpoint, InvalidInput when the numbers make no sense.
    [[nodiscard]] Result<std::vector<Hash>> inclusion(std::int64_t index, std::int64_t size);
    [[nodiscard]] Result<std::vector<Hash>> consistency(std::int64_t from, std::int64_t to);
    [[nodiscard]] Result<std::vector<RecordedEntry>> entries(std::int64_t after, std::int64_t limit); // index > after
    [[nodiscard]] Result<std::vector<RecordedEntry>> entriesOfDraft(
        const std::string& draftId, std::int64_t after = -1, std::int64_t limit = 10000);
    // Where the decision was recorded as accepted.
    [[nodiscard]] Result<RecordedEntry> entryOfDecision(const std::string& decisionId);
    // Root of the full subtree of 2^level leaves at index.
    [[nodiscard]] Result<Hash> hashAt(int level, std::int64_t index);

private:
    [[nodiscard]] Result<void> mustReach(std::int64_t size);
    [[nodiscard]] Result<const std::vector<Hash>*> hashes(int level, std::int64_t tile);
    [[nodiscard]] Result<std::string> entriesTile(std::int64_t tile, int width);
    Connection& m_connection;
    std::map<std::pair<int, std::int64_t>, std::vector<Hash>> m_tiles;
};

} // namespace countersign
