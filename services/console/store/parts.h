#pragma once
// What an open store consists of; shared by its sources only.
#include "services/base/filelock.h"
#include "services/console/store/localstore.h"
#include "services/console/store/queuepages.h"

#include <atomic>

namespace countersign {

struct LocalStore::Parts {
    std::unique_ptr<FileLock> lock;   // first, so that it goes last; absent where the folder's system knows no locks
    SealKey key = SealKey::random();
    bool keyOutlives = false;
    std::function<TimeMs()> now;
    std::int64_t rewriteUpToBytes = 0;
    std::unique_ptr<ReadPool> reads;  // one connection per thread that reads

    // The queue in memory. The queue thread's own, but for `stopping`.
    std::unique_ptr<QueueIndex> index;            // absent until it is loaded
    QueueViewer viewer;
    std::vector<std::string> changedMeanwhile;    // while it is being loaded
    std::vector<std::function<void()>> waiting;   // questions that only the index can answer
    std::uint64_t loads = 0;                      // an index loaded for an earlier viewer or state is dropped
    bool loading = false;
    std::atomic<bool> stopping = false;

    std::unique_ptr<Writer> writer;
    std::unique_ptr<ThreadPool> queue = std::make_unique<ThreadPool>(1, "store.queue");   // rows, searches, totals: in order
    std::unique_ptr<ThreadPool> reader = std::make_unique<ThreadPool>(1, "store.read");   // one draft, decisions: never behind a scan
    std::unique_ptr<ThreadPool> worker = std::make_unique<ThreadPool>(1, "store.work");   // long work: sealing, loading, many drafts

    ~Parts()
    {
        // In the order of who posts to whom: the worker to the writer and the queue, the writer to the queue.
        stopping = true;
        worker.reset();
        writer.reset();
        queue.reset();
        reader.reset();
    }
    void refreshQueue(const QStringList& ids);                 // after a commit, on any thread: the index follows on its own
    void loadQueue(const std::function<void()>& announce);     // on the queue thread: at once with few rows, else on the worker
    void dropQueue() { index.reset(); ++loads; loading = false; changedMeanwhile.clear(); }
};

template <class T>
QFuture<Result<T>> LocalStore::askIndex(std::function<Result<T>(Connection&, const QueueIndex&, TimeMs)> question)
{
    Answerer<Result<T>> answer;
    askQueue([this, question = std::move(question), answer](Parts& parts) {
        startLoading(parts);
        const auto look = [&parts, question, answer] {
            if (parts.index)
                answer(parts.reads->read<T>([&](Connection& connection) { return question(connection, *parts.index, parts.now()); }));
            else
                answer(fail(ErrorCode::Storage, "The queue could not be read from this computer's copy."));
        };
        if (parts.index || !parts.loading)
            look();
        else
            parts.waiting.emplace_back(look);
    });
    return answer.future();
}

template <class T>
QFuture<Result<T>> LocalStore::read(std::function<Result<T>(Connection&, const SealKey&)> work)
{
    Answerer<Result<T>> answer;
    m_parts->reader->post([parts = m_parts.get(), work = std::move(work), answer] {
        answer(parts->reads->read<T>([&](Connection& connection) { return work(connection, parts->key); }));
    });
    return answer.future();
}

}  // namespace countersign
