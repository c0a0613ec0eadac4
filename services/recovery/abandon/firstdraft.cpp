#include "services/recovery/abandon/firstdraft.h"

#include "models/domain/text.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestName = 40;
constexpr std::size_t longestTitle = 80;

// Lower-case host of an https address; empty for anything else, addresses with a user part among them.
std::string hostOf(const std::string& url)
{
    constexpr std::string_view scheme = "https://";
    if (lowerCase(url.substr(0, scheme.size())) != scheme)
        return {};
    const auto end = url.find_first_of("/?#\\", scheme.size());
    auto host = lowerCase(url.substr(scheme.size(), end == std::string::npos ? std::string::npos : end - scheme.size()));
    if (host.find('@') != std::string::npos)
        return {};
    return host.substr(0, host.find(':'));
}

bool isShopHost(const std::string& host, const Shop& shop)
{
    if (host.empty())
        return false;
    const auto same = [&host](const std::string& domain) {
        const auto lower = lowerCase(domain);
        return !lower.empty() && (host == lower || (host.size() > lower.size() && host.ends_with("." + lower)));
    };
    return same(shop.domain) || std::any_of(shop.linkDomains.begin(), shop.linkDomains.end(), same);
}

Consent known(Consent stored, const std::optional<bool>& flag)
{
    if (stored != Consent::Unknown || !flag)
        return stored;
    return *flag ? Consent::Subscribed : Consent::NotSubscribed;
}

std::string itemDetail(const CartLine& line)
{
    const auto variant = cleanText(line.variantTitle, longestTitle);
    const auto quantity = std::to_string(line.quantity);
    return variant.empty() || variant == "Default Title" ? quantity + " ×" : variant + " · " + quantity + " ×";
}

// A given name alone: letters, no addresses, nothing that could be a link or an instruction.
std::string salutationName(const std::string& name)
{
    const auto cleaned = cleanText(name, longestName);
    if (cleaned.find_first_of("@/\\<>{}[]:;|=_*#\"0123456789") != std::string::npos || cleaned.find("www.") != std::string::npos)
        return {};
    return cleaned;
}

void fillTexts(Values& values, const Cart& cart, const Shop& shop, const std::string& language)
{
    auto& text = values.text;
    text["first_name"] = salutationName(cart.firstName);
    text["shop_name"] = shop.name;
    text["cart_total"] = formatMoney(cart.total, language);
    text["shipping_price"] = cart.shipping && cart.shipping->minor > 0 ? formatMoney(*cart.shipping, language) : std::string();
    // The dearest line names the cart best.
    const auto dearest = std::max_element(
        cart.lines.begin(), cart.lines.end(), [](const CartLine& a, const CartLine& b) { return a.linePrice.minor < b.linePrice.minor; });
    text["item_title"] = dearest == cart.lines.end() ? std::string() : cleanText(dearest->title, longestTitle);
    text["support_address"] = shop.supportAddress;
    text["postal_address"] = shop.postalAddress;
    // The shop's own sentences are in its own language: none at all is better than one in another.
    const bool sameLanguage = lowerCase(shop.language.substr(0, 2)) == language;
    text["delivery_promise"] = sameLanguage ? shop.deliveryPromise : std::string();
    text["returns_policy"] = sameLanguage ? shop.returnsPolicy : std::string();
    for (const auto& line : cart.lines)
        values.items.push_back(ItemValue{ cleanText(line.title, longestTitle), itemDetail(line), formatMoney(line.linePrice, language) });
}

} // namespace

bool isReachable(const Cart& cart)
{
    return looksLikeEmail(cart.email) || isE164(cart.phone) || !cart.customerId.empty();
}

std::string draftLanguage(const Cart& cart, const Shop& shop)
{
    const auto shipped = [](const std::string& tag) {
        const auto primary = lowerCase(tag.substr(0, tag.find_first_of("-_")));
        return primary == "en" || primary == "de" ? primary : std::string();
    };
    if (auto wanted = shipped(cart.locale); !wanted.empty())
        return wanted;
    if (auto fallback = shipped(shop.language); !fallback.empty())
        return fallback;
    return "en";
}

std::string recoveryUrl(const Cart& cart, const Shop& shop)
{
    if (isShopHost(hostOf(cart.recoveryUrl), shop))
        return cart.recoveryUrl;
    return "https://" + shop.domain + "/cart";
}

std::string unsubscribeUrl(const Shop& shop, const Subject& subject, const std::string& draftId)
{
    return "https://" + shop.domain + "/apps/countersign/u/" + subject.key.derive("unsubscribe").mac(draftId).substr(0, 24);
}

Draft firstDraft(
    const std::string& draftId, const StoredCart& stored, const Subject& subject, const Shop& shop, const Policy& policy, TimeMs now)
{
    const auto& cart = stored.cart;
    Draft draft;
    auto& summary = draft.summary;
    summary.id = draftId;
    summary.shopId = shop.id;
    summary.state = DraftState::Composing;
    summary.value = cart.total;
    summary.stake = stakeRank(policy, cart.total);
    summary.maskedName = maskName(cleanText(cart.firstName, longestName), cleanText(cart.lastName, longestName));
    summary.language = draftLanguage(cart, shop);
    summary.createdAt = now;
    summary.updatedAt = now;
    summary.coldAt = now + policy.coldAfterMs;
    summary.channel = looksLikeEmail(cart.email) || !isE164(cart.phone) ? Channel::Email : Channel::Sms;
    draft.cartId = stored.id;
    draft.abandonedAt = now;
    draft.timeZone = shop.timeZone;
    draft.lines = cart.lines;
    draft.linkDomains = shop.linkDomains;
    draft.linkDomains.insert(draft.linkDomains.begin(), shop.domain);
    draft.customer.emailConsent = known(subject.emailConsent, cart.acceptsEmailMarketing);
    draft.customer.smsConsent = known(subject.smsConsent, cart.acceptsSmsMarketing);

    auto& values = draft.values;
    fillTexts(values, cart, shop, summary.language);
    values.text["recovery_url"] = recoveryUrl(cart, shop);
    values.text["unsubscribe_url"] = unsubscribeUrl(shop, subject, draftId);
    values.commitmentKey = subject.commitmentKeyHex();
    values.fromName = shop.senderName;
    const bool email = summary.channel == Channel::Email;
    values.from = email ? shop.senderAddress : shop.smsSender;
    if (email)
        values.to = looksLikeEmail(cart.email) ? cart.email : std::string();
    else
        values.to = cart.phone;
    draft.maskedTo = email ? maskEmail(values.to) : maskPhone(values.to);
    return draft;
}

} // namespace countersign
