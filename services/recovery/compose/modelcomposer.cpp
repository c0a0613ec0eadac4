#include "services/recovery/compose/modelcomposer.h"

#include "models/domain/codec.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr std::size_t mostAnswerBytes = 64 * 1024;
constexpr int mostTries = 2;
constexpr std::size_t mostWhy = 300;
constexpr const char* schemaName = "message";

constexpr auto exchangeFields = [](auto& archive, auto& exchange) {
    archive("system", exchange.asked.system);
    archive("user", exchange.asked.user);
    archive("answer", exchange.answer);
    archive("model", exchange.model);
    archive("prompt", exchange.promptRef);
    archive("input_tokens", exchange.inputTokens);
    archive("output_tokens", exchange.outputTokens);
    archive("cost_micros", exchange.costMicros);
    archive("latency_ms", exchange.latencyMs);
    archive("trouble", exchange.trouble);
};

std::string capped(const std::string& text)
{
    std::size_t end = std::min(text.size(), mostAnswerBytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

// Checks of what the words say. The rest (consent, stock, quiet hours) is true of every wording alike.
bool judgesWords(const std::string& checkId)
{
    static constexpr std::array<std::string_view, 6> ids{ "links", "offer_text", "placeholders", "claims", "length", "sms_segments" };
    return std::find(ids.begin(), ids.end(), checkId) != ids.end();
}

void addNewFault(std::vector<AnswerFault>& faults, std::string id, std::string sentence)
{
    const bool there
        = std::any_of(faults.begin(), faults.end(), [&](const AnswerFault& fault) { return fault.sentence == sentence; });
    if (!there)
        faults.push_back({ std::move(id), std::move(sentence) });
}

// What an answer is held against.
struct Measure {
    const PromptFacts& facts;
    CheckInput check;
    const std::optional<BrandRules>& rules;
};

std::vector<AnswerFault> faultsOf(const ModelAnswer& answer, const Measure& measure)
{
    const auto& [facts, given, rules] = measure;
    CheckInput check = given;
    check.content = &answer.content;
    const auto policies = citedPolicies(answer, facts.passages);
    check.policies = &policies.words;
    check.policyBlocks = &policies.blocks;
    check.composed = &answer.content;
    auto faults = answerFaults(answer, facts, check);
    for (const auto& result : runChecks(check))
        if (result.state == CheckState::Failed && !result.waits && judgesWords(result.id))
            addNewFault(faults, result.id, result.sentence);
    if (rules)
        for (const auto& hit : brandHits(*rules, answer.content, check.values))
            addNewFault(faults, "brand", hit.sentence);
    if (faults.empty() && check.values != nullptr)
        if (const auto rendered = render(answer.content, *check.values); !rendered)
            addNewFault(faults, "placeholders", rendered.error().detail);
    return faults;
}

std::string withoutStop(std::string sentence)
{
    while (sentence.ends_with('.') || sentence.ends_with(' '))
        sentence.pop_back();
    return sentence;
}

// `why` may quote an answer: it is cleaned like any other text from outside.
std::string fallback(const std::string& why)
{
    return withoutStop(cleanText(why, mostWhy)) + "; written by the built-in composer";
}

// What one try came to: an answer, faults to be mended, or the end of trying.
struct Try {
    std::optional<ModelAnswer> answer;
    std::string end; // why asking again is no use
};

Try judged(const ModelReply& reply, const Measure& measure, Exchange& exchange)
{
    if (reply.stop == "refusal" || reply.stop == "filter") {
        const bool refused = reply.stop == "refusal";
        addNewFault(
            exchange.faults, "refused", refused ? "The model refused to write this message" : "The model's filter stopped the message");
        return { std::nullopt, exchange.faults.back().sentence };
    }
    if (reply.stop != "end") {
        addNewFault(exchange.faults, "length", "The answer was cut off for its length: be much shorter");
        return {};
    }
    auto answer = readAnswer(reply.text, measure.facts);
    if (!answer) {
        addNewFault(exchange.faults, "schema", answer.error().detail);
        return {};
    }
    exchange.faults = faultsOf(*answer, measure);
    return exchange.faults.empty() ? Try{ std::move(*answer), {} } : Try{};
}

} // namespace

void to_json(Json& json, const Exchange& exchange)
{
    codec::write(json, exchange, exchangeFields);
    json["faults"] = Json::array();
    for (const auto& fault : exchange.faults)
        json["faults"].push_back({ { "id", fault.id }, { "sentence", fault.sentence } });
}

void from_json(const Json& json, Exchange& exchange)
{
    codec::read(json, exchange, exchangeFields);
    exchange.faults.clear();
    for (const auto& fault : json.value("faults", Json::array()))
        exchange.faults.push_back({ fault.at("id").get<std::string>(), fault.at("sentence").get<std::string>() });
}

std::int64_t ModelDraft::costMicros() const
{
    std::int64_t sum = 0;
    for (const auto& exchange : exchanges)
        sum += exchange.costMicros;
    return sum;
}

ModelDraft ModelComposer::compose(const PromptVersion& version, const PromptFacts& facts, const CheckInput& check,
    const std::optional<BrandRules>& rules, const std::function<bool()>& cancelled) const
{
    const Measure measure{ facts, check, rules };
    ModelDraft draft;
    PromptFacts asked = facts;
    const auto budget = m_model.settings().draftBudgetMicros;
    for (int attempt = 1; attempt <= mostTries; ++attempt) {
        auto prompting = promptFor(version.text, asked);
        if (!prompting) {
            draft.why = fallback("The prompt cannot be used: " + prompting.error().detail);
            return draft;
        }
        const auto left = budget - draft.costMicros();
        if (budget > 0 && left <= 0) {
            draft.why = fallback("The draft's budget for the language model is used up");
            return draft;
        }
        Exchange exchange;
        exchange.asked = *prompting;
        exchange.promptRef = promptRef(version.promptId, version.number);
        exchange.model = m_model.settings().model;
        const ModelQuestion question{ std::move(prompting->system), std::move(prompting->user), schemaName, answerSchema(facts.channel),
            budget > 0 ? left : 0 };
        const auto reply = m_model.ask(question, cancelled);
        if (!reply) {
            exchange.trouble = reply.error().sentence;
            exchange.costMicros = reply.error().costMicros;
            exchange.latencyMs = reply.error().latencyMs;
            draft.why = fallback(reply.error().sentence);
            draft.exchanges.push_back(std::move(exchange));
            return draft;
        }
        exchange.answer = capped(reply->text);
        exchange.model = reply->model;
        exchange.inputTokens = reply->inputTokens;
        exchange.outputTokens = reply->outputTokens;
        exchange.costMicros = reply->costMicros;
        exchange.latencyMs = reply->latencyMs;
        auto outcome = judged(*reply, measure, exchange);
        asked.failures.clear();
        for (const auto& fault : exchange.faults)
            asked.failures.push_back(fault.sentence);
        draft.exchanges.push_back(std::move(exchange));
        if (outcome.answer) {
            draft.answer = std::move(outcome.answer);
            return draft;
        }
        if (!outcome.end.empty()) {
            draft.why = fallback(outcome.end);
            return draft;
        }
    }
    const auto first = asked.failures.empty() ? std::string() : withoutStop(asked.failures.front());
    draft.why = fallback("The model's answer failed twice (" + first + ")");
    return draft;
}

} // namespace countersign
