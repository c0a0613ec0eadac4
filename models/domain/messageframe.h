#pragma once
// What frames every message whoever composed it: the locked footer and the way to stop. resources/texts holds the same words for the
// built-in composer; a test compares them.
#include "models/domain/message.h"

#include <string>
#include <vector>

namespace countersign {

// Best first; the second is for a shop without a postal address. Other languages than "de" get the English ones.
[[nodiscard]] const std::vector<std::string>& footerTexts(const std::string& language);
[[nodiscard]] const std::string& stopText(const std::string& language);  // of every channel but e-mail

// The locked footer of a message: chosen by whether there is a postal address to name.
[[nodiscard]] Block footerBlock(Channel channel, const std::string& language, bool hasPostalAddress);

}  // namespace countersign
