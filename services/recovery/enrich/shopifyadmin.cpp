#include "services/recovery/enrich/shopifyadmin.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace countersign {

namespace {

constexpr std::size_t maxVariants = 100;
constexpr JsonLimits answerLimits{ .maxBytes = 4 * 1024 * 1024, .maxDepth = 32, .maxKeys = 1000, .maxString = 512 * 1024 }; // a policy page's limit

constexpr const char* customerPart = R"(customer(id: $customer) {
    id numberOfOrders amountSpent { amount currencyCode } lastOrder { id createdAt }
    defaultEmailAddress { emailAddress marketingState } defaultPhoneNumber { phoneNumber marketingState } })";
constexpr const char* variantsPart = R"(nodes(ids: $variants) { ... on ProductVariant {
    id price inventoryQuantity inventoryPolicy inventoryItem { tracked unitCost { amount currencyCode } } } })";

const Json* at(const Json& parent, const char* key)
{
    if (!parent.is_object())
        return nullptr;
    const auto it = parent.find(key);
    return it == parent.end() || it->is_null() ? nullptr : &*it;
}

std::string textAt(const Json& parent, const char* key)
{
    const Json* found = at(parent, key);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

double numberAt(const Json& parent, const char* key)
{
    const Json* found = at(parent, key);
    return found && found->is_number() ? found->get<double>() : 0.0;
}

// UnsignedInt64 travels as text.
std::optional<std::int64_t> countAt(const Json& parent, const char* key)
{
    const Json* found = at(parent, key);
    if (!found)
        return std::nullopt;
    if (found->is_number_integer())
        return found->get<std::int64_t>();
    if (!found->is_string())
        return std::nullopt;
    const auto& text = found->get_ref<const std::string&>();
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional<std::int64_t>{ value } : std::nullopt;
}

std::optional<Money> amountOf(const Json* money)
{
    if (!money)
        return std::nullopt;
    const auto parsed = parseMoney(textAt(*money, "amount"), textAt(*money, "currencyCode"));
    return parsed ? std::optional<Money>{ *parsed } : std::nullopt;
}

Consent consentOf(const Json* address)
{
    if (!address)
        return Consent::Unknown;
    const std::string state = textAt(*address, "marketingState");
    if (state == "SUBSCRIBED")
        return Consent::Subscribed;
    if (state == "PENDING")
        return Consent::Pending;
    if (state == "UNSUBSCRIBED" || state == "REDACTED")
        return Consent::Unsubscribed;
    if (state == "NOT_SUBSCRIBED" || state == "INVALID")
        return Consent::NotSubscribed;
    return Consent::Unknown;
}

std::string lastPart(const std::string& gid)
{
    const auto slash = gid.rfind('/');
    return slash == std::string::npos ? gid : gid.substr(slash + 1);
}

void addNote(CustomerFacts& facts, const std::string& sentence)
{
    facts.note += (facts.note.empty() ? "" : "; ") + sentence;
}

void readCustomer(const Json& data, CustomerFacts& facts)
{
    const Json* customer = at(data, "customer");
    if (!customer) {
        addNote(facts, "the shop does not know this customer");
        return;
    }
    facts.orders = countAt(*customer, "numberOfOrders");
    facts.spent = amountOf(at(*customer, "amountSpent"));
    if (const Json* last = at(*customer, "lastOrder"))
        if (const auto placed = parseTime(textAt(*last, "createdAt")))
            facts.lastOrderAt = *placed;
    facts.emailConsent = consentOf(at(*customer, "defaultEmailAddress"));
    facts.smsConsent = consentOf(at(*customer, "defaultPhoneNumber"));
}

void readVariants(const Shop& shop, const Json& data, std::size_t asked, CustomerFacts& facts)
{
    const Json* nodes = at(data, "nodes");
    if (nodes && nodes->is_array())
        for (const auto& node : *nodes) {
            const std::string id = lastPart(textAt(node, "id"));
            if (id.empty())
                continue; // deleted, or not a variant
            VariantFacts variant;
            variant.variantId = id;
            if (const auto price = parseMoney(textAt(node, "price"), shop.currency))
                variant.price = *price;
            const Json* item = at(node, "inventoryItem");
            const Json* tracked = item ? at(*item, "tracked") : nullptr;
            // A variant that may be sold beyond its stock is never out of stock.
            const bool counts = tracked && tracked->is_boolean() && tracked->get<bool>() && textAt(node, "inventoryPolicy") != "CONTINUE";
            if (counts)
                variant.available = countAt(node, "inventoryQuantity");
            if (item)
                variant.cost = amountOf(at(*item, "unitCost"));
            facts.variants.push_back(std::move(variant));
        }
    if (facts.variants.size() < asked)
        addNote(facts, "the shop does not know " + std::to_string(asked - facts.variants.size()) + " of the variants");
}

bool saysThrottled(const Json& errors)
{
    return std::any_of(errors.begin(), errors.end(), [](const Json& error) {
        const Json* extensions = at(error, "extensions");
        return extensions && textAt(*extensions, "code") == "THROTTLED";
    });
}

TimeMs retryAfter(const HttpAnswer& answer)
{
    for (const auto& [name, value] : answer.headers)
        if (name == "retry-after") {
            double seconds = 0;
            const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), seconds);
            if (problem == std::errc() && seconds > 0 && seconds < 3600)
                return static_cast<TimeMs>(std::ceil(seconds * 1000));
        }
    return 2000;
}

} // namespace

