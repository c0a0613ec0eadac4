#include "ui/draft/unfinished.h"

#include "models/view/followup.h"

namespace countersign {

namespace {

constexpr int pauseMs = 2000;

} // namespace

Unfinished::Unfinished(WorkDesk& work, QObject* parent)
    : QObject(parent)
    , m_work(&work)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_waiting)
            hand(m_waitingId, *std::exchange(m_waiting, std::nullopt));
    });
}

Unfinished::~Unfinished()
{
    flush();
}

void Unfinished::keep(const QString& draftId, const UnfinishedEdit& edit)
{
    if (m_waitingId != draftId)
        flush();
    m_waitingId = draftId;
    if (m_pause.isActive()) {
        m_waiting = edit;
        return;
    }
    // The first words are kept at once; what follows waits for the pause.
    hand(draftId, edit);
}

void Unfinished::hand(const QString& draftId, const UnfinishedEdit& edit)
{
    m_pause.start();
    if (!m_work)
        return;
    whenDone(m_work->keepUnfinished(draftId, edit), this, [this](const Result<void>& kept) {
        if (!kept && !std::exchange(m_told, true))
            Q_EMIT notKept(kept.error());
        if (kept)
            m_told = false;
    });
}

void Unfinished::flush()
{
    if (m_waiting)
        hand(m_waitingId, *std::exchange(m_waiting, std::nullopt));
}

void Unfinished::drop(const QString& draftId)
{
    forget(draftId);
    if (m_work)
        whenDone(m_work->dropUnfinished(draftId), this, [](const Result<void>&) {}); // what stays is offered again, which loses nothing
}

void Unfinished::forget(const QString& draftId)
{
    if (m_waitingId == draftId)
        m_waiting.reset();
}

void Unfinished::look(const QString& draftId)
{
    if (!m_work)
        return;
    whenDone(m_work->unfinished(draftId), this, [this, draftId](const Result<std::optional<UnfinishedEdit>>& edit) {
        if (edit && *edit)
            Q_EMIT found(draftId, **edit);
    });
}

} // namespace countersign
