#pragma once
// One question to a language model over HTTP, whichever dialect it speaks, inside limits of time, money and patience.
#include "models/domain/json.h"
#include "models/domain/result.h"
#include "models/domain/time.h"
#include "services/base/clock.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class ModelDialect { OpenAi, Anthropic };
template <>
struct EnumWords<ModelDialect> {
    static constexpr std::array<std::pair<ModelDialect, std::string_view>, 2> words{{{ModelDialect::OpenAi, "openai"}, {ModelDialect::Anthropic, "anthropic"}}};
};

struct ModelSettings {
    ModelDialect dialect = ModelDialect::OpenAi;
    std::string baseUrl;         // "http://127.0.0.1:11434/v1"; empty = no model: the built-in composer writes
    std::string model;           // "gpt-5-mini"
    std::string apiKey;          // from the environment or a file of mode 0600; never stored, never logged
    std::string azureApiVersion; // Azure: adds ?api-version= and the api-key header
    std::string anthropicVersion = "2026-10-21";
    std::string embeddingsUrl;   // OpenAI-compatible base for embeddings; empty = none
    std::string embeddingsModel;
    std::string embeddingsKey;   // empty: apiKey, where both addresses are of one server
    TimeMs timeoutMs = 30 * secondMs;
    int maxOutputTokens = 1200;
    int concurrency = 50;              // questions under way at once
    int requestsPerMinute = 0;         // 0 = no limit of ours
    std::int64_t inputMicrosPerKiloToken = 0;   // price, millionths of `currency`
    std::int64_t outputMicrosPerKiloToken = 0;
    std::string currency = "USD";
    std::int64_t draftBudgetMicros = 0;  // most per draft, redo included; 0 = no limit
    std::int64_t dayBudgetMicros = 0;    // most per UTC day; 0 = no limit
    int breakAfter = 5;                  // failures in a row that open the circuit
    TimeMs breakMs = minuteMs;           // until one question may try again
};

struct ModelQuestion {
    std::string system;
    std::string user;
    std::string schemaName;  // [A-Za-z0-9_-]{1,64}
    Json schema;
    std::int64_t budgetMicros = 0;  // what is left for this draft; 0 = the settings' whole draft budget, below 0 = nothing is left
};

struct ModelReply {
    std::string text;       // as it came; nothing in it is believed
    std::string model;      // as the server names itself
    int inputTokens = 0;    // as the server counts; our estimate when it does not
    int outputTokens = 0;
    std::int64_t costMicros = 0;
    TimeMs latencyMs = 0;
    TimeMs firstTokenMs = 0;
    std::string stop;       // "end", "length", "refusal", "filter": whatever is not "end" is no draft
};

// Why there is no answer, in words that a draft's lineage keeps: "down", "slow", "busy", "garbage", "refused" (the server will not take
// the question), "too long" (looped or flooded), "budget", "open circuit", "cancelled".
struct ModelTrouble {
    std::string kind;
    std::string sentence;                 // never holds key, question or answer
    std::optional<TimeMs> retryAfterMs{};
    std::int64_t costMicros = 0;          // what it cost all the same, by our estimate
    TimeMs latencyMs = 0;
};
template <class T>
using Asked = tl::expected<T, ModelTrouble>;

class LanguageModel {
public:
    LanguageModel(ModelSettings settings, const Clock& clock);
    ~LanguageModel();
    [[nodiscard]] bool configured() const;
    [[nodiscard]] const ModelSettings& settings() const;
    // Blocks: any thread, up to `concurrency` at once; more wait, at most the time limit, which begins anew once their turn has come.
    // Streams inside, so that a model that loops or floods is cut off early. `cancelled` is asked between pieces, and about once a second.
    [[nodiscard]] Asked<ModelReply> ask(const ModelQuestion& question, const std::function<bool()>& cancelled = {});
    // OpenAI-compatible embeddings, one vector per text, all of one length. Outside the limits of money and number.
    [[nodiscard]] Asked<std::vector<std::vector<float>>> embed(const std::vector<std::string>& texts);
    [[nodiscard]] std::int64_t spentTodayMicros() const;
    void rememberSpent(std::int64_t micros);  // at start: what the stored exchanges of this day cost
    [[nodiscard]] std::int64_t priceMicros(int inputTokens, int outputTokens) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
