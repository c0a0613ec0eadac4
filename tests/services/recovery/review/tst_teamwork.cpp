// Comments, objections, assignments, broken leases and rights that came later, over real HTTP against the real server.
#include "models/domain/digest.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/policystore.h"
#include "tests/services/recovery/servedhome.h"

using namespace countersign;
using test::Reviewer;

namespace {

Json comment(const std::string& id, const std::string& text, bool objection = false, const std::vector<std::string>& mentions = {})
{
    return Json{{"id", id}, {"text", text}, {"objection", objection}, {"mentions", mentions}};
}

std::string detailOf(const HttpAnswer& answer) { return parseJson(answer.body).value().value("detail", ""); }

}  // namespace

class TestTeamwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aCommentIsKeptOnceAndSealed();
    void commentsThatCannotBeTaken();
    void erasedWithTheCustomer();
    void anObjectionBlocksEveryApproval();
    void anObjectionStopsAHeldSend();
    void olderPoliciesCountObjectionsToo();
    void aBrokenLeaseNamesBoth();
    void draftsAreGivenToWhoMayDecide();
    void anActOnManyIsGivenBack();
    void editsLeaveAHistory();
    void newRightsReachOlderHomesOnce();

private:
    HttpAnswer say(Reviewer& who, const std::string& draftId, const Json& body)
    {
        return who.request("POST", "/v1/drafts/" + draftId + "/comments", body.dump()).value();
    }
    HttpAnswer decide(Reviewer& who, const std::string& draftId, Verdict verdict, std::string* decisionId = nullptr)
    {
        const auto decision = who.make(who.draft(draftId).value(), verdict).value();
        if (decisionId)
            *decisionId = decision.statement.decisionId;
        return who.send(decision).value();
    }
    std::int64_t count(const std::string& from) { return m_home->one<std::int64_t>("SELECT COUNT(*) FROM " + from); }
    std::int64_t entries(const std::string& action, const std::string& draftId)
    {
        return count("audit_entries WHERE draft_id = '" + draftId + "' AND entry LIKE '%\"" + action + "\"%'");
    }
    std::string stateOf(const std::string& table, const std::string& id)
    {
        return m_home->one<std::string>("SELECT state FROM " + table + " WHERE id = '" + id + "'");
    }
    std::int64_t newestChange() { return m_home->one<std::int64_t>("SELECT MAX(seq) FROM changes"); }

    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_jonas;
    std::unique_ptr<Reviewer> m_bea;
    std::unique_ptr<Reviewer> m_anton;
};

void TestTeamwork::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_jonas = m_home->person("jonas", "Jonas Weber", "senior_approver");
    m_bea = m_home->person("bea", "Bea Lindqvist", "brand_reviewer");
    m_anton = m_home->person("anton", "Anton Auditor", "auditor");
}

void TestTeamwork::aCommentIsKeptOnceAndSealed()
{
    const std::string draftId = m_home->makeDraft().summary.id;
    const std::string id = newId(m_home->clock.now());
    const auto before = newestChange();
    const auto body = comment(id, "Ana\u202e wrote to us yesterday: @Jonas Weber?", false, {m_jonas->person().id});
    QCOMPARE(say(*m_mira, draftId, body).status, 201);
    QCOMPARE(say(*m_mira, draftId, body).status, 201);
    QCOMPARE(say(*m_mira, draftId, comment(id, "something else")).status, 422);
    QCOMPARE(say(*m_mira, m_home->makeDraft().summary.id, body).status, 422);
    const auto draft = m_jonas->draft(draftId).value();
    QCOMPARE(draft.comments.size(), std::size_t{1});
    const Comment& said = draft.comments.front();
    QCOMPARE(said.text, std::string("Ana wrote to us yesterday: @Jonas Weber?"));
    QCOMPARE(said.personName, std::string("Mira Hofmann"));
    QVERIFY(said.mentions == std::vector{m_jonas->person().id});
    QVERIFY(said.at > 0 && !said.resolvedAt);
    QCOMPARE(draft.summary.comments, 1);
    QCOMPARE(draft.summary.objections, 0);
    // Neither the table nor the record can be read without the customer's key; the list's own text counts.
    QCOMPARE(count("comments WHERE sealed LIKE '%yesterday%'"), 0);
    QCOMPARE(count("audit_entries WHERE entry LIKE '%yesterday%'"), 0);
    QCOMPARE(entries("comment.added", draftId), 1);
    QCOMPARE(m_home->one<std::int64_t>("SELECT json_extract(summary, '$.comments') FROM drafts WHERE id = '" + draftId + "'"), 1);
    QCOMPARE(count("changes WHERE seq > " + std::to_string(before) + " AND kind = 'draft' AND entity = '" + draftId + "'"), 1);
}

