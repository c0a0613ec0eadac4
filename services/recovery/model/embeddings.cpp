// OpenAI-compatible embeddings.
#include "services/recovery/model/dialect.h"

#include <cmath>

namespace countersign {

namespace {

constexpr std::size_t longestVector = 8192;
constexpr double largest = 1e6;  // no model's vectors come near it

// The model's key goes to no server but the model's own.
std::string keyFor(const ModelSettings& settings, bool sameServer)
{
    if (!settings.embeddingsKey.empty())
        return settings.embeddingsKey;
    return sameServer ? settings.apiKey : std::string();
}

Result<std::vector<float>> readVector(const Json& values)
{
    if (!values.is_array() || values.empty() || values.size() > longestVector)
        return fail(ErrorCode::InvalidInput, "an embedding has no or too many numbers");
    std::vector<float> vector;
    vector.reserve(values.size());
    for (const auto& value : values) {
        const double number = value.is_number() ? value.get<double>() : NAN;
        if (!(std::fabs(number) <= largest))
            return fail(ErrorCode::InvalidInput, "an embedding holds what is no number of one");
        vector.push_back(static_cast<float>(number));
    }
    return vector;
}

}  // namespace

HttpCall embeddingsRequest(const ModelSettings& settings, const std::vector<std::string>& texts)
{
    const bool sameServer = originOf(settings.embeddingsUrl) == originOf(settings.baseUrl);
    const bool azure = sameServer && !settings.azureApiVersion.empty();
    const Json body{{"model", settings.embeddingsModel}, {"input", texts}, {"encoding_format", "float"}};
    HttpCall call{.method = "POST", .url = settings.embeddingsUrl + "/embeddings",
        .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
    if (azure)
        call.url += "?api-version=" + settings.azureApiVersion;
    call.headers = {{"Content-Type", "application/json"}};
    if (const auto key = keyFor(settings, sameServer); !key.empty())
        call.headers.emplace_back(azure ? "api-key" : "Authorization", azure ? key : "Bearer " + key);
    return call;
}

Result<std::vector<std::vector<float>>> readEmbeddings(std::string_view body, std::size_t texts)
{
    const auto json = parseJson(body, {.maxBytes = body.size()});
    if (!json)
        return tl::unexpected(json.error());
    const Json* data = memberAt(*json, "data");
    if (data == nullptr || !data->is_array() || data->size() != texts)
        return fail(ErrorCode::InvalidInput, "there is not one embedding for each text");
    std::vector<std::vector<float>> vectors(texts);
    for (const auto& entry : *data) {
        const Json* values = memberAt(entry, "embedding");
        const auto index = tokensAt(entry, "index");
        if (values == nullptr || !index || static_cast<std::size_t>(*index) >= texts)
            return fail(ErrorCode::InvalidInput, "an embedding does not say which text it is of");
        auto vector = readVector(*values);
        if (!vector)
            return tl::unexpected(vector.error());
        vectors[static_cast<std::size_t>(*index)] = std::move(*vector);
    }
    // An index that came twice leaves another text without its vector.
    for (const auto& vector : vectors)
        if (vector.empty() || vector.size() != vectors.front().size())
            return fail(ErrorCode::InvalidInput, "the embeddings are not of one length");
    return vectors;
}

}  // namespace countersign
