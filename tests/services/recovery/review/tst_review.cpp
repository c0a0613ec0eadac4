// Two people, own edits, undo, leases, revisions and the other verdicts.
#include "services/recovery/review/instruction.h"
#include "tests/services/recovery/servedhome.h"

using namespace countersign;
using test::Reviewer;

class TestReview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void twoApprovalsMeanTwoPeople();
    void anOwnEditNeedsAnother();
    void undoBringsBack();
    void undoTooLateSaysWhy();
    void rejectionCanBeUndoneForTenMinutes();
    void leasesAreHeldBrokenAndRunOut();
    void revisionsKeepWhatIsLocked();
    void sentBackEscalatedAndHeldBack();
    void aPauseEndsBeforeTheCartGoesCold();
    void aPolicyPutInForceCounts();
    void nobodyActsBeyondTheirShopsChannelsAndSegments_data();
    void nobodyActsBeyondTheirShopsChannelsAndSegments();
    void whatIsWithinReachIsDone();
    void anEmergencyReachesEveryChannel();

private:
    std::unique_ptr<Reviewer> boundTo(const std::string& login, const Json& narrower);
    int decide(Reviewer& who, const std::string& draftId, Verdict verdict, const std::string& note = {}, std::string* decisionId = nullptr);
    std::string stateOf(const std::string& table, const std::string& id);
    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_jonas;
    std::unique_ptr<Reviewer> m_bea;
};

void TestReview::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_jonas = m_home->person("jonas", "Jonas Weber", "senior_approver");
    m_bea = m_home->person("bea", "Bea Lindqvist", "brand_reviewer");
}

int TestReview::decide(Reviewer& who, const std::string& draftId, Verdict verdict, const std::string& note, std::string* decisionId)
{
    const auto reason = verdict == Verdict::Reject ? std::optional(RejectReason::BadTiming) : std::nullopt;
    Decision decision = who.make(who.draft(draftId).value(), verdict, std::nullopt, reason, note).value();
    if (verdict == Verdict::HoldUntil) {
        decision.statement.until = m_home->clock.now() + hourMs;
        who.resign(decision);
    }
    if (decisionId)
        *decisionId = decision.statement.decisionId;
    return who.send(decision).value().status;
}

std::string TestReview::stateOf(const std::string& table, const std::string& id)
{
    return m_home->one<std::string>("SELECT state FROM " + table + " WHERE id = '" + id + "'");
}

void TestReview::twoApprovalsMeanTwoPeople()
{
    const std::string id = m_home->makeDraft(120000, 2).summary.id;
    std::string first;
    std::string second;
    QCOMPARE(decide(*m_mira, id, Verdict::Approve, {}, &first), 200);
    QCOMPARE(stateOf("drafts", id), std::string("queued"));
    QCOMPARE(stateOf("decisions", first), std::string("accepted"));
    QCOMPARE(m_mira->draft(id).value().summary.approvalsHave, 1);
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 403);
    QCOMPARE(decide(*m_jonas, id, Verdict::Approve, {}, &second), 200);
    QCOMPARE(stateOf("drafts", id), std::string("held"));
    QCOMPARE(stateOf("decisions", first), std::string("held"));

    // The first of them undoes: the other's approval stands.
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + first + "/undo").value().status, 200);
    QCOMPARE(stateOf("drafts", id), std::string("queued"));
    QCOMPARE(stateOf("decisions", first), std::string("undone"));
    QCOMPARE(stateOf("decisions", second), std::string("accepted"));
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE entity = '" + second + "'"), 0);
    const auto draft = m_mira->draft(id).value();
    QCOMPARE(draft.approvals.size(), std::size_t{1});
    QCOMPARE(draft.approvals.front().personName, std::string("Jonas Weber"));
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 200);
    QCOMPARE(stateOf("drafts", id), std::string("held"));
}

void TestReview::anOwnEditNeedsAnother()
{
    const std::string id = m_home->makeDraft().summary.id;
    const Draft draft = m_mira->draft(id).value();
    Content edited = draft.contents.front();
    edited.subject = "Still yours, {{first_name}}";
    const auto decision = m_mira->make(draft, Verdict::ApproveWithEdits, edited).value();
    const auto answer = m_mira->send(decision).value();
    QVERIFY2(answer.status == 200, answer.body.c_str());
    const Draft after = m_jonas->draft(id).value();
    QCOMPARE(after.summary.state, DraftState::Queued);
    QCOMPARE(after.summary.revision, std::int64_t{2});
    QCOMPARE(after.contents.front().subject, edited.subject);
    QCOMPARE(after.drafted.front().subject, draft.drafted.front().subject);
    QCOMPARE(after.summary.approvalsHave, 1);
    QCOMPARE(after.summary.approvalsNeeded, 2);
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 403);
    QCOMPARE(decide(*m_jonas, id, Verdict::Approve), 200);
    QCOMPARE(stateOf("drafts", id), std::string("held"));
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM revisions WHERE draft_id = '" + id + "' AND revision = 2"), 1);
}

