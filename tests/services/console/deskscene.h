#pragma once
// A desk that is signed in to a pretended backend with the sample drafts.
#include "services/console/session/signin.h"
#include "tests/services/console/await.h"
#include "tests/services/console/pretendbackend.h"
#include "tests/support/console/sampledrafts.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

namespace countersign {

using namespace Qt::StringLiterals;

class DeskScene {
protected:
    using Place = DecisionRecord::Place;

    [[nodiscard]] static TimeMs wallClock() { return QDateTime::currentMSecsSinceEpoch(); }
    [[nodiscard]] static DecisionRequest request(const Draft& draft, Verdict verdict)
    {
        DecisionRequest asked;
        asked.draftId = QString::fromStdString(draft.summary.id);
        asked.revision = draft.summary.revision;
        asked.verdict = verdict;
        return asked;
    }
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

} // namespace countersign
