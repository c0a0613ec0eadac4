#pragma once
// One connection of the HTTP server, and the I/O thread it lives on. Internal to the HTTP sources.
// Callbacks, no coroutines: g++ 12 miscompiles some co_await expressions (CONTRIBUTING, "Compilers").
#include "services/base/httpserver.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace countersign {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using SteadyTime = std::chrono::steady_clock::time_point;

// What all connections of one server share.
struct HttpShared {
    HttpHandler handler;
    HttpServerLimits limits;
    std::atomic<std::size_t> connections{0};
};

class HttpSession;

// One I/O thread. Everything but post() and the constructor belongs to that thread.
class HttpWorker : public std::enable_shared_from_this<HttpWorker> {
public:
    explicit HttpWorker(std::shared_ptr<HttpShared> shared);

    void run();  // the thread's body; returns after stop()
    void add(Tcp::socket socket);
    void forget(HttpSession* session);
    void stop();
    [[nodiscard]] bool stopping() const { return m_stopping; }
    [[nodiscard]] HttpShared& shared() const { return *m_shared; }
    [[nodiscard]] asio::io_context& context() { return m_context; }

    // Runs `task` on the I/O thread, at once when called there. Any thread; after the stop nothing runs.
    template <class Task>
    void post(Task task)
    {
        if (m_context.get_executor().running_in_this_thread()) {
            task();
            return;
        }
        const std::lock_guard lock(m_mutex);
        if (!m_finished)
            asio::post(m_context, std::move(task));
    }

private:
    void startSweep();
    void sweep();
    void finishIfEmpty();

    std::shared_ptr<HttpShared> m_shared;
    asio::io_context m_context{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_context.get_executor()};
    asio::steady_timer m_timer{m_context};
    std::chrono::milliseconds m_sweepEvery{250};
    std::unordered_map<HttpSession*, std::shared_ptr<HttpSession>> m_sessions;
    bool m_sweeping = false;
    bool m_stopping = false;
    SteadyTime m_hardStop;
    std::mutex m_mutex;
    bool m_finished = false;  // under m_mutex
};

class SessionStream;

class HttpSession : public std::enable_shared_from_this<HttpSession> {
public:
    HttpSession(Tcp::socket socket, HttpWorker& worker);  // the worker owns it until close()

    void start(bool refused);  // refused: answered 503 whatever it asks
    void answer(unsigned request, HttpResponse response);
    void pushFrame(std::string frame);
    void checkDeadline(SteadyTime now);
    void beginStop(SteadyTime answerUntil);
    void close();

private:
    enum class Phase { Idle, Header, Body, Answering, Writing, Lingering, Streaming, Closed };
    using Parser = http::request_parser<http::string_body>;

    void enter(Phase phase, int timeoutMs);
    void nextRequest();
    void read();
    void onRead(const boost::system::error_code& error, std::size_t size);
    void parse();
    [[nodiscard]] bool acceptHeader();
    void dispatch();
    void reject(ErrorCode code, int status, const char* detail);
    void write(const HttpResponse& head, std::string body, bool withBody);
    void onWritten(const boost::system::error_code& error);
    void startStream(HttpResponse response);
    void flushStream();
    void linger();

    Tcp::socket m_socket;
    HttpWorker& m_worker;
    std::string m_peer;
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::string m_path;
    std::string m_query;
    std::size_t m_bodyLimit = 0;
    std::string m_head;
    std::string m_body;
    std::string m_pendingFrames;
    std::shared_ptr<SessionStream> m_stream;
    Phase m_phase = Phase::Idle;
    SteadyTime m_deadline;
    unsigned m_request = 0;  // an answer to an earlier one is ignored
    std::size_t m_discarded = 0;
    bool m_isHead = false;
    bool m_keepAlive = false;
    bool m_reading = false;
    bool m_writing = false;
    bool m_anyByte = false;
};

}  // namespace countersign
