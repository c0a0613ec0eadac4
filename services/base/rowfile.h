#pragma once
// A report's rows as one file, page by page, however many there are. Whoever asks the backend for the pages asks for the one that cursor()
// names and hands it to add() until whole(). How far it came stands in a small file beside it. One thread at a time.
#include "services/base/partfile.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace countersign {

struct RowFilePlan {
    std::string file;
    bool csv = false; // else one JSON object a line
    std::string selection; // which report, as text: another never goes on in this one's file
};

class RowFile {
public:
    // Errors as of PartFile::begin.
    [[nodiscard]] static Result<RowFile> begin(const RowFilePlan& plan);
    // Goes on behind the last page that an interrupted report wrote whole; what stands behind that is cut off. NotFound: there is none.
    [[nodiscard]] static Result<RowFile> goOn(const RowFilePlan& plan);
    [[nodiscard]] static bool isLeft(const RowFilePlan& plan);

    [[nodiscard]] const std::string& cursor() const { return m_cursor; } // of the page to add next; empty: the first
    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; } // in the file, those of an interrupted report included
    // `next`: cursor of the page behind this one; empty: there is none. InvalidInput: the page leads to itself; nothing of the report stays.
    [[nodiscard]] Result<void> add(std::string_view page, const std::string& next);
    [[nodiscard]] Result<void> finish(); // in place

private:
    RowFile(PartFile file, bool csv)
        : m_file(std::move(file))
        , m_csv(csv)
    {
    }
    [[nodiscard]] std::string progressFile() const;
    PartFile m_file;
    bool m_csv;
    bool m_whole = false;
    std::string m_cursor;
    std::int64_t m_rows = 0;
    std::int64_t m_bytes = 0;
};

} // namespace countersign
