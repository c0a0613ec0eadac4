#include "models/domain/digest.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/material.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace countersign {

namespace {

constexpr TimeMs replayWindowMs = 5 * minuteMs;
constexpr std::array<std::string_view, 5> knownTypes{ "message.delivered", "message.opened", "message.clicked", "message.bounced",
    "message.unsubscribed" };

struct SendRow {
    std::string draftId;
    std::string shopId;
    std::string channel;
    std::string lookup;
};

// Standard Webhooks: HMAC-SHA256 over "id.timestamp.body"; the header lists "v1,<base64>" parted by blanks.
bool signedWith(const std::string& secret, const HttpRequest& request)
{
    std::string key = secret;
    if (key.starts_with("whsec_")) {
        auto bytes = fromBase64(std::string_view(key).substr(6));
        if (!bytes || bytes->empty()) // everybody knows the empty key
            return false;
        key = std::move(*bytes);
    }
    const std::string text
        = std::string(request.header("webhook-id")) + "." + std::string(request.header("webhook-timestamp")) + "." + request.body;
    const std::string expected = "v1," + base64(view(hmacSha256(key, text)));
    std::string_view given = request.header("webhook-signature");
    while (!given.empty()) {
        const auto end = given.find(' ');
        if (equalConstantTime(given.substr(0, end), expected))
            return true;
        given = end == std::string_view::npos ? std::string_view() : given.substr(end + 1);
    }
    return false;
}

// Shops that name no connector send through the generic one (webhookconnector.h).
const std::string& connectorOf(const Shop& shop)
{
    static const std::string generic = "webhook";
    return shop.connector.empty() ? generic : shop.connector;
}

bool isFresh(std::int64_t seconds, TimeMs now)
{
    const TimeMs nowSeconds = now / secondMs;
    const TimeMs window = replayWindowMs / secondMs;
    return seconds >= nowSeconds - window && seconds <= nowSeconds + window;
}

// The shops whose secret signed this: a provider speaks for the messages of its own shops alone.
Result<std::set<std::string>> signers(const ServerParts& parts, const std::string& connector, const HttpRequest& request)
{
    const std::string_view stamp = request.header("webhook-timestamp");
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(stamp.data(), stamp.data() + stamp.size(), seconds);
    if (error != std::errc() || end != stamp.data() + stamp.size() || request.header("webhook-id").empty()
        || request.header("webhook-id").size() > 100)
        return fail(ErrorCode::Unauthenticated, "webhook-id or webhook-timestamp is missing or malformed");
    if (!isFresh(seconds, parts.context.clock.now()))
        return fail(ErrorCode::Unauthenticated, "webhook-timestamp is more than five minutes off");
    using Secrets = std::vector<std::pair<std::string, std::string>>; // of a shop
    const auto secrets = parts.context.reads.read<Secrets>([&](Connection& connection) -> Result<Secrets> {
        const auto shops = listShops(connection);
        if (!shops)
            return tl::unexpected(shops.error());
        Secrets found;
        for (const auto& shop : *shops) {
            if (connectorOf(shop) != connector)
                continue;
            const auto stored = loadShopSecrets(connection, parts.context.keys.master, shop.id);
            if (!stored)
                return tl::unexpected(stored.error());
            if (stored->has_value() && !(*stored)->connectorSecret.empty())
                found.emplace_back(shop.id, (*stored)->connectorSecret);
        }
        return found;
    });
    if (!secrets)
        return tl::unexpected(secrets.error());
    if (secrets->empty())
        return fail(ErrorCode::NotFound, "no shop uses this connector");
    std::set<std::string> shops;
    for (const auto& [shop, secret] : *secrets)
        if (signedWith(secret, request))
            shops.insert(shop);
    if (shops.empty())
        return fail(ErrorCode::Unauthenticated, "the signature does not match");
    return shops;
}

Result<void> keepEvent(const ServerParts& parts, Connection& connection, const std::string& connector,
    const std::set<std::string>& shops, const HttpRequest& request, const std::string& type, const std::string& sendId)
{
    const TimeMs now = parts.context.clock.now();
    const std::string sender = "connector:" + connector;
    const std::string webhookId(request.header("webhook-id"));
    const auto row = connection.row<std::tuple<std::string, std::string, std::string, std::string>>(
        "SELECT s.draft_id, d.shop_id, s.channel, COALESCE(c.lookup, '') FROM sends s JOIN drafts d ON d.id = s.draft_id "
        "LEFT JOIN subjects c ON c.id = d.subject_id WHERE s.id = :id AND s.connector = :connector",
        sendId, connector);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value() || !shops.contains(std::get<1>(**row)))
        return fail(ErrorCode::NotFound, "there is no such send of this connector");
    const SendRow send{ std::get<0>(**row), std::get<1>(**row), std::get<2>(**row), std::get<3>(**row) };
    // Each shop's provider counts its events by itself.
    const std::string shopsOwn = sender + " " + send.shopId;
    const auto seen = keptAnswer(connection, shopsOwn, webhookId);
    if (!seen)
        return tl::unexpected(seen.error());
    if (seen->has_value())
        return {};
    if (type == "message.unsubscribed" && !send.lookup.empty()) {
        const bool email = send.channel == word(Channel::Email);
        const auto set = setConsent(connection, send.shopId, send.lookup, email ? std::optional(Consent::Unsubscribed) : std::nullopt,
            email ? std::nullopt : std::optional(Consent::Unsubscribed), now, sender);
        if (!set)
            return set;
    }
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = sender;
    entry.action = type;
    entry.shopId = send.shopId;
    entry.subjectKind = "send";
    entry.subject = sendId;
    entry.draftId = send.draftId;
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    if (auto noted = noteChange(connection, "draft", send.draftId, now); !noted)
        return noted;
    return keepAnswer(connection, shopsOwn, webhookId, hex(view(sha256(request.body))), "{}", now);
}

HttpResponse engagement(const ServerParts& parts, Call& call)
{
    const std::string& connector = call.parts.at(0);
    const auto shops = signers(parts, connector, call.request);
    if (!shops)
        return problem(shops.error());
    const auto body = bodyObject(call.request);
    const auto type = body ? textMember(*body, "type", 60) : Result<std::string>(tl::unexpected(body.error()));
    if (!type)
        return problem(type.error());
    if (std::find(knownTypes.begin(), knownTypes.end(), *type) == knownTypes.end())
        return ok(Json::object()); // of no interest; an error would make the provider repeat it
    const auto sendId = textMember(*body, "send_id", 100);
    if (!sendId)
        return problem(sendId.error());
    const auto kept = parts.context.writer.run(
        [&](Connection& connection) { return keepEvent(parts, connection, connector, *shops, call.request, *type, *sendId); });
    return kept ? ok(Json::object()) : problem(kept.error());
}

} // namespace

void addCallbackRoutes(Router& router, const ServerParts& parts)
{
    router.add({ "POST", "/v1/callbacks/{connector}", Access::Open, [parts](Call& call) { return engagement(parts, call); }, {} });
}

} // namespace countersign
