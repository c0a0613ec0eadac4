#pragma once
// What an export came to, in words.
#include "services/console/desk/recordexport.h"

namespace countersign {

[[nodiscard]] QString outcomeSentence(const ExportOutcome& outcome);
[[nodiscard]] QString exportStopped(const ExportWish& wish, const Error& error); // and what another try would do
[[nodiscard]] QString exportProgress(qint64 done, qint64 total);

} // namespace countersign
