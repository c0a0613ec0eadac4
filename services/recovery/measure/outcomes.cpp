#include "services/recovery/measure/outcomes.h"

#include "services/base/dropcount.h"

namespace countersign {

Result<void> assignArm(
    Connection& connection, const std::string& cartId, const std::string& draftId, const std::string& subjectId, Arm arm, TimeMs now)
{
    return dropCount(connection.run(
        "INSERT INTO outcomes(cart_id, draft_id, subject_id, arm, assigned_at) VALUES(:cart, :draft, :subject, :arm, :at) "
        "ON CONFLICT(cart_id) DO UPDATE SET draft_id = excluded.draft_id, arm = iif(outcomes.arm = 'shadow', excluded.arm, outcomes.arm), "
        "assigned_at = iif(outcomes.arm = 'shadow', excluded.assigned_at, outcomes.assigned_at) "
        "WHERE outcomes.sent_at IS NULL AND outcomes.converted_at IS NULL",
        cartId, draftId, subjectId, word(arm), now));
}

Result<void> recordSent(Connection& connection, const std::string& cartId, TimeMs sentAt)
{
    return dropCount(connection.run("UPDATE outcomes SET sent_at = :at WHERE cart_id = :cart AND sent_at IS NULL", sentAt, cartId));
}

Result<void> recordConversion(
    Connection& connection, const std::string& cartId, const std::string& orderId, const Money& total, TimeMs orderedAt)
{
    return dropCount(connection.run("UPDATE outcomes SET converted_at = :at, order_id = :order, order_minor = :minor, currency = :currency "
                                    "WHERE cart_id = :cart AND converted_at IS NULL",
        orderedAt, orderId, total.minor, total.currency, cartId));
}

Result<void> recordCancel(Connection& connection, const std::string& cartId, const std::string& orderId, TimeMs cancelledAt)
{
    return dropCount(
        connection.run("UPDATE outcomes SET cancelled_at = :at WHERE cart_id = :cart AND order_id = :order AND cancelled_at IS NULL",
            cancelledAt, cartId, orderId));
}

} // namespace countersign
