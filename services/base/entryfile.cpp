#include "services/base/entryfile.h"

#include "models/domain/csvline.h"
#include "models/domain/digest.h"
#include "models/domain/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <system_error>
#include <vector>

namespace countersign {

namespace {

constexpr std::size_t longestLine = 512 * 1024; // an entry of 65,535 bytes whose every sign is doubled, and its columns
constexpr std::string_view lineStart = "{\"index\":";
constexpr std::string_view entryStart = ",\"entry\":";
constexpr std::array<const char*, 8> textColumns{ "at", "actor_kind", "actor", "action", "shop_id", "subject_kind", "subject", "draft_id" };

std::string entryCsvHead()
{
    std::vector<std::string> names{ "index" };
    names.insert(names.end(), textColumns.begin(), textColumns.end());
    names.emplace_back("data");
    return csvLine(names);
}

Result<EntryLine> entryLineOf(std::string_view text)
{
    EntryLine line;
    if (text.starts_with(lineStart) && text.ends_with('}')) {
        text.remove_prefix(lineStart.size());
        text.remove_suffix(1);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), line.index);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (error == std::errc() && text.starts_with(entryStart)) {
            line.entry = text.substr(entryStart.size());
            return line;
        }
    }
    return fail(ErrorCode::Damaged, "the backend's answer is not a page of entries");
}

Result<std::string> entryCsvLine(const EntryLine& line)
{
    const auto entry = parseJson(line.entry);
    if (!entry || !entry->is_object())
        return fail(ErrorCode::Damaged, "entry " + std::to_string(line.index) + " is not JSON");
    std::vector<std::string> cells{ std::to_string(line.index) };
    for (const char* name : textColumns) {
        const auto it = entry->find(name);
        cells.push_back(it != entry->end() && it->is_string() ? it->get<std::string>() : std::string());
    }
    const auto data = entry->find("data");
    cells.push_back(data == entry->end() ? std::string() : canonicalJson(*data));
    return csvLine(cells);
}

std::string entryMark(const EntryFilePlan& plan)
{
    return hex(view(sha256((plan.csv ? "csv " : "jsonl ") + plan.selection))).substr(0, 8);
}

// The index of the last whole line; a torn one behind it is cut off. -1: no entry yet.
Result<std::int64_t> lastWholeIndex(const std::filesystem::path& path, bool csv)
{
    const Error unreadable{ ErrorCode::Storage, "cannot read " + utf8Path(path), std::nullopt };
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (problem)
        return tl::unexpected(unreadable);
    const std::uintmax_t from = size > longestLine * 2 ? size - longestLine * 2 : 0;
    std::string tail(static_cast<std::size_t>(size - from), '\0');
    std::ifstream file(path, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(from));
    if (!tail.empty() && !file.read(tail.data(), static_cast<std::streamsize>(tail.size())))
        return tl::unexpected(unreadable);
    const auto end = tail.rfind('\n');
    tail.resize(end == std::string::npos ? 0 : end + 1);
    std::filesystem::resize_file(path, from + tail.size(), problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot write " + utf8Path(path));
    if (tail.empty() || (csv && from == 0 && tail == entryCsvHead()))
        return -1;
    const auto before = tail.rfind('\n', tail.size() - 2);
    std::string_view last = std::string_view(tail).substr(before == std::string::npos ? 0 : before + 1);
    if (!csv && last.starts_with(lineStart))
        last.remove_prefix(lineStart.size());
    std::int64_t index = -1;
    if (std::from_chars(last.data(), last.data() + last.size(), index).ec != std::errc())
        return fail(ErrorCode::Damaged, utf8Path(path) + " is not a part of an export");
    return index;
}

std::int64_t linesIn(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string piece(1024 * 1024, '\0');
    std::int64_t lines = 0;
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        lines += std::count(piece.begin(), piece.begin() + file.gcount(), '\n');
    }
    return lines;
}

} // namespace

Result<void> eachEntryLine(
    std::string_view page, std::int64_t last, const std::function<Result<void>(const EntryLine& line, std::string_view whole)>& visit)
{
    while (!page.empty()) {
        const auto end = page.find('\n');
        const auto line = end == std::string_view::npos
            ? Result<EntryLine>(fail(ErrorCode::Damaged, "the backend's answer is not a page of entries"))
            : entryLineOf(page.substr(0, end));
        if (!line)
            return tl::unexpected(line.error());
        if (line->index <= last)
            return fail(ErrorCode::Damaged, "the backend's answer is out of order");
        if (auto visited = visit(*line, page.substr(0, end + 1)); !visited)
            return visited;
        last = line->index;
        page.remove_prefix(end + 1);
    }
    return {};
}

bool EntryFile::isLeft(const EntryFilePlan& plan)
{
    return PartFile::isLeft(plan.file, entryMark(plan));
}

Result<EntryFile> EntryFile::begin(const EntryFilePlan& plan)
{
    auto file = PartFile::begin(plan.file, entryMark(plan));
    if (file && plan.csv)
        if (auto written = file->write(entryCsvHead()); !written)
            return tl::unexpected(std::move(written.error()));
    if (!file)
        return tl::unexpected(std::move(file.error()));
    return EntryFile(std::move(*file), plan.csv);
}

Result<EntryFile> EntryFile::goOn(const EntryFilePlan& plan)
{
    auto file = PartFile::goOn(plan.file, entryMark(plan));
    if (!file)
        return tl::unexpected(std::move(file.error()));
    // Cut off before anything is written behind it: the stream stands at the file's end, wherever that is.
    const auto last = lastWholeIndex(file->part(), plan.csv);
    if (!last)
        return tl::unexpected(last.error());
    std::error_code problem;
    if (plan.csv && std::filesystem::file_size(file->part(), problem) == 0)
        if (auto written = file->write(entryCsvHead()); !written)
            return tl::unexpected(std::move(written.error()));
    EntryFile made(std::move(*file), plan.csv);
    made.m_last = *last;
    made.m_entries = *last < 0 ? 0 : linesIn(made.m_file.part()) - (plan.csv ? 1 : 0);
    return made;
}

Result<std::int64_t> EntryFile::add(std::string_view page)
{
    std::int64_t count = 0;
    std::int64_t last = m_last;
    std::string lines;
    auto read = eachEntryLine(page, m_last, [&](const EntryLine& line, std::string_view) -> Result<void> {
        ++count;
        last = line.index;
        if (!m_csv)
            return {};
        auto text = entryCsvLine(line);
        if (!text)
            return tl::unexpected(std::move(text.error()));
        lines += *text;
        return {};
    });
    if (read)
        read = m_file.write(m_csv ? std::string_view(lines) : page);
    if (!read)
        return tl::unexpected(std::move(read.error()));
    m_last = last;
    m_entries += count;
    return count;
}

} // namespace countersign
