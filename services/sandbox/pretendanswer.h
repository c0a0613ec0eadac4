#pragma once
// The pretend model's answer as each dialect puts it on the wire, streamed or whole.
#include "services/sandbox/pretendquestion.h"

#include <string>
#include <vector>

namespace countersign {

enum class PretendStop { End, Length, Refusal };

struct PretendAnswer {
    std::string text;
    PretendStop stop = PretendStop::End;
};

[[nodiscard]] Json wholeOpenAi(const PretendQuestion& question, const PretendAnswer& answer);
[[nodiscard]] Json wholeAnthropic(const PretendQuestion& question, const PretendAnswer& answer);
// Frames of Server-Sent Events, in order.
[[nodiscard]] std::vector<std::string> framesOpenAi(const PretendQuestion& question, const PretendAnswer& answer);
[[nodiscard]] std::vector<std::string> framesAnthropic(const PretendQuestion& question, const PretendAnswer& answer);

// One vector a text: the words of it, hashed into 256 places, of length 1; so texts with words in common lie near one another.
[[nodiscard]] std::vector<float> wordVector(std::string_view text);

}  // namespace countersign
