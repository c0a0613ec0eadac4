// YAML becomes the JSON it means.
#include "services/recovery/server/openapi.h"

#include <QTest>

using namespace countersign;

class TestOpenApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void convertsScalarsByTheirForm();
    void refusesWhatIsNoYaml();
    void everyReferenceLeadsSomewhere();
};

void TestOpenApi::convertsScalarsByTheirForm()
{
    const auto json = yamlToJson("a: 1\nb: \"1\"\nc: true\nd: 'true'\ne: null\nf: [x, -1]\ng: { h: 1.5 }\n");
    QVERIFY(json);
    QVERIFY(*json == Json::parse(R"({"a":1,"b":"1","c":true,"d":"true","e":null,"f":["x",-1],"g":{"h":"1.5"}})"));
}

void TestOpenApi::refusesWhatIsNoYaml() { QVERIFY(!yamlToJson("a: [1\nb")); }

void TestOpenApi::everyReferenceLeadsSomewhere()
{
    const auto api = openApi();
    QVERIFY2(api, api ? "" : api.error().detail.c_str());
    const std::function<void(const Json&)> walk = [&](const Json& node) {
        if (node.is_object() && node.contains("$ref")) {
            const auto target = node.at("$ref").get<std::string>();
            QVERIFY2(target.starts_with("#/") && api->contains(Json::json_pointer(target.substr(1))), target.c_str());
        }
        if (node.is_structured())
            for (const auto& child : node)
                walk(child);
    };
    walk(*api);
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
