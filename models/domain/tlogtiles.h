#pragma once
// Which tiles a tree has, and what they are called. Pure. Source: c2sp.org/tlog-tiles.
#include "models/domain/tlog.h"

namespace countersign {

struct TilePlace {
    int level = 0; // -1 = entries
    std::int64_t tile = 0;
    int width = 256;
};
// "tile/0/x001/000.p/17", canonical form only; InvalidInput else.
[[nodiscard]] Result<TilePlace> parseTilePath(std::string_view path);
// Every tile that a tree of this size has, hashes and entries, and no other; superseded partial tiles are none of them.
void forEachTile(std::int64_t size, const std::function<bool(const TilePlace&)>& visit);

// The root over hashes that stand side by side in the tree.
[[nodiscard]] Hash rootOfHashes(const std::vector<Hash>& hashes);
// The first entry of what is left of a tile of entries, without its length of two bytes in front; nothing when it is cut off.
[[nodiscard]] std::optional<std::string_view> firstEntryOfTile(std::string_view entries);
// What a tile of hashes, and a tile of entries, holds; nothing when the bytes are cut off or are too many.
[[nodiscard]] std::optional<std::vector<Hash>> hashesOfTile(std::string_view bytes);
[[nodiscard]] std::optional<std::vector<Hash>> leavesOfTile(std::string_view entries);

} // namespace countersign
