#include "services/recovery/deliver/reconcilestage.h"

#include "services/recovery/deliver/delivery.h"
#include "services/recovery/deliver/sendrecord.h"

namespace countersign {

namespace {

constexpr int quickQuestions = 6; // by the runner, at growing distances; from then on by the hour
constexpr TimeMs askFor = 7 * dayMs;

// Nobody can say just now. An outage of some hours must not leave a message unknown for ever.
Result<StageOutcome> askLater(const Job& job, const StoredSend& send, const Error& error, TimeMs now)
{
    if (job.attempts < quickQuestions || now - send.startedAt >= askFor)
        return fail(ErrorCode::Unavailable, error.detail, error.retryAfterMs);
    StageOutcome later;
    later.next.push_back(NextJob{ job.stage, job.entity, now + hourMs });
    return later;
}

} // namespace

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
    const auto now = m_context.clock.now();
    if (!connector)
        return askLater(job, *delivery->send, connector.error(), now);
    const auto& sendId = delivery->send->id;
    const auto receipt = (*connector)->lookUp(sendId);
    StageOutcome outcome;
    if (receipt) {
        outcome.write = [delivery, sendId, providerId = receipt->providerId, now](
                            Connection& connection) { return endSent(connection, *delivery, sendId, providerId, now); };
        return outcome;
    }
    if (receipt.error().code != ErrorCode::NotFound)
        return askLater(job, *delivery->send, receipt.error(), now);
    outcome.write = [delivery, sendId, now](Connection& connection) {
        return backToPeople(
            connection, *delivery, sendId, Objection{ "never_arrived", "The messaging provider never got it: people decide anew" }, now);
    };
    return outcome;
}

} // namespace countersign
