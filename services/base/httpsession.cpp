#include "services/base/httpsession.h"

#include "services/base/httpmessage.h"
#include "services/base/log.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <exception>

namespace countersign {
namespace {

constexpr std::size_t headerReadSize = 8 * 1024;
constexpr std::size_t bodyReadSize = 64 * 1024;
constexpr std::size_t keptBuffer = 64 * 1024;
constexpr std::size_t discardedAtMost = 16 * 1024 * 1024;
constexpr int lingerTimeoutMs = 1000;

// The one answer to one request. Let go of unanswered, it answers by itself, so that no client waits for nothing.
class Reply {
public:
    Reply(std::shared_ptr<HttpWorker> worker, std::weak_ptr<HttpSession> session, unsigned request)
        : m_worker(std::move(worker)), m_session(std::move(session)), m_request(request)
    {
    }
    Reply(const Reply&) = delete;
    Reply& operator=(const Reply&) = delete;
    ~Reply()
    {
        if (!m_answered)
            send(problem({ErrorCode::Internal, "The request ended without an answer.", std::nullopt}));
    }

    void send(HttpResponse response)
    {
        if (m_answered.exchange(true))
            return;
        auto task = [session = m_session, request = m_request, answer = std::move(response)]() mutable {
            if (const auto alive = session.lock())
                alive->answer(request, std::move(answer));
        };
        m_worker->post(std::move(task));
    }

private:
    std::shared_ptr<HttpWorker> m_worker;
    std::weak_ptr<HttpSession> m_session;
    unsigned m_request;
    std::atomic<bool> m_answered{false};
};

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

}  // namespace

class SessionStream final : public EventStream {
public:
    SessionStream(std::shared_ptr<HttpWorker> worker, std::weak_ptr<HttpSession> session, std::size_t limit)
        : m_worker(std::move(worker)), m_session(std::move(session)), m_limit(limit)
    {
    }

    void push(std::string frame) override
    {
        if (!m_open)
            return;
        const std::size_t size = frame.size();
        if (m_queued.fetch_add(size) + size > m_limit) {
            close();
            return;
        }
        m_worker->post([session = m_session, text = std::move(frame)]() mutable {
            if (const auto alive = session.lock())
                alive->pushFrame(std::move(text));
        });
    }
    [[nodiscard]] bool open() const override { return m_open; }
    void close() override
    {
        m_open = false;
        m_worker->post([session = m_session] {
            if (const auto alive = session.lock())
                alive->close();
        });
    }

