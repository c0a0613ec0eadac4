#include "services/recovery/model/modelsettings.h"

#include "services/base/secretfile.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <toml++/toml.h>

namespace countersign {

namespace {

constexpr std::int64_t mostMicros = 1'000'000'000'000;  // a million in money
constexpr std::size_t longestText = 500;

tl::unexpected<Error> wrong(const std::string& key, const std::string& problem)
{
    return fail(ErrorCode::InvalidInput, "countersign.toml: model." + key + " " + problem);
}

struct Number {
    std::int64_t least;
    std::int64_t most;
    std::function<void(ModelSettings&, std::int64_t)> set;
};

const std::map<std::string, Number>& numbers()
{
    using S = ModelSettings;
    static const std::map<std::string, Number> all{
        {"timeout_seconds", {1, 600, [](S& s, std::int64_t n) { s.timeoutMs = n * secondMs; }}},
        {"break_seconds", {1, 86400, [](S& s, std::int64_t n) { s.breakMs = n * secondMs; }}},
        {"break_after", {1, 1000, [](S& s, std::int64_t n) { s.breakAfter = static_cast<int>(n); }}},
        {"max_output_tokens", {64, 32000, [](S& s, std::int64_t n) { s.maxOutputTokens = static_cast<int>(n); }}},
        {"concurrency", {1, 500, [](S& s, std::int64_t n) { s.concurrency = static_cast<int>(n); }}},
        {"requests_per_minute", {0, 100000, [](S& s, std::int64_t n) { s.requestsPerMinute = static_cast<int>(n); }}},
        {"input_micros_per_kilo_token", {0, mostMicros, [](S& s, std::int64_t n) { s.inputMicrosPerKiloToken = n; }}},
        {"output_micros_per_kilo_token", {0, mostMicros, [](S& s, std::int64_t n) { s.outputMicrosPerKiloToken = n; }}},
        {"draft_budget_micros", {0, mostMicros, [](S& s, std::int64_t n) { s.draftBudgetMicros = n; }}},
        {"day_budget_micros", {0, mostMicros, [](S& s, std::int64_t n) { s.dayBudgetMicros = n; }}},
    };
    return all;
}

struct Texts {
    std::string keyFile;
    std::string embeddingsKeyFile;
};

std::string* textNamed(ModelSettings& settings, Texts& texts, const std::string& key)
{
    const std::map<std::string, std::string*> all{{"base_url", &settings.baseUrl}, {"model", &settings.model},
        {"azure_api_version", &settings.azureApiVersion}, {"anthropic_version", &settings.anthropicVersion},
        {"embeddings_url", &settings.embeddingsUrl}, {"embeddings_model", &settings.embeddingsModel}, {"currency", &settings.currency},
        {"api_key_file", &texts.keyFile}, {"embeddings_key_file", &texts.embeddingsKeyFile}};
    const auto found = all.find(key);
    return found == all.end() ? nullptr : found->second;
}

Result<void> takeSetting(ModelSettings& settings, Texts& texts, const std::string& key, const toml::node& value)
{
    if (const auto number = numbers().find(key); number != numbers().end()) {
        const auto& [least, most, set] = number->second;
        const auto given = value.is_integer() ? value.value<std::int64_t>() : std::nullopt;
        if (!given || *given < least || *given > most)
            return wrong(key, "is a whole number from " + std::to_string(least) + " to " + std::to_string(most));
        set(settings, *given);
        return {};
    }
    if (key == "api_key" || key == "embeddings_key")
        return wrong(key, "does not belong here: put the key into a file of mode 0600 and name it with " + key + "_file");
    const auto text = value.value<std::string>();
    if (!text || text->size() > longestText)
        return wrong(key, "is not a text of at most " + std::to_string(longestText) + " characters");
    if (key == "dialect") {
        const auto dialect = fromWord<ModelDialect>(*text);
        if (!dialect)
            return wrong(key, "is openai or anthropic");
        settings.dialect = *dialect;
        return {};
    }
    std::string* target = textNamed(settings, texts, key);
    if (target == nullptr)
        return fail(ErrorCode::InvalidInput, "countersign.toml: there is no setting \"model." + key + "\"");
    *target = *text;
    return {};
}

// An address that goes into messages must hold no secret, and ours are put behind it as they are.
Result<void> readAddress(std::string& url, const char* key)
{
    while (url.ends_with('/'))
        url.pop_back();
    if (url.empty())
        return {};
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    const bool plain = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!web || !plain || url.find_first_of("?#@") != std::string::npos)
        return wrong(key, "is an address that begins with https:// or http://, without a query or a name to sign in with");
    return {};
}

// What becomes part of an address or a header.
Result<void> checkWord(const std::string& text, const char* key)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
    return plain ? Result<void>() : wrong(key, "has characters other than letters, digits, - _ and .");
}