void TestTeamwork::commentsThatCannotBeTaken()
{
    const std::string draftId = m_home->makeDraft().summary.id;
    const auto fresh = [this] { return newId(m_home->clock.now()); };
    QCOMPARE(say(*m_anton, draftId, comment(fresh(), "hello")).status, 403);
    QCOMPARE(say(*m_mira, draftId, comment("1", "hello")).status, 400);
    QCOMPARE(say(*m_mira, draftId, comment(fresh(), " \n\u200b ")).status, 400);
    const auto tooLong = say(*m_mira, draftId, comment(fresh(), std::string(2001, 'x')));
    QCOMPARE(tooLong.status, 400);
    QVERIFY(detailOf(tooLong).find("2,000") != std::string::npos);
    QCOMPARE(say(*m_mira, draftId, comment(fresh(), "hello", false, {fresh()})).status, 400);
    QCOMPARE(say(*m_mira, fresh(), comment(fresh(), "hello")).status, 404);
    QCOMPARE(say(*m_mira, draftId, Json{{"id", fresh()}, {"text", 7}}).status, 400);
    QCOMPARE(count("comments WHERE draft_id = '" + draftId + "'"), 0);
}

void TestTeamwork::erasedWithTheCustomer()
{
    const std::string draftId = m_home->makeDraft().summary.id;
    QCOMPARE(say(*m_mira, draftId, comment(newId(m_home->clock.now()), "She asked by telephone")).status, 201);
    const auto subject = m_home->one<std::string>("SELECT subject_id FROM drafts WHERE id = '" + draftId + "'");
    const auto erased = m_home->backend().context().writer.run(
        [&](Connection& connection) { return eraseNow(connection, subject, m_home->clock.now()).map([](ErasureState) {}); });
    QVERIFY(erased);
    QCOMPARE(count("comments WHERE draft_id = '" + draftId + "' AND sealed <> ''"), 0);
    QCOMPARE(m_mira->request("GET", "/v1/drafts/" + draftId).value().status, 404);
    QCOMPARE(say(*m_mira, draftId, comment(newId(m_home->clock.now()), "and now?")).status, 404);
}

void TestTeamwork::anObjectionBlocksEveryApproval()
{
    const std::string draftId = m_home->makeDraft().summary.id;
    const std::string id = newId(m_home->clock.now());
    QCOMPARE(say(*m_bea, draftId, comment(id, "Not in our voice", true)).status, 201);
    QCOMPARE(m_mira->draft(draftId).value().summary.objections, 1);
    const auto refused = decide(*m_mira, draftId, Verdict::Approve);
    QCOMPARE(refused.status, 403);
    const auto why = parseJson(refused.body).value().at("requirements");
    QCOMPARE(why.size(), std::size_t{1});
    QCOMPARE(why.at(0).at("id").get<std::string>(), std::string("no_open_objection"));
    const std::string resolve = "/v1/drafts/" + draftId + "/comments/" + id + "/resolve";
    const auto notTheirs = m_mira->request("POST", resolve).value();
    QCOMPARE(notTheirs.status, 403);
    QVERIFY(detailOf(notTheirs).find("Bea Lindqvist") != std::string::npos);
    QCOMPARE(m_jonas->request("POST", "/v1/drafts/" + m_home->makeDraft().summary.id + "/comments/" + id + "/resolve").value().status, 404);
    QCOMPARE(m_jonas->request("POST", resolve).value().status, 200);  // may override
    QCOMPARE(m_bea->request("POST", resolve).value().status, 200);    // again: nothing more happens
    const auto draft = m_mira->draft(draftId).value();
    QCOMPARE(draft.comments.front().resolvedBy, std::string("Jonas Weber"));
    QCOMPARE(draft.summary.objections, 0);
    QCOMPARE(entries("objection.raised", draftId), 1);
    QCOMPARE(entries("objection.resolved", draftId), 1);
    QCOMPARE(decide(*m_mira, draftId, Verdict::Approve).status, 200);
    const std::string plain = newId(m_home->clock.now());
    QCOMPARE(say(*m_mira, draftId, comment(plain, "fine")).status, 201);
    QCOMPARE(m_jonas->request("POST", "/v1/drafts/" + draftId + "/comments/" + plain + "/resolve").value().status, 409);
}

