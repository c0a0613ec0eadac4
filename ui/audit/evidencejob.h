#pragma once
// Draws one evidence report up: verifies the record, draws the sample, reads each lineage. One step after the other; can be cancelled.
#include "ui/audit/auditsession.h"
#include "ui/audit/evidencepdf.h"

namespace countersign {

class EvidenceJob final : public QObject {
    Q_OBJECT
public:
    explicit EvidenceJob(AuditSession& session, QObject* parent = nullptr);
    void start(const SamplePlan& plan); // ends one that is under way
    void cancel();
    [[nodiscard]] bool running() const { return m_running; }

Q_SIGNALS:
    void progressed(int done, int total); // lineages; total 0 while it verifies and draws
    void finished(const countersign::EvidenceReport& report);
    void failed(const countersign::Error& error); // Cancelled is not told

private:
    void draw(const SamplePlan& plan);
    void readNext(std::size_t at);
    void end(const Error& error);
    AuditSession& m_session;
    EvidenceReport m_report;
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace countersign
