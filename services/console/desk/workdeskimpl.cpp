#include "services/console/desk/workdeskimpl.h"

#include "models/view/followup.h"

#include <algorithm>

namespace countersign {

namespace {

EffortFigures figuresOf(const std::vector<OwnDecision>& decisions)
{
    EffortFigures figures;
    std::vector<TimeMs> active;
    for (const OwnDecision& decision : decisions) {
        ++figures.decided;
        figures.edited += decision.verdict == Verdict::ApproveWithEdits;
        figures.unchanged += decision.verdict == Verdict::Approve && decision.asComposed;
        figures.readToEnd += decision.readToEnd;
        if (decision.activeMs >= 0) {
            figures.activeMs += decision.activeMs;
            active.push_back(decision.activeMs);
        }
    }
    if (!active.empty()) {
        const auto middle = active.begin() + static_cast<std::ptrdiff_t>(active.size() / 2);
        std::nth_element(active.begin(), middle, active.end());
        figures.medianMs = *middle;
    }
    return figures;
}

}  // namespace

WorkDeskImpl::WorkDeskImpl(LocalStore& store, QObject* parent) : WorkDesk(parent), m_store(store) {}

void WorkDeskImpl::setEveryonesReasons(std::map<RejectReason, int> counts)
{
    m_everyones = std::move(counts);
    Q_EMIT rejectReasonCountsChanged();
}

void WorkDeskImpl::refreshReasons()
{
    whenDone(m_store.reasonsUsed(), this, [this](Result<std::map<RejectReason, int>> counts) {
        if (!counts || *counts == m_own)
            return;
        m_own = std::move(*counts);
        if (!m_everyones)
            Q_EMIT rejectReasonCountsChanged();
    });
}

QFuture<Result<void>> WorkDeskImpl::keepUnfinished(const QString& draftId, const UnfinishedEdit& edit)
{
    return m_store.keepEdit(draftId, {edit.revision, edit.content, edit.at});
}

QFuture<Result<std::optional<UnfinishedEdit>>> WorkDeskImpl::unfinished(const QString& draftId)
{
    Answerer<Result<std::optional<UnfinishedEdit>>> answer;
    whenDone(m_store.keptEdit(draftId), this, [answer](Result<std::optional<KeptEdit>> kept) {
        if (!kept)
            answer(tl::unexpected(std::move(kept.error())));
        else if (*kept)
            answer(std::optional<UnfinishedEdit>{UnfinishedEdit{(*kept)->revision, std::move((*kept)->content), (*kept)->at}});
        else
            answer(std::optional<UnfinishedEdit>{});
    });
    return answer.future();
}

QFuture<Result<void>> WorkDeskImpl::dropUnfinished(const QString& draftId)
{
    return m_store.dropEdit(draftId);
}

QFuture<Result<void>> WorkDeskImpl::skip(const QString& draftId)
{
    return m_store.setSkipped(draftId, true);
}

QFuture<Result<void>> WorkDeskImpl::unskip(const QString& draftId)
{
    return m_store.setSkipped(draftId, false);
}

QFuture<Result<Conflict>> WorkDeskImpl::conflict(const QString& decisionId)
{
    Answerer<Result<Conflict>> answer;
    whenDone(m_store.sides(decisionId), this, [answer](Result<DecidedSides> sides) {
        if (sides)
            answer(Conflict{std::move(sides->record), std::move(sides->yours), std::move(sides->then), std::move(sides->now)});
        else
            answer(tl::unexpected(std::move(sides.error())));
    });
    return answer.future();
}

QFuture<Result<EffortFigures>> WorkDeskImpl::effort(TimeMs since)
{
    Answerer<Result<EffortFigures>> answer;
    whenDone(m_store.ownSince(since), this, [answer](Result<std::vector<OwnDecision>> decisions) {
        if (decisions)
            answer(figuresOf(*decisions));
        else
            answer(tl::unexpected(std::move(decisions.error())));
    });
    return answer.future();
}

}  // namespace countersign
