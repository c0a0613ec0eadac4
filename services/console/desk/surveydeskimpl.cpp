#include "services/console/desk/surveydeskimpl.h"

#include "models/view/followup.h"

#include <utility>

namespace countersign {

namespace {

constexpr int surveyPageLimit = 200;
constexpr std::size_t mostSurveyCsv = 64 * 1024 * 1024;

Error surveyAway()
{
    return {ErrorCode::Unavailable, "The backend is away just now. Nothing was changed; try again when it is back.", std::nullopt};
}

}  // namespace

SurveyDeskImpl::SurveyDeskImpl(ApiClient& api, QObject* parent) : SurveyDesk(parent), m_api(api) {}

void SurveyDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) != online)
        Q_EMIT onlineChanged();
}

template <class T>
QFuture<Result<T>> SurveyDeskImpl::told(std::function<QFuture<Answer<T>>()> ask)
{
    if (!m_online)
        return readyFuture<Result<T>>(tl::unexpected(surveyAway()));
    Answerer<Result<T>> reply;
    whenDone(ask(), this, [reply](Answer<T> arrived) {
        if (arrived)
            reply(std::move(*arrived));
        else
            reply(tl::unexpected(std::move(arrived.error().error)));
    });
    return reply.future();
}

QFuture<Result<SurveyReport>> SurveyDeskImpl::report(const SurveyWish& wish)
{
    return told<SurveyReport>([this, &wish] { return m_api.surveyReport(wish); });
}

QFuture<Result<SurveyAnswers>> SurveyDeskImpl::answers(const SurveyWish& wish, const std::string& cursor)
{
    return told<SurveyAnswers>([this, &wish, &cursor] { return m_api.surveyAnswers(wish, cursor, surveyPageLimit); });
}

QFuture<Result<SurveyAnswer>> SurveyDeskImpl::correct(const std::string& draftId, Reason reason)
{
    return told<SurveyAnswer>([this, &draftId, reason] { return m_api.correctSurvey(draftId, reason); });
}

QFuture<Result<std::string>> SurveyDeskImpl::csv(const SurveyWish& wish)
{
    if (!m_online)
        return readyFuture<Result<std::string>>(tl::unexpected(surveyAway()));
    Answerer<Result<std::string>> reply;
    takeLines(wish, {}, {}, [reply](Result<std::string> whole) { reply(std::move(whole)); });
    return reply.future();
}

void SurveyDeskImpl::takeLines(const SurveyWish& wish, const std::string& cursor, std::string before, const CsvDone& done)
{
    whenDone(m_api.surveyLines(wish, cursor), this, [this, wish, cursor, before = std::move(before), done](Answer<SurveyLines> page) mutable {
        if (!page) {
            done(tl::unexpected(std::move(page.error().error)));
            return;
        }
        before += page->csv;
        if (page->next.empty())
            done(std::move(before));
        else if (page->next == cursor)
            done(fail(ErrorCode::InvalidInput, "the backend's answer names the same page twice"));
        else if (before.size() > mostSurveyCsv)
            done(fail(ErrorCode::TooLarge, "The answers are more than 64 MiB: choose a shorter time or one shop."));
        else
            takeLines(wish, page->next, std::move(before), done);
    });
}

}  // namespace countersign
