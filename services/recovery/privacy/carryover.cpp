#include "services/recovery/privacy/carryover.h"

#include "models/domain/cart.h"
#include "models/domain/json.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/subjectstore.h"

namespace countersign {

namespace {

constexpr std::int64_t carriedAtOnce = 5000;

struct KeptTable {
    std::string name;
    std::string contents;  // the column that is emptied
    std::string state;     // an expression
};

// Row numbers are kept by every way of copying; the id beside it tells a row of another history.
Result<std::vector<CarryOver::Emptied>> emptiedSince(Connection& backup, Connection& replaced, const KeptTable& table)
{
    const std::string full = "SELECT seq, id FROM " + table.name + " WHERE seq > :mark AND " + table.contents + " <> '' ORDER BY seq LIMIT :most";
    const std::string empty = "SELECT t.seq, COALESCE(t.customer_lookup, '') = '', " + table.state + " FROM json_each(:rows) r CROSS JOIN "
        + table.name + " t ON t.seq = json_extract(r.value, '$[0]') AND t.id = json_extract(r.value, '$[1]') WHERE t." + table.contents + " = ''";
    std::vector<CarryOver::Emptied> found;
    for (std::int64_t mark = 0;;) {
        const auto rows = backup.rows<std::tuple<std::int64_t, std::string>>(full, mark, carriedAtOnce);
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->empty())
            return found;
        Json asked = Json::array();
        for (const auto& [seq, id] : *rows)
            asked.push_back(Json::array({ seq, id }));
        const auto now = replaced.rows<std::tuple<std::int64_t, std::int64_t, std::string>>(empty, asked.dump());
        if (!now)
            return tl::unexpected(now.error());
        for (const auto& [seq, unlinked, state] : *now)
            found.push_back({ seq, unlinked != 0, state });
        mark = std::get<0>(rows->back());
    }
}

Result<void> carryConsent(Connection& restored, const CarryOver::TakenBack& taken, TimeMs now)
{
    using Row = std::tuple<std::string, std::string>;
    const auto there = restored.row<Row>(
        "SELECT consent_email, consent_sms FROM subjects WHERE shop_id = :shop AND lookup = :lookup", taken.shopId, taken.lookup);
    if (!there)
        return tl::unexpected(there.error());
    const std::string none(word(Consent::Unsubscribed));
    const bool email = taken.email && (!*there || std::get<0>(**there) != none);
    const bool sms = taken.sms && (!*there || std::get<1>(**there) != none);
    if (!email && !sms)
        return {};
    const auto withdrawn = [](bool so) { return so ? std::optional(Consent::Unsubscribed) : std::nullopt; };
    if (auto set = setConsent(restored, taken.shopId, taken.lookup, withdrawn(email), withdrawn(sms), taken.at, "restore", now); !set)
        return set;
    const auto subject = restored.row<std::tuple<std::string>>(
        "SELECT id FROM subjects WHERE shop_id = :shop AND lookup = :lookup", taken.shopId, taken.lookup);
    if (!subject)
        return tl::unexpected(subject.error());
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "restore";
    entry.action = "consent.changed";
    entry.shopId = taken.shopId;
    entry.subjectKind = "subject";
    entry.subject = *subject ? std::get<0>(**subject) : std::string();
    entry.data = Json::object();
    for (const auto& [channel, changed] : { std::pair("email", email), std::pair("sms", sms) })
        if (changed)
            entry.data[channel] = none;
    return appendEntry(restored, std::move(entry), now);
}

Result<std::vector<CarryOver::Copy>> copiesListedIn(Connection& replaced)
{
    using Row = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
        std::optional<std::int64_t>>;
    const auto known = hasTable(replaced, "backups");
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return std::vector<CarryOver::Copy>{};
    const auto rows = replaced.rows<Row>("SELECT id, file, sha256, bytes, entries, made_at, keep_until, gone_at FROM backups ORDER BY id");
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<CarryOver::Copy> copies;
    for (const auto& [id, file, sha256, bytes, entries, madeAt, keepUntil, goneAt] : *rows)
        copies.push_back({ id, file, sha256, bytes, entries, madeAt, keepUntil, goneAt });
    return copies;
}

// The copy that was put back cannot list itself, let alone those made after it.
Result<void> carryCopy(Connection& restored, const CarryOver::Copy& copy, TimeMs now)
{
    const auto there = restored.row<std::tuple<std::optional<std::int64_t>>>("SELECT gone_at FROM backups WHERE id = :id", copy.id);
    if (!there)
        return tl::unexpected(there.error());
    if (*there && (std::get<0>(**there) || !copy.goneAt))
        return {};
    const Json data = *there ? Json{ { "rule", "restored" } }
                             : Json{ { "sha256", copy.sha256 }, { "bytes", copy.bytes }, { "entries", copy.entries },
                                   { "keep_until", formatTime(copy.keepUntil) }, { "rule", "restored" } };
    const auto written = *there ? restored.run("UPDATE backups SET gone_at = :at WHERE id = :id", *copy.goneAt, copy.id)
                                : restored.run("INSERT INTO backups(id, file, sha256, bytes, entries, made_at, keep_until, gone_at) "
                                               "VALUES(:id, :file, :sha, :bytes, :entries, :made, :until, :gone)",
                                      copy.id, copy.file, copy.sha256, copy.bytes, copy.entries, copy.madeAt, copy.keepUntil, copy.goneAt);
    if (!written)
        return tl::unexpected(written.error());
    if (!*there && copy.goneAt)
        return {};
    return appendEntry(restored, serviceEntry("restore", *there ? "backup.deleted" : "backup.made", {}, "backup", copy.id, {}, data), now);
}

}  // namespace

