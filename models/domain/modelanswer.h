#pragma once
// The fixed shape of a model's answer, and everything that is checked of it before a person sees it.
#include "models/domain/checks.h"
#include "models/domain/promptfacts.h"

#include <string>
#include <vector>

namespace countersign {

struct Citation {
    int block = 0;        // index into Content::blocks
    std::string passage;  // Passage::id
};

struct ModelAnswer {
    Content content;      // locked footer and button link are ours, whatever the model said
    std::vector<Citation> citations;
};

// Those passages of the shop's policies that the answer cites, and for each the blocks that do, as a draft keeps them.
struct CitedPolicies {
    std::vector<std::string> words;
    std::vector<std::vector<int>> blocks;
};
[[nodiscard]] CitedPolicies citedPolicies(const ModelAnswer& answer, const std::vector<Passage>& passages);

// JSON schema of the answer for a channel: every property required, no others, no length rules (the portable strict subset).
[[nodiscard]] Json answerSchema(Channel channel);
// Reads the model's text: exactly one JSON object of the schema, within our sizes; no prose around it. InvalidInput says what is wrong.
[[nodiscard]] Result<ModelAnswer> readAnswer(std::string_view text, const PromptFacts& facts);

struct AnswerFault {
    std::string id;        // "numbers", "language", "offer", "links", "names", "leak", "markup", "dates", "currency", "placeholders", "length", "citations", "repeats"
    std::string sentence;  // for the model to mend and for people to read; quotes at most 60 characters of the answer
};
// Stricter than runChecks(), which runs as well: a model must not say any number, date, amount, link or name that the facts do not hold.
// `values` and `offer` as in the draft; the answer's placeholders stay unfilled.
[[nodiscard]] std::vector<AnswerFault> answerFaults(const ModelAnswer& answer, const PromptFacts& facts, const CheckInput& check);

}  // namespace countersign
