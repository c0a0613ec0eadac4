#include "ui/audit/reportcsv.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

bool isFigure(const std::string& cell)
{
    double figure = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), figure);
    return error == std::errc() && end == cell.data() + cell.size();
}

// A spreadsheet takes a cell that begins like this for a formula.
std::string harmless(const std::string& cell)
{
    constexpr std::string_view starts = "=+-@\t\r";
    return !cell.empty() && starts.find(cell.front()) != std::string_view::npos && !isFigure(cell) ? '\'' + cell : cell;
}

std::string quotedCell(const std::string& cell)
{
    const std::string plain = harmless(cell);
    if (plain.find_first_of(",\"\r\n") == std::string::npos)
        return plain;
    std::string words = "\"";
    for (const char sign : plain) {
        if (sign == '"')
            words += '"';
        words += sign;
    }
    return words + '"';
}

std::string flat(const std::string& cell)
{
    std::string words = harmless(cell);
    std::replace_if(words.begin(), words.end(), [](char sign) { return sign == '\t' || sign == '\n' || sign == '\r'; }, ' ');
    return words;
}

template <class Cell>
std::string joined(const AuditReport& report, const char* between, const char* end, Cell cell)
{
    std::string all;
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            all += (i == 0 ? std::string() : between) + cell(cells[i]);
        all += end;
    };
    line(report.columns);
    for (const auto& row : report.rows)
        line(row);
    return all;
}

} // namespace

QByteArray reportCsv(const AuditReport& report)
{
    return QByteArray::fromStdString(joined(report, ",", "\r\n", quotedCell));
}

QString reportTabs(const AuditReport& report)
{
    return QString::fromStdString(joined(report, "\t", "\n", flat));
}

} // namespace countersign
