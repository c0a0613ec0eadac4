#include "services/base/httpmessage.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ctime>

namespace countersign {
namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// RFC 3986, 5.2.4, and runs of slashes count as one.
std::string removeDotSegments(std::string_view path)
{
    std::vector<std::string_view> segments;
    const bool folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto segment = path.substr(0, path.find('/'));
        path.remove_prefix(segment.size());
        if (segment == "..") {
            if (!segments.empty())
                segments.pop_back();
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(segment);
        }
    }
    std::string clean;
    for (const auto segment : segments) {
        clean += '/';
        clean += segment;
    }
    if (clean.empty() || folder)
        clean += '/';
    return clean;
}

// What a handler passes on can neither end a header line nor begin another.
void appendHeader(std::string& head, std::string_view name, std::string_view value)
{
    head += name;
    head += ": ";
    for (const char c : value)
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            head += c;
    head += "\r\n";
}

}  // namespace

std::string_view HttpRequest::header(std::string_view lowerCaseName) const
{
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

std::string HttpRequest::queryValue(std::string_view name) const
{
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (percentDecode(pair.substr(0, equals), true) != std::string(name))
            continue;
        return equals == std::string_view::npos ? std::string() : percentDecode(pair.substr(equals + 1), true).value_or(std::string());
    }
    return {};
}

std::optional<std::string> percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsSpace) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

bool splitTarget(std::string_view target, std::string& path, std::string& query)
{
    // The absolute form, as proxies write it.
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme))
            continue;
        target.remove_prefix(scheme.size());
        target.remove_prefix(std::min(target.size(), target.find_first_of("/?")));
        break;
    }
    target = target.substr(0, target.find('#'));
    const auto question = target.find('?');
    query = question == std::string_view::npos ? std::string() : std::string(target.substr(question + 1));
    target = target.substr(0, question);
    if (target == "*") {
        path = "*";
        return true;
    }
    if (!target.empty() && target.front() != '/')
        return false;
    if (target.find('%') == std::string_view::npos) {
        path = target;
    } else {
        auto decoded = percentDecode(target, false);
        if (!decoded)
            return false;
        path = std::move(*decoded);
    }
    if (std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return false;
    if (path.empty() || path.find("//") != std::string::npos || path.find("/.") != std::string::npos)
        path = removeDotSegments(path);
    return true;
}

HttpResponse jsonResponse(int status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse problem(const Error& error)
{
    const int status = httpStatus(error.code);
    HttpResponse response;
    response.status = status;
    response.contentType = "application/problem+json";
    const nlohmann::ordered_json body{{"type", "about:blank"},
                                      {"title", std::string(reasonPhrase(status))},
                                      {"status", status},
                                      {"code", errorWord(error.code)},
                                      {"detail", error.detail}};
    response.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    if (error.retryAfterMs)
        response.headers.emplace_back("Retry-After", std::to_string(std::max<std::int64_t>(1, (*error.retryAfterMs + 999) / 1000)));
    return response;
}

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 499: return "Client Closed Request";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return status < 300 ? "OK" : status < 400 ? "Redirection" : status < 500 ? "Bad Request" : "Server Error";
    }
}

namespace {

std::string statusLine(int status)
{
    std::string head;
    head.reserve(256);
    head += "HTTP/1.1 ";
    head += std::to_string(status);
    head += ' ';
    head += reasonPhrase(status);
    head += "\r\n";
    return head;
}

// RFC 9110, 5.6.7: in English whatever the locale. Made once a second on each thread.
const std::string& dateLine()
{
    static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    thread_local std::time_t madeAt = 0;
    thread_local std::string line;
    const std::time_t now = std::time(nullptr);
    if (now == madeAt)
        return line;
    madeAt = now;
    std::tm parts{};
    gmtime_r(&now, &parts);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    line = std::string("Date: ") + days[static_cast<std::size_t>(parts.tm_wday)] + ", " + two(parts.tm_mday) + ' '
        + months[static_cast<std::size_t>(parts.tm_mon)] + ' ' + std::to_string(parts.tm_year + 1900) + ' ' + two(parts.tm_hour) + ':'
        + two(parts.tm_min) + ':' + two(parts.tm_sec) + " GMT\r\n";
    return line;
}

void endHead(std::string& head, const HttpResponse& response, bool keepAlive)
{
    head += dateLine();
    for (const auto& [name, value] : response.headers)
        appendHeader(head, name, value);
    if (!keepAlive)
        head += "Connection: close\r\n";
    head += "X-Content-Type-Options: nosniff\r\n\r\n";
}

}  // namespace

std::string responseHead(const HttpResponse& response, std::size_t bodySize, bool keepAlive)
{
    std::string head = statusLine(response.status);
    if (response.status != 204 && response.status != 304) {
        if (!response.contentType.empty())
            appendHeader(head, "Content-Type", response.contentType);
        head += "Content-Length: ";
        head += std::to_string(bodySize);
        head += "\r\n";
    }
    endHead(head, response, keepAlive);
    return head;
}

std::string streamHead(const HttpResponse& response)
{
    std::string head = statusLine(200) + "Content-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\n";
    endHead(head, response, false);
    return head;
}

}  // namespace countersign
