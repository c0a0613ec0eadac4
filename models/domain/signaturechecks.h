#pragma once
// Many signatures checked on other threads while the caller reads on: a check costs as much as hashing some two hundred entries.
// One thread adds and finishes; a few checks alone are made by that thread itself.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <string>
#include <vector>

namespace countersign {

struct SignatureCheck {
    std::int64_t entry = 0;
    std::string publicKey;
    std::string bytes;
    std::string signature;
};

class SignatureChecks {
public:
    void add(SignatureCheck check);
    // Waits for all; the entries whose signature does not fit, rising where they were added so.
    [[nodiscard]] std::vector<std::int64_t> finish();

private:
    void takeOldest();
    std::vector<SignatureCheck> m_batch;
    std::deque<std::future<std::vector<std::int64_t>>> m_underWay;
    std::vector<std::int64_t> m_misfits;
};

} // namespace countersign
