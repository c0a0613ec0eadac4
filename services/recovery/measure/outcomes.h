#pragma once
// What became of a cart: its arm, whether a message left, whether it was bought. Conversions are recorded for holdout and shadow too, so
// that later counting can be honest. Call inside the write that changes the state.
#include "models/domain/json.h"
#include "models/domain/money.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>

namespace countersign {

enum class Arm { Treated, Holdout, Shadow };
template <>
struct EnumWords<Arm> {
    static constexpr std::array<std::pair<Arm, std::string_view>, 3> words{ { { Arm::Treated, "treated" }, { Arm::Holdout, "holdout" },
        { Arm::Shadow, "shadow" } } };
};

// The first assignment of a cart stands, for the arm must not depend on what happened later; a newer draft of it only takes the row over.
// Shadow is no assignment yet: such a cart is what it becomes once messages are sent.
[[nodiscard]] Result<void> assignArm(
    Connection& connection, const std::string& cartId, const std::string& draftId, const std::string& subjectId, Arm arm, TimeMs now);
[[nodiscard]] Result<void> recordSent(Connection& connection, const std::string& cartId, TimeMs sentAt);
// The cart's first order counts. A cart that was never assigned has no row, and nothing is recorded: it was never abandoned.
[[nodiscard]] Result<void> recordConversion(
    Connection& connection, const std::string& cartId, const std::string& orderId, const Money& total, TimeMs orderedAt);
[[nodiscard]] Result<void> recordCancel(Connection& connection, const std::string& cartId, const std::string& orderId, TimeMs cancelledAt);

} // namespace countersign
