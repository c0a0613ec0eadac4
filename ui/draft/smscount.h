#pragma once
// How long a short message is, in words, and which character makes it longer than it need be.
#include "models/domain/message.h"

#include <QString>

namespace countersign {

[[nodiscard]] int smsParts(const Content& content, const Values& values); // 0 when it cannot be sent
[[nodiscard]] QString smsCountWords(const Content& content, const Values& values);

} // namespace countersign
