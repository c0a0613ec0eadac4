#include "services/recovery/model/languagemodel.h"

#include "models/domain/text.h"
#include "services/base/log.h"
#include "services/recovery/model/modelcall.h"

#include <algorithm>

namespace countersign {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t longestName = 100;
constexpr std::size_t maxEmbeddingsBody = 8 * 1024 * 1024;

int tokens(std::size_t bytes, std::size_t bytesPerToken)
{
    return static_cast<int>(std::min<std::size_t>(bytes / bytesPerToken + 1, 1'000'000));
}
// Readable text has three to four bytes a token, and no tokenizer in use makes more than one of two bytes of it.
int likelyTokens(std::size_t bytes)
{
    return tokens(bytes, 3);
}
int worstTokens(std::size_t bytes)
{
    return tokens(bytes, 2);
}

TimeMs msBetween(ModelDeadline from, ModelDeadline to)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count();
}

bool concernsTheQuestion(int status)
{
    return status == 400 || status == 413 || status == 422;
}

tl::unexpected<ModelTrouble> noMoney(const char* whose)
{
    const std::string sentence = std::string("The language model's budget for ") + whose + " does not allow another question.";
    return tl::unexpected(ModelTrouble{.kind = "budget", .sentence = sentence});
}

}  // namespace

struct LanguageModel::Impl {
    Impl(ModelSettings given, const Clock& clock)
        : settings(std::move(given))
        , gate(std::max(settings.concurrency, 1))
        , minute(settings.requestsPerMinute, clock)
        , day(settings.dayBudgetMicros, clock)
        , breaker(std::max(settings.breakAfter, 1), settings.breakMs, clock)
    {
    }

    [[nodiscard]] std::int64_t price(int input, int output) const
    {
        const auto thousandths = input * settings.inputMicrosPerKiloToken + output * settings.outputMicrosPerKiloToken;
        return (thousandths + 999) / 1000;
    }

    Asked<ModelReply> ask(const ModelQuestion& question, const ModelCancelled& cancelled);
    ModelAttempt askOnceOrTwice(const HttpCall& call, const ModelCancelled& cancelled);
    void judge(const ModelAttempt& attempt);

    const ModelSettings settings;
    HttpClient http;
    ConcurrencyGate gate;
    MinuteLimit minute;
    DayBudget day;
    CircuitBreaker breaker;
};

// A second time only where the wait for it and an answer still fit the time limit.
ModelAttempt LanguageModel::Impl::askOnceOrTwice(const HttpCall& call, const ModelCancelled& cancelled)
{
    const auto& dialect = dialectOf(settings.dialect);
    const auto deadline = SteadyClock::now() + std::chrono::milliseconds(settings.timeoutMs);
    auto first = attemptModel(http, dialect, call, deadline, settings.timeoutMs, cancelled);
    if (!first.mayRepeat)
        return first;
    const auto again = SteadyClock::now() + std::chrono::milliseconds(repeatDelay(first.answer.error()));
    if (again >= deadline || !pauseUntil(again, cancelled) || !minute.take(deadline, cancelled))
        return first;
    return attemptModel(http, dialect, call, deadline, settings.timeoutMs, cancelled);
}

// What a model writes, or refuses to read, says nothing of its server: else the text of a few carts could close the way for all.
void LanguageModel::Impl::judge(const ModelAttempt& attempt)
{
    const std::string kind = attempt.answer ? std::string() : attempt.answer.error().kind;
    if (kind == "cancelled")
        breaker.neither();
    else if (kind.empty() || kind == "too long" || concernsTheQuestion(attempt.status))
        breaker.succeeded();
    else
        breaker.failed();
}

