#include "services/recovery/prompts/replayplan.h"

#include "models/domain/modelanswer.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t measured = 5;       // drafts whose questions are really put together
constexpr std::size_t bytesPerToken = 4;  // of English and German text, on the safe side
constexpr int answerOverhead = 150;       // tokens: the answer's JSON around the words

Result<std::vector<std::string>> decidedDrafts(Connection& connection, const PromptScope& scope, std::int64_t most)
{
    // Decision ids rise with time: the table's own order is followed from its end.
    const std::string reason = scope.reason ? std::string(word(*scope.reason)) : std::string();
    auto rows = connection.rows<std::tuple<std::string>>(
        "SELECT f.id FROM decisions d JOIN drafts f ON f.id = d.draft_id WHERE d.person_id <> 'policy' AND d.state <> 'undone' "
        "AND d.verdict IN ('approve', 'approve_with_edits', 'reject') AND f.kind = :kind AND f.channel = :channel "
        "AND (:every_shop = '' OR f.shop_id = :shop) AND (:every_reason = '' OR f.reason = :reason) "
        "AND (:every_language = '' OR f.language = :language) AND NOT EXISTS (SELECT 1 FROM seeded s WHERE s.draft_id = f.id) "
        "AND NOT EXISTS (SELECT 1 FROM decisions n WHERE n.draft_id = d.draft_id AND n.id > d.id AND n.person_id <> 'policy' "
        "AND n.state <> 'undone' AND n.verdict IN ('approve', 'approve_with_edits', 'reject')) ORDER BY d.id DESC LIMIT :most",
        scope.kind, word(scope.channel), scope.shopId, scope.shopId, reason, reason, scope.language, scope.language, most);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<std::string> ids;
    for (auto& [id] : *rows)
        ids.push_back(std::move(id));
    return ids;
}

// Tokens of the question about one draft and of an answer as long as what was composed then; nothing when its facts are gone.
Result<std::optional<std::pair<int, int>>> tokensOf(
    Connection& connection, const SealKey& master, const PromptText& text, const std::string& draftId)
{
    const auto nothing = [](const Error& error) -> Result<std::optional<std::pair<int, int>>> {
        if (error.code == ErrorCode::NotFound)
            return std::optional<std::pair<int, int>>{};
        return tl::unexpected(error);
    };
    const auto stored = loadDraft(connection, master, draftId);
    if (!stored)
        return nothing(stored.error());
    const Draft& draft = stored->draft;
    const auto cart = loadCart(connection, master, draft.cartId);
    if (!cart)
        return nothing(cart.error());
    const auto shop = loadShop(connection, draft.summary.shopId);
    if (!shop)
        return nothing(shop.error());
    if (!cart->has_value() || !shop->has_value())
        return std::optional<std::pair<int, int>>{};
    const auto prompting = promptFor(text, promptFacts(draft, (*cart)->cart, **shop));
    if (!prompting)
        return tl::unexpected(prompting.error());
    const std::size_t asked = prompting->system.size() + prompting->user.size() + answerSchema(draft.summary.channel).dump().size();
    std::size_t answered = 0;
    for (const auto& content : draft.drafted)
        if (content.channel == draft.summary.channel)
            for (const auto& block : content.blocks)
                answered += block.text.size();
    return std::optional(std::pair{static_cast<int>(asked / bytesPerToken), static_cast<int>(answered / bytesPerToken) + answerOverhead});
}

Result<std::int64_t> estimate(Connection& connection, const SealKey& master, const PromptText& text, const std::vector<std::string>& draftIds,
    const TokenPrice& price)
{
    std::int64_t sum = 0;
    std::int64_t known = 0;
    for (std::size_t i = 0; i < std::min(measured, draftIds.size()); ++i) {
        const auto tokens = tokensOf(connection, master, text, draftIds[i]);
        if (!tokens)
            return tl::unexpected(tokens.error());
        if (!tokens->has_value())
            continue;
        sum += price((*tokens)->first, (*tokens)->second);
        ++known;
    }
    if (known == 0)
        return 0;
    return sum * static_cast<std::int64_t>(draftIds.size()) / known * 6 / 5;
}

}  // namespace

Result<ReplayPlan> planReplay(
    Connection& connection, const SealKey& master, const std::string& promptId, int number, std::int64_t wanted, const TokenPrice& price)
{
    if (wanted < 1 || wanted > mostReplayed)
        return fail(ErrorCode::InvalidInput, "a replay takes 1 to 5,000 drafts");
    auto row = connection.row<PromptRow>("SELECT " + std::string(promptColumns) + " FROM prompts p WHERE p.id = :id", promptId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return fail(ErrorCode::NotFound, "there is no such prompt");
    const auto prompt = promptOf(std::move(**row));
    if (!prompt)
        return tl::unexpected(prompt.error());
    const auto versions = number < 1 ? std::vector<PromptVersion>{} : versionsOf(connection, promptId, number, Figures::Left);
    if (!versions)
        return tl::unexpected(versions.error());
    if (versions->empty())
        return fail(ErrorCode::NotFound, "the prompt has no version " + std::to_string(number));
    auto ids = decidedDrafts(connection, prompt->scope, wanted);
    if (!ids)
        return tl::unexpected(ids.error());
    const auto tests = listPromptTests(connection, promptId);
    if (!tests)
        return tl::unexpected(tests.error());
    for (const auto& test : *tests)
        if (!test.retired && std::find(ids->begin(), ids->end(), test.draftId) == ids->end())
            ids->push_back(test.draftId);
    const auto cost = estimate(connection, master, versions->front().text, *ids, price);
    if (!cost)
        return tl::unexpected(cost.error());
    return ReplayPlan{promptId, number, static_cast<int>(wanted), std::move(*ids), *cost};
}

}  // namespace countersign
