#include "services/base/httpserver.h"

#include "services/base/httpsession.h"
#include "services/base/log.h"

#include <algorithm>
#include <charconv>
#include <thread>

namespace countersign {
namespace {

constexpr std::size_t refusalsAtOnce = 64;  // connections beyond the limit that still get their 503
constexpr auto acceptPause = std::chrono::milliseconds(50);
constexpr auto lastWords = std::chrono::milliseconds(500);

Result<Tcp::endpoint> endpointOf(const std::string& address)
{
    const auto colon = address.rfind(':');
    std::string host = colon == std::string::npos ? std::string() : address.substr(0, colon);
    const std::string port = colon == std::string::npos ? std::string() : address.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    if (host == "localhost")
        host = "127.0.0.1";
    std::uint16_t number = 0;
    const auto parsed = std::from_chars(port.data(), port.data() + port.size(), number);
    boost::system::error_code error;
    const auto ip = asio::ip::make_address(host, error);
    if (error || port.empty() || parsed.ec != std::errc{} || parsed.ptr != port.data() + port.size())
        return fail(ErrorCode::InvalidInput, "\"" + address + "\" is not an address to listen at; write it like 127.0.0.1:8787.");
    return Tcp::endpoint(ip, number);
}

}  // namespace

HttpWorker::HttpWorker(std::shared_ptr<HttpShared> shared) : m_shared(std::move(shared))
{
    const auto& limits = m_shared->limits;
    const int shortest = std::min({limits.headerTimeoutMs, limits.bodyTimeoutMs, limits.idleTimeoutMs, limits.answerTimeoutMs});
    m_sweepEvery = std::chrono::milliseconds(std::clamp(shortest / 4, 10, 250));
}

void HttpWorker::run()
{
    for (;;) {
        try {
            m_context.run();
            return;
        } catch (const std::exception& e) {
            log(LogLevel::Error, "http", "an I/O callback threw", {{"what", e.what()}});
        }
    }
}

void HttpWorker::add(Tcp::socket socket)
{
    const std::size_t now = ++m_shared->connections;
    if (m_stopping || now > m_shared->limits.maxConnections + refusalsAtOnce) {
        --m_shared->connections;
        return;
    }
    const auto session = std::make_shared<HttpSession>(std::move(socket), *this);
    m_sessions.emplace(session.get(), session);
    startSweep();
    session->start(now > m_shared->limits.maxConnections);
}

void HttpWorker::forget(HttpSession* session)
{
    m_sessions.erase(session);
    --m_shared->connections;
    finishIfEmpty();
}

void HttpWorker::startSweep()
{
    if (m_sweeping)
        return;
    m_sweeping = true;
    m_timer.expires_after(m_sweepEvery);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        m_sweeping = false;
        if (!error)
            sweep();
    });
}

// One timer for all connections: exact to a sweep, and free of a timer's cost per request.
void HttpWorker::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<std::shared_ptr<HttpSession>> all;
    all.reserve(m_sessions.size());
    for (const auto& [key, session] : m_sessions)
        all.push_back(session);
    for (const auto& session : all) {
        if (m_stopping && now >= m_hardStop)
            session->close();
        else
            session->checkDeadline(now);
    }
    if (!m_sessions.empty())
        startSweep();
}

void HttpWorker::stop()
{
    m_stopping = true;
    const auto answerUntil = std::chrono::steady_clock::now() + std::chrono::milliseconds(m_shared->limits.stopTimeoutMs);
    m_hardStop = answerUntil + lastWords;
    std::vector<std::shared_ptr<HttpSession>> all;
    for (const auto& [key, session] : m_sessions)
        all.push_back(session);
    for (const auto& session : all)
        session->beginStop(answerUntil);
    finishIfEmpty();
}

void HttpWorker::finishIfEmpty()
{
    if (!m_stopping || !m_sessions.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
    }
    m_timer.cancel();
    m_work.reset();
}

struct HttpServer::Impl {
    std::shared_ptr<HttpShared> shared = std::make_shared<HttpShared>();
    std::vector<std::shared_ptr<HttpWorker>> workers;
    std::optional<Tcp::acceptor> acceptor;    // on the first worker
    std::optional<asio::steady_timer> pause;  // after running out of file descriptors
    std::size_t next = 0;
    std::uint16_t port = 0;
    std::vector<std::thread> threads;

    void accept()
    {
        auto worker = workers[next++ % workers.size()];
        acceptor->async_accept(worker->context(), [this, worker](const boost::system::error_code& error, Tcp::socket socket) {
            if (!acceptor->is_open())
                return;
            if (error) {
                pause->expires_after(acceptPause);
                pause->async_wait([this](const boost::system::error_code& cancelled) {
                    if (!cancelled && acceptor->is_open())
                        accept();
                });
                return;
            }
            worker->post([worker, taken = std::move(socket)]() mutable { worker->add(std::move(taken)); });
            accept();
        });
    }
};

HttpServer::HttpServer() : m_impl(std::make_unique<Impl>()) {}

Result<std::unique_ptr<HttpServer>> HttpServer::listen(
    const std::string& address, HttpHandler handler, int threads, HttpServerLimits limits)
{
    const auto endpoint = endpointOf(address);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    std::unique_ptr<HttpServer> server(new HttpServer);
    auto& impl = *server->m_impl;
    impl.shared->handler = std::move(handler);
    impl.shared->limits = std::move(limits);
    for (int i = 0; i < std::max(threads, 1); ++i)
        impl.workers.push_back(std::make_shared<HttpWorker>(impl.shared));

    boost::system::error_code error;
    auto& acceptor = impl.acceptor.emplace(impl.workers.front()->context());
    impl.pause.emplace(impl.workers.front()->context());
    acceptor.open(endpoint->protocol(), error);
#ifndef _WIN32
    if (!error)
        acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
#endif
    if (!error)
        acceptor.bind(*endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return fail(ErrorCode::Unavailable, "Cannot listen at " + address + ": " + error.message() + ".");
    impl.port = acceptor.local_endpoint(error).port();
    impl.accept();
    for (const auto& worker : impl.workers)
        impl.threads.emplace_back([worker] { worker->run(); });
    return server;
}

HttpServer::~HttpServer()
{
    if (m_impl->threads.empty())
        return;
    m_impl->workers.front()->post([impl = m_impl.get()] {
        boost::system::error_code ignored;
        impl->acceptor->close(ignored);
        impl->pause->cancel();
    });
    for (const auto& worker : m_impl->workers)
        worker->post([worker] { worker->stop(); });
    for (auto& thread : m_impl->threads)
        thread.join();
    m_impl->shared->handler = nullptr;  // late answers keep the workers alive, not what the handler holds
}

std::uint16_t HttpServer::port() const
{
    return m_impl->port;
}

}  // namespace countersign
