#include "services/recovery/ingest/customerkeeper.h"

#include "models/domain/draft.h"
#include "services/recovery/ingest/draftstop.h"
#include "services/recovery/ingest/strictness.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/cleaning.h"
#include "services/recovery/store/entityjobs.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/subjectstore.h"

#include <algorithm>
#include <iterator>

namespace countersign {

namespace {

Result<void> recordCustomer(Connection& connection, std::string action, const std::string& shopId, std::string kind,
    const std::string& subject, Json data, TimeMs now)
{
    return appendEntry(connection, serviceEntry("ingest", std::move(action), shopId, std::move(kind), subject, {}, std::move(data)), now);
}

// Only what may change the stored consent: newer, or stricter.
std::optional<Consent> taken(std::optional<Consent> said, Consent stored, bool newer)
{
    if (!said || *said == stored)
        return std::nullopt;
    return newer || strictness(*said) > strictness(stored) ? said : std::nullopt;
}

Result<void> keepProfile(Connection& connection, const Subject& subject, const ConsentSeen& seen)
{
    const std::pair<const char*, const std::string*> fields[]
        = { { "email", &seen.email }, { "phone", &seen.phone }, { "first_name", &seen.firstName }, { "last_name", &seen.lastName } };
    for (const auto& [field, value] : fields)
        if (!value->empty())
            if (auto kept = putVault(connection, subject, field, *value); !kept)
                return kept;
    return {};
}

// A message on its way ends the erasure, and records that, itself.
Result<void> eraseAndRecord(Connection& connection, const std::string& shopId, const std::string& subjectId, Json data, TimeMs now)
{
    const auto erased = eraseNow(connection, subjectId, now);
    if (!erased)
        return tl::unexpected(erased.error());
    const char* action = *erased == ErasureState::Erased ? "subject.erased" : "subject.erasing";
    return recordCustomer(connection, action, shopId, "subject", subjectId, std::move(data), now);
}

using CartTuple = std::tuple<std::string, std::optional<std::string>>;
constexpr std::string_view eraseTopic = "customers/redact"; // Shopify's ask to erase a customer

} // namespace

CustomerKeeper::CustomerKeeper(const SealKey& master)
    : m_master(master)
{
}

std::vector<std::string> CustomerKeeper::lookups(
    const std::string& shopId, const std::string& customerId, const std::string& email, const std::string& phone) const
{
    std::vector<std::string> found;
    const auto add = [&](std::string Cart::*key, const std::string& value) {
        if (value.empty())
            return;
        Cart cart;
        cart.shopId = shopId;
        cart.*key = value;
        if (auto lookup = customerLookup(m_master, cart); !lookup.empty() && std::find(found.begin(), found.end(), lookup) == found.end())
            found.push_back(std::move(lookup));
    };
    add(&Cart::customerId, customerId);
    add(&Cart::email, email);
    add(&Cart::phone, phone);
    return found;
}

Result<void> CustomerKeeper::see(Connection& connection, const std::string& shopId, const ConsentSeen& seen,
    const std::vector<std::string>& lookups, const std::string& topic, TimeMs triggeredAt, TimeMs now) const
{
    const TimeMs changedAt = std::min(seen.changedAt.value_or(triggeredAt), now);
    for (const auto& lookup : lookups) {
        const auto subject = findOrMakeSubject(connection, m_master, shopId, lookup, now);
        if (!subject)
            return tl::unexpected(subject.error());
        if (auto kept = keepProfile(connection, *subject, seen); !kept)
            return kept;
        const auto row
            = connection.row<std::tuple<std::optional<std::int64_t>>>("SELECT consent_at FROM subjects WHERE id = :id", subject->id);
        if (!row)
            return tl::unexpected(row.error());
        const auto storedAt = *row ? std::get<0>(**row) : std::nullopt;
        const bool newer = !storedAt || changedAt >= *storedAt;
        const auto email = taken(seen.emailConsent, subject->emailConsent, newer);
        const auto sms = taken(seen.smsConsent, subject->smsConsent, newer);
        if (!email && !sms)
            continue;
        const TimeMs at = std::max(changedAt, storedAt.value_or(changedAt));
        if (auto set = setConsent(connection, shopId, lookup, email, sms, at, "webhook:" + topic, now); !set)
            return set;
        Json data = Json::object();
        if (email)
            data["email"] = word(*email);
        if (sms)
            data["sms"] = word(*sms);
        if (auto entry = recordCustomer(connection, "consent.changed", shopId, "subject", subject->id, std::move(data), now); !entry)
            return entry;
    }
    return {};
}

Result<void> CustomerKeeper::emptyCart(Connection& connection, const std::string& shopId, const std::string& cartId,
    const std::string& draftId, TimeMs now) const
{
    if (auto stopped = stopDraft(connection, shopId, draftId, DraftState::Superseded, now); !stopped)
        return tl::unexpected(stopped.error());
    if (auto gone = dropJobsOf(connection, cartId); !gone)
        return gone;
    // What a message on its way still needs goes when that has ended (store/erasure).
    const auto state = draftState(connection, draftId);
    if (!state)
        return tl::unexpected(state.error());
    const bool leaving = *state == DraftState::Sending;
    // The row of an event stays without its body: its hash keeps an old delivery from coming back as news.
    if (auto emptied = connection.run("UPDATE events SET body = '', customer_lookup = NULL WHERE seq IN (SELECT seq FROM "
                                      "event_carts WHERE cart_id = :id)", cartId); !emptied)
        return tl::unexpected(emptied.error());
    // Shoppers type codes that name them, and ours are made for one person.
    if (auto emptied = connection.run(
            "UPDATE orders SET discount_code = '' WHERE shop_id = :shop AND order_id IN (SELECT order_id FROM carts WHERE id = :id UNION ALL "
            "SELECT o.order_id FROM carts c JOIN orders o ON o.shop_id = c.shop_id AND o.checkout_token = c.token AND "
            "o.checkout_token <> '' WHERE c.id = :same UNION ALL "
            "SELECT o.order_id FROM carts c JOIN orders o ON o.shop_id = c.shop_id AND o.cart_token = c.cart_token AND "
            "o.cart_token <> '' WHERE c.id = :again)",
            shopId, cartId, cartId, cartId);
        !emptied)
        return tl::unexpected(emptied.error());
    if (auto noted = noteErased(connection, now); !noted || leaving)
        return noted;
    const auto changed = connection.run("UPDATE carts SET sealed = '', customer_lookup = '', updated_at = :now, "
                                        "state = CASE WHEN state = 'converted' THEN state ELSE 'deleted' END WHERE id = :id",
        now, cartId);
    if (!changed)
        return tl::unexpected(changed.error());
    return {};
}

Result<void> CustomerKeeper::eraseCustomer(
    Connection& connection, const std::string& shopId, const std::vector<std::string>& lookups, TimeMs now) const
{
    bool anything = false; // most people that a platform names left no cart: what names them in the ask alone can wait for the hourly pass
    for (const auto& lookup : lookups) {
        const auto carts = connection.rows<CartTuple>(
            "SELECT id, draft_id FROM carts WHERE shop_id = :shop AND customer_lookup = :lookup", shopId, lookup);
        if (!carts)
            return tl::unexpected(carts.error());
        for (const auto& [cartId, draftId] : *carts)
            if (auto emptied = emptyCart(connection, shopId, cartId, draftId.value_or(std::string()), now); !emptied)
                return emptied;
        const auto emptied
            = connection.run("UPDATE events SET body = '' WHERE shop_id = :shop AND customer_lookup = :lookup AND body <> '' AND topic <> :ask",
                shopId, lookup, eraseTopic);
        if (!emptied)
            return tl::unexpected(emptied.error());
        // Nor do the rows say any more that they were of one person; the ask itself is one of them.
        if (auto unlinked = connection.run(
                "UPDATE events SET body = '', customer_lookup = NULL WHERE shop_id = :shop AND customer_lookup = :lookup", shopId, lookup);
            !unlinked)
            return tl::unexpected(unlinked.error());
        anything = anything || !carts->empty() || *emptied > 0;
        const auto subject = connection.row<std::tuple<std::string>>(
            "SELECT id FROM subjects WHERE shop_id = :shop AND lookup = :lookup AND erased_at IS NULL", shopId, lookup);
        if (!subject)
            return tl::unexpected(subject.error());
        if (!*subject)
            continue;
        anything = true;
        const auto& subjectId = std::get<0>(**subject);
        if (auto erased = eraseAndRecord(connection, shopId, subjectId, Json{ { "carts", carts->size() } }, now); !erased)
            return erased;
    }
    return anything ? cleanSoon(connection, now) : noteErased(connection, now);
}

ShopRemainder ShopRemainder::takeSome(std::size_t most)
{
    ShopRemainder some;
    const auto move = [most, &some](auto& from, auto& to) {
        const auto count = std::min(from.size(), most - some.size());
        const auto first = from.end() - static_cast<std::ptrdiff_t>(count);
        to.assign(std::make_move_iterator(first), std::make_move_iterator(from.end()));
        from.erase(first, from.end());
    };
    move(carts, some.carts);
    move(subjects, some.subjects);
    return some;
}

Result<ShopRemainder> shopRemainder(Connection& connection, const std::string& shopId, std::size_t most)
{
    auto carts = connection.rows<std::tuple<std::string, std::string>>(
        "SELECT id, COALESCE(draft_id, '') FROM carts WHERE shop_id = :shop AND sealed <> '' AND NOT EXISTS (SELECT 1 FROM drafts d WHERE "
        "d.cart_id = carts.id AND d.state = 'sending') LIMIT :most",
        shopId, most);
    if (!carts)
        return tl::unexpected(std::move(carts.error()));
    ShopRemainder remainder;
    for (auto& [cartId, draftId] : *carts)
        remainder.carts.emplace_back(std::move(cartId), std::move(draftId));
    if (!remainder.carts.empty())
        return remainder;
    auto subjects = connection.rows<std::tuple<std::string>>(
        "SELECT id FROM subjects WHERE shop_id = :shop AND erasing_at IS NULL AND erased_at IS NULL LIMIT :most", shopId, most);
    if (!subjects)
        return tl::unexpected(std::move(subjects.error()));
    for (auto& [subjectId] : *subjects)
        remainder.subjects.push_back(std::move(subjectId));
    return remainder;
}

Result<void> CustomerKeeper::eraseShop(Connection& connection, const std::string& shopId, TimeMs now) const
{
    if (auto changed = connection.run("UPDATE shops SET state = 'redacted' WHERE id = :id", shopId); !changed)
        return tl::unexpected(changed.error());
    for (std::size_t mayTake = shopErasedInOneWrite;;) {
        const auto next = shopRemainder(connection, shopId, mayTake + 1);
        if (!next)
            return tl::unexpected(next.error());
        if (next->size() == 0)
            return endShopErasure(connection, shopId, now);
        if (next->size() > mayTake)
            return enqueueJob(connection, NextJob{ redactStage, shopId, now });
        if (auto erased = eraseOfShop(connection, shopId, *next, now); !erased)
            return erased;
        mayTake -= next->size();
    }
}

Result<void> CustomerKeeper::eraseOfShop(
    Connection& connection, const std::string& shopId, const ShopRemainder& some, TimeMs now) const
{
    for (const auto& [cartId, draftId] : some.carts)
        if (auto emptied = emptyCart(connection, shopId, cartId, draftId, now); !emptied)
            return emptied;
    for (const auto& subjectId : some.subjects)
        if (auto erased = eraseAndRecord(connection, shopId, subjectId, Json::object(), now); !erased)
            return erased;
    return cleanSoon(connection, now);
}

Result<void> CustomerKeeper::endShopErasure(Connection& connection, const std::string& shopId, TimeMs now) const
{
    if (auto emptied = emptyShop(connection, shopId, now); !emptied)
        return emptied;
    const auto counts = connection.row<std::tuple<std::int64_t, std::int64_t>>(
        "SELECT (SELECT count(*) FROM carts WHERE shop_id = :shop), (SELECT count(*) FROM subjects WHERE shop_id = :same)", shopId, shopId);
    if (!counts)
        return tl::unexpected(counts.error());
    const auto [carts, subjects] = counts->value_or(std::tuple<std::int64_t, std::int64_t>{});
    return recordCustomer(
        connection, "shop.redacted", shopId, "shop", shopId, Json{ { "carts", carts }, { "subjects", subjects } }, now)
        .and_then([&] { return cleanSoon(connection, now); });
}

Result<void> CustomerKeeper::noteRequest(Connection& connection, const std::string& shopId, const std::string& eventId, TimeMs now) const
{
    return recordCustomer(connection, "privacy.data_requested", shopId, "event", eventId, Json::object(), now);
}

} // namespace countersign
