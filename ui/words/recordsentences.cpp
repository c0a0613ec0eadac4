#include "ui/words/recordsentences.h"

#include <QCoreApplication>

namespace countersign {

namespace {

constexpr const char* recordPatterns[] = {
    QT_TRANSLATE_NOOP("Sentences", "The cart was seen"),
    QT_TRANSLATE_NOOP("Sentences", "The cart changed"),
    QT_TRANSLATE_NOOP("Sentences", "The cart was deleted"),
    QT_TRANSLATE_NOOP("Sentences", "The cart was bought"),
    QT_TRANSLATE_NOOP("Sentences", "The offer was chosen"),
    QT_TRANSLATE_NOOP("Sentences", "The checks were run"),
    QT_TRANSLATE_NOOP("Sentences", "The draft was suppressed"),
    QT_TRANSLATE_NOOP("Sentences", "The draft is compared, never sent"),
    QT_TRANSLATE_NOOP("Sentences", "The customer belongs to the group that gets nothing"),
    QT_TRANSLATE_NOOP("Sentences", "The message waits for the end of the quiet hours"),
    QT_TRANSLATE_NOOP("Sentences", "The message was delivered"),
    QT_TRANSLATE_NOOP("Sentences", "The message was opened"),
    QT_TRANSLATE_NOOP("Sentences", "A link of the message was followed"),
    QT_TRANSLATE_NOOP("Sentences", "The message came back"),
    QT_TRANSLATE_NOOP("Sentences", "The customer unsubscribed"),
    QT_TRANSLATE_NOOP("Sentences", "A step failed for good"),
    QT_TRANSLATE_NOOP("Sentences", "The cart was empty"),
    QT_TRANSLATE_NOOP("Sentences", "Nobody could be written to"),
    QT_TRANSLATE_NOOP("Sentences", "The customer's consent changed"),
    QT_TRANSLATE_NOOP("Sentences", "The customer was erased"),
    QT_TRANSLATE_NOOP("Sentences", "Tags were added to the customer"),
    QT_TRANSLATE_NOOP("Sentences", "A webhook arrived"),
    QT_TRANSLATE_NOOP("Sentences", "A version of a prompt"),
    QT_TRANSLATE_NOOP("Sentences", "The message is held so that it can be undone"),
    QT_TRANSLATE_NOOP("Sentences", "Everything was checked once more"),
    QT_TRANSLATE_NOOP("Sentences", "A shadow version answered beside it"),
};

} // namespace

std::span<const char* const> recordSentences()
{
    return recordPatterns;
}

} // namespace countersign
