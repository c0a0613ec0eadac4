#include "ui/draft/worddiff.h"

#include <QRegularExpression>
#include <dtl/dtl.hpp>

namespace countersign {

namespace {

constexpr std::size_t mostCompared = 1500; // words that differ; the time grows with their square

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
    std::vector<std::string> older = words(before);
    std::vector<std::string> newer = words(after);
    std::vector<DiffRun> runs;
    const auto add = [&runs](DiffRun::Kind kind, const std::string& word) {
        if (runs.empty() || runs.back().kind != kind)
            runs.push_back({ kind, {} });
        runs.back().text += QString::fromStdString(word);
    };
    // What is the same at both ends costs nothing; only the middle is compared word by word.
    const std::size_t shorter = std::min(older.size(), newer.size());
    std::size_t start = 0;
    while (start < shorter && older[start] == newer[start])
        ++start;
    std::size_t end = 0;
    while (end < shorter - start && older[older.size() - 1 - end] == newer[newer.size() - 1 - end])
        ++end;
    for (std::size_t i = 0; i < start; ++i)
        add(DiffRun::Kind::Same, older[i]);
    const std::vector<std::string> removed(
        older.begin() + static_cast<std::ptrdiff_t>(start), older.end() - static_cast<std::ptrdiff_t>(end));
    const std::vector<std::string> added(
        newer.begin() + static_cast<std::ptrdiff_t>(start), newer.end() - static_cast<std::ptrdiff_t>(end));
    if (removed.size() > mostCompared || added.size() > mostCompared) {
        for (const std::string& word : removed)
            add(DiffRun::Kind::Removed, word);
        for (const std::string& word : added)
            add(DiffRun::Kind::Added, word);
    } else {
        dtl::Diff<std::string, std::vector<std::string>> diff(removed, added);
        diff.compose();
        for (const auto& [element, info] : diff.getSes().getSequence())
            add(info.type == dtl::SES_ADD          ? DiffRun::Kind::Added
                    : info.type == dtl::SES_DELETE ? DiffRun::Kind::Removed
                                                   : DiffRun::Kind::Same,
                element);
    }
    for (std::size_t i = older.size() - end; i < older.size(); ++i)
        add(DiffRun::Kind::Same, older[i]);
    return runs;
}

} // namespace countersign
