#pragma once
// Sentences that come from the backend or the rules, in the window's language. They travel in English with their facts filled in; each is
// recognised by its pattern, its facts are put into the translated pattern, and a sentence without a pattern is shown as it came.
#include <QString>
#include <string>

namespace countersign {

[[nodiscard]] QString sentenceText(const std::string& english);
// The same, for what takes UTF-8.
[[nodiscard]] inline std::string sentenceUtf8(const std::string& english)
{
    return sentenceText(english).toStdString();
}
// Whether some pattern fits; for tests that no shipped sentence was forgotten.
[[nodiscard]] bool isKnownSentence(const QString& english);

} // namespace countersign
