#include "services/recovery/ingest/ingest.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/base/log.h"
#include "services/recovery/ingest/shopifyreader.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>

namespace countersign {

struct Ingest::Door {
    Shop shop;
    ShopSecrets secrets;
    bool redacted = false;
};

// One verified webhook on its way into the inbox; everything that needs no transaction is made before it.
struct Ingest::Delivery {
    std::shared_ptr<const Door> door;
    KeptEvent event;
    bool duplicate = false;
    bool shopErased = false;
};

namespace {

constexpr std::string_view hooksPath = "/v1/hooks/";

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
    , m_intakeKey(context.keys.master.derive("events"))
    , m_fold(context.keys.master)
    , m_refusals(std::make_shared<Refusals>(context.writer, context.clock))
    , m_doors(std::make_shared<const Doors>())
    , m_folder(context, m_inbox, { std::move(wake), [this](const std::string& shopId) { closeDoor(shopId); } })
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
    auto write = [this, delivery](Connection& connection) -> Result<void> {
        auto kept = m_inbox.keep(connection, delivery->event);
        if (!kept)
            return tl::unexpected(std::move(kept.error()));
        delivery->duplicate = !*kept;
        return {};
    };
    auto done = [this, delivery, respond = std::move(respond)](Result<void> stored) {
        const std::string& shopIdOf = delivery->event.shopId;
        if (!stored) {
            m_inbox.forget(delivery->event);
            log(LogLevel::Error, "ingest", "webhook not stored", { { "shop", shopIdOf }, { "error", errorWord(stored.error().code) } });
            // Whatever the reason, it is ours: the shop shall deliver again.
            const bool known = stored.error().code == ErrorCode::Storage || stored.error().code == ErrorCode::Unavailable;
            respond(problem(known ? stored.error() : Error{ ErrorCode::Internal, "the webhook could not be stored", std::nullopt }));
            return;
        }
        auto answer = jsonResponse(200, "{}");
        if (delivery->duplicate) {
            m_refusals->count(shopIdOf, "duplicate");
            answer.headers.emplace_back("x-countersign-duplicate", "1");
        } else {
            if (delivery->shopErased)
                closeDoor(shopIdOf);
            m_folder.kept(delivery->event.seq);
            m_accepted.fetch_add(1, std::memory_order_relaxed);
        }
        respond(std::move(answer));
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
    const auto body = parseWebhook(request.body);
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
    fill(*delivery, request, *event);
    return delivery;
}

void Ingest::fill(Delivery& delivery, const HttpRequest& request, const ShopEvent& event) const
{
    KeptEvent& kept = delivery.event;
    kept.shopId = delivery.door->shop.id;
    kept.topic = request.header("x-shopify-topic");
    kept.webhookId = request.header("x-shopify-webhook-id");
    kept.receivedAt = m_context.clock.now();
    const auto triggered = parseTime(request.header("x-shopify-triggered-at"));
    kept.triggeredAt = triggered ? std::min(*triggered, kept.receivedAt) : kept.receivedAt;
    // A privacy ask may rightly come again in the same words: only its delivery id tells a repetition. Its few words name a person, whom a
    // hash of them would let anybody confirm who guesses.
    const Hash hash = isPrivacy(event) ? sha256("ask\n" + kept.webhookId) : sha256(request.body);
    kept.bodyHash = hex(view(hash));
    kept.id = newId(kept.receivedAt);
    if (auto lookups = m_fold.lookups(kept.shopId, event); !lookups.empty())
        kept.customerLookup = std::move(lookups.front());
    kept.body = m_intakeKey.seal(request.body, kept.id);
    const auto* ask = std::get_if<PrivacySeen>(&event);
    delivery.shopErased = ask && ask->ask == PrivacyAsk::EraseShop;
}

} // namespace countersign
