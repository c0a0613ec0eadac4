#pragma once
// The words of a text that a dictionary can judge, and where they stand.
#include <QSet>
#include <QString>
#include <vector>

namespace countersign {

struct SpellWord {
    int from = 0;
    QString word;
};
// Leaves out placeholders, links, addresses, codes and figures.
[[nodiscard]] std::vector<SpellWord> spellWords(const QString& text);
// "Hafenstraße 4, Hamburg" → {hafenstraße, hamburg}: the parts of names, folded for comparison.
[[nodiscard]] QSet<QString> foldedWords(const QStringList& names);

} // namespace countersign
