#include "services/recovery/server/openapi.h"

#include "services/base/resources.h"

#include <charconv>
#include <yaml-cpp/yaml.h>

namespace countersign {

namespace {

Json plainScalar(const std::string& text)
{
    if (text == "null" || text == "~" || text.empty())
        return nullptr;
    if (text == "true" || text == "false")
        return text == "true";
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc() && end == text.data() + text.size())
        return whole;
    return text;
}

Json converted(const YAML::Node& node)
{
    switch (node.Type()) {
    case YAML::NodeType::Map: {
        Json object = Json::object();
        for (const auto& pair : node)
            object[pair.first.as<std::string>()] = converted(pair.second);
        return object;
    }
    case YAML::NodeType::Sequence: {
        Json array = Json::array();
        for (const auto& item : node)
            array.push_back(converted(item));
        return array;
    }
    case YAML::NodeType::Scalar:
        return node.Tag() == "!" ? Json(node.Scalar()) : plainScalar(node.Scalar());  // "!" = quoted
    case YAML::NodeType::Null:
    case YAML::NodeType::Undefined:
        return nullptr;
    }
    return nullptr;
}

}  // namespace

Result<Json> yamlToJson(std::string_view yaml)
{
    try {
        return converted(YAML::Load(std::string(yaml)));
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, problem.what());
    }
}

Result<Json> openApi()
{
    const auto yaml = resource("api/openapi.yaml");
    if (!yaml)
        return tl::unexpected(yaml.error());
    return yamlToJson(*yaml);
}

}  // namespace countersign
