// The whole console without a window: sign in, read, decide, undo, offline and back, restart, verify.
#include "models/domain/checks.h"
#include "services/console/desk/approval.h"
#include "services/console/desk/auditdesk.h"
#include "services/console/desk/glassdesk.h"
#include "services/console/desk/keysdesk.h"
#include "services/console/desk/surveydesk.h"
#include "services/console/session/signin.h"
#include "tests/services/console/await.h"
#include "tests/services/console/pretendbackend.h"
#include "tests/support/console/sampledrafts.h"

#include <QDateTime>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

using Place = DecisionRecord::Place;

TimeMs wallClock() { return QDateTime::currentMSecsSinceEpoch(); }

DecisionRequest request(const Draft& draft, Verdict verdict)
{
    DecisionRequest asked;
    asked.draftId = QString::fromStdString(draft.summary.id);
    asked.revision = draft.summary.revision;
    asked.verdict = verdict;
    return asked;
}

}  // namespace

class TestDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void signingInNamesWhatIsWrong();
    void approvesWhatIsShown();
    void approvesWithEdits();
    void refusesWhatItMayNot();
    void aRevisionThatMovedIsNotDecided();
    void offlineIsKeptThenSentOnce();
    void undoesKeptHeldAndRejected();
    void aLostAnswerIsOneDecision();
    void aBackendRefusalComesBackWithItsReasons();
    void theOpenDraftSaysWhenItChanged();
    void aDraftThatLeftIsSaidOnce();
    void requirementsAreJudgedOnTheEditedText();
    void brandRulesReachTheDesk();
    void signingOutEnds();
    void theAuditorsDesk();
    void whyCustomersLeft();
    void aRevokedKeyMakesRoomForANewOne();
    void aRightForAnEmergencyComesAndGoes();
    void whoBeginsToDecideGetsTheBytes();

private:
    [[nodiscard]] Result<std::shared_ptr<ReviewDesk>> enter(const QString& password = u"secret"_s)
    {
        return await(signIn(m_backend->server.url(), u"mara"_s, password, {m_dir->path(), false, 40}));
    }
    void open()
    {
        auto desk = enter();
        if (!desk)
            qFatal("%s", desk.error().detail.c_str());
        m_desk = *desk;
        if (!QTest::qWaitFor([this] { return m_desk->link() == ReviewDesk::Link::Online; }, 15000))
            qFatal("never online");
    }
    [[nodiscard]] qint64 queued()
    {
        DraftFilter everyones;
        everyones.turn = DraftFilter::Turn::Everyone;
        return await(m_desk->drafts().page(everyones, {}, 0))->total;
    }
    [[nodiscard]] const Draft& draft(const char* item)
    {
        for (const auto& [id, one] : m_backend->drafts)
            if (one.lines.front().title == item)
                return one;
        qFatal("no such draft");
    }
    [[nodiscard]] Place place(const QString& decisionId)
    {
        for (const DecisionRecord& record : m_desk->recentDecisions())
            if (record.decisionId == decisionId)
                return record.place;
        return Place::Unknown;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PretendBackend> m_backend;
    std::shared_ptr<ReviewDesk> m_desk;
};

void TestDesk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_backend = std::make_unique<PretendBackend>(sampleDrafts(wallClock()));
}

void TestDesk::cleanup()
{
    m_desk.reset();
    if (!m_backend->problems.empty())
        QFAIL(m_backend->problems.front().c_str());
}

void TestDesk::signingInNamesWhatIsWrong()
{
    const auto wrong = enter(u"guess"_s);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Unauthenticated);
    const auto scheme = await(signIn(QUrl(u"ftp://x"_s), u"a"_s, u"b"_s, {m_dir->path(), false, 40}));
    QVERIFY(!scheme);
    QCOMPARE(scheme.error().code, ErrorCode::InvalidInput);
    m_backend->server.goDown();
    const auto away = enter();
    QVERIFY(!away);
    QCOMPARE(away.error().code, ErrorCode::Unavailable);
}

