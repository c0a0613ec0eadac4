#include "services/recovery/ingest/shopifycart.h"

#include "models/domain/text.h"
#include "services/recovery/ingest/shopifyfields.h"

namespace countersign::shopify {

namespace {

constexpr std::size_t maxLines = 1000;
constexpr std::int64_t maxQuantity = 1'000'000;

Result<Money> sumOf(const std::vector<CartLine>& lines, const std::string& currency)
{
    Money sum{ 0, currency };
    for (const auto& line : lines)
        if (__builtin_add_overflow(sum.minor, line.linePrice.minor, &sum.minor))
            return wrongShape("line_items add up to more than an amount can hold");
    return sum;
}

// Amounts of carts/* may be in the currency the shopper saw; the set beside them says what they are in the shop's.
Result<std::optional<Money>> shopAmount(const Json& line, const char* key, const std::string& currency)
{
    if (const Json* set = object(line, (std::string(key) + "_set").c_str()))
        if (const Json* inShopMoney = object(*set, "shop_money"))
            if (auto amount = money(*inShopMoney, "amount", currency); amount && *amount)
                return amount;
    return money(line, key, currency);
}

// carts/* name no currency of their own; their lines' amounts in shop money do.
std::string currencyOfLines(const Json& body, const std::string& shopCurrency)
{
    const Json* lines = member(body, "line_items");
    if (!lines || !lines->is_array() || lines->empty())
        return shopCurrency;
    if (const Json* set = object(lines->front(), "price_set"))
        if (const Json* inShopMoney = object(*set, "shop_money"))
            if (auto code = text(*inShopMoney, "currency_code", 3); code.size() == 3)
                return code;
    return shopCurrency;
}

Result<CartLine> readLine(const Json& line, const std::string& currency)
{
    if (!line.is_object())
        return wrongShape("line_items holds something that is not a line");
    CartLine result;
    result.productId = identifier(line, "product_id");
    result.variantId = identifier(line, "variant_id");
    result.sku = text(line, "sku", 100);
    result.title = text(line, "title", 255);
    if (result.title.empty())
        result.title = text(line, "presentment_title", 255);
    result.variantTitle = text(line, "variant_title", 255);
    const auto quantity = wholeNumber(line, "quantity", 0, maxQuantity, 1);
    if (!quantity)
        return tl::unexpected(quantity.error());
    result.quantity = *quantity;
    const auto price = shopAmount(line, "price", currency);
    if (!price)
        return tl::unexpected(price.error());
    const auto linePrice = shopAmount(line, "line_price", currency);
    if (!linePrice)
        return tl::unexpected(linePrice.error());
    const auto compareAt = money(line, "compare_at_price", currency);
    if (!compareAt)
        return tl::unexpected(compareAt.error());
    result.unitPrice = price->value_or(Money{ 0, currency });
    result.linePrice = Money{ 0, currency };
    if (*linePrice)
        result.linePrice = **linePrice;
    else if (__builtin_mul_overflow(result.unitPrice.minor, result.quantity, &result.linePrice.minor))
        return wrongShape("a line's price is more than an amount can hold");
    if (result.unitPrice.minor < 0 || result.linePrice.minor < 0)
        return wrongShape("a line has a negative price");
    result.compareAtPrice = *compareAt;
    result.requiresShipping = optionalFlag(line, "requires_shipping").value_or(true);
    result.giftCard = flag(line, "gift_card");
    return result;
}

Result<std::vector<CartLine>> readLines(const Json& body, const std::string& currency)
{
    const Json* lines = member(body, "line_items");
    if (!lines || !lines->is_array())
        return wrongShape("line_items is not a list");
    if (lines->size() > maxLines)
        return wrongShape("line_items holds more than " + std::to_string(maxLines) + " lines");
    std::vector<CartLine> result;
    result.reserve(lines->size());
    for (const auto& line : *lines) {
        auto read = readLine(line, currency);
        if (!read)
            return tl::unexpected(std::move(read.error()));
        result.push_back(std::move(*read));
    }
    return result;
}

void readPeople(const Json& body, Cart& cart)
{
    const Json* customer = object(body, "customer");
    const Json* shipping = object(body, "shipping_address");
    const Json* billing = object(body, "billing_address");
    if (customer)
        cart.customerId = identifier(*customer, "id");
    cart.email = email(body, "email");
    if (cart.email.empty() && customer)
        cart.email = email(*customer, "email");
    cart.phone = phone(body, "phone");
    if (cart.phone.empty())
        cart.phone = phone(body, "sms_marketing_phone");
    if (cart.phone.empty() && customer)
        cart.phone = phone(*customer, "phone");
    for (const Json* source : { customer, shipping, billing }) {
        if (!source || !cart.firstName.empty() || !cart.lastName.empty())
            continue;
        cart.firstName = text(*source, "first_name", 80);
        cart.lastName = text(*source, "last_name", 80);
    }
    for (const Json* address : { shipping, billing }) {
        if (!address)
            continue;
        if (cart.countryCode.empty())
            if (auto code = text(*address, "country_code", 2); code.size() == 2)
                cart.countryCode = std::move(code);
        if (cart.postalCode.empty())
            cart.postalCode = text(*address, "zip", 20);
    }
    // Only what makes the buyer a company counts: shoppers fill the address's company field with anything.
    if (const Json* company = object(body, "company")) {
        cart.company = text(*company, "name", 120);
        if (cart.company.empty())
            cart.company = identifier(*company, "id");
    }
}

bool namesCountry(const Json* address)
{
    return address && (!text(*address, "country_code", 2).empty() || !text(*address, "country", 60).empty());
}

Result<void> readShipping(const Json& body, Cart& cart)
{
    const Json* rates = member(body, "shipping_lines");
    if (!rates || !rates->is_array() || rates->empty())
        return {};
    Money sum{ 0, cart.total.currency };
    for (const auto& rate : *rates) {
        if (!rate.is_object())
            return wrongShape("shipping_lines holds something that is not a rate");
        const auto price = money(rate, "price", cart.total.currency);
        if (!price)
            return tl::unexpected(price.error());
        if (*price && __builtin_add_overflow(sum.minor, (*price)->minor, &sum.minor))
            return wrongShape("shipping_lines add up to more than an amount can hold");
        if (cart.shippingTitle.empty())
            cart.shippingTitle = text(rate, "title", 120);
    }
    cart.shipping = sum;
    return {};
}

// Shops put what their scripts know here; other apps write any shape, and any other shape is passed over.
void readAttributes(const Json& body, Cart& cart)
{
    const Json* list = member(body, "note_attributes");
    if (!list || !list->is_array())
        return;
    for (const auto& entry : *list) {
        auto name = lowerCase(text(entry, "name", 100));
        if (!name.empty() && cart.attributes.size() < 50)
            cart.attributes.insert_or_assign(std::move(name), text(entry, "value", 500));
    }
}

// Shopify names no step. A rate is preselected while the shopper still is at the shipping step; a billing address or a gateway comes after
// it.
CheckoutStep stepOf(const Json& body, const Cart& cart)
{
    if (!cart.gateway.empty() || namesCountry(object(body, "billing_address")))
        return CheckoutStep::Payment;
    if (cart.shipping || namesCountry(object(body, "shipping_address")))
        return CheckoutStep::Shipping;
    return cart.email.empty() && cart.phone.empty() && cart.customerId.empty() ? CheckoutStep::Cart : CheckoutStep::Contact;
}

Result<void> readTimes(const Json& body, Cart& cart)
{
    const auto updated = time(body, "updated_at");
    if (!updated)
        return tl::unexpected(updated.error());
    const auto created = time(body, "created_at");
    if (!created)
        return tl::unexpected(created.error());
    const auto completed = time(body, "completed_at");
    if (!completed)
        return tl::unexpected(completed.error());
    if (!*updated && !*created)
        return wrongShape("updated_at is missing");
    cart.updatedAt = *updated ? **updated : **created;
    cart.createdAt = *created ? **created : cart.updatedAt;
    cart.completedAt = *completed;
    return {};
}

Result<void> readAmounts(const Json& body, Cart& cart, const std::string& currency)
{
    auto lines = readLines(body, currency);
    if (!lines)
        return tl::unexpected(std::move(lines.error()));
    cart.lines = std::move(*lines);
    const auto sum = sumOf(cart.lines, currency);
    if (!sum)
        return tl::unexpected(sum.error());
    const auto total = money(body, "total_price", currency);
    const auto subtotal = money(body, "subtotal_price", currency);
    const auto discounts = money(body, "total_discounts", currency);
    const auto tax = money(body, "total_tax", currency);
    for (const auto* amount : { &total, &subtotal, &discounts, &tax }) {
        if (!*amount)
            return tl::unexpected(amount->error());
        if (**amount && (**amount)->minor < 0)
            return wrongShape("an amount is negative");
    }
    cart.subtotal = subtotal->value_or(*sum);
    cart.total = total->value_or(cart.subtotal);
    cart.discounts = discounts->value_or(Money{ 0, currency });
    cart.tax = *tax;
    return readShipping(body, cart);
}

} // namespace

std::vector<std::string> discountCodes(const Json& body)
{
    std::vector<std::string> codes;
    const Json* list = member(body, "discount_codes");
    if (!list || !list->is_array())
        return codes;
    for (const auto& entry : *list)
        if (auto code = text(entry, "code", 64); !code.empty() && codes.size() < 20)
            codes.push_back(std::move(code));
    return codes;
}

Result<ShopEvent> readCheckout(const Shop& shop, const Json& body)
{
    CartSeen seen;
    Cart& cart = seen.cart;
    cart.shopId = shop.id;
    cart.token = token(body, "token");
    cart.cartToken = token(body, "cart_token");
    if (cart.token.empty())
        cart.token = text(body, "token", 128); // masked deliveries carry words; any short text still is a key
    if (cart.token.empty())
        return wrongShape("token is missing");
    if (auto read = readTimes(body, cart); !read)
        return tl::unexpected(std::move(read.error()));
    auto currency = text(body, "currency", 16);
    if (currency.empty())
        currency = shop.currency;
    readPeople(body, cart);
    cart.gateway = text(body, "gateway", 80);
    if (auto read = readAmounts(body, cart, currency); !read) {
        // A completed checkout says only that it was bought; its amounts come with the order.
        if (!cart.completedAt || !member(body, "line_items"))
            return tl::unexpected(std::move(read.error()));
        cart.lines.clear();
        cart.total = cart.subtotal = cart.discounts = Money{ 0, shop.currency };
        cart.tax.reset();
        cart.shipping.reset();
    }
    cart.presentmentCurrency = text(body, "presentment_currency", 3);
    cart.locale = text(body, "customer_locale", 35);
    cart.landingSite = text(body, "landing_site", 500);
    cart.referringSite = text(body, "referring_site", 500);
    cart.sourceName = text(body, "source_name", 60);
    cart.note = text(body, "note", 2000, true);
    cart.recoveryUrl = webAddress(body, "abandoned_checkout_url");
    cart.discountCodes = discountCodes(body);
    readAttributes(body, cart);
    cart.acceptsEmailMarketing = optionalFlag(body, "buyer_accepts_marketing");
    cart.acceptsSmsMarketing = optionalFlag(body, "buyer_accepts_sms_marketing");
    cart.step = stepOf(body, cart);
    return ShopEvent{ std::move(seen) };
}

Result<ShopEvent> readPlainCart(const Shop& shop, const Json& body)
{
    CartSeen seen;
    seen.isCheckout = false;
    Cart& cart = seen.cart;
    cart.shopId = shop.id;
    cart.token = token(body, "token");
    if (cart.token.empty())
        cart.token = token(body, "id");
    if (cart.token.empty())
        return wrongShape("token is missing");
    cart.cartToken = cart.token;
    if (auto read = readTimes(body, cart); !read)
        return tl::unexpected(std::move(read.error()));
    const auto currency = currencyOfLines(body, shop.currency);
    auto lines = readLines(body, currency);
    if (!lines)
        return tl::unexpected(std::move(lines.error()));
    cart.lines = std::move(*lines);
    const auto sum = sumOf(cart.lines, currency);
    if (!sum)
        return tl::unexpected(sum.error());
    cart.subtotal = cart.total = *sum;
    cart.discounts = Money{ 0, currency };
    cart.note = text(body, "note", 2000, true);
    return ShopEvent{ std::move(seen) };
}

} // namespace countersign::shopify
