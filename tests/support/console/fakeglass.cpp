#include "tests/support/console/fakeglass.h"

#include "models/view/followup.h"
#include "tests/support/console/fakedesk.h"

#include <algorithm>
#include <utility>

namespace countersign {

FakeGlass::FakeGlass(FakeDesk& desk) : m_desk(desk)
{
    connect(&desk, &ReviewDesk::linkChanged, this, &GlassDesk::changed);
}

bool FakeGlass::online() const
{
    return m_desk.link() == ReviewDesk::Link::Online;
}

TimeMs FakeGlass::now() const
{
    return m_desk.now() + m_ahead;
}

void FakeGlass::allow(bool allowed)
{
    m_allowed = allowed;
    Q_EMIT changed();
}

void FakeGlass::end()
{
    while (!m_own.empty())
        remove(m_own.front().id);
}

QFuture<Result<BrokenGlass>> FakeGlass::take(Permission right, Emergency emergency, NobodyElse nobody)
{
    if (m_failure)
        return readyFuture<Result<BrokenGlass>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    Person person = m_desk.person();
    const TimeMs at = now();
    const BrokenGlass glass{"glass-" + std::to_string(m_own.size()), person.id, person.name, right, emergency, nobody, at, at + brokenGlassMs};
    m_own.push_back(glass);
    person.permissions.insert(right);
    m_desk.setPerson(person);
    Q_EMIT changed();
    return readyFuture<Result<BrokenGlass>>(glass);
}

QFuture<Result<void>> FakeGlass::giveBack(const std::string& id)
{
    if (m_failure)
        return readyFuture<Result<void>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    if (m_holding) {
        Answerer<Result<void>> later;
        m_held = [this, id, later] {
            remove(id);
            later({});
        };
        return later.future();
    }
    remove(id);
    return readyFuture<Result<void>>({});
}

void FakeGlass::holdGivingBack(bool hold)
{
    m_holding = hold;
    if (const auto held = std::exchange(m_held, nullptr); held && !hold)
        held();
}

void FakeGlass::remove(const std::string& id)
{
    const auto glass = std::find_if(m_own.begin(), m_own.end(), [&id](const BrokenGlass& one) { return one.id == id; });
    if (glass == m_own.end())
        return;
    Person person = m_desk.person();
    person.permissions.erase(glass->right);
    m_own.erase(glass);
    m_desk.setPerson(person);
    Q_EMIT changed();
}

}  // namespace countersign
