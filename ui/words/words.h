#pragma once
// Domain values in the words people read. Switches without default: a new value cannot be forgotten.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/view/decisionrecord.h"
#include "models/view/qttext.h"

#include <QString>

namespace countersign {

[[nodiscard]] QString language(); // BCP 47 of the window's texts

[[nodiscard]] QString channelWord(Channel channel);
[[nodiscard]] QString kindWord(const std::string& kind); // "Survey"; empty for the usual kind, a recovery
[[nodiscard]] QString reasonWord(Reason reason);
[[nodiscard]] QString rejectReasonWord(RejectReason reason);
[[nodiscard]] QString verdictDone(Verdict verdict); // "approved"
[[nodiscard]] QString decidedTitle(const DecisionRecord& record); // what it was about, or when it was decided where that is known no more
[[nodiscard]] QString placeWords(const DecisionRecord& record, TimeMs now); // "kept on this computer", "sends in 1:42", …
[[nodiscard]] QString roleWord(const QString& role);
[[nodiscard]] QString permissionWord(const QString& permission); // "override checks"
[[nodiscard]] QString roleDuty(const QString& role); // one sentence: what they do here
[[nodiscard]] QString checkWord(const QString& check);
[[nodiscard]] QString consentWord(Consent consent);
[[nodiscard]] QString offerWord(const OfferCandidate& offer);
[[nodiscard]] QString placeholderWord(const QString& placeholder); // "first name"
[[nodiscard]] QString percentWord(int basisPoints); // "71 %"
[[nodiscard]] QString moneyWord(const Money& money);
[[nodiscard]] QString shortMoneyWord(const Money& money); // without ".00"

struct ErrorWords {
    QString sentence; // what happened and what to do
    QString code; // for copying
};
[[nodiscard]] ErrorWords errorWords(const Error& error);
// The same, where the backend's own sentence is known: what it says is told instead of what such an error usually means.
[[nodiscard]] ErrorWords refusalWords(const Error& error);

} // namespace countersign
