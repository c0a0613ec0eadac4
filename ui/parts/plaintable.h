#pragma once
// How every table of the console looks and takes keys.

class QTableWidget;

namespace countersign {

// Without grid and frame, lines of this height in pixels, one cell or row chosen at a time; Tab leaves the table.
void makePlain(QTableWidget& table, int lineHeight);

} // namespace countersign