void TestDesk::approvesWhatIsShown()
{
    open();
    QCOMPARE(queued(), 30);
    QCOMPARE(m_desk->person().name, std::string("Mara Lind"));
    QVERIFY(!m_desk->linkSentence().isEmpty());
    const Draft wanted = draft("Espresso machine");
    const auto opened = await(m_desk->open(QString::fromStdString(wanted.summary.id)));
    QVERIFY(opened);
    QTRY_VERIFY(m_backend->server.count("POST /v1/drafts/" + QByteArray::fromStdString(wanted.summary.id) + "/lease") == 1);
    QSignalSpy decisions(m_desk.get(), &ReviewDesk::decisionsChanged);
    const auto id = await(m_desk->decide(request(*opened, Verdict::Approve)));
    QVERIFY2(id, id ? "" : id.error().detail.c_str());
    QCOMPARE(queued(), 29);  // the next draft is there at once
    QTRY_COMPARE(place(*id), Place::Held);
    QTRY_COMPARE(m_desk->counts().held, 1);
    QCOMPARE(m_desk->counts().kept, 0);
    QVERIFY(m_desk->recentDecisions().front().title.contains(u"720"_s));
    m_desk->release(QString::fromStdString(wanted.summary.id));
    const auto verified = await(m_desk->verifyRecord());
    QVERIFY2(verified, verified ? "" : verified.error().detail.c_str());
    QVERIFY2(verified->contains(u"1 decision"_s), qPrintable(*verified));
}

void TestDesk::approvesWithEdits()
{
    open();
    const Draft wanted = draft("Espresso machine");
    DecisionRequest asked = request(wanted, Verdict::ApproveWithEdits);
    asked.content = *contentFor(wanted, Channel::Email);
    asked.content->subject = "Still thinking about it, {{first_name}}?";
    for (const CheckResult& check : withEdits(wanted, asked, samplePolicy(), wallClock()).checks)
        QVERIFY2(check.state == CheckState::Passed || check.waits, check.sentence.c_str());
    const auto id = await(m_desk->decide(asked));
    QVERIFY2(id, id ? "" : id.error().detail.c_str());
    QTRY_COMPARE(place(*id), Place::Held);
}

void TestDesk::refusesWhatItMayNot()
{
    open();
    const auto above = await(m_desk->decide(request(draft("Harbour lamp"), Verdict::Approve)));
    QVERIFY(!above);
    QCOMPARE(above.error().code, ErrorCode::Forbidden);
    QVERIFY(QString::fromStdString(above.error().detail).contains(u"1,240"_s));
    const auto noReason = await(m_desk->decide(request(draft("Harbour lamp"), Verdict::Reject)));
    QVERIFY(!noReason);
    QCOMPARE(noReason.error().code, ErrorCode::InvalidInput);
    DecisionRequest reject = request(draft("Harbour lamp"), Verdict::Reject);
    reject.reasonCode = RejectReason::OfferTooHigh;
    reject.note = u"Ana asked for none"_s;
    const auto id = await(m_desk->decide(reject));
    QVERIFY2(id, id ? "" : id.error().detail.c_str());
    QTRY_COMPARE(place(*id), Place::Accepted);
    const auto again = await(m_desk->decide(reject));
    QVERIFY(!again);
}

void TestDesk::aRevisionThatMovedIsNotDecided()
{
    open();
    DecisionRequest old = request(draft("Kettle"), Verdict::Approve);
    old.revision = 0;
    const auto moved = await(m_desk->decide(old));
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::PreconditionFailed);
    QCOMPARE(queued(), 30);
}

void TestDesk::offlineIsKeptThenSentOnce()
{
    open();
    const Draft first = draft("Kettle");
    const Draft second = draft("Rain jacket");
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    QVERIFY(await(m_desk->open(QString::fromStdString(first.summary.id))));  // work goes on
    const auto a = await(m_desk->decide(request(first, Verdict::Approve)));
    const auto b = await(m_desk->decide(request(second, Verdict::Approve)));
    QVERIFY(a && b);
    QTRY_COMPARE(m_desk->counts().kept, 2);
    QVERIFY2(m_desk->linkSentence().contains(u'2'), qPrintable(m_desk->linkSentence()));
    QCOMPARE(queued(), 28);
    m_desk.reset();  // closed while offline; without a keychain the cache's key goes with it
    m_backend->server.comeBack();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->decisions.size(), 2u, 15000);
    QTRY_COMPARE(m_desk->counts().held, 2);
    QCOMPARE(queued(), 28);
}

