#include "services/recovery/measure/outcomes.h"

namespace countersign {

namespace {

Result<void> ignoreCount(Result<std::int64_t> changed)
{
    if (!changed)
        return tl::unexpected(std::move(changed.error()));
    return {};
}

} // namespace

Result<void> assignArm(
    Connection& connection, const std::string& cartId, const std::string& draftId, const std::string& subjectId, Arm arm, TimeMs now)
{
    return ignoreCount(connection.run(
        "INSERT INTO outcomes(cart_id, draft_id, subject_id, arm, assigned_at) VALUES(:cart, :draft, :subject, :arm, :at) "
        "ON CONFLICT(cart_id) DO UPDATE SET draft_id = excluded.draft_id WHERE outcomes.sent_at IS NULL AND outcomes.converted_at IS NULL",
        cartId, draftId, subjectId, word(arm), now));
}

Result<void> recordSent(Connection& connection, const std::string& cartId, TimeMs sentAt)
{
    return ignoreCount(connection.run("UPDATE outcomes SET sent_at = :at WHERE cart_id = :cart AND sent_at IS NULL", sentAt, cartId));
}

Result<void> recordConversion(
    Connection& connection, const std::string& cartId, const std::string& orderId, const Money& total, TimeMs orderedAt)
{
    return ignoreCount(
        connection.run("UPDATE outcomes SET converted_at = :at, order_id = :order, order_minor = :minor, currency = :currency "
                       "WHERE cart_id = :cart AND converted_at IS NULL",
            orderedAt, orderId, total.minor, total.currency, cartId));
}

Result<void> recordCancel(Connection& connection, const std::string& cartId, const std::string& orderId, TimeMs cancelledAt)
{
    return ignoreCount(
        connection.run("UPDATE outcomes SET cancelled_at = :at WHERE cart_id = :cart AND order_id = :order AND cancelled_at IS NULL",
            cancelledAt, cartId, orderId));
}

} // namespace countersign
