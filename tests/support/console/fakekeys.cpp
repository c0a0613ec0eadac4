#include "tests/support/console/fakekeys.h"

#include "models/view/followup.h"
#include "tests/support/console/fakedesk.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace countersign {

FakeKeys::FakeKeys(FakeDesk& desk) : m_desk(desk)
{
    connect(&desk, &ReviewDesk::linkChanged, this, &KeysDesk::onlineChanged);
}

bool FakeKeys::online() const
{
    return m_desk.link() == ReviewDesk::Link::Online;
}

QFuture<Result<std::vector<EnrolledKey>>> FakeKeys::list(bool everybodys)
{
    if (m_failure)
        return readyFuture<Result<std::vector<EnrolledKey>>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    const Person self = m_desk.person();
    if (m_all.empty()) {
        const auto add = [this](const char* id, const std::string& person, const std::string& name, const char* device) {
            EnrolledKey key;
            key.id = id;
            key.personId = person;
            key.personName = name;
            key.device = device;
            key.enrolledAt = m_desk.now() - 30 * dayMs;
            key.decisions = 12;
            key.lastDecisionAt = m_desk.now() - hourMs;
            m_all.push_back(std::move(key));
        };
        add("k_00000000000000a1", self.id, self.name, "desk-pc");
        add("k_00000000000000a2", self.id, self.name, "travel-laptop");
        add("k_00000000000000b1", "p-other", "Idris Bello", "idris-mac");
    }
    std::vector<EnrolledKey> listed;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(listed),
        [&](const EnrolledKey& key) { return everybodys || key.personId == self.id; });
    return readyFuture<Result<std::vector<EnrolledKey>>>(std::move(listed));
}

QFuture<Result<KeyRevoked>> FakeKeys::revoke(const std::string& keyId, RevokeReason why)
{
    if (m_failure)
        return readyFuture<Result<KeyRevoked>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    const auto key = std::find_if(m_all.begin(), m_all.end(), [&keyId](const EnrolledKey& one) { return one.id == keyId; });
    if (key == m_all.end() || key->revokedAt)
        return readyFuture<Result<KeyRevoked>>(fail(ErrorCode::Conflict, "this device key was revoked before"));
    key->revokedAt = m_desk.now();
    key->revokedBy = m_desk.person().name;
    key->why = why;
    Answerer<Result<KeyRevoked>> answer;
    m_held.emplace_back([answer, revoked = KeyRevoked{keyId, m_desk.now(), 1, 2, 0}] { answer(revoked); });
    holdAnswers(m_holding);
    return answer.future();
}

void FakeKeys::holdAnswers(bool hold)
{
    m_holding = hold;
    if (!hold)
        for (const auto& answer : std::exchange(m_held, {}))
            answer();
}

}  // namespace countersign
