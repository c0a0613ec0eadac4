#pragma once
// How FakeStudio answers, for the files that it is written in.
#include "models/view/followup.h"
#include "tests/support/console/fakestudio.h"

#include <utility>

namespace countersign {

template <class T>
QFuture<Result<T>> FakeStudio::answer(const std::function<Result<T>()>& work)
{
    if (auto error = trouble())
        return readyFuture<Result<T>>(tl::unexpected(std::move(*error)));
    return readyFuture<Result<T>>(work());
}

}  // namespace countersign
