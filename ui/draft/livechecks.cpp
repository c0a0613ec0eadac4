#include "ui/draft/livechecks.h"

#include "models/view/followup.h"

namespace countersign {

LiveChecks::LiveChecks(QObject* parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

LiveChecks::~LiveChecks()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void LiveChecks::run(std::function<std::vector<CheckResult>()> work, TimeMs now)
{
    m_worker.clear();
    Answerer<Result<std::vector<CheckResult>>> answer;
    whenDone(answer.future(), this, [this, mine = ++m_asked, now](const Result<std::vector<CheckResult>>& results) {
        if (mine != m_asked)
            return;
        m_answered = mine;
        if (results)
            Q_EMIT checked(*results, now);
    });
    m_worker.start([answer, work = std::move(work)] { answer(work()); });
}

void LiveChecks::forget()
{
    m_worker.clear();
    m_answered = ++m_asked;
}

} // namespace countersign
