#pragma once
// The message that the pretend language model writes: built from the facts in the request alone, deterministic, in English or German.
#include "services/sandbox/pretendquestion.h"

#include <string>
#include <vector>

namespace countersign {

struct PretendMessage {
    std::string subject;
    std::string preheader;
    std::vector<std::string> paragraphs;
    std::string button;
    std::string closing;
    std::vector<std::pair<int, std::string>> citations;  // paragraph, passage id
};
[[nodiscard]] PretendMessage writeMessage(const PromptFacts& facts, const PretendOrders& orders);

// The message in the shape that the schema asks for; members that it does not know get a sentence, an empty list or a zero.
[[nodiscard]] Json inShape(const PretendMessage& message, const Json& schema);

}  // namespace countersign
