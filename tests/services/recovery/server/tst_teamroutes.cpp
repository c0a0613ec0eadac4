// Presence, saved views, insights, undo of a whole act and known-answer drafts, over real HTTP against the real server.
#include "models/domain/draftfilter.h"
#include "tests/services/recovery/servedhome.h"

#include <QTcpSocket>
#include <QUrl>

using namespace countersign;
using test::Reviewer;

class TestTeamRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void presenceIsKnownForAMinute();
    void presenceWakesTheStream();
    void viewsAreOnesOwnOrShared();
    void colleaguesAreNamed();
    void anActIsUndoneAsOne();
    void rejectReasonsAreCounted();
    void effortIsOnesOwn();
    void knownAnswersAreToldAfterDeciding();

private:
    Json get(Reviewer& who, const std::string& path) { return parseJson(who.request("GET", path)->body).value(); }
    HttpAnswer put(Reviewer& who, const std::string& path, const Json& body) { return who.request("PUT", path, body.dump()).value(); }
    // Approves, edits or rejects with effort and batch; the answer.
    HttpAnswer decide(Reviewer& who, const std::string& draftId, Verdict verdict, const std::string& batch = {}, TimeMs activeMs = 0,
        const std::string& subject = {})
    {
        const Draft draft = who.draft(draftId).value();
        std::optional<Content> edited;
        if (!subject.empty()) {
            edited = draft.contents.front();
            edited->subject = subject;
        }
        auto decision = who.make(draft, verdict, edited, verdict == Verdict::Reject ? std::optional(RejectReason::WrongTone) : std::nullopt,
            verdict == Verdict::SendBack ? "shorter" : "").value();
        decision.batch = batch;
        if (activeMs > 0)
            decision.effort = Effort{activeMs, true, 3};
        m_last = decision.statement.decisionId;
        return who.send(decision).value();
    }
    std::string makeComposed()
    {
        const Draft draft = m_home->makeDraft();
        m_home->change("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, created_at) VALUES('" + draft.summary.id
            + "', 1, 'service', 'compose', '" + Json(draft.contents).dump() + "', 1)");
        return draft.summary.id;
    }

    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_jonas;
    std::unique_ptr<Reviewer> m_bea;
    std::string m_last;
};

void TestTeamRoutes::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_jonas = m_home->person("jonas", "Jonas Weber", "senior_approver");
    m_bea = m_home->person("bea", "Bea Lindqvist", "brand_reviewer");
}

void TestTeamRoutes::presenceIsKnownForAMinute()
{
    const std::string one = m_home->makeDraft().summary.id;
    const auto before = m_home->one<std::int64_t>("SELECT MAX(seq) FROM changes");
    QCOMPARE(put(*m_mira, "/v1/presence", {{"draft_id", one}}).status, 200);
    const auto seen = parseJson(put(*m_bea, "/v1/presence", {{"draft_id", one}}).body).value();
    QCOMPARE(seen.at("drafts").size(), std::size_t{1});
    QCOMPARE(seen.at("drafts").at(0).at("draft_id").get<std::string>(), one);
    QCOMPARE(seen.at("drafts").at(0).at("people").size(), std::size_t{2});
    QCOMPARE(put(*m_bea, "/v1/presence", {{"draft_id", nullptr}}).status, 200);
    QCOMPARE(get(*m_jonas, "/v1/presence").at("drafts").at(0).at("people").at(0).at("name").get<std::string>(), std::string("Mira Hofmann"));
    m_home->clock.advance(59 * secondMs);
    QCOMPARE(get(*m_jonas, "/v1/presence").at("drafts").size(), std::size_t{1});
    m_home->clock.advance(2 * secondMs);
    QVERIFY(get(*m_jonas, "/v1/presence").at("drafts").empty());
    QCOMPARE(put(*m_mira, "/v1/presence", {{"draft_id", "no id"}}).status, 400);
    QCOMPARE(put(*m_mira, "/v1/presence", Json::object()).status, 400);
    // Never stored, never recorded.
    QCOMPARE(m_home->one<std::int64_t>("SELECT MAX(seq) FROM changes"), before);
}

