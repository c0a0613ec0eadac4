#pragma once
// Device keys out of the backend.
#include "services/console/api/apiclient.h"
#include "services/console/desk/keysdesk.h"

namespace countersign {

class KeysDeskImpl final : public KeysDesk {
    Q_OBJECT
public:
    KeysDeskImpl(ApiClient& api, std::string ownKeyId, QObject* parent = nullptr);
    void setOnline(bool online);

    [[nodiscard]] bool online() const override { return m_online; }
    [[nodiscard]] std::string ownKeyId() const override { return m_ownKeyId; }
    [[nodiscard]] QFuture<Result<std::vector<EnrolledKey>>> list(bool everybodys) override;
    [[nodiscard]] QFuture<Result<KeyRevoked>> revoke(const std::string& keyId, RevokeReason why) override;

private:
    template <class T>
    [[nodiscard]] QFuture<Result<T>> told(QFuture<Answer<T>> answer);
    ApiClient& m_api;
    std::string m_ownKeyId;
    bool m_online = false;
};

} // namespace countersign
