#pragma once
// Customers' keys: made on first need, wrapped under the master key, destroyed on erasure.
#include "models/domain/cart.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <optional>
#include <string>

namespace countersign {

struct Subject {
    std::string id;
    SealKey key;      // seals the vault's fields and drafts' personal part
    std::string arm;  // "", "treated", "holdout"
    Consent emailConsent = Consent::Unknown;
    Consent smsConsent = Consent::Unknown;
    [[nodiscard]] std::string commitmentKeyHex() const;  // hex(key.derive("commitment"))
};
// NotFound when erased.
[[nodiscard]] Result<Subject> loadSubject(Connection& connection, const SealKey& master, const std::string& subjectId);
[[nodiscard]] Result<Subject> findOrMakeSubject(Connection& connection, const SealKey& master, const std::string& shopId, const std::string& lookup, TimeMs now);
[[nodiscard]] Result<void> setArm(Connection& connection, const std::string& subjectId, const std::string& arm);
// Keeps what is in force and where it came from (consentstore.h). `at`: when it changed, by the source.
[[nodiscard]] Result<void> setConsent(Connection& connection, const std::string& shopId, const std::string& lookup, std::optional<Consent> email,
                                      std::optional<Consent> sms, TimeMs at, std::string_view source = "earlier", TimeMs seenAt = 0);
[[nodiscard]] Result<void> putVault(Connection& connection, const Subject& subject, const std::string& field, const std::string& value);
[[nodiscard]] Result<std::optional<std::string>> getVault(Connection& connection, const Subject& subject, const std::string& field);

}  // namespace countersign
