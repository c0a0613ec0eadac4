#pragma once
// Outgoing HTTP of the backend, by libcurl; blocking, with keep-alive. For pool threads.
#include "models/domain/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

struct HttpCall {
    std::string method = "GET";
    std::string url{};
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    // Arriving twice does no harm. Only such calls reuse connections: libcurl silently repeats a request when a reused one breaks.
    // GET, HEAD, PUT and DELETE are so anyway.
    bool repeatable = false;
    int connectTimeoutMs = 3000;
    int timeoutMs = 10000;
    std::size_t maxAnswer = 4 * 1024 * 1024;
};
struct HttpAnswer {
    int status = 0;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;  // names lower case
};

// Where the body of a streamed call goes. Both are called on the calling thread and must not throw.
struct HttpStreaming {
    std::function<bool(std::string_view piece)> take;  // pieces of a 2xx answer as they come; false: enough, the rest is not read
    std::function<bool()> cancelled{};                 // asked between pieces, and about once a second while nothing comes
    int idleTimeoutMs = 0;                             // longest silence after the first piece, seen within a second; 0 = no limit
};

class HttpClient {
public:
    HttpClient();
    ~HttpClient();
    // Any status is an answer. Errors: Unavailable (nothing was written: refused, no host, TLS), LostAnswer (the request may have
    // arrived: timeout or reset after it was written), TooLarge. Redirects are not followed; only http and https. Any thread.
    [[nodiscard]] Result<HttpAnswer> call(const HttpCall& call);
    // As call(), but the body of a 2xx answer goes to `take` in pieces (the answer's own stays empty); that `take` stopped is no error.
    // maxAnswer bounds the other answers alone. Besides: Cancelled, and Timeout instead of LostAnswer when the time was up.
    [[nodiscard]] Result<HttpAnswer> stream(const HttpCall& call, const HttpStreaming& streaming);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
