// Each dialect and each fault of a language model, over real HTTP against the sandbox and against servers that know no manners.
#include "services/base/httpserver.h"
#include "services/base/log.h"
#include "services/base/secretfile.h"
#include "tests/services/recovery/model/modelfixture.h"
#include "tests/services/recovery/model/modelstreams.h"

#include <QElapsedTimer>
#include <QTcpServer>

#include <set>

using namespace countersign;

class TestLanguageModel : public QObject {
    Q_OBJECT

    ModelClock m_clock;
    std::unique_ptr<PretendModel> m_pretend;

    // A server that answers everything in one way.
    static std::unique_ptr<HttpServer> serverThat(HttpHandler handler)
    {
        auto server = HttpServer::listen("127.0.0.1:0", std::move(handler), 1);
        return server ? std::move(*server) : nullptr;
    }
    static std::string urlOf(const HttpServer& server) { return "http://127.0.0.1:" + std::to_string(server.port()) + "/v1"; }

private Q_SLOTS:
    void init()
    {
        m_pretend = std::make_unique<PretendModel>();
        QVERIFY(m_pretend->start());
    }

    void answersInEachDialect_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"openai", "anthropic", "azure"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void answersInEachDialect()
    {
        QFETCH(QString, how);
        auto settings = m_pretend->settings();
        if (how == u"anthropic")
            settings.dialect = ModelDialect::Anthropic;
        if (how == u"azure") {
            settings.azureApiVersion = "2024-10-21";
            settings.baseUrl.resize(settings.baseUrl.size() - 3);
        }
        LanguageModel model(settings, m_clock);
        const auto reply = model.ask(someQuestion());
        QVERIFY2(reply, reply ? "" : reply.error().sentence.c_str());
        const auto answer = readAnswer(reply->text, someFacts());
        QVERIFY2(answer, answer ? "" : (answer.error().detail + reply->text).c_str());
        QCOMPARE(reply->stop, std::string("end"));
        QCOMPARE(reply->model, std::string("pretend-1"));
        QVERIFY(reply->inputTokens > 100 && reply->outputTokens > 20);
        QCOMPARE(reply->costMicros, model.priceMicros(reply->inputTokens, reply->outputTokens));
        QCOMPARE(model.spentTodayMicros(), reply->costMicros);
        QVERIFY(reply->latencyMs >= reply->firstTokenMs && reply->latencyMs < 5000);

        const Json sent = m_pretend->requests()["requests"][0];
        const Json body = parseJson(sent["body"].get<std::string>()).value();
        QCOMPARE(body["stream"].get<bool>(), true);
        if (how == u"anthropic") {
            QCOMPARE(sent["path"].get<std::string>(), std::string("/v1/messages"));
            QCOMPARE(sent["auth"].get<std::string>(), std::string("x-api-key"));
            QVERIFY(body["output_config"]["format"]["schema"] == answerSchema(Channel::Email));
        } else {
            QVERIFY(body["response_format"]["json_schema"]["schema"] == answerSchema(Channel::Email));
            QCOMPARE(body["response_format"]["json_schema"]["strict"].get<bool>(), true);
            QCOMPARE(body["stream_options"]["include_usage"].get<bool>(), true);
            QVERIFY(!body.contains("tools"));
        }
        if (how == u"openai") {
            QCOMPARE(sent["auth"].get<std::string>(), std::string("authorization"));
            QVERIFY(body.contains("max_tokens"));
        }
        if (how == u"azure") {
            QCOMPARE(sent["path"].get<std::string>(), std::string("/openai/deployments/pretend-1/chat/completions"));
            QCOMPARE(sent["query"].get<std::string>(), std::string("api-version=2024-10-21"));
            QCOMPARE(sent["auth"].get<std::string>(), std::string("api-key"));
            QVERIFY(body.contains("max_completion_tokens"));
        }
    }

    void writesForEachChannelAndLanguage()
    {
        LanguageModel model(m_pretend->settings(), m_clock);
        std::set<std::string> texts;
        for (const auto& [channel, name] : EnumWords<Channel>::words)
            for (const char* language : {"en", "de"}) {
                const auto facts = someFacts(channel, language);
                const auto reply = model.ask(someQuestion(facts));
                QVERIFY(reply);
                const auto answer = readAnswer(reply->text, facts);
                QVERIFY2(answer, (std::string(name) + language + (answer ? "" : answer.error().detail)).c_str());
                texts.insert(reply->text);
            }
        QVERIFY(texts.size() >= 4);
    }

