#include "services/base/httpclient.h"

#include <curl/curl.h>

#include <chrono>
#include <mutex>

namespace countersign {
namespace {

constexpr std::size_t mostHeaderBytes = 256 * 1024;  // of one answer, with those of a 100 Continue before it

struct EasyDelete {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyDelete>;

struct ListDelete {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListDelete>;

struct Receiving {
    HttpAnswer answer;
    std::size_t maxAnswer = 0;
    std::size_t headerBytes = 0;
    bool tooLarge = false;
    // Of a streamed call:
    const HttpStreaming* streaming = nullptr;
    CURL* easy = nullptr;
    std::optional<std::chrono::steady_clock::time_point> lastPiece;
    bool stopped = false;
    bool cancelled = false;
    bool silent = false;
};

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool succeeded(CURL* easy)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return status >= 200 && status < 300;
}

std::size_t takePiece(Receiving& receiving, std::string_view piece)
{
    receiving.lastPiece = std::chrono::steady_clock::now();
    receiving.stopped = !receiving.streaming->take(piece);
    return receiving.stopped ? 0 : piece.size();
}

// libcurl's progress callback: anything but 0 ends the call.
int watch(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    auto& receiving = *static_cast<Receiving*>(user);
    const auto& streaming = *receiving.streaming;
    if (streaming.cancelled && streaming.cancelled())
        receiving.cancelled = true;
    const auto longest = std::chrono::milliseconds(streaming.idleTimeoutMs);
    if (streaming.idleTimeoutMs > 0 && receiving.lastPiece && std::chrono::steady_clock::now() - *receiving.lastPiece > longest)
        receiving.silent = true;
    return receiving.cancelled || receiving.silent ? 1 : 0;
}

std::size_t takeBody(char* data, std::size_t, std::size_t size, void* user)
{
    auto& receiving = *static_cast<Receiving*>(user);
    if (receiving.streaming != nullptr && succeeded(receiving.easy))
        return takePiece(receiving, {data, size});
    if (receiving.answer.body.size() + size > receiving.maxAnswer) {
        receiving.tooLarge = true;
        return 0;
    }
    receiving.answer.body.append(data, size);
    return size;
}

std::size_t takeHeader(char* data, std::size_t, std::size_t size, void* user)
{
    auto& receiving = *static_cast<Receiving*>(user);
    auto& headers = receiving.answer.headers;
    const std::string_view line(data, size);
    receiving.headerBytes += size;
    if (receiving.headerBytes > mostHeaderBytes) {
        receiving.tooLarge = true;
        return 0;
    }
    if (line.starts_with("HTTP/")) {
        headers.clear();  // what came before belonged to a 100 Continue
        return size;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return size;
    std::string name(line.substr(0, colon));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    headers.emplace_back(std::move(name), std::string(trimmed(line.substr(colon + 1))));
    return size;
}

// "https://host:port", for messages: the rest may hold tokens.
std::string originOf(const std::string& url)
{
    const auto scheme = url.find("://");
    const auto start = scheme == std::string::npos ? 0 : scheme + 3;
    const auto end = std::min(url.find_first_of("/?#", start), url.size());
    const auto at = url.substr(start, end - start).rfind('@');
    const std::string host
        = url.substr(at == std::string::npos ? start : start + at + 1, end - (at == std::string::npos ? start : start + at + 1));
    return url.substr(0, start) + host;
}

bool isLoopback(const std::string& origin)
{
    const auto scheme = origin.find("://");
    const std::string_view host = std::string_view(origin).substr(scheme == std::string::npos ? 0 : scheme + 3);
    return host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("[::1]");
}

Error errorOf(CURLcode code, CURL* easy, const std::string& origin)
{
    long sent = 0;
    curl_off_t uploaded = 0;
    curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &uploaded);
    const std::string why = std::string(curl_easy_strerror(code)) + " (" + origin + ")";
    if (sent > 0 || uploaded > 0)
        return {ErrorCode::LostAnswer, "The request was sent, but its answer was lost: " + why + ".", std::nullopt};
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        return {ErrorCode::InvalidInput, "Not a web address that can be called: " + why + ".", std::nullopt};
    return {ErrorCode::Unavailable, "Could not reach the other side: " + why + ".", 1000};
}

bool repeatableMethod(const std::string& method)
{
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE";
}

}  // namespace

struct HttpClient::Impl {
    std::mutex mutex;
    std::vector<Easy> idle;  // each with its own open connections

