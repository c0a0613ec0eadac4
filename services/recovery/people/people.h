#pragma once
// The people of this backend: adding them, signing them in, knowing them again by their session, enrolling their device keys.
// Passwords are hashed on threads of their own with a bounded queue, so that a flood of sign-ins slows nobody else.
#include "models/domain/breakglass.h"
#include "models/domain/devicekey.h"
#include "models/domain/person.h"
#include "services/recovery/context.h"
#include "services/recovery/people/passwords.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace countersign {

struct PeopleOptions {
    PasswordCost cost;
    std::size_t signInThreads = 1;
    std::size_t signInQueue = 32;      // waiting sign-ins; more are answered with Throttled
    TimeMs sessionMs = 12 * hourMs;
    TimeMs cacheMs = 2 * secondMs;     // how long a person's rights may be out of date
};

struct NewPerson {
    std::string login;
    std::string name;
    std::string password;              // empty: this person never signs in with one
    std::vector<std::string> roles;
};

struct KeyRevocation {
    std::string keyId;
    RevokeReason why = RevokeReason::Other;
    std::string ownToken;              // the caller's session, which goes on
};

struct GlassState {
    bool allowed = false;
    std::vector<BrokenGlass> open;     // newest first
};

struct Session {
    std::string token;
    TimeMs expiresAt = 0;
    Person person;
};

class People {
public:
    People(const RecoveryContext& context, PeopleOptions options);
    ~People();

    // Stores the shipped roles where there are none yet; later gives shipped roles the rights that are new since, each right once.
    [[nodiscard]] Result<void> installRoles(const std::vector<Role>& shipped);
    // Blocks while the password is hashed. Errors: InvalidInput (names what), Conflict (login taken), Throttled.
    [[nodiscard]] Result<Person> add(const NewPerson& person, const std::string& actorId);
    [[nodiscard]] Result<std::shared_ptr<const std::vector<Person>>> all();
    [[nodiscard]] Result<std::string> idOf(const std::string& login);  // NotFound

    // `done` is called on a sign-in thread, or at once with Throttled. An unknown login takes as long as a wrong password.
    void signIn(std::string login, std::string password, std::function<void(Result<Session>)> done);
    [[nodiscard]] Result<Session> openSession(const std::string& personId, TimeMs lengthMs);
    // Unauthenticated: no such session, ended, or the person is no longer active. Any thread; blocks on a read at most every cacheMs.
    [[nodiscard]] Result<std::shared_ptr<const Person>> authenticate(std::string_view token);
    [[nodiscard]] Result<void> endSession(std::string_view token);
    [[nodiscard]] Result<void> endSessionsOf(const std::string& personId);
    // Idempotent; returns the key's id, and binds the session of `token` to it. Errors: InvalidInput, Conflict (another person's or a
    // revoked key).
    [[nodiscard]] Result<std::string> enrolKey(
        const Person& person, const std::string& publicKeyBase64, const std::string& device, std::string_view token = {});
    [[nodiscard]] Result<std::vector<EnrolledKey>> keys(const std::string& personId);  // newest first; "" = everybody's
    // From now on nothing signed with the key is taken; sessions that ever had it end, its person's leases are given back; what was decided before
    // stands and still verifies. Recorded. Errors: NotFound (also for a key of another without manage_people), Conflict (revoked
    // before), Forbidden (the backend's own key).
    [[nodiscard]] Result<KeyRevoked> revokeKey(const Person& actor, const KeyRevocation& wanted);

    // Breaking the glass (models/domain/breakglass.h): the right is part of the person's from then on, for brokenGlassMs. Errors:
    // Forbidden (not allowed here), InvalidInput (no right for emergencies), Conflict (has it already). All of it is recorded.
    [[nodiscard]] Result<BrokenGlass> breakGlass(const Person& person, Permission right, Emergency emergency, NobodyElse nobody);
    [[nodiscard]] Result<void> closeGlass(const Person& actor, const std::string& id);  // NotFound: not open, or another's
    [[nodiscard]] Result<void> allowGlass(const Person& actor, bool allowed);
    [[nodiscard]] Result<GlassState> glass();
    void forgetCached();  // after people or roles changed

private:
    struct Impl;
    [[nodiscard]] static Result<void> takeEmergencyRights(Connection& connection, Person& person, TimeMs now);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
