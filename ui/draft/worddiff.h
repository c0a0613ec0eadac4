#pragma once
// Word-level difference of two texts; placeholders are whole words.
#include <QString>
#include <vector>

namespace countersign {

struct DiffRun {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;
};
[[nodiscard]] std::vector<DiffRun> wordDiff(const QString& before, const QString& after);

} // namespace countersign
