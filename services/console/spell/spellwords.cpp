#include "services/console/spell/spellwords.h"

#include <QRegularExpression>

namespace countersign {

namespace {

constexpr int longestWord = 100; // longer ones are no words, and hunspell's time grows with them

const QRegularExpression& wordPattern()
{
    // A placeholder, a link or an address is one match without the named group: it is stepped over whole.
    static const QRegularExpression pattern(
        QStringLiteral(
            "\\{\\{[^}]*\\}\\}|[a-z][a-z0-9+.-]*://\\S+|www\\.\\S+|\\S+@\\S+|(?<word>[\\p{L}\\p{M}\\p{N}_]+(?:['’][\\p{L}\\p{M}]+)*)"),
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool isWord(const QString& word)
{
    bool allUpper = true;
    for (const QChar c : word) {
        if (c.isNumber() || c == u'_')
            return false;
        allUpper = allUpper && !c.isLower();
    }
    return word.size() > 1 && word.size() <= longestWord && !(allUpper && word.size() <= 5); // "VAT", "GmbH" is in the list
}

} // namespace

std::vector<SpellWord> spellWords(const QString& text)
{
    std::vector<SpellWord> words;
    for (auto it = wordPattern().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString word = match.captured(u"word");
        if (!word.isEmpty() && isWord(word))
            words.push_back({ static_cast<int>(match.capturedStart(u"word")), word });
    }
    return words;
}

QSet<QString> foldedWords(const QStringList& names)
{
    QSet<QString> folded;
    for (const QString& name : names)
        for (const SpellWord& word : spellWords(name))
            folded.insert(word.word.toCaseFolded());
    return folded;
}

} // namespace countersign
