#pragma once
// Cells as a line of a table that spreadsheets read (RFC 4180). Pure.
#include <string>
#include <vector>

namespace countersign {

// A spreadsheet runs a cell that begins like a formula: an apostrophe makes it plain text. Figures stay as they are.
[[nodiscard]] std::string harmlessCell(const std::string& cell);
// Quoted where needed, parted by commas, ended by CRLF.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& cells);

} // namespace countersign
