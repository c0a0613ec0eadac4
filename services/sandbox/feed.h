#pragma once
// Posts recordings as the shop would: signed, over HTTP, rebased so that each cart was last touched a while ago.
#include "services/base/clock.h"
#include "services/sandbox/recordedshop.h"
#include "services/sandbox/recording.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace countersign {

struct FeedOptions {
    std::string backendUrl{}; // "http://127.0.0.1:8787"
    TimeMs ageMs = 40 * minuteMs; // since the shopper's last activity
    int copies = 1; // of every recording, each a different shopper
    bool fresh = false; // also the first copy is a new shopper, unlike any earlier feed's
    double ratePerSecond = 0; // most webhooks; 0 = as fast as they are answered
    int connections = 4;
    std::string only{}; // part of a recording's file name; empty = all
};

struct FeedReport {
    std::int64_t posted = 0;
    std::int64_t accepted = 0;
    std::int64_t duplicates = 0;
    std::int64_t refused = 0;
    std::vector<std::string> refusals; // "jpy-01.json checkouts/create: 422 …", at most 20
};

class Feed {
public:
    Feed(std::vector<Recording> recordings, std::vector<RecordedShop> shops, const Clock& clock);
    // Blocks until all is posted or `cancel` is called. The events of one shopper keep their order. Errors: an unusable recording, or a
    // backend that cannot be reached at all.
    [[nodiscard]] Result<FeedReport> run(const FeedOptions& options);
    void cancel(); // any thread

private:
    struct Post;
    struct Run;
    [[nodiscard]] Result<std::vector<Post>> prepare(
        const Recording& recording, const FeedOptions& options, const std::string& suffix) const;
    void work(Run& run);
    bool waitForTurn(Run& run);
    const std::vector<Recording> m_recordings;
    const std::vector<RecordedShop> m_shops;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_cancelled = false;
};

} // namespace countersign
