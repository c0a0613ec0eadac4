// People: signing in, sessions, device keys, and that a flood of sign-ins is turned away instead of queued for ever.
#include "models/domain/auditentry.h"
#include "models/domain/digest.h"
#include "services/recovery/people/people.h"
#include "tests/services/recovery/homefixture.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace countersign;

namespace {

PeopleOptions quick()
{
    PeopleOptions options;
    options.cost = cheapestCost();
    options.signInQueue = 4;
    options.cacheMs = 2000;
    return options;
}

Result<Session> signedIn(People& people, const std::string& login, const std::string& password)
{
    std::mutex mutex;
    std::condition_variable done;
    std::optional<Result<Session>> answer;
    people.signIn(login, password, [&](Result<Session> session) {
        const std::scoped_lock lock(mutex);
        answer = std::move(session);
        done.notify_all();
    });
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return answer.has_value(); });
    return std::move(*answer);
}

} // namespace

class TestPeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void signsInAndKnowsTheSession();
    void refusesWithoutSayingWhich();
    void sessionsEnd();
    void aFloodIsTurnedAway();
    void refusesBadPeople();
    void keysAreEnrolledOnce();
    void rightsFollowTheRoles();
    void aRevokedKeyIsOver();
    void rightsAreTakenInAnEmergency();

private:
    std::unique_ptr<Home> m_home;
    std::unique_ptr<People> m_people;
    Person m_mira;
};

void TestPeople::init()
{
    m_people.reset();
    m_home = std::make_unique<Home>();
    m_people = std::make_unique<People>(m_home->context(), quick());
    const auto roles = rolesFromJson(parseJson(resource("policy/roles.json").value()).value());
    QVERIFY(roles);
    QVERIFY(m_people->installRoles(*roles));
    const auto mira = m_people->add({ "Mira", "Mira Hofmann", "a good long password", { "marketing_manager" } }, "person-0");
    QVERIFY2(mira, mira ? "" : mira.error().detail.c_str());
    m_mira = *mira;
}

void TestPeople::signsInAndKnowsTheSession()
{
    QCOMPARE(m_mira.login, std::string("mira"));
    const auto session = signedIn(*m_people, "mira", "a good long password");
    QVERIFY(session);
    QCOMPARE(session->person.id, m_mira.id);
    QVERIFY(session->person.may(Permission::Approve));
    const auto person = m_people->authenticate(session->token);
    QVERIFY(person);
    QCOMPARE((*person)->id, m_mira.id);
    QCOMPARE(m_home->count("SELECT COUNT(*) FROM sessions WHERE token_hash = '" + session->token + "'"), 0); // only its hash is kept
    QVERIFY(m_home->text("SELECT password_hash FROM people WHERE login = 'mira'").starts_with("$argon2id$"));
}

void TestPeople::refusesWithoutSayingWhich()
{
    const auto wrong = signedIn(*m_people, "mira", "another password");
    const auto unknown = signedIn(*m_people, "nobody", "another password");
    QVERIFY(!wrong && !unknown);
    QVERIFY(wrong.error() == unknown.error());
    QCOMPARE(wrong.error().code, ErrorCode::Unauthenticated);
    const auto noPassword = m_people->add({ "machine", "Machine", "", { "operator" } }, {});
    QVERIFY(noPassword);
    QVERIFY(!signedIn(*m_people, "machine", ""));
    QVERIFY(!signedIn(*m_people, "machine", "*"));
    m_home->write([](Connection& connection) -> Result<void> {
        const auto done = connection.run("UPDATE people SET state = 'left' WHERE login = 'mira'");
        return done ? Result<void>{} : Result<void>(tl::unexpected(done.error()));
    });
    QVERIFY(!signedIn(*m_people, "mira", "a good long password"));
}

