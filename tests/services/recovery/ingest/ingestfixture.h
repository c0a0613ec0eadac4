#pragma once
// The door with what stands behind it: states of carts, and drafts as the abandon stage leaves them.
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "tests/services/recovery/ingest/doorfixture.h"

#include <map>
#include <string>

namespace countersign {

class IngestFixture : public DoorFixture {
public:
    using DoorFixture::DoorFixture;

    std::string cartState(const std::string& token) { return one<std::string>("SELECT state FROM carts WHERE token = '" + token + "'"); }
    // What the abandon stage leaves behind, moved on to `state`.
    std::string makeDraft(const std::string& token, DraftState state)
    {
        Draft draft;
        draft.summary.id = newId(clock.now());
        draft.summary.shopId = "northbean";
        draft.summary.state = state;
        draft.summary.value = { 4900, "EUR" };
        draft.cartId = one<std::string>("SELECT id FROM carts WHERE token = '" + token + "'");
        draft.values.to = "ana@example.com";
        const auto lookup = one<std::string>("SELECT customer_lookup FROM carts WHERE token = '" + token + "'");
        const auto done = writer->run([&](Connection& db) -> Result<void> {
            const auto subject = findOrMakeSubject(db, keys.master, "northbean", lookup, clock.now());
            if (!subject)
                return tl::unexpected(subject.error());
            if (auto inserted = insertDraft(db, *subject, draft, clock.now()); !inserted)
                return inserted;
            if (auto arm = assignArm(db, draft.cartId, draft.summary.id, subject->id, Arm::Treated, clock.now()); !arm)
                return arm;
            auto put
                = db.run("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
                         "VALUES(:id, :draft, 1, 'p', 'k', 'approve', '{}', '', 'held', 0)",
                    "d-" + draft.summary.id, draft.summary.id);
            if (put)
                put = db.run("INSERT INTO jobs(stage, entity, run_at) VALUES('deliver', :id, 0)", "d-" + draft.summary.id);
            if (put)
                put = db.run("UPDATE carts SET state = 'abandoned', draft_id = :draft, abandoned_at = 1 WHERE id = :cart", draft.summary.id,
                    draft.cartId);
            return put ? Result<void>{} : tl::unexpected(std::move(put.error()));
        });
        if (!done)
            qFatal("no draft: %s", done.error().detail.c_str());
        execute("DELETE FROM jobs WHERE stage = 'abandon'");
        return draft.summary.id;
    }
};

// The topic of each of the shared samples, by the first part of its file's name.
inline const std::map<QString, std::string>& sampleTopics()
{
    static const std::map<QString, std::string> topics{ { QStringLiteral("checkouts_create"), "checkouts/create" },
        { QStringLiteral("checkouts_update"), "checkouts/update" }, { QStringLiteral("checkouts_delete"), "checkouts/delete" },
        { QStringLiteral("carts_create"), "carts/create" }, { QStringLiteral("carts_update"), "carts/update" },
        { QStringLiteral("orders_create"), "orders/create" }, { QStringLiteral("orders_paid"), "orders/paid" },
        { QStringLiteral("customers_update"), "customers/update" },
        { QStringLiteral("customers_email_marketing_consent_update"), "customers_email_marketing_consent/update" },
        { QStringLiteral("customers_marketing_consent_update"), "customers_marketing_consent/update" },
        { QStringLiteral("customers_purchasing_summary"), "customers/purchasing_summary" },
        { QStringLiteral("inventory_items_update"), "inventory_items/update" },
        { QStringLiteral("inventory_levels_update"), "inventory_levels/update" },
        { QStringLiteral("customers_data_request"), "customers/data_request" }, { QStringLiteral("customers_redact"), "customers/redact" },
        { QStringLiteral("shop_redact"), "shop/redact" } };
    return topics;
}

} // namespace countersign