void TestTeamwork::anObjectionStopsAHeldSend()
{
    const std::string draftId = m_home->makeDraft().summary.id;
    std::string decisionId;
    QCOMPARE(decide(*m_mira, draftId, Verdict::Approve, &decisionId).status, 200);
    QCOMPARE(stateOf("drafts", draftId), std::string("held"));
    QCOMPARE(count("jobs WHERE stage = 'deliver' AND entity = '" + decisionId + "'"), 1);
    const std::string id = newId(m_home->clock.now());
    QCOMPARE(say(*m_bea, draftId, comment(id, "This customer complained", true)).status, 201);
    QCOMPARE(stateOf("drafts", draftId), std::string("queued"));
    QCOMPARE(stateOf("decisions", decisionId), std::string("voided"));
    QCOMPARE(count("jobs WHERE stage = 'deliver' AND entity = '" + decisionId + "'"), 0);
    QCOMPARE(count("jobs WHERE stage = 'expire' AND entity = '" + draftId + "'"), 1);
    QCOMPARE(entries("decision.voided", draftId), 1);
    const auto draft = m_mira->draft(draftId).value();
    QVERIFY(draft.approvals.empty() && draft.decisionId.empty() && !draft.holdUntil);
    QVERIFY(draft.summary.whyYours.find("Bea Lindqvist objects") == 0);
    QCOMPARE(decide(*m_mira, draftId, Verdict::Approve).status, 403);
    // Once it is on its way nobody can object any more; a comment is still one.
    m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + draftId + "'");
    const auto late = say(*m_bea, draftId, comment(newId(m_home->clock.now()), "Stop!", true));
    QCOMPARE(late.status, 409);
    QVERIFY(detailOf(late).find("too late") != std::string::npos);
    QCOMPARE(say(*m_bea, draftId, comment(newId(m_home->clock.now()), "A pity")).status, 201);
}

void TestTeamwork::olderPoliciesCountObjectionsToo()
{
    const auto before = m_home->call("GET", "/v1/policy", {}, m_home->backend().operatorToken());
    Json policy = parseJson(before.body).value().at("policy");
    Json older = policy;
    older["requirements"] = Json::array();
    for (const auto& requirement : policy.at("requirements"))
        if (requirement.at("id") != "no_open_objection")
            older["requirements"].push_back(requirement);
    QVERIFY(older.at("requirements").size() + 1 == policy.at("requirements").size());
    QCOMPARE(m_home->call("PUT", "/v1/policy", older.dump(), m_home->backend().operatorToken()).status, 200);
    const std::string draftId = m_home->makeDraft().summary.id;
    QCOMPARE(say(*m_bea, draftId, comment(newId(m_home->clock.now()), "No", true)).status, 201);
    const auto refused = decide(*m_mira, draftId, Verdict::Approve);
    QCOMPARE(refused.status, 403);
    QCOMPARE(parseJson(refused.body).value().at("requirements").at(0).at("id").get<std::string>(), std::string("no_open_objection"));
    QCOMPARE(m_home->call("PUT", "/v1/policy", policy.dump(), m_home->backend().operatorToken()).status, 200);
}

void TestTeamwork::aBrokenLeaseNamesBoth()
{
    const std::string draftId = m_home->makeDraft().summary.id;
    const std::string lease = "/v1/drafts/" + draftId + "/lease";
    QCOMPARE(m_bea->request("POST", lease).value().status, 200);
    QCOMPARE(m_mira->request("POST", lease).value().status, 409);
    QCOMPARE(m_mira->request("POST", lease + "?break=1").value().status, 200);
    const auto entry = m_home->one<std::string>(
        "SELECT entry FROM audit_entries WHERE draft_id = '" + draftId + "' AND entry LIKE '%lease.broken%'");
    const auto read = parseJson(entry).value();
    QCOMPARE(read.at("actor").get<std::string>(), m_mira->person().id);
    QCOMPARE(read.at("data").at("holder").get<std::string>(), m_bea->person().id);
    QCOMPARE(m_bea->draft(draftId).value().summary.lease.value().personName, std::string("Mira Hofmann"));
    // A console that died: its lease is shown with its end, and is nothing after it.
    QVERIFY(m_bea->draft(draftId).value().summary.lease->until > m_home->clock.now());
    m_home->clock.advance(6 * minuteMs);
    QVERIFY(!m_bea->draft(draftId).value().summary.lease);
}

