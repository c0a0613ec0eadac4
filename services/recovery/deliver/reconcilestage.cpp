#include "services/recovery/deliver/reconcilestage.h"

#include "services/recovery/deliver/delivery.h"
#include "services/recovery/deliver/sendrecord.h"

namespace countersign {

Result<StageOutcome> ReconcileStage::run(const Job& job)
{
    auto loaded = m_context.reads.read<std::optional<Delivery>>(
        [&](Connection& reading) { return loadDelivery(reading, m_context.keys.master, job.entity); });
    if (!loaded)
        return tl::unexpected(std::move(loaded.error()));
    // Of an erased customer's attempt the ids are left, and they are enough.
    if (!*loaded || !(*loaded)->send || (*loaded)->send->state != "unknown")
        return StageOutcome{};
    const auto delivery = std::make_shared<const Delivery>(std::move(**loaded));
    auto connector = m_connectors(delivery->shop, delivery->secrets);
    if (!connector)
        return tl::unexpected(std::move(connector.error()));
    const auto& sendId = delivery->send->id;
    const auto receipt = (*connector)->lookUp(sendId);
    const auto now = m_context.clock.now();
    StageOutcome outcome;
    if (receipt) {
        outcome.write = [delivery, sendId, providerId = receipt->providerId, now](
                            Connection& connection) { return endSent(connection, *delivery, sendId, providerId, now); };
        return outcome;
    }
    // Unavailable is tried again for as long as the runner allows; then it stays unknown, and visible as a failed job.
    if (receipt.error().code != ErrorCode::NotFound)
        return fail(ErrorCode::Unavailable, receipt.error().detail, receipt.error().retryAfterMs);
    outcome.write = [delivery, sendId, now](Connection& connection) {
        return backToPeople(
            connection, *delivery, sendId, Objection{ "never_arrived", "The messaging provider never got it: people decide anew" }, now);
    };
    return outcome;
}

} // namespace countersign
