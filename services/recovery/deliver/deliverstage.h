#pragma once
// Stage "deliver", entity decision: when the hold ends, looks at everything again, makes the discount code, commits the send's row, calls
// the provider with exactly the signed bytes. Any difference ends the approval. No path leads from a timer to a send without all this.
#include "services/recovery/context.h"
#include "services/recovery/deliver/delivery.h"
#include "services/recovery/deliver/proofcheck.h"
#include "services/recovery/deliver/webhookconnector.h"
#include "services/recovery/enrich/shopifyadmin.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

struct DeliverSettings {
    TimeMs factsGoodForMs = 15 * minuteMs; // older facts are fetched again
    TimeMs reconcileAfterMs = 30 * secondMs; // a lost answer may still be on its way
    int attempts = 8; // then the draft goes back to people
};

class DeliverStage final : public Stage {
public:
    DeliverStage(const RecoveryContext& context, ShopifyAdmin& admin, ConnectorFor connectors, DeliverSettings settings = {});
    [[nodiscard]] std::string_view name() const override { return "deliver"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    [[nodiscard]] Result<StageOutcome> resume(const Job& job, Delivery& delivery, bool& goOn);
    [[nodiscard]] Result<std::optional<Objection>> refresh(const Job& job, Delivery& delivery);
    [[nodiscard]] Result<std::optional<Objection>> makeCode(const Job& job, const Delivery& delivery);
    [[nodiscard]] Result<StageOutcome> call(
        const Job& job, const std::shared_ptr<const Delivery>& delivery, const std::string& sendId, const std::string& bytes);
    [[nodiscard]] StageOutcome sendBack(const std::shared_ptr<const Delivery>& delivery, Objection objection) const;
    [[nodiscard]] StageOutcome unknown(
        const std::shared_ptr<const Delivery>& delivery, const std::string& sendId, const std::string& detail) const;

    const RecoveryContext m_context;
    ShopifyAdmin& m_admin;
    const ConnectorFor m_connectors;
    const DeliverSettings m_settings;
};

} // namespace countersign
