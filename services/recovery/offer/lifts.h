#pragma once
// How incentives change the probability of recovery, by reason (resources/policy/lifts.json).
#include "models/domain/reason.h"

#include <map>
#include <utility>
#include <vector>

namespace countersign {

class Lifts {
public:
    [[nodiscard]] static Result<Lifts> fromJson(const Json& json); // every reason must be there, every curve rising
    [[nodiscard]] static Result<Lifts> embedded();

    // Thousandths of the probability without any message.
    [[nodiscard]] int message(Reason reason) const;
    [[nodiscard]] int freeShipping(Reason reason) const;
    [[nodiscard]] int discount(Reason reason, std::int64_t discountBp) const;
    // A smaller incentive is taken when it brings at least 100 % less this of the best one's expected profit.
    [[nodiscard]] int toleranceBp() const { return m_toleranceBp; }

private:
    struct Row {
        int message = 1000;
        int freeShipping = 1000;
        std::vector<std::pair<int, int>> percent; // basis points → thousandths, rising
    };
    [[nodiscard]] const Row& row(Reason reason) const { return m_rows.at(reason); }
    std::map<Reason, Row> m_rows;
    int m_toleranceBp = 0;
};

} // namespace countersign
