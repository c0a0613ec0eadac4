#include "services/sandbox/shopapi.h"

#include "models/domain/digest.h"
#include "models/domain/text.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t recordedIdLength = 13; // copies made by the feed append digits to a recorded id

std::string lastPart(const std::string& gid)
{
    const auto slash = gid.rfind('/');
    return slash == std::string::npos ? gid : gid.substr(slash + 1);
}

const Json* find(const Json& table, const std::string& id)
{
    auto found = table.find(id);
    if (found == table.end() && id.size() > recordedIdLength)
        found = table.find(id.substr(0, recordedIdLength));
    return found == table.end() ? nullptr : &*found;
}

// Every "gid://shopify/<kind>/…" among the variables, in order.
void collect(const Json& value, const std::string& prefix, std::vector<std::string>& gids)
{
    if (value.is_string() && value.get_ref<const std::string&>().starts_with(prefix))
        gids.push_back(value.get<std::string>());
    else if (value.is_structured())
        for (const auto& part : value)
            collect(part, prefix, gids);
}

std::vector<std::string> gidsOf(const Json& variables, const std::string& kind)
{
    std::vector<std::string> gids;
    collect(variables, "gid://shopify/" + kind + "/", gids);
    return gids;
}

Json textOrNull(const Json& record, const char* key)
{
    const auto found = record.find(key);
    return found == record.end() || found->is_null() ? Json(nullptr) : *found;
}

Json customerAnswer(const RecordedShop& shop, const std::string& gid, TimeMs now)
{
    const Json* record = find(shop.customers, lastPart(gid));
    if (!record)
        return nullptr;
    Json answer{ { "id", gid }, { "tags", Json::array() }, { "state", "ENABLED" }, { "verifiedEmail", true },
        { "numberOfOrders", std::to_string(record->value("orders", std::int64_t{ 0 })) },
        { "amountSpent", { { "amount", record->value("spent", "0.0") }, { "currencyCode", shop.shop.currency } } } };
    const auto daysAgo = record->find("last_order_days_ago");
    if (daysAgo != record->end() && daysAgo->is_number_integer())
        answer["lastOrder"] = { { "id", "gid://shopify/Order/" + lastPart(gid) + "9" },
            { "createdAt", formatTime(now - daysAgo->get<std::int64_t>() * dayMs) } };
    else
        answer["lastOrder"] = nullptr;
    const Json email = textOrNull(*record, "email");
    const Json phone = textOrNull(*record, "phone");
    answer["defaultEmailAddress"] = email.is_null()
        ? Json(nullptr)
        : Json{ { "emailAddress", email }, { "marketingState", record->value("email_marketing", "NOT_SUBSCRIBED") } };
    answer["defaultPhoneNumber"] = phone.is_null()
        ? Json(nullptr)
        : Json{ { "phoneNumber", phone }, { "marketingState", record->value("sms_marketing", "NOT_SUBSCRIBED") },
              { "marketingCollectedFrom", "SHOPIFY" } };
    return answer;
}

Json variantAnswer(const RecordedShop& shop, const std::string& gid)
{
    const Json* record = find(shop.variants, lastPart(gid));
    if (!record)
        return nullptr;
    const Json cost = textOrNull(*record, "cost");
    const bool tracked = record->value("tracked", true);
    const std::int64_t available = record->value("available", std::int64_t{ 0 });
    Json item{ { "id", "gid://shopify/InventoryItem/" + lastPart(gid) + "7" }, { "tracked", tracked },
        { "unitCost", cost.is_null() ? Json(nullptr) : Json{ { "amount", cost }, { "currencyCode", shop.shop.currency } } } };
    item["inventoryLevels"] = { { "nodes",
        Json::array({ Json{ { "quantities", Json::array({ Json{ { "name", "available" }, { "quantity", available } } }) },
            { "location", { { "id", "gid://shopify/Location/1" } } } } }) } };
    return Json{ { "id", gid }, { "price", textOrNull(*record, "price") }, { "compareAtPrice", textOrNull(*record, "compare_at") },
        { "sku", textOrNull(*record, "sku") }, { "inventoryQuantity", available }, { "inventoryPolicy", record->value("policy", "DENY") },
        { "inventoryItem", item } };
}

double costOf(const std::string& query, const Json& variables)
{
    if (query.find("mutation") != std::string::npos)
        return 10;
    return 1.0 + (query.find("customer(") != std::string::npos ? 4.0 : 0.0)
        + 3.0 * static_cast<double>(gidsOf(variables, "ProductVariant").size());
}

Json costJson(double requested, const Json& actual, double maximum, double available, double restore)
{
    return Json{ { "cost",
        { { "requestedQueryCost", requested }, { "actualQueryCost", actual },
            { "throttleStatus",
                { { "maximumAvailable", maximum }, { "currentlyAvailable", available }, { "restoreRate", restore } } } } } };
}

HttpResponse refused(int status, const std::string& sentence)
{
    return jsonResponse(status, Json{ { "errors", sentence } }.dump());
}

} // namespace

ShopApi::ShopApi(std::vector<RecordedShop> shops)
    : m_shops(std::move(shops))
{
}

const RecordedShop* ShopApi::shopOf(const HttpRequest& request) const
{
    const auto token = request.header("x-shopify-access-token");
    const auto found = std::find_if(m_shops.begin(), m_shops.end(),
        [&](const RecordedShop& shop) { return !token.empty() && equalConstantTime(shop.secrets.accessToken, token); });
    return found == m_shops.end() ? nullptr : &*found;
}

