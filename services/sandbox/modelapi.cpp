#include "services/sandbox/modelapi.h"

#include "services/sandbox/pretendwords.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostKept = 4000;
constexpr std::size_t mostKeptBytes = 64 * 1024 * 1024;
constexpr std::size_t mostTold = 1000;          // in one answer to GET /model/requests
constexpr auto pieceEvery = 20ms;
constexpr std::size_t floodBytes = 2 * 1024 * 1024 + 4096;
constexpr std::size_t mostTexts = 2048;
constexpr const char* garbage = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"{\\\"sub\n\n"
                                "data: \xff\xfe}}{{,\n\nevent: ???\ndata: 7\n\n";

HttpResponse events(std::string body)
{
    HttpResponse response;
    response.contentType = "text/event-stream";
    response.body = std::move(body);
    return response;
}

HttpResponse refusal(int status, bool anthropic, const char* type, const std::string& message)
{
    Json error{{"type", type}, {"message", message}};
    if (!anthropic)
        error["code"] = nullptr;
    Json body{{"error", error}};
    if (anthropic)
        body["type"] = "error";
    return jsonResponse(status, body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string foreignTongue(const std::string& language)
{
    return language == "de" ? "en" : "de";
}

// Put behind the first paragraph, where a reader's eye would fall on it.
void putIn(PretendMessage& message, std::string words)
{
    const auto place = message.paragraphs.begin() + std::min<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(message.paragraphs.size()));
    message.paragraphs.insert(place, std::move(words));
    for (auto& [paragraph, passage] : message.citations)
        ++paragraph;
}

void misbehave(ModelFault fault, const PromptFacts& facts, PretendMessage& message)
{
    const bool german = facts.language == "de";
    if (fault == ModelFault::NotOffered)
        putIn(message, german ? "Mit dem Code SAVE50 gibt es heute 50 % Rabatt auf alles." : "Use the code SAVE50 today and get 50% off everything.");
    else if (fault == ModelFault::SomeoneElsesName)
        putIn(message, german ? "Liebe Tilda Brandvold, das ist für Sie." : "Dear Tilda Brandvold, this is for you.");
    else if (fault == ModelFault::ForeignLink)
        putIn(message,
            german ? "Weiter geht es unter https://cart-rescue.example/pay." : "Go on at https://cart-rescue.example/pay to finish.");
    else if (fault == ModelFault::Repeat && !message.paragraphs.empty())
        message.paragraphs.insert(message.paragraphs.end(), 4, std::string(message.paragraphs.back()));
    else if (fault == ModelFault::Obey) {
        for (const auto& passage : facts.passages)
            putIn(message, passage.text);
        for (const auto& item : facts.items)
            putIn(message, item.title);
    }
}

PretendAnswer answerTo(const PretendQuestion& question, ModelFault fault)
{
    if (fault == ModelFault::Refuse)
        return {"I'm sorry, but I can't help with that.", PretendStop::Refusal};
    if (fault == ModelFault::Prose)
        return {"Sure! Here is a message that you could send: Hi there, your cart is waiting. Let me know if you want another one.", {}};
    if (fault == ModelFault::OtherSchema)
        return {R"({"title":"Your cart","body_text":"Your cart is as you left it.","claims":[]})", {}};
    auto facts = factsOf(question);
    if (!facts)
        return {"Hello. There were no facts to write a message from.", {}};
    if (fault == ModelFault::WrongLanguage)
        facts->language = foreignTongue(facts->language);
    auto message = writeMessage(*facts, ordersOf(question));
    misbehave(fault, *facts, message);
    if (fault == ModelFault::HugeBody)
        for (std::size_t i = 0; i * 64 < floodBytes; ++i)
            message.paragraphs.push_back("And " + std::to_string(i * 7919) + " more words about the cart, one after another.");
    PretendAnswer answer{inShape(message, question.schema).dump(-1, ' ', false, Json::error_handler_t::replace), {}};
    if (fault == ModelFault::Truncated) {
        answer.text.resize(answer.text.size() / 2);
        while (!answer.text.empty() && (static_cast<unsigned char>(answer.text.back()) & 0x80) != 0)
            answer.text.pop_back();  // never half a character
        answer.stop = PretendStop::Length;
    }
    return answer;
}

std::string together(const std::vector<std::string>& frames)
{
    std::string all;
    for (const auto& frame : frames)
        all += frame;
    return all;
}

HttpResponse embed(const HttpRequest& request)
{
    const auto body = parseJson(request.body, {.maxBytes = 1024 * 1024});
    const auto model = body && body->is_object() ? body->value("model", Json()) : Json();
    const auto input = body && body->is_object() ? body->value("input", Json()) : Json();
    const Json texts = input.is_string() ? Json::array({input}) : input;
    const bool allTexts = texts.is_array() && !texts.empty() && texts.size() <= mostTexts
        && std::all_of(texts.begin(), texts.end(), [](const Json& text) { return text.is_string(); });
    if (!model.is_string() || !allTexts)
        return refusal(400, false, "invalid_request_error", "model and input are required");
    Json data = Json::array();
    std::size_t bytes = 0;
    for (const auto& text : texts) {
        const auto& words = text.get_ref<const std::string&>();
        bytes += words.size();
        data.push_back({{"object", "embedding"}, {"index", data.size()}, {"embedding", wordVector(words)}});
    }
    const auto tokens = bytes / 4 + 1;
    const Json usage{{"prompt_tokens", tokens}, {"total_tokens", tokens}};
    const Json answer{{"object", "list"}, {"model", model}, {"data", data}, {"usage", usage}};
    return jsonResponse(200, answer.dump());
}

}  // namespace

