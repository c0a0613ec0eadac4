#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/subjectstore.h"

namespace countersign {

// The key goes, and with it everything sealed under it; what is sealed under the intake key is deleted row by row.
Result<void> eraseSubject(Connection& connection, const std::string& subjectId, TimeMs now)
{
    auto known = connection.row<std::tuple<std::string, std::string, std::optional<std::int64_t>>>(
        "SELECT shop_id, lookup, erased_at FROM subjects WHERE id = :id", subjectId);
    if (!known)
        return tl::unexpected(std::move(known.error()));
    if (!*known)
        return fail(ErrorCode::NotFound, "there is no such customer");
    const auto [shopId, lookup, erasedAt] = **known;
    if (erasedAt)
        return {};

    // Nothing may be decided or sent any more in the name of someone who is gone.
    auto open = connection.rows<std::tuple<std::string, std::string>>("SELECT id, state FROM drafts WHERE subject_id = :id", subjectId);
    if (!open)
        return tl::unexpected(std::move(open.error()));
    for (const auto& [draftId, state] : *open) {
        const auto from = fromWord<DraftState>(state);
        if (!from || !mayMove(*from, DraftState::Suppressed))
            continue;
        if (auto moved = moveDraft(connection, draftId, DraftState::Suppressed, now); !moved)
            return moved;
    }

    const auto step = [&connection](std::string_view sql, const auto&... args) -> Result<void> {
        auto done = connection.run(sql, args...);
        if (!done)
            return tl::unexpected(std::move(done.error()));
        return {};
    };
    const std::string carts = "SELECT id FROM carts WHERE shop_id = :shop AND customer_lookup = :lookup";
    // A name of its own for each erased row: the same person may come back and is then a new customer.
    return step("UPDATE drafts SET sealed = '' WHERE subject_id = :id", subjectId)
        .and_then([&] {
            return step("UPDATE decisions SET note = '' WHERE draft_id IN (SELECT id FROM drafts WHERE subject_id = :id)", subjectId);
        })
        .and_then([&] {
            return step("UPDATE revisions SET note = '' WHERE draft_id IN (SELECT id FROM drafts WHERE subject_id = :id)", subjectId);
        })
        .and_then([&] {
            return step("UPDATE comments SET sealed = '' WHERE draft_id IN (SELECT id FROM drafts WHERE subject_id = :id)", subjectId);
        })
        .and_then([&] {
            // People's own words: a name typed by hand may be among them.
            return step("DELETE FROM edit_runs WHERE draft_id IN (SELECT id FROM drafts WHERE subject_id = :id)", subjectId);
        })
        .and_then([&] { return step("DELETE FROM surveys WHERE subject_id = :id", subjectId); })
        .and_then([&] { return step("DELETE FROM vault WHERE subject_id = :id", subjectId); })
        .and_then([&] {
            return step("UPDATE events SET body = '' WHERE seq IN (SELECT seq FROM event_carts WHERE cart_id IN (" + carts + "))", shopId,
                lookup);
        })
        .and_then([&] {
            return step("UPDATE events SET body = '' WHERE seq IN (SELECT seq FROM event_carts WHERE cart_id IN "
                        "(SELECT cart_id FROM drafts WHERE subject_id = :id))",
                subjectId);
        })
        .and_then(
            [&] { return step("UPDATE carts SET sealed = '' WHERE id IN (SELECT cart_id FROM drafts WHERE subject_id = :id)", subjectId); })
        .and_then([&] {
            return step(
                "UPDATE carts SET sealed = '', customer_lookup = '' WHERE shop_id = :shop AND customer_lookup = :lookup", shopId, lookup);
        })
        .and_then([&] {
            return step("UPDATE subjects SET wrapped_key = NULL, lookup = 'erased:' || id, erased_at = :at WHERE id = :id", now, subjectId);
        });
}

} // namespace countersign
