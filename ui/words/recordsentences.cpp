#include "ui/words/recordsentences.h"

#include <QCoreApplication>

namespace countersign {

namespace {

constexpr const char* recordPatterns[] = {
    QT_TRANSLATE_NOOP("Sentences",
        "Only %1 of the %2 witnesses that are asked for have cosigned the newest checkpoint so far. Try again in a moment."),
    QT_TRANSLATE_NOOP("Sentences", "rights may not be taken in an emergency here: who manages people has not allowed it"),
    QT_TRANSLATE_NOOP("Sentences", "you have this right already"),
    QT_TRANSLATE_NOOP("Sentences",
        "The backend's record does not continue the one this console has seen: it went back from %1 entries to %2. Nothing is taken from it or "
        "sent to it; tell your auditor."),
    QT_TRANSLATE_NOOP("Sentences",
        "The backend's record does not continue the one this console has seen: its first %1 entries are not the ones seen before. Nothing is taken "
        "from it or sent to it; tell your auditor."),
    QT_TRANSLATE_NOOP("Sentences",
        "The backend's record does not continue the one this console has seen: the same %1 entries now read differently. Nothing is taken from it "
        "or sent to it; tell your auditor."),
    QT_TRANSLATE_NOOP("Sentences",
        "The backend's record does not continue the one this console has seen: it is now signed with another key. Nothing is taken from it or "
        "sent to it; tell your auditor."),
    QT_TRANSLATE_NOOP("Sentences", "Entry %1: The record's signature of decision %2 is not the one made here."),
    QT_TRANSLATE_NOOP("Sentences", "Entry %1: The proof for decision %2 does not lead to the record's checkpoint."),
    QT_TRANSLATE_NOOP("Sentences", "Entry %1: The record proves another entry than decision %2."),
    QT_TRANSLATE_NOOP("Sentences", "Entry %1: The record's entry of decision %2 holds no signature."),
    QT_TRANSLATE_NOOP("Sentences", "Decision #%1 was accepted, but the record does not hold it."),
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
    QT_TRANSLATE_NOOP("Sentences", "Someone was shown the customer in clear"),
    QT_TRANSLATE_NOOP("Sentences", "no more than %1 customers are shown to one person in an hour"),
    QT_TRANSLATE_NOOP("Sentences", "the note is longer than 500 characters"),
    QT_TRANSLATE_NOOP("Sentences", "another reason needs a note that says which"),
    QT_TRANSLATE_NOOP("Sentences", "what this draft said is no longer kept"),
    QT_TRANSLATE_NOOP("Sentences", "no recorded restore explains why the record went back"),
    QT_TRANSLATE_NOOP("Sentences", "No recorded restore explains why the record went back."),
    QT_TRANSLATE_NOOP("Sentences", "the restore was recorded for another reason"),
    QT_TRANSLATE_NOOP("Sentences", "the record continues that checkpoint: there is nothing to accept"),
    QT_TRANSLATE_NOOP("Sentences", "the checkpoint that was seen is not signed by this record's key"),
    QT_TRANSLATE_NOOP("Sentences", "Someone with the right to accept a restored record has to do that first."),
    QT_TRANSLATE_NOOP("Sentences", "Tags were added to the customer"),
    QT_TRANSLATE_NOOP("Sentences", "A webhook arrived"),
    QT_TRANSLATE_NOOP("Sentences", "A version of a prompt"),
    QT_TRANSLATE_NOOP("Sentences", "The message is held so that it can be undone"),
    QT_TRANSLATE_NOOP("Sentences", "Everything was checked once more"),
    QT_TRANSLATE_NOOP("Sentences", "A shadow version answered beside it"),
    QT_TRANSLATE_NOOP("Sentences", "A search has at most 2,000 bytes."),
    QT_TRANSLATE_NOOP("Sentences", "a search is longer than 2000 bytes"),
    QT_TRANSLATE_NOOP("Sentences", "%1 exists; name a new file"),
    QT_TRANSLATE_NOOP("Sentences", "%1 exists and is not a folder"),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not empty; name a new folder"),
    QT_TRANSLATE_NOOP("Sentences", "another export to %1 is under way; let it end, or name another place"),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not a part of an export"),
    QT_TRANSLATE_NOOP("Sentences", "cannot write %1"),
    QT_TRANSLATE_NOOP("Sentences", "cannot read %1"),
    QT_TRANSLATE_NOOP("Sentences", "cannot remove %1"),
    QT_TRANSLATE_NOOP("Sentences", "cannot make %1: %2"),
    QT_TRANSLATE_NOOP("Sentences", "cannot put the bundle in place: %1"),
    QT_TRANSLATE_NOOP("Sentences", "cannot put the proofs in place: %1"),
    QT_TRANSLATE_NOOP("Sentences", "the backend's proof does not hold: %1"),
    QT_TRANSLATE_NOOP("Sentences", "the backend's answer is not a page of entries"),
    QT_TRANSLATE_NOOP("Sentences", "the backend's answer is out of order"),
};

} // namespace

std::span<const char* const> recordSentences()
{
    return recordPatterns;
}

} // namespace countersign