void TestDesk::undoesKeptHeldAndRejected()
{
    open();
    const Draft wanted = draft("Kettle");
    const auto held = await(m_desk->decide(request(wanted, Verdict::Approve)));
    QTRY_COMPARE(place(*held), Place::Held);
    QVERIFY(await(m_desk->undo(*held)));
    QTRY_COMPARE(place(*held), Place::Undone);
    QTRY_COMPARE(queued(), 30);
    const auto tooLate = await(m_desk->undo(*held));
    QVERIFY(!tooLate);
    QCOMPARE(tooLate.error().code, ErrorCode::Conflict);
    auto no = request(wanted, Verdict::Reject);
    no.reasonCode = RejectReason::NotNeeded;
    const auto rejected = await(m_desk->decide(no));
    QTRY_COMPARE(place(*rejected), Place::Accepted);
    QVERIFY(await(m_desk->undo(*rejected)));
    QTRY_COMPARE(place(*rejected), Place::Undone);
    QTRY_COMPARE(queued(), 30);
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    const auto kept = await(m_desk->decide(request(draft("Rain jacket"), Verdict::Approve)));
    QTRY_COMPARE(place(*kept), Place::Kept);
    QVERIFY(await(m_desk->undo(*kept)));
    QTRY_COMPARE(place(*kept), Place::Undone);
    QCOMPARE(queued(), 30);
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
    QCOMPARE(m_backend->decisions.size(), 2u);  // the withdrawn one never left
}

void TestDesk::aLostAnswerIsOneDecision()
{
    open();
    m_backend->loseNextAnswer = true;
    const auto id = await(m_desk->decide(request(draft("Kettle"), Verdict::Approve)));
    QVERIFY(id);
    QTRY_COMPARE_WITH_TIMEOUT(place(*id), Place::Held, 15000);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->counts().kept, 0, 15000);
    QCOMPARE(m_backend->decisions.size(), 1u);
}

void TestDesk::aBackendRefusalComesBackWithItsReasons()
{
    open();
    m_backend->server.always(
        "POST /v1/drafts/" + QByteArray::fromStdString(draft("Kettle").summary.id) + "/decisions", [](const ScriptedRequest&) {
            return problemReply(403, "forbidden", "1 requirement fails",
                R"(,"requirements":[{"id":"a","state":"unsatisfied","sentence":"Your right was withdrawn","fact":"f",)"
                R"("who":["Ines"],"overridable":false}])");
        });
    const auto id = await(m_desk->decide(request(draft("Kettle"), Verdict::Approve)));
    QVERIFY(id);
    QTRY_COMPARE(place(*id), Place::Refused);
    QCOMPARE(m_desk->counts().refused, 1);
    QCOMPARE(m_desk->recentDecisions().front().failing.size(), 1u);
    QTRY_COMPARE(queued(), 30);
    m_desk->dismissRefused(*id);
    QTRY_COMPARE(m_desk->counts().refused, 0);
    QVERIFY(m_desk->recentDecisions().empty());
}

void TestDesk::theOpenDraftSaysWhenItChanged()
{
    open();
    Draft wanted = draft("Kettle");
    const QString id = QString::fromStdString(wanted.summary.id);
    QVERIFY(await(m_desk->open(id)));
    QTRY_VERIFY(m_backend->server.count("GET /v1/stream") >= 1);
    QTest::qWait(100);
    QSignalSpy changed(m_desk.get(), &ReviewDesk::draftChanged);
    wanted.summary.lease = Lease{"p2", "Idris Cole", wallClock() + minuteMs};
    m_backend->put(wanted);
    QTRY_VERIFY(changed.count() >= 1);
    QCOMPARE(changed.last()[0].toString(), id);
    QCOMPARE(await(m_desk->open(id))->summary.lease->personName, std::string("Idris Cole"));
    changed.clear();
    const int asked = m_backend->server.count("GET /v1/changes");
    m_backend->put(wanted);  // nothing a reader would see
    QTRY_VERIFY(m_backend->server.count("GET /v1/changes") > asked);
    QTest::qWait(100);
    QCOMPARE(changed.count(), 0);
    wanted.summary.state = DraftState::Converted;
    m_backend->put(wanted);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(!await(m_desk->open(id)));
}

