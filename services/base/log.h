#pragma once
// Structured log lines through spdlog. Fields are numbers, ids, words: no type that holds personal data converts to a Field.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace countersign {

struct Field {
    std::string_view name;
    std::string value;
    Field(std::string_view fieldName, std::int64_t number);
    Field(std::string_view fieldName, int number) : Field(fieldName, static_cast<std::int64_t>(number)) {}
    Field(std::string_view fieldName, std::string_view idOrWord);
    Field(std::string_view fieldName, const char* idOrWord) : Field(fieldName, std::string_view(idOrWord)) {}
};

enum class LogLevel { Debug, Info, Warning, Error };
// "2026-11-21T10:50:53.120Z info jobs: draft queued draft=0192… took_ms=12", to standard error or the file set at start.
void log(LogLevel level, std::string_view category, std::string_view message, std::initializer_list<Field> fields = {});
void startLog(const std::string& file, LogLevel lowest);  // empty file = standard error

}  // namespace countersign