void TestReview::undoBringsBack()
{
    const std::string id = m_home->makeDraft().summary.id;
    std::string decision;
    QCOMPARE(decide(*m_mira, id, Verdict::Approve, {}, &decision), 200);
    QCOMPARE(m_bea->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 403);
    QCOMPARE(m_jonas->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 200);  // has the right to undo anyone's
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 200);   // again: nothing more happens
    const Draft draft = m_mira->draft(id).value();
    QCOMPARE(draft.summary.state, DraftState::Queued);
    QCOMPARE(draft.summary.revision, std::int64_t{1});
    QVERIFY(draft.approvals.empty() && draft.decisionId.empty());
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver' AND entity = '" + decision + "'"), 0);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%decision.undone%" + decision + "%'"), 1);
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 200);
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + newId(0) + "/undo").value().status, 404);

    // What policy lets go never waited for people: its deadline begins when somebody takes it back.
    const std::string let = m_home->makeDraft().summary.id;
    m_home->change("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, hold_until, created_at) "
                   "VALUES('by-policy', '" + let + "', 1, 'policy', 'k', 'approve', '{}', '', 'held', 1, 1)");
    m_home->change("UPDATE drafts SET state = 'held', decision_id = 'by-policy', summary = json_set(summary, '$.state', 'held') WHERE id = '" + let + "'");
    const std::string deadline = " FROM jobs WHERE stage = 'expire' AND entity = '" + let + "'";
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*)" + deadline), 0);
    QCOMPARE(m_bea->request("POST", "/v1/decisions/by-policy/undo").value().status, 403);
    QCOMPARE(m_jonas->request("POST", "/v1/decisions/by-policy/undo").value().status, 200);
    QCOMPARE(stateOf("drafts", let), std::string("queued"));
    QCOMPARE(stateOf("decisions", "by-policy"), std::string("undone"));
    QCOMPARE(m_home->one<std::int64_t>("SELECT run_at" + deadline),
        m_home->one<std::int64_t>("SELECT cold_at FROM drafts WHERE id = '" + let + "'"));
}

void TestReview::undoTooLateSaysWhy()
{
    const std::string id = m_home->makeDraft().summary.id;
    std::string decision;
    QCOMPARE(decide(*m_mira, id, Verdict::Approve, {}, &decision), 200);
    m_home->change("UPDATE drafts SET state = 'sending' WHERE id = '" + id + "'");
    m_home->change("UPDATE decisions SET state = 'sending' WHERE id = '" + decision + "'");
    const auto late = m_mira->request("POST", "/v1/decisions/" + decision + "/undo").value();
    QCOMPARE(late.status, 409);
    QVERIFY2(late.body.find("too late") != std::string::npos, late.body.c_str());
}

void TestReview::rejectionCanBeUndoneForTenMinutes()
{
    const std::string id = m_home->makeDraft().summary.id;
    std::string decision;
    QCOMPARE(decide(*m_bea, id, Verdict::Reject, {}, &decision), 200);
    QCOMPARE(stateOf("drafts", id), std::string("rejected"));
    QCOMPARE(m_bea->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 200);
    QCOMPARE(stateOf("drafts", id), std::string("queued"));
    QCOMPARE(decide(*m_bea, id, Verdict::Reject, {}, &decision), 200);
    m_home->clock.advance(10 * minuteMs);
    QCOMPARE(m_bea->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 409);
}

void TestReview::leasesAreHeldBrokenAndRunOut()
{
    const std::string id = m_home->makeDraft().summary.id;
    const std::string path = "/v1/drafts/" + id + "/lease";
    QCOMPARE(m_bea->request("POST", path).value().status, 200);
    QCOMPARE(m_bea->request("POST", path).value().status, 200);  // renewed
    const auto refused = m_mira->request("POST", path).value();
    QCOMPARE(refused.status, 409);
    QCOMPARE(parseJson(refused.body).value().at("lease").at("person_name").get<std::string>(), std::string("Bea Lindqvist"));
    QCOMPARE(m_mira->request("DELETE", path).value().status, 204);  // not hers: nothing happens
    QCOMPARE(m_mira->draft(id).value().summary.lease->personName, std::string("Bea Lindqvist"));
    QCOMPARE(m_mira->request("POST", path + "?break=1").value().status, 200);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%lease.broken%" + id + "%'"), 1);
    QCOMPARE(m_bea->request("POST", path + "?break=1").value().status, 403);
    m_home->clock.advance(5 * minuteMs);
    QVERIFY(!m_bea->draft(id).value().summary.lease);
    QCOMPARE(m_bea->request("POST", path).value().status, 200);
    QCOMPARE(m_bea->request("DELETE", path).value().status, 204);
    QVERIFY(!m_mira->draft(id).value().summary.lease);
}

