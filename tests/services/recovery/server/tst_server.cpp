// The whole backend in this process over real HTTP: rights, contract, lists, changes, start and stop.
#include "app/backend/keys.h"
#include "models/domain/digest.h"
#include "models/domain/tlog.h"
#include "services/recovery/server/recoveryserver.h"
#include "tests/services/recovery/servedhome.h"

#include <QFile>
#include <QTcpSocket>
#include <QUrl>
#include <set>

using namespace countersign;
using test::Reviewer;

class TestServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRouteAsksForItsRight();
    void theContractListsExactlyTheRoutes();
    void answersFitTheContract();
    void unknownAddressesAndMethods();
    void listsPagesSearchesAndRefusesNonsense();
    void changesFoldAndTellOfARestore();
    void theStreamWakes();
    void theRecordIsServed();
    void settingsAreChecked();
    void callbacksNeedTheConnectorsSignature();
    void aProviderSpeaksForItsOwnShopAlone();
    void stopsCleanAndComesBack();
    void refusesASecondProcessAndBadFiles();

private:
    void checkAgainst(const Json& schema, const Json& value, const std::string& where);
    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_nobody; // signed in, without any right
    Json m_api;
};

namespace {

std::string filled(std::string pattern)
{
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{'))
        pattern.replace(open, pattern.find('}') - open + 1, "0192f3a1-0000-7000-8000-000000000000");
    return pattern;
}

std::string asContract(std::string pattern)
{
    if (const auto dots = pattern.find("..."); dots != std::string::npos)
        pattern.erase(dots, 3);
    return pattern;
}

// The table alone: nothing of it is called.
Router routerOf(ServedHome& home)
{
    const auto& context = home.backend().context();
    Metrics metrics;
    PeopleOptions options;
    options.cost = cheapestCost();
    People people(context, options);
    Review review(context, people);
    ChangeHub hub(context.reads);
    const RecoveryServer server(ServerParts{ context, people, review, hub, metrics, [](HttpRequest, Respond) {}, {}, 1 });
    return server.router();
}

} // namespace

void TestServer::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_home->change("INSERT INTO roles(id, role) VALUES('guest', '{\"id\":\"guest\",\"name\":\"Guest\",\"permissions\":[],\"limits\":{}}')");
    m_nobody = m_home->person("guest", "Guest", "guest");
    m_api = parseJson(m_home->call("GET", "/v1/openapi.json").body, { .maxBytes = 1 << 22 }).value();
}

void TestServer::everyRouteAsksForItsRight()
{
    const Router router = routerOf(*m_home);
    QVERIFY(router.routes().size() >= 30);
    int rights = 0;
    for (const Route& route : router.routes()) {
        if (const auto* access = std::get_if<Access>(&route.access); access && *access == Access::Open)
            continue;
        const std::string path = filled(route.pattern);
        const auto without = m_home->call(route.method, path, route.method == "GET" ? "" : "{}");
        QVERIFY2(
            without.status == 401, (route.method + " " + path + " answered a stranger with " + std::to_string(without.status)).c_str());
        if (std::holds_alternative<Access>(route.access))
            continue;
        const auto insufficient = m_home->call(route.method, path, route.method == "GET" ? "" : "{}", m_nobody->token());
        QVERIFY2(insufficient.status == 403,
            (route.method + " " + path + " answered a guest with " + std::to_string(insufficient.status)).c_str());
        const auto body = parseJson(insufficient.body).value();
        QCOMPARE(body.at("code").get<std::string>(), std::string("forbidden"));
        ++rights;
    }
    QVERIFY(rights >= 18);
    // The open ones are these and no others.
    std::set<std::string> open;
    for (const Route& route : router.routes())
        if (const auto* access = std::get_if<Access>(&route.access); access && *access == Access::Open)
            open.insert(route.method + " " + route.pattern);
    const std::set<std::string> expected{ "POST /v1/sessions", "GET /healthz", "GET /readyz", "GET /metrics", "GET /v1/openapi.json",
        "POST /v1/hooks/{shop}", "POST /v1/callbacks/{connector}", "GET /s/{token}", "POST /s/{token}" };
    QVERIFY(open == expected);
}

