#include "services/sandbox/pretendanswer.h"

#include "models/domain/text.h"

#include <algorithm>
#include <cmath>

namespace countersign {

namespace {

constexpr std::size_t pieceBytes = 48;
constexpr std::size_t vectorLength = 256;

std::int64_t tokensOf(std::size_t bytes)
{
    return static_cast<std::int64_t>(bytes / 4 + 1);
}

// A large text comes in larger pieces, so that a flood is not mostly frames. Never cut within a character.
std::vector<std::string> piecesOf(const std::string& text)
{
    const auto size = std::max(pieceBytes, text.size() / 256);
    std::vector<std::string> pieces;
    for (std::size_t from = 0; from < text.size();) {
        auto to = std::min(from + size, text.size());
        while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xc0) == 0x80)
            ++to;
        pieces.push_back(text.substr(from, to - from));
        from = to;
    }
    return pieces;
}

const char* openAiReason(PretendStop stop)
{
    return stop == PretendStop::Length ? "length" : "stop";
}

const char* anthropicReason(PretendStop stop)
{
    switch (stop) {
    case PretendStop::End:
        return "end_turn";
    case PretendStop::Length:
        return "max_tokens";
    case PretendStop::Refusal:
        return "refusal";
    }
    return "";
}

Json openAiUsage(const PretendQuestion& question, const PretendAnswer& answer)
{
    const auto input = tokensOf(question.bytes);
    const auto output = tokensOf(answer.text.size());
    return {{"prompt_tokens", input}, {"completion_tokens", output}, {"total_tokens", input + output}};
}

// "delta" or "message": a refusal stands in a member of its own.
Json openAiSaid(const PretendAnswer& answer, const std::string& text)
{
    return answer.stop == PretendStop::Refusal ? Json{{"refusal", text}} : Json{{"content", text}};
}

std::string openAiFrame(const PretendQuestion& question, Json choices, Json usage)
{
    const Json chunk{{"id", "chatcmpl-pretend"}, {"object", "chat.completion.chunk"}, {"created", 0}, {"model", question.model},
        {"choices", std::move(choices)}, {"usage", std::move(usage)}};
    return "data: " + chunk.dump() + "\n\n";
}

std::string anthropicFrame(const char* type, Json members)
{
    members["type"] = type;
    return "event: " + std::string(type) + "\ndata: " + members.dump() + "\n\n";
}

}  // namespace

Json wholeOpenAi(const PretendQuestion& question, const PretendAnswer& answer)
{
    Json message = openAiSaid(answer, answer.text);
    message["role"] = "assistant";
    const Json choice{{"index", 0}, {"message", message}, {"finish_reason", openAiReason(answer.stop)}};
    return {{"id", "chatcmpl-pretend"}, {"object", "chat.completion"}, {"created", 0}, {"model", question.model},
        {"choices", Json::array({choice})}, {"usage", openAiUsage(question, answer)}};
}

Json wholeAnthropic(const PretendQuestion& question, const PretendAnswer& answer)
{
    const Json block{{"type", "text"}, {"text", answer.text}};
    return {{"id", "msg_pretend"}, {"type", "message"}, {"role", "assistant"}, {"model", question.model}, {"content", Json::array({block})},
        {"stop_reason", anthropicReason(answer.stop)},
        {"usage", {{"input_tokens", tokensOf(question.bytes)}, {"output_tokens", tokensOf(answer.text.size())}}}};
}

std::vector<std::string> framesOpenAi(const PretendQuestion& question, const PretendAnswer& answer)
{
    const auto choice = [](Json delta, Json reason) {
        return Json::array({Json{{"index", 0}, {"delta", std::move(delta)}, {"finish_reason", std::move(reason)}}});
    };
    std::vector<std::string> frames{openAiFrame(question, choice({{"role", "assistant"}, {"content", ""}}, nullptr), nullptr)};
    for (const auto& piece : piecesOf(answer.text))
        frames.push_back(openAiFrame(question, choice(openAiSaid(answer, piece), nullptr), nullptr));
    frames.push_back(openAiFrame(question, choice(Json::object(), openAiReason(answer.stop)), nullptr));
    if (question.usageWanted)
        frames.push_back(openAiFrame(question, Json::array(), openAiUsage(question, answer)));
    frames.emplace_back("data: [DONE]\n\n");
    return frames;
}

std::vector<std::string> framesAnthropic(const PretendQuestion& question, const PretendAnswer& answer)
{
    const Json start{{"id", "msg_pretend"}, {"type", "message"}, {"role", "assistant"}, {"model", question.model},
        {"content", Json::array()}, {"stop_reason", nullptr},
        {"usage", {{"input_tokens", tokensOf(question.bytes)}, {"output_tokens", 1}}}};
    std::vector<std::string> frames{anthropicFrame("message_start", {{"message", start}}),
        anthropicFrame("content_block_start", {{"index", 0}, {"content_block", {{"type", "text"}, {"text", ""}}}}),
        anthropicFrame("ping", Json::object())};
    for (const auto& piece : piecesOf(answer.text))
        frames.push_back(anthropicFrame("content_block_delta", {{"index", 0}, {"delta", {{"type", "text_delta"}, {"text", piece}}}}));
    frames.push_back(anthropicFrame("content_block_stop", {{"index", 0}}));
    frames.push_back(anthropicFrame("message_delta",
        {{"delta", {{"stop_reason", anthropicReason(answer.stop)}, {"stop_sequence", nullptr}}},
            {"usage", {{"output_tokens", tokensOf(answer.text.size())}}}}));
    frames.push_back(anthropicFrame("message_stop", Json::object()));
    return frames;
}

std::vector<float> wordVector(std::string_view text)
{
    std::vector<float> vector(vectorLength, 0.0F);
    std::uint64_t hash = 0;
    const auto endWord = [&] {
        if (hash != 0)
            vector[hash % vectorLength] += 1.0F;
        hash = 0;
    };
    for (const char c : lowerCase(text)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (!letter)
            endWord();
        else
            hash = ((hash == 0 ? 0xcbf29ce484222325U : hash) ^ static_cast<unsigned char>(c)) * 0x100000001b3U;  // FNV-1a
    }
    endWord();
    float square = 0;
    for (const float value : vector)
        square += value * value;
    if (square == 0) {
        vector.front() = 1.0F;
        return vector;
    }
    for (float& value : vector)
        value /= std::sqrt(square);
    return vector;
}

}  // namespace countersign
