#pragma once
// What people.cpp and sessions.cpp share; seen by nobody else.
#include "services/base/threadpool.h"
#include "services/recovery/people/people.h"

#include <mutex>
#include <unordered_map>

namespace countersign {

struct People::Impl {
    struct Known {
        std::shared_ptr<const Person> person;
        TimeMs expiresAt = 0;
        TimeMs loadedAt = 0;
    };

    Impl(const RecoveryContext& c, PeopleOptions o);

    RecoveryContext context;
    PeopleOptions options;
    std::string decoyHash;  // what an unknown login's password is compared with
    std::mutex mutex;
    std::unordered_map<std::string, Known> known;  // by token hash
    std::shared_ptr<const std::vector<Person>> people;
    TimeMs peopleLoadedAt = 0;
    ThreadPool hashing;  // last: its tasks use all of the above

    [[nodiscard]] Result<Session> checkPassword(const std::string& login, const std::string& password);
    [[nodiscard]] Result<Session> openSession(const std::string& personId, TimeMs lengthMs);
};

}  // namespace countersign