void TestTeamwork::draftsAreGivenToWhoMayDecide()
{
    const std::string one = m_home->makeDraft().summary.id;
    const std::string two = m_home->makeDraft(900000).summary.id;  // above a marketing manager's limit
    const auto give = [&](Reviewer& who, const std::vector<std::string>& ids, const Json& to) {
        return who.request("POST", "/v1/assignments", Json{{"draft_ids", ids}, {"to", to}}.dump()).value();
    };
    const Json jonas{{"person_id", m_jonas->person().id}};
    QCOMPARE(give(*m_bea, {one}, jonas).status, 403);
    QCOMPARE(give(*m_mira, {one, two}, jonas).status, 200);
    auto draft = m_jonas->draft(two).value();
    QVERIFY(draft.summary.assignee == (Assignee{m_jonas->person().id, {}, "Jonas Weber"}));
    QCOMPARE(entries("draft.assigned", one), 1);
    QCOMPARE(m_home->one<std::string>("SELECT json_extract(summary, '$.assignee.name') FROM drafts WHERE id = '" + two + "'"), std::string("Jonas Weber"));
    // All or none: the large one is beyond Mira, so the other stays where it was too.
    const auto beyond = give(*m_jonas, {one, two}, Json{{"person_id", m_mira->person().id}});
    QCOMPARE(beyond.status, 422);
    QVERIFY(detailOf(beyond).find("Mira Hofmann may not decide") == 0);
    QVERIFY(detailOf(beyond).find("within cart limit") != std::string::npos);
    QCOMPARE(m_jonas->draft(one).value().summary.assignee->name, std::string("Jonas Weber"));
    QCOMPARE(give(*m_jonas, {one}, Json{{"person_id", m_anton->person().id}}).status, 422);
    QCOMPARE(give(*m_jonas, {one}, Json{{"person_id", "nobody"}}).status, 400);
    QCOMPARE(give(*m_jonas, {one}, Json::object()).status, 400);
    QCOMPARE(give(*m_jonas, {}, nullptr).status, 400);
    QCOMPARE(give(*m_jonas, std::vector<std::string>{newId(1)}, nullptr).status, 404);
    QCOMPARE(give(*m_jonas, {two}, Json{{"role_id", "marketing_manager"}}).status, 422);
    QCOMPARE(give(*m_jonas, {one, two}, Json{{"role_id", "senior_approver"}}).status, 200);
    QCOMPARE(m_mira->draft(two).value().summary.assignee->name, std::string("Senior approver"));
    QCOMPARE(give(*m_mira, {two}, nullptr).status, 200);
    QVERIFY(!m_mira->draft(two).value().summary.assignee);
    QCOMPARE(entries("draft.unassigned", two), 1);
    // It stays through an edit, and a draft that left the queue is not given to anyone.
    draft = m_mira->draft(one).value();
    Content edited = draft.contents.front();
    edited.subject = "Still here";
    QCOMPARE(m_mira->send(m_mira->make(draft, Verdict::ApproveWithEdits, edited).value()).value().status, 200);
    QCOMPARE(m_mira->draft(one).value().summary.assignee->roleId, std::string("senior_approver"));
    QCOMPARE(decide(*m_jonas, one, Verdict::Approve).status, 200);
    const auto gone = give(*m_mira, {one}, nullptr);
    QCOMPARE(gone.status, 409);
    QVERIFY(detailOf(gone).find("held") != std::string::npos);
}

