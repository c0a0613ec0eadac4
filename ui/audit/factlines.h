#pragma once
// What an entry or a node holds, as lines to read: names beside values, lists as points, wordings before and after as a difference. The
// shapes the backend sends (offers, evidence, checks, wordings) are said in their own words, everything else by name and value.
#include "models/domain/auditsearch.h"
#include "models/domain/lineagegraph.h"

#include <QString>
#include <vector>

namespace countersign {

struct FactLine {
    enum class Kind { Title, Muted, Heading, Fact, Point, Text, Removed, Added, Same, End };
    Kind kind = Kind::Fact;
    QString name;
    QString value;
    int depth = 0;
};
[[nodiscard]] std::vector<FactLine> entryFacts(const AuditRow& row, const QString& actor);
[[nodiscard]] std::vector<FactLine> nodeFacts(const LineageNode& node);

} // namespace countersign
