#pragma once
// A selection of the record's entries as one file, page by page, however long it is. Whoever asks the backend for the pages, asks for
// entries behind last() and hands them to add() until a page is not full. One thread at a time.
#include "services/base/partfile.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace countersign {

constexpr std::int64_t entryPage = 10'000; // entries; a page with fewer is the last

struct EntryFilePlan {
    std::string file;
    bool csv = false; // else one JSON object a line, with each entry as it was hashed
    std::string selection; // the filter as text: another selection never goes on in this one's file
};

class EntryFile {
public:
    // Errors as of PartFile::begin.
    [[nodiscard]] static Result<EntryFile> begin(const EntryFilePlan& plan);
    // Goes on after the last whole line of an interrupted export of the same selection; a torn line behind it is cut off. NotFound: there
    // is none; Damaged: what stands there is no such part.
    [[nodiscard]] static Result<EntryFile> goOn(const EntryFilePlan& plan);
    [[nodiscard]] static bool isLeft(const EntryFilePlan& plan);

    [[nodiscard]] std::int64_t last() const { return m_last; } // index of the last entry in the file; -1: none yet
    [[nodiscard]] std::int64_t entries() const { return m_entries; } // in the file, those of an interrupted export included
    // Lines {"index":…,"entry":…} in order. Gives how many there were; Damaged: the page is not of this form, and nothing of it was written.
    [[nodiscard]] Result<std::int64_t> add(std::string_view page);
    [[nodiscard]] Result<void> finish() { return m_file.finish(); }

private:
    EntryFile(PartFile file, bool csv)
        : m_file(std::move(file))
        , m_csv(csv)
    {
    }
    PartFile m_file;
    bool m_csv;
    std::int64_t m_last = -1;
    std::int64_t m_entries = 0;
};

// One line of a page: the index, and the entry as it was hashed.
struct EntryLine {
    std::int64_t index = 0;
    std::string_view entry;
};
// The whole page or an error: Damaged when it is not of the form that add() takes, or goes back behind `last`.
[[nodiscard]] Result<void> eachEntryLine(
    std::string_view page, std::int64_t last, const std::function<Result<void>(const EntryLine& line, std::string_view whole)>& visit);

} // namespace countersign
