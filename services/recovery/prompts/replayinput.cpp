#include "services/recovery/prompts/replayinput.h"

#include "services/recovery/compose/promptfor.h"
#include "services/recovery/prompts/brandrulestore.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>

namespace countersign {

namespace {

Result<bool> wasApproved(Connection& connection, const Draft& draft)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM decisions WHERE draft_id = :draft AND revision = :revision AND person_id <> 'policy' AND verdict IN ('approve', "
        "'approve_with_edits') AND state <> 'undone' LIMIT 1", draft.summary.id, draft.summary.revision);
    if (!row)
        return tl::unexpected(row.error());
    return row->has_value();
}

std::string titleOf(const Draft& draft)
{
    std::string reason(word(draft.summary.reason));
    std::replace(reason.begin(), reason.end(), '_', ' ');
    return formatMoney(draft.summary.value, "en") + " · " + reason;
}

}  // namespace

Result<std::unique_ptr<ReplayInput>> loadReplayInput(Connection& connection, const SealKey& master, const std::string& draftId)
{
    const auto gone = [](const Error& error) -> Result<std::unique_ptr<ReplayInput>> {
        if (error.code == ErrorCode::NotFound)
            return std::unique_ptr<ReplayInput>{};
        return tl::unexpected(error);
    };
    auto stored = loadDraft(connection, master, draftId);
    if (!stored)
        return gone(stored.error());
    auto input = std::make_unique<ReplayInput>();
    input->draft = std::move(stored->draft);
    const Draft& draft = input->draft;
    const auto cart = loadCart(connection, master, draft.cartId);
    if (!cart)
        return gone(cart.error());
    const auto shop = loadShop(connection, draft.summary.shopId);
    if (!shop)
        return gone(shop.error());
    if (!cart->has_value() || !shop->has_value())
        return std::unique_ptr<ReplayInput>{};
    const auto approved = wasApproved(connection, draft);
    if (!approved)
        return tl::unexpected(approved.error());
    if (const auto* before = findContent(*approved ? draft.contents : draft.drafted, draft.summary.channel))
        input->before = *before;
    input->title = titleOf(draft);
    auto rules = brandRulesFor(connection, draft.summary.shopId);
    if (!rules)
        return tl::unexpected(rules.error());
    input->rules = std::move(*rules);
    input->facts = promptFacts(draft, (*cart)->cart, **shop);
    if (auto added = addKnowledge(connection, master, draft, {}, input->facts); !added)
        return tl::unexpected(added.error());
    input->facts.examples.clear();
    return input;
}

}  // namespace countersign
