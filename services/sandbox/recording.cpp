#include "services/sandbox/recording.h"

#include "services/base/secretfile.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

namespace countersign {

namespace {

constexpr std::size_t maxRecordingFile = 2 * 1024 * 1024;

bool isTimeKey(std::string_view key)
{
    return key.ends_with("_at") || key == "occurredAt";
}

Result<Recording> readOne(const std::string& path, const std::string& file)
{
    const auto bytes = readFile(path, maxRecordingFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto json = parseJson(*bytes, { .maxBytes = maxRecordingFile });
    if (!json)
        return fail(ErrorCode::InvalidInput, file + ": " + json.error().detail);
    try {
        Recording recording;
        recording.file = file;
        recording.name = json->at("name").get<std::string>();
        recording.description = json->at("description").get<std::string>();
        recording.shop = json->value("shop", recording.shop);
        recording.expects = json->value("expects", Json::object());
        for (const auto& event : json->at("events"))
            recording.events.push_back({ event.at("topic").get<std::string>(), event.at("api_version").get<std::string>(),
                event.at("offset_minutes").get<double>(), event.at("body") });
        if (recording.events.empty())
            return fail(ErrorCode::InvalidInput, file + ": no events");
        return recording;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, file + ": " + problem.what());
    }
}

std::optional<TimeMs> timeOf(const Json& body, const char* key)
{
    const auto found = body.find(key);
    if (found == body.end() || !found->is_string())
        return std::nullopt;
    const auto time = parseTime(found->get_ref<const std::string&>());
    return time ? std::optional<TimeMs>{ *time } : std::nullopt;
}

bool isToken(std::string_view key)
{
    return key == "token" || key == "cart_token" || key == "checkout_token";
}

// Kinds of gid that name a shopper's own things; goods and shops keep theirs.
bool isOwnGid(const std::string& value)
{
    return value.starts_with("gid://shopify/Customer/") || value.starts_with("gid://shopify/Order/");
}

void appendTo(Json& value, const std::string& suffix)
{
    if (value.is_number_integer()) {
        // Recorded ids have 13 digits: six more still are an int64.
        std::uint64_t number = 0;
        const std::string digits = value.dump() + suffix.substr(suffix.size() - std::min<std::size_t>(6, suffix.size()));
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (problem == std::errc() && end == digits.data() + digits.size())
            value = number;
    } else if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
        value = value.get<std::string>() + suffix;
    }
}

void rename(Json& object, const std::string& suffix, const std::string& parent)
{
    std::string oldToken;
    if (const auto token = object.find("token"); token != object.end() && token->is_string())
        oldToken = token->get<std::string>();
    for (auto& [key, value] : object.items()) {
        if (value.is_object()) {
            rename(value, suffix, key);
        } else if (value.is_array()) {
            for (auto& element : value)
                if (element.is_object())
                    rename(element, suffix, key);
        } else if (isToken(key) || key == "customer_id" || (key == "id" && (parent.empty() || parent == "customer"))) {
            appendTo(value, suffix);
        } else if (value.is_string() && isOwnGid(value.get_ref<const std::string&>())) {
            appendTo(value, suffix);
        } else if ((key == "email" || key == "contact_email" || key == "email_address") && value.is_string()) {
            auto address = value.get<std::string>();
            if (const auto at = address.find('@'); at != std::string::npos)
                value = address.insert(at, "+" + suffix);
        } else if (key == "abandoned_checkout_url" && value.is_string() && !oldToken.empty()) {
            auto address = value.get<std::string>();
            if (const auto place = address.find(oldToken); place != std::string::npos)
                value = address.insert(place + oldToken.size(), suffix);
        }
    }
}

} // namespace

Result<std::vector<Recording>> readRecordings(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code problem;
    for (std::filesystem::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem))
        if (it->path().extension() == ".json" && it->path().filename() != "shop.json")
            files.push_back(it->path().filename().string());
    if (problem)
        return fail(ErrorCode::NotFound, "the folder of recordings cannot be read: " + folder);
    std::sort(files.begin(), files.end());
    std::vector<Recording> recordings;
    for (const auto& file : files) {
        auto recording = readOne(folder + "/" + file, file);
        if (!recording)
            return tl::unexpected(std::move(recording.error()));
        recordings.push_back(std::move(*recording));
    }
    if (recordings.empty())
        return fail(ErrorCode::NotFound, "no recordings in " + folder);
    return recordings;
}

Result<TimeMs> lastActivity(const Recording& recording)
{
    std::optional<TimeMs> last;
    for (const auto& event : recording.events)
        if (event.topic.starts_with("checkouts/") || event.topic.starts_with("carts/"))
            if (const auto time = timeOf(event.body, "updated_at"); time && (!last || *time > *last))
                last = time;
    for (const auto& event : recording.events)
        if (!last)
            for (const char* key : { "updated_at", "created_at" })
                if (const auto time = timeOf(event.body, key); time && !last)
                    last = time;
    if (!last)
        return fail(ErrorCode::InvalidInput, recording.file + ": no event has a time");
    return *last;
}

void moveTimes(Json& body, TimeMs shiftMs)
{
    if (body.is_object()) {
        for (auto& [key, value] : body.items()) {
            if (value.is_structured())
                moveTimes(value, shiftMs);
            else if (isTimeKey(key) && value.is_string())
                if (const auto time = parseTime(value.get_ref<const std::string&>()))
                    value = formatTime(*time + shiftMs);
        }
    } else if (body.is_array()) {
        for (auto& element : body)
            moveTimes(element, shiftMs);
    }
}

void makeDistinct(Json& body, const std::string& suffix)
{
    if (body.is_object())
        rename(body, suffix, {});
}

} // namespace countersign