HttpResponse ShopApi::throttled(const HttpRequest& request, TimeMs)
{
    if (!shopOf(request))
        return refused(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
    Json body{ { "errors", Json::array({ Json{ { "message", "Throttled" }, { "extensions", { { "code", "THROTTLED" } } } } }) },
        { "extensions", costJson(100, nullptr, maximum, 0, 200) } };
    return jsonResponse(200, body.dump());
}

HttpResponse ShopApi::answer(const HttpRequest& request, TimeMs now)
{
    const RecordedShop* shop = shopOf(request);
    if (!shop)
        return refused(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
    const auto body = parseJson(request.body, { .maxBytes = 1024 * 1024 });
    if (!body || !body->is_object() || !body->contains("query") || !(*body)["query"].is_string())
        return refused(400, "query must be there");
    const auto& query = (*body)["query"].get_ref<const std::string&>();
    const Json variables = body->value("variables", Json::object());
    const double cost = costOf(query, variables);

    const std::lock_guard lock(m_mutex);
    Bucket& bucket = m_buckets[shop->shop.id];
    if (now > bucket.at) {
        bucket.available = std::min(maximum, bucket.available + restorePerSecond * static_cast<double>(now - bucket.at) / 1000.0);
        bucket.at = now;
    }
    if (bucket.available < cost) {
        Json refusal{ { "errors", Json::array({ Json{ { "message", "Throttled" }, { "extensions", { { "code", "THROTTLED" } } } } }) },
            { "extensions", costJson(cost, nullptr, maximum, bucket.available, restorePerSecond) } };
        return jsonResponse(200, refusal.dump());
    }
    bucket.available -= cost;
    Json data = run(*shop, query, variables, now);
    if (data.empty())
        return jsonResponse(
            200, Json{ { "errors", Json::array({ Json{ { "message", "Field does not exist in this recording" } } }) } }.dump());
    return jsonResponse(200,
        Json{ { "data", std::move(data) }, { "extensions", costJson(cost, cost, maximum, bucket.available, restorePerSecond) } }.dump());
}

Json ShopApi::run(const RecordedShop& shop, const std::string& query, const Json& variables, TimeMs now)
{
    Json data = Json::object();
    for (const char* mutation : { "discountCodeBasicCreate", "discountCodeFreeShippingCreate" })
        if (query.find(mutation) != std::string::npos) {
            const auto input = std::find_if(
                variables.begin(), variables.end(), [](const Json& value) { return value.is_object() && value.contains("code"); });
            data[mutation] = createCode(shop, mutation, input == variables.end() ? Json::object() : *input);
        }
    if (query.find("customer(") != std::string::npos) {
        const auto gids = gidsOf(variables, "Customer");
        data["customer"] = gids.empty() ? Json(nullptr) : customerAnswer(shop, gids.front(), now);
    }
    const auto variants = gidsOf(variables, "ProductVariant");
    if (query.find("nodes(") != std::string::npos) {
        data["nodes"] = Json::array();
        for (const auto& gid : variants)
            data["nodes"].push_back(variantAnswer(shop, gid));
    }
    if (query.find("shopPolicies") != std::string::npos)
        data["shop"] = { { "shopPolicies", shop.policies } };
    if (query.find("productVariant(") != std::string::npos)
        data["productVariant"] = variants.empty() ? Json(nullptr) : variantAnswer(shop, variants.front());
    return data;
}

Json ShopApi::createCode(const RecordedShop& shop, const std::string& mutation, const Json& input)
{
    const auto problem = [](const char* field, const char* code, const char* message) {
        return Json{ { "codeDiscountNode", nullptr },
            { "userErrors", Json::array({ Json{ { "field", Json::array({ field }) }, { "code", code }, { "message", message } } }) } };
    };
    for (const char* needed : { "code", "startsAt", "title" })
        if (!input.contains(needed) || !input[needed].is_string() || input[needed].get_ref<const std::string&>().empty())
            return problem(needed, "BLANK", "can't be blank");
    const bool basic = mutation == "discountCodeBasicCreate";
    if (basic && !input.contains("customerGets"))
        return problem("customerGets", "BLANK", "can't be blank");
    if (!input.contains("context") && !input.contains("customerSelection"))
        return problem("context", "BLANK", "can't be blank");
    const std::string code = input["code"].get<std::string>();
    auto& codes = m_codes[shop.shop.id];
    if (std::any_of(
            codes.begin(), codes.end(), [&](const Json& made) { return lowerCase(made["code"].get<std::string>()) == lowerCase(code); }))
        return problem("code", "TAKEN", "Code must be unique. Please try a different code.");
    codes.push_back(Json{ { "code", code }, { "title", input["title"] }, { "input", input } });
    return Json{ { "codeDiscountNode",
                     { { "id", "gid://shopify/DiscountCodeNode/" + std::to_string(codes.size()) },
                         { "codeDiscount", { { "codes", { { "nodes", Json::array({ Json{ { "code", code } } }) } } } } } } },
        { "userErrors", Json::array() } };
}

Json ShopApi::codes() const
{
    const std::lock_guard lock(m_mutex);
    return Json(m_codes);
}

} // namespace countersign