ShopifyAdmin::ShopifyAdmin(HttpClient& http, const Clock& clock)
    : m_http(http)
    , m_clock(clock)
{
}

Result<Json> ShopifyAdmin::query(
    const Shop& shop, const std::string& accessToken, const std::string& text, const Json& variables, double cost)
{
    if (const auto wait = m_gate.take(shop.id, cost, m_clock.now()))
        return fail(ErrorCode::Throttled, "the shop's API limit is used up", *wait);
    HttpCall call;
    call.method = "POST";
    call.url = shop.apiBaseUrl + "/admin/api/" + shop.apiVersion + "/graphql.json";
    call.headers = { { "content-type", "application/json" }, { "accept", "application/json" }, { "x-shopify-access-token", accessToken } };
    call.body = Json{ { "query", text }, { "variables", variables } }.dump(-1, ' ', false, Json::error_handler_t::replace);
    auto answer = m_http.call(call);
    if (!answer)
        return tl::unexpected(std::move(answer.error()));
    if (answer->status == 429) {
        const TimeMs wait = retryAfter(*answer);
        m_gate.drain(shop.id, wait, m_clock.now());
        return fail(ErrorCode::Throttled, "the shop answered 429", wait);
    }
    if (answer->status == 401 || answer->status == 403)
        return fail(ErrorCode::Forbidden, "the shop refused the access token");
    if (answer->status >= 500)
        return fail(ErrorCode::Unavailable, "the shop's API answered " + std::to_string(answer->status));
    if (answer->status != 200)
        return fail(ErrorCode::InvalidInput, "the shop's API answered " + std::to_string(answer->status));
    auto body = parseJson(answer->body, answerLimits);
    if (!body)
        return fail(ErrorCode::Unavailable, "the shop's API answered something that is not JSON");

    TimeMs wait = 1000;
    if (const Json* extensions = at(*body, "extensions"))
        if (const Json* spent = at(*extensions, "cost"))
            if (const Json* status = at(*spent, "throttleStatus")) {
                const double available = numberAt(*status, "currentlyAvailable");
                const double restore = numberAt(*status, "restoreRate");
                m_gate.learn(shop.id, numberAt(*status, "maximumAvailable"), available, restore, m_clock.now());
                if (restore > 0)
                    wait = static_cast<TimeMs>(
                        std::ceil(1000.0 * std::max(0.0, numberAt(*spent, "requestedQueryCost") - available) / restore));
            }
    const Json* errors = at(*body, "errors");
    if (errors && errors->is_array() && saysThrottled(*errors)) {
        wait = std::clamp<TimeMs>(wait, 250, 60 * secondMs);
        m_gate.drain(shop.id, wait, m_clock.now());
        return fail(ErrorCode::Throttled, "the shop throttled the query", wait);
    }
    const Json* data = at(*body, "data");
    if (!data || !data->is_object())
        return fail(ErrorCode::InvalidInput, "the shop's API refused the query");
    return *data;
}

