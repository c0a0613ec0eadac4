#pragma once
// What the built-in composer understands of a reviewer's instruction. It is read for a few words and never enters a message.
#include <string>

namespace countersign {

struct Instructions {
    bool shorter = false;
    bool formal = false;
    bool withoutOffer = false;
    bool otherWording = false; // said outright, or nothing else was understood
};
[[nodiscard]] Instructions readInstructions(const std::string& note);

} // namespace countersign
