// Every way a decision is refused, with all reasons named at once, and that a refusal changes nothing but the record.
#include "models/domain/auditentry.h"
#include "models/domain/digest.h"
#include "tests/services/recovery/servedhome.h"

#include <set>
#include <thread>

using namespace countersign;
using test::Reviewer;

class TestDecisions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anApprovalIsHeldAndRecorded();
    void theSameKeyGetsTheStoredAnswer();
    void refusals_data();
    void refusals();
    void everythingWrongIsNamedAtOnce();
    void revokedAndForeignKeys();
    void racingApprovalsAreOne();

private:
    std::set<std::string> idsOf(const HttpAnswer& answer) const;
    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_bea;
};

void TestDecisions::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_bea = m_home->person("bea", "Bea Lindqvist", "brand_reviewer");
}

std::set<std::string> TestDecisions::idsOf(const HttpAnswer& answer) const
{
    std::set<std::string> ids;
    const auto json = parseJson(answer.body);
    if (json && json->contains("requirements"))
        for (const auto& requirement : json->at("requirements"))
            ids.insert(requirement.at("id").get<std::string>());
    return ids;
}

void TestDecisions::anApprovalIsHeldAndRecorded()
{
    const Draft made = m_home->makeDraft();
    const Draft draft = m_mira->draft(made.summary.id).value();
    QCOMPARE(draft.summary.checksFailed, 0);
    QVERIFY(allMet(draft.requirements));
    const Decision decision = m_mira->make(draft, Verdict::Approve).value();
    const HttpAnswer answer = m_mira->send(decision).value();
    QVERIFY2(answer.status == 200, answer.body.c_str());
    const Json body = parseJson(answer.body).value();
    QCOMPARE(body.at("state").get<std::string>(), std::string("held"));
    QCOMPARE(body.at("draft_state").get<std::string>(), std::string("held"));
    const auto holdUntil = parseTime(body.at("hold_until").get<std::string>());
    QVERIFY(holdUntil && *holdUntil > m_home->clock.now() + 110 * secondMs);

    const std::string id = decision.statement.decisionId;
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver' AND entity = '" + id + "'"), 1);
    const std::string text = m_home->one<std::string>("SELECT entry FROM audit_entries WHERE entry LIKE '%decision.accepted%" + id + "%'");
    const auto entry = decode<AuditEntry>(parseJson(text).value()).value();
    QCOMPARE(entry.draftId, draft.summary.id);
    QVERIFY(entry.data.at("statement") == Json(decision.statement));
    // An auditor checks the person's signature from the entry alone, with the key that the record enrolled.
    const std::string key = m_home->one<std::string>("SELECT public_key FROM device_keys WHERE id = '" + decision.statement.keyId + "'");
    QVERIFY(verify(fromBase64(key).value(), canonicalJson(entry.data.at("statement")),
        fromBase64(entry.data.at("signature").get<std::string>()).value()));
    QVERIFY2(text.find("Ana") == std::string::npos && text.find("posta") == std::string::npos, "personal data in the record");
}

void TestDecisions::theSameKeyGetsTheStoredAnswer()
{
    const Draft draft = m_mira->draft(m_home->makeDraft().summary.id).value();
    Decision decision = m_mira->make(draft, Verdict::Reject, std::nullopt, RejectReason::WrongTone, "too loud").value();
    const auto first = m_mira->send(decision).value();
    QVERIFY2(first.status == 200, first.body.c_str());
    m_home->start(); // the answer outlives the process
    m_mira->setUrl(m_home->url());
    m_bea->setUrl(m_home->url());
    const auto second = m_mira->send(decision).value();
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body);
    decision.note = "far too loud";
    QCOMPARE(m_mira->send(decision).value().status, 422);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM decisions WHERE draft_id = '" + draft.summary.id + "'"), 1);
    QVERIFY(m_home->one<std::string>("SELECT note FROM decisions WHERE draft_id = '" + draft.summary.id + "'").find("loud")
        == std::string::npos);
}

