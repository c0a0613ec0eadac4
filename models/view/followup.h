#pragma once
// Following a future on a context's thread. QFuture::then(context, …) of Qt 6.4 asserts when the context dies first; this does not call.
// Takes the result: one follower per future. A cancelled or abandoned future arrives as ErrorCode::Cancelled.
#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <memory>
#include <utility>

namespace countersign {

template <class T, class E, class Function>
void whenDone(QFuture<tl::expected<T, E>> future, QObject* context, Function function)
{
    using Value = tl::expected<T, E>;
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, function = std::move(function)]() mutable {
        QFuture<Value> finished = watcher->future();
        watcher->deleteLater();
        if (finished.isCanceled() || finished.resultCount() == 0)
            function(Value(tl::unexpect, E{Error{ErrorCode::Cancelled, "cancelled", std::nullopt}}));
        else
            function(finished.takeResult());
    });
    watcher->setFuture(std::move(future));
}

// A promise that answers once; unanswered at its end it answers Cancelled, so that nobody waits for ever. Any thread.
template <class Value>
class Answerer {
public:
    Answerer() : m_state(std::make_shared<State>()) { m_state->promise.start(); }
    [[nodiscard]] QFuture<Value> future() const { return m_state->promise.future(); }
    [[nodiscard]] bool answered() const { return m_state->promise.future().isFinished(); }
    void operator()(Value value) const
    {
        if (m_state->promise.future().isFinished())
            return;
        m_state->promise.addResult(std::move(value));
        m_state->promise.finish();
    }

private:
    struct State {
        QPromise<Value> promise;  // its destructor cancels and finishes when nothing was answered
    };
    std::shared_ptr<State> m_state;
};

template <class Value>
[[nodiscard]] QFuture<Value> readyFuture(Value value)
{
    Answerer<Value> answer;
    answer(std::move(value));
    return answer.future();
}

}  // namespace countersign
