#include "services/console/desk/farewell.h"

#include "models/view/followup.h"

#include <QCoreApplication>

namespace countersign {

namespace {
constexpr int timeoutMs = 2000;  // of each of the two steps; leases run out by themselves otherwise
}

void Farewell::say(const Words& words)
{
    if (QCoreApplication::instance() && !words.token.empty() && (words.endSession || !words.leased.isEmpty()))
        new Farewell(words, QCoreApplication::instance());
}

Farewell::Farewell(const Words& words, QObject* parent) : QObject(parent), m_api(words.backend), m_endSession(words.endSession)
{
    m_api.setToken(words.token);
    m_api.setTimeout(timeoutMs);
    m_left = words.leased.size();
    for (const QString& id : words.leased)
        whenDone(m_api.releaseLease(id.toStdString()), this, [this](const Answer<void>&) {
            if (--m_left == 0)
                end();
        });
    if (m_left == 0)
        end();
}

// After the leases: a session that has ended gives nothing back.
void Farewell::end()
{
    if (!std::exchange(m_endSession, false)) {
        deleteLater();
        return;
    }
    whenDone(m_api.signOut(), this, [this](const Answer<void>&) { deleteLater(); });
}

}  // namespace countersign
