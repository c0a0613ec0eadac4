#pragma once
// What a dialogue of client and server needs: the answer that arrived, a body as bytes, one fixed moment.
#include "models/view/followup.h"
#include "services/console/api/apiclient.h"
#include "tests/support/console/scriptedserver.h"

#include <QTest>

namespace countersign {

inline constexpr TimeMs dialogueTime = 1'795'000'000'000;

// The future's answer; a call that never ends fails the test instead of hanging it.
template <class T>
[[nodiscard]] std::optional<Answer<T>> arrived(QFuture<Answer<T>> future, int ms = 8000)
{
    std::optional<Answer<T>> kept;
    QObject context;
    whenDone(std::move(future), &context, [&kept](Answer<T> answer) { kept.emplace(std::move(answer)); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(kept.has_value(), ms); }();
    return kept;
}

[[nodiscard]] inline QByteArray jsonBytes(const Json& value)
{
    return QByteArray::fromStdString(value.dump());
}

}  // namespace countersign