void TestServer::theContractListsExactlyTheRoutes()
{
    std::set<std::string> served;
    const Router router = routerOf(*m_home);
    for (const Route& route : router.routes())
        served.insert(route.method + " " + asContract(route.pattern));
    std::set<std::string> written;
    for (const auto& [path, methods] : m_api.at("paths").items())
        for (const auto& [method, operation] : methods.items())
            if (method != "parameters") {
                std::string upper = method;
                std::transform(
                    upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
                written.insert(upper + " " + path);
            }
    for (const auto& route : served)
        QVERIFY2(written.contains(route), (route + " is not in openapi.yaml").c_str());
    for (const auto& route : written)
        QVERIFY2(served.contains(route), (route + " is in openapi.yaml, but nothing serves it").c_str());
}

void TestServer::checkAgainst(const Json& schema, const Json& value, const std::string& where)
{
    if (schema.contains("$ref")) {
        checkAgainst(m_api.at(Json::json_pointer(schema.at("$ref").get<std::string>().substr(1))), value, where);
        return;
    }
    for (const auto& key : schema.value("required", Json::array()))
        QVERIFY2(value.is_object() && value.contains(key.get<std::string>()), (where + " lacks " + key.get<std::string>()).c_str());
    if (schema.contains("enum")) {
        const auto& words = schema.at("enum");
        QVERIFY2(std::find(words.begin(), words.end(), value) != words.end(), (where + " is " + value.dump()).c_str());
    }
    if (schema.contains("type") && schema.at("type").is_string()) {
        const auto type = schema.at("type").get<std::string>();
        const bool fits = type == "object" ? value.is_object()
            : type == "array"              ? value.is_array()
            : type == "string"             ? value.is_string()
            : type == "integer"            ? value.is_number_integer()
            : type == "boolean"            ? value.is_boolean()
                                           : true;
        QVERIFY2(fits, (where + " is not of type " + type + ": " + value.dump().substr(0, 80)).c_str());
    }
    if (schema.contains("properties") && value.is_object())
        for (const auto& [name, inner] : schema.at("properties").items())
            if (value.contains(name) && !inner.contains("anyOf"))
                checkAgainst(inner, value.at(name), where + "." + name);
    if (schema.contains("items") && value.is_array() && !schema.at("items").contains("anyOf"))
        for (const auto& item : value)
            checkAgainst(schema.at("items"), item, where + "[]");
}

void TestServer::answersFitTheContract()
{
    const std::string id = m_home->makeDraft().summary.id;
    const auto fits = [this](Reviewer& who, const std::string& method, const std::string& path, const std::string& contractPath,
                          const std::string& body = {}) {
        const auto answer = who.request(method, path, body).value();
        std::string lower = method;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const Json& responses = m_api.at("paths").at(contractPath).at(lower).at("responses");
        QVERIFY2(responses.contains(std::to_string(answer.status)),
            (method + " " + path + ": " + std::to_string(answer.status) + " " + answer.body).c_str());
        Json response = responses.at(std::to_string(answer.status));
        if (response.contains("$ref"))
            response = m_api.at(Json::json_pointer(response.at("$ref").get<std::string>().substr(1)));
        const char* type = answer.status < 300 ? "application/json" : "application/problem+json";
        if (response.contains("content") && response.at("content").contains(type))
            checkAgainst(
                response.at("content").at(type).at("schema"), parseJson(answer.body, { .maxBytes = 1 << 22 }).value(), method + " " + path);
    };
    fits(*m_mira, "GET", "/v1/me", "/v1/me");
    fits(*m_mira, "GET", "/v1/drafts", "/v1/drafts");
    fits(*m_mira, "GET", "/v1/drafts/" + id, "/v1/drafts/{id}");
    fits(*m_mira, "GET", "/v1/drafts/" + newId(0), "/v1/drafts/{id}");
    fits(*m_mira, "POST", "/v1/drafts/" + id + "/lease", "/v1/drafts/{id}/lease");
    fits(*m_mira, "GET", "/v1/changes?full=1", "/v1/changes");
    fits(*m_mira, "GET", "/v1/policy", "/v1/policy");
    fits(*m_mira, "GET", "/v1/shops", "/v1/shops");
    fits(*m_mira, "GET", "/v1/people", "/v1/people");
    fits(*m_mira, "GET", "/v1/audit/events", "/v1/audit/events");
    const std::string made = newId(1);
    fits(*m_mira, "POST", "/v1/drafts/" + id + "/comments", "/v1/drafts/{id}/comments", Json{ { "id", made }, { "text", "hello" } }.dump());
    fits(*m_mira, "POST", "/v1/drafts/" + id + "/comments/" + made + "/resolve", "/v1/drafts/{id}/comments/{comment}/resolve");
    fits(*m_mira, "POST", "/v1/assignments", "/v1/assignments", Json{ { "draft_ids", { id } }, { "to", nullptr } }.dump());
    fits(*m_mira, "POST", "/v1/assignments/undo", "/v1/assignments/undo", Json{ { "draft_ids", { id } }, { "batch", made } }.dump());
    fits(*m_mira, "PUT", "/v1/views/" + made, "/v1/views/{id}", R"({"name":"all","filter":{}})");
    fits(*m_mira, "PUT", "/v1/presence", "/v1/presence", Json{ { "draft_id", id } }.dump());
    for (const char* path : { "/v1/colleagues", "/v1/presence", "/v1/views", "/v1/insights/reject-reasons", "/v1/insights/effort" })
        fits(*m_mira, "GET", path, path);
    fits(*m_mira, "DELETE", "/v1/views/" + made, "/v1/views/{id}");
    fits(*m_mira, "POST", "/v1/decisions/undo", "/v1/decisions/undo", Json{ { "batch", made } }.dump());
    fits(*m_mira, "GET", "/v1/drafts/" + id, "/v1/drafts/{id}");
    fits(*m_mira, "GET", "/readyz", "/readyz");
    fits(*m_nobody, "GET", "/v1/drafts", "/v1/drafts");
    fits(*m_mira, "POST", "/v1/sessions", "/v1/sessions", R"({"login":"mira","password":"wrong password"})");
    fits(*m_mira, "POST", "/v1/sessions", "/v1/sessions", R"({"login":"mira","password":"mira-password"})");

    const auto decision = m_mira->make(m_mira->draft(id).value(), Verdict::Approve).value();
    const auto answer = m_mira->send(decision).value();
    QVERIFY2(answer.status == 200, answer.body.c_str());
    checkAgainst(m_api.at("components").at("schemas").at("DecisionAnswer"), parseJson(answer.body).value(), "decision");
    fits(*m_mira, "GET", "/v1/decisions/" + decision.statement.decisionId, "/v1/decisions/{id}");
    fits(*m_mira, "POST", "/v1/decisions/" + decision.statement.decisionId + "/undo", "/v1/decisions/{id}/undo");
}

void TestServer::unknownAddressesAndMethods()
{
    QCOMPARE(m_home->call("GET", "/v1/nothing").status, 404);
    const auto wrong = m_home->call("PUT", "/v1/drafts");
    QCOMPARE(wrong.status, 405);
    QCOMPARE(m_home->call("GET", "/v1/me", {}, "not a token").status, 401);
    QCOMPARE(m_home->call("POST", "/v1/sessions", "[]").status, 400);
    QCOMPARE(m_home->call("POST", "/v1/sessions", "{\"login\":1}").status, 400);
    QCOMPARE(m_home->call("POST", "/v1/hooks/nobody", "{}").status, 404);
}

void TestServer::listsPagesSearchesAndRefusesNonsense()
{
    m_home->change("UPDATE drafts SET state = 'expired'");
    for (int i = 0; i < 7; ++i)
        static_cast<void>(m_home->makeDraft(10000 + i * 1000));
    std::vector<std::int64_t> stakes;
    std::string cursor;
    int pages = 0;
    do {
        const auto page
            = parseJson(m_mira->request("GET", "/v1/drafts?limit=3&cursor=" + cursor).value().body, { .maxBytes = 1 << 22 }).value();
        for (const auto& draft : page.at("drafts")) {
            stakes.push_back(draft.at("stake").get<std::int64_t>());
            QCOMPARE(draft.at("masked_name").get<std::string>(), std::string());
        }
        cursor = page.at("next").is_null() ? std::string() : page.at("next").get<std::string>();
        QVERIFY(++pages < 10);
    } while (!cursor.empty());
    QCOMPARE(stakes.size(), std::size_t{ 7 });
    QVERIFY(std::is_sorted(stakes.rbegin(), stakes.rend()));
    const auto count = [this](const std::string& query) {
        return parseJson(m_mira->request("GET", "/v1/drafts?" + query).value().body, { .maxBytes = 1 << 22 }).value().at("drafts").size();
    };
    QCOMPARE(count("q=grinder"), std::size_t{ 7 });
    QCOMPARE(count("q=teapot"), std::size_t{ 0 });
    const auto full = parseJson(m_mira->request("GET", "/v1/drafts?full=1&limit=2").value().body, { .maxBytes = 1 << 22 }).value();
    QCOMPARE(full.at("drafts").size(), std::size_t{ 2 });
    QCOMPARE(full.at("drafts").at(0).at("summary").at("masked_name").get<std::string>(), std::string("Ana P•••••"));
    for (const char* bad : { "state=nonsense", "order=random", "limit=0", "limit=x", "full=1&limit=500" })
        QVERIFY2(m_mira->request("GET", std::string("/v1/drafts?") + bad).value().status == 400, bad);
}

void TestServer::changesFoldAndTellOfARestore()
{
    const auto read = [this](const std::string& query) { return m_mira->request("GET", "/v1/changes?" + query).value(); };
    auto since = parseJson(read("limit=1000").body, { .maxBytes = 1 << 24 }).value().at("next").get<std::int64_t>();
    const std::string id = m_home->makeDraft().summary.id;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_mira->request("POST", "/v1/drafts/" + id + "/lease").value().status, 200);
    const auto page = parseJson(read("full=1&since=" + std::to_string(since)).body, { .maxBytes = 1 << 24 }).value();
    QCOMPARE(page.at("changes").size(), std::size_t{ 1 }); // four changes of one draft
    QCOMPARE(page.at("changes").at(0).at("draft").at("summary").at("id").get<std::string>(), id);
    QVERIFY(page.at("changes").at(0).at("draft").at("summary").at("lease").is_object());
    QCOMPARE(page.at("more").get<bool>(), false);
    QCOMPARE(read("since=" + std::to_string(page.at("next").get<std::int64_t>() + 1)).status, 409);
}

