// The record over real HTTP against the real server: searched, counted, reported, drawn; each reading an entry of it.
#include "models/domain/auditsample.h"
#include "models/domain/devicekey.h"
#include "models/domain/lineagegraph.h"
#include "models/domain/signature.h"
#include "tst_recordroutes.h"

#include <algorithm>

using namespace countersign;
using test::Reviewer;

void TestRecordRoutes::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_auditor = m_home->person("otto", "Otto Frei", "auditor");
    m_home->change("INSERT INTO roles(id, role) VALUES('reader', "
                   "'{\"id\":\"reader\",\"name\":\"Reader\",\"permissions\":[\"read_drafts\"],\"limits\":{}}')");
    m_bea = m_home->person("bea", "Bea Lindqvist", "reader");
}

void TestRecordRoutes::searchIsAnEntryOfTheRecord()
{
    const std::string id = m_home->makeDraft().summary.id;
    const auto decision = m_mira->make(m_mira->draft(id).value(), Verdict::Approve).value();
    QCOMPARE(m_mira->send(decision).value().status, 200);
    settle();
    AuditFilter filter;
    filter.draftId = id;
    filter.actions = { "decision." };
    filter.words = "ana@posta.example";
    QVERIFY(search(filter).rows.empty()); // no personal data in it
    filter.words = "approv";
    const AuditPage page = search(filter);
    QCOMPARE(page.rows.size(), std::size_t{ 1 });
    QVERIFY(page.rows.front().entry.subject == decision.statement.decisionId);
    QVERIFY(page.size > page.rows.front().index);

    const auto before = entries("audit.searched");
    for (int i = 0; i < 3; ++i)
        static_cast<void>(search(filter)); // a list that follows the record
    QCOMPARE(entries("audit.searched"), before);
    m_home->clock.advance(11 * minuteMs);
    static_cast<void>(search(filter));
    QCOMPARE(entries("audit.searched"), before + 1);
    const auto entry = Json::parse(m_home->one<std::string>(
        "SELECT entry FROM audit_entries WHERE json_extract(entry, '$.action') = 'audit.searched' ORDER BY idx DESC LIMIT 1"));
    QVERIFY(entry.at("actor") == m_auditor->person().id);
    QVERIFY(entry.at("data").at("fields") == Json::array({ "actions", "draft_id", "words" }));
    QVERIFY(entry.dump().find("approv") == std::string::npos);
    QCOMPARE(entry.at("data").at("asked").get<std::string>().size(), std::size_t{ 64 });

    const auto histogram = decode<AuditHistogram>(body(*m_auditor, "/v1/audit/histogram?" + query(filter))).value();
    QCOMPARE(histogram.total, 1);
    QCOMPARE(entries("audit.searched"), before + 1);
    QCOMPARE(get(*m_bea, "/v1/audit/search").status, 403);
    QCOMPARE(get(*m_mira, "/v1/audit/export").status, 403); // exporting is another right
}

// A bundle, or its entries fetched piece by piece; one draft's entries; what followed an index; where an order leads.
void TestRecordRoutes::everyReadingIsAnEntry()
{
    record("ingest", "cart.received", "cart", "c1", "draft-read", Json::object(), "elsewhere");
    m_home->clock.advance(11 * minuteMs);
    QTRY_COMPARE(get(*m_auditor, "/v1/audit/checkpoint").status, 200);
    const auto counted = [this](Reviewer& who, const std::string& path, const std::string& action) {
        const auto before = entries(action);
        return get(who, path).status == 200 ? entries(action) - before : std::int64_t{ -1 };
    };
    QCOMPARE(counted(*m_auditor, "/v1/audit/evidence", "audit.exported"), 1);
    QCOMPARE(counted(*m_auditor, "/v1/audit/tile/entries/000.p/1", "audit.exported"), 0); // the same export
    QCOMPARE(counted(*m_mira, "/v1/audit/tile/0/000.p/1", "audit.exported"), 0); // hashes alone
    QCOMPARE(counted(*m_mira, "/v1/audit/tile/entries/000.p/1", "audit.exported"), 1);
    QCOMPARE(counted(*m_auditor, "/v1/audit/drafts/draft-read", "audit.lineage_read"), 1);
    QCOMPARE(counted(*m_auditor, "/v1/audit/events?draft=draft-read", "audit.lineage_read"), 0);
    QCOMPARE(counted(*m_auditor, "/v1/audit/events?limit=1", "audit.searched"), 1);
    QCOMPARE(counted(*m_auditor, "/v1/audit/events?limit=2", "audit.searched"), 0);
    QCOMPARE(counted(*m_auditor, "/v1/audit/drafts/none", "audit.lineage_read"), -1);
    m_home->clock.advance(11 * minuteMs);
    QCOMPARE(counted(*m_auditor, "/v1/audit/evidence", "audit.exported"), 1);
}

