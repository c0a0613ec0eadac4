#pragma once
// This device's keys for one account. In the OS keychain where there is one, else in memory for this run only; never on disk in the clear.
#include "models/domain/signature.h"
#include "models/domain/time.h"
#include "services/base/seal.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <optional>

namespace countersign {

struct RememberedSession {
    std::string token;
    TimeMs expiresAt = 0;
};
struct ConsoleKeys {
    SigningKey device;   // signs decisions and cosigns checkpoints
    SealKey store;       // seals personal data in the local file
    bool durable = false;  // both will be there after a restart
    std::optional<RememberedSession> session;
};

class KeyRing final : public QObject {
    Q_OBJECT
public:
    // account: names backend and login; useKeychain false: memory only.
    KeyRing(QString account, bool useKeychain, QObject* parent = nullptr);
    // Reads the keys or makes them. A keychain that is missing, locked or refuses gives keys in memory, never an error.
    [[nodiscard]] QFuture<Result<ConsoleKeys>> open();
    // A new device key in the place of one that was revoked; the key for the store stays. Durable as `keys` were, where the keychain lets it.
    [[nodiscard]] QFuture<Result<ConsoleKeys>> renewDevice(ConsoleKeys keys);
    void rememberSession(const RememberedSession& session);
    void forgetSession();

private:
    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString& name);
    [[nodiscard]] QFuture<Result<void>> write(const QString& name, const QByteArray& value);
    [[nodiscard]] QString entry(const QString& name) const;
    QString m_account;
    bool m_useKeychain;
};

}  // namespace countersign
