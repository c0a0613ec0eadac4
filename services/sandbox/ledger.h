#pragma once
// What reached the pretend provider, one JSON line each, durable before the answer. The proof of "at most once" in the tests.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace countersign {

class Ledger {
public:
    // Reads what a former run left; a last line cut off by a crash is dropped.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const std::string& path);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    // Appends and syncs; the provider's id, which is the same for every repetition of a webhook id. Any thread.
    [[nodiscard]] Result<std::string> append(const std::string& webhookId, const std::string& body, TimeMs at);
    [[nodiscard]] std::string providerIdOf(const std::string& webhookId) const; // empty when it never arrived
    [[nodiscard]] Json summary() const; // {"sends","duplicates","entries":[…]}

private:
    Ledger(int file, std::vector<Json> entries);
    int m_file;
    mutable std::mutex m_mutex;
    std::vector<Json> m_entries;
    std::map<std::string, std::string> m_providerIds;
};

} // namespace countersign