void TestServer::theStreamWakes()
{
    QTcpSocket socket;
    const QUrl url(QString::fromStdString(m_home->url()));
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write(
        QByteArray::fromStdString("GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_mira->token() + "\r\n\r\n"));
    QByteArray got;
    const auto receive = [&] {
        socket.waitForReadyRead(50);
        got += socket.readAll();
        return got.count("event: change");
    };
    QTRY_VERIFY_WITH_TIMEOUT(receive() == 1, 5000);
    QVERIFY(got.contains("text/event-stream"));
    for (int i = 0; i < 20; ++i)
        static_cast<void>(m_home->makeDraft());
    const auto newest = m_home->one<std::int64_t>("SELECT MAX(seq) FROM changes");
    const QByteArray last = QByteArray("{\"seq\":").append(QByteArray::number(qint64(newest))).append('}');
    QTRY_VERIFY_WITH_TIMEOUT((receive(), got.contains(last)), 5000);
    QVERIFY2(got.count("event: change") <= 12, "changes are not folded");
}

void TestServer::theRecordIsServed()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->request("GET", "/v1/audit/checkpoint").value().status, 200, 5000);
    const auto vkey = m_mira->request("GET", "/v1/audit/vkey").value().body;
    const auto key = parseVerifierKey(vkey.substr(0, vkey.find('\n')));
    QVERIFY(key);
    const std::string id = m_home->makeDraft().summary.id;
    const auto decision = m_mira->make(m_mira->draft(id).value(), Verdict::Approve).value();
    QCOMPARE(m_mira->send(decision).value().status, 200);
    const std::string path = "/v1/audit/inclusion?decision=" + decision.statement.decisionId;
    QTRY_COMPARE_WITH_TIMEOUT(m_mira->request("GET", path).value().status, 200, 5000);
    const auto proof = parseJson(m_mira->request("GET", path).value().body).value();
    const auto checkpoint = openCheckpoint(proof.at("checkpoint").get<std::string>(), *key);
    QVERIFY(checkpoint);
    std::vector<Hash> hashes;
    for (const auto& text : proof.at("hashes")) {
        const auto bytes = fromBase64(text.get<std::string>()).value();
        std::copy(bytes.begin(), bytes.end(), hashes.emplace_back().begin());
    }
    QVERIFY(verifyInclusion(leafHash(proof.at("entry").get<std::string>()), proof.at("index").get<std::int64_t>(), *checkpoint, hashes));
    // What others decided is read by those who read the record, and that they did is recorded.
    QCOMPARE(m_nobody->request("GET", path).value().status, 404);
    const auto auditor = m_home->person("ada.audits", "Ada", "auditor");
    const auto exported = [&] { return m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%audit.exported%'"); };
    const auto before = exported();
    QCOMPARE(m_mira->request("GET", path).value().status, 200);
    QCOMPARE(exported(), before);
    QCOMPARE(auditor->request("GET", path).value().status, 200);
    QCOMPARE(exported(), before + 1);
    QCOMPARE(m_mira->request("GET", "/v1/audit/tile/0/999").value().status, 404);
    QCOMPARE(m_mira->request("GET", "/v1/audit/evidence").value().status, 403); // exporting is another right
    const auto events = parseJson(m_mira->request("GET", "/v1/audit/drafts/" + id).value().body).value();
    QVERIFY(!events.at("events").empty());
}

void TestServer::settingsAreChecked()
{
    const std::string token = m_home->backend().operatorToken();
    const Json good{ { "id", "northbean" }, { "platform", "shopify" }, { "name", "Northbean" }, { "domain", "northbean.myshopify.com" },
        { "currency", "EUR" }, { "language", "en" }, { "time_zone", "Europe/Berlin" }, { "connector", "webhook" },
        { "connector_url", "http://127.0.0.1:9/x" } };
    const Json secrets{ { "webhook_secret", "w" }, { "access_token", "a" }, { "connector_secret", "c" } };
    const auto post = [&](const Json& shop, const Json& with) {
        return m_home->call("POST", "/v1/shops", Json{ { "shop", shop }, { "secrets", with } }.dump(), token).status;
    };
    QCOMPARE(post(good, secrets), 201);
    QCOMPARE(post(good, Json::object()), 400);
    for (const auto& [key, value] : std::initializer_list<std::pair<const char*, const char*>>{ { "id", "North Bean" },
             { "currency", "EURO" }, { "time_zone", "Mars/Olympus" }, { "connector_url", "file:///etc/passwd" }, { "platform", "ebay" } }) {
        Json bad = good;
        bad[key] = value;
        QVERIFY2(post(bad, secrets) == 400, key);
    }
    const auto listed = m_home->call("GET", "/v1/shops", {}, token).body;
    QVERIFY(listed.find("webhook_secret") == std::string::npos);
    QVERIFY(listed.find("127.0.0.1:9/x") != std::string::npos);
    // Who runs no shops reads their names, not where their providers are called.
    const auto seen = m_mira->request("GET", "/v1/shops").value().body;
    QVERIFY(seen.find("Northbean") != std::string::npos);
    QVERIFY(seen.find("127.0.0.1:9/x") == std::string::npos);
}

void TestServer::callbacksNeedTheConnectorsSignature()
{
    const std::string body = R"({"type":"message.opened","send_id":"s1"})";
    const auto signedAt = [&](const std::string& stamp, const std::string& id, const std::string& secret, const std::string& text) {
        HttpCall call{ .method = "POST", .url = m_home->url() + "/v1/callbacks/webhook", .headers = {}, .body = text };
        call.headers = { { "webhook-id", id }, { "webhook-timestamp", stamp },
            { "webhook-signature", "v1," + base64(view(hmacSha256(secret, id + "." + stamp + "." + text))) } };
        HttpClient http;
        return http.call(call).value().status;
    };
    const auto post = [&](const std::string& id, const std::string& secret, const std::string& text) {
        return signedAt(std::to_string(m_home->clock.now() / 1000), id, secret, text);
    };
    // Far past and far future alike: neither end of the number is stepped over.
    for (const char* stamp : { "-9223372036854775808", "9223372036854775807", "0", "1e9", "" })
        QVERIFY2(signedAt(stamp, "e1", "c", body) == 401, stamp);
    QCOMPARE(post("e1", "not the secret", body), 401);
    QCOMPARE(m_home->call("POST", "/v1/callbacks/webhook", body).status, 401);
    QCOMPARE(post("e1", "c", R"({"type":"message.exploded"})"), 200);
    QCOMPARE(post("e1", "c", body), 404); // no such send
    const std::string draft = m_home->makeDraft().summary.id;
    m_home->change("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at) VALUES('s1', 'd1', '"
        + draft + "', 'email', 'webhook', 'sent', '', 1)");
    QCOMPARE(post("e2", "c", body), 200);
    QCOMPARE(post("e2", "c", body), 200); // repeated: once in the record
    QCOMPARE(
        m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + draft + "' AND entry LIKE '%message.opened%'"),
        1);
    QCOMPARE(post("e3", "c", R"({"type":"message.unsubscribed","send_id":"s1"})"), 200);
    QCOMPARE(m_home->one<std::string>(
                 "SELECT consent_email FROM subjects WHERE id = (SELECT subject_id FROM drafts WHERE id = '" + draft + "')"),
        std::string("unsubscribed"));
}

