#pragma once
// The evidence report: scope, counts, what was drawn and how, the lineage of each drawn send, what verifying said, how to check it oneself.
#include "models/domain/auditsample.h"
#include "models/domain/lineagegraph.h"
#include "services/console/api/audittypes.h"

#include <QByteArray>
#include <QFont>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace countersign {

struct EvidenceReport {
    AuditSample sample;
    std::map<std::string, LineageGraph> lineages; // by draft; one that could not be read is not here
    std::optional<RecordHeads> heads;             // absent without the right to export
    QString verdict;                              // of verifying, a sentence
    bool intact = false;
    QString madeBy;
    TimeMs at = 0;
};

// The document, a part at a time, so that a window goes on meanwhile. A4 upright. The same report gives the same bytes on one computer.
// `nameOf` gives a person's name to an id. GUI thread.
class EvidencePaper {
public:
    EvidencePaper(
        EvidenceReport report, const QFont& font, Qt::LayoutDirection direction, std::function<QString(const std::string& personId)> nameOf);
    ~EvidencePaper();
    [[nodiscard]] int sends() const; // in the report
    [[nodiscard]] int written() const { return m_written; } // of them, so far
    [[nodiscard]] bool writeNext(); // first what the report says, then a send each; false when all of it is written
    [[nodiscard]] QByteArray end(); // the document; empty when nothing could be written

private:
    class Writer;
    EvidenceReport m_report;
    std::function<QString(const std::string&)> m_nameOf;
    std::unique_ptr<Writer> m_writer; // null when there is no paper to write on
    int m_written = 0;
    bool m_begun = false;
};

// All of it at once.
[[nodiscard]] QByteArray evidencePdf(const EvidenceReport& report, const QFont& font, Qt::LayoutDirection direction,
    const std::function<QString(const std::string& personId)>& nameOf);

// What a plan asks for, one sentence a line; as the report's scope and under the form.
[[nodiscard]] QStringList planSentences(const SamplePlan& plan, const std::function<QString(const std::string& personId)>& nameOf);
[[nodiscard]] QString populationSentence(const SamplePopulation& population);

} // namespace countersign
