#include "services/base/secretfile.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#ifndef _WIN32
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace countersign {
namespace {

namespace fs = std::filesystem;

fs::path toPath(const std::string& utf8)
{
    return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

// Beside the target, so that the rename stays within one file system; unlike any other call's name.
std::string temporaryName(const std::string& path)
{
    static std::atomic<unsigned> counter{0};
    const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
    return path + ".new" + std::to_string(ticks) + "-" + std::to_string(counter.fetch_add(1));
}

#ifndef _WIN32

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] int closeNow() { return ::close(std::exchange(m_fd, -1)); }

private:
    int m_fd;
};

tl::unexpected<Error> failed(const char* what, const std::string& path)
{
    return fail(ErrorCode::Storage, std::string("Could not ") + what + " " + path + ": " + std::strerror(errno) + ".");
}

Result<void> writeNew(const std::string& path, std::string_view bytes, bool secret)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, secret ? 0600 : 0644));
    if (file.get() < 0)
        return failed("make", path);
    while (!bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.get()) != 0 || file.closeNow() != 0)
        return failed("write", path);
    return {};
}

Result<void> syncFolderOf(const std::string& path)
{
    const auto parent = toPath(path).parent_path();
    const std::string folder = parent.empty() ? "." : parent.string();
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || ::fsync(opened.get()) != 0)
        return failed("write the folder", folder);
    return {};
}

Result<void> onlyOwnerMayRead(const std::string& path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return failed("look at", path);
    if ((status.st_mode & 077) != 0)
        return fail(ErrorCode::Forbidden, "Others may read the secret file " + path + ". Allow only its owner: chmod 600 " + path);
    return {};
}

#else

Result<void> writeNew(const std::string& path, std::string_view bytes, bool secret)
{
    std::ofstream file(toPath(path), std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        return fail(ErrorCode::Storage, "Could not write " + path + ".");
    if (secret) {
        std::error_code ignored;
        fs::permissions(toPath(path), fs::perms::owner_read | fs::perms::owner_write, ignored);
    }
    return {};
}
Result<void> syncFolderOf(const std::string&) { return {}; }
Result<void> onlyOwnerMayRead(const std::string&) { return {}; }  // the profile folder's access list does this

#endif

}  // namespace

Result<std::string> readOrMakeSecret(const std::string& path, const std::function<std::string()>& make)
{
    std::error_code error;
    const bool exists = fs::exists(toPath(path), error);
    if (error)
        return fail(ErrorCode::Storage, "Could not look at " + path + ": " + error.message() + ".");
    if (!exists) {
        const std::string secret = make();
        if (auto written = writeFileAtomically(path, secret, true); !written)
            return tl::unexpected(std::move(written.error()));
        return secret;
    }
    if (auto allowed = onlyOwnerMayRead(path); !allowed)
        return tl::unexpected(std::move(allowed.error()));
    return readFile(path, 1024 * 1024);
}

Result<std::string> readSecret(const std::string& path)
{
    std::error_code error;
    if (!fs::exists(toPath(path), error))
        return fail(ErrorCode::NotFound, "There is no file " + path + ".");
    if (auto allowed = onlyOwnerMayRead(path); !allowed)
        return tl::unexpected(std::move(allowed.error()));
    return readFile(path, 1024 * 1024);
}

Result<void> writeFileAtomically(const std::string& path, std::string_view bytes, bool secret)
{
    const std::string temporary = temporaryName(path);
    std::error_code error;
    auto written = writeNew(temporary, bytes, secret);
    if (written) {
        fs::rename(toPath(temporary), toPath(path), error);
        if (error)
            written = fail(ErrorCode::Storage, "Could not put " + path + " in place: " + error.message() + ".");
    }
    if (!written) {
        fs::remove(toPath(temporary), error);
        return written;
    }
    return syncFolderOf(path);
}

Result<std::string> readFile(const std::string& path, std::size_t maxBytes)
{
    std::error_code error;
    if (!fs::exists(toPath(path), error))
        return fail(ErrorCode::NotFound, "There is no file " + path + ".");
    if (!fs::is_regular_file(toPath(path), error))
        return fail(ErrorCode::InvalidInput, path + " is not a file.");
    std::ifstream file(toPath(path), std::ios::binary);
    std::string bytes;
    char block[16384];
    while (file.read(block, sizeof block) || file.gcount() > 0) {
        bytes.append(block, static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > maxBytes)
            return fail(ErrorCode::TooLarge, path + " is larger than " + std::to_string(maxBytes) + " bytes.");
    }
    if (!file.eof())
        return fail(ErrorCode::Storage, "Could not read " + path + ".");
    return bytes;
}

void leaveNoDumps()
{
#ifndef _WIN32
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0;  // the soft limit alone: whoever looks for a fault can still ask for one from outside
    static_cast<void>(::setrlimit(RLIMIT_CORE, &limit));
#endif
}

}  // namespace countersign
