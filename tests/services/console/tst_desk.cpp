// The whole console without a window: sign in, read, decide, undo, offline and back, restart, verify.
#include "models/domain/checks.h"
#include "services/console/desk/approval.h"
#include "tst_desk.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace countersign;

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

// Proofs are asked for a few at once; of several that are missing, the earliest decision's is told.
void TestDesk::aDecisionThatTheRecordLostIsNamed()
{
    open();
    std::vector<QString> ids;
    const auto drafts = m_backend->drafts;
    for (const auto& [draftId, one] : drafts) {
        auto no = request(one, Verdict::Reject);
        no.reasonCode = RejectReason::NotNeeded;
        const auto decided = await(m_desk->decide(no));
        QVERIFY2(decided, decided ? "" : decided.error().detail.c_str());
        ids.push_back(*decided);
        QTRY_COMPARE(place(ids.back()), Place::Accepted);
        if (ids.size() == 6)
            break;
    }
    const auto whole = await(m_desk->verifyRecord());
    QVERIFY2(whole, whole ? "" : whole.error().detail.c_str());
    QVERIFY2(whole->contains(u"6 decision"_s), qPrintable(*whole));
    m_backend->loseProofOf(ids[4].toStdString());
    m_backend->loseProofOf(ids[2].toStdString());
    const auto lost = await(m_desk->verifyRecord());
    QVERIFY(!lost && lost.error().code == ErrorCode::Conflict);
    QVERIFY2(lost.error().detail.find("Decision #" + ids[2].right(8).toStdString()) != std::string::npos, lost.error().detail.c_str());
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
    // Where one may not act at all, one may not reject either, whatever the policy says of it.
    Person elsewhere = samplePerson();
    elsewhere.limits.shops = {"southbean"};
    const auto beyond = unmet(wanted, request(wanted, Verdict::Reject), elsewhere, samplePolicy(), wallClock());
    QCOMPARE(beyond.size(), std::size_t{1});
    QCOMPARE(beyond.front().id, std::string("shop_allowed"));
    QVERIFY(beyond.front().sentence.ends_with("(allowed: southbean)"));
    QVERIFY(unmet(wanted, request(wanted, Verdict::Reject), samplePerson(), samplePolicy(), wallClock()).empty());
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
}

// The change was heard and its place kept: nobody would tell of it again.
void TestDesk::whatCouldNotBeFetchedIsAskedForAgain()
{
    open();
    const auto broken = std::make_shared<bool>(true);
    Person fewer = m_backend->person;
    fewer.permissions = {Permission::ReadDrafts, Permission::Lease};
    const auto answering = [broken](const Json& json) {
        return [broken, body = QByteArray::fromStdString(json.dump())](const ScriptedRequest&) {
            return *broken ? problemReply(500, "internal", "not now") : reply(200, body);
        };
    };
    m_backend->server.always("GET /v1/me", answering(Json(fewer)));
    m_backend->server.always("GET /v1/policy", answering(Json{{"version", 2}, {"policy", samplePolicy()}, {"brand_rules", Json::array()}}));
    const int asked = m_backend->server.count("GET /v1/policy");
    const int looked = m_backend->server.count("GET /v1/me");
    QSignalSpy policy(m_desk.get(), &ReviewDesk::policyChanged);
    m_backend->change("policy", "2");
    m_backend->change("person", m_backend->person.id);
    QTRY_VERIFY(m_backend->server.count("GET /v1/policy") > asked && m_backend->server.count("GET /v1/me") > looked);
    *broken = false;
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    QCOMPARE(policy.count(), 0);
    QVERIFY(m_desk->person().may(Permission::Approve));
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(policy.count(), 1, 15000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->person().may(Permission::Approve), 15000);
}

QTEST_GUILESS_MAIN(TestDesk)
#include "moc_tst_desk.cpp"
