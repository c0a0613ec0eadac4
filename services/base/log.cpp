#include "services/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>
#include <mutex>

namespace countersign {
namespace {

spdlog::level::level_enum levelOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return spdlog::level::debug;
    case LogLevel::Info: return spdlog::level::info;
    case LogLevel::Warning: return spdlog::level::warn;
    case LogLevel::Error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::shared_ptr<spdlog::logger> makeLogger(spdlog::sink_ptr sink, LogLevel lowest)
{
    auto logger = std::make_shared<spdlog::logger>("countersign", std::move(sink));
    logger->set_formatter(std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc));
    logger->set_level(levelOf(lowest));
    logger->flush_on(spdlog::level::debug);
    return logger;
}

struct Current {
    std::mutex mutex;
    std::shared_ptr<spdlog::logger> logger = makeLogger(std::make_shared<spdlog::sinks::stderr_sink_mt>(), LogLevel::Info);
};

// The process has one log, as it has one standard error.
Current& current()
{
    static Current theOne;
    return theOne;
}

// A value can neither end the line nor look like the next field.
void appendValue(std::string& line, std::string_view value)
{
    const bool plain = !value.empty() && value.find_first_of(" \"=\\") == std::string_view::npos;
    if (!plain)
        line += '"';
    for (const char c : value) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            line += '?';
            continue;
        }
        if (c == '"' || c == '\\')
            line += '\\';
        line += c;
    }
    if (!plain)
        line += '"';
}

}  // namespace

Field::Field(std::string_view fieldName, std::int64_t number) : name(fieldName), value(std::to_string(number)) {}
Field::Field(std::string_view fieldName, std::string_view idOrWord) : name(fieldName), value(idOrWord.substr(0, 512)) {}

void log(LogLevel level, std::string_view category, std::string_view message, std::initializer_list<Field> fields)
{
    std::shared_ptr<spdlog::logger> logger;
    {
        const std::lock_guard lock(current().mutex);
        logger = current().logger;
    }
    if (!logger->should_log(levelOf(level)))
        return;
    std::string line(category);
    line += ": ";
    for (const char c : message)
        line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    for (const auto& field : fields) {
        line += ' ';
        line += field.name;
        line += '=';
        appendValue(line, field.value);
    }
    logger->log(levelOf(level), spdlog::string_view_t(line.data(), line.size()));
}

void startLog(const std::string& file, LogLevel lowest)
{
    std::shared_ptr<spdlog::logger> logger;
    if (!file.empty()) {
        try {
            logger = makeLogger(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file), lowest);
        } catch (const spdlog::spdlog_ex&) {
            logger = nullptr;
        }
    }
    const bool refused = !file.empty() && !logger;
    if (!logger)
        logger = makeLogger(std::make_shared<spdlog::sinks::stderr_sink_mt>(), lowest);
    {
        const std::lock_guard lock(current().mutex);
        current().logger = std::move(logger);
    }
    if (refused)
        log(LogLevel::Warning, "log", "the log file cannot be written; logging to standard error", {{"file", file}});
}

}  // namespace countersign
