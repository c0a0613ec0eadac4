#pragma once
// What differs between servers of language models: how a question is put, and how an answer is told, streamed or whole.
#include "services/base/httpclient.h"
#include "services/recovery/model/languagemodel.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign {

// What a server has told up to now. Nothing in it is believed.
struct AnswerSoFar {
    std::string text;
    std::string model;
    std::optional<int> inputTokens;
    std::optional<int> outputTokens;
    std::string stop;            // in the words of ModelReply; empty: not told
    bool ended = false;          // the server said that nothing follows
    bool serverFailed = false;   // it told an error instead of going on
};

class Dialect {
public:
    virtual ~Dialect() = default;
    // Address, headers and body; time limits are the caller's.
    [[nodiscard]] virtual HttpCall request(const ModelSettings& settings, const ModelQuestion& question) const = 0;
    // One event of a stream. False: not a thing that this dialect says.
    [[nodiscard]] virtual bool takeEvent(const Json& event, AnswerSoFar& answer) const = 0;
    // The answer of a server that does not stream.
    [[nodiscard]] virtual bool takeWhole(const Json& whole, AnswerSoFar& answer) const = 0;
};
[[nodiscard]] const Dialect& dialectOf(ModelDialect dialect);  // lives as long as the program
[[nodiscard]] const Dialect& openAiDialect();
[[nodiscard]] const Dialect& anthropicDialect();

// OpenAI-compatible embeddings of at most maxEmbeddingsAtOnce texts. InvalidInput: not one vector per text, or not of one length.
constexpr std::size_t maxEmbeddingsAtOnce = 64;
[[nodiscard]] HttpCall embeddingsRequest(const ModelSettings& settings, const std::vector<std::string>& texts);
[[nodiscard]] Result<std::vector<std::vector<float>>> readEmbeddings(std::string_view body, std::size_t texts);

// Members of hostile JSON: nothing when absent or of another type.
[[nodiscard]] const Json* memberAt(const Json& object, const char* key);
[[nodiscard]] std::string_view textAt(const Json& object, const char* key);
[[nodiscard]] std::optional<int> tokensAt(const Json& object, const char* key);
// "https://host:port" of an address.
[[nodiscard]] std::string_view originOf(std::string_view url);

}  // namespace countersign
