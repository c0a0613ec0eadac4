#include "services/base/rowfile.h"

#include "models/domain/digest.h"
#include "models/domain/json.h"
#include "services/base/secretfile.h"

#include <algorithm>
#include <optional>
#include <system_error>

namespace countersign {

namespace {

constexpr std::size_t longestProgress = 16 * 1024;

struct RowProgress {
    std::string cursor;
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
};

std::string rowsMark(const RowFilePlan& plan)
{
    return hex(view(sha256((plan.csv ? "report csv " : "report jsonl ") + plan.selection))).substr(0, 8);
}

// Lines of rows; those within quotes are part of a cell.
std::int64_t rowsOfPage(std::string_view page, bool csv)
{
    if (!csv)
        return std::count(page.begin(), page.end(), '\n');
    bool quoted = false;
    std::int64_t rows = 0;
    for (const char sign : page) {
        quoted = quoted != (sign == '"');
        rows += sign == '\n' && !quoted ? 1 : 0;
    }
    return rows;
}

// Nothing, when it does not fit what stands in the part: then the report begins anew.
std::optional<RowProgress> progressIn(const std::string& file, const std::filesystem::path& part)
{
    const auto text = readFile(file, longestProgress);
    const auto json = text ? parseJson(*text) : Result<Json>(tl::unexpected(text.error()));
    if (!json || !json->is_object())
        return std::nullopt;
    const auto number = [&json](const char* name) {
        const auto it = json->find(name);
        return it != json->end() && it->is_number_integer() ? it->get<std::int64_t>() : std::int64_t{ -1 };
    };
    const auto cursor = json->find("cursor");
    RowProgress progress;
    progress.rows = number("rows");
    progress.bytes = number("bytes");
    std::error_code problem;
    const auto size = std::filesystem::file_size(part, problem);
    if (problem || cursor == json->end() || !cursor->is_string() || cursor->get_ref<const std::string&>().empty() || progress.rows < 0
        || progress.bytes <= 0 || static_cast<std::uintmax_t>(progress.bytes) > size)
        return std::nullopt;
    progress.cursor = cursor->get<std::string>();
    return progress;
}

} // namespace

bool RowFile::isLeft(const RowFilePlan& plan)
{
    return PartFile::isLeft(plan.file, rowsMark(plan));
}

std::string RowFile::progressFile() const
{
    return utf8Path(m_file.part()) + ".next";
}

Result<RowFile> RowFile::begin(const RowFilePlan& plan)
{
    auto file = PartFile::begin(plan.file, rowsMark(plan));
    if (!file)
        return tl::unexpected(std::move(file.error()));
    RowFile made(std::move(*file), plan.csv);
    std::error_code ignored;
    std::filesystem::remove(nativePath(made.progressFile()), ignored);
    return made;
}

Result<RowFile> RowFile::goOn(const RowFilePlan& plan)
{
    auto file = PartFile::goOn(plan.file, rowsMark(plan));
    if (!file)
        return tl::unexpected(std::move(file.error()));
    RowFile made(std::move(*file), plan.csv);
    if (const auto progress = progressIn(made.progressFile(), made.m_file.part())) {
        made.m_cursor = progress->cursor;
        made.m_rows = progress->rows;
        made.m_bytes = progress->bytes;
    }
    // Cut off before anything is written behind it: the stream stands at the file's end, wherever that is.
    std::error_code problem;
    std::filesystem::resize_file(made.m_file.part(), static_cast<std::uintmax_t>(made.m_bytes), problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot write " + utf8Path(made.m_file.part()));
    return made;
}

Result<void> RowFile::add(std::string_view page, const std::string& next)
{
    if (!next.empty() && next == m_cursor) {
        std::error_code ignored;
        std::filesystem::remove(nativePath(progressFile()), ignored);
        m_file.discard();
        return fail(ErrorCode::InvalidInput, "the backend's answer names the same page twice");
    }
    if (auto written = m_file.write(page); !written)
        return written;
    const std::int64_t head = m_csv && m_bytes == 0 ? 1 : 0; // the columns' names are no row
    m_bytes += static_cast<std::int64_t>(page.size());
    m_rows += std::max<std::int64_t>(rowsOfPage(page, m_csv) - head, 0);
    m_cursor = next;
    m_whole = next.empty();
    // After the page: what it says to be there, is there.
    const Json progress{ { "cursor", next }, { "rows", m_rows }, { "bytes", m_bytes } };
    return m_whole ? Result<void>() : writeFileAtomically(progressFile(), progress.dump(), false);
}

Result<void> RowFile::finish()
{
    if (auto placed = m_file.finish(); !placed)
        return placed;
    std::error_code ignored;
    std::filesystem::remove(nativePath(progressFile()), ignored);
    return {};
}

} // namespace countersign
