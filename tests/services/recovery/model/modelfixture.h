#pragma once
// A language model's client before the sandbox's pretend model, and what it is asked.
#include "models/domain/modelanswer.h"
#include "models/domain/prompt.h"
#include "services/base/httpclient.h"
#include "services/recovery/model/languagemodel.h"
#include "services/sandbox/faults.h"
#include "services/sandbox/sandbox.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace countersign {

class ModelClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return m_now; }
    void advance(TimeMs by) { m_now += by; }

private:
    std::atomic<TimeMs> m_now{1'794'996'000'000};
};

inline const std::string keyCanary = "sk-canary-7Qm2Vt";
inline const std::string promptCanary = "Quillerwood";  // stands in each question

inline PromptFacts someFacts(Channel channel = Channel::Email, const std::string& language = "en")
{
    PromptFacts facts;
    facts.channel = channel;
    facts.language = language;
    facts.shopName = "Northbean";
    facts.reason = "shipping_cost";
    facts.offer = "no offer";
    facts.cartTotal = "€82.00";
    facts.items = {{"Kettle " + promptCanary, 1, "€82.00"}};
    facts.placeholders = {"first_name", "shop_name", "cart_total"};
    return facts;
}

inline ModelQuestion someQuestion(const PromptFacts& facts = someFacts(), const std::string& system = "Write kindly.")
{
    const auto prompting = promptFor({system, "Write a message about {{reason}}."}, facts);
    ModelQuestion question;
    question.system = prompting->system;
    question.user = prompting->user;
    question.schemaName = "recovery_message";
    question.schema = answerSchema(facts.channel);
    return question;
}

class PretendModel {
public:
    [[nodiscard]] bool start()
    {
        auto started = Sandbox::start(m_home.path().toStdString(), COUNTERSIGN_SOURCE_DIR "/resources/recordings", "127.0.0.1:0", m_real);
        if (started)
            m_sandbox = std::move(*started);
        return started.has_value();
    }
    [[nodiscard]] ModelSettings settings() const
    {
        ModelSettings settings;
        settings.baseUrl = m_sandbox->url() + "/v1";
        settings.model = "pretend-1";
        settings.apiKey = keyCanary;
        settings.timeoutMs = 10 * secondMs;
        settings.inputMicrosPerKiloToken = 250;
        settings.outputMicrosPerKiloToken = 2000;
        settings.embeddingsUrl = settings.baseUrl;
        settings.embeddingsModel = "pretend-words";
        return settings;
    }
    // count < 0: until told otherwise.
    [[nodiscard]] bool order(const std::string& mode, int count = -1)
    {
        Json wish{{"mode", mode}};
        if (count >= 0)
            wish["count"] = count;
        HttpCall call{.method = "POST", .url = m_sandbox->url() + "/faults", .body = Json{{"model", wish}}.dump()};
        const auto done = m_http.call(call);
        return done && done->status == 200;
    }
    [[nodiscard]] Json requests()
    {
        const auto answer = m_http.call({.url = m_sandbox->url() + "/model/requests?last=20"});
        return answer ? parseJson(answer->body, {.maxBytes = 4 * 1024 * 1024}).value_or(Json()) : Json();
    }
    [[nodiscard]] std::int64_t asked() { return requests().value("total", std::int64_t{-1}); }

private:
    QTemporaryDir m_home;
    SystemClock m_real;
    std::unique_ptr<Sandbox> m_sandbox;
    HttpClient m_http;
};

}  // namespace countersign
