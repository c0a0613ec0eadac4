#include "models/domain/csvline.h"

#include <charconv>

namespace countersign {

namespace {

bool isFigure(const std::string& cell)
{
    double figure = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), figure);
    return error == std::errc() && end == cell.data() + cell.size();
}

// The semicolon parts cells where a comma parts decimals.
std::string quotedCell(const std::string& cell)
{
    const std::string plain = harmlessCell(cell);
    if (plain.find_first_of(",;\"\r\n") == std::string::npos)
        return plain;
    std::string words = "\"";
    for (const char sign : plain) {
        if (sign == '"')
            words += '"';
        words += sign;
    }
    return words + '"';
}

} // namespace

std::string harmlessCell(const std::string& cell)
{
    constexpr std::string_view starts = "=+-@\t\r";
    return !cell.empty() && starts.find(cell.front()) != std::string_view::npos && !isFigure(cell) ? '\'' + cell : cell;
}

std::string csvLine(const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? std::string() : std::string(",")) + quotedCell(cells[i]);
    return line + "\r\n";
}

} // namespace countersign
