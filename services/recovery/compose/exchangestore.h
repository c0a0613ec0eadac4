#pragma once
// Questions to the model and their answers in the database: kept for lineage, read by people.
#include "services/base/database.h"
#include "services/recovery/compose/modelcomposer.h"

#include <string>
#include <vector>

namespace countersign {

// A passage that the model says stands behind one block, with its words as they were then.
struct CitedPassage {
    int block = 0; // index into Content::blocks
    Passage passage;
};
// Those of `passages` that the answer names; an id that was not given is no citation.
[[nodiscard]] std::vector<CitedPassage> citedPassages(const ModelAnswer& answer, const std::vector<Passage>& passages);

enum class ExchangePurpose { Live, Shadow, Answer }; // Answer: a customer's words were read
template <>
struct EnumWords<ExchangePurpose> {
    static constexpr std::array<std::pair<ExchangePurpose, std::string_view>, 3> words{ { { ExchangePurpose::Live, "live" },
        { ExchangePurpose::Shadow, "shadow" }, { ExchangePurpose::Answer, "answer" } } };
};
struct KeptExchange {
    std::int64_t revision = 1;
    ExchangePurpose purpose = ExchangePurpose::Live;
    TimeMs at = 0;
    Exchange exchange;
    std::vector<CitedPassage> citations; // of an answer that became a message
};
void to_json(Json& json, const KeptExchange& kept);

[[nodiscard]] Result<void> keepExchange(Connection& connection, const std::string& draftId, const KeptExchange& kept); // inside a write
[[nodiscard]] Result<std::vector<KeptExchange>> exchangesOf(Connection& connection, const std::string& draftId);       // oldest first
// What questions have cost since then, those of replays begun since then included; for LanguageModel::rememberSpent().
[[nodiscard]] Result<std::int64_t> spentSince(Connection& connection, TimeMs since);

} // namespace countersign