// Two shops, two providers, one kind of connector; the second shop leaves the kind unsaid, which means the generic one.
void TestServer::aProviderSpeaksForItsOwnShopAlone()
{
    const std::string draft = m_home->makeDraft().summary.id;
    m_home->change("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at) VALUES('own', 'd-own', '"
        + draft + "', 'email', 'webhook', 'sent', '', 1)");
    const Json second{ { "id", "second" }, { "platform", "shopify" }, { "name", "Second" }, { "domain", "second.myshopify.com" },
        { "currency", "EUR" }, { "language", "en" }, { "time_zone", "Europe/Berlin" }, { "connector_url", "http://127.0.0.1:9/y" } };
    const Json secrets{ { "webhook_secret", "w2" }, { "access_token", "a2" }, { "connector_secret", "another" } };
    QCOMPARE(m_home->call("POST", "/v1/shops", Json{ { "shop", second }, { "secrets", secrets } }.dump(), m_home->backend().operatorToken())
                 .status,
        201);
    const auto unsubscribe = [&](const std::string& id, const std::string& secret, const std::string& send) {
        const std::string body = R"({"type":"message.unsubscribed","send_id":")" + send + R"("})";
        const std::string stamp = std::to_string(m_home->clock.now() / 1000);
        HttpCall call{ .method = "POST", .url = m_home->url() + "/v1/callbacks/webhook", .headers = {}, .body = body };
        call.headers = { { "webhook-id", id }, { "webhook-timestamp", stamp },
            { "webhook-signature", "v1," + base64(view(hmacSha256(secret, id + "." + stamp + "." + body))) } };
        HttpClient http;
        return http.call(call).value().status;
    };
    const auto consent = "SELECT consent_email FROM subjects WHERE id = (SELECT subject_id FROM drafts WHERE id = '" + draft + "')";
    const auto before = m_home->one<std::string>(consent);
    QCOMPARE(unsubscribe("o1", "another", "own"), 404); // signed well, about somebody else's message
    QCOMPARE(m_home->one<std::string>(consent), before);
    m_home->change("UPDATE drafts SET shop_id = 'second' WHERE id = '" + draft + "'");
    QCOMPARE(unsubscribe("o2", "another", "own"), 200);
    QCOMPARE(unsubscribe("o3", "c", "own"), 404);
    // A secret that holds nothing is no secret: what is signed with the empty key comes from anybody.
    Json third = second;
    third["id"] = "third";
    third["domain"] = "third.myshopify.com";
    const Json nothing{ { "webhook_secret", "w3" }, { "access_token", "a3" }, { "connector_secret", "whsec_" } };
    QCOMPARE(m_home->call("POST", "/v1/shops", Json{ { "shop", third }, { "secrets", nothing } }.dump(), m_home->backend().operatorToken())
                 .status,
        201);
    QCOMPARE(unsubscribe("o4", "", "own"), 401);
}

