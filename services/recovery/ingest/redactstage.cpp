#include "services/recovery/ingest/redactstage.h"

namespace countersign {

namespace {

constexpr std::size_t lookedUpAtOnce = 500;

} // namespace

RedactStage::RedactStage(const RecoveryContext& context)
    : m_context(context)
    , m_keeper(std::make_shared<const CustomerKeeper>(context.keys.master))
{
}

// Other people's writes come in between the slices.
Result<StageOutcome> RedactStage::run(const Job& job)
{
    const auto now = m_context.clock.now();
    auto left = m_context.reads.read<ShopRemainder>(
        [&](Connection& reading) { return shopRemainder(reading, job.entity, lookedUpAtOnce); });
    if (!left)
        return tl::unexpected(std::move(left.error()));
    StageOutcome outcome;
    if (left->size() == 0) {
        outcome.write = [keeper = m_keeper, shopId = job.entity, now](
                            Connection& connection) { return keeper->endShopErasure(connection, shopId, now); };
        return outcome;
    }
    while (left->size() > 0) {
        const auto slice = left->takeSome(shopErasedInOneWrite);
        if (auto erased = m_context.writer.run(
                [&](Connection& connection) { return m_keeper->eraseOfShop(connection, job.entity, slice, now); });
            !erased)
            return tl::unexpected(std::move(erased.error()));
    }
    outcome.next.push_back(NextJob{ job.stage, job.entity, now });
    return outcome;
}

} // namespace countersign
