#include "models/domain/signaturechecks.h"

#include "models/domain/signature.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>

namespace countersign {

namespace {

constexpr std::size_t checksPerBatch = 512;

std::vector<std::int64_t> misfitsAmong(const std::vector<SignatureCheck>& checks)
{
    std::vector<std::int64_t> misfits;
    for (const auto& check : checks)
        if (!verify(check.publicKey, check.bytes, check.signature))
            misfits.push_back(check.entry);
    return misfits;
}

std::size_t mostBatchesUnderWay()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace

void SignatureChecks::takeOldest()
{
    const auto misfits = m_underWay.front().get();
    m_underWay.pop_front();
    m_misfits.insert(m_misfits.end(), misfits.begin(), misfits.end());
}

void SignatureChecks::add(SignatureCheck check)
{
    m_batch.push_back(std::move(check));
    if (m_batch.size() < checksPerBatch)
        return;
    if (m_underWay.size() >= mostBatchesUnderWay())
        takeOldest();
    auto batch = std::make_shared<const std::vector<SignatureCheck>>(std::exchange(m_batch, {}));
    try {
        m_underWay.push_back(std::async(std::launch::async, [batch] { return misfitsAmong(*batch); }));
    } catch (const std::system_error&) { // no thread to be had
        std::promise<std::vector<std::int64_t>> done;
        done.set_value(misfitsAmong(*batch));
        m_underWay.push_back(done.get_future());
    }
}

std::vector<std::int64_t> SignatureChecks::finish()
{
    while (!m_underWay.empty())
        takeOldest();
    const auto last = misfitsAmong(std::exchange(m_batch, {}));
    m_misfits.insert(m_misfits.end(), last.begin(), last.end());
    return std::exchange(m_misfits, {});
}

} // namespace countersign
