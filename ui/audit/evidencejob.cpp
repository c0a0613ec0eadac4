#include "ui/audit/evidencejob.h"

#include "models/view/followup.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

namespace countersign {

EvidenceJob::EvidenceJob(AuditSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

void EvidenceJob::cancel()
{
    ++m_generation;
    m_running = false;
}

void EvidenceJob::end(const Error& error)
{
    cancel();
    Q_EMIT failed(error);
}

void EvidenceJob::start(const SamplePlan& plan)
{
    cancel();
    m_running = true;
    m_report = {};
    m_report.at = wallClock();
    m_report.madeBy = text(m_session.review().person().name);
    Q_EMIT progressed(0, 0);
    whenDone(m_session.review().verifyRecord(), this, [this, plan, generation = m_generation](Result<QString> verdict) {
        if (generation != m_generation)
            return;
        // A record that does not verify is what a report must say, not what keeps it from being made.
        m_report.intact = verdict.has_value();
        m_report.verdict = verdict ? *verdict : refusalWords(verdict.error()).sentence;
        whenDone(m_session.audit().heads(), this, [this, plan, generation](Result<RecordHeads> heads) {
            if (generation != m_generation)
                return;
            if (heads)
                m_report.heads = std::move(*heads);
            draw(plan);
        });
    });
}

void EvidenceJob::draw(const SamplePlan& plan)
{
    whenDone(m_session.audit().drawSample(plan), this, [this, generation = m_generation](Result<AuditSample> sample) {
        if (generation != m_generation)
            return;
        if (!sample) {
            end(sample.error());
            return;
        }
        m_report.sample = std::move(*sample);
        readNext(0);
    });
}

void EvidenceJob::readNext(std::size_t at)
{
    const auto& sends = m_report.sample.sends;
    Q_EMIT progressed(static_cast<int>(at), static_cast<int>(sends.size()));
    if (!m_running)
        return; // who was told cancelled it
    if (at >= sends.size()) {
        m_running = false;
        Q_EMIT finished(m_report);
        return;
    }
    whenDone(m_session.audit().lineage(sends[at].draftId), this, [this, at, generation = m_generation](Result<LineageGraph> graph) {
        if (generation != m_generation)
            return;
        if (!graph && graph.error().code != ErrorCode::NotFound) {
            end(graph.error());
            return;
        }
        if (graph)
            m_report.lineages.emplace(m_report.sample.sends[at].draftId, std::move(*graph));
        readNext(at + 1);
    });
}

} // namespace countersign