void TestReview::revisionsKeepWhatIsLocked()
{
    const std::string id = m_home->makeDraft().summary.id;
    const Draft draft = m_bea->draft(id).value();
    const auto revise = [&](const Content& content, const std::string& key, const char* ifMatch = "\"1\"") {
        return m_bea->request("POST", "/v1/drafts/" + id + "/revisions", Json{{"content", content}, {"note", "why"}}.dump(),
            {{"if-match", ifMatch}, {"idempotency-key", key}}).value();
    };
    Content edited = draft.contents.front();
    edited.blocks.back().text = "no way out";
    QCOMPARE(revise(edited, "a").status, 400);
    edited = draft.contents.front();
    edited.blocks.front().text = "Hello {{nobody_knows}}";
    QCOMPARE(revise(edited, "b").status, 400);
    edited.blocks.front().text = "See https://evil.example/now";
    const auto taken = revise(edited, "c");
    QCOMPARE(taken.status, 201);
    const auto after = decode<Draft>(parseJson(taken.body, {.maxBytes = 1 << 20}).value()).value();
    QCOMPARE(after.summary.revision, std::int64_t{2});
    QCOMPARE(after.editedBy, m_bea->person().id);
    QVERIFY2(after.summary.checksFailed > 0, "the checks did not run again");
    QCOMPARE(revise(edited, "c").status, 201);  // the same key: no third revision
    QCOMPARE(m_bea->draft(id).value().summary.revision, std::int64_t{2});
    QCOMPARE(revise(edited, "d").status, 412);
    edited.subject = "x";
    QCOMPARE(revise(edited, "c").status, 422);
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 403);  // a failed check, and she may not override
}

void TestReview::sentBackEscalatedAndHeldBack()
{
    const std::string back = m_home->makeDraft().summary.id;
    QCOMPARE(decide(*m_bea, back, Verdict::SendBack), 422);  // without an instruction
    QCOMPARE(decide(*m_bea, back, Verdict::SendBack, "shorter, please"), 200);
    QCOMPARE(stateOf("drafts", back), std::string("returned"));
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'compose' AND entity = '" + back + "'"), 1);
    const auto& context = m_home->backend().context();
    const auto note = context.reads.read<std::optional<std::string>>(
        [&](Connection& connection) { return lastInstruction(connection, context.keys.master, back); });
    QCOMPARE(note.value().value_or("none"), std::string("shorter, please"));

    const std::string up = m_home->makeDraft().summary.id;
    QCOMPARE(decide(*m_bea, up, Verdict::Escalate), 200);
    QCOMPARE(stateOf("drafts", up), std::string("queued"));
    const auto refused = m_mira->send(m_mira->make(m_mira->draft(up).value(), Verdict::Approve).value()).value();
    QCOMPARE(refused.status, 403);
    QVERIFY2(refused.body.find("Jonas Weber") != std::string::npos, refused.body.c_str());
    QCOMPARE(decide(*m_jonas, up, Verdict::Approve), 200);

    const std::string later = m_home->makeDraft().summary.id;
    std::string decision;
    QCOMPARE(decide(*m_mira, later, Verdict::HoldUntil, {}, &decision), 200);
    QVERIFY(m_mira->draft(later).value().holdUntil.has_value());
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 200);
    QVERIFY(!m_mira->draft(later).value().holdUntil.has_value());

    // Of two pauses the later stands, whoever takes back the earlier.
    const std::string twice = m_home->makeDraft().summary.id;
    std::string second;
    QCOMPARE(decide(*m_mira, twice, Verdict::HoldUntil, {}, &decision), 200);
    m_home->clock.advance(secondMs);
    QCOMPARE(decide(*m_jonas, twice, Verdict::HoldUntil, {}, &second), 200);
    const auto until = m_jonas->draft(twice).value().holdUntil;
    QVERIFY(until.has_value());
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + decision + "/undo").value().status, 200);
    QCOMPARE(m_jonas->draft(twice).value().holdUntil, until);
    QCOMPARE(stateOf("decisions", decision), std::string("undone"));
    QCOMPARE(m_jonas->request("POST", "/v1/decisions/" + second + "/undo").value().status, 200);
    QVERIFY(!m_jonas->draft(twice).value().holdUntil.has_value());
}

