#include "ui/window/spokendecisions.h"

#include "ui/parts/announce.h"
#include "ui/review/reviewsession.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <algorithm>

namespace countersign {

SpokenDecisions::SpokenDecisions(ReviewSession& session, Announcer& announcer, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_announcer(announcer)
{
    connect(&session, &ReviewSession::decided, this, [this](const QString& draftId, Verdict verdict) {
        QString done = verdictDone(verdict);
        if (!done.isEmpty())
            done[0] = done[0].toUpper();
        const QString where = whereItIs(draftId);
        m_done = where.isEmpty() ? done : tr("%1, %2", "approved, where it is").arg(done, where);
    });
    connect(&session, &ReviewSession::opened, this, [this] {
        const DraftSummary& row = m_session.open()->draft().summary;
        QStringList parts{ shortMoneyWord(row.value), text(row.maskedName), reasonWord(row.reason) };
        parts.removeAll(QString());
        say(tr("next: %1").arg(parts.join(QStringLiteral(", "))));
    });
    connect(&session, &ReviewSession::closed, this, [this] { say(tr("nothing more waits for you")); });
    connect(&session, &ReviewSession::undone, this, [this] { m_announcer.say(tr("Undone. The draft is back in the queue.")); });
    connect(&session, &ReviewSession::refused, this, [this](const Error& error) { m_announcer.say(errorWords(error).sentence); });
}

void SpokenDecisions::say(const QString& next)
{
    if (m_done.isEmpty())
        return;
    m_announcer.say(tr("%1; %2", "what was done; what is next").arg(m_done, next));
    m_done.clear();
}

QString SpokenDecisions::whereItIs(const QString& draftId) const
{
    const auto records = m_session.desk().recentDecisions();
    const auto record = std::ranges::find(records, draftId, &DecisionRecord::draftId);
    if (record == records.end())
        return {};
    if (record->place == DecisionRecord::Place::Held && record->holdUntil)
        return tr("held %1").arg(spanWords(*record->holdUntil - record->decidedAt));
    return placeWords(*record, wallClock());
}

} // namespace countersign