void TestDesk::aDraftThatLeftIsSaidOnce()
{
    open();
    QTRY_VERIFY(m_backend->server.count("GET /v1/stream") >= 1);
    QSignalSpy left(m_desk.get(), &ReviewDesk::draftLeft);
    // Bought while it is on the screen.
    Draft bought = draft("Kettle");
    const QString id = QString::fromStdString(bought.summary.id);
    bought.summary.queuedAt = wallClock() - hourMs;
    QVERIFY(await(m_desk->open(id)));
    bought.summary.state = DraftState::Converted;
    m_backend->put(bought);
    QTRY_COMPARE(left.count(), 1);
    QCOMPARE(left[0][0].toString(), id);
    QCOMPARE(left[0][1].value<DraftState>(), DraftState::Converted);
    // Open, and decided by another.
    const auto third = std::find_if(m_backend->drafts.begin(), m_backend->drafts.end(), [&](const auto& entry) {
        const std::string& title = entry.second.lines.front().title;
        return entry.second.summary.state == DraftState::Queued && title != "Kettle" && title != "Espresso machine";
    });
    QVERIFY(third != m_backend->drafts.end());
    Draft other = third->second;
    QVERIFY(await(m_desk->open(QString::fromStdString(other.summary.id))));
    other.summary.state = DraftState::Held;
    m_backend->put(other);
    QTRY_COMPARE(left.count(), 2);
    QCOMPARE(left[1][1].value<DraftState>(), DraftState::Held);
    other.summary.state = DraftState::Sent;
    m_backend->put(other);
    // One's own doing is not said; that the cart is then bought, its decision says.
    const QString mine = QString::fromStdString(draft("Espresso machine").summary.id);
    const auto opened = await(m_desk->open(mine));
    QVERIFY(opened);
    const auto decided = await(m_desk->decide(request(*opened, Verdict::Approve)));
    QVERIFY2(decided, decided ? "" : decided.error().detail.c_str());
    QTRY_COMPARE(place(*decided), Place::Held);
    m_desk->release(mine);
    Draft converted = m_backend->drafts.at(mine.toStdString());
    converted.summary.queuedAt = wallClock() - hourMs;
    converted.summary.state = DraftState::Converted;
    m_backend->put(converted);
    QTRY_VERIFY(!await(m_desk->open(mine)));
    QCOMPARE(left.count(), 2);
}

void TestDesk::requirementsAreJudgedOnTheEditedText()
{
    const Draft wanted = draft("Espresso machine");
    DecisionRequest asked = request(wanted, Verdict::ApproveWithEdits);
    asked.content = *contentFor(wanted, Channel::Email);
    asked.content->blocks[1].text = "Pay at https://evil.example/pay now";
    const Draft edited = withEdits(wanted, asked, samplePolicy(), wallClock());
    QVERIFY(edited.summary.checksFailed > 0);
    const auto open = unmet(wanted, asked, samplePerson(), samplePolicy(), wallClock());
    QVERIFY(std::any_of(open.begin(), open.end(), [](const RequirementResult& result) { return result.id == "checks_pass"; }));
    Person nobody = samplePerson();
    nobody.permissions.clear();
    QVERIFY(!unmet(wanted, request(wanted, Verdict::Approve), nobody, samplePolicy(), wallClock()).empty());
    // Without a readable policy, what the backend said with the draft stands.
    Policy unread;
    unread.requirements.clear();
    QCOMPARE(
        unmet(draft("Harbour lamp"), request(draft("Harbour lamp"), Verdict::Approve), samplePerson(), unread, wallClock()).size(), 1u);
}

void TestDesk::brandRulesReachTheDesk()
{
    open();
    QVERIFY(m_desk->policy().brandRules.empty());
    BrandRules rules;
    rules.banned = {"cart"};
    rules.must = {"banned"};
    rules.version = 1;
    m_backend->brandRules = {rules};
    QSignalSpy changed(m_desk.get(), &ReviewDesk::policyChanged);
    m_backend->change("brand_rules", "");
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(m_desk->policy().brandRules.size(), std::size_t{1});
    // An edit is held against them here already.
    const Draft wanted = draft("Espresso machine");
    DecisionRequest asked = request(wanted, Verdict::ApproveWithEdits);
    asked.content = *contentFor(wanted, Channel::Email);
    asked.content->blocks[1].text = "Your cart is here.";
    QCOMPARE(withEdits(wanted, asked, m_desk->policy(), wallClock()).checks.back().sentence, std::string("“cart” is a banned word"));
    QVERIFY(!unmet(wanted, asked, samplePerson(), m_desk->policy(), wallClock()).empty());
    m_desk.reset();
    open();
    QCOMPARE(m_desk->policy().brandRules.front().banned, rules.banned);
}

