// The HTTP server under real sockets: well-behaved, slow, greedy, broken and hostile clients.
#include "httpserverfixture.h"
#include "rawclient.h"

#include "services/base/threadpool.h"

#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

using namespace countersign;

class TestHttpServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheConnection()
    {
        const auto server = serve(echo);
        RawClient other(server->port());
        for (int i = 0; i < 3; ++i) {
            other.send("POST /v1//drafts/./a%20b/../c%C3%A9?x=1&y HTTP/1.1\r\nHost: h\r\nX-Test: yes\r\nContent-Length: 5\r\n\r\nhello");
            const auto answer = other.answer();
            QCOMPARE(RawClient::status(answer), 200);
            QCOMPARE(RawClient::body(answer), QByteArray("POST /v1/drafts/c\xC3\xA9 ?x=1&y x=yes body=hello"));
        }
        other.send("GET / HTTP/1.0\r\n\r\n");
        QVERIFY(other.rest().contains("Connection: close"));
        RawClient last(server->port());
        last.send(get("/", "Connection: close\r\n"));
        QVERIFY(last.rest().endsWith("GET / ? x= body="));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        ThreadPool pool(4, "answers");
        const auto server = serve([&pool](HttpRequest request, Respond respond) {
            pool.post([path = request.path, respond] { respond(jsonResponse(200, path)); });
        });
        RawClient client(server->port());
        QByteArray all;
        for (int i = 0; i < 200; ++i)
            all += get("/" + QByteArray::number(i));
        client.send(all);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(RawClient::body(client.answer()), "/" + QByteArray::number(i));
    }

    void bytesMayArriveOneByOne()
    {
        const auto server = serve(echo);
        RawClient client(server->port());
        for (const char c :
            QByteArray("POST /slow HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"))
            client.send(QByteArray(1, c));
        QCOMPARE(RawClient::body(client.answer()), QByteArray("POST /slow ? x= body=abcde"));
    }

    void headHasNoBody()
    {
        const auto server = serve([](HttpRequest request, const Respond& respond) {
            if (request.path == "/gone")
                return respond(HttpResponse{204, "", "never shown", {}, {}});
            respond(jsonResponse(200, "0123456789"));
        });
        RawClient client(server->port());
        client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + get("/gone") + get("/after"));
        const auto head = client.answer(5000, true);
        QVERIFY(head.contains("Content-Length: 10\r\n"));
        QCOMPARE(RawClient::body(head), QByteArray());
        const auto gone = client.answer();
        QCOMPARE(RawClient::status(gone), 204);
        QVERIFY(!gone.contains("Content-Length"));
        QCOMPARE(RawClient::body(client.answer()), QByteArray("0123456789"));
    }

    void answersMayBeGivenInsideTwiceOrNever()
    {
        const auto server = serve([](HttpRequest request, const Respond& respond) {
            if (request.path == "/twice") {
                respond(jsonResponse(200, "one"));
                respond(jsonResponse(200, "two"));
            } else if (request.path == "/throws") {
                throw std::runtime_error("secret detail");
            } else if (request.path == "/error") {
                respond(problem({ErrorCode::Throttled, "Slow \"down\".", 1500}));
            }
        });
        RawClient client(server->port());
        client.send(get("/twice"));
        QCOMPARE(RawClient::body(client.answer()), QByteArray("one"));
        client.send(get("/never"));
        QCOMPARE(RawClient::status(client.answer()), 500);
        client.send(get("/throws"));
        const auto thrown = client.answer();
        QCOMPARE(RawClient::status(thrown), 500);
        QVERIFY(!thrown.contains("secret"));
        client.send(get("/error"));
        const auto throttled = client.answer();
        QCOMPARE(RawClient::status(throttled), 429);
        QVERIFY(throttled.contains("Retry-After: 2\r\n"));
        QVERIFY(throttled.contains("application/problem+json"));
        QVERIFY(throttled.contains("\"code\":\"throttled\""));
        QVERIFY(throttled.contains("\"detail\":\"Slow \\\"down\\\".\""));
    }

    void badRequestsGetTheirStatus_data() { badRequests(); }
    void badRequestsGetTheirStatus()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        std::atomic<int> handled{0};
        const auto server = serve(
            [&handled](HttpRequest request_, const Respond& respond) {
                ++handled;
                echo(std::move(request_), respond);
            },
            smallLimits());
        RawClient client(server->port());
        client.send(request);
        const auto answer = client.rest();
        QCOMPARE(RawClient::status(answer), status);
        const QByteArray said = "\"status\":" + QByteArray::number(status);
        QVERIFY(RawClient::body(answer).contains(said));
        QVERIFY(answer.contains("Connection: close\r\n"));
        QCOMPARE(handled.load(), 0);
        RawClient next(server->port());
        next.send(get("/"));
        QCOMPARE(RawClient::status(next.answer()), 200);
    }

    void aPathMayHaveItsOwnLimit()
    {
        auto limits = smallLimits();
        limits.maxBodyFor = [](std::string_view path) -> std::size_t { return path.starts_with("/v1/hooks/") ? 5000 : 10; };
        const auto server = serve(echo, limits);
        RawClient client(server->port());
        client.send("POST /v1/hooks/x HTTP/1.1\r\nHost: h\r\nContent-Length: 4000\r\n\r\n" + QByteArray(4000, 'x'));
        QCOMPARE(RawClient::status(client.answer()), 200);
        client.send("POST /other HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\nxxxxxxxxxxx");
        QCOMPARE(RawClient::status(client.answer()), 413);
    }

    void goesOnAfter100Continue()
    {
        const auto server = serve(echo, smallLimits());
        RawClient client(server->port());
        client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QCOMPARE(client.answer(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("hi");
        QVERIFY(client.answer().endsWith("body=hi"));
        client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n");
        QCOMPARE(RawClient::status(client.answer()), 413);
    }

    void slowClientsAreLetGo()
    {
        const auto server = serve(echo, smallLimits());
        RawClient silent(server->port());
        RawClient header(server->port());
        header.send("GET / HTTP/1.1\r\nHos");
        RawClient body(server->port());
        body.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhe");
        RawClient idle(server->port());
        idle.send(get("/"));
        QCOMPARE(RawClient::status(idle.answer()), 200);
        QCOMPARE(silent.rest(3000), QByteArray());
        QVERIFY(!silent.connected());
        QCOMPARE(RawClient::status(header.rest(3000)), 408);
        QCOMPARE(RawClient::status(body.rest(3000)), 408);
        QVERIFY(idle.waitClosed(3000));
    }

    void drippingHeadersDoNotStretchTheirTime()
    {
        const auto server = serve(echo, smallLimits());
        RawClient client(server->port());
        client.send("GET / HTTP/1.1\r\n");
        QElapsedTimer timer;
        timer.start();
        QByteArray answer;
        while (answer.isEmpty() && timer.elapsed() < 3000) {
            client.send("X: y\r\n");
            answer = client.answer(30);
        }
        QCOMPARE(RawClient::status(answer), 408);
        QVERIFY(timer.elapsed() < 1500);
    }

    void aHandlerThatTakesTooLongIsAnsweredFor()
    {
        std::mutex mutex;
        Respond late;
        const auto server = serve(
            [&](HttpRequest, Respond respond) {
                const std::lock_guard lock(mutex);
                late = std::move(respond);
            },
            smallLimits());
        RawClient client(server->port());
        client.send(get("/"));
        QCOMPARE(RawClient::status(client.answer()), 503);
        const std::lock_guard lock(mutex);
        late(jsonResponse(200, "too late"));
        QVERIFY(!client.rest().contains("too late"));
    }

    void beyondTheLimitConnectionsGet503()
    {
        auto limits = smallLimits();
        limits.maxConnections = 2;
        limits.idleTimeoutMs = 60000;
        const auto server = serve(echo, limits);
        auto one = std::make_unique<RawClient>(server->port());
        one->send(get("/"));
        QCOMPARE(RawClient::status(one->answer()), 200);
        RawClient two(server->port());
        two.send(get("/"));
        QCOMPARE(RawClient::status(two.answer()), 200);
        {
            RawClient three(server->port());
            three.send(get("/"));
            const auto answer = three.rest();
            QCOMPARE(RawClient::status(answer), 503);
            QVERIFY(answer.contains("Retry-After: 1"));
        }
        one->abort();
        // Its place is free once the service has seen that. Each try takes a place itself: QTRY, which asks once more after the
        // first success, would meet the one before it.
        int status = 0;
        QElapsedTimer waited;
        waited.start();
        while (status != 200 && waited.elapsed() < 30000) {
            RawClient again(server->port());
            again.send(get("/"));
            status = RawClient::status(again.answer());
        }
        QCOMPARE(status, 200);
    }

    void eventsStreamUntilTheClientGoes()
    {
        std::promise<std::shared_ptr<EventStream>> started;
        const auto server = serve(streamTo(started), smallLimits());
        auto client = std::make_unique<RawClient>(server->port());
        client->send(get("/v1/stream"));
        QVERIFY(client->waitFor("text/event-stream"));
        const auto stream = started.get_future().get();
        std::thread pusher([stream] {
            for (int i = 0; i < 100; ++i)
                stream->push("id: " + std::to_string(i) + "\ndata: {}\n\n");
        });
        pusher.join();
        QVERIFY(client->waitFor("id: 0\ndata: {}\n\nid: 1\n"));
        QVERIFY(client->waitFor("id: 99\ndata: {}\n\n"));
        QTest::qWait(900);  // longer than every time limit: a stream with nothing to say stays
        QVERIFY(stream->open());
        stream->push(": ping\n\n");
        QVERIFY(client->waitFor(": ping\n\n"));
        client->abort();
        QTRY_VERIFY(!stream->open());
        stream->push("into the void");
    }

    void aStreamMayBeClosedHere()
    {
        std::promise<std::shared_ptr<EventStream>> started;
        const auto server = serve(streamTo(started));
        RawClient client(server->port());
        client.send(get("/"));
        const auto stream = started.get_future().get();
        stream->close();
        QVERIFY(client.waitClosed());
        QVERIFY(!stream->open());
    }

    void aStreamClientThatDoesNotReadIsDropped()
    {
        std::promise<std::shared_ptr<EventStream>> started;
        auto limits = smallLimits();
        limits.maxStreamQueue = 100000;
        limits.idleTimeoutMs = 60000;
        const auto server = serve(streamTo(started), limits);
        // Blocking wait functions of QTcpSocket read; without one, the client's buffers fill.
        RawClient client(server->port());
        client.send(get("/"));
        const auto stream = started.get_future().get();
        const std::string frame(10000, 'x');
        QElapsedTimer timer;
        timer.start();
        while (stream->open() && timer.elapsed() < 10000) {
            stream->push(frame);
            std::this_thread::yield();
        }
        QVERIFY(!stream->open());
    }

    void stoppingAnswersWhatIsInWorkAndDropsTheRest()
    {
        std::promise<Respond> inWork;
        std::shared_ptr<EventStream> stream;
        std::promise<void> streaming;
        auto server = serve(
            [&](HttpRequest request, Respond respond) {
                if (request.path == "/work")
                    return inWork.set_value(std::move(respond));
                HttpResponse response;
                response.stream = [&](std::shared_ptr<EventStream> made) {
                    stream = std::move(made);
                    streaming.set_value();
                };
                respond(std::move(response));
            },
            smallLimits());
        const auto port = server->port();
        RawClient idle(port);
        RawClient half(port);
        half.send("GET / HT");
        RawClient working(port);
        working.send(get("/work"));
        RawClient listening(port);
        listening.send(get("/stream"));
        streaming.get_future().get();
        auto respond = inWork.get_future().get();
        std::thread answering([&respond] { respond(jsonResponse(200, "done")); });
        server.reset();
        answering.join();
        QVERIFY(!stream->open());
        stream->push("after the end");
        QVERIFY(idle.waitClosed());
        QVERIFY(half.waitClosed());
        QVERIFY(working.rest().endsWith("done"));
        QVERIFY(!RawClient(port).connected());
    }

    void stoppingDoesNotWaitForAnAnswerForEver()
    {
        std::promise<Respond> inWork;
        auto server = serve([&](HttpRequest, Respond respond) { inWork.set_value(std::move(respond)); }, smallLimits());
        RawClient client(server->port());
        client.send(get("/"));
        auto respond = inWork.get_future().get();
        QElapsedTimer timer;
        timer.start();
        server.reset();
        QVERIFY(timer.elapsed() < 3000);
        respond(jsonResponse(200, "nobody is there"));
    }

    void addresses()
    {
        const auto server = serve(echo);
        const auto taken = HttpServer::listen("127.0.0.1:" + std::to_string(server->port()), echo, 1);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Unavailable);
        for (const char* bad : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:x", "nowhere:80", ":80"})
            QCOMPARE(HttpServer::listen(bad, echo, 1).error().code, ErrorCode::InvalidInput);
        QVERIFY(HttpServer::listen("localhost:0", echo, 1));
    }

    void queryValues()
    {
        HttpRequest request;
        request.query = "a=1&b=%C3%A9+x&c&d=%zz&&a=2&e=f=g";
        QCOMPARE(request.queryValue("a"), std::string("1"));
        QCOMPARE(request.queryValue("b"), std::string("é x"));
        QCOMPARE(request.queryValue("c"), std::string());
        QCOMPARE(request.queryValue("d"), std::string());
        QCOMPARE(request.queryValue("e"), std::string("f=g"));
        QCOMPARE(request.queryValue("nope"), std::string());
    }

    void randomBytesNeverStopTheService()
    {
        const auto server = serve(echo, smallLimits(), 2);
        QRandomGenerator random(20261121);
        const QByteArray good = "POST /v1/x?y=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nX: y\r\n\r\nhello"
                                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        for (int round = 0; round < 400; ++round) {
            const QByteArray bytes = round % 4 == 0 ? noise(random) : damaged(good, random);
            RawClient client(server->port());
            client.send(bytes);
            client.abort();
        }
        RawClient client(server->port());
        client.send(get("/alive"));
        QCOMPARE(RawClient::status(client.answer()), 200);
    }

    void manyConnectionsAtOnce()
    {
        const auto server = serve(echo, {}, 2);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 300; ++i)
            clients.push_back(std::make_unique<RawClient>(server->port()));
        for (auto& client : clients)
            client->send(get("/"));
        for (auto& client : clients)
            QCOMPARE(RawClient::status(client->answer()), 200);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
