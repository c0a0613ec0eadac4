#pragma once
// A report as a file or for the clipboard. RFC 4180; a cell that a spreadsheet would run is made plain text by an apostrophe.
#include "services/console/api/audittypes.h"

#include <QByteArray>
#include <QString>

namespace countersign {

[[nodiscard]] QByteArray reportCsv(const AuditReport& report); // UTF-8, CRLF, stable column names
[[nodiscard]] QString reportTabs(const AuditReport& report); // cells between tabs, for pasting

} // namespace countersign