void TestRecordRoutes::badInputIsNamed()
{
    const auto refused = [this](const std::string& path, const std::string& name) {
        const auto answer = get(*m_auditor, path);
        const auto detail = parseJson(answer.body).value().value("detail", std::string());
        QVERIFY2(answer.status == 400 && detail.find(name) != std::string::npos,
            (path + ": " + std::to_string(answer.status) + " " + answer.body).c_str());
    };
    const auto filter = [](const std::string& json) { return "/v1/audit/search?filter=" + percentEncoded(json); };
    refused(filter("{"), "filter");
    refused(filter("[]"), "filter");
    refused(filter(R"({"word":"x"})"), "word");
    refused(filter(R"({"words":7})"), "words");
    refused(filter(R"({"from":"yesterday"})"), "from");
    refused(filter(R"({"min_minor":"1"})"), "min_minor");
    refused(filter(R"({"actors":"x"})"), "actors");
    refused(filter(R"({"actors":[null]})"), "actors.0");
    refused(filter(Json{ { "words", std::string(500, 'x') } }.dump()), "words");
    refused("/v1/audit/search?cursor=zzz", "cursor");
    refused("/v1/audit/search?limit=501", "limit");
    refused("/v1/audit/histogram?filter=%7B%22overrides%22%3A1%7D", "overrides");
    refused("/v1/audit/export?after=x", "after");
    refused("/v1/audit/reports/overrides?from=x", "from");
    refused("/v1/audit/find", "order");
    refused("/v1/audit/find?order=1&code=2", "two");
    const auto searched = entries("audit.searched");
    QCOMPARE(get(*m_auditor, filter("{")).status, 400);
    QCOMPARE(entries("audit.searched"), searched); // what was refused was not read
    QCOMPARE(get(*m_auditor, filter("{\"words\":\"\\\"* OR %\"}")).status, 200);
    QCOMPARE(get(*m_auditor, "/v1/audit/reports/none").status, 404);
    QCOMPARE(get(*m_auditor, "/v1/audit/find?order=none").status, 404);
    QCOMPARE(get(*m_auditor, "/v1/drafts/" + newId(0) + "/lineage").status, 404);
}

