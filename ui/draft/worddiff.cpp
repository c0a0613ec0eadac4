#include "ui/draft/worddiff.h"

#include <QRegularExpression>
#include <dtl/dtl.hpp>

namespace countersign {

namespace {

std::vector<std::string> words(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("\\{\\{[^}]*\\}\\}|\\s+|[\\w'’]+|."),
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::DotMatchesEverythingOption);
    std::vector<std::string> found;
    for (auto it = word.globalMatch(text); it.hasNext();)
        found.push_back(it.next().captured().toStdString());
    return found;
}

} // namespace

std::vector<DiffRun> wordDiff(const QString& before, const QString& after)
{
    dtl::Diff<std::string, std::vector<std::string>> diff(words(before), words(after));
    diff.compose();
    std::vector<DiffRun> runs;
    for (const auto& [element, info] : diff.getSes().getSequence()) {
        const DiffRun::Kind kind = info.type == dtl::SES_ADD ? DiffRun::Kind::Added
            : info.type == dtl::SES_DELETE                   ? DiffRun::Kind::Removed
                                                             : DiffRun::Kind::Same;
        if (runs.empty() || runs.back().kind != kind)
            runs.push_back({ kind, {} });
        runs.back().text += QString::fromStdString(element);
    }
    return runs;
}

} // namespace countersign
