#include "services/recovery/deliver/delivery.h"

#include "models/domain/digest.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/shopstore.h"

namespace countersign {

namespace {

Result<std::vector<StoredApproval>> approvalsOf(Connection& reading, const std::string& draftId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::optional<std::string>,
        std::optional<std::string>, std::optional<std::int64_t>>;
    auto rows = reading.rows<Row>(
        "SELECT d.id, d.person_id, d.key_id, d.statement, d.signature, k.public_key, k.person_id, k.revoked_at FROM decisions d "
        "LEFT JOIN device_keys k ON k.id = d.key_id WHERE d.draft_id = :draft AND d.state IN ('accepted', 'held', 'sending', 'unknown') "
        "AND d.verdict IN ('approve', 'approve_with_edits')",
        draftId);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<StoredApproval> approvals;
    for (auto& [id, person, key, statement, signature, publicKey, keyPerson, revokedAt] : *rows) {
        const auto raw = fromBase64(publicKey.value_or(std::string()));
        approvals.push_back(StoredApproval{ std::move(id), std::move(person), std::move(key), std::move(statement), std::move(signature),
            raw ? *raw : std::string(), keyPerson.value_or(std::string()), revokedAt.has_value() });
    }
    return approvals;
}

// An attempt outlives its customer: what became of it is asked by its id, and told by ids.
Result<std::optional<Delivery>> erasedDelivery(Connection& reading, const SealKey& master, const std::string& decisionId,
    DecisionState state, const std::string& draftId, StoredSend send)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string>;
    auto row = reading.row<Row>("SELECT shop_id, cart_id, subject_id, state, COALESCE(decision_id, '') FROM drafts WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<Delivery>{};
    auto& [shopId, cartId, subjectId, draftState, inForce] = **row;
    auto shop = loadShop(reading, shopId);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    auto secrets = loadShopSecrets(reading, master, shopId);
    if (!secrets)
        return tl::unexpected(std::move(secrets.error()));
    if (!*shop || !*secrets)
        return std::optional<Delivery>{}; // erased as well: nobody can be asked any more
    auto approvals = approvalsOf(reading, draftId);
    if (!approvals)
        return tl::unexpected(std::move(approvals.error()));
    StoredDraft stored;
    stored.draft.summary.id = draftId;
    stored.draft.summary.shopId = shopId;
    stored.draft.summary.state = fromWord<DraftState>(draftState).value_or(DraftState::Unknown);
    stored.draft.cartId = cartId;
    stored.draft.decisionId = std::move(inForce);
    stored.subjectId = subjectId;
    Subject nobody{ subjectId, SealKey::random(), {}, Consent::Unknown, Consent::Unknown };
    return std::optional<Delivery>{ Delivery{ decisionId, state, 0, std::move(stored), std::move(nobody), std::move(**shop),
        std::move(**secrets), Policy{}, StoredCart{}, std::move(*approvals), std::move(send), 0, true } };
}

} // namespace

Result<std::optional<Delivery>> loadDelivery(Connection& reading, const SealKey& master, const std::string& decisionId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::optional<std::int64_t>, std::optional<std::string>,
        std::optional<std::string>, std::optional<std::int64_t>>;
    // A known-answer draft is not there to be delivered, whatever was decided about it.
    auto row = reading.row<Row>("SELECT d.draft_id, d.state, d.verdict, d.hold_until, s.id, s.state, s.started_at FROM decisions d "
                                "LEFT JOIN sends s ON s.decision_id = d.id WHERE d.id = :id "
                                "AND NOT EXISTS (SELECT 1 FROM seeded k WHERE k.draft_id = d.draft_id)",
        decisionId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<Delivery>{};
    const auto& [draftId, stateWord, verdict, holdUntil, sendId, sendState, sentFrom] = **row;
    const auto state = fromWord<DecisionState>(stateWord);
    if (!state || (verdict != word(Verdict::Approve) && verdict != word(Verdict::ApproveWithEdits)))
        return std::optional<Delivery>{};
    std::optional<StoredSend> send;
    if (sendId)
        send = StoredSend{ *sendId, sendState.value_or(std::string()), sentFrom.value_or(0) };
    auto stored = loadDraft(reading, master, draftId);
    if (!stored && stored.error().code == ErrorCode::NotFound && send)
        return erasedDelivery(reading, master, decisionId, *state, draftId, std::move(*send));
    if (!stored)
        return tl::unexpected(std::move(stored.error()));
    auto subject = loadSubject(reading, master, stored->subjectId);
    if (!subject)
        return tl::unexpected(std::move(subject.error()));
    const auto& shopId = stored->draft.summary.shopId;
    auto shop = loadShop(reading, shopId);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    auto secrets = loadShopSecrets(reading, master, shopId);
    if (!secrets)
        return tl::unexpected(std::move(secrets.error()));
    auto cart = loadCart(reading, master, stored->draft.cartId);
    if (!cart)
        return tl::unexpected(std::move(cart.error()));
    if (!*shop || !*secrets || !*cart)
        return fail(ErrorCode::NotFound, "the draft's shop or cart is gone");
    auto policy = currentPolicy(reading);
    if (!policy)
        return tl::unexpected(std::move(policy.error()));
    auto approvals = approvalsOf(reading, draftId);
    if (!approvals)
        return tl::unexpected(std::move(approvals.error()));
    return std::optional<Delivery>{ Delivery{ decisionId, *state, holdUntil.value_or(0), std::move(*stored), std::move(*subject),
        std::move(**shop), std::move(**secrets), std::move(*policy), std::move(**cart), std::move(*approvals), std::move(send), 0, false } };
}

} // namespace countersign