    void written(std::size_t size) { m_queued -= size; }
    void ended() { m_open = false; }

private:
    std::shared_ptr<HttpWorker> m_worker;
    std::weak_ptr<HttpSession> m_session;
    std::size_t m_limit;
    std::atomic<std::size_t> m_queued{0};
    std::atomic<bool> m_open{true};
};

HttpSession::HttpSession(Tcp::socket socket, HttpWorker& worker) : m_socket(std::move(socket)), m_worker(worker) {}

void HttpSession::start(bool refused)
{
    boost::system::error_code error;
    m_socket.set_option(Tcp::no_delay(true), error);
    m_socket.non_blocking(true, error);
    const auto peer = m_socket.remote_endpoint(error);
    if (error) {
        close();
        return;
    }
    m_peer = peer.address().to_string();
    nextRequest();
    enter(Phase::Header, m_worker.shared().limits.headerTimeoutMs);
    if (refused)
        reject(ErrorCode::Unavailable, 503, "Too many connections. Try again later.");
    else
        read();
}

void HttpSession::enter(Phase phase, int timeoutMs)
{
    m_phase = phase;
    m_deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
}

void HttpSession::nextRequest()
{
    m_parser.emplace();
    m_parser->eager(false);
    m_parser->header_limit(static_cast<std::uint32_t>(m_worker.shared().limits.maxHeader));
    m_parser->body_limit(boost::none);  // known only once the path is: acceptHeader()
    m_isHead = false;
    m_anyByte = false;
    ++m_request;
    if (m_buffer.size() == 0 && m_buffer.capacity() > keptBuffer)
        m_buffer.shrink_to_fit();
}

void HttpSession::read()
{
    if (m_reading)
        return;
    m_reading = true;
    const auto space = m_buffer.prepare(m_phase == Phase::Body ? bodyReadSize : headerReadSize);
    m_socket.async_read_some(space, [self = shared_from_this()](const boost::system::error_code& error, std::size_t size) {
        self->m_reading = false;
        self->onRead(error, size);
    });
}

void HttpSession::onRead(const boost::system::error_code& error, std::size_t size)
{
    switch (m_phase) {
    case Phase::Closed:
        return;
    case Phase::Idle:
    case Phase::Header:
    case Phase::Body:
        if (error)
            return close();
        m_buffer.commit(size);
        if (m_phase == Phase::Idle)
            enter(Phase::Header, m_worker.shared().limits.headerTimeoutMs);
        return parse();
    case Phase::Answering:
    case Phase::Writing:
        if (!error)
            m_buffer.commit(size);
        return;
    case Phase::Lingering:
    case Phase::Streaming:
        m_discarded += size;
        if (error || m_discarded > discardedAtMost)
            return close();
        return read();
    }
}

void HttpSession::parse()
{
    const auto& limits = m_worker.shared().limits;
    for (;;) {
        if (m_buffer.size() == 0)
            return read();
        m_anyByte = true;
        boost::system::error_code error;
        const bool headerWasDone = m_parser->is_header_done();
        const std::size_t used = m_parser->put(m_buffer.data(), error);
        m_buffer.consume(used);
        if (error == http::error::need_more) {
            // Only chunk lines and trailers can get here with much in hand; the parser itself bounds the header.
            if (m_buffer.size() > limits.maxHeader)
                return reject(ErrorCode::TooLarge, 431, "The request's header is too large.");
            return read();
        }
        if (error == http::error::bad_version)
            return reject(ErrorCode::InvalidInput, 505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
        if (error == http::error::header_limit)
            return reject(ErrorCode::TooLarge, 431, "The request's header is too large.");
        if (error)
            return reject(ErrorCode::InvalidInput, 400, "The request is not well-formed HTTP.");
        if (!headerWasDone && m_parser->is_header_done() && !acceptHeader())
            return;
        if (m_parser->is_header_done() && m_parser->get().body().size() > m_bodyLimit)
            return reject(ErrorCode::TooLarge, 413, "The request's body is too large.");
        if (m_parser->is_done())
            return dispatch();
        if (used == 0)
            return read();
    }
}

bool HttpSession::acceptHeader()
{
    const auto& limits = m_worker.shared().limits;
    const auto& message = m_parser->get();
    const auto refuse = [this](ErrorCode code, int status, const char* detail) {
        reject(code, status, detail);
        return false;
    };
    m_isHead = message.method() == http::verb::head;
    if (message.version() != 10 && message.version() != 11)
        return refuse(ErrorCode::InvalidInput, 505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
    if (message.version() == 11 && message.find(http::field::host) == message.end())
        return refuse(ErrorCode::InvalidInput, 400, "The request names no host.");
    const auto target = message.target();
    if (!splitTarget({target.data(), target.size()}, m_path, m_query))
        return refuse(ErrorCode::InvalidInput, 400, "The request's path is not well-formed.");
    m_bodyLimit = limits.maxBodyFor ? limits.maxBodyFor(m_path) : limits.maxBody;
    const auto length = m_parser->content_length();
    if (length && *length > m_bodyLimit)
        return refuse(ErrorCode::TooLarge, 413, "The request's body is too large.");
    if (m_parser->is_done())
        return true;
    enter(Phase::Body, limits.bodyTimeoutMs);
    const auto expect = message[http::field::expect];
    if (m_buffer.size() == 0 && lowerAscii({expect.data(), expect.size()}) == "100-continue") {
        static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        boost::system::error_code error;
        if (m_socket.write_some(asio::buffer(goOn), error) != goOn.size()) {
            close();
            return false;
        }
    }
    return true;
}

void HttpSession::dispatch()
{
    const auto& shared = m_worker.shared();
    m_keepAlive = m_parser->get().keep_alive() && !m_worker.stopping();
    auto message = m_parser->release();
    HttpRequest request;
    const auto method = message.method_string();
    request.method.assign(method.data(), method.size());
    request.path = std::move(m_path);
    request.query = std::move(m_query);
    request.peer = m_peer;
    request.headers.reserve(12);
    for (const auto& field : message) {
        const auto name = field.name_string();
        const auto value = field.value();
        request.headers.emplace_back(lowerAscii({name.data(), name.size()}), std::string(value.data(), value.size()));
    }
    request.body = std::move(message.body());
    enter(Phase::Answering, shared.limits.answerTimeoutMs);
    const auto reply = std::make_shared<Reply>(m_worker.shared_from_this(), weak_from_this(), m_request);
    try {
        shared.handler(std::move(request), [reply](HttpResponse response) { reply->send(std::move(response)); });
    } catch (const std::exception& e) {
        log(LogLevel::Error, "http", "a handler threw", {{"what", e.what()}});
        reply->send(problem({ErrorCode::Internal, "The request could not be handled.", std::nullopt}));
    }
}

void HttpSession::answer(unsigned request, HttpResponse response)
{
    if (m_phase != Phase::Answering || request != m_request)
        return;
    if (response.status == 0)
        return close();
    if (m_worker.stopping())
        m_keepAlive = false;
    if (response.stream) {
        if (m_isHead || response.status != 200 || m_worker.stopping()) {
            m_keepAlive = false;
            response.body.clear();
            response.contentType = "text/event-stream";
        } else {
            return startStream(std::move(response));
        }
    }
    std::string body = std::move(response.body);
    const bool withBody = !m_isHead && response.status != 204 && response.status != 304;
    response.body.clear();
    write(response, std::move(body), withBody);
}

void HttpSession::reject(ErrorCode code, int status, const char* detail)
{
    auto response = problem({code, detail, status == 503 ? std::optional<std::int64_t>(1000) : std::nullopt});
    if (response.status != status) {
        // The wire's status is more exact here than the error's own.
        const std::string from = "\"status\":" + std::to_string(response.status);
        if (const auto at = response.body.find(from); at != std::string::npos)
            response.body.replace(at, from.size(), "\"status\":" + std::to_string(status));
        response.status = status;
    }
    m_keepAlive = false;
    ++m_request;
    std::string body = std::move(response.body);
    response.body.clear();
    write(response, std::move(body), !m_isHead);
}

void HttpSession::write(const HttpResponse& head, std::string body, bool withBody)
{
    m_body = std::move(body);
    m_head = responseHead(head, m_body.size(), m_keepAlive);
    if (!withBody)
        m_body.clear();
    enter(Phase::Writing, m_worker.shared().limits.idleTimeoutMs);
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(m_head), asio::buffer(m_body)};
    asio::async_write(m_socket, buffers,
                      [self = shared_from_this()](const boost::system::error_code& error, std::size_t) { self->onWritten(error); });
}

void HttpSession::onWritten(const boost::system::error_code& error)
{
    if (m_phase != Phase::Writing)
        return;
    if (error)
        return close();
    if (!m_keepAlive || m_worker.stopping())
        return linger();
    m_body = {};
    nextRequest();
    if (m_buffer.size() == 0) {
        enter(Phase::Idle, m_worker.shared().limits.idleTimeoutMs);
        return read();
    }
    enter(Phase::Header, m_worker.shared().limits.headerTimeoutMs);
    parse();
}

// Closing with unread bytes would make the system reset the connection, and the client lose the answer.
void HttpSession::linger()
{
    boost::system::error_code ignored;
    m_socket.shutdown(Tcp::socket::shutdown_send, ignored);
    if (m_worker.stopping())
        return close();
    enter(Phase::Lingering, lingerTimeoutMs);
    m_buffer.consume(m_buffer.size());
    read();
}

void HttpSession::startStream(HttpResponse response)
{
    m_stream = std::make_shared<SessionStream>(m_worker.shared_from_this(), weak_from_this(), m_worker.shared().limits.maxStreamQueue);
    m_keepAlive = false;
    m_phase = Phase::Streaming;
    m_deadline = SteadyTime::max();
    m_buffer.consume(m_buffer.size());
    m_pendingFrames = streamHead(response);
    m_discarded = 0;
    flushStream();
    read();  // tells when the client goes
    try {
        response.stream(m_stream);
    } catch (const std::exception& e) {
        log(LogLevel::Error, "http", "a stream's start threw", {{"what", e.what()}});
        close();
    }
}

void HttpSession::pushFrame(std::string frame)
{
    if (m_phase != Phase::Streaming)
        return;
    m_stream->written(frame.size());
    if (m_pendingFrames.size() + frame.size() > m_worker.shared().limits.maxStreamQueue)
        return close();
    m_pendingFrames += frame;
    flushStream();
}

void HttpSession::flushStream()
{
    if (m_writing || m_pendingFrames.empty())
        return;
    m_writing = true;
    m_body = std::move(m_pendingFrames);
    m_pendingFrames.clear();
    m_deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(m_worker.shared().limits.idleTimeoutMs);
    asio::async_write(m_socket, asio::buffer(m_body), [self = shared_from_this()](const boost::system::error_code& error, std::size_t) {
        self->m_writing = false;
        self->m_deadline = SteadyTime::max();
        if (error)
            self->close();
        else if (self->m_phase == Phase::Streaming)
            self->flushStream();
    });
}

void HttpSession::checkDeadline(SteadyTime now)
{
    if (now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Header:
    case Phase::Body:
        if (m_anyByte)
            return reject(ErrorCode::Timeout, 408, "The request took too long to arrive.");
        return close();
    case Phase::Answering:
        return reject(ErrorCode::Unavailable, 503, "No answer was ready in time.");
    case Phase::Idle:
    case Phase::Writing:
    case Phase::Lingering:
    case Phase::Streaming:
        return close();
    case Phase::Closed:
        return;
    }
}

void HttpSession::beginStop(SteadyTime answerUntil)
{
    m_keepAlive = false;
    if (m_phase == Phase::Answering || m_phase == Phase::Writing)
        m_deadline = std::min(m_deadline, answerUntil);
    else
        close();
}

void HttpSession::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    if (m_stream)
        m_stream->ended();
    boost::system::error_code ignored;
    m_socket.close(ignored);
    const auto self = shared_from_this();
    m_worker.forget(this);
}

}  // namespace countersign
