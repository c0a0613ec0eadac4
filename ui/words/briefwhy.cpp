#include "ui/words/briefwhy.h"

#include "models/view/qttext.h"
#include "ui/words/sentencepatterns.h"
#include "ui/words/sentences.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringBuilder>
#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr std::array saidWhys{
    "Cart of %1 is above %2: two people decide",
    "Cart of %1 is above %2: a person decides",
    "An offer of %1 is above %2: a person decides",
    "The reason is only %1 likely, below %2: a person decides",
    "Pilot phase: a person decides on every draft",
    "One of the first %1 messages of the wording %2, %3 decided so far: a person decides",
    "No message was sent to this kind of customer yet: a person decides",
    "Written anew because a reviewer asked for it: a person decides",
    "The policy has no limit for carts in %1: a person decides",
    "A check failed: %1",
};
// Of the same, in order; each holds one fact at most.
constexpr std::array briefWhys{
    QT_TRANSLATE_NOOP("BriefWhy", "above %2"),
    QT_TRANSLATE_NOOP("BriefWhy", "above %2"),
    QT_TRANSLATE_NOOP("BriefWhy", "offer above %2"),
    QT_TRANSLATE_NOOP("BriefWhy", "reason only %1 likely"),
    QT_TRANSLATE_NOOP("BriefWhy", "pilot phase"),
    QT_TRANSLATE_NOOP("BriefWhy", "among the first %1 of its wording"),
    QT_TRANSLATE_NOOP("BriefWhy", "new kind of customer"),
    QT_TRANSLATE_NOOP("BriefWhy", "written anew"),
    QT_TRANSLATE_NOOP("BriefWhy", "no limit for %1"),
    "%1",
};
static_assert(saidWhys.size() == briefWhys.size());

// Amounts without ".00".
QString briefFact(const QString& fact)
{
    QString words = sentenceText(fact.toStdString());
    const QString none = QLocale().decimalPoint() % QLocale().zeroDigit() % QLocale().zeroDigit();
    const qsizetype at = words.lastIndexOf(none);
    const qsizetype behind = at + none.size();
    return at < 0 || (behind < words.size() && !words.at(behind).isSpace()) ? words : words.remove(at, none.size());
}

} // namespace

QString briefWhy(const std::string& english)
{
    static const SentencePatterns all{ std::span<const char* const>(saidWhys) };
    const auto found = all.recognise(text(english));
    const auto said = std::ranges::find(saidWhys, found.source);
    if (said == saidWhys.end())
        return sentenceText(english);
    QString words = QCoreApplication::translate("BriefWhy", briefWhys[static_cast<std::size_t>(said - saidWhys.begin())]);
    const qsizetype place = words.indexOf(u'%');
    const int number = place < 0 ? 0 : words.at(place + 1).digitValue();
    return number > 0 && number <= found.facts.size() ? words.replace(place, 2, briefFact(found.facts[number - 1])) : words;
}

} // namespace countersign
