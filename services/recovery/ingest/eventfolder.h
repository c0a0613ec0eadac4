#pragma once
// Folds what the inbox holds, batch by batch in its order: a thread of its own opens and reads, the writer applies between other work.
// What is kept and not folded when the process ends is folded at the next start.
#include "services/recovery/context.h"
#include "services/recovery/ingest/eventfold.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace countersign {

class EventFolder {
public:
    // `dueNow` and `shopErased` are called on the writer's thread and must be short.
    struct Hooks {
        std::function<void()> dueNow;
        std::function<void(const std::string& shopId)> shopErased;
    };
    EventFolder(const RecoveryContext& context, Inbox& inbox, Hooks hooks);
    ~EventFolder(); // stops
    EventFolder(const EventFolder&) = delete;
    EventFolder& operator=(const EventFolder&) = delete;

    void kept(std::int64_t seq); // an event was committed; any thread, cheap
    void stop(); // lets the batch under way land; before the writer ends
    [[nodiscard]] std::int64_t waiting() const; // events kept since the start that still wait

private:
    struct Batch;
    void loop();
    [[nodiscard]] Result<std::size_t> foldSome(); // how many were folded
    [[nodiscard]] Result<void> apply(Connection& connection, Batch& batch);
    [[nodiscard]] Result<void> applyTogether(Connection& connection, Batch& batch);
    [[nodiscard]] Result<void> applyEach(Connection& connection, Batch& batch);
    [[nodiscard]] Result<void> applyOne(Connection& connection, Batch& batch, const Result<ReadEvent>& read);

    const RecoveryContext m_context;
    Inbox& m_inbox;
    const Hooks m_hooks;
    EventFold m_fold;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<std::int64_t> m_lastKept{ 0 };
    std::atomic<std::int64_t> m_lastFolded{ 0 };
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace countersign
