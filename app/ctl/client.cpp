#include "app/ctl/client.h"

#include "models/domain/digest.h"
#include "services/base/secretfile.h"

#include <algorithm>
#include <cctype>

namespace countersign {

namespace {

constexpr std::size_t mostAnswer = 256 * 1024 * 1024;
constexpr JsonLimits answerLimits{.maxBytes = mostAnswer, .maxDepth = 64, .maxKeys = 100000, .maxString = 16 * 1024 * 1024};

Result<std::string> demoPassword(const Where& where)
{
    const auto bytes = readFile(where.home + "/demo.json", 1024 * 1024);
    const auto json = bytes ? parseJson(*bytes) : Result<Json>(tl::unexpected(bytes.error()));
    if (json && json->contains("people"))
        for (const auto& person : json->at("people"))
            if (person.value("login", std::string()) == where.login)
                return person.value("password", std::string());
    return fail(ErrorCode::InvalidInput, "name a file with the password of " + where.login + ": --password-file FILE");
}

Error errorOf(const HttpAnswer& answer)
{
    Error error{ErrorCode::Internal, "the backend answered " + std::to_string(answer.status), std::nullopt};
    const auto json = parseJson(answer.body, answerLimits);
    if (!json || !json->is_object())
        return error;
    error.detail = json->value("detail", error.detail);
    const std::string code = json->value("code", std::string());
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i)
        if (code == errorWord(static_cast<ErrorCode>(i)))
            error.code = static_cast<ErrorCode>(i);
    if (const auto it = json->find("requirements"); it != json->end() && it->is_array()) {
        error.detail = "refused:";
        for (const auto& requirement : *it) {
            error.detail += "\n  - " + requirement.value("sentence", std::string());
            std::string who;
            for (const auto& name : requirement.value("who", Json::array()))
                who += (who.empty() ? "" : ", ") + name.get<std::string>();
            if (!who.empty())
                error.detail += " (" + who + " could)";
        }
    }
    return error;
}

}  // namespace

std::string passwordIn(std::string file)
{
    file.erase(file.find_last_not_of("\r\n") + 1);
    return file;
}

std::string trimmed(std::string text)
{
    text.erase(text.find_last_not_of("\r\n \t") + 1);
    return text;
}

std::string percentEncoded(const std::string& text)
{
    std::string encoded;
    for (const unsigned char c : text) {
        if (std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == ',')
            encoded += static_cast<char>(c);
        else
            encoded += "%" + hex(std::string(1, static_cast<char>(c)));
    }
    return encoded;
}

Result<Client> Client::connect(const Where& where)
{
    Client client;
    client.m_url = where.url;
    if (client.m_url.empty()) {
        const auto endpoint = readFile(where.home + "/endpoint", 4096);
        if (!endpoint)
            return fail(ErrorCode::Unavailable, "no backend runs on " + where.home + ": start countersignd --home " + where.home);
        client.m_url = trimmed(*endpoint);
    }
    while (client.m_url.ends_with('/'))
        client.m_url.pop_back();
    if (where.login.empty()) {
        if (!where.url.empty())
            return fail(ErrorCode::InvalidInput, "--url needs --login and --password-file");
        const auto token = readFile(where.home + "/operator.token", 4096);
        if (!token)
            return tl::unexpected(token.error());
        client.m_token = trimmed(*token);
        return client;
    }
    auto password = where.passwordFile.empty() ? demoPassword(where) : readFile(where.passwordFile, 4096);
    if (!password)
        return tl::unexpected(password.error());
    const auto session = client.json("POST", "/v1/sessions", Json{{"login", where.login}, {"password", passwordIn(std::move(*password))}});
    if (!session)
        return tl::unexpected(session.error());
    client.m_token = session->value("token", std::string());
    return client;
}

Result<std::string> Client::text(const std::string& method, const std::string& path, const std::string& body, const Headers& headers)
{
    return ask(method, path, body, headers).map([](HttpAnswer&& whole) { return std::move(whole.body); });
}

Result<HttpAnswer> Client::ask(const std::string& method, const std::string& path, const std::string& body, const Headers& headers)
{
    HttpCall call;
    call.method = method;
    call.url = m_url + path;
    call.headers = headers;
    call.body = body;
    call.timeoutMs = 60000;
    call.maxAnswer = mostAnswer;
    if (!m_token.empty())
        call.headers.emplace_back("authorization", "Bearer " + m_token);
    if (!body.empty())
        call.headers.emplace_back("content-type", "application/json");
    auto answer = m_http->call(call);
    if (!answer)
        return fail(answer.error().code, "the backend at " + m_url + " cannot be reached: " + answer.error().detail);
    if (answer->status >= 300)
        return tl::unexpected(errorOf(*answer));
    return std::move(*answer);
}

Result<Json> Client::json(const std::string& method, const std::string& path, const Json& body, const Headers& headers)
{
    const auto answer = text(method, path, body.is_null() ? std::string() : body.dump(), headers);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->empty())
        return Json::object();
    return parseJson(*answer, answerLimits);
}

Result<Person> Client::me()
{
    const auto person = json("GET", "/v1/me");
    if (!person)
        return tl::unexpected(person.error());
    return decode<Person>(*person);
}

}  // namespace countersign
