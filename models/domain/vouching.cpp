#include "models/domain/vouching.h"

#include "models/domain/worddistance.h"

#include <algorithm>
#include <string_view>

namespace countersign {
namespace {

constexpr int mostEditedBp = 5000;  // of both wordings' words; what differs more is a paragraph of its own

bool maybeCiting(const Block& block) { return block.kind == BlockKind::Paragraph && !block.locked; }

// Indices of the composed paragraphs that these words were made from: the nearest one, or several that are equally near.
std::vector<int> originsOf(std::string_view words, const Content& composed)
{
    std::vector<int> origins;
    int nearest = mostEditedBp;
    for (std::size_t i = 0; i < composed.blocks.size(); ++i) {
        if (!maybeCiting(composed.blocks[i]))
            continue;
        const int distance = wordDistanceBp(composed.blocks[i].text, words);
        if (distance > nearest)
            continue;
        if (distance < nearest)
            origins.clear();
        nearest = distance;
        origins.push_back(static_cast<int>(i));
    }
    return origins;
}

}  // namespace

Vouching::Vouching(const CheckInput& input, const CheckedText& text)
    : m_input(input)
    , m_text(text)
{
}

Vouched Vouching::of(PolicyTopic topic, const Words::Match& claim)
{
    if (m_input.policies == nullptr || !policiesSay(*m_input.policies, topic, m_text.words, claim))
        return Vouched::Nowhere;
    // Drafts of earlier versions do not know which paragraph cites what.
    if (m_input.policyBlocks == nullptr || m_input.policyBlocks->empty())
        return Vouched::Here;
    const auto block = blockOf(claim);
    return block && policiesSay(passagesOf(*block), topic, m_text.words, claim) ? Vouched::Here : Vouched::Elsewhere;
}

// Nothing for what stands in the subject, the preheader or across two blocks.
std::optional<std::size_t> Vouching::blockOf(const Words::Match& claim)
{
    const auto& starts = m_text.blockStarts;
    if (m_firstWords.empty()) {
        const std::string_view all = m_text.promises;
        // Every block ends with a line end, so no word of one runs into the next.
        std::size_t words = starts.empty() ? 0 : Words(all.substr(0, starts.front())).size();
        for (std::size_t i = 0; i < starts.size(); ++i) {
            m_firstWords.push_back(words);
            words += Words(all.substr(starts[i], (i + 1 < starts.size() ? starts[i + 1] : all.size()) - starts[i])).size();
        }
        m_firstWords.push_back(words);
        m_passages.resize(starts.size());
    }
    const auto next = std::ranges::upper_bound(m_firstWords, claim.first);
    if (next == m_firstWords.begin() || next == m_firstWords.end() || claim.first + claim.count > *next)
        return std::nullopt;
    return static_cast<std::size_t>(next - m_firstWords.begin()) - 1;
}

const std::vector<std::string>& Vouching::passagesOf(std::size_t block)
{
    auto& known = m_passages.at(block);
    if (known)
        return *known;
    known.emplace();
    const Block& asked = m_input.content->blocks.at(block);
    if (m_input.composed == nullptr || !maybeCiting(asked))
        return *known;
    const std::vector<int> origins = originsOf(asked.text, *m_input.composed);
    const std::size_t count = std::min(m_input.policies->size(), m_input.policyBlocks->size());
    for (std::size_t i = 0; i < count; ++i)
        if (std::ranges::find_first_of((*m_input.policyBlocks)[i], origins) != (*m_input.policyBlocks)[i].end())
            known->push_back((*m_input.policies)[i]);
    return *known;
}

}  // namespace countersign
