#pragma once
// The generic signed-webhook connector: POST of exactly the signed bytes, by the Standard Webhooks scheme, where webhook-id is our attempt
// id and the receiver's dedupe key; GET {url}/{id} asks what became of one.
#include "models/domain/shop.h"
#include "services/base/clock.h"
#include "services/base/httpclient.h"
#include "services/recovery/deliver/connector.h"

#include <functional>
#include <memory>

namespace countersign {

class WebhookConnector final : public Connector {
public:
    WebhookConnector(HttpClient& http, const Clock& clock, std::string url, std::string secret);
    [[nodiscard]] Result<Receipt> send(const Outgoing& message) override;
    [[nodiscard]] Result<Receipt> lookUp(const std::string& sendId) override;

    // "v1,<base64 HMAC-SHA256 of id.timestamp.body>"; a secret "whsec_…" is base64, any other is its own bytes.
    [[nodiscard]] static std::string signatureOf(
        const std::string& secret, const std::string& id, const std::string& timestamp, std::string_view body);

private:
    [[nodiscard]] HttpCall signedCall(const char* method, std::string url, const std::string& id, std::string body) const;
    HttpClient& m_http;
    const Clock& m_clock;
    const std::string m_url;
    const std::string m_secret;
};

using ConnectorFor = std::function<Result<std::unique_ptr<Connector>>(const Shop&, const ShopSecrets&)>;
// The shop's connector by its settings; InvalidInput when they name none that exists or lack its address.
[[nodiscard]] ConnectorFor configuredConnectors(HttpClient& http, const Clock& clock);

} // namespace countersign
