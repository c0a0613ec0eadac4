#pragma once
// Bounded waiting for a future in a test.
#include "models/view/followup.h"

#include <QEventLoop>
#include <QTimer>
#include <optional>

namespace countersign {

template <class T>
[[nodiscard]] T await(QFuture<T> future, int ms = 20000)
{
    std::optional<T> kept;
    QEventLoop loop;  // wakes with the answer, where QTest::qWaitFor looks every 10 ms
    whenDone(std::move(future), &loop, [&](T value) {
        kept.emplace(std::move(value));
        loop.quit();
    });
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
    if (!kept)
        qFatal("a future never resolved");
    return std::move(*kept);
}

}  // namespace countersign
