#pragma once
// An HTTP/1.1 load on loopback: each connection is one thread with one kept-alive socket that sends the next prepared request as soon
// as the last was answered. Bounded in count; POSIX sockets, so that the client costs as little as it can on shared cores.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace countersign::bench {

struct LoadResult {
    double perSecond = 0;
    double p50Ms = 0;
    double p99Ms = 0;
    double maxMs = 0;
    std::size_t answered = 0;
    std::size_t failed = 0;  // not 2xx, or the connection broke
    std::string firstFailure;
};

// A whole request as bytes; headers beyond Host and Content-Length come in `headers`, each ended by CRLF.
[[nodiscard]] std::string requestBytes(const std::string& method, const std::string& target, const std::string& headers, const std::string& body);

// Sends requests[0…n) once, shared out over the connections. perSecondLimit 0 = as fast as answers come.
[[nodiscard]] LoadResult load(std::uint16_t port, const std::vector<std::string>& requests, std::size_t connections, double perSecondLimit = 0);

}  // namespace countersign::bench