using Spoil = std::function<void(ServedHome&, Reviewer&, Reviewer&, const Draft&, Decision&)>;
Q_DECLARE_METATYPE(Spoil)

void TestDecisions::refusals_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("names");
    const auto row = [](const char* name, Spoil spoil, int status, const std::string& id) { QTest::newRow(name) << spoil << status << id; };
    const auto resigned = [](std::function<void(Decision&)> change) {
        return Spoil([change](ServedHome&, Reviewer& mira, Reviewer&, const Draft&, Decision& decision) {
            change(decision);
            mira.resign(decision);
        });
    };
    row(
        "held by another",
        [](ServedHome&, Reviewer&, Reviewer& bea, const Draft& draft, Decision&) {
            QCOMPARE(bea.request("POST", "/v1/drafts/" + draft.summary.id + "/lease").value().status, 200);
        },
        409, "not_leased_by_another");
    row(
        "left the queue",
        [](ServedHome& home, Reviewer&, Reviewer&, const Draft& draft, Decision&) {
            home.change("UPDATE drafts SET state = 'expired' WHERE id = '"
                + draft.summary.id + "'");
        },
        409, "draft_queued");
    row(
        "an old revision",
        [](ServedHome&, Reviewer&, Reviewer& bea, const Draft& draft, Decision&) {
            Content edited = draft.contents.front();
            edited.subject = "Another subject";
            const auto revised = bea.request("POST", "/v1/drafts/" + draft.summary.id + "/revisions",
                Json{ { "content", edited }, { "note", "" } }.dump(), { { "if-match", "\"1\"" }, { "idempotency-key", draft.summary.id } });
            QVERIFY2(revised.value().status == 201, revised.value().body.c_str());
        },
        412, "revision");
    row("a wrong payload digest", resigned([](Decision& d) { d.statement.binding.payload[0] ^= 1; }), 422, "digest.payload");
    row("a wrong offer digest", resigned([](Decision& d) { d.statement.binding.offer = std::string(64, '0'); }), 422, "digest.offer");
    row("another recipient", resigned([](Decision& d) { d.statement.binding.recipient = std::string(64, '0'); }), 422, "digest.recipient");
    row(
        "a wrong signature", [](ServedHome&, Reviewer&, Reviewer&, const Draft&, Decision& d) { d.statement.decidedAt -= 1; }, 422,
        "signature");
    row(
        "no signature", [](ServedHome&, Reviewer&, Reviewer&, const Draft&, Decision& d) { d.signature.clear(); }, 422, "signature");
    row("an unknown key", resigned([](Decision& d) { d.statement.keyId = "k_0000000000000000"; }), 422, "key");
    row("another person's name", resigned([](Decision& d) { d.statement.personId = newId(0); }), 422, "statement.person");
    row("from the future", resigned([](Decision& d) { d.statement.decidedAt += dayMs; }), 422, "statement.time");
    row(
        "another note", [](ServedHome&, Reviewer&, Reviewer&, const Draft&, Decision& d) { d.note = "not what was signed"; }, 422, "note");
    row("a reason without a rejection", resigned([](Decision& d) { d.statement.reasonCode = RejectReason::Other; }), 422, "reason_code");
    row("an override without explanation", resigned([](Decision& d) { d.statement.overrides = { "checks_passed" }; }), 422,
        "override_note");
}

void TestDecisions::refusals()
{
    QFETCH(Spoil, spoil);
    QFETCH(int, status);
    QFETCH(std::string, names);
    const Draft draft = m_mira->draft(m_home->makeDraft().summary.id).value();
    Decision decision = m_mira->make(draft, Verdict::Approve).value();
    spoil(*m_home, *m_mira, *m_bea, draft, decision);
    const auto before = m_home->one<std::int64_t>("SELECT COUNT(*) FROM decisions");
    const auto answer = m_mira->send(decision).value();
    QVERIFY2(answer.status == status, answer.body.c_str());
    QVERIFY2(idsOf(answer).contains(names), answer.body.c_str());
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM decisions"), before);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE entity = '" + decision.statement.decisionId + "'"), 0);
    QTRY_COMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + draft.summary.id
                     + "' AND entry LIKE '%decision.refused%" + names + "%'"),
        1);
}