void TestRecordRoutes::findsAndReports()
{
    const std::string id = m_home->makeDraft().summary.id;
    const auto decision = m_mira->make(m_mira->draft(id).value(), Verdict::Reject, std::nullopt, RejectReason::WrongTone).value();
    QCOMPARE(m_mira->send(decision).value().status, 200);
    QVERIFY(body(*m_auditor, "/v1/audit/find?decision=" + decision.statement.decisionId).at("draft") == id);
    record(m_mira->person().id, "lease.broken", "draft", id, id, { { "holder", m_bea->person().id } });
    settle();
    const auto report = body(*m_auditor, "/v1/audit/reports/leases_broken?shop=northbean");
    QVERIFY(report.at("columns") == Json::array({ "at", "entry", "person", "draft", "shop", "holder" }));
    QVERIFY(report.at("rows").back().at(2) == "Mira Hofmann" && report.at("rows").back().at(5) == "Bea Lindqvist");
    QCOMPARE(entries("audit.report_read"), 1);
    QVERIFY(body(*m_auditor, "/v1/audit/reports/rights_changes").at("rows").size() >= 3); // people and keys
    QCOMPARE(get(*m_bea, "/v1/audit/reports/overrides").status, 403);
    // Page by page, as a table and as the lines of a file; the file is an export and recorded as one.
    const std::string rights = "/v1/audit/reports/rights_changes";
    const Json whole = body(*m_auditor, rights);
    QVERIFY(whole.at("next") == "");
    const Json first = body(*m_auditor, rights + "?limit=2");
    QCOMPARE(first.at("rows").size(), std::size_t(2));
    const auto exports = entries("audit.exported");
    std::string lines;
    std::string next;
    int pages = 0;
    do {
        const auto page = get(*m_auditor, rights + "?format=csv&limit=2" + (next.empty() ? "" : "&cursor=" + next));
        QCOMPARE(page.status, 200);
        lines += page.body;
        next = nextOf(page);
        QVERIFY(++pages < 100);
    } while (!next.empty());
    QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), static_cast<std::ptrdiff_t>(whole.at("rows").size() + 1));
    QVERIFY(lines.starts_with("at,entry,person,") && lines.find("at,entry", 1) == std::string::npos);
    QVERIFY(get(*m_auditor, rights + "?format=jsonl").body.starts_with("{\"action\":"));
    QCOMPARE(entries("audit.exported"), exports + 1);
    QCOMPARE(get(*m_auditor, rights + "?format=xml").status, 400);
    QCOMPARE(get(*m_auditor, rights + "?limit=1001").status, 400);
    QCOMPARE(get(*m_bea, "/v1/audit/find?order=1").status, 403);
    QCOMPARE(get(*m_bea, "/v1/views?kind=record").status, 403); // what is searched for may tell of what was found
    QCOMPARE(get(*m_bea, "/v1/views").status, 200);
}

