#pragma once
// Real backends for benches: one with shops and people, and one with a full queue. What cannot be had ends the bench with its reason.
#include "models/domain/draft.h"
#include "tests/bench/load.h"
#include "tests/support/processes.h"
#include "tests/support/reviewer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace countersign::bench {

[[noreturn]] void stop(const std::string& why);

template <class T>
T need(Result<T> result, const char* what)
{
    if (!result)
        stop(std::string(what) + ": " + result.error().detail);
    return std::move(*result);
}

[[nodiscard]] std::uint16_t portOf(const QString& url);
void ensure(const LoadResult& result, const char* what);
// The same requests answered by a server that keeps nothing.
[[nodiscard]] double echoLimit(const std::vector<std::string>& requests, std::size_t connections);

// Shops and people of the demo, without its recordings.
struct Bench {
    test::Processes processes;
    std::string hookSecret;
    Bench();
    [[nodiscard]] std::vector<std::string> checkouts(const std::string& prefix, int count, TimeMs updatedAt) const;
    [[nodiscard]] std::string database() const { return processes.databaseFile(); }
};
// Milliseconds from accepted webhook to queued draft, for carts whose token starts with prefix; waits until `expected` are routed.
[[nodiscard]] std::vector<double> waitForDrafts(const Bench& bench, const std::string& prefix, std::int64_t expected, TimeMs& first, TimeMs& last);

// A backend with that many queued drafts, each of which mira may approve alone; she is signed in.
struct StockedBackend {
    Bench bench;
    std::unique_ptr<test::Reviewer> mira;
    explicit StockedBackend(int drafts);
    [[nodiscard]] std::string authorization() const { return "Authorization: Bearer " + mira->token() + "\r\n"; }
    // Approvals of at least that many of them, signed, as whole requests.
    [[nodiscard]] std::vector<std::string> decisions(std::size_t count);
};

}  // namespace countersign::bench