void TestReview::aPauseEndsBeforeTheCartGoesCold()
{
    const auto draft = m_mira->draft(m_home->makeDraft().summary.id).value();
    auto decision = m_mira->make(draft, Verdict::HoldUntil).value();
    decision.statement.until = draft.summary.coldAt;
    m_mira->resign(decision);
    const auto refused = m_mira->send(decision).value();
    QCOMPARE(refused.status, 422);
    QVERIFY2(refused.body.find("goes cold before then") != std::string::npos, refused.body.c_str());
    QVERIFY(!m_mira->draft(draft.summary.id).value().holdUntil.has_value());
}

void TestReview::aPolicyPutInForceCounts()
{
    const auto inForce = parseJson(m_jonas->request("GET", "/v1/policy").value().body, {.maxBytes = 1 << 20}).value();
    Json policy = inForce.at("policy");
    policy["hold_ms"]["email"] = 1000;
    QCOMPARE(m_mira->request("PUT", "/v1/policy", policy.dump()).value().status, 403);
    const auto put = m_jonas->request("PUT", "/v1/policy", policy.dump()).value();
    QVERIFY2(put.status == 200, put.body.c_str());
    QCOMPARE(parseJson(put.body).value().at("version").get<std::int64_t>(), inForce.at("version").get<std::int64_t>() + 1);
    QCOMPARE(m_mira->draft(m_home->makeDraft().summary.id).value().holdMs, TimeMs{1000});
    policy["margin_floor_bp"] = 20000;
    QCOMPARE(m_jonas->request("PUT", "/v1/policy", policy.dump()).value().status, 400);
}

// Somebody with every right about drafts, within these limits.
std::unique_ptr<Reviewer> TestReview::boundTo(const std::string& login, const Json& narrower)
{
    Json role{{"id", login}, {"name", login},
        {"permissions", {"read_drafts", "lease", "break_lease", "edit", "approve", "reject", "send_back", "undo", "reveal"}},
        {"limits", {{"cart_value", Json::array({Json(Money{10000000, "EUR"})})}, {"discount", Json::array()}, {"margin_floor_bp", 0},
                       {"channels", {"email", "sms"}}, {"shops", Json::array({"*"})}, {"segments", Json::array({"*"})}}}};
    role["limits"].update(narrower);
    const auto saved = m_home->backend().context().writer.run([&](Connection& connection) -> Result<void> {
        const auto put = connection.run("INSERT INTO roles(id, role) VALUES(:id, :role)", login, role.dump());
        return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
    });
    if (!saved)
        qFatal("%s", saved.error().detail.c_str());
    return m_home->person(login, login, login);
}

void TestReview::nobodyActsBeyondTheirShopsChannelsAndSegments_data()
{
    QTest::addColumn<QByteArray>("limits");
    QTest::addColumn<QString>("requirement");
    QTest::newRow("shop") << QByteArray(R"({"shops":["southbean"]})") << QStringLiteral("shop_allowed");
    QTest::newRow("no shop") << QByteArray(R"({"shops":[]})") << QStringLiteral("shop_allowed");
    QTest::newRow("channel") << QByteArray(R"({"channels":["sms"]})") << QStringLiteral("channel_allowed");
    QTest::newRow("segment") << QByteArray(R"({"segments":["b2b"]})") << QStringLiteral("segment_allowed");
}