void TestServer::stopsCleanAndComesBack()
{
    const std::string endpoint = m_home->home() + "/endpoint";
    QVERIFY(QFile::exists(QString::fromStdString(endpoint)));
    for (const char* name : { "operator.token", "countersign.sqlite", "keys/master", "keys/log", "keys/service" }) {
        const auto allowed = QFile::permissions(QString::fromStdString(m_home->home() + "/" + name));
        QVERIFY2(!(allowed & (QFile::ReadGroup | QFile::ReadOther)), name);
    }
    const auto entries = m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries");
    m_home->start();
    m_mira->setUrl(m_home->url());
    m_nobody->setUrl(m_home->url());
    QCOMPARE(m_mira->request("GET", "/v1/me").value().status, 200); // sessions outlive the process
    // The stop made the last checkpoint: it covers all there was.
    QVERIFY(m_home->one<std::int64_t>("SELECT MAX(size) FROM audit_checkpoints") >= entries);
}

void TestServer::refusesASecondProcessAndBadFiles()
{
    BackendSettings settings;
    settings.home = m_home->home();
    settings.listen = "127.0.0.1:0";
    const auto second = Backend::start(settings);
    QVERIFY(!second);
    QCOMPARE(exitCodeFor(second.error()), int(exitBusy));

    QTemporaryDir folder;
    settings.home = folder.path().toStdString();
    QVERIFY(loadKeys(settings.home, false));
    QFile file(folder.filePath(QStringLiteral("countersign.sqlite")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray rubbish = "this is no database, and it stays as it is";
    file.write(rubbish);
    file.close();
    const auto damaged = Backend::start(settings);
    QVERIFY(!damaged);
    QCOMPARE(exitCodeFor(damaged.error()), int(exitDatabase));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), rubbish);
    QFile::remove(folder.filePath(QStringLiteral("keys/master")));
    const auto keyless = Backend::start(settings);
    QVERIFY(!keyless);
    QCOMPARE(exitCodeFor(keyless.error()), int(exitDatabase));
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
