#include "services/recovery/prompts/narrowest.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/prompts/promptstore.h"

#include <algorithm>

namespace countersign {

namespace {

// Of an A/B the older version has the low buckets and the newer the high ones, so that a customer changes sides at most once while the
// newer one's share grows.
int liveFor(const std::vector<LabelRow>& labels, int bucket)
{
    std::vector<LabelRow> live;
    std::copy_if(labels.begin(), labels.end(), std::back_inserter(live), [](const LabelRow& row) { return row.label == PromptLabel::Live; });
    if (live.empty())
        return 0;
    return live.size() == 1 || bucket < live.front().share ? live.front().number : live.back().number;
}

}  // namespace

Result<std::optional<PromptChoice>> choosePrompt(
    Connection& connection, const std::string& shopId, Channel channel, Reason reason, const std::string& language, int bucket,
    std::string_view kind)
{
    auto row = connection.row<PromptRow>(
        "SELECT " + std::string(promptColumns) + " FROM prompts p WHERE p.kind = :kind AND p.channel = :channel AND p.shop_id IN ('', :shop) "
        "AND p.reason IN ('', :reason) AND p.language IN ('', :language) AND EXISTS (SELECT 1 FROM prompt_labels l WHERE l.prompt_id = p.id "
        "AND l.label = 'live') ORDER BY " + std::string(narrowestFirst) + " LIMIT 1",
        kind, word(channel), shopId, word(reason), language);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<PromptChoice>{};
    auto prompt = promptOf(std::move(**row));
    if (!prompt)
        return tl::unexpected(prompt.error());
    const auto labels = labelsOf(connection, prompt->id);
    if (!labels)
        return tl::unexpected(labels.error());
    // Every cart asks: nothing is counted here.
    auto version = versionsOf(connection, prompt->id, liveFor(*labels, bucket), Figures::Left);
    if (!version)
        return tl::unexpected(version.error());
    if (version->empty())
        return fail(ErrorCode::Damaged, "a prompt's live version is not in the database");
    PromptChoice choice{std::move(*prompt), std::move(version->front()), {}};
    for (const auto& label : *labels) {
        if (label.label != PromptLabel::Shadow)
            continue;
        auto shadow = versionsOf(connection, choice.prompt.id, label.number, Figures::Left);
        if (!shadow)
            return tl::unexpected(shadow.error());
        if (!shadow->empty())
            choice.shadows.push_back(std::move(shadow->front()));
    }
    return std::optional<PromptChoice>{std::move(choice)};
}

}  // namespace countersign
