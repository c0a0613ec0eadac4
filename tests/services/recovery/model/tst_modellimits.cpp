// What holds a model's use within bounds: places, questions a minute, money, and the circuit breaker.
#include "services/base/httpserver.h"
#include "services/base/threadpool.h"
#include "services/recovery/model/modellimits.h"
#include "tests/services/recovery/model/modelfixture.h"

#include <QElapsedTimer>

#include <thread>

using namespace countersign;

namespace {

ModelDeadline in(int ms)
{
    return std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
}

}  // namespace

class TestModelLimits : public QObject {
    Q_OBJECT

    ModelClock m_clock;
    std::unique_ptr<PretendModel> m_pretend;

private Q_SLOTS:
    void init()
    {
        m_pretend = std::make_unique<PretendModel>();
        QVERIFY(m_pretend->start());
    }

    void theGateLetsInSoManyAndNoMore()
    {
        ConcurrencyGate gate(2);
        auto one = gate.enter(in(0), {});
        QVERIFY(one);
        {
            const auto two = gate.enter(in(0), {});
            QVERIFY(two);
            const auto three = gate.enter(in(60), {});
            QVERIFY(!three);
            QCOMPARE(three.error().kind, std::string("busy"));
            QCOMPARE(gate.enter(in(10000), [] { return true; }).error().kind, std::string("cancelled"));
        }
        QVERIFY(gate.enter(in(0), {}));

        // A place that comes free wakes who waits.
        ConcurrencyGate narrow(1);
        std::optional<ConcurrencyGate::Place> held(std::move(*narrow.enter(in(0), {})));
        QElapsedTimer timer;
        timer.start();
        std::thread leaves([&held] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            held.reset();
        });
        QVERIFY(narrow.enter(in(5000), {}));
        leaves.join();
        QVERIFY(timer.elapsed() < 3000);
    }

    void fiftyAtOnce()
    {
        LanguageModel model(m_pretend->settings(), m_clock);
        std::atomic<int> answered{0};
        std::vector<std::thread> askers;
        for (int i = 0; i < 50; ++i)
            askers.emplace_back([&] {
                for (int j = 0; j < 4; ++j)
                    answered += model.ask(someQuestion()).has_value() ? 1 : 0;
            });
        for (auto& asker : askers)
            asker.join();
        QCOMPARE(answered.load(), 200);
        QCOMPARE(m_pretend->asked(), std::int64_t{200});
    }

    void neverMoreThanAllowedUnderWay()
    {
        std::atomic<int> underWay{0};
        std::atomic<int> most{0};
        ThreadPool pool(12, "slowmodel");
        const auto server = HttpServer::listen(
            "127.0.0.1:0",
            [&](const HttpRequest&, const Respond& respond) {
                pool.post([&, respond] {
                    const int now = ++underWay;
                    int seen = most;
                    while (seen < now && !most.compare_exchange_weak(seen, now)) { }
                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                    --underWay;
                    respond(jsonResponse(200, R"({"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]})"));
                });
            },
            1);
        QVERIFY(server);
        auto settings = m_pretend->settings();
        settings.baseUrl = "http://127.0.0.1:" + std::to_string((*server)->port());
        settings.concurrency = 3;
        LanguageModel model(settings, m_clock);
        std::atomic<int> answered{0};
        std::vector<std::thread> askers;
        for (int i = 0; i < 12; ++i)
            askers.emplace_back([&] { answered += model.ask(someQuestion()).has_value() ? 1 : 0; });
        for (auto& asker : askers)
            asker.join();
        QCOMPARE(answered.load(), 12);
        QVERIFY2(most >= 2 && most <= 3, std::to_string(most).c_str());
    }

    void questionsPerMinute()
    {
        auto settings = m_pretend->settings();
        settings.requestsPerMinute = 3;
        LanguageModel model(settings, m_clock);
        for (int i = 0; i < 3; ++i)
            QVERIFY(model.ask(someQuestion()));
        m_clock.advance(20 * secondMs);
        const auto busy = model.ask(someQuestion());
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, std::string("busy"));
        QCOMPARE(busy.error().retryAfterMs.value_or(0), 40 * secondMs);
        QCOMPARE(m_pretend->asked(), std::int64_t{3});
        m_clock.advance(41 * secondMs);
        QVERIFY(model.ask(someQuestion()));
        m_clock.advance(-hourMs);  // a clock that is set back does not shut the model out for an hour
        QVERIFY(model.ask(someQuestion()));
    }

    void aDraftsBudget()
    {
        auto settings = m_pretend->settings();
        settings.draftBudgetMicros = 1'000'000;
        LanguageModel model(settings, m_clock);
        QVERIFY(model.ask(someQuestion()));
        auto question = someQuestion();
        question.budgetMicros = 10;  // what is left after the first attempt
        const auto poor = model.ask(question);
        QVERIFY(!poor);
        QCOMPARE(poor.error().kind, std::string("budget"));
        question.budgetMicros = -1;
        QVERIFY(!model.ask(question));
        settings.draftBudgetMicros = 10;
        QCOMPARE(LanguageModel(settings, m_clock).ask(someQuestion()).error().kind, std::string("budget"));
        QCOMPARE(m_pretend->asked(), std::int64_t{1});
    }

    void aDaysBudgetHoldsAndEndsAtMidnight()
    {
        auto settings = m_pretend->settings();
        LanguageModel unbound(settings, m_clock);
        const auto cost = unbound.ask(someQuestion())->costMicros;
        const auto worst = unbound.priceMicros(0, settings.maxOutputTokens) + 10 * cost;  // above what is set aside for one
        settings.dayBudgetMicros = worst;
        LanguageModel model(settings, m_clock);
        int answered = 0;
        while (answered < 1000 && model.ask(someQuestion()))
            ++answered;
        QVERIFY(answered > 0 && answered < 1000);
        QVERIFY(model.spentTodayMicros() <= settings.dayBudgetMicros);
        QCOMPARE(model.ask(someQuestion()).error().kind, std::string("budget"));
        m_clock.advance(dayMs);
        QCOMPARE(model.spentTodayMicros(), std::int64_t{0});
        QVERIFY(model.ask(someQuestion()));
        model.rememberSpent(settings.dayBudgetMicros);
        QCOMPARE(model.ask(someQuestion()).error().kind, std::string("budget"));
    }

    // Many at once never overdraw, because each sets its worst case aside before it asks.
    void aDaysBudgetHoldsAmongMany()
    {
        DayBudget budget(1000, m_clock);
        std::atomic<int> granted{0};
        std::vector<std::thread> askers;
        for (int i = 0; i < 20; ++i)
            askers.emplace_back([&] {
                for (int j = 0; j < 50; ++j)
                    if (budget.reserve(90)) {
                        ++granted;
                        budget.settle(90, 30);
                    }
            });
        for (auto& asker : askers)
            asker.join();
        QCOMPARE(budget.spent(), std::int64_t{30} * granted);
        QVERIFY(budget.spent() <= 1000);
        QVERIFY(granted >= 20);
    }

    void theCircuitOpensAndCloses()
    {
        auto settings = m_pretend->settings();
        settings.breakAfter = 3;
        settings.breakMs = minuteMs;
        LanguageModel model(settings, m_clock);
        QVERIFY(m_pretend->order("garbage_stream"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(model.ask(someQuestion()).error().kind, std::string("garbage"));
        const auto open = model.ask(someQuestion());
        QCOMPARE(open.error().kind, std::string("open circuit"));
        QCOMPARE(open.error().retryAfterMs.value_or(0), minuteMs);
        QCOMPARE(m_pretend->asked(), std::int64_t{3});
        m_clock.advance(minuteMs);
        QCOMPARE(model.ask(someQuestion()).error().kind, std::string("garbage"));  // half-open: one tried, and failed
        QCOMPARE(model.ask(someQuestion()).error().kind, std::string("open circuit"));
        QVERIFY(m_pretend->order("none"));
        m_clock.advance(minuteMs);
        QVERIFY(model.ask(someQuestion()));
        QVERIFY(model.ask(someQuestion()));
        QCOMPARE(m_pretend->asked(), std::int64_t{6});
    }

    void halfOpenLetsOneTry()
    {
        CircuitBreaker breaker(1, minuteMs, m_clock);
        QVERIFY(breaker.enter());
        breaker.failed();
        QVERIFY(!breaker.enter());
        m_clock.advance(minuteMs);
        QVERIFY(breaker.enter());
        QVERIFY(!breaker.enter());
        breaker.neither();
        QVERIFY(breaker.enter());
        breaker.succeeded();
        QVERIFY(breaker.enter());
        QVERIFY(breaker.enter());
    }

    // Else the text of a few carts could close the way for all.
    void whatAModelWritesDoesNotOpenTheCircuit()
    {
        auto settings = m_pretend->settings();
        settings.breakAfter = 2;
        LanguageModel model(settings, m_clock);
        for (const char* mode : {"prose", "refuse", "loop", "huge_body"}) {
            QVERIFY(m_pretend->order(mode));
            for (int i = 0; i < 3; ++i)
                static_cast<void>(model.ask(someQuestion()));
        }
        QVERIFY(m_pretend->order("none"));
        QVERIFY(model.ask(someQuestion()));
    }
};

QTEST_GUILESS_MAIN(TestModelLimits)
#include "tst_modellimits.moc"
