#pragma once
// Answers of customers in memory: a few, of which one gives none of the twelve reasons; corrected at once.
#include "services/console/desk/surveydesk.h"

#include <functional>
#include <optional>

namespace countersign {

class FakeDesk;

class FakeSurvey final : public SurveyDesk {
    Q_OBJECT
public:
    explicit FakeSurvey(FakeDesk& desk);
    void setAnswers(std::vector<SurveyAnswer> answers) { m_answers = std::move(answers); }
    void setSent(int sent) { m_sent = sent; }
    void setPage(std::size_t answers) { m_page = answers; } // as many a page
    void failNext(const Error& error) { m_failure = error; }
    void holdAnswers(bool hold); // they wait until released, the newest first
    [[nodiscard]] const std::vector<SurveyAnswer>& all() const { return m_answers; }
    [[nodiscard]] const SurveyWish& lastWish() const { return m_wish; }

    [[nodiscard]] bool online() const override;
    [[nodiscard]] QFuture<Result<SurveyReport>> report(const SurveyWish& wish) override;
    [[nodiscard]] QFuture<Result<SurveyAnswers>> answers(const SurveyWish& wish, const std::string& cursor) override;
    [[nodiscard]] QFuture<Result<SurveyAnswer>> correct(const std::string& draftId, Reason reason) override;
    [[nodiscard]] QFuture<Result<std::string>> csv(const SurveyWish& wish) override;

private:
    template <class T>
    [[nodiscard]] QFuture<Result<T>> answer(std::function<Result<T>()> make);
    [[nodiscard]] std::vector<SurveyAnswer> asked(const SurveyWish& wish) const;
    FakeDesk& m_desk;
    std::vector<SurveyAnswer> m_answers; // newest first
    std::vector<std::function<void()>> m_held;
    std::optional<Error> m_failure;
    SurveyWish m_wish;
    std::size_t m_page = 100;
    int m_sent = 12;
    bool m_holding = false;
};

} // namespace countersign
