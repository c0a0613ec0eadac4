#pragma once
// A lock file held by one process at a time, so that two programs never use one home folder. Freed by the system when the holder dies.
#include "models/domain/result.h"

#include <memory>
#include <string>

namespace countersign {

class FileLock {
public:
    // Makes the file if needed (it stays behind, empty of meaning). Errors: Conflict (another holds it), Storage.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> acquire(const std::string& path);
    // For a place that is written once: the file goes with its holder, and one that a crash left behind is no obstacle.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> acquireForNow(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    struct Impl;
    explicit FileLock(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