void TestTeamRoutes::presenceWakesTheStream()
{
    QTcpSocket socket;
    const QUrl url(QString::fromStdString(m_home->url()));
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("GET /v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + QByteArray::fromStdString(m_jonas->token()) + "\r\n\r\n");
    QByteArray received;
    const auto arrived = [&](const char* what) {
        received += socket.readAll();
        return received.contains(what);
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrived("event: change"), 5000);
    QCOMPARE(put(*m_mira, "/v1/presence", {{"draft_id", m_home->makeDraft().summary.id}}).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(arrived("event: presence"), 5000);
}

void TestTeamRoutes::viewsAreOnesOwnOrShared()
{
    SavedView view;
    view.name = "Large\u202e carts";
    view.filter.stakeFrom = 50000;
    view.filter.reasons = {Reason::ShippingCost};
    const std::string own = "/v1/views/" + newId(1);
    QCOMPARE(put(*m_bea, own, Json(view)).status, 200);
    view.shared = true;
    QCOMPARE(put(*m_bea, own, Json(view)).status, 403);
    const std::string shared = "/v1/views/" + newId(2);
    QCOMPARE(put(*m_mira, shared, Json(view)).status, 200);
    QCOMPARE(get(*m_bea, "/v1/views").at("views").size(), std::size_t{2});
    const auto seen = decode<std::vector<SavedView>>(get(*m_jonas, "/v1/views").at("views")).value();
    QCOMPARE(seen.size(), std::size_t{1});
    QCOMPARE(seen.front().name, std::string("Large carts"));
    QCOMPARE(seen.front().ownerName, std::string("Mira Hofmann"));
    QVERIFY(seen.front().shared && seen.front().filter == view.filter && seen.front().updatedAt > 0);
    QCOMPARE(put(*m_jonas, shared, Json(view)).status, 403);  // another's
    QCOMPARE(m_bea->request("DELETE", shared)->status, 403);
    QCOMPARE(m_jonas->request("DELETE", own)->status, 404);   // of whose existence he does not know
    QCOMPARE(m_jonas->request("DELETE", shared)->status, 204);
    QCOMPARE(m_bea->request("DELETE", own)->status, 204);
    // Searches of the record beside them, for whoever may read the record.
    SavedView search;
    search.name = "Overrides";
    search.kind = SavedView::Kind::Record;
    search.words = "overrides:yes since:7d";
    search.shared = true;
    const std::string ofRecord = "/v1/views/" + newId(3);
    QCOMPARE(put(*m_bea, ofRecord, Json(search)).status, 403); // may read the record, and not share
    QCOMPARE(put(*m_mira, ofRecord, Json(search)).status, 200);
    const auto searches = decode<std::vector<SavedView>>(get(*m_mira, "/v1/views?kind=record").at("views")).value();
    QVERIFY(searches.size() == 1 && searches.front().words == search.words && searches.front().shared);
    QCOMPARE(get(*m_mira, "/v1/views").at("views").size(), std::size_t{0}); // the queue's are others
    QCOMPARE(get(*m_bea, "/v1/views?kind=record").at("views").size(), std::size_t{1});
    QCOMPARE(m_bea->request("DELETE", ofRecord)->status, 403);
    search.kind = SavedView::Kind::Queue;
    QCOMPARE(put(*m_mira, ofRecord, Json(search)).status, 409);
    search.kind = SavedView::Kind::Record;
    search.words = std::string(2001, 'x');
    QCOMPARE(put(*m_mira, ofRecord, Json(search)).status, 400);
    QCOMPARE(m_mira->request("GET", "/v1/views?kind=all")->status, 400);
    QCOMPARE(m_mira->request("DELETE", ofRecord)->status, 204);
    view.shared = false;
    view.name = std::string(81, 'x');
    QCOMPARE(put(*m_bea, own, Json(view)).status, 400);
    view.name = "x";
    QCOMPARE(put(*m_bea, "/v1/views/7", Json(view)).status, 400);
    QCOMPARE(put(*m_bea, own, {{"name", "x"}, {"filter", {{"order", "sideways"}}}}).status, 400);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%view.saved%'"), 3);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM changes WHERE kind = 'view'"), 6);
    m_home->change("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO views(id, owner, view, updated_at) "
                   "SELECT 'v' || i, '" + m_bea->person().id + "', '" + Json(view).dump() + "', 1 FROM n");
    QCOMPARE(put(*m_bea, own, Json(view)).status, 409);
}

void TestTeamRoutes::colleaguesAreNamed()
{
    const auto body = get(*m_bea, "/v1/colleagues");
    std::map<std::string, Json> byName;
    for (const auto& one : body.at("colleagues"))
        byName[one.at("name").get<std::string>()] = one;
    QVERIFY(byName.contains("Mira Hofmann") && byName.contains("Bea Lindqvist"));
    QCOMPARE(byName["Mira Hofmann"].at("roles").at(0).get<std::string>(), std::string("marketing_manager"));
    QVERIFY(!byName["Mira Hofmann"].contains("login"));
    QCOMPARE(body.at("roles").size(), std::size_t{5});
}

void TestTeamRoutes::anActIsUndoneAsOne()
{
    const std::string batch = newId(m_home->clock.now());
    const std::string held = m_home->makeDraft().summary.id;
    const std::string sent = m_home->makeDraft().summary.id;
    const std::string rejected = m_home->makeDraft().summary.id;
    QCOMPARE(decide(*m_mira, held, Verdict::Approve, "no id").status, 400);
    QCOMPARE(decide(*m_mira, held, Verdict::Approve, batch).status, 200);
    QCOMPARE(decide(*m_mira, sent, Verdict::Approve, batch).status, 200);
    m_home->change("UPDATE decisions SET state = 'sent' WHERE draft_id = '" + sent + "'");
    m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + sent + "'");
    QCOMPARE(decide(*m_mira, rejected, Verdict::Reject, batch).status, 200);
    const auto undo = [&](Reviewer& who, const std::string& which) {
        return who.request("POST", "/v1/decisions/undo", Json{{"batch", which}}.dump()).value();
    };
    // Another person without the right gets nothing back, and is told so of each.
    const auto others = parseJson(undo(*m_bea, batch).body).value();
    QCOMPARE(others.at("undone").get<int>(), 0);
    const auto answer = undo(*m_mira, batch);
    QCOMPARE(answer.status, 200);
    const auto body = parseJson(answer.body).value();
    QCOMPARE(body.at("undone").get<int>(), 2);
    QCOMPARE(body.at("decisions").size(), std::size_t{3});
    for (const auto& one : body.at("decisions")) {
        const bool gone = one.at("draft_id") == sent;
        QCOMPARE(one.at("undone").get<bool>(), !gone);
        QCOMPARE(one.at("detail").get<std::string>().find("too late") == 0, gone);
    }
    QCOMPARE(m_mira->draft(held)->summary.state, DraftState::Queued);
    QCOMPARE(m_mira->draft(rejected)->summary.state, DraftState::Queued);
    QCOMPARE(undo(*m_mira, newId(1)).status, 404);
    QCOMPARE(undo(*m_mira, "x").status, 400);
}

void TestTeamRoutes::rejectReasonsAreCounted()
{
    const auto counted = [&](const std::string& query = {}) {
        return get(*m_bea, "/v1/insights/reject-reasons" + query).at("counts").at("wrong_tone").get<int>();
    };
    const int before = counted();
    const std::string draftId = m_home->makeDraft().summary.id;
    QCOMPARE(decide(*m_mira, draftId, Verdict::Reject).status, 200);
    QCOMPARE(counted(), before + 1);
    QCOMPARE(counted("?since=" + formatTime(m_home->clock.now() + hourMs)), 0);
    QCOMPARE(m_bea->request("GET", "/v1/insights/reject-reasons?since=yesterday")->status, 400);
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + m_last + "/undo")->status, 200);
    QCOMPARE(counted(), before);
}

