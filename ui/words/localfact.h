#pragma once
// The facts inside the sentences of the rules and the backend, which write them the English way.
#include <QString>

namespace countersign {

// An amount, a price, a share or a quotation as the reader's language writes it; everything else as it is.
[[nodiscard]] QString localFact(const QString& fact);

} // namespace countersign
