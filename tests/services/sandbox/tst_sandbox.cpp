// The pretend provider: signatures, the ledger through a restart, repetitions, lost answers.
#include "models/domain/digest.h"
#include "services/base/httpclient.h"
#include "services/sandbox/pretendcustomer.h"
#include "services/sandbox/sandbox.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

class TestSandbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Only links of this computer are followed, and the same link always gets the same answer.
    void customersAnswerSurveysOfThisComputerOnly()
    {
        const std::string token = "8a2c0000000000000000000000000000";
        const auto message = [](const std::string& text) { return Json{ { "text", text } }.dump(); };
        const auto link = "http://127.0.0.1:8787/s/" + token;
        QVERIFY(surveyLinkIn(message("Answer: " + link + "\nStop: https://shop.example/u/1")) == link);
        for (const auto& other : { "Answer: https://answers.shop.example/s/" + token, std::string("http://127.0.0.1:8787/s/short"),
                 std::string("http://127.0.0.1:8787/cart"), "http://127.0.0.1.evil.example/s/" + token })
            QVERIFY2(!surveyLinkIn(message(other)), other.c_str());
        QVERIFY(!surveyLinkIn("no JSON"));
        const auto form = pretendSurveyForm(link, false);
        QVERIFY(form && form->starts_with("reason="));
        QVERIFY(pretendSurveyForm(link, false) == form);
        QVERIFY(!pretendSurveyForm("http://127.0.0.1:8787/s/0a2c0000000000000000000000000000", false));
    }

    void init();
    void signsAsStandardWebhooksDo();
    void keepsWhatArrives();
    void refusesWhatIsNotSigned();
    void misbehavesOnOrder();
    void survivesACutOffLine();
    void hasNoOtherPlaces();

private:
    void restart();
    Result<HttpAnswer> post(
        const std::string& id, const std::string& body, const std::string& secret = "demo-northbean-connector-secret", TimeMs age = 0);
    Json ledger();
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Sandbox> m_sandbox;
    HttpClient m_http;
};

void TestSandbox::restart()
{
    m_sandbox.reset();
    auto started = Sandbox::start(m_home->path().toStdString(), COUNTERSIGN_SOURCE_DIR "/resources/recordings", "127.0.0.1:0", m_clock);
    QVERIFY2(started, started ? "" : started.error().detail.c_str());
    m_sandbox = std::move(*started);
}

void TestSandbox::init()
{
    m_sandbox.reset();
    m_home = std::make_unique<QTemporaryDir>();
    restart();
}

Result<HttpAnswer> TestSandbox::post(const std::string& id, const std::string& body, const std::string& secret, TimeMs age)
{
    const auto stamp = std::to_string((m_clock.now() - age) / 1000);
    HttpCall call;
    call.method = "POST";
    call.url = m_sandbox->url() + "/connectors/webhook";
    call.headers = { { "webhook-id", id }, { "webhook-timestamp", stamp },
        { "webhook-signature", "v1,AAAA " + standardWebhookSignature(secret, id, stamp, body) } };
    call.body = body;
    return m_http.call(call);
}

Json TestSandbox::ledger()
{
    const auto answer = m_http.call({ .url = m_sandbox->url() + "/ledger" });
    return answer ? parseJson(answer->body).value_or(Json()) : Json();
}

