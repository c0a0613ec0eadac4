#pragma once
// Survey answers out of the backend.
#include "services/console/api/apiclient.h"
#include "services/console/desk/surveydesk.h"

#include <functional>

namespace countersign {

class SurveyDeskImpl final : public SurveyDesk {
    Q_OBJECT
public:
    explicit SurveyDeskImpl(ApiClient& api, QObject* parent = nullptr);
    void setOnline(bool online);

    [[nodiscard]] bool online() const override { return m_online; }
    [[nodiscard]] QFuture<Result<SurveyReport>> report(const SurveyWish& wish) override;
    [[nodiscard]] QFuture<Result<SurveyAnswers>> answers(const SurveyWish& wish, const std::string& cursor) override;
    [[nodiscard]] QFuture<Result<SurveyAnswer>> correct(const std::string& draftId, Reason reason) override;
    [[nodiscard]] QFuture<Result<std::string>> csv(const SurveyWish& wish) override;

private:
    using CsvDone = std::function<void(Result<std::string>)>;
    template <class T>
    [[nodiscard]] QFuture<Result<T>> told(std::function<QFuture<Answer<T>>()> ask);
    void takeLines(const SurveyWish& wish, const std::string& cursor, std::string before, const CsvDone& done);
    ApiClient& m_api;
    bool m_online = false;
};

}  // namespace countersign
