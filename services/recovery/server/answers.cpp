#include "services/recovery/server/answers.h"

#include <charconv>

namespace countersign {

HttpResponse ok(const Json& body, int status)
{
    return jsonResponse(status, body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

HttpResponse noContent()
{
    HttpResponse response;
    response.status = 204;
    response.contentType.clear();
    return response;
}

HttpResponse refused(const Refusal& refusal)
{
    HttpResponse response = problem(refusal.error);
    if (refusal.requirements.empty() && !refusal.lease && refusal.status == 0)
        return response;
    Json body = Json::parse(response.body, nullptr, false);
    if (!body.is_object())
        return response;
    if (refusal.status != 0) {
        response.status = refusal.status;
        body["status"] = refusal.status;
    }
    if (!refusal.requirements.empty())
        body["requirements"] = refusal.requirements;
    if (refusal.lease)
        body["lease"] = *refusal.lease;
    response.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

Result<Json> bodyObject(const HttpRequest& request)
{
    auto json = parseJson(request.body);
    if (json && !json->is_object())
        return fail(ErrorCode::InvalidInput, "the body is not a JSON object");
    return json;
}

Result<std::string> textMember(const Json& object, const char* name, std::size_t mostBytes)
{
    const auto it = object.find(name);
    if (it == object.end() || !it->is_string())
        return fail(ErrorCode::InvalidInput, std::string(name) + " is missing or is not a text");
    const auto& text = it->get_ref<const std::string&>();
    if (text.size() > mostBytes)
        return fail(ErrorCode::InvalidInput, std::string(name) + " is too long");
    return text;
}

Result<std::int64_t> numberOf(
    const HttpRequest& request, std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most)
{
    const std::string text = request.queryValue(name);
    if (text.empty())
        return fallback;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        return fail(
            ErrorCode::InvalidInput, std::string(name) + " is not a number from " + std::to_string(least) + " to " + std::to_string(most));
    return number;
}

Result<TimeMs> timeOf(const HttpRequest& request, std::string_view name, TimeMs fallback)
{
    const std::string text = request.queryValue(name);
    if (text.empty())
        return fallback;
    const auto time = parseTime(text);
    if (!time)
        return fail(ErrorCode::InvalidInput, std::string(name) + " is not a time");
    return *time;
}

} // namespace countersign