void TestTeamwork::anActOnManyIsGivenBack()
{
    const std::string one = m_home->makeDraft().summary.id;
    const std::string two = m_home->makeDraft().summary.id;
    const std::string three = m_home->makeDraft().summary.id;
    const auto give = [&](const std::vector<std::string>& ids, const Json& to, const std::string& batch) {
        return m_jonas->request("POST", "/v1/assignments", Json{{"draft_ids", ids}, {"to", to}, {"batch", batch}}.dump()).value();
    };
    const auto back = [&](Reviewer& who, const std::vector<std::string>& ids, const std::string& batch) {
        return who.request("POST", "/v1/assignments/undo", Json{{"draft_ids", ids}, {"batch", batch}}.dump()).value();
    };
    const auto undone = [](const HttpAnswer& answer) { return parseJson(answer.body).value().value("undone", -1); };
    const auto left = [](const HttpAnswer& answer) {
        std::map<std::string, std::string> why;
        const Json body = parseJson(answer.body).value();
        for (const Json& stays : body.at("left"))
            why[stays.at("draft_id")] = stays.at("detail");
        return why;
    };
    const auto holder = [&](const std::string& id) {
        const auto to = m_jonas->draft(id).value().summary.assignee;
        return to ? to->personId + to->roleId : std::string("nobody");
    };
    const std::string first = newId(m_home->clock.now());
    const Json jonas{{"person_id", m_jonas->person().id}};
    QCOMPARE(give({one}, Json{{"person_id", m_mira->person().id}}, "").status, 200);
    QCOMPARE(give({two}, Json{{"role_id", "marketing_manager"}}, "").status, 200);
    QCOMPARE(give({one}, jonas, "no id").status, 400);
    QCOMPARE(give({one, two, three}, jonas, first).status, 200);
    // Each goes to who had it before; asked again, the answer is the same and nothing is written twice.
    const auto changes = newestChange();
    for (int i = 0; i < 2; ++i) {
        const auto answer = back(*m_jonas, {one, two, three}, first);
        QVERIFY2(answer.status == 200, answer.body.c_str());
        QCOMPARE(undone(answer), 3);
        QVERIFY(left(answer).empty());
    }
    QCOMPARE(newestChange(), changes + 3);
    QCOMPARE(holder(one), m_mira->person().id);
    QCOMPARE(holder(two), std::string("marketing_manager"));
    QCOMPARE(holder(three), std::string("nobody"));
    const auto entry = parseJson(m_home->one<std::string>(
        "SELECT entry FROM audit_entries WHERE draft_id = '" + one + "' ORDER BY idx DESC LIMIT 1")).value();
    QCOMPARE(entry.at("action").get<std::string>(), std::string("draft.assigned"));
    QCOMPARE(entry.at("data").at("undoes").get<std::string>(), first);
    QCOMPARE(entry.at("data").at("from_person").get<std::string>(), m_jonas->person().id);
    QCOMPARE(entries("draft.unassigned", three), 1);
    // What moved since stays as it is and says why.
    const std::string second = newId(m_home->clock.now() + 1);
    QCOMPARE(give({one, two, three}, jonas, second).status, 200);
    QCOMPARE(give({two}, nullptr, "").status, 200);
    const auto no = m_jonas->make(m_jonas->draft(three).value(), Verdict::Reject, std::nullopt, RejectReason::WrongTone).value();
    QCOMPARE(m_jonas->send(no).value().status, 200);
    const auto some = back(*m_jonas, {one, two, three}, second);
    QCOMPARE(undone(some), 1);
    QVERIFY(left(some).at(two).find("since") != std::string::npos);
    QVERIFY(left(some).at(three).find("rejected") != std::string::npos);
    QCOMPARE(holder(one), m_mira->person().id);
    QCOMPARE(holder(two), std::string("nobody"));
    // Not by who may not give, not what was never given, not for ever.
    const std::string third = newId(m_home->clock.now() + 2);
    QCOMPARE(give({one}, jonas, third).status, 200);
    QCOMPARE(back(*m_anton, {one}, third).status, 403);
    QCOMPARE(back(*m_jonas, {one}, "no id").status, 400);
    QCOMPARE(back(*m_jonas, {}, third).status, 400);
    QCOMPARE(undone(back(*m_jonas, {newId(9)}, third)), 0);
    m_home->clock.advance(10 * minuteMs);
    const auto late = back(*m_jonas, {one}, third);
    QCOMPARE(undone(late), 0);
    QVERIFY(left(late).at(one).find("ten minutes") != std::string::npos);
    QCOMPARE(holder(one), m_jonas->person().id);
}

