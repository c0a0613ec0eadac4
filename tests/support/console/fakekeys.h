#pragma once
// Device keys in memory: two of one's own, one of another person; revoked at once.
#include "services/console/desk/keysdesk.h"

#include <functional>
#include <optional>
#include <vector>

namespace countersign {

class FakeDesk;

class FakeKeys final : public KeysDesk {
    Q_OBJECT
public:
    explicit FakeKeys(FakeDesk& desk);
    void failNext(const Error& error) { m_failure = error; }
    void holdAnswers(bool hold); // what is revoked is told once released
    [[nodiscard]] const std::vector<EnrolledKey>& all() const { return m_all; }

    [[nodiscard]] bool online() const override;
    [[nodiscard]] std::string ownKeyId() const override { return "k_00000000000000a1"; }
    [[nodiscard]] QFuture<Result<std::vector<EnrolledKey>>> list(bool everybodys) override;
    [[nodiscard]] QFuture<Result<KeyRevoked>> revoke(const std::string& keyId, RevokeReason why) override;

private:
    FakeDesk& m_desk;
    std::vector<EnrolledKey> m_all;
    std::optional<Error> m_failure;
    bool m_holding = false;
    std::vector<std::function<void()>> m_held;
};

} // namespace countersign
