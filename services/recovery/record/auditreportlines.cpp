// A page of a report as lines of a file.
#include "models/domain/csvline.h"
#include "services/recovery/record/auditreports.h"

namespace countersign {

namespace {

std::string reportCell(const Json& cell)
{
    if (cell.is_null())
        return {};
    return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

} // namespace

std::string reportCsvHead(const AuditReport& report)
{
    return csvLine(report.columns);
}

std::string reportCsvLines(const AuditReport& report)
{
    std::string lines;
    for (const Json& row : report.rows) {
        std::vector<std::string> cells;
        for (const Json& cell : row)
            cells.push_back(reportCell(cell));
        lines += csvLine(cells);
    }
    return lines;
}

std::string reportJsonLines(const AuditReport& report)
{
    std::string lines;
    for (const Json& row : report.rows) {
        Json object = Json::object();
        for (std::size_t i = 0; i < report.columns.size(); ++i)
            object[report.columns[i]] = row.at(i);
        lines += object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return lines;
}

} // namespace countersign
