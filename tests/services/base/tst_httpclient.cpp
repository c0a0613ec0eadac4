// The HTTP client against the real server and against servers that break off: refused and lost are told apart.
#include "services/base/httpclient.h"
#include "services/base/httpserver.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

using namespace countersign;

namespace {

// Accepts on its own thread and lets `behave` do as it likes with each connection.
class OddServer {
public:
    explicit OddServer(std::function<void(QTcpSocket&)> behave)
    {
        m_thread = std::thread([this, behave = std::move(behave)] {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            m_port = server.serverPort();
            m_ready = true;
            while (!m_stop) {
                if (!server.waitForNewConnection(20))
                    continue;
                const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                ++m_connections;
                behave(*socket);
            }
        });
        while (!m_ready)
            std::this_thread::yield();
    }
    ~OddServer()
    {
        m_stop = true;
        m_thread.join();
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/x"; }
    int connections() const { return m_connections; }

    static QByteArray readRequest(QTcpSocket& socket)
    {
        QByteArray request;
        while (!request.contains("\r\n\r\n") && socket.waitForReadyRead(2000))
            request += socket.readAll();
        return request;
    }

private:
    quint16 m_port = 0;
    std::atomic<bool> m_ready{false};
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_connections{0};
    std::thread m_thread;
};

HttpCall post(const std::string& url)
{
    HttpCall call;
    call.method = "POST";
    call.url = url;
    call.body = "{}";
    call.timeoutMs = 2000;
    return call;
}

}  // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsAndAnswers()
    {
        const auto server = HttpServer::listen("127.0.0.1:0", [](HttpRequest request, const Respond& respond) {
            HttpResponse response = jsonResponse(request.path == "/teapot" ? 418 : 200, request.method + " " + request.body + " " +
                                                     std::string(request.header("x-test")) + "|" + std::string(request.header("x-empty")));
            response.headers.emplace_back("X-Answer", "  spaced ");
            if (request.path == "/moved") {
                response.status = 302;
                response.headers.emplace_back("Location", "/elsewhere");
            }
            respond(std::move(response));
        }, 1);
        QVERIFY(server);
        const std::string base = "http://127.0.0.1:" + std::to_string((*server)->port());
        HttpClient client;
        for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            HttpCall call;
            call.method = method;
            call.url = base + "/x";
            call.headers = {{"X-Test", "yes"}, {"X-Empty", ""}};
            call.body = std::string(method) == "GET" ? "" : std::string("b\0dy", 4);
            const auto answer = client.call(call);
            QVERIFY2(answer, answer ? "" : answer.error().detail.c_str());
            QCOMPARE(answer->status, 200);
            QVERIFY(answer->body == std::string(method) + " " + call.body + " yes|");
            bool found = false;
            for (const auto& [name, value] : answer->headers)
                found = found || (name == "x-answer" && value == "spaced");
            QVERIFY(found);
        }
        HttpCall head;
        head.method = "HEAD";
        head.url = base + "/x";
        QCOMPARE(client.call(head)->body, std::string());
        head.method = "GET";
        head.url = base + "/moved";
        QCOMPARE(client.call(head)->status, 302);
        head.url = base + "/teapot";
        QCOMPARE(client.call(head)->status, 418);
        HttpCall large = post(base + "/x");
        large.body = std::string(900000, 'x');
        QCOMPARE(client.call(large)->body.size(), 900000u + 7u);
        large.maxAnswer = 1000;
        QCOMPARE(client.call(large).error().code, ErrorCode::TooLarge);
        HttpCall hostile = post(base + "/x");
        hostile.headers = {{"X-Test", "a\r\nX-Other: b"}};
        QCOMPARE(client.call(hostile).error().code, ErrorCode::InvalidInput);
    }

    // Without a bound, an answer of nothing but headers fills the memory for as long as the call may take.
    void headersWithoutEndAreTooLarge()
    {
        OddServer flood([](QTcpSocket& socket) {
            OddServer::readRequest(socket);
            socket.write("HTTP/1.1 200 OK\r\n");
            const QByteArray line = "X-Flood: " + QByteArray(8000, 'x') + "\r\n";
            for (int i = 0; i < 4000 && socket.state() == QAbstractSocket::ConnectedState; ++i) {
                socket.write(line);
                if (!socket.waitForBytesWritten(2000))
                    return;
            }
            socket.write("Content-Length: 2\r\n\r\n{}");
            socket.waitForBytesWritten(2000);
        });
        HttpClient client;
        const auto answer = client.call(post(flood.url()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::TooLarge);
        QVERIFY2(answer.error().detail.find("262144") != std::string::npos, answer.error().detail.c_str());
    }

    void addressesThatCannotBeCalled()
    {
        HttpClient client;
        QCOMPARE(client.call(post("file:///etc/passwd")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(client.call(post("no url")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(client.call(post("")).error().code, ErrorCode::InvalidInput);
    }

    void refusedMeansNothingWasSent()
    {
        QTcpServer port;
        QVERIFY(port.listen(QHostAddress::LocalHost));
        const auto number = port.serverPort();
        port.close();
        HttpClient client;
        const auto refused = client.call(post("http://user:secret@127.0.0.1:" + std::to_string(number) + "/hook?token=secret"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY2(refused.error().detail.find("secret") == std::string::npos, refused.error().detail.c_str());
        // Not TLS at all: the request never left.
        OddServer plain([](QTcpSocket& socket) {
            socket.waitForReadyRead(500);
            socket.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket.waitForBytesWritten(500);
        });
        auto call = post(plain.url());
        call.url.replace(0, 4, "https");
        QCOMPARE(client.call(call).error().code, ErrorCode::Unavailable);
    }

    void aLostAnswerIsSaidToBeLost_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("closed without a word") << 0;
        QTest::newRow("reset") << 1;
        QTest::newRow("half an answer") << 2;
        QTest::newRow("not HTTP") << 3;
        QTest::newRow("no answer in time") << 4;
    }
    void aLostAnswerIsSaidToBeLost()
    {
        QFETCH(int, how);
        OddServer server([how](QTcpSocket& socket) {
            OddServer::readRequest(socket);
            switch (how) {
            case 1: socket.abort(); return;
            case 2: socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); break;
            case 3: socket.write("what?\r\n\r\n"); break;
            case 4: socket.waitForDisconnected(3000); return;
            default: break;
            }
            socket.waitForBytesWritten(500);
            socket.disconnectFromHost();
        });
        HttpClient client;
        auto call = post(server.url());
        call.timeoutMs = 400;
        const auto lost = client.call(call);
        QVERIFY(!lost);
        QVERIFY2(lost.error().code == ErrorCode::LostAnswer, lost.error().detail.c_str());
    }

    // libcurl repeats a request by itself when a kept connection breaks: a POST must never be repeated like that.
    void aPostIsNeverSentTwice()
    {
        std::atomic<int> posts{0};
        OddServer server([&posts](QTcpSocket& socket) {
            for (;;) {
                const auto request = OddServer::readRequest(socket);
                if (request.isEmpty())
                    return;
                if (request.startsWith("POST")) {
                    ++posts;
                    socket.disconnectFromHost();
                    return;
                }
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                socket.waitForBytesWritten(500);
                if (!request.contains("keep"))
                    return;
            }
        });
        HttpClient client;
        HttpCall warm;
        warm.url = server.url();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(client.call(warm)->status, 200);
            QCOMPARE(client.call(post(server.url())).error().code, ErrorCode::LostAnswer);
        }
        QCOMPARE(posts.load(), 3);
    }

    void streamsPieceByPiece()
    {
        OddServer server([](QTcpSocket& socket) {
            const auto request = OddServer::readRequest(socket);
            if (request.contains("X-How: refuse")) {
                socket.write("HTTP/1.1 500 No\r\nContent-Length: 3\r\n\r\nwhy");
                socket.waitForBytesWritten(500);
                return;
            }
            socket.write("HTTP/1.1 200 OK\r\n\r\none ");
            socket.waitForBytesWritten(500);
            const int patience = request.contains("X-How: stay") ? 10000 : 100;
            if (socket.state() != QAbstractSocket::ConnectedState || socket.waitForDisconnected(patience))
                return;
            socket.write("two");
            socket.waitForBytesWritten(500);
        });
        HttpClient client;
        std::string got;
        const auto take = [&got](std::string_view piece) {
            got += piece;
            return true;
        };
        auto call = post(server.url());
        call.maxAnswer = 4;  // of other answers than 2xx alone
        const auto whole = client.stream(call, {.take = take});
        QVERIFY2(whole, whole ? "" : whole.error().detail.c_str());
        QCOMPARE(got, std::string("one two"));
        QVERIFY(whole->body.empty());

        call.headers = {{"X-How", "refuse"}};
        got.clear();
        const auto refused = client.stream(call, {.take = take});
        QCOMPARE(refused->status, 500);
        QCOMPARE(refused->body, std::string("why"));
        QVERIFY(got.empty());

        call.headers = {{"X-How", "stay"}};
        call.timeoutMs = 8000;
        QElapsedTimer timer;
        timer.start();
        const auto enough = client.stream(call, {.take = [](std::string_view) { return false; }});
        QVERIFY(enough);
        QCOMPARE(enough->status, 200);
        QCOMPARE(client.stream(call, {.take = take, .cancelled = [&got] { return !got.empty(); }}).error().code, ErrorCode::Cancelled);
        QCOMPARE(client.stream(call, {.take = take, .idleTimeoutMs = 200}).error().code, ErrorCode::Timeout);
        QVERIFY2(timer.elapsed() < 6000, std::to_string(timer.elapsed()).c_str());
        call.timeoutMs = 300;
        QCOMPARE(client.stream(call, {.take = take}).error().code, ErrorCode::Timeout);
    }

    void repeatableCallsKeepTheirConnection()
    {
        std::mutex mutex;
        int requests = 0;
        OddServer server([&](QTcpSocket& socket) {
            while (!OddServer::readRequest(socket).isEmpty()) {
                {
                    const std::lock_guard lock(mutex);
                    ++requests;
                }
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                socket.waitForBytesWritten(500);
            }
        });
        {
            HttpClient client;
            auto call = post(server.url());
            call.repeatable = true;
            for (int i = 0; i < 5; ++i)
                QCOMPARE(client.call(call)->body, std::string("ok"));
        }
        QCOMPARE(server.connections(), 1);
        const std::lock_guard lock(mutex);
        QCOMPARE(requests, 5);
    }

    void manyThreadsMayCall()
    {
        const auto server = HttpServer::listen(
            "127.0.0.1:0", [](HttpRequest request, const Respond& respond) { respond(jsonResponse(200, request.path)); }, 1);
        QVERIFY(server);
        HttpClient client;
        std::atomic<int> right{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 50; ++i) {
                    HttpCall call;
                    const std::string path = "/" + std::to_string(t) + "/" + std::to_string(i);
                    call.url = "http://127.0.0.1:" + std::to_string((*server)->port()) + path;
                    const auto answer = client.call(call);
                    right += answer && answer->body == path ? 1 : 0;
                }
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(right.load(), 400);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