Asked<ModelReply> LanguageModel::Impl::ask(const ModelQuestion& question, const ModelCancelled& cancelled)
{
    const HttpCall call = dialectOf(settings.dialect).request(settings, question);
    const auto worst = price(worstTokens(call.body.size()), settings.maxOutputTokens);
    const auto draftBudget = question.budgetMicros != 0 ? question.budgetMicros : settings.draftBudgetMicros;
    if (draftBudget < 0 || (draftBudget > 0 && worst > draftBudget))
        return noMoney("this draft");

    const auto waitUntil = SteadyClock::now() + std::chrono::milliseconds(settings.timeoutMs);
    const auto place = gate.enter(waitUntil, cancelled);
    if (!place)
        return tl::unexpected(place.error());
    if (auto entered = breaker.enter(); !entered)
        return tl::unexpected(std::move(entered.error()));
    if (auto taken = minute.take(waitUntil, cancelled); !taken) {
        breaker.neither();
        return tl::unexpected(std::move(taken.error()));
    }
    if (!day.reserve(worst)) {
        breaker.neither();
        return noMoney("today");
    }

    const auto begin = SteadyClock::now();
    auto attempt = askOnceOrTwice(call, cancelled);
    const auto end = SteadyClock::now();
    judge(attempt);
    const auto& told = attempt.soFar;
    ModelReply reply;
    reply.inputTokens = told.inputTokens.value_or(likelyTokens(call.body.size()));
    reply.outputTokens = told.outputTokens.value_or(likelyTokens(told.text.size()));
    reply.costMicros = attempt.begun ? price(reply.inputTokens, reply.outputTokens) : 0;
    reply.latencyMs = msBetween(begin, end);
    day.settle(worst, reply.costMicros);
    if (!attempt.answer) {
        auto trouble = std::move(attempt.answer.error());
        log(LogLevel::Warning, "model", "no answer", {{"why", trouble.kind}, {"status", attempt.status}, {"took_ms", reply.latencyMs}});
        trouble.costMicros = reply.costMicros;
        trouble.latencyMs = reply.latencyMs;
        return tl::unexpected(std::move(trouble));
    }
    log(LogLevel::Info, "model", "answered", {{"status", attempt.status}, {"took_ms", reply.latencyMs}});
    reply.firstTokenMs = attempt.firstTextAt ? msBetween(begin, *attempt.firstTextAt) : reply.latencyMs;
    reply.text = std::move(attempt.answer->text);
    reply.model = cleanText(attempt.answer->model.empty() ? settings.model : attempt.answer->model, longestName);
    reply.stop = std::move(attempt.answer->stop);
    return reply;
}

LanguageModel::LanguageModel(ModelSettings settings, const Clock& clock)
    : m_impl(std::make_unique<Impl>(std::move(settings), clock))
{
}

LanguageModel::~LanguageModel() = default;

bool LanguageModel::configured() const
{
    return !m_impl->settings.baseUrl.empty();
}

const ModelSettings& LanguageModel::settings() const
{
    return m_impl->settings;
}

Asked<ModelReply> LanguageModel::ask(const ModelQuestion& question, const std::function<bool()>& cancelled)
{
    if (!configured())
        return tl::unexpected(ModelTrouble{.kind = "down", .sentence = "No language model is set up."});
    return m_impl->ask(question, cancelled);
}

Asked<std::vector<std::vector<float>>> LanguageModel::embed(const std::vector<std::string>& texts)
{
    static const std::string who = "The embeddings' server";
    const auto& settings = m_impl->settings;
    if (settings.embeddingsUrl.empty())
        return tl::unexpected(ModelTrouble{.kind = "down", .sentence = "No server for embeddings is set up."});
    std::vector<std::vector<float>> all;
    for (std::size_t from = 0; from < texts.size(); from += maxEmbeddingsAtOnce) {
        const auto begin = texts.begin() + static_cast<std::ptrdiff_t>(from);
        const auto count = std::min(maxEmbeddingsAtOnce, texts.size() - from);
        const std::vector<std::string> some(begin, begin + static_cast<std::ptrdiff_t>(count));
        auto call = embeddingsRequest(settings, some);
        call.repeatable = true;
        call.timeoutMs = static_cast<int>(settings.timeoutMs);
        std::string body;
        const auto take = [&body](std::string_view piece) {
            body += piece;
            return body.size() <= maxEmbeddingsBody;
        };
        const auto answer = m_impl->http.stream(call, {.take = take});
        if (!answer)
            return tl::unexpected(troubleOf(answer.error(), who, settings.timeoutMs));
        if (answer->status < 200 || answer->status >= 300)
            return tl::unexpected(troubleOf(*answer, who));
        auto vectors = readEmbeddings(body, some.size());
        if (!vectors || (!all.empty() && vectors->front().size() != all.front().size()))
            return tl::unexpected(ModelTrouble{.kind = "garbage", .sentence = who + " sent what are no embeddings of the texts."});
        std::move(vectors->begin(), vectors->end(), std::back_inserter(all));
    }
    return all;
}

std::int64_t LanguageModel::spentTodayMicros() const
{
    return m_impl->day.spent();
}

void LanguageModel::rememberSpent(std::int64_t micros)
{
    m_impl->day.remember(micros);
}

std::int64_t LanguageModel::priceMicros(int inputTokens, int outputTokens) const
{
    return m_impl->price(inputTokens, outputTokens);
}

}  // namespace countersign
