#pragma once
// Outgoing HTTP of the backend, by libcurl; blocking, with keep-alive. For pool threads.
#include "models/domain/result.h"

#include <memory>
#include <string>
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

class HttpClient {
public:
    HttpClient();
    ~HttpClient();
    // Any status is an answer. Errors: Unavailable (nothing was written: refused, no host, TLS), LostAnswer (the request may have
    // arrived: timeout or reset after it was written), TooLarge. Redirects are not followed; only http and https. Any thread.
    [[nodiscard]] Result<HttpAnswer> call(const HttpCall& call);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
