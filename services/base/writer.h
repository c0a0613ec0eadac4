#pragma once
// The one writing connection of a file, on its own thread, with group commit: queued writes share a transaction, each in its own
// savepoint, and are answered after the commit. If the commit fails, every write of the group is answered with that error. A write that is
// alone in its group has no savepoint: in one, each statement of a long write looks through the copies of all pages touched before it.
#include "services/base/database.h"

#include <functional>
#include <memory>

namespace countersign {

class Writer {
public:
    using Work = std::function<Result<void>(Connection&)>;  // an error rolls back its savepoint only
    using Done = std::function<void(Result<void>)>;         // on the writer's thread: must be short

    explicit Writer(std::unique_ptr<Connection> connection, std::size_t maxGroup = 512);
    ~Writer();  // finishes what is queued, then stops
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(Work work, Done done);           // any thread
    // Work that may wait: done when nothing else was asked for a moment, and beside other work for about a sixtieth of this thread's
    // time; urgent: beside the very next group. In its own order; any thread.
    void submitBehind(Work work, Done done, bool urgent = false);
    [[nodiscard]] Result<void> run(Work work);   // blocks; any thread but the writer's own
    // Called on the writer's thread after every group that was committed, before its answers; must be short. Set it before the first write.
    void onCommit(std::function<void()> hook);
    // Between two groups: rewrites the file where it has at most `compactUpToBytes` (every page, so that no deleted byte is left), then moves
    // the log into the file and empties it. Blocks; any thread but the writer's own. Unavailable: a reader still holds the log's end.
    [[nodiscard]] Result<void> tidy(std::int64_t compactUpToBytes);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
