#include "services/sandbox/pretendquestion.h"

#include "models/domain/text.h"

namespace countersign {

namespace {

constexpr std::string_view factsOpen = "<<<FACTS\n";
constexpr std::string_view factsClose = "\nFACTS>>>";
constexpr JsonLimits bodyLimits{.maxBytes = 2 * 1024 * 1024, .maxString = 1024 * 1024};
constexpr std::size_t longestOrder = 300;

const Json* memberOf(const Json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::string textOf(const Json* value)
{
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

// A text, or a list of {"type":"text","text":…}.
std::string contentOf(const Json* content)
{
    if (content == nullptr || !content->is_array())
        return textOf(content);
    std::string all;
    for (const auto& part : *content)
        all += textOf(memberOf(part, "text"));
    return all;
}

bool isTrue(const Json& object, const char* key)
{
    const Json* value = memberOf(object, key);
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

int wholeNumber(const Json& object, const char* key)
{
    const Json* value = memberOf(object, key);
    const auto number = value != nullptr && value->is_number_integer() ? value->get<std::int64_t>() : 0;
    return number > 0 && number < 1'000'000 ? static_cast<int>(number) : 0;
}

Result<PretendQuestion> readMessages(const Json& body, std::size_t bytes)
{
    PretendQuestion question;
    question.bytes = bytes;
    question.model = textOf(memberOf(body, "model"));
    question.stream = isTrue(body, "stream");
    const Json* messages = memberOf(body, "messages");
    if (question.model.empty() || messages == nullptr || !messages->is_array() || messages->empty())
        return fail(ErrorCode::InvalidInput, "model and messages are required");
    for (const auto& message : *messages) {
        const auto role = textOf(memberOf(message, "role"));
        auto& text = role == "system" || role == "developer" ? question.system : question.user;
        text += contentOf(memberOf(message, "content"));
    }
    return question;
}

// Without blank space at both ends, and without a list's dash.
std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r-");
    if (first == std::string_view::npos)
        return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

void readOrder(std::string_view line, PretendOrders& orders)
{
    line = trimmed(line);
    const auto order = lowerCase(line.substr(0, 20));
    const auto rest = [&line](std::string_view mark) { return cleanText(line.substr(mark.size()), longestOrder); };
    if (order.starts_with("never say:"))
        orders.neverSay.push_back(lowerCase(rest("never say:")));
    else if (order.starts_with("say:"))
        orders.say.push_back(rest("say:"));
    else if (order.starts_with("shorter"))
        orders.shorter = true;
}

void readOrders(std::string_view text, PretendOrders& orders)
{
    while (!text.empty()) {
        const auto end = text.find('\n');
        readOrder(text.substr(0, end), orders);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
}

}  // namespace

Result<PretendQuestion> readOpenAiQuestion(const HttpRequest& request)
{
    const auto body = parseJson(request.body, bodyLimits);
    if (!body)
        return tl::unexpected(body.error());
    auto question = readMessages(*body, request.body.size());
    if (!question)
        return question;
    question->maxTokens = std::max(wholeNumber(*body, "max_completion_tokens"), wholeNumber(*body, "max_tokens"));
    if (const Json* options = memberOf(*body, "stream_options"))
        question->usageWanted = isTrue(*options, "include_usage");
    // The flat form that some servers ignore is refused, so that a client that sends it is found out.
    if (const Json* format = memberOf(*body, "response_format")) {
        const Json* nested = memberOf(*format, "json_schema");
        const Json* schema = nested != nullptr ? memberOf(*nested, "schema") : nullptr;
        if (textOf(memberOf(*format, "type")) != "json_schema" || schema == nullptr || textOf(memberOf(*nested, "name")).empty())
            return fail(ErrorCode::InvalidInput, "response_format needs a nested json_schema with name and schema");
        question->schema = *schema;
    }
    return question;
}

Result<PretendQuestion> readAnthropicQuestion(const HttpRequest& request)
{
    if (request.header("anthropic-version").empty())
        return fail(ErrorCode::InvalidInput, "anthropic-version: header is required");
    const auto body = parseJson(request.body, bodyLimits);
    if (!body)
        return tl::unexpected(body.error());
    auto question = readMessages(*body, request.body.size());
    if (!question)
        return question;
    question->system += contentOf(memberOf(*body, "system"));
    question->maxTokens = wholeNumber(*body, "max_tokens");
    question->usageWanted = true;
    if (question->maxTokens == 0)
        return fail(ErrorCode::InvalidInput, "max_tokens: field is required");
    if (const Json* config = memberOf(*body, "output_config"))
        if (const Json* format = memberOf(*config, "format"))
            if (const Json* schema = memberOf(*format, "schema"))
                question->schema = *schema;
    return question;
}

std::optional<PromptFacts> factsOf(const PretendQuestion& question)
{
    const auto open = question.user.find(factsOpen);
    if (open == std::string::npos)
        return std::nullopt;
    const auto from = open + factsOpen.size();
    const auto to = question.user.find(factsClose, from);
    if (to == std::string::npos)
        return std::nullopt;
    const auto json = parseJson(std::string_view(question.user).substr(from, to - from));
    auto facts = json ? decode<PromptFacts>(*json) : Result<PromptFacts>(tl::unexpected(json.error()));
    if (!facts)
        return std::nullopt;
    return std::move(*facts);
}

PretendOrders ordersOf(const PretendQuestion& question)
{
    PretendOrders orders;
    readOrders(question.system, orders);
    readOrders(std::string_view(question.user).substr(0, question.user.find(factsOpen)), orders);
    return orders;
}

}  // namespace countersign
