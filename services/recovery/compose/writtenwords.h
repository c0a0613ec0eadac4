#pragma once
// How a draft's record and lineage speak of what a language model did for it.
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/prompts/promptstore.h"

namespace countersign {

// Ids and numbers only: an audit entry holds no word that a model wrote.
[[nodiscard]] Json writtenData(const std::string& prompt, const ModelDraft& draft);
// "Written by gpt-5-mini with “Shipping cost, email” version 3: 812 tokens in, 190 out, 1.4 s, USD 0.0012; cites Brand guide, Tone"
[[nodiscard]] std::string writtenSentence(
    const PromptChoice& choice, const ModelDraft& draft, const std::vector<CitedPassage>& citations, const ModelSettings& settings);
// What passages are sought by nearness to; of the facts alone, so that it holds no person.
[[nodiscard]] std::string searchText(const PromptFacts& facts);

} // namespace countersign