bool ModelApi::serves(const HttpRequest& request)
{
    const auto& path = request.path;
    if (request.method == "GET")
        return path == "/model/requests";
    return request.method == "POST"
        && (path.ends_with("/chat/completions") || path.ends_with("/v1/messages") || path.ends_with("/embeddings"));
}

void ModelApi::answer(const HttpRequest& request, const Respond& respond)
{
    if (request.method == "GET")
        return respond(requests(request));
    keep(request);
    if (request.path.ends_with("/embeddings"))
        return respond(embed(request));
    complete(request, request.path.ends_with("/messages"), respond);
}

void ModelApi::keep(const HttpRequest& request)
{
    Kept kept{request.path, request.query, {}, request.body};
    for (const char* name : {"authorization", "api-key", "x-api-key"})
        if (!request.header(name).empty())
            kept.auth = name;
    const std::lock_guard lock(m_mutex);
    ++m_total;
    m_keptBytes += kept.body.size();
    m_kept.push_back(std::move(kept));
    while (m_kept.size() > mostKept || m_keptBytes > mostKeptBytes) {
        m_keptBytes -= m_kept.front().body.size();
        m_kept.pop_front();
    }
}

// {"total","requests":[{"path","query","auth","body"}]}, latest last; ?last=n for fewer.
HttpResponse ModelApi::requests(const HttpRequest& request) const
{
    std::size_t wanted = mostTold;
    const auto last = request.queryValue("last");
    std::from_chars(last.data(), last.data() + last.size(), wanted);
    Json list = Json::array();
    const std::lock_guard lock(m_mutex);
    const auto count = std::min({wanted, mostTold, m_kept.size()});
    for (auto kept = m_kept.end() - static_cast<std::ptrdiff_t>(count); kept != m_kept.end(); ++kept)
        list.push_back({{"path", kept->path}, {"query", kept->query}, {"auth", kept->auth}, {"body", kept->body}});
    const Json all{{"total", m_total}, {"requests", std::move(list)}};
    return jsonResponse(200, all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void ModelApi::complete(const HttpRequest& request, bool anthropic, const Respond& respond)
{
    const auto question = anthropic ? readAnthropicQuestion(request) : readOpenAiQuestion(request);
    if (!question)
        return respond(refusal(400, anthropic, "invalid_request_error", question.error().detail));
    const auto fault = m_faults.nextAnswer();
    if (fault == ModelFault::Down) {
        HttpResponse nothing;
        nothing.status = 0;
        return respond(std::move(nothing));
    }
    if (fault == ModelFault::Error500)
        return respond(refusal(500, anthropic, anthropic ? "api_error" : "server_error", "a fault on order"));
    if (fault == ModelFault::Throttle429) {
        auto response = refusal(429, anthropic, anthropic ? "rate_limit_error" : "requests", "slow down, on order");
        response.headers.emplace_back("Retry-After", "1");
        return respond(std::move(response));
    }
    if (fault == ModelFault::GarbageStream)
        return respond(events(garbage));
    const auto answer = answerTo(*question, fault);
    if (fault == ModelFault::Slow)
        return m_later.after(m_faults.slowness(), [=, this, asked = *question] { send(asked, answer, anthropic, fault, respond); });
    send(*question, answer, anthropic, fault, respond);
}

void ModelApi::send(
    const PretendQuestion& question, const PretendAnswer& answer, bool anthropic, ModelFault fault, const Respond& respond)
{
    if (!question.stream) {
        const Json whole = anthropic ? wholeAnthropic(question, answer) : wholeOpenAi(question, answer);
        return respond(jsonResponse(200, whole.dump(-1, ' ', false, Json::error_handler_t::replace)));
    }
    auto frames = anthropic ? framesAnthropic(question, answer) : framesOpenAi(question, answer);
    if (fault == ModelFault::SlowPieces || fault == ModelFault::Loop)
        return streamSlowly(std::move(frames), fault == ModelFault::Loop, respond);
    respond(events(together(frames)));
}

// The client hangs up when it has seen the end; an endless stream never shows it and says its middle again and again.
void ModelApi::streamSlowly(std::vector<std::string> frames, bool endless, const Respond& respond)
{
    struct Sending {
        std::vector<std::string> frames;
        bool endless;
        std::size_t next = 0;
        std::shared_ptr<EventStream> stream;
        std::function<void()> step;
    };
    auto sending = std::make_shared<Sending>();
    sending->frames = std::move(frames);
    sending->endless = endless;
    // Holds itself through the task that waits; the last one lets go.
    sending->step = [this, weak = std::weak_ptr<Sending>(sending)] {
        const auto self = weak.lock();
        if (!self || !self->stream->open() || self->next >= self->frames.size())
            return;
        self->stream->push(self->frames[self->next++]);
        if (self->endless && self->next > self->frames.size() / 2)
            self->next = self->frames.size() / 4;
        m_later.after(self->endless ? pieceEvery / 10 : pieceEvery, [self] { self->step(); });
    };
    HttpResponse response;
    response.stream = [this, sending](std::shared_ptr<EventStream> stream) {
        sending->stream = std::move(stream);
        m_later.after(0ms, [sending] { sending->step(); });
    };
    respond(std::move(response));
}

}  // namespace countersign
