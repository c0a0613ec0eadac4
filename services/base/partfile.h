#pragma once
// A file that grows beside its place and is put there when it is whole: until then nobody takes it for the whole. One thread at a time.
#include "models/domain/result.h"
#include "services/base/filelock.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace countersign {

[[nodiscard]] std::filesystem::path nativePath(const std::string& utf8);
[[nodiscard]] std::string utf8Path(const std::filesystem::path& path);
// Where a new folder goes. Conflict: something stands there that is not an empty folder.
[[nodiscard]] std::filesystem::path folderTarget(const std::string& folder);
[[nodiscard]] Result<void> mustBeFree(const std::filesystem::path& folder);
// Held while something grows at `part` for `place`, so that two exports never write one part. Conflict: another does. The lock's file goes
// with its holder. What a folder's part stands in is made where it is missing.
enum class PartOf { File, Folder };
[[nodiscard]] Result<std::unique_ptr<FileLock>> lockPart(const std::filesystem::path& part, const std::string& place, PartOf kind);
// What was written to this file reaches the disk; of a folder: everything on its file system, in one flush.
void flushToDisk(const std::filesystem::path& path);

class PartFile {
public:
    // Beside `file`, under its name and ".part-MARK". Conflict: `file` exists, or another export writes there. Storage: it cannot be
    // written.
    [[nodiscard]] static Result<PartFile> begin(const std::string& file, const std::string& mark);
    // Goes on behind what an earlier one of the same mark left; NotFound: it left nothing.
    [[nodiscard]] static Result<PartFile> goOn(const std::string& file, const std::string& mark);
    [[nodiscard]] static bool isLeft(const std::string& file, const std::string& mark);

    [[nodiscard]] const std::filesystem::path& part() const { return m_part; }
    [[nodiscard]] const std::filesystem::path& target() const { return m_target; }
    [[nodiscard]] Result<void> write(std::string_view bytes); // handed to the system when it returns
    [[nodiscard]] Result<void> finish(); // in place
    void discard(); // what was written is gone; without it or finish() it stays for goOn()

private:
    [[nodiscard]] static Result<PartFile> open(const std::string& file, const std::string& mark, std::ios::openmode mode);
    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::unique_ptr<FileLock> m_lock;
    std::ofstream m_file;
};

} // namespace countersign
