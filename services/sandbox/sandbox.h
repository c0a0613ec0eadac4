#pragma once
// The recorded shop, the pretend messaging provider and the pretend language model behind one loopback address:
//   POST …/admin/api/{version}/graphql.json   POST|GET /connectors/webhook[/{id}]   GET /ledger /codes /healthz   POST /faults
//   POST /v1/chat/completions /v1/messages /v1/embeddings   GET /model/requests
#include "services/base/clock.h"
#include "services/base/httpserver.h"
#include "services/sandbox/recordedshop.h"

#include <memory>
#include <string>

namespace countersign {

class Sandbox {
public:
    // home: holds ledger.jsonl. Errors: of the recordings, the ledger or the address.
    [[nodiscard]] static Result<std::unique_ptr<Sandbox>> start(
        const std::string& home, const std::string& recordings, const std::string& address, const Clock& clock);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;
    [[nodiscard]] std::string url() const; // "http://127.0.0.1:8788"

private:
    struct Impl;
    explicit Sandbox(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// Standard Webhooks: HMAC-SHA256 over "id.timestamp.body". A secret with the "whsec_" prefix is base64, any other is used as it is.
[[nodiscard]] std::string standardWebhookSignature(
    const std::string& secret, std::string_view id, std::string_view timestamp, std::string_view body);

} // namespace countersign
