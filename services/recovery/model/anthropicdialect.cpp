// Anthropic's messages.
#include "services/recovery/model/dialect.h"

namespace countersign {

namespace {

std::string anthropicStopWord(std::string_view reason)
{
    if (reason == "max_tokens" || reason == "model_context_window_exceeded")
        return "length";
    return reason == "refusal" ? "refusal" : "end";
}

// Counts rise during a stream; tokens read from a cache or written to it are input as well.
void takeAnthropicUsage(const Json& from, AnswerSoFar& answer)
{
    const Json* usage = memberAt(from, "usage");
    if (usage == nullptr)
        return;
    if (const auto count = tokensAt(*usage, "input_tokens"))
        answer.inputTokens = *count + tokensAt(*usage, "cache_creation_input_tokens").value_or(0)
            + tokensAt(*usage, "cache_read_input_tokens").value_or(0);
    if (const auto count = tokensAt(*usage, "output_tokens"))
        answer.outputTokens = count;
}

void takeStop(const Json& from, AnswerSoFar& answer)
{
    if (const auto reason = textAt(from, "stop_reason"); !reason.empty())
        answer.stop = anthropicStopWord(reason);
}

class Anthropic final : public Dialect {
public:
    [[nodiscard]] HttpCall request(const ModelSettings& settings, const ModelQuestion& question) const override
    {
        const Json body{{"model", settings.model}, {"stream", true}, {"max_tokens", settings.maxOutputTokens}, {"system", question.system},
            {"messages", Json::array({{{"role", "user"}, {"content", question.user}}})},
            {"output_config", {{"format", {{"type", "json_schema"}, {"schema", question.schema}}}}}};
        const bool versioned = settings.baseUrl.ends_with("/v1");
        HttpCall call{.method = "POST", .url = settings.baseUrl + (versioned ? "/messages" : "/v1/messages"),
            .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
        call.headers = {{"content-type", "application/json"}, {"accept", "text/event-stream, application/json"},
            {"anthropic-version", settings.anthropicVersion}};
        if (!settings.apiKey.empty())
            call.headers.emplace_back("x-api-key", settings.apiKey);
        return call;
    }

    // The type stands in the data as well as in the event's name, which servers that imitate this dialect may leave out.
    [[nodiscard]] bool takeEvent(const Json& event, AnswerSoFar& answer) const override
    {
        const auto type = textAt(event, "type");
        if (type.empty())
            return false;
        if (type == "error") {
            answer.serverFailed = true;
        } else if (type == "message_start") {
            if (const Json* message = memberAt(event, "message")) {
                answer.model = textAt(*message, "model");
                takeAnthropicUsage(*message, answer);
            }
        } else if (type == "content_block_start") {
            if (const Json* block = memberAt(event, "content_block"))
                answer.text += textAt(*block, "text");
        } else if (type == "content_block_delta") {
            if (const Json* delta = memberAt(event, "delta"); delta != nullptr && textAt(*delta, "type") == "text_delta")
                answer.text += textAt(*delta, "text");
        } else if (type == "message_delta") {
            if (const Json* delta = memberAt(event, "delta"))
                takeStop(*delta, answer);
            takeAnthropicUsage(event, answer);
        } else if (type == "message_stop") {
            answer.ended = true;
        }
        return true;  // "ping" and kinds still to be invented
    }

    [[nodiscard]] bool takeWhole(const Json& whole, AnswerSoFar& answer) const override
    {
        if (textAt(whole, "type") == "error") {
            answer.serverFailed = true;
            return true;
        }
        const Json* content = memberAt(whole, "content");
        if (content == nullptr || !content->is_array())
            return false;
        for (const auto& block : *content)
            if (textAt(block, "type") == "text")
                answer.text += textAt(block, "text");
        answer.model = textAt(whole, "model");
        takeStop(whole, answer);
        takeAnthropicUsage(whole, answer);
        return true;
    }
};

}  // namespace

const Dialect& anthropicDialect()
{
    static const Anthropic theOne;
    return theOne;
}

}  // namespace countersign