void TestPeople::sessionsEnd()
{
    const auto session = signedIn(*m_people, "mira", "a good long password");
    QVERIFY(session);
    QVERIFY(m_people->authenticate(session->token));
    QVERIFY(m_people->endSession(session->token));
    QVERIFY(!m_people->authenticate(session->token));

    const auto other = signedIn(*m_people, "mira", "a good long password");
    QVERIFY(other);
    QVERIFY(m_people->authenticate(other->token));
    m_home->clock.advance(12 * hourMs);
    QCOMPARE(m_people->authenticate(other->token).error().code, ErrorCode::Unauthenticated);
    QVERIFY(!m_people->authenticate("short"));
    QVERIFY(!m_people->authenticate(std::string(64, '0')));
}

void TestPeople::aFloodIsTurnedAway()
{
    std::mutex mutex;
    std::condition_variable changed;
    int answered = 0;
    int throttled = 0;
    constexpr int flood = 200;
    for (int i = 0; i < flood; ++i)
        m_people->signIn("nobody", "wrong password", [&](const Result<Session>& session) {
            const std::scoped_lock lock(mutex);
            ++answered;
            throttled += session.error().code == ErrorCode::Throttled ? 1 : 0;
            changed.notify_all();
        });
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return answered == flood; });
    QVERIFY2(throttled > flood / 2, "the queue of sign-ins has no bound");
}

