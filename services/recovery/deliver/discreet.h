#pragma once
// Providers like to repeat whom they wrote to, in refusals and in ids; nobody needs it there, and the record is for ever.
#include "models/domain/message.h"

#include <string>

namespace countersign {

// `text` with the recipient's address (in any case, also with its "@" encoded) and first name taken out. Any thread.
[[nodiscard]] std::string discreet(std::string text, const Values& values);

} // namespace countersign
