#pragma once
// A bundle of the record as a folder (c2sp.org/tlog-tiles): written file by file beside its place and put there when it is whole; and read
// with mistrust. Whoever asks the backend for the files asks for next() and hands it to put() until there is none. One thread at a time.
#include "models/domain/tlogtiles.h"
#include "services/base/partfile.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Of one reading: entries below a checkpoint never change, so that these fix the whole bundle.
struct BundleHeads {
    std::string checkpoint; // signed note with its cosignatures
    std::string vkey;
    std::string policy; // c2sp.org/tlog-policy: who cosigned
    std::string rotations; // links of the log's keys; empty: never passed on
};

class BundleFolder {
public:
    // Beside `folder`, under its name and ".partial"; what an interrupted export left there is thrown away. Conflict: `folder` exists and
    // is not an empty folder, or another export writes there. Damaged: the checkpoint is none.
    [[nodiscard]] static Result<BundleFolder> begin(const std::string& folder, const BundleHeads& heads);
    // Goes on with what an interrupted export left, from an earlier checkpoint, too: full tiles of entries stay when each entry's hash
    // stands in its tile of hashes and that tile's root in the tile above, as asked for anew. All else is written again.
    // NotFound: nothing is left there.
    [[nodiscard]] static Result<BundleFolder> goOn(const std::string& folder, const BundleHeads& heads);
    [[nodiscard]] static bool isLeft(const std::string& folder);

    // Path inside the bundle of the file to put next; nothing: all are there. Reads and hashes what is left from before.
    [[nodiscard]] std::optional<std::string> next();
    // That one and those behind it in their order, at most so many, so that some can be asked for at once. Fewer while it is not known yet
    // whether what is left from before may stay; what was named once is asked for by next() in the end.
    [[nodiscard]] std::vector<std::string> upcoming(std::size_t most);
    [[nodiscard]] Result<void> put(std::string_view bytes);
    [[nodiscard]] Result<Checkpoint> finish(); // in place
    void discard(); // what was written is gone; without it or finish() it stays for goOn()

    [[nodiscard]] std::int64_t done() const { return m_heads + static_cast<std::int64_t>(m_at); } // files
    [[nodiscard]] std::int64_t total() const { return m_heads + static_cast<std::int64_t>(m_places.size()); }
    [[nodiscard]] std::int64_t kept() const { return m_kept; } // of those done, from before

private:
    [[nodiscard]] static Result<BundleFolder> open(const std::string& folder, const BundleHeads& heads, bool goOn);
    [[nodiscard]] Result<void> writeHeads(const BundleHeads& heads);
    [[nodiscard]] bool keepsTile(std::int64_t tile) const;
    [[nodiscard]] bool keeps(const TilePlace& place);
    void skipKept();
    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::unique_ptr<FileLock> m_lock;
    Checkpoint m_checkpoint;
    std::vector<TilePlace> m_places; // the upper levels first: what they hold tells which of the others may stay
    std::vector<Hash> m_roots; // of the full tiles of level 0
    std::map<std::int64_t, bool> m_judged; // full tiles from before, whether they stay
    std::size_t m_at = 0;
    std::int64_t m_heads = 0;
    std::int64_t m_kept = 0;
    bool m_goesOn = false;
};

using ExportProgress = std::function<void(std::int64_t done, std::int64_t total)>; // files; may be empty

// The folder is there whole or not at all: `tile` gives every tile by its path. An error that may pass (no answer, no room on the disk)
// leaves what was written for `goOn`, any other throws it away.
[[nodiscard]] Result<Checkpoint> writeBundle(const BundleHeads& heads, const std::function<Result<std::string>(const std::string&)>& tile,
    const std::string& folder, bool goOn, const ExportProgress& progress = {});

// Reads a bundle from a folder: regular files only, no links, nothing larger than a tile can be.
[[nodiscard]] BundleSource folderBundle(const std::string& folder);

} // namespace countersign
