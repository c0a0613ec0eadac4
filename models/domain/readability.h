#pragma once
// How many years of school a text asks of its reader.
#include "models/domain/message.h"

#include <string>
#include <string_view>

namespace countersign {

// School grade, 1 to 20; 0 for a language without a formula here and for texts without words.
// English: Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers, Chissom: Derivation of New Readability Formulas, Research Branch Report
// 8-75, 1975). German: first Wiener Sachtextformel (Bamberger, Vanecek: Lesen - Verstehen - Lernen - Schreiben, Vienna 1984).
[[nodiscard]] int readingLevel(std::string_view text, const std::string& language);
// Of the paragraphs of a message; placeholders count as short words.
[[nodiscard]] int readingLevel(const Content& content);
// Words of everything but the locked footer.
[[nodiscard]] int wordCount(const Content& content);

}  // namespace countersign
