#include "services/base/bundlefolder.h"

#include "models/domain/tlognote.h"

#include <algorithm>
#include <system_error>

namespace countersign {

namespace {

namespace fs = std::filesystem;

constexpr int wholeTile = 256;
constexpr std::size_t maxTile = 256 * (2 + 0xFFFF); // an entries tile of the longest entries
constexpr std::size_t maxFiles = 10'000'000;

Result<std::string> readRegular(const fs::path& path, const std::string& name)
{
    std::error_code problem;
    const auto status = fs::symlink_status(path, problem);
    if (status.type() == fs::file_type::not_found)
        return fail(ErrorCode::NotFound, name + " is missing");
    if (problem || status.type() != fs::file_type::regular)
        return fail(ErrorCode::Damaged, "not a plain file");
    const auto size = fs::file_size(path, problem);
    if (problem || size > maxTile)
        return fail(ErrorCode::TooLarge, "larger than any file of a bundle");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream file(path, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) && size > 0)
        return fail(ErrorCode::Storage, "cannot be read");
    return bytes;
}

Result<std::vector<std::string>> listRegular(const fs::path& root)
{
    std::vector<std::string> files;
    std::error_code problem;
    if (!fs::is_directory(root, problem))
        return fail(ErrorCode::NotFound, utf8Path(root) + " is not a folder");
    fs::recursive_directory_iterator walk(root, fs::directory_options::none, problem);
    for (; !problem && walk != fs::recursive_directory_iterator(); walk.increment(problem)) {
        // A link or a device is listed like a file, so that it is reported as one that does not belong.
        if (walk->symlink_status(problem).type() == fs::file_type::directory)
            continue;
        const auto relative = walk->path().lexically_relative(root).generic_u8string();
        files.emplace_back(relative.begin(), relative.end());
        if (files.size() > maxFiles)
            return fail(ErrorCode::TooLarge, "holds more files than any record needs");
    }
    if (problem)
        return fail(ErrorCode::Storage, "cannot be listed: " + problem.message());
    return files;
}

Result<void> writeBundleFile(const fs::path& path, std::string_view bytes)
{
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (problem || !file)
        return fail(ErrorCode::Storage, "cannot write " + utf8Path(path));
    return {};
}

fs::path bundlePart(fs::path target)
{
    target += ".partial";
    return target;
}

// Partial tiles of an earlier checkpoint, and whatever else does not belong to this one.
Result<void> removeStrangers(const fs::path& part, std::int64_t size)
{
    const auto files = listRegular(part);
    if (!files)
        return tl::unexpected(files.error());
    for (const std::string& file : *files) {
        std::error_code problem;
        const bool plain = fs::is_regular_file(fs::symlink_status(part / nativePath(file), problem)); // a link would be written through
        const auto place = parseTilePath(file);
        if (plain && place && place->level <= 0 && place->width == wholeTile && place->tile < size / wholeTile)
            continue;
        fs::remove(part / nativePath(file), problem);
        if (problem)
            return fail(ErrorCode::Storage, "cannot remove " + utf8Path(part / nativePath(file)));
    }
    return {};
}

// What another try may get past, so that what is written is worth keeping.
bool mayGoOnLater(ErrorCode code)
{
    return code == ErrorCode::Unauthenticated || code == ErrorCode::Throttled || code == ErrorCode::Unavailable || code == ErrorCode::Timeout
        || code == ErrorCode::LostAnswer || code == ErrorCode::Cancelled || code == ErrorCode::Storage || code == ErrorCode::Internal;
}

} // namespace

Result<BundleFolder> BundleFolder::begin(const std::string& folder, const BundleHeads& heads)
{
    return open(folder, heads, false);
}

Result<BundleFolder> BundleFolder::goOn(const std::string& folder, const BundleHeads& heads)
{
    if (!isLeft(folder))
        return fail(ErrorCode::NotFound, "no interrupted export of a bundle stands beside " + folder);
    return open(folder, heads, true);
}

bool BundleFolder::isLeft(const std::string& folder)
{
    std::error_code problem;
    return fs::is_directory(fs::symlink_status(bundlePart(folderTarget(folder)), problem));
}

Result<BundleFolder> BundleFolder::open(const std::string& folder, const BundleHeads& heads, bool goOn)
{
    BundleFolder made;
    made.m_target = folderTarget(folder);
    made.m_part = bundlePart(made.m_target);
    made.m_goesOn = goOn;
    if (auto free = mustBeFree(made.m_target); !free)
        return tl::unexpected(std::move(free.error()));
    const auto parsed = parseNote(heads.checkpoint);
    auto checkpoint = parsed ? parseCheckpointBody(parsed->body) : tl::unexpected(parsed.error());
    if (!checkpoint)
        return tl::unexpected(std::move(checkpoint.error()));
    made.m_checkpoint = std::move(*checkpoint);
    forEachTile(made.m_checkpoint.size, [&made](const TilePlace& place) {
        made.m_places.push_back(place);
        return true;
    });
    std::stable_partition(made.m_places.begin(), made.m_places.end(), [](const TilePlace& place) { return place.level > 0; });
    auto lock = lockPart(made.m_part, folder, PartOf::Folder);
    if (!lock)
        return tl::unexpected(std::move(lock.error()));
    made.m_lock = std::move(*lock);
    if (goOn) {
        if (auto cleared = removeStrangers(made.m_part, made.m_checkpoint.size); !cleared)
            return tl::unexpected(std::move(cleared.error()));
    } else {
        std::error_code problem;
        fs::remove_all(made.m_part, problem);
        if (problem)
            return fail(ErrorCode::Storage, "cannot remove " + utf8Path(made.m_part));
    }
    if (auto written = made.writeHeads(heads); !written)
        return tl::unexpected(std::move(written.error()));
    return made;
}