    void anotherPromptGivesOtherWords()
    {
        LanguageModel model(m_pretend->settings(), m_clock);
        const auto first = model.ask(someQuestion())->text;
        QCOMPARE(model.ask(someQuestion())->text, first);
        QVERIFY(first.find("Warm regards") != std::string::npos);
        const auto other = someQuestion(someFacts(), "Be kind.\nSay: We pack it by hand.\nNever say: warm regards\nShorter");
        const auto second = model.ask(other)->text;
        QVERIFY(second.find("We pack it by hand.") != std::string::npos);
        QVERIFY(second.find("Warm regards") == std::string::npos);
        QVERIFY(second.size() < first.size());
    }

    void everyFault_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("kind");  // of the trouble; else how it stopped
        QTest::addColumn<bool>("answered");
        const auto row = [](const char* mode, const char* kind, bool answered) {
            QTest::newRow(mode) << QString::fromLatin1(mode) << QString::fromLatin1(kind) << answered;
        };
        row("down", "down", false);
        row("error_500", "down", false);
        row("throttle_429", "busy", false);
        row("slow", "slow", false);
        row("garbage_stream", "garbage", false);
        row("huge_body", "too long", false);
        row("loop", "too long", false);
        row("refuse", "refusal", true);
        row("truncated", "length", true);
        row("slow_pieces", "end", true);
        for (const char* mode : {"prose", "other_schema", "wrong_language", "not_offered", "someone_elses_name", "foreign_link", "repeat", "obey"})
            row(mode, "end", true);
    }
    void everyFault()
    {
        QFETCH(QString, mode);
        QFETCH(QString, kind);
        QFETCH(bool, answered);
        for (const auto dialect : {ModelDialect::OpenAi, ModelDialect::Anthropic}) {
            QVERIFY(m_pretend->order(mode.toStdString()));
            auto settings = m_pretend->settings();
            settings.dialect = dialect;
            settings.timeoutMs = mode == u"slow" ? 1000 : 10000;
            LanguageModel model(settings, m_clock);
            QElapsedTimer timer;
            timer.start();
            const auto reply = model.ask(someQuestion());
            QVERIFY2(timer.elapsed() < 6000, qPrintable(QString::number(timer.elapsed())));
            QCOMPARE(reply.has_value(), answered);
            QCOMPARE(QString::fromStdString(answered ? reply->stop : reply.error().kind), kind);
            if (answered) {
                const bool clean = mode != u"prose" && mode != u"other_schema" && mode != u"refuse" && mode != u"truncated";
                QCOMPARE(readAnswer(reply->text, someFacts()).has_value(), clean);
                continue;
            }
            const auto& sentence = reply.error().sentence;
            QVERIFY(sentence.ends_with('.') && sentence.find(keyCanary) == std::string::npos);
            QVERIFY(sentence.find(promptCanary) == std::string::npos);
            const bool wrote = kind == u"too long" || kind == u"slow" || kind == u"garbage";
            QCOMPARE(reply.error().costMicros > 0, wrote);
            QCOMPARE(model.spentTodayMicros(), reply.error().costMicros);
        }
    }

    void triesOnceMoreWhereThatMayHelp()
    {
        LanguageModel model(m_pretend->settings(), m_clock);
        QVERIFY(m_pretend->order("error_500", 1));
        QVERIFY(model.ask(someQuestion()));
        QCOMPARE(m_pretend->asked(), std::int64_t{2});
        QVERIFY(m_pretend->order("throttle_429", 1));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(model.ask(someQuestion()));
        QVERIFY(timer.elapsed() >= 1000);  // as the server asked
        QCOMPARE(m_pretend->asked(), std::int64_t{4});
        QVERIFY(m_pretend->order("error_500", 2));
        QVERIFY(!model.ask(someQuestion()));
        QCOMPARE(m_pretend->asked(), std::int64_t{6});

        // The wait that the server asks for does not fit the time limit.
        auto hasty = m_pretend->settings();
        hasty.timeoutMs = 500;
        LanguageModel hastyModel(hasty, m_clock);
        QVERIFY(m_pretend->order("throttle_429"));
        const auto busy = hastyModel.ask(someQuestion());
        QVERIFY(!busy);
        QCOMPARE(busy.error().retryAfterMs.value_or(0), secondMs);
        QCOMPARE(m_pretend->asked(), std::int64_t{7});
        QVERIFY(m_pretend->order("garbage_stream"));
        QVERIFY(!model.ask(someQuestion()));
        QCOMPARE(m_pretend->asked(), std::int64_t{8});
    }

    void refusalsAreSaidInPlainWords()
    {
        std::atomic<int> status{400};
        std::atomic<int> calls{0};
        const auto server = serverThat([&](const HttpRequest& request, const Respond& respond) {
            ++calls;
            // A careless server that tells back what it was told.
            const std::string echo = std::string(request.header("authorization")) + request.body;
            const Json error{{"message", echo}, {"code", "insufficient_quota"}};
            respond(jsonResponse(status, Json{{"error", error}}.dump()));
        });
        QVERIFY(server);
        auto settings = m_pretend->settings();
        settings.baseUrl = urlOf(*server);
        settings.breakAfter = 100;
        LanguageModel model(settings, m_clock);
        int before = 0;
        for (const int one : {400, 401, 402, 403, 404, 413, 422, 429, 302}) {
            status = one;
            const auto reply = model.ask(someQuestion());
            QVERIFY(!reply);
            QCOMPARE(reply.error().kind, std::string("refused"));
            QVERIFY(reply.error().sentence.find(std::to_string(one)) != std::string::npos);
            QVERIFY(reply.error().sentence.find(keyCanary) == std::string::npos);
            QVERIFY(reply.error().sentence.find(promptCanary) == std::string::npos);
            QCOMPARE(calls.load(), ++before);  // and are not repeated
        }
    }

    void noServerAtAll()
    {
        QTcpServer port;
        QVERIFY(port.listen(QHostAddress::LocalHost));
        auto settings = m_pretend->settings();
        settings.baseUrl = "http://127.0.0.1:" + std::to_string(port.serverPort()) + "/v1";
        port.close();
        LanguageModel model(settings, m_clock);
        const auto reply = model.ask(someQuestion());
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, std::string("down"));
        settings.baseUrl.clear();
        LanguageModel none(settings, m_clock);
        QVERIFY(!none.configured());
        QCOMPARE(none.ask(someQuestion()).error().kind, std::string("down"));
    }

    void serversThatDoNotStream()
    {
        const auto server = serverThat([](const HttpRequest&, const Respond& respond) {
            respond(jsonResponse(200, R"({"model":"old-1","choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]})"));
        });
        QVERIFY(server);
        auto settings = m_pretend->settings();
        settings.baseUrl = urlOf(*server);
        LanguageModel model(settings, m_clock);
        const auto reply = model.ask(someQuestion());
        QVERIFY(reply);
        QCOMPARE(reply->text, std::string("{}"));
        QCOMPARE(reply->model, std::string("old-1"));
        QVERIFY(reply->inputTokens > 0 && reply->outputTokens > 0);  // our estimate
    }

    // Over a wire and in pieces, whole and with an error in its midst.
    void serversOfOneDialect_data() { modelstreams::ofServers(); }
    void serversOfOneDialect()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, model);
        QFETCH(int, outputTokens);
        for (const bool whole : {true, false}) {
            const auto server = serverThat([text = (whole ? body : modelstreams::broken(body)).toStdString()](const HttpRequest&, const Respond& respond) {
                HttpResponse response;
                response.stream = [text](const std::shared_ptr<EventStream>& stream) {
                    for (std::size_t from = 0; from < text.size(); from += 11)
                        stream->push(text.substr(from, 11));
                };
                respond(std::move(response));
            });
            QVERIFY(server);
            auto settings = m_pretend->settings();
            settings.baseUrl = urlOf(*server);
            LanguageModel asked(settings, m_clock);
            const auto reply = asked.ask(someQuestion());
            if (!whole) {
                QCOMPARE(reply ? std::string("answered") : reply.error().kind, std::string("down"));
                continue;
            }
            QVERIFY2(reply, reply ? "" : reply.error().sentence.c_str());
            QCOMPARE(reply->text, std::string("Grüße ☕"));
            QCOMPARE(reply->model, model.toStdString());
            QCOMPARE(outputTokens < 0 || reply->outputTokens == outputTokens, true);
            QVERIFY(reply->outputTokens > 0 && reply->costMicros > 0);
        }
    }

    void aStreamThatBreaksOffIsGarbage()
    {
        const auto server = serverThat([](const HttpRequest&, const Respond& respond) {
            HttpResponse response;
            response.contentType = "text/event-stream";
            response.body = "data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"subject\\\"\"}}]}\n\n";
            respond(std::move(response));
        });
        QVERIFY(server);
        auto settings = m_pretend->settings();
        settings.baseUrl = urlOf(*server);
        LanguageModel model(settings, m_clock);
        QCOMPARE(model.ask(someQuestion()).error().kind, std::string("garbage"));
    }

    void theFirstTokenIsTimed()
    {
        QVERIFY(m_pretend->order("slow_pieces"));
        LanguageModel model(m_pretend->settings(), m_clock);
        const auto reply = model.ask(someQuestion());
        QVERIFY(reply);
        QVERIFY(reply->firstTokenMs + 50 < reply->latencyMs);
    }

    void cancelledWhileItWrites()
    {
        QVERIFY(m_pretend->order("slow_pieces"));
        LanguageModel model(m_pretend->settings(), m_clock);
        int asked = 0;
        QElapsedTimer timer;
        timer.start();
        const auto reply = model.ask(someQuestion(), [&asked] { return ++asked > 5; });
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, std::string("cancelled"));
        QVERIFY(timer.elapsed() < 3000);
    }

    void embeddings()
    {
        LanguageModel model(m_pretend->settings(), m_clock);
        std::vector<std::string> texts{"free shipping on kettles", "kettles: shipping is free", "Wir packen alles von Hand"};
        texts.resize(150, "filler");
        const auto vectors = model.embed(texts);
        QVERIFY2(vectors, vectors ? "" : vectors.error().sentence.c_str());
        QCOMPARE(vectors->size(), texts.size());
        const auto nearness = [&](std::size_t a, std::size_t b) {
            float sum = 0;
            for (std::size_t i = 0; i < (*vectors)[a].size(); ++i)
                sum += (*vectors)[a][i] * (*vectors)[b][i];
            return sum;
        };
        QVERIFY(nearness(0, 1) > nearness(0, 2) + 0.3F);
        QVERIFY(model.embed({})->empty());

        // Another server than the model's gets no key of it.
        std::string auth = "none asked";
        const auto other = serverThat([&](const HttpRequest& request, const Respond& respond) {
            auth = std::string(request.header("authorization"));
            respond(jsonResponse(200, R"({"data":[]})"));
        });
        auto settings = m_pretend->settings();
        settings.embeddingsUrl = urlOf(*other);
        LanguageModel elsewhere(settings, m_clock);
        QCOMPARE(elsewhere.embed({"x"}).error().kind, std::string("garbage"));
        QCOMPARE(auth, std::string());
        settings.embeddingsUrl.clear();
        QVERIFY(!LanguageModel(settings, m_clock).embed({"x"}));
    }

    void theLogTellsNothingOfTheQuestion()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("log")).toStdString();
        startLog(file, LogLevel::Debug);
        LanguageModel model(m_pretend->settings(), m_clock);
        for (const auto& [fault, mode] : EnumWords<ModelFault>::words)
            if (fault != ModelFault::Slow && fault != ModelFault::Throttle429) {
                QVERIFY(m_pretend->order(std::string(mode)));
                static_cast<void>(model.ask(someQuestion()));
            }
        startLog({}, LogLevel::Info);
        const auto lines = readFile(file, 1 << 20).value();
        QVERIFY(lines.find("took_ms=") != std::string::npos && lines.find("status=200") != std::string::npos);
        for (const auto& secret : {keyCanary, promptCanary, std::string("regards"), std::string("Northbean")})
            QVERIFY2(lines.find(secret) == std::string::npos, secret.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLanguageModel)
#include "tst_languagemodel.moc"
