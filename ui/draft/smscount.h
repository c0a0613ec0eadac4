#pragma once
// How long a short message is, in words, and which character makes it longer than it need be.
#include "models/domain/message.h"

#include <QString>
#include <optional>

namespace countersign {

struct MessageCount {
    QString words; // "2 parts · 180 characters · GSM 7-bit"
    QString forced; // the character that forced Unicode; empty when none did
    QString forcedName; // "U+2019 RIGHT SINGLE QUOTATION MARK"
    std::optional<QString> plain; // what could stand in its place
    QString from; // the value that brings it, in words, when the text itself does not hold it
    bool broken = false; // cannot be sent as it stands
};
[[nodiscard]] MessageCount countMessage(const Content& content, const Values& values);
[[nodiscard]] int smsParts(const Content& content, const Values& values); // 0 when it cannot be sent

} // namespace countersign