Result<void> BundleFolder::writeHeads(const BundleHeads& heads)
{
    std::vector<std::pair<const char*, std::string>> files{ { "checkpoint", heads.checkpoint }, { "log.vkey", heads.vkey + "\n" },
        { "policy", heads.policy } };
    if (!heads.rotations.empty())
        files.emplace_back("rotations", heads.rotations);
    for (const auto& [name, bytes] : files)
        if (auto written = writeBundleFile(m_part / name, bytes); !written)
            return written;
    m_heads = static_cast<std::int64_t>(files.size());
    return {};
}

bool BundleFolder::keepsTile(std::int64_t tile) const
{
    const auto read = [this](const std::string& path) { return readRegular(m_part / nativePath(path), path); };
    const auto bytes = read(tilePath(0, tile));
    const auto entries = bytes ? read(tilePath(-1, tile)) : bytes;
    const auto hashes = entries ? hashesOfTile(*bytes) : std::nullopt;
    return hashes && hashes->size() == static_cast<std::size_t>(wholeTile) && leavesOfTile(*entries) == hashes
        && tile < static_cast<std::int64_t>(m_roots.size()) && rootOfHashes(*hashes) == m_roots[static_cast<std::size_t>(tile)];
}

// A tile of hashes and its entries stand side by side: both stay or none.
bool BundleFolder::keeps(const TilePlace& place)
{
    if (!m_goesOn || place.level != 0 || place.width != wholeTile)
        return false;
    const auto judged = m_judged.find(place.tile);
    return judged != m_judged.end() ? judged->second : m_judged.emplace(place.tile, keepsTile(place.tile)).first->second;
}

void BundleFolder::skipKept()
{
    while (m_at + 1 < m_places.size() && keeps(m_places[m_at])) {
        m_judged.erase(m_places[m_at].tile);
        m_at += 2;
        m_kept += 2;
    }
}

std::vector<std::string> BundleFolder::upcoming(std::size_t most)
{
    skipKept();
    std::vector<std::string> paths;
    for (std::size_t at = m_at; at < m_places.size() && paths.size() < most;) {
        const TilePlace& place = m_places[at];
        if (m_goesOn && place.level == 0 && m_places[m_at].level > 0)
            break; // the roots that it is held against are not there yet
        if (at + 1 < m_places.size() && keeps(place)) {
            at += 2;
            continue;
        }
        paths.push_back(tilePath(place.level, place.tile, place.width));
        ++at;
    }
    return paths;
}

std::optional<std::string> BundleFolder::next()
{
    skipKept();
    if (m_at == m_places.size())
        return std::nullopt;
    const TilePlace& place = m_places[m_at];
    return tilePath(place.level, place.tile, place.width);
}

Result<void> BundleFolder::put(std::string_view bytes)
{
    if (m_at == m_places.size())
        return fail(ErrorCode::Internal, "the bundle is whole already");
    const TilePlace& place = m_places[m_at];
    if (place.level == 1)
        if (const auto hashes = hashesOfTile(bytes))
            m_roots.insert(m_roots.end(), hashes->begin(), hashes->end());
    if (auto written = writeBundleFile(m_part / nativePath(tilePath(place.level, place.tile, place.width)), bytes); !written)
        return written;
    ++m_at;
    return {};
}

Result<Checkpoint> BundleFolder::finish()
{
    flushToDisk(m_part);
    // Moving over an empty folder takes its place.
    std::error_code problem;
    fs::rename(m_part, m_target, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot put the bundle in place: " + problem.message());
    m_lock.reset();
    return m_checkpoint;
}

void BundleFolder::discard()
{
    std::error_code ignored;
    fs::remove_all(m_part, ignored);
    m_lock.reset();
}

Result<Checkpoint> writeBundle(const BundleHeads& heads, const std::function<Result<std::string>(const std::string&)>& tile,
    const std::string& folder, bool goOn, const ExportProgress& progress)
{
    auto bundle = goOn ? BundleFolder::goOn(folder, heads) : BundleFolder::begin(folder, heads);
    if (!bundle)
        return tl::unexpected(std::move(bundle.error()));
    while (const auto path = bundle->next()) {
        const auto bytes = tile(*path);
        auto put = bytes ? bundle->put(*bytes) : Result<void>(tl::unexpected(bytes.error()));
        if (!put) {
            if (!mayGoOnLater(put.error().code))
                bundle->discard();
            return tl::unexpected(std::move(put.error()));
        }
        if (progress)
            progress(bundle->done(), bundle->total());
    }
    if (progress)
        progress(bundle->done(), bundle->total());
    return bundle->finish();
}

BundleSource folderBundle(const std::string& folder)
{
    const fs::path root = nativePath(folder);
    return { [root](const std::string& path) { return readRegular(root / nativePath(path), path); }, [root] { return listRegular(root); } };
}

} // namespace countersign
