#pragma once
// Why customers left, in their own words: counted beside what was diagnosed, listed, corrected, taken away. GUI thread; nothing blocks; every
// future resolves. All of it needs the backend and answers Unavailable with a sentence while offline.
#include "services/console/api/surveytypes.h"

#include <QFuture>
#include <QObject>

namespace countersign {

class SurveyDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool online() const = 0;
    [[nodiscard]] virtual QFuture<Result<SurveyReport>> report(const SurveyWish& wish) = 0;
    // A page of answers, newest first; cursor: of the page before, empty for the first.
    [[nodiscard]] virtual QFuture<Result<SurveyAnswers>> answers(const SurveyWish& wish, const std::string& cursor) = 0;
    // Which reason an answer gives; the record keeps who said so and what it was before. Resolves with the answer as it counts now.
    // Forbidden without the right to edit; NotFound: no answered survey of this draft.
    [[nodiscard]] virtual QFuture<Result<SurveyAnswer>> correct(const std::string& draftId, Reason reason) = 0;
    // All answers as CSV; the record keeps who took how many. Forbidden without the right to manage shops; TooLarge past 64 MiB.
    [[nodiscard]] virtual QFuture<Result<std::string>> csv(const SurveyWish& wish) = 0;

Q_SIGNALS:
    void onlineChanged();
};

}  // namespace countersign
