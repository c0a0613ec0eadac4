#pragma once
// How the shipped texts become a message, for the sources of this folder: alternatives of which the first with values for all its
// placeholders is taken.
#include "models/domain/message.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] bool isUsable(const std::string& text, const Values& values);
[[nodiscard]] std::optional<std::string> pickUsable(const std::vector<std::string>& alternatives, const Values& values);
// Texts are written to stand after a comma; after a full stop, or a greeting in English, they begin a sentence.
[[nodiscard]] std::string capitalised(std::string text);
void addParagraph(Content& content, std::string text);

} // namespace countersign
