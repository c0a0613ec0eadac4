#include "tests/support/console/fakesurvey.h"

#include "models/view/followup.h"
#include "tests/support/console/fakedesk.h"

#include <algorithm>
#include <utility>

namespace countersign {

namespace {

std::vector<SurveyAnswer> sampleAnswers(TimeMs now)
{
    std::vector<SurveyAnswer> all;
    const auto add = [&](const char* draft, Reason inferred, std::optional<Reason> label, std::optional<LabelSource> source, const char* words) {
        SurveyAnswer answer;
        answer.draftId = draft;
        answer.shopId = "northbean";
        answer.customer = "c-" + answer.draftId;
        answer.channel = all.size() % 2 == 0 ? Channel::Email : Channel::Sms;
        answer.language = "en";
        answer.inferred = inferred;
        answer.inferredBp = 6200;
        answer.label = label;
        answer.source = source;
        answer.words = words;
        answer.answeredAt = now - static_cast<TimeMs>(all.size() + 1) * dayMs;
        all.push_back(std::move(answer));
    };
    add("s-1", Reason::Distraction, Reason::ShippingCost, LabelSource::Model, "Twelve euros only to ship one bag. No thanks.");
    add("s-2", Reason::ShippingCost, Reason::ShippingCost, LabelSource::Choice, "");
    add("s-3", Reason::PaymentFailure, std::nullopt, std::nullopt, "It was <b>raining</b> that day.");
    add("s-4", Reason::ShippingCost, Reason::ShippingCost, LabelSource::Words, "Shipping too expensive");
    all.back().why = "The model is out of its budget for today; read by the built-in dictionary";
    add("s-5", Reason::ShippingCost, Reason::DeliveryTime, LabelSource::Person, "Eight days is too long for a birthday");
    all.back().correctedBy = "Idris Bello";
    return all;
}

} // namespace

FakeSurvey::FakeSurvey(FakeDesk& desk)
    : m_desk(desk)
    , m_answers(sampleAnswers(desk.now()))
{
    connect(&desk, &ReviewDesk::linkChanged, this, &SurveyDesk::onlineChanged);
}

bool FakeSurvey::online() const
{
    return m_desk.link() == ReviewDesk::Link::Online;
}

template <class T>
QFuture<Result<T>> FakeSurvey::answer(std::function<Result<T>()> make)
{
    if (!online())
        return readyFuture<Result<T>>(fail(ErrorCode::Unavailable, "The backend is away just now. Nothing was changed; try again when it is back."));
    if (m_failure)
        return readyFuture<Result<T>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    if (!m_holding)
        return readyFuture<Result<T>>(make());
    Answerer<Result<T>> later;
    m_held.push_back([later, made = make()] { later(made); });
    return later.future();
}

void FakeSurvey::holdAnswers(bool hold)
{
    m_holding = hold;
    if (!hold)
        while (!m_held.empty()) {
            const auto newest = std::move(m_held.back());
            m_held.pop_back();
            newest();
        }
}

std::vector<SurveyAnswer> FakeSurvey::asked(const SurveyWish& wish) const
{
    std::vector<SurveyAnswer> found;
    std::ranges::copy_if(m_answers, std::back_inserter(found), [&wish](const SurveyAnswer& one) {
        return one.answeredAt >= wish.since && (wish.shopId.empty() || one.shopId == wish.shopId);
    });
    return found;
}

QFuture<Result<SurveyReport>> FakeSurvey::report(const SurveyWish& wish)
{
    m_wish = wish;
    return answer<SurveyReport>([this, wish]() -> Result<SurveyReport> {
        SurveyReport report;
        report.sent = m_sent;
        for (const SurveyAnswer& one : asked(wish)) {
            ++report.answered;
            if (!one.label)
                continue;
            ++report.labelled;
            report.agreed += *one.label == one.inferred ? 1 : 0;
            ++report.stated[*one.label];
            ++report.inferred[one.inferred];
            ++report.cells[{ one.inferred, *one.label }];
            ++report.sources[*one.source];
        }
        if (report.labelled > 0)
            report.agreementBp = static_cast<int>(report.agreed * 10'000 / report.labelled);
        return report;
    });
}

QFuture<Result<SurveyAnswers>> FakeSurvey::answers(const SurveyWish& wish, const std::string& cursor)
{
    return answer<SurveyAnswers>([this, wish, cursor]() -> Result<SurveyAnswers> {
        const std::vector<SurveyAnswer> found = asked(wish);
        const std::size_t from = cursor.empty() ? 0 : static_cast<std::size_t>(std::stoul(cursor));
        const std::size_t end = std::min(found.size(), from + m_page);
        SurveyAnswers page;
        for (std::size_t i = from; i < end; ++i)
            page.answers.push_back(found[i]);
        if (end < found.size())
            page.next = std::to_string(end);
        return page;
    });
}

QFuture<Result<SurveyAnswer>> FakeSurvey::correct(const std::string& draftId, Reason reason)
{
    return answer<SurveyAnswer>([this, draftId, reason]() -> Result<SurveyAnswer> {
        const auto found = std::ranges::find(m_answers, draftId, &SurveyAnswer::draftId);
        if (found == m_answers.end())
            return fail(ErrorCode::NotFound, "there is no answered survey of this draft");
        found->label = reason;
        found->source = LabelSource::Person;
        found->correctedBy = m_desk.person().name;
        return *found;
    });
}

QFuture<Result<std::string>> FakeSurvey::csv(const SurveyWish& wish)
{
    return answer<std::string>([this, wish]() -> Result<std::string> {
        std::string csv = "answered_at,customer,label\r\n";
        for (const SurveyAnswer& one : asked(wish))
            csv += formatTime(one.answeredAt) + ',' + one.customer + ',' + (one.label ? std::string(word(*one.label)) : std::string()) + "\r\n";
        return csv;
    });
}

} // namespace countersign
