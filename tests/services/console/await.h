#pragma once
// Bounded waiting for a future in a test.
#include "models/view/followup.h"

#include <QTest>
#include <optional>

namespace countersign {

template <class T>
[[nodiscard]] T await(QFuture<T> future, int ms = 20000)
{
    std::optional<T> kept;
    QObject context;
    whenDone(std::move(future), &context, [&kept](T value) { kept.emplace(std::move(value)); });
    if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, ms))
        qFatal("a future never resolved");
    return std::move(*kept);
}

}  // namespace countersign
