#include "services/recovery/ingest/inbox.h"

#include "services/base/dropcount.h"

#include <optional>

namespace countersign {

namespace {

constexpr std::size_t hashDigits = 32; // of 64: 128 bits tell bodies apart

std::string idKey(const std::string& shopId, const std::string& webhookId)
{
    return "w " + shopId + " " + webhookId;
}

std::string bodyKey(const std::string& shopId, const std::string& topic, const std::string& bodyHash)
{
    return "b " + shopId + " " + topic + " " + bodyHash.substr(0, hashDigits);
}

std::string idKey(const KeptEvent& event)
{
    return idKey(event.shopId, event.webhookId);
}

std::string bodyKey(const KeptEvent& event)
{
    return bodyKey(event.shopId, event.topic, event.bodyHash);
}

using EventRow = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::optional<std::string>,
    std::string, std::int64_t, std::int64_t>;

KeptEvent eventOf(EventRow& row)
{
    auto& [seq, id, shopId, topic, webhookId, bodyHash, lookup, body, triggeredAt, receivedAt] = row;
    return KeptEvent{ seq, std::move(id), std::move(shopId), std::move(topic), std::move(webhookId), std::move(bodyHash),
        lookup.value_or(std::string()), std::move(body), triggeredAt, receivedAt };
}

} // namespace

Result<std::vector<KeptEvent>> waitingEvents(Connection& reading, std::size_t most)
{
    auto rows = reading.rows<EventRow>("SELECT seq, id, shop_id, topic, webhook_id, body_hash, customer_lookup, body, triggered_at, "
                                       "received_at FROM events WHERE seq > (SELECT folded FROM inbox) ORDER BY seq LIMIT :most",
        most);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<KeptEvent> events;
    events.reserve(rows->size());
    for (auto& row : *rows)
        events.push_back(eventOf(row));
    return events;
}

Result<std::optional<KeptEvent>> keptEvent(Connection& reading, std::int64_t seq)
{
    auto row = reading.row<EventRow>("SELECT seq, id, shop_id, topic, webhook_id, body_hash, customer_lookup, body, triggered_at, "
                                     "received_at FROM events WHERE seq = :seq",
        seq);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<KeptEvent>{};
    return std::optional<KeptEvent>{ eventOf(**row) };
}

Result<bool> anyWaitingSince(Connection& reading, TimeMs until)
{
    auto oldest = reading.row<std::tuple<std::int64_t>>(
        "SELECT received_at FROM events WHERE seq > (SELECT folded FROM inbox) ORDER BY seq LIMIT 1");
    if (!oldest)
        return tl::unexpected(std::move(oldest.error()));
    return *oldest && std::get<0>(**oldest) <= until;
}

Result<void> Inbox::load(Connection& connection)
{
    const auto rows = connection.rows<std::tuple<std::string, std::string, std::string, std::string>>(
        "SELECT shop_id, topic, webhook_id, body_hash FROM events WHERE seq > (SELECT folded FROM inbox)");
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& [shopId, topic, webhookId, bodyHash] : *rows) {
        m_waiting.insert(idKey(shopId, webhookId));
        m_waiting.insert(bodyKey(shopId, topic, bodyHash));
    }
    m_loaded = true;
    return {};
}

Result<bool> Inbox::keep(Connection& connection, KeptEvent& event)
{
    event.seq = 0;
    if (!m_loaded)
        if (auto loaded = load(connection); !loaded)
            return tl::unexpected(std::move(loaded.error()));
    std::string byId = idKey(event);
    std::string byBody = bodyKey(event);
    if (m_waiting.contains(byId) || m_waiting.contains(byBody))
        return false;
    const auto known = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM event_keys WHERE key IN (:id, :body)", byId, byBody);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return false;
    const auto lookup = event.customerLookup.empty() ? std::nullopt : std::optional(event.customerLookup);
    auto kept = connection.run("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, customer_lookup, body, triggered_at, "
                               "received_at) VALUES(:id, :shop, :topic, :webhook, :hash, :lookup, :body, :triggered, :at)",
        event.id, event.shopId, event.topic, event.webhookId, event.bodyHash, lookup, event.body, event.triggeredAt, event.receivedAt);
    if (!kept)
        return tl::unexpected(std::move(kept.error()));
    const auto seq = connection.lastInsertId();
    if (!seq)
        return tl::unexpected(seq.error());
    event.seq = *seq;
    m_waiting.insert(std::move(byId));
    m_waiting.insert(std::move(byBody));
    return true;
}

void Inbox::forget(const KeptEvent& event)
{
    if (event.seq != 0)
        landed({ event });
}

Result<void> Inbox::advance(Connection& connection, const std::vector<KeptEvent>& folded)
{
    for (const auto& event : folded)
        for (const auto& key : { idKey(event), bodyKey(event) })
            if (auto added = dropCount(connection.run("INSERT INTO event_keys(key) VALUES(:key) ON CONFLICT DO NOTHING", key)); !added)
                return added;
    return dropCount(connection.run("UPDATE inbox SET folded = :seq", folded.back().seq));
}

void Inbox::landed(const std::vector<KeptEvent>& folded)
{
    for (const auto& event : folded) {
        m_waiting.erase(idKey(event));
        m_waiting.erase(bodyKey(event));
    }
}

} // namespace countersign
