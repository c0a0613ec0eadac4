#pragma once
// A search of the record as one line of text, and back: words and fields such as who: action: shop: verdict: over: since: overrides:yes.
// Field names are also read in the language of the window; what is written and what the backend is asked stays English.
#include "models/domain/auditsearch.h"

#include <QString>

namespace countersign {

struct FilterText {
    AuditFilter filter;
    QString problem; // a sentence naming the field that cannot be read; empty when all can
};
// Amounts are of the currency that any of them or currency: names; value:100..500EUR says both bounds. Times are this computer's;
// since:7d and since:24h count back from `now`. An unknown field is a word to look for.
[[nodiscard]] FilterText readFilter(const QString& words, TimeMs now);
[[nodiscard]] QString filterWords(const AuditFilter& filter);
[[nodiscard]] QString filterFields(); // a line naming the fields, for a hint

} // namespace countersign
