#pragma once
// How the shipped texts become a message, for the sources of this folder: alternatives of which the first with values for all its
// placeholders is taken.
#include "models/domain/message.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

// The shipped texts of a language: of every message, for a book to take its part of.
[[nodiscard]] Result<Json> shippedTexts(const std::string& language);
[[nodiscard]] bool isUsable(const std::string& text, const Values& values);
[[nodiscard]] std::optional<std::string> pickUsable(const std::vector<std::string>& alternatives, const Values& values);
// Texts are written to stand after a comma; after a full stop, or a greeting in English, they begin a sentence.
[[nodiscard]] std::string capitalised(std::string text);
void addParagraph(Content& content, std::string text);

} // namespace countersign