void TestPeople::refusesBadPeople()
{
    QCOMPARE(m_people->add({ "mira", "Again", "a good long password", {} }, {}).error().code, ErrorCode::Conflict);
    QCOMPARE(m_people->add({ "two words", "Name", "a good long password", {} }, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(m_people->add({ "eve", "Eve", "short", {} }, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(m_people->add({ "eve", "Eve", "a good long password", { "emperor" } }, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(m_home->count("SELECT COUNT(*) FROM people"), 1);
}

void TestPeople::keysAreEnrolledOnce()
{
    const SigningKey key = newSigningKey();
    const auto id = m_people->enrolKey(m_mira, base64(key.publicKey), "Mira's laptop");
    QVERIFY(id);
    QCOMPARE(*id, keyId(key.publicKey));
    QCOMPARE(m_people->enrolKey(m_mira, base64(key.publicKey), "again").value(), *id);
    QCOMPARE(m_home->count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%key.enrolled%'"), 1);
    const auto entry
        = decode<AuditEntry>(parseJson(m_home->text("SELECT entry FROM audit_entries WHERE entry LIKE '%key.enrolled%'")).value()).value();
    QCOMPARE(entry.subjectKind, std::string("key"));
    QCOMPARE(entry.subject, *id);
    QVERIFY(entry.data == Json({ { "public_key", base64(key.publicKey) }, { "person_id", m_mira.id } }));

    Person other = m_mira;
    other.id = newId(m_home->clock.now());
    QCOMPARE(m_people->enrolKey(other, base64(key.publicKey), "").error().code, ErrorCode::Conflict);
    QCOMPARE(m_people->enrolKey(m_mira, base64("too short"), "").error().code, ErrorCode::InvalidInput);
}

void TestPeople::rightsFollowTheRoles()
{
    const auto session = signedIn(*m_people, "mira", "a good long password");
    QVERIFY(session);
    QVERIFY(m_people->authenticate(session->token).value()->may(Permission::Approve));
    m_home->write([](Connection& connection) -> Result<void> {
        const auto done = connection.run("UPDATE people SET roles = '[\"auditor\"]' WHERE login = 'mira'");
        return done ? Result<void>{} : Result<void>(tl::unexpected(done.error()));
    });
    m_home->clock.advance(2 * secondMs); // no longer than the cache keeps it
    QVERIFY(!m_people->authenticate(session->token).value()->may(Permission::Approve));
}

void TestPeople::aRevokedKeyIsOver()
{
    const auto here = signedIn(*m_people, "mira", "a good long password");
    const auto lost = signedIn(*m_people, "mira", "a good long password");
    QVERIFY(here && lost);
    const SigningKey desk = newSigningKey();
    const SigningKey laptop = newSigningKey();
    const auto deskId = m_people->enrolKey(m_mira, base64(desk.publicKey), "desk", here->token);
    const auto laptopId = m_people->enrolKey(m_mira, base64(laptop.publicKey), "laptop", lost->token);
    QVERIFY(deskId && laptopId);
    QCOMPARE(m_people->keys(m_mira.id).value().size(), std::size_t{ 2 });
    // Whoever holds the laptop tries to get away from its key.
    QVERIFY(m_people->enrolKey(m_mira, base64(newSigningKey().publicKey), "another", lost->token));

    Person other = m_mira;
    other.id = newId(m_home->clock.now());
    other.permissions.clear();
    QCOMPARE(m_people->revokeKey(other, { *laptopId, RevokeReason::Lost, {} }).error().code, ErrorCode::NotFound);
    QVERIFY(m_people->authenticate(lost->token));
    const auto revoked = m_people->revokeKey(m_mira, { *laptopId, RevokeReason::Lost, here->token });
    QVERIFY2(revoked, revoked ? "" : revoked.error().detail.c_str());
    QCOMPARE(revoked->sessionsEnded, 1);
    QCOMPARE(m_people->authenticate(lost->token).error().code, ErrorCode::Unauthenticated);
    QVERIFY(m_people->authenticate(here->token)); // the one that revoked goes on
    QCOMPARE(m_people->revokeKey(m_mira, { *laptopId, RevokeReason::Lost, here->token }).error().code, ErrorCode::Conflict);
    QCOMPARE(m_people->enrolKey(m_mira, base64(laptop.publicKey), "laptop").error().code, ErrorCode::Conflict);
    const auto entry
        = decode<AuditEntry>(parseJson(m_home->text("SELECT entry FROM audit_entries WHERE entry LIKE '%key.revoked%'")).value()).value();
    QCOMPARE(entry.subject, *laptopId);
    QCOMPARE(entry.data.value("why", std::string()), std::string("lost"));
    const auto keys = m_people->keys(m_mira.id).value();
    const auto listed = std::find_if(keys.begin(), keys.end(), [&](const EnrolledKey& key) { return key.id == *laptopId; });
    QVERIFY(listed != keys.end() && listed->revokedAt && listed->why == RevokeReason::Lost);
    // Another's, with the right to manage people.
    other.permissions.insert(Permission::ManagePeople);
    QVERIFY(m_people->revokeKey(other, { *deskId, RevokeReason::Left, {} }));
    QCOMPARE(m_people->authenticate(here->token).error().code, ErrorCode::Unauthenticated);
}

void TestPeople::rightsAreTakenInAnEmergency()
{
    const auto session = signedIn(*m_people, "mira", "a good long password");
    QVERIFY(session);
    Person mira = *m_people->authenticate(session->token).value();
    QVERIFY(!mira.may(Permission::OverrideCheck));
    const auto take = [&] { return m_people->breakGlass(mira, Permission::OverrideCheck, Emergency::Safety, NobodyElse::Away); };
    QCOMPARE(take().error().code, ErrorCode::Forbidden); // nobody allowed it
    QVERIFY(m_people->allowGlass(mira, true));
    QCOMPARE(m_people->breakGlass(mira, Permission::ManagePeople, Emergency::Safety, NobodyElse::Away).error().code, ErrorCode::InvalidInput);
    const auto glass = take();
    QVERIFY2(glass, glass ? "" : glass.error().detail.c_str());
    QCOMPARE(take().error().code, ErrorCode::Conflict);
    QVERIFY(m_people->authenticate(session->token).value()->may(Permission::OverrideCheck));
    const auto entry
        = decode<AuditEntry>(parseJson(m_home->text("SELECT entry FROM audit_entries WHERE entry LIKE '%break_glass.opened%'")).value()).value();
    QCOMPARE(entry.data.value("emergency", std::string()), std::string("safety"));
    QCOMPARE(entry.data.value("nobody", std::string()), std::string("away"));
    QVERIFY(m_people->closeGlass(mira, glass->id));
    QVERIFY(!m_people->authenticate(session->token).value()->may(Permission::OverrideCheck));
    // Not given back, it ends by itself.
    QVERIFY(take());
    m_home->clock.advance(brokenGlassMs);
    QVERIFY(!m_people->authenticate(session->token).value()->may(Permission::OverrideCheck));
    QVERIFY(m_people->glass().value().open.empty());
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
