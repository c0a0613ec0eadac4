#pragma once
// Signing in: makes the signed-in desk. The password is forgotten at once; token and device key go to the OS keychain, else stay in memory.
#include "services/console/desk/reviewdesk.h"

#include <QFuture>
#include <QUrl>
#include <memory>

namespace countersign {

struct DeskOptions {
    QString dataFolder;        // where the local SQLite lives
    bool useKeychain = true;   // false: memory only (tests, no keychain)
    int firstRetryMs = 1000;   // pause before the second attempt to reach the backend; doubles
};

// Signs in, enrols this device's key, opens the local store of (backend, person), starts sync. Errors name what is wrong in words a person
// can act on. Offline with a remembered session: opens with what is stored here.
[[nodiscard]] QFuture<Result<std::shared_ptr<ReviewDesk>>> signIn(
    const QUrl& backend, const QString& login, const QString& password, const DeskOptions& options);

}  // namespace countersign