void TestDesk::signingOutEnds()
{
    open();
    m_desk->signOut();
    QTRY_COMPARE(m_desk->link(), ReviewDesk::Link::SignedOut);
    QTRY_COMPARE(m_backend->server.count("DELETE /v1/sessions/current"), 1);
    const auto kept = await(m_desk->decide(request(draft("Kettle"), Verdict::Approve)));
    QVERIFY(kept);
    QTRY_COMPARE(m_desk->counts().kept, 1);
    QVERIFY(m_backend->decisions.empty());
}

void TestDesk::theAuditorsDesk()
{
    open();
    AuditDesk& audit = m_desk->audit();
    QVERIFY(audit.online());
    m_backend->server.always("GET /v1/audit/search", [](const ScriptedRequest&) {
        AuditPage page;
        page.size = 7;
        return reply(200, QByteArray::fromStdString(Json(page).dump()));
    });
    QCOMPARE(await(audit.search({}, {}, 10))->size, 7);
    m_backend->server.always("POST /v1/audit/samples", [](const ScriptedRequest& request) {
        AuditSample sample;
        sample.plan = decode<SamplePlan>(parseJson(std::string_view(request.body.constData(), static_cast<std::size_t>(request.body.size()))).value()).value();
        sample.entry = 41;
        return reply(201, QByteArray::fromStdString(Json(sample).dump()));
    });
    SamplePlan plan;
    plan.method = SampleMethod::RiskWeighted;
    plan.seed = "s";
    const auto sample = await(audit.drawSample(plan));
    QVERIFY2(sample, sample ? "" : sample.error().detail.c_str());
    QVERIFY(sample->plan == plan && sample->entry == 41);
    // Followed, it tells of growth by the checkpoint alone, and not before it grew.
    QSignalSpy grew(&audit, &AuditDesk::grew);
    audit.follow(true);
    QTest::qWait(10);
    QCOMPARE(grew.count(), 0);
    // What grows before the first look is no growth: then it grows once more.
    for (int n = 1; n <= 4 && grew.isEmpty(); ++n) {
        m_backend->appendEntry({{"n", n}});
        (void)QTest::qWaitFor([&grew] { return !grew.isEmpty(); }, 6000);
    }
    QVERIFY(!grew.isEmpty());
    audit.follow(false);
    // Searches and the quorum survive a restart; what is not to be kept is refused.
    QVERIFY(await(audit.saveSearch({"0192f3a1-0000-7000-8000-000000000001", "Overrides", "overrides:yes"})));
    QCOMPARE(await(audit.saveSearch({"0192f3a1-0000-7000-8000-000000000002", "", "x"})).error().code, ErrorCode::InvalidInput);
    QCOMPARE(await(audit.saveSearch({"0192f3a1-0000-7000-8000-000000000002", std::string(81, 'n'), "x"})).error().code, ErrorCode::TooLarge);
    QVERIFY(await(audit.setQuorum(2)));
    QCOMPARE(audit.quorum(), 2);
    const QString file = m_dir->filePath(u"report.csv"_s);
    QVERIFY(await(audit.saveFile(file, "a,b\r\n")));
    QVERIFY(QFile::exists(file));
    QCOMPARE(await(audit.saveFile(m_dir->filePath(u"no/such/folder/x"_s), "x")).error().code, ErrorCode::Storage);
    // Away: a sentence at once, nothing hangs.
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    QVERIFY(!audit.online());
    QCOMPARE(await(audit.search({}, {}, 10)).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(audit.population(plan)).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(m_desk->keys().list(false)).error().code, ErrorCode::Unavailable);
    m_backend->server.comeBack();
}

void TestDesk::whyCustomersLeft()
{
    open();
    SurveyDesk* survey = m_desk->survey();
    QVERIFY(survey != nullptr && survey->online());
    // The whole file, page by page; a backend that goes in a circle is not followed for ever.
    bool circle = false;
    m_backend->server.always("GET /v1/survey/export?", [&circle](const ScriptedRequest& request) {
        const bool second = request.target.contains("cursor=2.b");
        ScriptedReply lines = reply(200, second ? "2\r\n" : "head\r\n1\r\n", "text/csv");
        if (!second || circle)
            lines.headers.emplace_back("X-Next-Cursor", "2.b");
        return lines;
    });
    QCOMPARE(await(survey->csv({})).value(), std::string("head\r\n1\r\n2\r\n"));
    circle = true;
    QCOMPARE(await(survey->csv({})).error().code, ErrorCode::InvalidInput);
    m_backend->server.always("PUT /v1/survey/answers/", [](const ScriptedRequest&) { return problemReply(403, "forbidden", "needs the right edit"); });
    QCOMPARE(await(survey->correct("s-1", Reason::DeliveryTime)).error().code, ErrorCode::Forbidden);
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    QVERIFY(!survey->online());
    QCOMPARE(await(survey->report({})).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(survey->answers({}, {})).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(survey->csv({})).error().code, ErrorCode::Unavailable);
    m_backend->server.comeBack();
}

