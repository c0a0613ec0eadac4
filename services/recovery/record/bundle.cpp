#include "services/recovery/record/bundle.h"

#include "models/domain/tlognote.h"
#include "models/domain/tlogpolicy.h"
#include "models/domain/tlogrotation.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/rotation.h"
#include "services/recovery/record/witness.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <system_error>
#ifdef __linux__
#include <fcntl.h>
#include <unistd.h>
#endif

namespace countersign {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxTile = 256 * (2 + 0xFFFF); // an entries tile of the longest entries
constexpr std::size_t maxFiles = 10'000'000;

fs::path toPath(const std::string& utf8)
{
    return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

Result<void> writeFile(const fs::path& path, const std::string& bytes)
{
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (problem || !file)
        return fail(ErrorCode::Storage, "cannot write " + path.string());
    return {};
}

Result<void> mustBeFree(const fs::path& folder)
{
    std::error_code problem;
    const auto status = fs::symlink_status(folder, problem);
    if (status.type() == fs::file_type::not_found)
        return {};
    if (problem || status.type() != fs::file_type::directory)
        return fail(ErrorCode::Conflict, folder.string() + " exists and is not a folder");
    if (!fs::is_empty(folder, problem) || problem)
        return fail(ErrorCode::Conflict, folder.string() + " is not empty; name a new folder");
    return {};
}

// One flush for all files instead of one for each of thousands.
void flushToDisk([[maybe_unused]] const fs::path& folder)
{
#ifdef __linux__
    if (const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); opened >= 0) {
        ::syncfs(opened);
        ::close(opened);
    }
#endif
}

// Removed with all it holds unless it was put in its place.
class WorkFolder {
public:
    explicit WorkFolder(const fs::path& target)
    {
        std::random_device random;
        m_path = target;
        m_path += ".partial-" + std::to_string(random());
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }
    [[nodiscard]] Result<void> moveTo(const fs::path& target)
    {
        flushToDisk(m_path);
        std::error_code problem;
        fs::rename(m_path, target, problem);
        if (problem)
            return fail(ErrorCode::Storage, "cannot put the bundle in place: " + problem.message());
        m_path.clear();
        return {};
    }

private:
    fs::path m_path;
};

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
        return fail(ErrorCode::NotFound, root.string() + " is not a folder");
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

} // namespace

Result<Checkpoint> writeBundle(
    const std::function<Result<std::string>(const std::string&)>& read, const std::string& folder, const ExportProgress& progress)
{
    fs::path target = toPath(folder).lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    if (auto free = mustBeFree(target); !free)
        return tl::unexpected(std::move(free.error()));
    const auto note = read("checkpoint");
    const auto parsed = note ? parseNote(*note) : tl::unexpected(note.error());
    const auto checkpoint = parsed ? parseCheckpointBody(parsed->body) : tl::unexpected(parsed.error());
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    const auto rotations = read("rotations");
    if (!rotations && rotations.error().code != ErrorCode::NotFound)
        return tl::unexpected(rotations.error());
    WorkFolder work(target);
    std::int64_t total = rotations ? 4 : 3;
    forEachTile(checkpoint->size, [&total](const TilePlace&) { return ++total > 0; });
    std::int64_t done = 0;
    Result<void> written;
    const auto put = [&](const std::string& path, const std::string& bytes) {
        written = writeFile(work.path() / path, bytes);
        if (progress && written)
            progress(++done, total);
        return written.has_value();
    };
    const auto copy = [&](const std::string& path) {
        const auto bytes = read(path);
        if (!bytes)
            written = tl::unexpected(bytes.error());
        return bytes && put(path, *bytes);
    };
    if (put("checkpoint", *note) && copy("log.vkey") && copy("policy") && (!rotations || put("rotations", *rotations)))
        forEachTile(checkpoint->size, [&](const TilePlace& place) { return copy(tilePath(place.level, place.tile, place.width)); });
    if (written)
        written = work.moveTo(target);
    if (!written)
        return tl::unexpected(std::move(written.error()));
    return *checkpoint;
}

Result<Checkpoint> exportBundle(Connection& connection, const BackendKeys& keys, const std::string& folder, const ExportProgress& progress)
{
    const auto log = parseVerifierKey(logVerifierKey(keys));
    if (!log)
        return tl::unexpected(log.error());
    // Entries below a checkpoint never change, so that one reading of the checkpoint and its witnesses fixes the whole bundle.
    const auto note = AuditTree(connection).checkpoint();
    const auto checkpoint = note ? openCheckpoint(*note, *log) : tl::unexpected(note.error());
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    const auto witnesses = witnessesOf(connection, checkpoint->size);
    if (!witnesses)
        return tl::unexpected(witnesses.error());
    LogPolicy named{ { logVerifierKey(keys) }, {} };
    for (const std::string& vkey : *witnesses) {
        // One that came between the two readings is not on this note.
        if (const auto witness = parseVerifierKey(vkey); witness && openCosignature(*note, *witness))
            named.witnesses.push_back(vkey);
    }
    const std::string policy = policyText(named);
    const auto links = rotationLinks(connection);
    if (!links)
        return tl::unexpected(links.error());
    return writeBundle(
        [&](const std::string& path) -> Result<std::string> {
            if (path == "checkpoint")
                return *note;
            if (path == "log.vkey")
                return logVerifierKey(keys) + "\n";
            if (path == "policy")
                return policy;
            if (path == "rotations")
                return links->empty() ? Result<std::string>(fail(ErrorCode::NotFound, "the log's key was never passed on")) : rotationsText(*links);
            return AuditTree(connection).tile(path); // a fresh one each time: the memory of one tile
        },
        folder, progress);
}

BundleSource folderBundle(const std::string& folder)
{
    const fs::path root = toPath(folder);
    return { [root](const std::string& path) { return readRegular(root / toPath(path), path); }, [root] { return listRegular(root); } };
}

} // namespace countersign