void TestTeamRoutes::effortIsOnesOwn()
{
    m_home->clock.advance(minuteMs);
    const std::string since = "since=" + formatTime(m_home->clock.now());
    m_home->clock.advance(secondMs);
    QCOMPARE(decide(*m_mira, makeComposed(), Verdict::Approve, {}, 4000).status, 200);
    // Called an edit by the console, but it reads as composed: unchanged all the same.
    QCOMPARE(decide(*m_mira, makeComposed(), Verdict::ApproveWithEdits, {}, 2000, "Your basket at {{shop_name}}").status, 200);
    QCOMPARE(decide(*m_mira, makeComposed(), Verdict::ApproveWithEdits, {}, 9000, "Another").status, 200);
    QCOMPARE(decide(*m_mira, makeComposed(), Verdict::Reject).status, 200);
    const auto own = get(*m_mira, "/v1/insights/effort?" + since);
    const auto& figures = own.at("figures");
    QCOMPARE(figures.at("decided").get<int>(), 4);
    QCOMPARE(figures.at("unchanged").get<int>(), 2);
    QCOMPARE(figures.at("edited").get<int>(), 1);
    QCOMPARE(figures.at("read_to_end").get<int>(), 3);
    QCOMPARE(figures.at("active_ms").get<int>(), 15000);
    QCOMPARE(figures.at("median_ms").get<int>(), 4000);
    // One person's work is no total; names take the right to manage people.
    QVERIFY(own.at("team").is_null() && own.at("people").is_null());
    QCOMPARE(m_jonas->request("GET", "/v1/insights/effort?person=" + m_mira->person().id)->status, 403);
    QCOMPARE(get(*m_bea, "/v1/insights/effort?" + since).at("figures").at("decided").get<int>(), 0);
    QVERIFY(get(*m_bea, "/v1/insights/effort?" + since).at("team").is_null());
    QCOMPARE(decide(*m_jonas, makeComposed(), Verdict::Approve, {}, 1000).status, 200);
    QVERIFY(get(*m_mira, "/v1/insights/effort?" + since).at("team").is_null());
    QCOMPARE(decide(*m_bea, makeComposed(), Verdict::Reject, {}, 1000).status, 200);
    const auto team = get(*m_mira, "/v1/insights/effort?" + since);
    QCOMPARE(team.at("team").at("decided").get<int>(), 6);
    QVERIFY(team.at("people").is_null());
    const auto managed = m_home->call("GET", "/v1/insights/effort?" + since + "&person=" + m_mira->person().id, {}, m_home->backend().operatorToken());
    QCOMPARE(parseJson(managed.body)->at("figures").at("decided").get<int>(), 4);
    QCOMPARE(parseJson(managed.body)->at("people").size(), std::size_t{3});
}

