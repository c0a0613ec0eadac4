#include "ui/audit/reporttabs.h"

#include "models/domain/csvline.h"

#include <algorithm>

namespace countersign {

namespace {

std::string flat(const std::string& cell)
{
    std::string words = harmlessCell(cell);
    std::replace_if(words.begin(), words.end(), [](char sign) { return sign == '\t' || sign == '\n' || sign == '\r'; }, ' ');
    return words;
}

} // namespace

QString reportTabs(const AuditReport& report)
{
    std::string all;
    const auto line = [&all](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            all += (i == 0 ? std::string() : std::string("\t")) + flat(cells[i]);
        all += '\n';
    };
    line(report.columns);
    for (const auto& row : report.rows)
        line(row);
    return QString::fromStdString(all);
}

} // namespace countersign
