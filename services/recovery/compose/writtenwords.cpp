#include "services/recovery/compose/writtenwords.h"

#include "models/domain/text.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t mostSources = 3;

struct Sums {
    std::int64_t input = 0;
    std::int64_t output = 0;
    TimeMs latency = 0;
};

Sums sumsOf(const ModelDraft& draft)
{
    Sums sums;
    for (const auto& exchange : draft.exchanges) {
        sums.input += exchange.inputTokens;
        sums.output += exchange.outputTokens;
        sums.latency += exchange.latencyMs;
    }
    return sums;
}

// "1.4" of 14 tenths.
std::string decimal(std::int64_t parts, std::size_t digits)
{
    auto text = std::to_string(std::max<std::int64_t>(parts, 0));
    if (text.size() <= digits)
        text.insert(0, digits + 1 - text.size(), '0');
    return text.insert(text.size() - digits, 1, '.');
}

std::string cites(const std::vector<CitedPassage>& citations)
{
    std::vector<std::string> sources;
    for (const auto& cited : citations)
        if (sources.size() < mostSources && std::find(sources.begin(), sources.end(), cited.passage.source) == sources.end())
            sources.push_back(cited.passage.source);
    std::string text;
    for (const auto& source : sources)
        text += (text.empty() ? "; cites " : " · ") + source;
    return text;
}

} // namespace

Json writtenData(const std::string& prompt, const ModelDraft& draft)
{
    const auto sums = sumsOf(draft);
    Json faults = Json::array();
    for (const auto& exchange : draft.exchanges)
        for (const auto& fault : exchange.faults)
            faults.push_back(fault.id);
    return Json{ { "prompt", prompt }, { "exchanges", draft.exchanges.size() }, { "input_tokens", sums.input },
        { "output_tokens", sums.output }, { "cost_micros", draft.costMicros() }, { "latency_ms", sums.latency },
        { "faults", std::move(faults) }, { "answered", draft.answer.has_value() } };
}

std::string writtenSentence(
    const PromptChoice& choice, const ModelDraft& draft, const std::vector<CitedPassage>& citations, const ModelSettings& settings)
{
    const auto sums = sumsOf(draft);
    const auto model = draft.exchanges.empty() ? settings.model : draft.exchanges.back().model;
    return "Written by " + cleanText(model, 80) + " with “" + choice.prompt.name + "” version " + std::to_string(choice.version.number)
        + ": " + std::to_string(sums.input) + " tokens in, " + std::to_string(sums.output) + " out, " + decimal(sums.latency / 100, 1) + " s, "
        + settings.currency + " " + decimal((draft.costMicros() + 50) / 100, 4)
        + (draft.exchanges.size() > 1 ? ", at the second try" : "") + cites(citations);
}

std::string searchText(const PromptFacts& facts)
{
    std::string text = facts.reason + " " + facts.segment;
    std::replace(text.begin(), text.end(), '_', ' ');
    for (const auto& item : facts.items)
        text += " " + item.title;
    return text;
}

} // namespace countersign
