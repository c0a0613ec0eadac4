#pragma once
// Which of the shop's policies stand behind a claim of a message: a passage vouches for the paragraphs that cite it, as composed or edited
// since, and for no other place. For this folder only.
#include "models/domain/checkparts.h"
#include "models/domain/policywords.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class Vouched { Here, Elsewhere, Nowhere };  // Elsewhere: a passage says it, but another place cites that passage

class Vouching {
public:
    Vouching(const CheckInput& input, const CheckedText& text);  // both must outlive it
    [[nodiscard]] Vouched of(PolicyTopic topic, const Words::Match& claim);

private:
    [[nodiscard]] std::optional<std::size_t> blockOf(const Words::Match& claim);
    [[nodiscard]] const std::vector<std::string>& passagesOf(std::size_t block);

    const CheckInput& m_input;
    const CheckedText& m_text;
    // Worked out when first asked for: few messages claim what only a policy says.
    std::vector<std::size_t> m_firstWords;  // of each block, and the number of all words
    std::vector<std::optional<std::vector<std::string>>> m_passages;  // by block
};

}  // namespace countersign