void TestTeamwork::editsLeaveAHistory()
{
    const auto first = m_home->makeDraft();
    const std::string draftId = first.summary.id;
    m_home->change("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, created_at) VALUES('" + draftId
        + "', 1, 'service', 'compose', '" + Json(first.contents).dump() + "', 1)");
    QVERIFY(m_mira->draft(draftId).value().history.empty());
    Content edited = first.contents.front();
    edited.subject = "Ana, your basket";
    const auto revised = m_bea->request("POST", "/v1/drafts/" + draftId + "/revisions",
        Json{{"content", edited}, {"note", "She is called Ana"}}.dump(), {{"if-match", "\"1\""}, {"idempotency-key", "k1"}});
    QCOMPARE(revised->status, 201);
    edited.subject = "Your basket, Ana";
    QCOMPARE(m_mira->send(m_mira->make(m_mira->draft(draftId).value(), Verdict::ApproveWithEdits, edited).value()).value().status, 200);
    // What a second approver compares with.
    const auto draft = m_jonas->draft(draftId).value();
    QCOMPARE(draft.summary.revision, 3);
    QCOMPARE(draft.history.size(), std::size_t{2});
    QCOMPARE(draft.history[0].authorKind, std::string("composer"));
    QVERIFY(draft.history[0].contents == first.contents);
    QCOMPARE(draft.history[1].authorName, std::string("Bea Lindqvist"));
    QCOMPARE(draft.history[1].note, std::string("She is called Ana"));
    QCOMPARE(draft.history[1].contents.front().subject, std::string("Ana, your basket"));
    QCOMPARE(draft.contents.front().subject, std::string("Your basket, Ana"));
    QCOMPARE(count("revisions WHERE note LIKE '%Ana%'"), 0);
}

void TestTeamwork::newRightsReachOlderHomesOnce()
{
    // As a home of before these rights: none of them in any role, and nothing said about what was offered.
    const auto strip = [this](const std::string& role, const std::set<Permission>& without) {
        const auto done = m_home->backend().context().writer.run([&](Connection& connection) -> Result<void> {
            const auto roles = loadRoles(connection).value();
            for (Role one : roles)
                if (role.empty() || one.id == role) {
                    std::erase_if(one.permissions, [&](Permission p) { return without.contains(p); });
                    if (auto saved = saveRole(connection, one); !saved)
                        return saved;
                }
            return {};
        });
        QVERIFY(done);
    };
    strip({}, {Permission::Comment, Permission::Assign, Permission::ShareViews});
    strip("brand_reviewer", {Permission::Reject});  // an operator's own edit
    m_home->change("DELETE FROM meta WHERE name = 'rights_offered'");
    const auto rights = [this](Reviewer& who) {
        who.setUrl(m_home->url());
        return decode<Person>(parseJson(who.request("GET", "/v1/me")->body).value()).value();
    };
    m_home->start();
    QVERIFY(rights(*m_mira).may(Permission::Assign) && rights(*m_mira).may(Permission::ShareViews) && rights(*m_mira).may(Permission::Comment));
    QVERIFY(rights(*m_bea).may(Permission::Comment) && !rights(*m_bea).may(Permission::Assign) && !rights(*m_bea).may(Permission::Reject));
    QVERIFY(!rights(*m_anton).may(Permission::Comment));
    QVERIFY(count("audit_entries WHERE entry LIKE '%role.extended%'") >= 4);
    // What an operator takes away afterwards stays away.
    strip("marketing_manager", {Permission::Assign});
    m_home->start();
    QVERIFY(!rights(*m_mira).may(Permission::Assign));
    QVERIFY(rights(*m_mira).may(Permission::Comment));
    // Auditors were given the right to share views later than everybody else, in homes where that was offered long ago.
    strip("auditor", {Permission::ShareViews});
    const std::string extended = "audit_entries WHERE entry LIKE '%role.extended%' AND entry LIKE '%\"subject\":\"auditor\"%'";
    const auto before = count(extended);
    m_home->change("UPDATE meta SET value = replace(value, '\"auditor share_views\",', '') WHERE name = 'rights_offered'");
    m_home->start();
    QVERIFY(rights(*m_anton).may(Permission::ShareViews));
    QCOMPARE(count(extended), before + 1);
    QVERIFY(!rights(*m_mira).may(Permission::Assign));
    strip("auditor", {Permission::ShareViews});
    m_home->start();
    QVERIFY2(!rights(*m_anton).may(Permission::ShareViews), "offered twice");
}

QTEST_GUILESS_MAIN(TestTeamwork)
#include "tst_teamwork.moc"