    [[nodiscard]] Easy take()
    {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                Easy easy = std::move(idle.back());
                idle.pop_back();
                return easy;
            }
        }
        return Easy(curl_easy_init());
    }
    void giveBack(Easy easy)
    {
        curl_easy_reset(easy.get());  // keeps the connections
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(easy));
    }
    [[nodiscard]] Result<HttpAnswer> run(const HttpCall& call, const HttpStreaming* streaming);
};

HttpClient::HttpClient() : m_impl(std::make_unique<Impl>())
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(ready);  // a failure shows as a failing curl_easy_init
}

HttpClient::~HttpClient() = default;

Result<HttpAnswer> HttpClient::call(const HttpCall& call)
{
    return m_impl->run(call, nullptr);
}

Result<HttpAnswer> HttpClient::stream(const HttpCall& call, const HttpStreaming& streaming)
{
    return m_impl->run(call, &streaming);
}

Result<HttpAnswer> HttpClient::Impl::run(const HttpCall& call, const HttpStreaming* streaming)
{
    Easy owned = take();
    if (!owned)
        return fail(ErrorCode::Internal, "libcurl could not be started.");
    CURL* easy = owned.get();
    Receiving receiving;
    receiving.maxAnswer = call.maxAnswer;
    const std::string origin = originOf(call.url);

    HeaderList headers;
    const auto addHeader = [&headers](const std::string& line) {
        if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
            return false;
        curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
        if (longer == nullptr)
            return false;
        static_cast<void>(headers.release());
        headers.reset(longer);
        return true;
    };
    for (const auto& [name, value] : call.headers) {
        // "Name;" is libcurl's way to send an empty value.
        if (!addHeader(value.empty() ? name + ";" : name + ": " + value)) {
            giveBack(std::move(owned));
            return fail(ErrorCode::InvalidInput, "The header " + name + " cannot be sent.");
        }
    }
    static_cast<void>(addHeader("Expect:"));  // waiting for 100 Continue would cost a second with servers that never say it

    curl_easy_setopt(easy, CURLOPT_URL, call.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Countersign/1");
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXCONNECTS, 4L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(call.connectTimeoutMs));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(call.timeoutMs));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, static_cast<void*>(&receiving));
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, static_cast<void*>(&receiving));
    if (streaming != nullptr) {
        receiving.streaming = streaming;
        receiving.easy = easy;
        curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, &watch);
        curl_easy_setopt(easy, CURLOPT_XFERINFODATA, static_cast<void*>(&receiving));
    }
    if (isLoopback(origin))
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
    if (call.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (call.method != "GET" || !call.body.empty()) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, call.body.data());
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, call.method.c_str());
    }
    if (!call.repeatable && !repeatableMethod(call.method)) {
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    }

    const CURLcode code = curl_easy_perform(easy);
    Result<HttpAnswer> result;
    if (code == CURLE_OK || receiving.stopped) {
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        receiving.answer.status = static_cast<int>(status);
        result = std::move(receiving.answer);
    } else if (receiving.tooLarge) {
        result = fail(ErrorCode::TooLarge,
            "The answer of " + origin + " is larger than "
                + std::to_string(receiving.headerBytes > mostHeaderBytes ? mostHeaderBytes : call.maxAnswer) + " bytes.");
    } else if (receiving.cancelled) {
        result = fail(ErrorCode::Cancelled, "The call to " + origin + " was cancelled.");
    } else {
        result = tl::unexpected(errorOf(code, easy, origin));
        if (streaming != nullptr && result.error().code == ErrorCode::LostAnswer && (receiving.silent || code == CURLE_OPERATION_TIMEDOUT))
            result.error() = {ErrorCode::Timeout, origin + " did not answer in time.", std::nullopt};
    }
    giveBack(std::move(owned));
    return result;
}

}  // namespace countersign
