#include "tests/bench/load.h"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <cctype>
#include <charconv>
#include <chrono>
#include <mutex>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace countersign::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

class Socket {
public:
    explicit Socket(std::uint16_t port)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_open = ::connect(m_fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Socket() { ::close(m_fd); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    // The status of the answer, or 0 when the connection broke.
    int exchange(const std::string& request, std::string& answer)
    {
        for (std::size_t sent = 0; m_open && sent < request.size();) {
            const auto n = ::send(m_fd, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
            if (n <= 0)
                return 0;
            sent += static_cast<std::size_t>(n);
        }
        answer.clear();
        std::size_t headerEnd = std::string::npos;
        std::size_t needed = 0;
        char chunk[65536];
        while (m_open && (headerEnd == std::string::npos || answer.size() < needed)) {
            const auto n = ::recv(m_fd, chunk, sizeof chunk, 0);
            if (n <= 0)
                return 0;
            answer.append(chunk, static_cast<std::size_t>(n));
            if (headerEnd == std::string::npos && (headerEnd = answer.find("\r\n\r\n")) != std::string::npos)
                needed = headerEnd + 4 + contentLength(std::string_view(answer).substr(0, headerEnd));
        }
        int status = 0;
        if (answer.size() > 12)
            std::from_chars(answer.data() + 9, answer.data() + 12, status);
        return status;
    }

private:
    static std::size_t contentLength(std::string_view head)
    {
        constexpr std::string_view name = "content-length:";
        const auto found = std::search(head.begin(), head.end(), name.begin(), name.end(),
            [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
        if (found == head.end())
            return 0;
        auto from = found + static_cast<std::ptrdiff_t>(name.size());
        while (from != head.end() && *from == ' ')
            ++from;
        std::size_t length = 0;
        std::from_chars(&*from, head.data() + head.size(), length);
        return length;
    }

    int m_fd;
    bool m_open = false;
};

double percentile(std::vector<double>& sorted, double share)
{
    if (sorted.empty())
        return 0;
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

}  // namespace

std::string requestBytes(const std::string& method, const std::string& target, const std::string& headers, const std::string& body)
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

LoadResult load(std::uint16_t port, const std::vector<std::string>& requests, std::size_t connections, double perSecondLimit)
{
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::vector<double> times;
    LoadResult result;
    times.reserve(requests.size());
    const auto start = SteadyClock::now();
    std::vector<std::thread> threads;
    for (std::size_t c = 0; c < connections; ++c) {
        threads.emplace_back([&] {
            Socket socket(port);
            std::vector<double> own;
            std::string answer;
            std::size_t failed = 0;
            std::string failure;
            for (;;) {
                const std::size_t i = next.fetch_add(1);
                if (i >= requests.size())
                    break;
                if (perSecondLimit > 0)
                    std::this_thread::sleep_until(start + std::chrono::duration<double>(static_cast<double>(i) / perSecondLimit));
                const auto sent = SteadyClock::now();
                const int status = socket.exchange(requests[i], answer);
                own.push_back(std::chrono::duration<double, std::milli>(SteadyClock::now() - sent).count());
                if (status < 200 || status > 299) {
                    ++failed;
                    if (failure.empty())
                        failure = answer.substr(0, 2000);
                    if (status == 0)
                        break;
                }
            }
            const std::lock_guard lock(mutex);
            times.insert(times.end(), own.begin(), own.end());
            result.failed += failed;
            if (result.firstFailure.empty())
                result.firstFailure = failure;
        });
    }
    for (auto& thread : threads)
        thread.join();
    const double seconds = std::chrono::duration<double>(SteadyClock::now() - start).count();
    std::sort(times.begin(), times.end());
    result.answered = times.size();
    result.perSecond = static_cast<double>(times.size()) / seconds;
    result.p50Ms = percentile(times, 0.50);
    result.p99Ms = percentile(times, 0.99);
    result.maxMs = times.empty() ? 0 : times.back();
    return result;
}

}  // namespace countersign::bench
