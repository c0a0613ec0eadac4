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

// A4 upright. The same report gives the same bytes on one computer. `nameOf` gives a person's name to an id.
[[nodiscard]] QByteArray evidencePdf(const EvidenceReport& report, const QFont& font, Qt::LayoutDirection direction,
    const std::function<QString(const std::string& personId)>& nameOf);

// What a plan asks for, one sentence a line; as the report's scope and under the form.
[[nodiscard]] QStringList planSentences(const SamplePlan& plan, const std::function<QString(const std::string& personId)>& nameOf);
[[nodiscard]] QString populationSentence(const SamplePopulation& population);

} // namespace countersign