void TestDesk::aRevokedKeyMakesRoomForANewOne()
{
    open();
    const std::string before = m_desk->keys().ownKeyId();
    m_desk.reset();
    int refused = 0;
    m_backend->server.always("POST /v1/me/keys", [&refused](const ScriptedRequest& request) {
        const Json body = parseJson(std::string_view(request.body.constData(), static_cast<std::size_t>(request.body.size()))).value();
        const std::string key = fromBase64(body.value("public_key", "")).value();
        if (refused++ == 0)
            return problemReply(409, "conflict", "this device key was revoked; make a new one");
        return reply(200, QByteArray::fromStdString(Json{{"key_id", keyId(key)}}.dump()));
    });
    open();
    QCOMPARE(refused, 2);
    QVERIFY(!m_desk->keys().ownKeyId().empty() && m_desk->keys().ownKeyId() != before);
}

void TestDesk::aRightForAnEmergencyComesAndGoes()
{
    m_backend->person.permissions.erase(Permission::Undo);
    open();
    GlassDesk& glass = m_desk->glass();
    const auto mayUndo = [this] { return m_desk->person().may(Permission::Undo); };
    QVERIFY(!glass.allowed() && glass.own().empty() && !mayUndo());
    const auto refused = await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);

    m_backend->glassAllowed = true;
    m_backend->change("person", m_backend->person.id); // what a backend does when somebody allows it
    QTRY_VERIFY_WITH_TIMEOUT(glass.allowed(), 15000);
    const auto taken = await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away));
    QVERIFY2(taken, taken ? "" : taken.error().detail.c_str());
    QCOMPARE(glass.own().size(), std::size_t(1));
    QTRY_VERIFY_WITH_TIMEOUT(mayUndo(), 15000);
    QVERIFY(await(glass.giveBack(taken->id)));
    QVERIFY(glass.own().empty());
    QTRY_VERIFY_WITH_TIMEOUT(!mayUndo(), 15000);
    QVERIFY(await(glass.giveBack(taken->id))); // gone already is what was wanted

    // One that ends by itself is let go without anybody telling of it.
    m_backend->glassLastsMs = 2000;
    QVERIFY(await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away)));
    QTRY_VERIFY_WITH_TIMEOUT(mayUndo(), 15000);
    m_backend->person.permissions.erase(Permission::Undo);
    m_backend->glass.clear();
    QTRY_VERIFY_WITH_TIMEOUT(glass.own().empty(), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(!mayUndo(), 15000);
    m_backend->server.goDown();
    QTRY_VERIFY_WITH_TIMEOUT(!glass.online(), 15000);
    QCOMPARE(await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away)).error().code, ErrorCode::Unavailable);
    m_backend->server.comeBack();
}

// The backend gives other drafts to who decides; it does not tell of them as changed.
void TestDesk::whoBeginsToDecideGetsTheBytes()
{
    const auto rights = m_backend->person.permissions;
    m_backend->person.permissions = {Permission::ReadDrafts};
    open();
    const int downloads = m_backend->server.count("GET /v1/drafts?");
    m_backend->person.permissions = rights;
    m_backend->change("person", m_backend->person.id);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->person().may(Permission::Approve), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->server.count("GET /v1/drafts?") > downloads, 15000);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
    // Also when it happened while this console was closed; when nothing did, nothing is fetched again.
    const auto reopened = [this] {
        m_desk.reset();
        const int before = m_backend->server.count("GET /v1/drafts?");
        open();
        return m_backend->server.count("GET /v1/drafts?") - before;
    };
    reopened(); // what was under way may be cut short by the closing, and is done now
    QCOMPARE(reopened(), 0);
    m_backend->person.permissions = {Permission::ReadDrafts};
    QVERIFY(reopened() > 0);
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
