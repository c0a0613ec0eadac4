// Edit distance: measured at the approval of a real decision over HTTP, counted by every grouping, repeated edits found, nothing personal kept.
#include "services/recovery/prompts/editdistance.h"
#include "services/recovery/store/erasure.h"
#include "tests/services/recovery/servedhome.h"

using namespace countersign;
using test::Reviewer;

class TestEditDistance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void unchangedIsZero();
    void theFinalApprovalMeasures();
    void undoneIsNotCounted();
    void rejectedIsNotMeasured();
    void groupsAreNamed();
    void repeatedEditsAreListed();
    void typedNamesAreNotKept();
    void erasureTakesTheWords();

private:
    int decide(Reviewer& who, const std::string& id, Verdict verdict, const std::optional<Content>& edited = {}, std::string* made = nullptr)
    {
        const auto reason = verdict == Verdict::Reject ? std::optional(RejectReason::WrongTone) : std::nullopt;
        const auto decision = who.make(who.draft(id).value(), verdict, edited, reason).value();
        if (made)
            *made = decision.statement.decisionId;
        return who.send(decision).value().status;
    }
    // Edited by one, approved by the other: the draft is held then.
    void editAndApprove(const std::string& id, const std::string& words)
    {
        Content edited = m_home->makeDraft().contents.front();
        edited.blocks.front().text = words;
        QCOMPARE(decide(*m_mira, id, Verdict::ApproveWithEdits, edited), 200);
        QCOMPARE(distance(id), std::int64_t{0});  // not approved by enough yet
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM edit_distances WHERE draft_id = '" + id + "'"), 0);
        QCOMPARE(decide(*m_jonas, id, Verdict::Approve), 200);
    }
    std::int64_t distance(const std::string& id)
    {
        return m_home->one<std::int64_t>("SELECT distance_bp FROM edit_distances WHERE draft_id = '" + id + "'");
    }
    Json rows(const std::string& by)
    {
        return parseJson(m_bea->request("GET", "/v1/insights/edits?by=" + by)->body).value().at("rows");
    }
    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_jonas;
    std::unique_ptr<Reviewer> m_bea;
};

void TestEditDistance::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_jonas = m_home->person("jonas", "Jonas Weber", "senior_approver");
    m_bea = m_home->person("bea", "Bea Lindqvist", "brand_reviewer");
}

void TestEditDistance::unchangedIsZero()
{
    const std::string id = m_home->makeDraft().summary.id;
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 200);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM edit_distances WHERE draft_id = '" + id + "'"), 1);
    QCOMPARE(distance(id), std::int64_t{0});
    QCOMPARE(m_home->one<std::string>("SELECT person_id FROM edit_distances WHERE draft_id = '" + id + "'"), m_mira->person().id);
}

void TestEditDistance::theFinalApprovalMeasures()
{
    const std::string id = m_home->makeDraft().summary.id;
    editAndApprove(id, "Hello {{first_name}}, your cart is still here.");
    QVERIFY(distance(id) > 0 && distance(id) < 5000);
    // Who edited counts, not who approved it last.
    QCOMPARE(m_home->one<std::string>("SELECT person_id FROM edit_distances WHERE draft_id = '" + id + "'"), m_mira->person().id);
    QVERIFY(m_home->one<std::string>("SELECT from_words || '>' || to_words FROM edit_runs WHERE draft_id = '" + id + "'").find("basket>cart")
        != std::string::npos);
}

void TestEditDistance::undoneIsNotCounted()
{
    const auto approved = [&] {
        std::int64_t sum = 0;
        for (const auto& row : rows("channel"))
            sum += row.at("approved").get<std::int64_t>();
        return sum;
    };
    const auto before = approved();
    const std::string id = m_home->makeDraft().summary.id;
    std::string decision;
    QCOMPARE(decide(*m_mira, id, Verdict::Approve, {}, &decision), 200);
    QCOMPARE(approved(), before + 1);
    QCOMPARE(m_mira->request("POST", "/v1/decisions/" + decision + "/undo")->status, 200);
    QCOMPARE(approved(), before);
    QCOMPARE(decide(*m_mira, id, Verdict::Approve), 200);
    QCOMPARE(approved(), before + 1);
}

