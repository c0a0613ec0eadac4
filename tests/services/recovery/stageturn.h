#pragma once
// What scenes that run stages by hand, one job after the other, share.
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/jobs/stage.h"
#include "services/sandbox/recordedshop.h"
#include "tests/services/recovery/homefixture.h"

namespace countersign {

// Writes what a stage made of a job, as the runner does; nothing where the job was taken from it meanwhile.
inline void finishTurn(Home& home, const Job& job, const StageOutcome& outcome)
{
    home.write([&](Connection& connection) -> Result<void> {
        if (!finishJob(connection, job).value())
            return {};
        if (outcome.write)
            if (auto written = outcome.write(connection); !written)
                return written;
        for (const auto& next : outcome.next)
            if (auto queued = enqueueJob(connection, next); !queued)
                return queued;
        return {};
    });
}

// One piece of something that the recorded shop has in stock and knows the cost of.
inline void fillFromStock(Cart& cart, const RecordedShop& recorded)
{
    cart.lines.clear();
    for (const auto& [id, variant] : recorded.variants.items()) {
        const auto price = parseMoney(variant.at("price").get<std::string>(), "EUR").value();
        if (cart.lines.empty() && price.minor < 10000 && variant.at("available").is_number() && variant.at("available") > 3
            && variant.at("cost").is_string())
            cart.lines.push_back(someLine("Hand Grinder", price.minor, 1, id));
    }
    cart.subtotal = cart.lines.at(0).linePrice;
    cart.total = cart.subtotal + *cart.shipping;
}

} // namespace countersign