Result<void> check(ModelSettings& settings)
{
    if (auto address = readAddress(settings.baseUrl, "base_url"); !address)
        return address;
    if (auto address = readAddress(settings.embeddingsUrl, "embeddings_url"); !address)
        return address;
    if (auto version = checkWord(settings.azureApiVersion, "azure_api_version"); !version)
        return version;
    if (auto version = checkWord(settings.anthropicVersion, "anthropic_version"); !version)
        return version;
    if (!settings.azureApiVersion.empty())
        if (auto name = checkWord(settings.model, "model"); !name)
            return name;
    if (!settings.baseUrl.empty() && settings.model.empty())
        return wrong("model", "is missing: which model to ask");
    if (!settings.embeddingsUrl.empty() && settings.embeddingsModel.empty())
        return wrong("embeddings_model", "is missing: which model makes the embeddings");
    const auto& currency = settings.currency;
    if (currency.size() != 3 || !std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return wrong("currency", "is three capital letters, such as USD");
    return {};
}

// From the environment, else from the file.
Result<std::string> readKey(const char* variable, const std::string& home, const std::string& file, const char* fileKey)
{
    std::string key;
    if (const char* given = std::getenv(variable); given != nullptr && *given != '\0') {
        key = given;
    } else if (!file.empty()) {
        const auto read = readSecret((std::filesystem::path(home) / file).string());
        if (!read)
            return fail(read.error().code == ErrorCode::Forbidden ? ErrorCode::Forbidden : ErrorCode::InvalidInput,
                "countersign.toml: model." + std::string(fileKey) + ": " + read.error().detail);
        key = *read;
    }
    while (!key.empty() && (key.back() == '\n' || key.back() == '\r' || key.back() == ' '))
        key.pop_back();
    if (!std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; }))
        return wrong(fileKey, "or " + std::string(variable) + " holds what is no key: it has blanks or characters beyond ASCII");
    return key;
}

}  // namespace

Result<ModelSettings> readModelSettings(const std::string& home)
{
    ModelSettings settings;
    Texts texts;
    const std::string path = home + "/countersign.toml";
    std::error_code problem;
    try {
        const toml::table table = std::filesystem::exists(path, problem) ? toml::parse_file(path) : toml::table();
        const auto model = table.get("model");
        if (model != nullptr && !model->is_table())
            return fail(ErrorCode::InvalidInput, "countersign.toml: model is not a table");
        if (model != nullptr)
            for (const auto& [key, value] : *model->as_table())
                if (auto taken = takeSetting(settings, texts, std::string(key.str()), value); !taken)
                    return tl::unexpected(std::move(taken.error()));
    } catch (const std::exception& error) {
        return fail(ErrorCode::InvalidInput, std::string("countersign.toml: ") + error.what());
    }
    if (auto checked = check(settings); !checked)
        return tl::unexpected(std::move(checked.error()));
    auto key = readKey("COUNTERSIGN_MODEL_KEY", home, texts.keyFile, "api_key_file");
    if (!key)
        return tl::unexpected(std::move(key.error()));
    auto embeddingsKey = readKey("COUNTERSIGN_EMBEDDINGS_KEY", home, texts.embeddingsKeyFile, "embeddings_key_file");
    if (!embeddingsKey)
        return tl::unexpected(std::move(embeddingsKey.error()));
    settings.apiKey = std::move(*key);
    settings.embeddingsKey = std::move(*embeddingsKey);
    return settings;
}

}  // namespace countersign