void TestEditDistance::rejectedIsNotMeasured()
{
    const std::string id = m_home->makeDraft().summary.id;
    QCOMPARE(decide(*m_mira, id, Verdict::Reject), 200);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM edit_distances WHERE draft_id = '" + id + "'"), 0);
}

void TestEditDistance::groupsAreNamed()
{
    QCOMPARE(rows("version").at(0).at("key").get<std::string>(), std::string("builtin/shipping_cost@1"));
    QCOMPARE(rows("reason").at(0).at("key").get<std::string>(), std::string("shipping_cost"));
    QCOMPARE(rows("language").at(0).at("key").get<std::string>(), std::string("en"));
    const auto reviewers = rows("reviewer");
    QCOMPARE(reviewers.at(0).at("name").get<std::string>(), std::string("Mira Hofmann"));
    QVERIFY(reviewers.at(0).at("edited").get<int>() >= 1 && reviewers.at(0).at("mean_bp").get<int>() > 0);
    QVERIFY(reviewers.at(0).at("approved").get<int>() > reviewers.at(0).at("edited").get<int>());
    QCOMPARE(m_mira->request("GET", "/v1/insights/edits?by=reviewer")->status, 403);
    QCOMPARE(m_mira->request("GET", "/v1/insights/edits?by=reason")->status, 200);
    QCOMPARE(m_bea->request("GET", "/v1/insights/edits?by=mood")->status, 400);
    QCOMPARE(m_bea->request("GET", "/v1/insights/edits?since=now")->status, 400);
}

void TestEditDistance::repeatedEditsAreListed()
{
    const auto repeated = [&] { return parseJson(m_bea->request("GET", "/v1/insights/repeated-edits")->body).value().at("edits"); };
    const std::string id = m_home->makeDraft().summary.id;
    QVERIFY(repeated().empty());  // once is no habit
    editAndApprove(id, "Hello {{first_name}}, your cart is still here.");
    const auto edits = repeated();
    QCOMPARE(edits.size(), std::size_t{1});
    QCOMPARE(edits.at(0).at("from").get<std::string>(), std::string("basket"));
    QCOMPARE(edits.at(0).at("to").get<std::string>(), std::string("cart"));
    QCOMPARE(edits.at(0).at("times").get<int>(), 2);
    QCOMPARE(edits.at(0).at("example_draft_id").get<std::string>(), id);
    QVERIFY(parseJson(m_bea->request("GET", "/v1/insights/repeated-edits?prompt=" + newId(1))->body).value().at("edits").empty());
}

void TestEditDistance::typedNamesAreNotKept()
{
    Draft draft = m_home->makeDraft();
    draft.contents.front().blocks.front().text = "Dear Ana, your basket is still here.";
    const auto edit = measureEdit(draft, newId(1), m_mira->person().id);
    QVERIFY(edit && edit->distanceBp > 0);
    for (const auto& [from, to] : edit->runs)
        QVERIFY2(to.find("Ana") == std::string::npos, to.c_str());
    QVERIFY2(edit->words.find(" ana ") == std::string::npos, edit->words.c_str());
    QVERIFY2(edit->words.find(" basket ") != std::string::npos, edit->words.c_str());
}

void TestEditDistance::erasureTakesTheWords()
{
    const std::string id = m_home->makeDraft().summary.id;
    editAndApprove(id, "Dear Ms Pereira, your basket is still here.");
    const std::string runs = "SELECT COUNT(*) FROM edit_runs WHERE draft_id = '" + id + "'";
    QVERIFY(m_home->one<std::int64_t>(runs) > 0);
    const std::string subject = m_home->one<std::string>("SELECT subject_id FROM drafts WHERE id = '" + id + "'");
    const auto& context = m_home->backend().context();
    QVERIFY(context.writer.run([&](Connection& connection) { return eraseNow(connection, subject, context.clock.now()).map([](ErasureState) {}); }));
    QCOMPARE(m_home->one<std::int64_t>(runs), std::int64_t{0});
    QVERIFY(m_home->one<std::string>("SELECT words FROM edit_distances WHERE draft_id = '" + id + "'").empty());
    QVERIFY(distance(id) > 0);  // how far it was stays
}

QTEST_GUILESS_MAIN(TestEditDistance)
#include "tst_editdistance.moc"