void TestDecisions::everythingWrongIsNamedAtOnce()
{
    const Draft draft = m_bea->draft(m_home->makeDraft(600000).summary.id).value();
    QVERIFY(!allMet(draft.requirements));
    QCOMPARE(m_mira->request("POST", "/v1/drafts/" + draft.summary.id + "/lease").value().status, 200);
    Decision decision = m_bea->make(draft, Verdict::Approve).value();
    decision.statement.binding.payload[5] ^= 1; // and the signature no longer fits
    const auto answer = m_bea->send(decision).value();
    QCOMPARE(answer.status, 403);
    const auto ids = idsOf(answer);
    for (const char* id : { "may_approve", "within_cart_limit", "not_leased_by_another", "digest.payload", "signature" })
        QVERIFY2(ids.contains(id), (std::string(id) + " is not named in " + answer.body).c_str());
    QVERIFY2(answer.body.find("Mira Hofmann") != std::string::npos, "who could, and who holds it, is not named");
    const auto body = parseJson(answer.body).value();
    QCOMPARE(body.at("code").get<std::string>(), std::string("forbidden"));
    QCOMPARE(body.at("lease").at("person_name").get<std::string>(), std::string("Mira Hofmann"));

    const auto headless = m_mira
                              ->request("POST", "/v1/drafts/" + draft.summary.id + "/decisions", Json(decision).dump(),
                                  { { "idempotency-key", decision.statement.decisionId } })
                              .value();
    QCOMPARE(headless.status, 428);
    const auto keyless
        = m_mira->request("POST", "/v1/drafts/" + draft.summary.id + "/decisions", Json(decision).dump(), { { "if-match", "\"1\"" } })
              .value();
    QCOMPARE(keyless.status, 400);
    QCOMPARE(m_mira->request("POST", "/v1/drafts/" + draft.summary.id + "/decisions", "{\"statement\":", {}).value().status, 400);
    QCOMPARE(m_mira
                 ->request("POST", "/v1/drafts/" + newId(0) + "/decisions", Json(decision).dump(),
                     { { "if-match", "\"1\"" }, { "idempotency-key", decision.statement.decisionId } })
                 .value()
                 .status,
        404);
}

void TestDecisions::revokedAndForeignKeys()
{
    auto kai = m_home->person("kai", "Kai Sommer", "marketing_manager");
    const Draft draft = kai->draft(m_home->makeDraft().summary.id).value();
    Decision foreign = m_mira->make(draft, Verdict::Approve).value();
    foreign.statement.personId = kai->person().id; // signed with Mira's key
    m_mira->resign(foreign);
    const auto notHis = kai->send(foreign).value();
    QCOMPARE(notHis.status, 422);
    QVERIFY(idsOf(notHis).contains("key"));
    const Decision own = kai->make(draft, Verdict::Approve).value();
    m_home->change("UPDATE device_keys SET revoked_at = 1 WHERE person_id = '" + kai->person().id + "'");
    const auto revoked = kai->send(own).value();
    QCOMPARE(revoked.status, 422);
    QVERIFY(idsOf(revoked).contains("key"));
}

void TestDecisions::racingApprovalsAreOne()
{
    auto kai = m_home->person("kim", "Kim Sommer", "marketing_manager");
    for (int round = 0; round < 5; ++round) {
        const Draft draft = m_mira->draft(m_home->makeDraft().summary.id).value();
        const Decision one = m_mira->make(draft, Verdict::Approve).value();
        const Decision two = kai->make(draft, Verdict::Reject, std::nullopt, RejectReason::NotNeeded).value();
        int first = 0;
        std::thread other([&] { first = m_mira->send(one).value().status; });
        const int second = kai->send(two).value().status;
        other.join();
        QCOMPARE(std::min(first, second), 200);
        QCOMPARE(std::max(first, second), 409);
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM decisions WHERE draft_id = '" + draft.summary.id + "'"), 1);
    }
}

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
