#pragma once
// HTTP/1.1 server on Asio and Beast, for countersignd and the sandbox. The only header of the house that other folders use of it;
// Beast itself is seen by httpsession.h alone.
#include "models/domain/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

struct HttpRequest {
    std::string method;  // upper case
    std::string path;    // percent-decoded, normalised; "/v1/drafts"
    std::string query;   // raw, without '?'
    std::string body;
    std::string peer;    // remote address
    std::vector<std::pair<std::string, std::string>> headers;  // names lower case
    [[nodiscard]] std::string_view header(std::string_view lowerCaseName) const;  // empty when absent
    [[nodiscard]] std::string queryValue(std::string_view name) const;            // percent-decoded; empty when absent
};

// Server-Sent Events towards one client. Any thread.
class EventStream {
public:
    virtual ~EventStream() = default;
    virtual void push(std::string frame) = 0;  // whole "id: …\ndata: …\n\n" frames; dropped client: ignored
    [[nodiscard]] virtual bool open() const = 0;
    virtual void close() = 0;
};

struct HttpResponse {
    int status = 200;  // 0: no answer, the connection is closed (a pretend provider's lost answer)
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::function<void(std::shared_ptr<EventStream>)> stream;  // set: answer is text/event-stream and stays open
};
[[nodiscard]] HttpResponse jsonResponse(int status, std::string body);
// application/problem+json: {"type":"about:blank","title":…,"status":…,"code":…,"detail":…}; Retry-After when the error says so.
[[nodiscard]] HttpResponse problem(const Error& error);

using Respond = std::function<void(HttpResponse)>;                 // call once, from any thread
using HttpHandler = std::function<void(HttpRequest, Respond)>;     // on an I/O thread: must not block

struct HttpServerLimits {
    std::size_t maxBody = 1024 * 1024;       // else 413
    std::function<std::size_t(std::string_view path)> maxBodyFor;  // overrides maxBody per path when set
    std::size_t maxHeader = 16 * 1024;       // else 431
    int headerTimeoutMs = 5000;
    int bodyTimeoutMs = 15000;
    int idleTimeoutMs = 60000;               // keep-alive without a request; also a client that does not read
    int answerTimeoutMs = 60000;             // else 503: the handler did not answer
    int stopTimeoutMs = 2000;                // when stopping, requests in work may still be answered for so long
    std::size_t maxStreamQueue = 256 * 1024; // a stream's client that reads slower than this much behind is dropped
    std::size_t maxConnections = 2048;       // beyond: 503 and closed
};

class HttpServer {
public:
    // Listens at once; "127.0.0.1:0" picks a free port. Errors: Unavailable (address in use), InvalidInput (bad address).
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>> listen(const std::string& address, HttpHandler handler, int threads,
                                                                   HttpServerLimits limits = {});
    ~HttpServer();  // stops accepting, lets requests in work finish, drops connections, joins; never on an I/O thread
    [[nodiscard]] std::uint16_t port() const;

private:
    HttpServer();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
