#include "services/recovery/store/erasure.h"

#include "models/domain/auditentry.h"
#include "services/base/dropcount.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/store/cleaning.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/entityjobs.h"
#include "services/recovery/store/subjectstore.h"

#include <array>

namespace countersign {

namespace {

struct ErasedSubject {
    std::string shopId;
    std::string lookup;
    ErasureState state = ErasureState::Known;
};

Result<ErasedSubject> subjectToErase(Connection& connection, const std::string& subjectId)
{
    using Row = std::tuple<std::string, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>;
    auto row = connection.row<Row>("SELECT shop_id, lookup, erasing_at, erased_at FROM subjects WHERE id = :id", subjectId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such customer");
    auto& [shopId, lookup, erasingAt, erasedAt] = **row;
    const auto state = erasedAt ? ErasureState::Erased : erasingAt ? ErasureState::Erasing : ErasureState::Known;
    return ErasedSubject{ std::move(shopId), std::move(lookup), state };
}

Result<void> recordErasure(Connection& connection, const std::string& shopId, std::string action, std::string kind,
    const std::string& subject, const std::string& draftId, Json data, TimeMs now)
{
    return appendEntry(
        connection, serviceEntry("erase", std::move(action), shopId, std::move(kind), subject, draftId, std::move(data)), now);
}

// The record says in the end which drafts were planted, also of those that nobody answered.
Result<void> tellWhatWasPlanted(Connection& connection, const std::string& shopId, const std::string& draftId, TimeMs now)
{
    const auto seeded
        = connection.row<std::tuple<std::string>>("SELECT fault FROM seeded WHERE draft_id = :id AND answered_at IS NULL", draftId);
    if (!seeded)
        return tl::unexpected(seeded.error());
    if (!*seeded)
        return {};
    return recordErasure(
        connection, shopId, "seeded.ended", "draft", draftId, draftId, Json{ { "fault", std::get<0>(**seeded) } }, now);
}

// Nothing may be decided or sent any more in the name of someone who goes.
Result<void> suppressDraft(Connection& connection, const std::string& shopId, const std::string& draftId, TimeMs now)
{
    return voidApprovals(connection, shopId, draftId, "erase", "erased", now)
        .and_then([&] { return moveDraft(connection, draftId, DraftState::Suppressed, now); })
        .and_then([&] { return dropJobsOfDraft(connection, draftId); })
        .and_then([&] {
            return recordErasure(connection, shopId, "draft.suppressed", "draft", draftId, draftId, Json{ { "rule", "erased" } }, now);
        })
        .and_then([&] { return tellWhatWasPlanted(connection, shopId, draftId, now); });
}

using DraftRow = std::tuple<std::string, std::string>;

// Theirs, and the known-answer drafts that were made of theirs: those hold the same goods, words and answers of a model.
Result<std::vector<DraftRow>> draftsOf(Connection& connection, const std::string& subjectId)
{
    return connection.rows<DraftRow>("SELECT id, state FROM drafts WHERE subject_id = :id UNION SELECT f.id, f.state FROM drafts d "
                                     "JOIN seeded s ON s.source = d.id AND s.source <> '' JOIN drafts f ON f.id = s.draft_id "
                                     "WHERE d.subject_id = :same",
        subjectId, subjectId);
}

Result<bool> isBeingSent(Connection& connection, const std::string& subjectId)
{
    auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM drafts WHERE subject_id = :id AND state = 'sending' LIMIT 1", subjectId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return row->has_value();
}

// What is sealed under the intake key goes row by row. A cart whose message is on its way keeps its contents until that has ended.
Result<void> emptyIntake(Connection& connection, const ErasedSubject& subject, const std::string& subjectId)
{
    const std::string own = "SELECT cart_id FROM drafts WHERE subject_id = :id";
    const std::string found = "SELECT id FROM carts WHERE shop_id = :shop AND customer_lookup = :lookup AND customer_lookup <> ''";
    const auto empty = [&](const std::string& carts, const auto&... args) {
        return dropCount(connection.run(
            "UPDATE events SET body = '', customer_lookup = NULL WHERE seq IN (SELECT seq FROM event_carts WHERE cart_id IN (" + carts + "))",
            args...));
    };
    return empty(own, subjectId)
        .and_then([&] { return empty(found, subject.shopId, subject.lookup); })
        .and_then([&] {
            return dropCount(
                connection.run("UPDATE events SET body = '', customer_lookup = NULL WHERE shop_id = :shop AND customer_lookup = :lookup",
                    subject.shopId, subject.lookup));
        })
        .and_then([&] {
            return dropCount(connection.run(
                "UPDATE carts SET sealed = '' WHERE shop_id = :shop AND customer_lookup = :lookup AND customer_lookup <> '' AND NOT EXISTS "
                "(SELECT 1 FROM drafts d WHERE d.cart_id = carts.id AND d.state = 'sending')",
                subject.shopId, subject.lookup));
        })
        .and_then([&] {
            return dropCount(connection.run(
                "UPDATE carts SET customer_lookup = '' WHERE shop_id = :shop AND customer_lookup = :lookup AND customer_lookup <> ''",
                subject.shopId, subject.lookup));
        });
}

Result<void> destroy(Connection& connection, const std::string& subjectId, TimeMs now)
{
    const auto drafts = draftsOf(connection, subjectId);
    if (!drafts)
        return tl::unexpected(drafts.error());
    for (const auto& [draftId, state] : *drafts) {
        // What is being worked out about it, slowly and outside of any write, comes too late from here on.
        auto stripped = stripDraft(connection, draftId)
                            .and_then([&] { return dropJobsOf(connection, draftId); })
                            .and_then([&] { return noteChange(connection, "erased", draftId, now); });
        if (!stripped)
            return stripped;
    }
    constexpr std::array statements{
        "UPDATE orders SET discount_code = '' WHERE (shop_id, order_id) IN "
        "(SELECT c.shop_id, c.order_id FROM drafts d JOIN carts c ON c.id = d.cart_id WHERE d.subject_id = :id)",
        "UPDATE orders SET discount_code = '' WHERE (shop_id, order_id) IN (SELECT o.shop_id, o.order_id FROM drafts d JOIN carts c ON "
        "c.id = d.cart_id JOIN orders o ON o.shop_id = c.shop_id AND o.checkout_token = c.token AND o.checkout_token <> '' WHERE "
        "d.subject_id = :id)",
        "UPDATE orders SET discount_code = '' WHERE (shop_id, order_id) IN (SELECT o.shop_id, o.order_id FROM drafts d JOIN carts c ON "
        "c.id = d.cart_id JOIN orders o ON o.shop_id = c.shop_id AND o.cart_token = c.cart_token AND o.cart_token <> '' WHERE "
        "d.subject_id = :id)",
        "UPDATE carts SET sealed = '', customer_lookup = '' WHERE id IN (SELECT cart_id FROM drafts WHERE subject_id = :id)",
        "DELETE FROM surveys WHERE subject_id = :id",
        "DELETE FROM vault WHERE subject_id = :id",
        "UPDATE reveals SET note = '' WHERE subject_id = :id AND note <> ''",
    };
    for (const char* sql : statements)
        if (auto done = dropCount(connection.run(sql, subjectId)); !done)
            return done;
    return dropCount(connection.run("UPDATE subjects SET wrapped_key = NULL, erased_at = :at WHERE id = :id", now, subjectId))
        .and_then([&] { return noteErased(connection, now); });
}

// Only of a shop whose last customer is gone: a message on its way, and looking for what became of it, takes them.
Result<void> forgetConnections(Connection& connection, const std::string& shopId)
{
    return dropCount(connection.run(
        "UPDATE shops SET secrets = '', settings = json_set(settings, '$.api_base_url', '', '$.connector_url', '', '$.crm_url', '', "
        "'$.sender_name', '', '$.sender_address', '', '$.sms_sender', '', '$.postal_address', '', '$.support_address', '') "
        "WHERE id = :id AND state = 'redacted' AND secrets <> '' AND NOT EXISTS (SELECT 1 FROM subjects WHERE shop_id = :shop AND "
        "erased_at IS NULL)",
        shopId, shopId));
}

} // namespace

Result<ErasureState> erasureState(Connection& connection, const std::string& subjectId)
{
    const auto subject = subjectToErase(connection, subjectId);
    if (!subject)
        return tl::unexpected(subject.error());
    return subject->state;
}

Result<ErasureState> eraseNow(Connection& connection, const std::string& subjectId, TimeMs now)
{
    const auto subject = subjectToErase(connection, subjectId);
    if (!subject)
        return tl::unexpected(subject.error());
    if (subject->state == ErasureState::Erased)
        return subject->state;
    if (subject->state == ErasureState::Known) {
        const auto drafts = draftsOf(connection, subjectId);
        if (!drafts)
            return tl::unexpected(drafts.error());
        for (const auto& [draftId, state] : *drafts) {
            const auto from = fromWord<DraftState>(state);
            if (from && mayMove(*from, DraftState::Suppressed))
                if (auto stopped = suppressDraft(connection, subject->shopId, draftId, now); !stopped)
                    return tl::unexpected(std::move(stopped.error()));
        }
        // A name of its own for each erased row: the same person may come back and is then a new customer.
        auto begun = emptyIntake(connection, *subject, subjectId).and_then([&] {
            return dropCount(
                connection.run("UPDATE subjects SET erasing_at = :at, lookup = 'erased:' || id WHERE id = :id", now, subjectId));
        });
        if (!begun)
            return tl::unexpected(std::move(begun.error()));
    }
    const auto sending = isBeingSent(connection, subjectId);
    if (!sending)
        return tl::unexpected(sending.error());
    if (*sending)
        return ErasureState::Erasing;
    if (auto gone = destroy(connection, subjectId, now); !gone)
        return tl::unexpected(std::move(gone.error()));
    return ErasureState::Erased;
}

Result<void> emptyShop(Connection& connection, const std::string& shopId, TimeMs now)
{
    constexpr std::array statements{
        "UPDATE events SET body = '', customer_lookup = NULL WHERE shop_id = :shop AND body <> ''",
        "DELETE FROM knowledge_text WHERE rowid IN (SELECT seq FROM knowledge_passages WHERE shop_id = :shop)",
        "DELETE FROM knowledge_passages WHERE shop_id = :shop",
        "DELETE FROM knowledge_files WHERE shop_id = :shop",
        "UPDATE orders SET discount_code = '' WHERE shop_id = :shop AND discount_code <> ''",
    };
    for (const char* sql : statements)
        if (auto done = dropCount(connection.run(sql, shopId)); !done)
            return done;
    return forgetConnections(connection, shopId).and_then([&] { return noteErased(connection, now); });
}

Result<void> finishErasure(Connection& connection, const std::string& subjectId, TimeMs now)
{
    return finishErasure(connection, subjectId, now, false);
}

Result<void> finishErasure(Connection& connection, const std::string& subjectId, TimeMs now, bool force)
{
    const auto subject = subjectToErase(connection, subjectId);
    if (!subject)
        return tl::unexpected(subject.error());
    if (subject->state != ErasureState::Erasing)
        return {};
    const auto sending = isBeingSent(connection, subjectId);
    if (!sending)
        return tl::unexpected(sending.error());
    if (*sending && !force)
        return {};
    return destroy(connection, subjectId, now)
        .and_then([&] { return forgetConnections(connection, subject->shopId); })
        .and_then([&] { return cleanSoon(connection, now); })
        .and_then([&] {
            return recordErasure(
                connection, subject->shopId, "subject.erased", "subject", subjectId, {}, Json{ { "after_send", true } }, now);
        });
}

} // namespace countersign
