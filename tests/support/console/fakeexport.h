#pragma once
// Exports that write nothing: what was wished for is kept, and each ends as the test says.
#include "services/console/desk/recordexport.h"

#include <optional>
#include <utility>
#include <vector>

namespace countersign {

class FakeExport final : public RecordExport {
    Q_OBJECT
public:
    using RecordExport::RecordExport;
    void hold(bool hold) { m_hold = hold; } // each waits for goOn(), complete() or stop()
    void goOn(qint64 done, qint64 total) { Q_EMIT progressed(done, total); }
    void complete(std::int64_t items, std::int64_t kept = 0)
    {
        m_running = false;
        Q_EMIT finished({ m_wishes.back(), items, kept });
    }
    void stop(const Error& error)
    {
        m_running = false;
        Q_EMIT failed(error);
    }
    [[nodiscard]] const std::vector<ExportWish>& wishes() const { return m_wishes; }
    [[nodiscard]] int cancelled() const { return m_cancelled; }

    void start(const ExportWish& wish) override
    {
        m_wishes.push_back(wish);
        m_running = true;
        Q_EMIT progressed(0, 0);
        if (!m_hold)
            complete(7);
    }
    void cancel() override
    {
        m_running = false;
        ++m_cancelled;
    }
    [[nodiscard]] bool running() const override { return m_running; }

private:
    std::vector<ExportWish> m_wishes;
    int m_cancelled = 0;
    bool m_hold = false;
    bool m_running = false;
};

}  // namespace countersign
