#include "services/base/resources.h"

#include "services/base/embedded.h"

#include <algorithm>
#include <charconv>

namespace countersign {

Result<std::string_view> resource(std::string_view path)
{
    static const std::vector<EmbeddedFile> files = [] {
        auto all = embeddedFiles();
        std::sort(all.begin(), all.end(), [](const EmbeddedFile& a, const EmbeddedFile& b) { return a.path < b.path; });
        return all;
    }();
    const auto found = std::lower_bound(files.begin(), files.end(), path,
                                        [](const EmbeddedFile& file, std::string_view wanted) { return file.path < wanted; });
    if (found == files.end() || found->path != path)
        return fail(ErrorCode::NotFound, "This build holds no resource " + std::string(path) + ".");
    return found->bytes;
}

std::vector<Migration> migrationsOf(std::string_view which)
{
    const std::string folder = "sql/" + std::string(which) + "/";
    std::vector<Migration> migrations;
    for (const auto& file : embeddedFiles()) {
        if (!file.path.starts_with(folder))
            continue;
        const std::string_view name = file.path.substr(folder.size());
        int version = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), version);
        if (parsed.ec == std::errc{} && parsed.ptr != name.data() + name.size() && *parsed.ptr == '_')
            migrations.push_back({version, std::string(file.bytes)});
    }
    std::sort(migrations.begin(), migrations.end(), [](const Migration& a, const Migration& b) { return a.version < b.version; });
    return migrations;
}

}  // namespace countersign
