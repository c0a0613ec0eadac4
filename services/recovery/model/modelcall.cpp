#include "services/recovery/model/modelcall.h"

#include <algorithm>
#include <charconv>
#include <random>

namespace countersign {

namespace {

constexpr int silenceMs = 15000;           // between two pieces of an answer
constexpr int connectMs = 3000;
constexpr std::size_t maxRefusal = 64 * 1024;
constexpr auto lingering = std::chrono::milliseconds(250);  // for a body's end, once the server said that nothing follows
constexpr double longestWaitS = 86400;

std::string_view headerOf(const HttpAnswer& answer, std::string_view wanted)
{
    for (const auto& [name, value] : answer.headers)
        if (name == wanted)
            return value;
    return {};
}

std::optional<double> numberIn(std::string_view text)
{
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !(number >= 0))
        return std::nullopt;
    return number;
}

// A date instead of seconds is not read: no server of models sends one.
std::optional<TimeMs> retryAfter(const HttpAnswer& answer)
{
    if (const auto ms = numberIn(headerOf(answer, "retry-after-ms")); ms && *ms <= longestWaitS * 1000)
        return static_cast<TimeMs>(*ms);
    if (const auto seconds = numberIn(headerOf(answer, "retry-after")); seconds && *seconds <= longestWaitS)
        return static_cast<TimeMs>(*seconds * 1000);
    return std::nullopt;
}

bool namesError(const HttpAnswer& answer, std::string_view wanted)
{
    const auto json = parseJson(answer.body);
    const Json* error = json ? memberAt(*json, "error") : nullptr;
    return error != nullptr && (textAt(*error, "code") == wanted || textAt(*error, "type") == wanted);
}

// OpenAI answers 429 also when the account is empty, which no waiting mends.
bool accountIsEmpty(const HttpAnswer& answer)
{
    return answer.status == 402 || (answer.status == 429 && namesError(answer, "insufficient_quota"));
}

std::string refusalWords(const HttpAnswer& answer)
{
    const int status = answer.status;
    if (status == 401 || status == 403)
        return " does not accept the key";
    if (status == 404)
        return " knows no such model or address";
    if (status == 413)
        return " finds the question too large";
    if (namesError(answer, "content_filter"))
        return " has a filter that refuses the question";
    if (namesError(answer, "context_length_exceeded"))
        return " finds the question longer than the model can read";
    return " does not accept the question";
}

bool mayRepeat(const HttpAnswer& answer)
{
    if (headerOf(answer, "x-should-retry") == "false" || accountIsEmpty(answer))
        return false;
    return answer.status == 429 || answer.status >= 500;
}

}  // namespace

ModelTrouble troubleOf(const HttpAnswer& refused, const std::string& who)
{
    const std::string status = " (status " + std::to_string(refused.status) + ").";
    if (accountIsEmpty(refused))
        return {.kind = "refused", .sentence = who + " says that the account has no credit" + status};
    if (refused.status == 429)
        return {.kind = "busy", .sentence = who + " asks to wait" + status, .retryAfterMs = retryAfter(refused)};
    if (refused.status >= 500)
        return {.kind = "down", .sentence = who + " failed" + status, .retryAfterMs = retryAfter(refused)};
    return {.kind = "refused", .sentence = who + refusalWords(refused) + status};
}

ModelTrouble troubleOf(const Error& error, const std::string& who, TimeMs limitMs)
{
    if (error.code == ErrorCode::Cancelled)
        return {.kind = "cancelled", .sentence = "The question to the language model was cancelled."};
    if (error.code == ErrorCode::Timeout)
        return {.kind = "slow", .sentence = who + " was too slow (limit " + std::to_string((limitMs + 999) / 1000) + " s)."};
    if (error.code == ErrorCode::InvalidInput)
        return {.kind = "refused", .sentence = who + " cannot be called at the address or with the key that is set."};
    if (error.code == ErrorCode::Unavailable)
        return {.kind = "down", .sentence = who + " cannot be reached."};
    return {.kind = "down", .sentence = who + " broke off without an answer."};
}

TimeMs repeatDelay(const ModelTrouble& trouble)
{
    if (trouble.retryAfterMs)
        return *trouble.retryAfterMs;
    static thread_local std::minstd_rand random(std::random_device{}());
    return std::uniform_int_distribution<TimeMs>(400, 600)(random);
}

int remainingMs(ModelDeadline deadline)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 1, 24 * hourMs));
}

ModelAttempt attemptModel(
    HttpClient& http, const Dialect& dialect, HttpCall call, ModelDeadline deadline, TimeMs limitMs, const ModelCancelled& cancelled)
{
    using SteadyClock = std::chrono::steady_clock;
    static const std::string who = "The language model's server";
    call.timeoutMs = remainingMs(deadline);
    call.connectTimeoutMs = std::min(connectMs, call.timeoutMs);
    call.maxAnswer = maxRefusal;
    call.repeatable = true;  // asked twice a question costs twice, and no more; a new connection for each would cost every draft time

    AnswerReader reader(dialect);
    ModelAttempt attempt;
    std::optional<ModelDeadline> endedAt;
    const auto take = [&](std::string_view piece) {
        const bool go = reader.take(piece);
        attempt.begun = true;
        if (!attempt.firstTextAt && !reader.soFar().text.empty())
            attempt.firstTextAt = SteadyClock::now();
        if (!endedAt && reader.ended())
            endedAt = SteadyClock::now();
        return go;
    };
    const auto enough = [&] { return (cancelled && cancelled()) || (endedAt && SteadyClock::now() - *endedAt > lingering); };
    const auto answered = http.stream(call, {.take = take, .cancelled = enough, .idleTimeoutMs = silenceMs});

    attempt.status = answered ? answered->status : 0;
    attempt.soFar = reader.soFar();
    if (!answered && !reader.ended()) {
        attempt.answer = tl::unexpected(troubleOf(answered.error(), who, limitMs));
        attempt.mayRepeat = answered.error().code == ErrorCode::Unavailable;
        attempt.begun = attempt.begun || answered.error().code == ErrorCode::Timeout;
    } else if (answered && (answered->status < 200 || answered->status >= 300)) {
        attempt.answer = tl::unexpected(troubleOf(*answered, who));
        attempt.mayRepeat = mayRepeat(*answered);
    } else {
        attempt.answer = reader.finish();
        attempt.soFar = reader.soFar();
    }
    return attempt;
}

}  // namespace countersign
