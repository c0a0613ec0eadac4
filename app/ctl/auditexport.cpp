#include "app/ctl/auditexport.h"

#include "models/domain/digest.h"
#include "models/domain/json.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace countersign {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t pageSize = 10000;
constexpr std::size_t longestLine = 512 * 1024; // an entry of 65,535 bytes whose every sign is doubled, and its columns
constexpr std::string_view lineStart = "{\"index\":";
constexpr std::string_view entryStart = ",\"entry\":";
constexpr std::string_view csvHead = "index,at,actor_kind,actor,action,shop_id,subject_kind,subject,draft_id,data\r\n";

fs::path pathOf(const std::string& utf8)
{
    return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

Error cannotWrite(const fs::path& path)
{
    return { ErrorCode::Storage, "cannot write " + path.string(), std::nullopt };
}

struct Line {
    std::int64_t index = 0;
    std::string_view entry;
};
Result<Line> lineOf(std::string_view text)
{
    Line line;
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

std::string cell(std::string text)
{
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
    return "\"" + text + "\"";
}

Result<std::string> csvLine(const Line& line)
{
    const auto entry = parseJson(line.entry);
    if (!entry || !entry->is_object())
        return fail(ErrorCode::Damaged, "entry " + std::to_string(line.index) + " is not JSON");
    std::string text = std::to_string(line.index);
    for (const char* name : { "at", "actor_kind", "actor", "action", "shop_id", "subject_kind", "subject", "draft_id" }) {
        const auto it = entry->find(name);
        text += "," + cell(it != entry->end() && it->is_string() ? it->get<std::string>() : std::string());
    }
    const auto data = entry->find("data");
    return text + "," + cell(data == entry->end() ? std::string() : canonicalJson(*data)) + "\r\n";
}

// The index of the last whole line; a torn one behind it is cut off. -1: no entry yet.
Result<std::int64_t> lastIndex(const fs::path& path, bool csv)
{
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot read " + path.string());
    const std::uintmax_t from = size > longestLine * 2 ? size - longestLine * 2 : 0;
    std::string tail(static_cast<std::size_t>(size - from), '\0');
    std::ifstream file(path, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(from));
    if (!tail.empty() && !file.read(tail.data(), static_cast<std::streamsize>(tail.size())))
        return fail(ErrorCode::Storage, "cannot read " + path.string());
    const auto end = tail.rfind('\n');
    tail.resize(end == std::string::npos ? 0 : end + 1);
    fs::resize_file(path, from + tail.size(), problem);
    if (problem)
        return tl::unexpected(cannotWrite(path));
    if (tail.empty() || (csv && from == 0 && tail == csvHead))
        return -1;
    const auto before = tail.rfind('\n', tail.size() - 2);
    std::string_view last = std::string_view(tail).substr(before == std::string::npos ? 0 : before + 1);
    if (!csv && last.starts_with(lineStart))
        last.remove_prefix(lineStart.size());
    std::int64_t index = -1;
    if (std::from_chars(last.data(), last.data() + last.size(), index).ec != std::errc())
        return fail(ErrorCode::Damaged, path.string() + " is not a part of an export");
    return index;
}

Result<std::int64_t> writePage(std::ofstream& file, std::string_view page, bool csv, std::int64_t& last)
{
    std::int64_t count = 0;
    while (!page.empty()) {
        const auto end = page.find('\n');
        if (end == std::string_view::npos)
            return fail(ErrorCode::Damaged, "the backend's answer is not a page of entries");
        const auto line = lineOf(page.substr(0, end));
        if (!line)
            return tl::unexpected(line.error());
        if (line->index <= last)
            return fail(ErrorCode::Damaged, "the backend's answer is out of order");
        if (csv) {
            const auto text = csvLine(*line);
            if (!text)
                return tl::unexpected(text.error());
            file << *text;
        } else {
            file << page.substr(0, end + 1);
        }
        last = line->index;
        ++count;
        page.remove_prefix(end + 1);
    }
    return count;
}

} // namespace

Result<AuditExported> exportSelection(
    const AuditExportPlan& plan, const FetchEntries& fetch, const std::function<void(std::int64_t entries)>& progress)
{
    const fs::path target = pathOf(plan.file);
    fs::path part = target;
    part += ".part-" + hex(view(sha256((plan.csv ? "csv " : "jsonl ") + plan.selection))).substr(0, 8);
    std::error_code problem;
    if (fs::exists(target, problem))
        return fail(ErrorCode::Conflict, target.string() + " exists; name a new file");
    AuditExported done;
    done.resumed = plan.resume;
    std::int64_t last = -1;
    if (plan.resume) {
        if (!fs::exists(part, problem))
            return fail(ErrorCode::NotFound, "no interrupted export of this selection stands beside " + target.string());
        const auto index = lastIndex(part, plan.csv);
        if (!index)
            return tl::unexpected(index.error());
        last = *index;
    }
    std::ofstream file(part, std::ios::binary | (plan.resume ? std::ios::app : std::ios::trunc));
    if (plan.csv && (!plan.resume || fs::file_size(part, problem) == 0))
        file << csvHead;
    for (;;) {
        const auto page = fetch(last, pageSize);
        if (!page)
            return tl::unexpected(page.error());
        const auto written = writePage(file, *page, plan.csv, last);
        file.flush();
        if (!written)
            return tl::unexpected(written.error());
        if (!file)
            return tl::unexpected(cannotWrite(part));
        done.entries += *written;
        if (progress)
            progress(done.entries);
        if (*written < pageSize)
            break;
    }
    file.close();
    fs::rename(part, target, problem);
    if (!file || problem)
        return tl::unexpected(cannotWrite(target));
    return done;
}

} // namespace countersign
