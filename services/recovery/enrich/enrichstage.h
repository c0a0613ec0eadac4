#pragma once
// Stage "enrich", entity draft: what the shop knows of the customer and the goods, added to the draft; then "diagnose".
#include "models/domain/draft.h"
#include "services/recovery/context.h"
#include "services/recovery/enrich/shopifyadmin.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/store/subjectstore.h"

namespace countersign {

// A withdrawal stands until a webhook takes it back, for the shop's API may lag behind; else the API knows newer, and a box left unticked
// at checkout says less than either.
[[nodiscard]] Consent mergedConsent(Consent fetched, Consent stored, std::optional<bool> tickedAtCheckout);

class EnrichStage final : public Stage {
public:
    EnrichStage(const RecoveryContext& context, ShopifyAdmin& admin);
    [[nodiscard]] std::string_view name() const override { return "enrich"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

    static constexpr int attemptsBeforeUnknown = 3;

private:
    struct Found;
    [[nodiscard]] Result<Found> find(const std::string& draftId) const;
    [[nodiscard]] static Draft enriched(const Found& found, const CustomerFacts& facts, const Subject& subject, TimeMs now);
    [[nodiscard]] Result<CustomerFacts> ask(const Found& found, int attempts);
    const RecoveryContext m_context;
    ShopifyAdmin& m_admin;
};

} // namespace countersign
