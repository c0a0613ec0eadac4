#pragma once
// A report's rows for the clipboard; a cell that a spreadsheet would run is made plain text by an apostrophe.
#include "services/console/api/audittypes.h"

#include <QString>

namespace countersign {

[[nodiscard]] QString reportTabs(const AuditReport& report); // cells between tabs, for pasting

} // namespace countersign
