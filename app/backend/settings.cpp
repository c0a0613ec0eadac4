#include "app/backend/settings.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <toml++/toml.h>

namespace countersign {

namespace {

Result<std::size_t> threadCount(const toml::node& value, const std::string& key)
{
    const auto number = value.value<std::int64_t>();
    if (!number || *number < 1 || *number > 256)
        return fail(ErrorCode::InvalidInput, "countersign.toml: " + key + " is a number from 1 to 256");
    return static_cast<std::size_t>(*number);
}

Result<void> take(BackendSettings& settings, const std::string& key, const toml::node& value)
{
    if (key == "threads" || key == "workers") {
        const auto count = threadCount(value, key);
        if (!count)
            return tl::unexpected(count.error());
        (key == "threads" ? settings.threads : settings.workers) = *count;
        return {};
    }
    const auto text = value.value<std::string>();
    if (!text)
        return fail(ErrorCode::InvalidInput, "countersign.toml: " + key + " is not a text");
    if (key == "listen") {
        settings.listen = *text;
    } else if (key == "log_file") {
        settings.logFile = *text;
    } else if (key == "log_level") {
        const auto level = logLevelNamed(*text);
        if (!level)
            return tl::unexpected(level.error());
        settings.logLevel = *level;
    } else {
        return fail(ErrorCode::InvalidInput, "countersign.toml: there is no setting \"" + key + "\"");
    }
    return {};
}

}  // namespace

Result<LogLevel> logLevelNamed(const std::string& word)
{
    constexpr std::array<std::pair<std::string_view, LogLevel>, 4> levels{
        {{"debug", LogLevel::Debug}, {"info", LogLevel::Info}, {"warning", LogLevel::Warning}, {"error", LogLevel::Error}}};
    for (const auto& [name, level] : levels)
        if (name == word)
            return level;
    return fail(ErrorCode::InvalidInput, "the log level is debug, info, warning or error");
}

Result<void> readSettingsFile(BackendSettings& settings)
{
    const std::string path = settings.home + "/countersign.toml";
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        return {};
    try {
        const toml::table table = toml::parse_file(path);
        for (const auto& [key, value] : table)
            if (key.str() == "model")
                continue;  // readModelSettings() reads that table
            else if (auto taken = take(settings, std::string(key.str()), value); !taken)
                return taken;
    } catch (const std::exception& error) {
        return fail(ErrorCode::InvalidInput, std::string("countersign.toml: ") + error.what());
    }
    return {};
}

std::string defaultHome()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::string(data) + "/countersign/backend";
    const char* user = std::getenv("HOME");
    return std::string(user ? user : ".") + "/.local/share/countersign/backend";
}

}  // namespace countersign