void TestRecordRoutes::lineageFromRecordAndTables()
{
    const Draft made = m_home->makeDraft();
    const std::string& id = made.summary.id;
    m_home->change("INSERT INTO events(seq, id, shop_id, topic, webhook_id, body_hash, body, received_at) VALUES(901, 'e901', 'northbean', "
                   "'checkouts/create', 'w-901', 'ab', '', 5)");
    m_home->change("INSERT INTO event_carts(cart_id, seq) VALUES('" + made.cartId + "', 901)");
    const auto add = [&](const std::string& action, const std::string& kind, const std::string& subject, Json data = Json::object(),
                         bool ofDraft = true) {
        record(action.substr(0, action.find('.')), action, kind, subject, ofDraft ? id : std::string(), std::move(data));
    };
    add("cart.created", "cart", made.cartId, {}, false);
    add("draft.diagnosed", "draft", id);
    add("draft.offered", "draft", id);
    add("draft.checked", "draft", id);
    add("draft.queued", "draft", id, { { "rule", "pilot_phase" } });
    Content edited = made.contents.front();
    edited.subject = "Still here at {{shop_name}}";
    const auto decision = m_mira->make(m_mira->draft(id).value(), Verdict::ApproveWithEdits, edited).value();
    QCOMPARE(m_mira->send(decision).value().status, 200);
    m_home->change("UPDATE decisions SET hold_until = created_at + 120000 WHERE id = '" + decision.statement.decisionId + "'");
    m_home->change(
        "INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at, provider_id) VALUES('send-7', '"
        + decision.statement.decisionId + "', '" + id + "', 'email', 'webhook', 'sent', 'cafe', 6, 'msg-7')");
    add("send.started", "send", "send-7", { { "decision_id", decision.statement.decisionId }, { "payload", "cafe" } });
    add("send.sent", "send", "send-7", { { "provider_id", "msg-7" } });
    add("message.opened", "send", "send-7");
    settle();

    const auto reads = entries("audit.lineage_read");
    const auto graph = decode<LineageGraph>(body(*m_auditor, "/v1/drafts/" + id + "/lineage")).value();
    QCOMPARE(entries("audit.lineage_read"), reads + 1);
    const auto node = [&graph](LineageKind kind, std::size_t skip = 0) -> const LineageNode& {
        for (const auto& each : graph.nodes)
            if (each.kind == kind && skip-- == 0)
                return each;
        qFatal("no node of kind %s", std::string(word(kind)).c_str());
    };
    QVERIFY(graph.draftId == id && graph.shopId == "northbean");
    QVERIFY(graph.nodes.front().kind == LineageKind::Webhook);
    QVERIFY(graph.nodes.front().data.at("webhook_id") == "w-901" && graph.nodes.front().auditIndex == -1);
    QVERIFY(node(LineageKind::Cart).auditIndex >= 0);
    QVERIFY(node(LineageKind::Reason).data.contains("evidence"));
    QVERIFY(!node(LineageKind::Offer).data.at("offer").at("candidates").empty());
    const auto& decided = node(LineageKind::Decision);
    QVERIFY(decided.actor == "Mira Hofmann" && decided.data.at("verdict") == "approve_with_edits");
    QVERIFY(decided.data.at("signature") == decision.signature);
    QVERIFY(decided.data.at("after").at(0).at("subject") == edited.subject);
    QVERIFY(decided.data.at("before").at(0).at("subject") == made.contents.front().subject);
    QVERIFY(node(LineageKind::Hold).data.at("hold_ms").get<std::int64_t>() > 100000);
    QVERIFY(node(LineageKind::FinalChecks).data.at("payload") == "cafe");
    QVERIFY(node(LineageKind::Send, 1).data.at("provider_id") == "msg-7");
    QVERIFY(std::is_sorted(graph.nodes.begin(), graph.nodes.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
    // From the webhook every step can be reached, and each edge says how long it took.
    std::set<std::string> reached{ graph.nodes.front().id };
    for (bool more = true; more;) {
        more = false;
        for (const auto& edge : graph.edges)
            more = (reached.contains(edge.from) && reached.insert(edge.to).second) || more;
    }
    QCOMPARE(reached.size(), graph.nodes.size());
    std::set<std::string> ids;
    for (const auto& each : graph.nodes)
        QVERIFY(ids.insert(each.id).second);
    for (const auto& edge : graph.edges)
        QVERIFY(ids.contains(edge.from) && ids.contains(edge.to) && edge.waitMs >= 0);
    const auto looked = entries("audit.searched");
    QVERIFY(body(*m_auditor, "/v1/audit/find?provider=msg-7").at("draft") == id);
    QCOMPARE(entries("audit.searched"), looked + 1);
    const std::string text = Json(graph).dump();
    for (const char* personal : { "ana@posta.example", "Ana P", "\"Ana\"" })
        QVERIFY2(text.find(personal) == std::string::npos, personal);

    m_home->change(
        "UPDATE subjects SET erased_at = 7, wrapped_key = NULL WHERE id = (SELECT subject_id FROM drafts WHERE id = '" + id + "')");
    const auto erased = body(*m_auditor, "/v1/drafts/" + id + "/lineage");
    QVERIFY(erased.dump().find("Still here") == std::string::npos);
    QCOMPARE(erased.at("nodes").size(), graph.nodes.size());
}

// Those that the way above does not come by.
void TestRecordRoutes::everyStepOfTheWayIsInThePicture()
{
    const Draft made = m_home->makeDraft();
    const std::string& id = made.summary.id;
    const std::pair<const char*, LineageKind> steps[] = { { "draft.enriched", LineageKind::Enrichment }, { "draft.composed", LineageKind::Prompt },
        { "draft.written", LineageKind::Exchange }, { "draft.routed", LineageKind::Route }, { "draft.assigned", LineageKind::Lease },
        { "draft.revised", LineageKind::Edit }, { "comment.added", LineageKind::Comment }, { "message.clicked", LineageKind::Engagement },
        { "draft.converted", LineageKind::Order }, { "draft.holdout", LineageKind::Holdout } };
    for (const auto& [action, kind] : steps)
        record("somebody", action, "draft", id, id, Json::object());
    settle();
    const auto graph = decode<LineageGraph>(body(*m_auditor, "/v1/drafts/" + id + "/lineage")).value();
    for (const auto& [action, kind] : steps) {
        const bool there = std::any_of(graph.nodes.begin(), graph.nodes.end(),
            [wanted = kind](const LineageNode& node) { return node.kind == wanted && node.auditIndex >= 0 && !node.title.empty(); });
        QVERIFY2(there, action);
    }
    std::set<std::string> led;
    for (const auto& edge : graph.edges)
        led.insert(edge.to);
    QVERIFY2(led.size() + 1 >= graph.nodes.size(), "a step that nothing leads to");
}

void TestRecordRoutes::reviewersSeeLessWhileItIsOpen()
{
    const Draft made = m_home->makeDraft();
    const std::string path = "/v1/drafts/" + made.summary.id + "/lineage";
    m_home->change("INSERT INTO events(seq, id, shop_id, topic, webhook_id, body_hash, body, received_at) VALUES(902, 'e902', 'northbean', "
                   "'checkouts/create', 'w-902', 'cd', '', 5)");
    m_home->change("INSERT INTO event_carts(cart_id, seq) VALUES('" + made.cartId + "', 902)");
    m_home->change("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, exchange, at) VALUES('" + made.summary.id
        + "', 1, 'shadow', 'p@1', 'm', '{\"answer\":\"the words\"}', 6)");
    const auto kinds = [&](Reviewer& who) {
        std::set<std::string> found;
        const Json graph = body(who, path);
        for (const auto& node : graph.at("nodes"))
            found.insert(node.at("kind").get<std::string>());
        return found;
    };
    QVERIFY(!kinds(*m_bea).contains("webhook") && !kinds(*m_bea).contains("exchange"));
    QVERIFY(kinds(*m_auditor).contains("webhook") && kinds(*m_auditor).contains("exchange"));
    QVERIFY(body(*m_auditor, path).dump().find("the words") == std::string::npos); // not before it is decided
    const auto decision = m_mira->make(m_mira->draft(made.summary.id).value(), Verdict::Approve).value();
    QCOMPARE(m_mira->send(decision).value().status, 200);
    QVERIFY(kinds(*m_bea).contains("webhook"));
    QVERIFY(body(*m_bea, path).dump().find("the words") != std::string::npos);
}

void TestRecordRoutes::answersFitTheContract()
{
    const Json api = parseJson(m_home->call("GET", "/v1/openapi.json").body, { .maxBytes = 1 << 22 }).value();
    const auto& schemas = api.at("components").at("schemas");
    const auto same = [](const Json& schema, const Json& made) {
        std::set<std::string> described;
        std::set<std::string> there;
        for (const auto& [name, inner] : schema.at("properties").items())
            described.insert(name);
        for (const auto& [name, value] : made.items())
            there.insert(name);
        QCOMPARE(described, there);
    };
    same(schemas.at("AuditFilter"), AuditFilter{});
    same(schemas.at("AuditPage"), body(*m_auditor, "/v1/audit/search"));
    same(schemas.at("AuditHistogram"), body(*m_auditor, "/v1/audit/histogram"));
    same(schemas.at("AuditReport"), body(*m_auditor, "/v1/audit/reports/overrides"));
    const auto& graph = schemas.at("LineageGraph");
    same(graph, LineageGraph{});
    same(graph.at("properties").at("nodes").at("items"), LineageNode{});
    QCOMPARE(
        graph.at("properties").at("nodes").at("items").at("properties").at("kind").at("enum").size(), EnumWords<LineageKind>::words.size());
}

void TestRecordRoutes::samplesAreEntriesOfTheRecord()
{
    const std::string draft = m_home->makeDraft().summary.id;
    record("deliver", "send.started", "send", "send-1", draft, { { "decision_id", "none" } });
    settle();
    SamplePlan plan;
    plan.count = 1;
    const std::string asked = Json(plan).dump();
    const auto before = entries("audit.sampled");
    const auto counted = decode<SamplePopulation>(body(*m_auditor, "/v1/audit/population?plan=" + percentEncoded(asked))).value();
    QVERIFY(counted.sends >= 1);
    QCOMPARE(entries("audit.sampled"), before); // counts alone are none
    const auto answer = m_auditor->request("POST", "/v1/audit/samples", asked).value();
    QCOMPARE(answer.status, 201);
    const auto sample = decode<AuditSample>(parseJson(answer.body).value()).value();
    QCOMPARE(entries("audit.sampled"), before + 1);
    QVERIFY(!sample.plan.seed.empty() && sample.plan.size > 0);
    QCOMPARE(sample.sends.size(), std::size_t{ 1 });
    const auto again = decode<AuditSample>(parseJson(m_auditor->request("POST", "/v1/audit/samples", Json(sample.plan).dump()).value().body).value()).value();
    QVERIFY(again.sends == sample.sends && again.population == sample.population);
    QCOMPARE(m_bea->request("POST", "/v1/audit/samples", asked).value().status, 403);
    QCOMPARE(m_auditor->request("POST", "/v1/audit/samples", R"({"count":0})").value().status, 400);
    QCOMPARE(m_auditor->request("POST", "/v1/audit/samples", R"({"colour":1})").value().status, 400);
}

void TestRecordRoutes::keysAreListedAndRevoked()
{
    const SigningKey key = newSigningKey();
    const auto enrolled = m_bea->request("POST", "/v1/me/keys", Json{ { "public_key", base64(key.publicKey) }, { "device", "bea's laptop" } }.dump());
    QCOMPARE(enrolled.value().status, 200);
    const std::string id = keyId(key.publicKey);
    const auto own = decode<std::vector<EnrolledKey>>(body(*m_bea, "/v1/me/keys").at("keys")).value();
    QVERIFY(std::any_of(own.begin(), own.end(), [&id](const EnrolledKey& one) { return one.id == id && one.device == "bea's laptop"; }));
    QCOMPARE(get(*m_bea, "/v1/keys").status, 403);
    const std::string path = "/v1/keys/" + id + "/revoke";
    QCOMPARE(m_mira->request("POST", path, R"({"why":"lost"})").value().status, 404); // not hers, nor may she manage people
    QCOMPARE(m_bea->request("POST", path, R"({"why":"bored"})").value().status, 400);
    QCOMPARE(m_bea->request("POST", path, R"({"why":"lost"})").value().status, 200);
    QCOMPARE(m_bea->request("POST", path, R"({"why":"lost"})").value().status, 409);
    QCOMPARE(entries("key.revoked"), 1);
    QCOMPARE(get(*m_bea, "/v1/me/keys").status, 200); // the session that revoked it goes on
    QCOMPARE(m_mira->request("POST", "/v1/break-glass", R"({"right":"override_check","emergency":"legal","nobody":"away"})").value().status, 403);
    QCOMPARE(get(*m_bea, "/v1/audit/rotations").body, std::string());
}

void TestRecordRoutes::aBacklogComesInThoughNobodyWrites()
{
    constexpr int backlog = 20'000;
    const auto done = m_home->backend().context().writer.run([&](Connection& connection) -> Result<void> {
        for (int i = 0; i < backlog; ++i) {
            AuditEntry entry;
            entry.actorKind = "service";
            entry.actor = "expire";
            entry.action = "draft.expired";
            entry.subjectKind = "draft";
            entry.subject = "b" + std::to_string(i);
            if (auto appended = appendEntry(connection, entry, m_home->clock.now()); !appended)
                return appended;
        }
        return {};
    });
    QVERIFY(done);
    const auto size = m_home->one<std::int64_t>("SELECT max(idx) + 1 FROM audit_entries");
    QTRY_VERIFY_WITH_TIMEOUT(m_home->one<std::int64_t>("SELECT next FROM audit_indexed") >= size, 50000);
}

QTEST_GUILESS_MAIN(TestRecordRoutes)
#include "moc_tst_recordroutes.cpp"