void TestSandbox::signsAsStandardWebhooksDo()
{
    QCOMPARE(standardWebhookSignature(
                 "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})"),
        std::string("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

void TestSandbox::keepsWhatArrives()
{
    const std::string body = R"({"to":"ana@example.com","text":"Olá ☕"})";
    const auto first = post("s1", body);
    QVERIFY(first);
    QCOMPARE(first->status, 200);
    const auto again = post("s1", body);
    QVERIFY(again);
    QCOMPARE(again->body, first->body);
    QCOMPARE(post("s2", body)->status, 200);
    for (int run = 0; run < 2; ++run) {
        const Json all = ledger();
        QCOMPARE(all["sends"].get<int>(), 2);
        QCOMPARE(all["duplicates"].get<int>(), 1);
        QCOMPARE(all["entries"][0]["body"].get<std::string>(), body);
        QCOMPARE(all["entries"][0]["sha256"].get<std::string>(), hex(view(sha256(body))));
        QCOMPARE(all["entries"][1]["duplicate"].get<bool>(), true);
        const auto known = m_http.call({ .url = m_sandbox->url() + "/connectors/webhook/s2" });
        QCOMPARE(known->status, 200);
        QCOMPARE(m_http.call({ .url = m_sandbox->url() + "/connectors/webhook/s3" })->status, 404);
        restart();
    }
    QCOMPARE(post("s1", body)->body, first->body); // known through a restart
}

void TestSandbox::refusesWhatIsNotSigned()
{
    QCOMPARE(post("s1", "{}", "wrong secret")->status, 401);
    QCOMPARE(post("", "{}")->status, 401);
    QCOMPARE(post("s1", "{}", "demo-northbean-connector-secret", 6 * minuteMs)->status, 401);
    QCOMPARE(ledger()["entries"].size(), std::size_t{ 0 });
}

void TestSandbox::misbehavesOnOrder()
{
    const auto order = [&](const char* wish) {
        HttpCall call;
        call.method = "POST";
        call.url = m_sandbox->url() + "/faults";
        call.body = wish;
        return m_http.call(call)->status;
    };
    QCOMPARE(order(R"({"sends":{"mode":"drop_answer","count":1}})"), 200);
    const auto lost = post("s1", "{}");
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::LostAnswer);
    QCOMPARE(ledger()["sends"].get<int>(), 1); // it had arrived
    QCOMPARE(order(R"({"sends":{"mode":"error_500","count":1}})"), 200);
    QCOMPARE(post("s2", "{}")->status, 500);
    QCOMPARE(order(R"({"sends":{"mode":"refuse_400","count":1}})"), 200);
    QCOMPARE(post("s2", "{}")->status, 400);
    QCOMPARE(ledger()["sends"].get<int>(), 1);
    QCOMPARE(post("s2", "{}")->status, 200);
    QCOMPARE(order(R"({"sends":{"mode":"sing"}})"), 400);
    for (const char* wrong : { R"({"model":{"mode":"slow","delay_ms":-1}})", R"({"model":{"mode":"slow","delay_ms":60001}})" })
        QCOMPARE(order(wrong), 400);
    QCOMPARE(order(R"({"model":{"mode":"slow","count":1,"delay_ms":150}})"), 200);
    HttpCall question{ .method = "POST", .url = m_sandbox->url() + "/v1/chat/completions" };
    question.body = R"({"model":"pretend","messages":[{"role":"user","content":"Hello"}]})";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_http.call(question)->status, 200);
    QVERIFY2(timer.elapsed() >= 150 && timer.elapsed() < 2900, std::to_string(timer.elapsed()).c_str()); // not the usual three seconds
    QCOMPARE(order("[]"), 400);
}

void TestSandbox::survivesACutOffLine()
{
    QCOMPARE(post("s1", "{}")->status, 200);
    m_sandbox.reset();
    QFile file(m_home->filePath(QStringLiteral("ledger.jsonl")));
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"webhook_id\":\"s2\",\"bo");
    file.close();
    restart();
    QCOMPARE(ledger()["sends"].get<int>(), 1);
    QCOMPARE(post("s2", "{}")->status, 200);
    restart();
    QCOMPARE(ledger()["sends"].get<int>(), 2);
}

void TestSandbox::hasNoOtherPlaces()
{
    QCOMPARE(m_http.call({ .url = m_sandbox->url() + "/healthz" })->status, 200);
    QCOMPARE(m_http.call({ .url = m_sandbox->url() + "/elsewhere" })->status, 404);
    HttpCall call;
    call.method = "POST";
    call.url = m_sandbox->url() + "/admin/api/2026-07/graphql.json";
    call.body = R"({"query":"{ shop { name } }"})";
    QCOMPARE(m_http.call(call)->status, 401);
    call.headers = { { "x-shopify-access-token", "demo-northbean-access-token" } };
    const auto answer = m_http.call(call);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body.find("errors") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
