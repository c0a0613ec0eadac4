#include "services/recovery/deliver/webhookconnector.h"

#include "models/domain/digest.h"
#include "models/domain/text.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

constexpr std::string_view encodedSecretMark = "whsec_";
constexpr std::size_t longestProviderId = 200;

std::optional<std::int64_t> retryAfterMs(const HttpAnswer& answer)
{
    for (const auto& [name, value] : answer.headers) {
        std::int64_t seconds = 0;
        const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), seconds);
        if (name == "retry-after" && problem == std::errc() && end == value.data() + value.size() && seconds >= 0 && seconds < 86400)
            return seconds * secondMs;
    }
    return std::nullopt;
}

std::string providerIdOf(const std::string& body)
{
    const auto json = parseJson(body);
    if (!json || !json->is_object())
        return {};
    for (const char* key : { "provider_id", "id", "message_id" })
        if (const auto it = json->find(key); it != json->end() && it->is_string())
            return cleanText(it->get_ref<const std::string&>(), longestProviderId);
    return {};
}

} // namespace

WebhookConnector::WebhookConnector(HttpClient& http, const Clock& clock, std::string url, std::string secret)
    : m_http(http)
    , m_clock(clock)
    , m_url(std::move(url))
    , m_secret(std::move(secret))
{
}

std::string WebhookConnector::signatureOf(
    const std::string& secret, const std::string& id, const std::string& timestamp, std::string_view body)
{
    std::string key = secret;
    if (secret.starts_with(encodedSecretMark))
        if (const auto decoded = fromBase64(std::string_view(secret).substr(encodedSecretMark.size())))
            key = *decoded;
    std::string signedText = id + "." + timestamp + ".";
    signedText += body;
    return "v1," + base64(view(hmacSha256(key, signedText)));
}

HttpCall WebhookConnector::signedCall(const char* method, std::string url, const std::string& id, std::string body) const
{
    const auto timestamp = std::to_string(m_clock.now() / secondMs);
    HttpCall call;
    call.method = method;
    call.url = std::move(url);
    call.headers
        = { { "webhook-id", id }, { "webhook-timestamp", timestamp }, { "webhook-signature", signatureOf(m_secret, id, timestamp, body) } };
    if (!body.empty())
        call.headers.emplace_back("content-type", "application/json");
    call.body = std::move(body);
    call.maxAnswer = 64 * 1024;
    return call;
}

Result<Receipt> WebhookConnector::send(const Outgoing& message)
{
    auto answer = m_http.call(signedCall("POST", m_url, message.sendId, message.bytes));
    if (!answer) {
        // An answer too large is an answer all the same: the request arrived.
        if (answer.error().code == ErrorCode::TooLarge || answer.error().code == ErrorCode::Timeout)
            return fail(ErrorCode::LostAnswer, answer.error().detail);
        return tl::unexpected(std::move(answer.error()));
    }
    const auto status = std::to_string(answer->status);
    if (answer->status >= 200 && answer->status < 300)
        return Receipt{ providerIdOf(answer->body) };
    if (answer->status == 429)
        return fail(ErrorCode::Throttled, "the provider asks to wait", retryAfterMs(*answer));
    if (answer->status == 503)
        return fail(ErrorCode::Unavailable, "the provider is not available", retryAfterMs(*answer));
    // Whether the message was taken before the provider stumbled is not known.
    if (answer->status >= 500 || answer->status == 408)
        return fail(ErrorCode::LostAnswer, "the provider answered with status " + status);
    return fail(ErrorCode::InvalidInput, "the provider refused with status " + status);
}

Result<Receipt> WebhookConnector::lookUp(const std::string& sendId)
{
    auto answer = m_http.call(signedCall("GET", m_url + "/" + sendId, sendId, {}));
    if (!answer)
        return fail(ErrorCode::Unavailable, "the provider cannot be asked: " + answer.error().detail);
    if (answer->status >= 200 && answer->status < 300)
        return Receipt{ providerIdOf(answer->body) };
    if (answer->status == 404)
        return fail(ErrorCode::NotFound, "the provider never got it");
    return fail(ErrorCode::Unavailable, "the provider cannot say: status " + std::to_string(answer->status), retryAfterMs(*answer));
}

ConnectorFor configuredConnectors(HttpClient& http, const Clock& clock)
{
    return [&http, &clock](const Shop& shop, const ShopSecrets& secrets) -> Result<std::unique_ptr<Connector>> {
        if (!shop.connector.empty() && shop.connector != "webhook")
            return fail(ErrorCode::InvalidInput, "the shop's connector is not one this program has");
        if (shop.connectorUrl.empty())
            return fail(ErrorCode::InvalidInput, "the shop's connector has no address");
        return std::unique_ptr<Connector>(std::make_unique<WebhookConnector>(http, clock, shop.connectorUrl, secrets.connectorSecret));
    };
}

} // namespace countersign