Result<CustomerFacts> ShopifyAdmin::facts(
    const Shop& shop, const std::string& accessToken, const std::string& customerId, const std::vector<std::string>& variantIds)
{
    Json ids = Json::array();
    for (const auto& id : variantIds)
        if (!id.empty() && ids.size() < maxVariants)
            ids.push_back("gid://shopify/ProductVariant/" + id);
    const bool withCustomer = !customerId.empty();
    CustomerFacts facts;
    if (!withCustomer)
        addNote(facts, "guest: no customer account");
    if (!withCustomer && ids.empty()) {
        facts.fetchedAt = m_clock.now();
        return facts;
    }
    std::string text = "query CartFacts(";
    text += withCustomer ? "$customer: ID!, $variants: [ID!]!) { " : "$variants: [ID!]!) { ";
    if (withCustomer)
        text += customerPart;
    text += std::string(" ") + variantsPart + " }";
    Json variables{ { "variants", ids } };
    if (withCustomer)
        variables["customer"] = "gid://shopify/Customer/" + customerId;
    const auto data = query(shop, accessToken, text, variables, (withCustomer ? 5.0 : 1.0) + 3.0 * static_cast<double>(ids.size()));
    if (!data)
        return tl::unexpected(data.error());
    if (withCustomer)
        readCustomer(*data, facts);
    readVariants(shop, *data, ids.size(), facts);
    facts.fetchedAt = m_clock.now();
    return facts;
}

Result<std::vector<ShopPolicy>> ShopifyAdmin::policies(const Shop& shop, const std::string& accessToken)
{
    constexpr double cost = 2;
    constexpr std::size_t most = 20;
    const auto data = query(shop, accessToken, "query ShopPolicies { shop { shopPolicies { type title body url } } }", Json::object(), cost);
    if (!data)
        return tl::unexpected(data.error());
    const Json* own = at(*data, "shop");
    const Json* pages = own ? at(*own, "shopPolicies") : nullptr;
    std::vector<ShopPolicy> policies;
    if (pages && pages->is_array())
        for (const auto& page : *pages)
            if (policies.size() < most && !textAt(page, "body").empty())
                policies.push_back({ textAt(page, "type"), textAt(page, "title"), textAt(page, "body"), textAt(page, "url") });
    return policies;
}

Result<void> ShopifyAdmin::createDiscount(const Shop& shop, const std::string& accessToken, const DiscountCode& discount)
{
    const bool shipping = discount.offer.kind == OfferKind::FreeShipping;
    const std::string mutation = shipping ? "discountCodeFreeShippingCreate" : "discountCodeBasicCreate";
    const std::string input = shipping ? "freeShippingCodeDiscount" : "basicCodeDiscount";
    const std::string type = shipping ? "DiscountCodeFreeShippingInput!" : "DiscountCodeBasicInput!";
    Json fields{ { "title", discount.title }, { "code", discount.code }, { "startsAt", formatTime(discount.startsAt) }, { "usageLimit", 1 },
        { "appliesOncePerCustomer", true }, { "context", { { "all", "ALL" } } },
        { "combinesWith", { { "productDiscounts", false }, { "orderDiscounts", false }, { "shippingDiscounts", false } } } };
    if (discount.endsAt)
        fields["endsAt"] = formatTime(*discount.endsAt);
    Json items{ { "all", true } };
    if (!discount.productIds.empty()) {
        Json products = Json::array();
        for (const auto& id : discount.productIds)
            products.push_back("gid://shopify/Product/" + id);
        items = Json{ { "products", { { "productsToAdd", std::move(products) } } } };
    }
    switch (discount.offer.kind) {
    case OfferKind::Percent:
        // A fraction of one, not a percentage.
        fields["customerGets"] = { { "value", { { "percentage", discount.offer.percentBp / 10000.0 } } }, { "items", items } };
        break;
    case OfferKind::Amount:
        if (!discount.offer.amount)
            return fail(ErrorCode::InvalidInput, "an amount offer without an amount");
        fields["customerGets"] = {
            { "value", { { "discountAmount", { { "amount", decimalText(*discount.offer.amount) }, { "appliesOnEachItem", false } } } } },
            { "items", items }
        };
        break;
    case OfferKind::FreeShipping:
        fields["destination"] = { { "all", true } };
        break;
    case OfferKind::Reassurance:
        return fail(ErrorCode::InvalidInput, "a reassurance needs no code");
    }
    const std::string text = "mutation CreateCode($discount: " + type + ") { " + mutation + "(" + input
        + ": $discount) { codeDiscountNode { id } userErrors { field code message } } }";
    const auto data = query(shop, accessToken, text, Json{ { "discount", fields } }, 10);
    if (!data)
        return tl::unexpected(data.error());
    const Json* made = at(*data, mutation.c_str());
    const Json* errors = made ? at(*made, "userErrors") : nullptr;
    if (!made || (errors && errors->is_array() && !errors->empty())) {
        const bool taken = errors && !errors->empty() && textAt(errors->front(), "code") == "TAKEN";
        return fail(
            taken ? ErrorCode::Conflict : ErrorCode::InvalidInput, taken ? "the code exists already" : "the shop refused the discount");
    }
    return {};
}

} // namespace countersign