void TestReview::nobodyActsBeyondTheirShopsChannelsAndSegments()
{
    QFETCH(QByteArray, limits);
    QFETCH(QString, requirement);
    static int number = 0;
    const auto sam = boundTo("sam" + std::to_string(++number), parseJson(limits.toStdString()).value());
    const std::string id = m_home->makeDraft().summary.id;
    const auto refusedBy = [&](const HttpAnswer& answer) {
        const auto json = parseJson(answer.body, {.maxBytes = 1 << 20});
        if (answer.status != 403 || !json || !json->contains("requirements") || json->at("requirements").size() != 1)
            return false;
        const Json& told = json->at("requirements").at(0);
        const auto who = told.at("who").get<std::vector<std::string>>();
        return told.at("id").get<std::string>() == requirement.toStdString()
            && told.at("sentence").get<std::string>().starts_with("Your roles do not reach the ")
            && std::find(who.begin(), who.end(), "Jonas Weber") != who.end() && std::find(who.begin(), who.end(), sam->person().name) == who.end();
    };
    const auto acts = [&](const std::string& path, const std::string& body = {}) {
        return sam->request("POST", path, body, {{"if-match", "\"1\""}, {"idempotency-key", newId(m_home->clock.now())}}).value();
    };
    const Draft draft = sam->draft(id).value();  // read it they may
    QVERIFY2(refusedBy(acts("/v1/drafts/" + id + "/lease")), "lease");
    QCOMPARE(m_bea->request("POST", "/v1/drafts/" + id + "/lease").value().status, 200);
    QVERIFY2(refusedBy(acts("/v1/drafts/" + id + "/lease?break=1")), "break_lease");
    QCOMPARE(m_bea->request("DELETE", "/v1/drafts/" + id + "/lease").value().status, 204);
    QVERIFY2(refusedBy(acts("/v1/drafts/" + id + "/revisions", Json{{"content", draft.contents.front()}}.dump())), "edit");
    for (const auto& [verdict, note] : {std::pair(Verdict::Reject, ""), std::pair(Verdict::SendBack, "shorter"), std::pair(Verdict::Escalate, ""),
             std::pair(Verdict::HoldUntil, "")}) {
        const auto reason = verdict == Verdict::Reject ? std::optional(RejectReason::BadTiming) : std::nullopt;
        Decision decision = sam->make(draft, verdict, std::nullopt, reason, note).value();
        if (verdict == Verdict::HoldUntil)
            decision.statement.until = m_home->clock.now() + hourMs;
        sam->resign(decision);
        const auto answer = sam->send(decision).value();
        QVERIFY2(refusedBy(answer) || (verdict == Verdict::Escalate && answer.status == 403), answer.body.c_str());
    }
    QCOMPARE(decide(*sam, id, Verdict::Approve), 403);
    QCOMPARE(stateOf("drafts", id), std::string("queued"));
    QCOMPARE(sam->draft(id).value().summary.revision, std::int64_t{1});
    std::string rejection;
    QCOMPARE(decide(*m_bea, id, Verdict::Reject, {}, &rejection), 200);
    QVERIFY2(refusedBy(acts("/v1/decisions/" + rejection + "/undo")), "undo");
    QCOMPARE(stateOf("drafts", id), std::string("rejected"));
    // Another shop's customers are not seen in clear either.
    const auto seen = acts("/v1/drafts/" + id + "/reveal", R"({"reason":"check_recipient"})");
    QCOMPARE(seen.status, requirement == QStringLiteral("shop_allowed") ? 403 : 200);
}

void TestReview::whatIsWithinReachIsDone()
{
    const auto sue = boundTo("sue",
        {{"shops", Json::array({"northbean"})}, {"channels", Json::array({"email"})}, {"segments", Json::array({"returning"})}});
    const std::string id = m_home->makeDraft().summary.id;
    QCOMPARE(sue->request("POST", "/v1/drafts/" + id + "/lease").value().status, 200);
    std::string rejection;
    QCOMPARE(decide(*sue, id, Verdict::Reject, {}, &rejection), 200);
    QCOMPARE(sue->request("POST", "/v1/decisions/" + rejection + "/undo").value().status, 200);
    QCOMPARE(decide(*sue, id, Verdict::SendBack, "shorter"), 200);
    // Nobody knows whose segment this is: only who acts in every segment may.
    const std::string unknown = m_home->makeDraft().summary.id;
    m_home->change("UPDATE drafts SET segment = '' WHERE id = '" + unknown + "'");
    QCOMPARE(sue->request("POST", "/v1/drafts/" + unknown + "/lease").value().status, 403);
    QCOMPARE(m_bea->request("POST", "/v1/drafts/" + unknown + "/lease").value().status, 200);
}

// Operators act in no channel; what they take in an emergency would be worth nothing.
void TestReview::anEmergencyReachesEveryChannel()
{
    const auto olga = m_home->person("olga", "Olga", "operator");
    const std::string id = m_home->makeDraft().summary.id;
    std::string rejection;
    QCOMPARE(decide(*m_bea, id, Verdict::Reject, {}, &rejection), 200);
    const std::string undo = "/v1/decisions/" + rejection + "/undo";
    QCOMPARE(olga->request("POST", undo).value().status, 403);
    m_home->change("INSERT INTO break_glass(id, person_id, permission, emergency, nobody, opened_at, until) VALUES('" + newId(1) + "', '"
        + olga->person().id + "', 'undo', 'safety', 'away', 1, " + std::to_string(m_home->clock.now() + hourMs) + ")");
    m_home->clock.advance(minuteMs);  // what is known of a session is kept for a moment
    const auto undone = olga->request("POST", undo).value();
    QVERIFY2(undone.status == 200, undone.body.c_str());
}

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
