#include "services/base/filelock.h"

#ifdef _WIN32
#include <filesystem>
#include <windows.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
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

namespace {

Result<HANDLE> lockedHandle(const std::string& path, DWORD flags)
{
    const std::filesystem::path native(std::u8string(path.begin(), path.end()));
    HANDLE handle = CreateFileW(native.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, flags, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION ? held(path)
                                                         : fail(ErrorCode::Storage, "Could not make the lock file " + path + ".");
    return handle;
}

}  // namespace

Result<std::unique_ptr<FileLock>> FileLock::acquire(const std::string& path)
{
    const auto handle = lockedHandle(path, FILE_ATTRIBUTE_NORMAL);
    if (!handle)
        return tl::unexpected(handle.error());
    auto impl = std::make_unique<Impl>();
    impl->handle = *handle;
    return std::unique_ptr<FileLock>(new FileLock(std::move(impl)));
}

Result<std::unique_ptr<FileLock>> FileLock::acquireForNow(const std::string& path)
{
    const auto handle = lockedHandle(path, FILE_ATTRIBUTE_NORMAL | FILE_FLAG_DELETE_ON_CLOSE);
    if (!handle)
        return tl::unexpected(handle.error());
    auto impl = std::make_unique<Impl>();
    impl->handle = *handle;
    return std::unique_ptr<FileLock>(new FileLock(std::move(impl)));
}

#else

struct FileLock::Impl {
    int fd = -1;
    std::string passing;  // the file to take away
    ~Impl()
    {
        if (!passing.empty())
            ::unlink(passing.c_str());  // still held: who opened it before finds it without a name
        ::close(fd);
    }

    static Result<std::unique_ptr<Impl>> lock(const std::string& path)
    {
        auto impl = std::make_unique<Impl>();
        impl->fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (impl->fd < 0)
            return fail(ErrorCode::Storage, "Could not make the lock file " + path + ": " + std::strerror(errno) + ".");
        if (::flock(impl->fd, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK)
                return held(path);
            return fail(ErrorCode::Storage, "Could not lock " + path + ": " + std::strerror(errno) + ".");
        }
        return impl;
    }
    [[nodiscard]] bool hasAName() const
    {
        struct stat found {};
        return ::fstat(fd, &found) == 0 && found.st_nlink > 0;
    }
};

Result<std::unique_ptr<FileLock>> FileLock::acquire(const std::string& path)
{
    auto impl = Impl::lock(path);
    if (!impl)
        return tl::unexpected(std::move(impl.error()));
    return std::unique_ptr<FileLock>(new FileLock(std::move(*impl)));
}

Result<std::unique_ptr<FileLock>> FileLock::acquireForNow(const std::string& path)
{
    constexpr int mostTries = 10;
    for (int i = 0; i < mostTries; ++i) {
        auto impl = Impl::lock(path);
        if (!impl)
            return tl::unexpected(std::move(impl.error()));
        if (!(*impl)->hasAName())
            continue;  // its last holder took it away between our opening and our locking it
        (*impl)->passing = path;
        return std::unique_ptr<FileLock>(new FileLock(std::move(*impl)));
    }
    return held(path);
}

#endif

FileLock::FileLock(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FileLock::~FileLock() = default;

}  // namespace countersign
