#pragma once
// The keys that people's devices sign with: one's own, and everybody's with the right to manage people. GUI thread; nothing blocks; every
// future resolves. All of it needs the backend and answers Unavailable with a sentence while offline.
#include "models/domain/devicekey.h"

#include <QFuture>
#include <QObject>
#include <vector>

namespace countersign {

class KeysDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool online() const = 0;
    [[nodiscard]] virtual std::string ownKeyId() const = 0; // what this device signs with
    [[nodiscard]] virtual QFuture<Result<std::vector<EnrolledKey>>> list(bool everybodys) = 0; // newest first
    // Nothing signed with it is taken from then on, its sessions end, its person's leases are given back; earlier decisions stand.
    // Of this device's own key: sign out next; signing in again makes a new key.
    [[nodiscard]] virtual QFuture<Result<KeyRevoked>> revoke(const std::string& keyId, RevokeReason why) = 0;

Q_SIGNALS:
    void onlineChanged();
};

} // namespace countersign
