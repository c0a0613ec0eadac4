#pragma once
// Lets the same person in again while the backend is away: argon2id of the last password, kept sealed under the keychain's store key.
#include "services/base/threadpool.h"

#include "models/domain/result.h"

#include <QFuture>
#include <QString>

namespace countersign {

class OfflinePassword {
public:
    [[nodiscard]] QFuture<Result<QString>> seal(const QString& password);
    [[nodiscard]] QFuture<Result<bool>> matches(const QString& sealed, const QString& password);

private:
    ThreadPool m_thread{1, "argon"};  // takes tens of milliseconds and 64 MiB
};

}  // namespace countersign
