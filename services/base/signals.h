#pragma once
// The wish to stop: SIGINT, SIGTERM (Ctrl+C on Windows), or a call from inside. For main() only.
#include <memory>

namespace countersign {

// Make it before any thread: from then on the signals no longer kill the process. A closed pipe (SIGPIPE) never does.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    void wait();     // blocks until the wish comes, or returns at once if it came before
    void request();  // any thread

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