Result<bool> hasTable(Connection& connection, std::string_view name)
{
    const auto known = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", name);
    if (!known)
        return tl::unexpected(known.error());
    return known->has_value();
}

Result<CarryOver> carryOverOf(Connection& backup, Connection& replaced)
{
    auto carts = emptiedSince(backup, replaced, { "carts", "sealed", "t.state" });
    auto webhooks = emptiedSince(backup, replaced, { "events", "body", "''" });
    const auto shops = replaced.rows<std::tuple<std::string>>("SELECT id FROM shops WHERE state = 'redacted'");
    // A customer who is being erased has a name of their own, which the backup does not know.
    const auto consents = replaced.rows<std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t>>(
        "SELECT shop_id, lookup, consent_email = 'unsubscribed', consent_sms = 'unsubscribed', COALESCE(consent_at, 0) FROM subjects "
        "WHERE erased_at IS NULL AND lookup NOT LIKE 'erased:%' AND (consent_email = 'unsubscribed' OR consent_sms = 'unsubscribed')");
    if (!carts || !webhooks)
        return tl::unexpected(carts ? webhooks.error() : carts.error());
    if (!shops || !consents)
        return tl::unexpected(shops ? consents.error() : shops.error());
    CarryOver since;
    since.carts = std::move(*carts);
    since.webhooks = std::move(*webhooks);
    for (const auto& [id] : *shops)
        since.redactedShops.push_back(id);
    for (const auto& [shopId, lookup, email, sms, at] : *consents)
        since.consents.push_back({ shopId, lookup, email != 0, sms != 0, at });
    auto copies = copiesListedIn(replaced);
    if (!copies)
        return tl::unexpected(std::move(copies.error()));
    since.copies = std::move(*copies);
    return since;
}

Result<void> applyCarryOver(Connection& restored, const CarryOver& since, TimeMs now)
{
    for (const auto& cart : since.carts) {
        const auto emptied = restored.run("UPDATE carts SET sealed = '', customer_lookup = CASE WHEN :unlinked = 1 THEN '' ELSE customer_lookup END, "
                                          "state = CASE WHEN :state = 'deleted' THEN 'deleted' ELSE state END WHERE seq = :seq",
            cart.unlinked ? 1 : 0, cart.state, cart.seq);
        if (!emptied)
            return tl::unexpected(emptied.error());
    }
    for (const auto& webhook : since.webhooks) {
        const auto emptied = restored.run("UPDATE events SET body = '', customer_lookup = CASE WHEN :unlinked = 1 THEN NULL ELSE customer_lookup "
                                          "END WHERE seq = :seq",
            webhook.unlinked ? 1 : 0, webhook.seq);
        if (!emptied)
            return tl::unexpected(emptied.error());
    }
    for (const auto& shopId : since.redactedShops) {
        if (const auto closed = restored.run("UPDATE shops SET state = 'redacted' WHERE id = :id", shopId); !closed)
            return tl::unexpected(closed.error());
        if (auto emptied = emptyShop(restored, shopId, now); !emptied)
            return emptied;
    }
    for (const auto& taken : since.consents)
        if (auto carried = carryConsent(restored, taken, now); !carried)
            return carried;
    for (const auto& copy : since.copies)
        if (auto carried = carryCopy(restored, copy, now); !carried)
            return carried;
    return {};
}

}  // namespace countersign
