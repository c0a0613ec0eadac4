#pragma once
// What a language model is asked, read out of either dialect's request as its server would read it.
#include "models/domain/promptfacts.h"
#include "services/base/httpserver.h"

#include <optional>
#include <string>

namespace countersign {

struct PretendQuestion {
    std::string model;
    std::string system;
    std::string user;
    Json schema;              // null when none was asked for
    int maxTokens = 0;
    bool stream = false;
    bool usageWanted = false; // at a stream's end; OpenAI's dialect only
    std::size_t bytes = 0;    // of the request
};
// Errors: what a server of the dialect answers with 400. Hostile bytes.
[[nodiscard]] Result<PretendQuestion> readOpenAiQuestion(const HttpRequest& request);
[[nodiscard]] Result<PretendQuestion> readAnthropicQuestion(const HttpRequest& request);

// The facts in the user text: one JSON object between the lines "<<<FACTS" and "FACTS>>>". Nothing when they are not there.
[[nodiscard]] std::optional<PromptFacts> factsOf(const PretendQuestion& question);

// Orders that the pretend model obeys, one a line of the system text or the task: "Say: …", "Never say: …", "Shorter".
// So another version of a prompt visibly gives another message.
struct PretendOrders {
    std::vector<std::string> say;
    std::vector<std::string> neverSay;
    bool shorter = false;
};
[[nodiscard]] PretendOrders ordersOf(const PretendQuestion& question);

}  // namespace countersign
