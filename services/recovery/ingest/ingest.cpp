#include "services/recovery/ingest/ingest.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/policy.h"
#include "models/domain/text.h"
#include "services/base/log.h"
#include "services/recovery/ingest/shopifyreader.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>

namespace countersign {

struct Ingest::Door {
    Shop shop;
    ShopSecrets secrets;
    bool redacted = false;
};

// One verified webhook on its way into the database; everything that needs no transaction is made before it.
struct Ingest::Delivery {
    std::shared_ptr<const Door> door;
    std::string topic;
    std::string webhookId;
    std::string bodyHash;
    std::string eventId;
    std::string sealedBody;
    ShopEvent event;
    std::string newCartId;
    SeenCart cart; // CartSeen only
    std::vector<std::string> lookups; // of the customer, where one is named outside a cart
    TimeMs triggeredAt = 0;
    TimeMs now = 0;
    bool duplicate = false;
    bool dueNow = false;
    bool shopErased = false;
    const std::string& shopId() const { return door->shop.id; }
};

namespace {

constexpr std::string_view hooksPath = "/v1/hooks/";
constexpr JsonLimits limits{ .maxBytes = Ingest::maxBody, .maxDepth = 32, .maxKeys = 1000, .maxString = 64 * 1024 };

bool isPrivacy(const ShopEvent& event)
{
    return std::holds_alternative<PrivacySeen>(event);
}

std::string domainOf(const Shop& shop)
{
    return lowerCase(shop.domain);
}

bool isWord(std::string_view value, std::size_t most)
{
    return !value.empty() && value.size() <= most && std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace

Ingest::Ingest(const RecoveryContext& context, std::function<void()> wake)
    : m_context(context)
    , m_wake(std::move(wake))
    , m_intakeKey(context.keys.master.derive("events"))
    , m_carts(m_intakeKey)
    , m_customers(context.keys.master)
    , m_refusals(std::make_shared<Refusals>(context.writer, context.clock))
    , m_doors(std::make_shared<const Doors>())
{
}

Ingest::~Ingest() = default;

Result<void> Ingest::shopsChanged()
{
    auto loaded
        = m_context.reads.read<std::shared_ptr<const Doors>>([this](Connection& connection) -> Result<std::shared_ptr<const Doors>> {
              const auto shops = connection.rows<std::tuple<std::string, std::string>>("SELECT id, state FROM shops");
              if (!shops)
                  return tl::unexpected(shops.error());
              auto doors = std::make_shared<Doors>();
              for (const auto& [id, state] : *shops) {
                  auto shop = loadShop(connection, id);
                  if (!shop)
                      return tl::unexpected(std::move(shop.error()));
                  auto secrets = loadShopSecrets(connection, m_context.keys.master, id);
                  if (!secrets)
                      return tl::unexpected(std::move(secrets.error()));
                  if (!*shop || !*secrets || (*shop)->platform != Platform::Shopify)
                      continue;
                  doors->emplace(id, std::make_shared<const Door>(Door{ std::move(**shop), std::move(**secrets), state == "redacted" }));
              }
              return std::shared_ptr<const Doors>(std::move(doors));
          });
    if (!loaded)
        return tl::unexpected(std::move(loaded.error()));
    const std::lock_guard lock(m_doorsMutex);
    m_doors = std::move(*loaded);
    return {};
}

std::shared_ptr<const Ingest::Doors> Ingest::doors() const
{
    const std::lock_guard lock(m_doorsMutex);
    return m_doors;
}

void Ingest::closeDoor(const std::string& shopId)
{
    const std::lock_guard lock(m_doorsMutex);
    auto doors = std::make_shared<Doors>(*m_doors);
    if (const auto found = doors->find(shopId); found != doors->end()) {
        auto door = std::make_shared<Door>(*found->second);
        door->redacted = true;
        found->second = std::move(door);
    }
    m_doors = std::move(doors);
}

std::map<std::string, std::int64_t> Ingest::counters() const
{
    auto totals = m_refusals->totals();
    totals["accepted"] = m_accepted.load();
    return totals;
}

void Ingest::accept(HttpRequest request, Respond respond)
{
    std::string counter;
    std::string shopId;
    auto examined = examine(request, counter, shopId);
    if (!examined || !*examined) {
        m_refusals->count(shopId, counter);
        respond(examined ? jsonResponse(200, "{}") : problem(examined.error()));
        return;
    }
    std::shared_ptr<Delivery> delivery = std::move(*examined);
    auto write = [this, delivery](Connection& connection) { return store(connection, *delivery); };
    auto done = [this, delivery, respond = std::move(respond)](Result<void> stored) {
        if (!stored) {
            log(LogLevel::Error, "ingest", "webhook not stored",
                { { "shop", delivery->shopId() }, { "error", errorWord(stored.error().code) } });
            // Whatever the reason, it is ours: the shop shall deliver again.
            const bool known = stored.error().code == ErrorCode::Storage || stored.error().code == ErrorCode::Unavailable;
            respond(problem(known ? stored.error() : Error{ ErrorCode::Internal, "the webhook could not be stored", std::nullopt }));
            return;
        }
        if (delivery->shopErased)
            closeDoor(delivery->shopId());
        auto answer = jsonResponse(200, "{}");
        if (delivery->duplicate) {
            m_refusals->count(delivery->shopId(), "duplicate");
            answer.headers.emplace_back("x-countersign-duplicate", "1");
        } else {
            m_accepted.fetch_add(1, std::memory_order_relaxed);
        }
        respond(std::move(answer));
        if (delivery->dueNow && m_wake)
            m_wake();
    };
    m_context.writer.submit(std::move(write), std::move(done));
}

Result<void> Ingest::verify(const HttpRequest& request, const Door& door) const
{
    const auto given = fromBase64(request.header("x-shopify-hmac-sha256"));
    if (!given || given->size() != 32)
        return fail(ErrorCode::Unauthenticated, "the signature is missing or malformed");
    bool genuine = false;
    for (const std::string* secret : { &door.secrets.webhookSecret, &door.secrets.previousWebhookSecret })
        if (!secret->empty()) {
            const Hash expected = hmacSha256(*secret, request.body);
            genuine = equalConstantTime(view(expected), *given) || genuine;
            if (genuine)
                break;
        }
    if (!genuine)
        return fail(ErrorCode::Unauthenticated, "the signature does not fit the body");
    return {};
}

// An empty pointer means: genuine, but of no interest.
Result<std::shared_ptr<Ingest::Delivery>> Ingest::examine(const HttpRequest& request, std::string& counter, std::string& shopId) const
{
    counter = "refused.unknown_shop";
    if (!request.path.starts_with(hooksPath))
        return fail(ErrorCode::NotFound, "no such hook");
    const auto known = doors();
    const auto found = known->find(std::string_view(request.path).substr(hooksPath.size()));
    if (found == known->end())
        return fail(ErrorCode::NotFound, "no shop of that name is connected");
    const Door& door = *found->second;
    shopId = door.shop.id;
    if (request.body.size() > maxBody) {
        counter = "refused.size";
        return fail(ErrorCode::TooLarge, "a webhook has at most 262,144 bytes");
    }
    counter = "refused.signature";
    if (auto verified = verify(request, door); !verified)
        return tl::unexpected(std::move(verified.error()));
    // One client secret signs for every shop of an app, so that the signature alone does not say which shop speaks.
    counter = "refused.wrong_shop";
    if (lowerCase(request.header("x-shopify-shop-domain")) != domainOf(door.shop))
        return fail(ErrorCode::Unauthenticated, "the call is for another shop");
    counter = "refused.malformed";
    const auto topic = request.header("x-shopify-topic");
    const auto webhookId = request.header("x-shopify-webhook-id");
    if (!isWord(topic, 100) || !isWord(webhookId, 128))
        return fail(ErrorCode::InvalidInput, "X-Shopify-Topic and X-Shopify-Webhook-Id must be there");
    if (!ShopifyReader::knows(topic)) {
        counter = "ignored.topic";
        return std::shared_ptr<Delivery>();
    }
    const auto body = parseJson(request.body, limits);
    if (!body)
        return tl::unexpected(body.error());
    counter = "refused.wrong_shop";
    if (const auto named = ShopifyReader::namedDomain(*body); !named.empty() && named != domainOf(door.shop))
        return fail(ErrorCode::Unauthenticated, "the body names another shop");
    counter = "refused.shape";
    auto event = ShopifyReader::read(door.shop, topic, *body);
    if (!event)
        return tl::unexpected(std::move(event.error()));
    counter = "refused.unknown_shop";
    if (door.redacted && !isPrivacy(*event))
        return fail(ErrorCode::NotFound, "no shop of that name is connected");

    auto delivery = std::make_shared<Delivery>();
    delivery->door = found->second;
    delivery->topic = topic;
    delivery->webhookId = webhookId;
    delivery->now = m_context.clock.now();
    const auto triggered = parseTime(request.header("x-shopify-triggered-at"));
    delivery->triggeredAt = triggered ? std::min(*triggered, delivery->now) : delivery->now;
    delivery->event = std::move(*event);
    seal(*delivery, request.body);
    return delivery;
}

void Ingest::seal(Delivery& delivery, std::string_view body) const
{
    // A privacy ask may rightly come again in the same words: only its delivery id tells a repetition.
    const Hash hash = isPrivacy(delivery.event) ? sha256(delivery.webhookId + "\n" + std::string(body)) : sha256(body);
    delivery.bodyHash = hex(view(hash));
    delivery.eventId = newId(delivery.now);
    delivery.newCartId = newId(delivery.now);
    const std::string& shopId = delivery.shopId();
    bool keepBody = true;
    if (auto* seen = std::get_if<CartSeen>(&delivery.event)) {
        delivery.cart.seen = std::move(*seen);
        delivery.cart.newCartId = delivery.newCartId;
        delivery.cart.lookup = customerLookup(m_context.keys.master, delivery.cart.seen.cart);
        delivery.cart.sealedNew = m_intakeKey.seal(Json(delivery.cart.seen.cart).dump(), delivery.newCartId);
    } else if (const auto* order = std::get_if<OrderSeen>(&delivery.event)) {
        delivery.lookups = m_customers.lookups(shopId, order->customerId, order->email, order->phone);
    } else if (const auto* consent = std::get_if<ConsentSeen>(&delivery.event)) {
        delivery.lookups = m_customers.lookups(shopId, consent->customerId, consent->email, consent->phone);
    } else if (const auto* fact = std::get_if<FactSeen>(&delivery.event)) {
        delivery.lookups = m_customers.lookups(shopId, fact->customerId, "", "");
    } else if (const auto* ask = std::get_if<PrivacySeen>(&delivery.event)) {
        delivery.lookups = m_customers.lookups(shopId, ask->customerId, ask->email, ask->phone);
        keepBody = ask->ask == PrivacyAsk::ReportCustomer;
    }
    if (keepBody)
        delivery.sealedBody = m_intakeKey.seal(body, delivery.eventId);
}

Result<bool> Ingest::keepEvent(Connection& connection, const Delivery& delivery, const std::string& cartId) const
{
    const auto some
        = [](const std::string& value) { return value.empty() ? std::optional<std::string>{} : std::optional<std::string>{ value }; };
    const auto kept
        = connection.run("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, cart_id, customer_lookup, body, received_at) "
                         "VALUES(:id, :shop, :topic, :webhook, :hash, :cart, :lookup, :body, :at) ON CONFLICT DO NOTHING",
            delivery.eventId, delivery.shopId(), delivery.topic, delivery.webhookId, delivery.bodyHash, some(cartId),
            cartId.empty() && !delivery.lookups.empty() ? some(delivery.lookups.front()) : std::optional<std::string>{},
            delivery.sealedBody, delivery.now);
    if (!kept)
        return tl::unexpected(kept.error());
    return *kept == 1;
}

Result<TimeMs> Ingest::idleMs(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(version), 0) FROM policies");
    if (!row)
        return tl::unexpected(row.error());
    const std::int64_t version = *row ? std::get<0>(**row) : 0;
    if (version == m_policyVersion)
        return m_idleMs;
    const auto policy = version == 0 ? Result<Policy>(Policy()) : policyVersion(connection, version);
    if (!policy)
        return tl::unexpected(policy.error());
    m_policyVersion = version;
    m_idleMs = policy->idleMs;
    return m_idleMs;
}

Result<void> Ingest::store(Connection& connection, Delivery& delivery)
{
    const std::string& shopId = delivery.shopId();
    const auto fresh = [&](const std::string& cartId) -> Result<bool> {
        auto kept = keepEvent(connection, delivery, cartId);
        if (kept)
            delivery.duplicate = !*kept;
        return kept;
    };
    if (std::holds_alternative<CartSeen>(delivery.event)) {
        const Cart& cart = delivery.cart.seen.cart;
        const auto known = m_carts.find(connection, shopId, cart.token, cart.cartToken);
        if (!known)
            return tl::unexpected(known.error());
        if (auto isNew = fresh(CartKeeper::cartIdFor(*known, delivery.newCartId, delivery.cart.seen.isCheckout)); !isNew || !*isNew)
            return isNew ? Result<void>{} : tl::unexpected(std::move(isNew.error()));
        const auto idle = idleMs(connection);
        if (!idle)
            return tl::unexpected(idle.error());
        delivery.dueNow = cart.updatedAt + *idle <= delivery.now;
        return m_carts.see(connection, *known, delivery.cart, *idle, delivery.now);
    }
    if (const auto* gone = std::get_if<CartGone>(&delivery.event)) {
        const auto known = m_carts.find(connection, shopId, gone->token.empty() ? gone->cartToken : gone->token, gone->cartToken);
        if (!known)
            return tl::unexpected(known.error());
        const bool any = known->own || !known->others.empty();
        if (auto isNew = fresh(any ? CartKeeper::cartIdFor(*known, "", false) : ""); !isNew || !*isNew)
            return isNew ? Result<void>{} : tl::unexpected(std::move(isNew.error()));
        return m_carts.remove(connection, *known, shopId, delivery.triggeredAt, delivery.now);
    }
    if (const auto* order = std::get_if<OrderSeen>(&delivery.event)) {
        const std::string& token = order->checkoutToken.empty() ? order->cartToken : order->checkoutToken;
        const auto known
            = token.empty() ? Result<CartKeeper::Known>(CartKeeper::Known()) : m_carts.find(connection, shopId, token, order->cartToken);
        if (!known)
            return tl::unexpected(known.error());
        const bool any = known->own || !known->others.empty();
        const std::string cartId = known->own ? known->own->id : any ? known->others.front().id : token.empty() ? "" : delivery.newCartId;
        if (auto isNew = fresh(cartId); !isNew || !*isNew)
            return isNew ? Result<void>{} : tl::unexpected(std::move(isNew.error()));
        return m_carts.see(
            connection, *known, shopId, *order, delivery.newCartId, delivery.lookups.empty() ? "" : delivery.lookups.front(), delivery.now);
    }
    if (auto isNew = fresh(""); !isNew || !*isNew)
        return isNew ? Result<void>{} : tl::unexpected(std::move(isNew.error()));
    if (const auto* consent = std::get_if<ConsentSeen>(&delivery.event))
        return m_customers.see(connection, shopId, *consent, delivery.lookups, delivery.triggeredAt, delivery.now);
    if (const auto* ask = std::get_if<PrivacySeen>(&delivery.event)) {
        switch (ask->ask) {
        case PrivacyAsk::EraseCustomer:
            return m_customers.eraseCustomer(connection, shopId, delivery.lookups, delivery.now);
        case PrivacyAsk::ReportCustomer:
            return m_customers.noteRequest(connection, shopId, delivery.eventId, delivery.now);
        case PrivacyAsk::EraseShop:
            delivery.shopErased = true;
            return m_customers.eraseShop(connection, shopId, delivery.now);
        }
    }
    return {};
}

} // namespace countersign
