#include "services/base/filelock.h"

#ifdef _WIN32
#include <filesystem>
#include <windows.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace countersign {
namespace {
tl::unexpected<Error> held(const std::string& path)
{
    return fail(ErrorCode::Conflict, "Another running program holds " + path + ". Stop it first, or use another folder.");
}
}  // namespace

#ifdef _WIN32

struct FileLock::Impl {
    HANDLE handle = INVALID_HANDLE_VALUE;
    ~Impl() { CloseHandle(handle); }
};

Result<std::unique_ptr<FileLock>> FileLock::acquire(const std::string& path)
{
    const std::filesystem::path native(std::u8string(path.begin(), path.end()));
    HANDLE handle = CreateFileW(native.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION ? held(path)
                                                         : fail(ErrorCode::Storage, "Could not make the lock file " + path + ".");
    auto impl = std::make_unique<Impl>();
    impl->handle = handle;
    return std::unique_ptr<FileLock>(new FileLock(std::move(impl)));
}

#else

struct FileLock::Impl {
    int fd = -1;
    ~Impl() { ::close(fd); }
};

Result<std::unique_ptr<FileLock>> FileLock::acquire(const std::string& path)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(ErrorCode::Storage, "Could not make the lock file " + path + ": " + std::strerror(errno) + ".");
    auto impl = std::make_unique<Impl>();
    impl->fd = fd;
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return held(path);
        return fail(ErrorCode::Storage, "Could not lock " + path + ": " + std::strerror(errno) + ".");
    }
    return std::unique_ptr<FileLock>(new FileLock(std::move(impl)));
}

#endif

FileLock::FileLock(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FileLock::~FileLock() = default;

}  // namespace countersign
