#include "services/base/partfile.h"

#include <system_error>
#ifdef __linux__
#include <fcntl.h>
#include <unistd.h>
#endif

namespace countersign {

namespace {

namespace fs = std::filesystem;

fs::path partOf(const fs::path& target, const std::string& mark)
{
    fs::path part = target;
    part += ".part-" + mark;
    return part;
}

Error cannotWritePart(const fs::path& path)
{
    return { ErrorCode::Storage, "cannot write " + utf8Path(path), std::nullopt };
}

} // namespace

fs::path nativePath(const std::string& utf8)
{
    return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

std::string utf8Path(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return { text.begin(), text.end() };
}

fs::path folderTarget(const std::string& folder)
{
    fs::path target = nativePath(folder).lexically_normal();
    return target.has_filename() ? target : target.parent_path();
}

Result<void> mustBeFree(const fs::path& folder)
{
    std::error_code problem;
    const auto status = fs::symlink_status(folder, problem);
    if (status.type() == fs::file_type::not_found)
        return {};
    if (problem || status.type() != fs::file_type::directory)
        return fail(ErrorCode::Conflict, utf8Path(folder) + " exists and is not a folder");
    if (!fs::is_empty(folder, problem) || problem)
        return fail(ErrorCode::Conflict, utf8Path(folder) + " is not empty; name a new folder");
    return {};
}

Result<std::unique_ptr<FileLock>> lockPart(const fs::path& part, const std::string& place, PartOf kind)
{
    std::error_code problem;
    if (kind == PartOf::Folder && part.has_parent_path())
        fs::create_directories(part.parent_path(), problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot make " + utf8Path(part.parent_path()) + ": " + problem.message());
    fs::path file = part.parent_path() / ".";
    file += part.filename();
    file += ".lock";
    auto lock = FileLock::acquireForNow(utf8Path(file));
    if (!lock && lock.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Conflict, "another export to " + place + " is under way; let it end, or name another place");
    if (!lock)
        return tl::unexpected(cannotWritePart(part));
    return lock;
}

void flushToDisk([[maybe_unused]] const fs::path& path)
{
#ifdef __linux__
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        return;
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        ::syncfs(opened);
    else
        ::fsync(opened);
    ::close(opened);
#endif
}

Result<PartFile> PartFile::open(const std::string& file, const std::string& mark, std::ios::openmode mode)
{
    PartFile made;
    made.m_target = nativePath(file);
    made.m_part = partOf(made.m_target, mark);
    std::error_code problem;
    if (fs::exists(made.m_target, problem))
        return fail(ErrorCode::Conflict, file + " exists; name a new file");
    auto lock = lockPart(made.m_part, file, PartOf::File);
    if (!lock)
        return tl::unexpected(std::move(lock.error()));
    made.m_lock = std::move(*lock);
    made.m_file.open(made.m_part, std::ios::binary | mode);
    if (!made.m_file)
        return tl::unexpected(cannotWritePart(made.m_part));
    return made;
}

Result<PartFile> PartFile::begin(const std::string& file, const std::string& mark)
{
    return open(file, mark, std::ios::trunc);
}

Result<PartFile> PartFile::goOn(const std::string& file, const std::string& mark)
{
    if (!isLeft(file, mark))
        return fail(ErrorCode::NotFound, "no interrupted export of this selection stands beside " + file);
    return open(file, mark, std::ios::app);
}

bool PartFile::isLeft(const std::string& file, const std::string& mark)
{
    std::error_code problem;
    return fs::is_regular_file(fs::symlink_status(partOf(nativePath(file), mark), problem));
}

Result<void> PartFile::write(std::string_view bytes)
{
    m_file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    m_file.flush();
    if (!m_file)
        return tl::unexpected(cannotWritePart(m_part));
    return {};
}

Result<void> PartFile::finish()
{
    m_file.close();
    if (!m_file)
        return tl::unexpected(cannotWritePart(m_part));
    flushToDisk(m_part);
    std::error_code problem;
    if (fs::exists(m_target, problem))
        return fail(ErrorCode::Conflict, utf8Path(m_target) + " exists; name a new file");
    fs::rename(m_part, m_target, problem);
    if (problem)
        return tl::unexpected(cannotWritePart(m_target));
    m_lock.reset();
    return {};
}

void PartFile::discard()
{
    m_file.close();
    std::error_code ignored;
    fs::remove(m_part, ignored);
    m_lock.reset();
}

} // namespace countersign
