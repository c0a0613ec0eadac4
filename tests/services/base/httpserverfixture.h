#pragma once
// Servers on the loopback with short limits, and requests that are whole, broken or noise.
#include "services/base/httpserver.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QTest>

#include <future>
#include <memory>
#include <string>

namespace countersign {

inline HttpServerLimits smallLimits()
{
    HttpServerLimits limits;
    limits.maxBody = 1000;
    limits.maxHeader = 2000;
    limits.headerTimeoutMs = 300;
    limits.bodyTimeoutMs = 300;
    limits.idleTimeoutMs = 700;
    limits.answerTimeoutMs = 400;
    limits.stopTimeoutMs = 500;
    return limits;
}

inline std::unique_ptr<HttpServer> serve(HttpHandler handler, HttpServerLimits limits = {}, int threads = 1)
{
    auto server = HttpServer::listen("127.0.0.1:0", std::move(handler), threads, std::move(limits));
    if (!server)
        qFatal("%s", server.error().detail.c_str());
    return std::move(*server);
}

// Says back what it understood.
inline void echo(HttpRequest request, const Respond& respond)
{
    HttpResponse response = jsonResponse(200,
        request.method + " " + request.path + " ?" + request.query + " x=" + std::string(request.header("x-test"))
            + " body=" + request.body);
    response.contentType = "text/plain";
    respond(std::move(response));
}

inline QByteArray get(const QByteArray& path, const QByteArray& more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + more + "\r\n";
}

// A handler that opens a stream of events and hands it to the test.
inline HttpHandler streamTo(std::promise<std::shared_ptr<EventStream>>& started)
{
    return [&started](HttpRequest, const Respond& respond) {
        HttpResponse response;
        response.stream = [&started](std::shared_ptr<EventStream> stream) { started.set_value(std::move(stream)); };
        respond(std::move(response));
    };
}

// Rows: what must not be taken, and the status it gets under smallLimits().
inline void badRequests()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const QByteArray& request, int status) { QTest::newRow(name) << request << status; };
    row("no HTTP", "hello there\r\n\r\n", 400);
    row("TLS hello", QByteArray::fromHex("16030100a5010000a10303") + "\r\n\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("bad escape", get("/a%zz"), 400);
    row("cut escape", get("/a%2"), 400);
    row("NUL in path", get("/a%00b"), 400);
    row("line end in path", get("/a%0d%0ab"), 400);
    row("relative path", get("a/b"), 400);
    row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505);
    row("bad length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: abc\r\n\r\n", 400);
    row("negative length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400);
    row("two lengths", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400);
    row("length and chunks", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("bad chunk", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400);
    row("space in name", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400);
    row("declared too long", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n", 413);
    row("absurdly long", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 18446744073709551615\r\n\r\n", 413);
    row("beyond any length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400);
    row("sent too long", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 300000\r\n\r\n" + QByteArray(300000, 'x'), 413);
    row("chunks too long",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n500\r\n" + QByteArray(0x500, 'x') + "\r\n0\r\n\r\n", 413);
    row("long header", get("/", "X: " + QByteArray(3000, 'x') + "\r\n"), 431);
    row("many headers", get("/", QByteArray("A: b\r\n").repeated(500)), 431);
    row("long path", get("/" + QByteArray(5000, 'x')), 431);
    row("endless chunk line", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;" + QByteArray(20000, 'x'), 431);
}

inline QByteArray noise(QRandomGenerator& random)
{
    QByteArray bytes;
    bytes.resize(random.bounded(3000));
    for (auto& c : bytes)
        c = static_cast<char>(random.bounded(256));
    return bytes;
}

// With one to five bytes or stretches changed, removed or put in again; never empty.
inline QByteArray damaged(QByteArray bytes, QRandomGenerator& random)
{
    for (int change = random.bounded(1, 6); change > 0; --change) {
        const int at = random.bounded(static_cast<int>(bytes.size()));
        switch (random.bounded(3)) {
        case 0: bytes[at] = static_cast<char>(random.bounded(256)); break;
        case 1: bytes.remove(at, random.bounded(1, 8)); break;
        default: bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(40))); break;
        }
        if (bytes.isEmpty())
            bytes = "x";
    }
    return bytes;
}

}  // namespace countersign