void TestTeamRoutes::knownAnswersAreToldAfterDeciding()
{
    const auto seed = [&] {
        const std::string id = makeComposed();
        m_home->change("INSERT INTO seeded(draft_id, fault, planted, made_at) VALUES('" + id + "', 'link', 'Back to your basket', 1)");
        return id;
    };
    const std::string since = "/v1/insights/effort?since=" + formatTime(m_home->clock.now());
    const std::string missed = seed();
    // Until it is decided nothing tells it from another.
    const auto shown = m_mira->request("GET", "/v1/drafts/" + missed)->body;
    QVERIFY(shown.find("seed") == std::string::npos && shown.find("known-answer") == std::string::npos);
    const auto approved = parseJson(decide(*m_mira, missed, Verdict::Approve).body).value();
    QCOMPARE(approved.at("state").get<std::string>(), std::string("voided"));
    QCOMPARE(approved.at("draft_state").get<std::string>(), std::string("suppressed"));
    QVERIFY(approved.at("detail").get<std::string>().find("known-answer draft with a fault") != std::string::npos);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver' AND entity = '" + m_last + "'"), 0);
    QVERIFY(get(*m_mira, "/v1/decisions/" + m_last).at("detail").get<std::string>().find("did not lead back") != std::string::npos);
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + m_last + "/undo")->status, 409);
    const auto rejected = parseJson(decide(*m_mira, seed(), Verdict::Reject).body).value();
    QVERIFY(rejected.at("detail").get<std::string>().find("you found") != std::string::npos);
    QCOMPARE(rejected.at("draft_state").get<std::string>(), std::string("suppressed"));
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + m_last + "/undo")->status, 409);
    // Sent back: nothing is composed anew. Edited elsewhere: the fault stayed in. Escalating is no answer.
    const std::string returned = seed();
    QCOMPARE(decide(*m_mira, returned, Verdict::SendBack).status, 200);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'compose' AND entity = '" + returned + "'"), 0);
    const auto edited = parseJson(decide(*m_mira, seed(), Verdict::ApproveWithEdits, {}, 0, "Another").body).value();
    QVERIFY(edited.at("detail").get<std::string>().find("with a fault") != std::string::npos);
    const std::string escalated = seed();
    QCOMPARE(decide(*m_mira, escalated, Verdict::Escalate).status, 200);
    QCOMPARE(m_mira->draft(escalated)->summary.state, DraftState::Queued);
    const auto figures = get(*m_mira, since).at("figures");
    QCOMPARE(figures.at("seeded_seen").get<int>(), 4);
    QCOMPARE(figures.at("seeded_right").get<int>(), 2);
    QCOMPARE(get(*m_mira, "/v1/insights/reject-reasons" + since.substr(since.find('?'))).at("counts").at("wrong_tone").get<int>(), 0);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%seeded.answered%'"), 4);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM drafts f JOIN seeded s ON s.draft_id = f.id WHERE f.decision_id IS NOT NULL"), 0);
}

QTEST_GUILESS_MAIN(TestTeamRoutes)
#include "tst_teamroutes.moc"
