// Chat completions as OpenAI, Azure, vLLM, Ollama and llama.cpp speak them.
#include "services/recovery/model/dialect.h"

namespace countersign {

namespace {

// OpenAI's own servers refuse max_tokens for newer models; many local servers read nothing else.
const char* tokenLimitKey(const ModelSettings& settings)
{
    const auto origin = originOf(settings.baseUrl);
    const bool theirs = !settings.azureApiVersion.empty() || origin.ends_with("api.openai.com");
    return theirs ? "max_completion_tokens" : "max_tokens";
}

// Azure: https://RESOURCE/openai/deployments/NAME/chat/completions?api-version=…; its resource alone is enough as the base.
std::string address(const ModelSettings& settings)
{
    if (settings.azureApiVersion.empty())
        return settings.baseUrl + "/chat/completions";
    std::string base = settings.baseUrl;
    if (base.find("/openai/deployments/") == std::string::npos)
        base += (base.ends_with("/openai") ? "/deployments/" : "/openai/deployments/") + settings.model;
    return base + "/chat/completions?api-version=" + settings.azureApiVersion;
}

std::string openAiStopWord(std::string_view reason)
{
    if (reason == "length")
        return "length";
    return reason == "content_filter" ? "filter" : "end";
}

void takeOpenAiUsage(const Json& from, AnswerSoFar& answer)
{
    const Json* usage = memberAt(from, "usage");
    if (usage == nullptr)
        return;
    if (const auto count = tokensAt(*usage, "prompt_tokens"))
        answer.inputTokens = count;
    if (const auto count = tokensAt(*usage, "completion_tokens"))
        answer.outputTokens = count;
}

// "delta" of a stream's chunk or "message" of a whole answer.
void takeChoice(const Json& choice, const char* part, AnswerSoFar& answer)
{
    const Json* said = memberAt(choice, part);
    if (said != nullptr) {
        answer.text += textAt(*said, "content");
        if (const auto refusal = textAt(*said, "refusal"); !refusal.empty()) {
            answer.text += refusal;
            answer.stop = "refusal";
        }
    }
    const auto reason = textAt(choice, "finish_reason");
    if (!reason.empty() && answer.stop != "refusal")
        answer.stop = openAiStopWord(reason);
}

bool takeChunk(const Json& json, const char* part, AnswerSoFar& answer)
{
    if (memberAt(json, "error") != nullptr && !json["error"].is_null()) {
        answer.serverFailed = true;
        return true;
    }
    const Json* choices = memberAt(json, "choices");
    if (choices == nullptr || !choices->is_array())
        return false;
    if (const auto name = textAt(json, "model"); !name.empty())
        answer.model = name;
    takeOpenAiUsage(json, answer);
    // Azure's first and the last chunk, which tells the usage, have no choice.
    if (!choices->empty())
        takeChoice(choices->front(), part, answer);
    return true;
}

class OpenAi final : public Dialect {
public:
    [[nodiscard]] HttpCall request(const ModelSettings& settings, const ModelQuestion& question) const override
    {
        const Json schema{{"name", question.schemaName}, {"strict", true}, {"schema", question.schema}};
        const Json body{{"model", settings.model}, {"stream", true}, {"stream_options", {{"include_usage", true}}},
            {tokenLimitKey(settings), settings.maxOutputTokens},
            {"messages", Json::array({{{"role", "system"}, {"content", question.system}}, {{"role", "user"}, {"content", question.user}}})},
            {"response_format", {{"type", "json_schema"}, {"json_schema", schema}}}};
        HttpCall call{.method = "POST", .url = address(settings), .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
        call.headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream, application/json"}};
        if (!settings.apiKey.empty() && settings.azureApiVersion.empty())
            call.headers.emplace_back("Authorization", "Bearer " + settings.apiKey);
        else if (!settings.apiKey.empty())
            call.headers.emplace_back("api-key", settings.apiKey);
        return call;
    }
    [[nodiscard]] bool takeEvent(const Json& event, AnswerSoFar& answer) const override { return takeChunk(event, "delta", answer); }
    [[nodiscard]] bool takeWhole(const Json& whole, AnswerSoFar& answer) const override { return takeChunk(whole, "message", answer); }
};

}  // namespace

const Dialect& openAiDialect()
{
    static const OpenAi theOne;
    return theOne;
}

}  // namespace countersign
