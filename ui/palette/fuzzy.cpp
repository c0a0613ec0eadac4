#include "ui/palette/fuzzy.h"

namespace countersign {

namespace {

constexpr int hit = 1, wordStart = 8, runsOn = 5, wholeWord = 20;

QString folded(const QString& words)
{
    QString plain;
    const QString apart = words.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : apart)
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c;
    return plain;
}

std::optional<int> scoreFrom(const QString& typed, const QString& name, qsizetype first)
{
    int score = 0;
    qsizetype at = first;
    qsizetype before = -2;
    for (const QChar c : typed) {
        if (c.isSpace()) {
            before = -2;
            continue;
        }
        at = name.indexOf(c, at);
        if (at < 0)
            return std::nullopt;
        const bool starts = at == 0 || !name[at - 1].isLetterOrNumber();
        score += hit + (starts ? wordStart : 0) + (at == before + 1 ? runsOn : 0);
        before = at++;
    }
    return score;
}

} // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& name)
{
    const QString needle = folded(typed).trimmed();
    const QString hay = folded(name);
    if (needle.isEmpty())
        return 0;
    std::optional<int> best;
    // Greedy from each place where the first letter stands: names are short.
    for (qsizetype first = hay.indexOf(needle.front()); first >= 0; first = hay.indexOf(needle.front(), first + 1))
        if (const auto score = scoreFrom(needle, hay, first); score && (!best || *score > *best))
            best = score;
    if (best && hay.contains(needle))
        *best += wholeWord;
    return best;
}

} // namespace countersign
