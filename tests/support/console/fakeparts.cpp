#include "tests/support/console/fakeparts.h"

#include "models/domain/ids.h"
#include "models/domain/undowindow.h"
#include "models/view/followup.h"
#include "tests/support/console/fakedesk.h"

#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

FakeTeam::FakeTeam(FakeDesk& desk) : m_desk(desk) {}

void FakeTeam::setLooking(const QString& draftId, const QStringList& names)
{
    m_looking.insert(draftId, names);
    Q_EMIT presenceChanged({draftId});
}

std::vector<Colleague> FakeTeam::colleagues() const
{
    const Person me = m_desk.person();
    return {{me.id, me.name, me.roles}, {"p-senior", "Samira Sand", {"senior_approver"}}, {"p-brand", "Bela Brand", {"brand_reviewer"}}};
}

QFuture<Result<void>> FakeTeam::change(const QString& draftId, const std::function<void(Draft&)>& act)
{
    if (m_failure)
        return readyFuture<Result<void>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    const Draft* found = m_desk.source().find(draftId);
    if (!found)
        return readyFuture<Result<void>>(fail(ErrorCode::NotFound, "the draft left the queue"));
    Draft draft = *found;
    act(draft);
    m_desk.replace(draft);
    return readyFuture<Result<void>>({});
}

QFuture<Result<void>> FakeTeam::comment(const QString& draftId, const QString& text, bool objection)
{
    return change(draftId, [&](Draft& draft) {
        Comment comment;
        comment.id = newId(m_desk.now());
        comment.personId = m_desk.person().id;
        comment.personName = m_desk.person().name;
        comment.text = text.toStdString();
        comment.objection = objection;
        comment.at = m_desk.now();
        for (const Colleague& one : colleagues())
            if (text.contains(u'@' + QString::fromStdString(one.name)))
                comment.mentions.push_back(one.personId);
        draft.comments.push_back(std::move(comment));
        draft.summary.comments = static_cast<int>(draft.comments.size());
        draft.summary.objections += objection;
    });
}

QFuture<Result<void>> FakeTeam::resolveObjection(const QString& draftId, const QString& commentId)
{
    return change(draftId, [&](Draft& draft) {
        for (Comment& comment : draft.comments)
            if (comment.id == commentId.toStdString() && comment.objection && !comment.resolvedAt) {
                comment.resolvedAt = m_desk.now();
                comment.resolvedBy = m_desk.person().name;
                --draft.summary.objections;
            }
    });
}

QFuture<Result<void>> FakeTeam::assign(const QStringList& draftIds, const std::optional<Assignee>& to, const std::string& batch)
{
    for (const QString& id : draftIds) {
        const auto given = [&](Draft& draft) {
            m_given[id] = {batch, draft.summary.assignee};
            draft.summary.assignee = to;
        };
        if (auto done = change(id, given); !done.result())
            return done;
    }
    return readyFuture<Result<void>>({});
}

QFuture<Result<int>> FakeTeam::giveBack(const QStringList& draftIds, const std::string& batch)
{
    int undone = 0;
    for (const QString& id : draftIds)
        if (const auto given = m_given.constFind(id); given != m_given.constEnd() && given->batch == batch)
            undone += change(id, [before = given->before](Draft& draft) { draft.summary.assignee = before; }).result().has_value();
    return readyFuture<Result<int>>(undone);
}

QFuture<Result<void>> FakeTeam::breakLease(const QString& draftId)
{
    return change(draftId, [this](Draft& draft) {
        draft.summary.lease = Lease{m_desk.person().id, m_desk.person().name, m_desk.now() + 5 * minuteMs};
    });
}

QFuture<Result<void>> FakeViews::save(const SavedView& view)
{
    std::erase_if(m_views, [&view](const SavedView& one) { return one.id == view.id; });
    m_views.push_back(view);
    Q_EMIT viewsChanged();
    return readyFuture<Result<void>>({});
}

QFuture<Result<void>> FakeViews::remove(const std::string& viewId)
{
    std::erase_if(m_views, [&viewId](const SavedView& one) { return one.id == viewId; });
    Q_EMIT viewsChanged();
    return readyFuture<Result<void>>({});
}

struct FakeBulk::Run {
    Answerer<Result<BulkOutcome>> answer;
    BulkOutcome outcome;
    DecisionRequest one;
    QStringList ids;
    qsizetype next = 0;
};

FakeBulk::FakeBulk(FakeDesk& desk) : m_desk(desk) {}

QFuture<Result<BulkPreview>> FakeBulk::preview(const BulkRequest& request)
{
    BulkPreview preview;
    const auto rows = m_desk.source().page(request.filter, {}, 100000).takeResult();
    for (const DraftSummary& row : rows->rows) {
        const QString id = QString::fromStdString(row.id);
        if (!request.ids.isEmpty() && !request.ids.contains(id))
            continue;
        if (request.act == BulkRequest::Act::Approve && row.approvalsNeeded > 1) {
            if (preview.wont.empty())
                preview.wont.push_back({u"Two people decide: open it yourself"_s, {}});
            preview.wont.front().ids << id;
            continue;
        }
        preview.will << id;
        preview.stake += row.stake;
    }
    return readyFuture<Result<BulkPreview>>(std::move(preview));
}

QFuture<Result<BulkOutcome>> FakeBulk::run(const BulkRequest& request, const BulkPreview& preview)
{
    BulkOutcome outcome;
    outcome.batch = newId(m_desk.now());
    m_decisions.clear();
    m_given.clear();
    if (request.act == BulkRequest::Act::Assign) {
        if (m_desk.team().assign(preview.will, request.to, outcome.batch).result())
            m_given = preview.will;
        outcome.done = static_cast<int>(m_given.size());
        m_last = Last{outcome.batch, outcome.done, request.act, m_desk.now() + undoWindowMs};
        Q_EMIT lastChanged();
        return readyFuture<Result<BulkOutcome>>(std::move(outcome));
    }
    auto run = std::make_shared<Run>();
    run->one.verdict = request.act == BulkRequest::Act::Approve ? Verdict::Approve : Verdict::Reject;
    run->one.reasonCode = request.reasonCode;
    run->one.note = request.note;
    run->one.batch = outcome.batch;
    run->ids = preview.will;
    run->outcome = std::move(outcome);
    m_cancelled = false;
    step(run);
    return run->answer.future();
}

void FakeBulk::step(const std::shared_ptr<Run>& run)
{
    BulkOutcome& outcome = run->outcome;
    while (run->next < run->ids.size() && !m_cancelled) {
        const QString id = run->ids[run->next++];
        const Draft* draft = m_desk.source().find(id);
        run->one.draftId = id;
        run->one.revision = draft ? draft->summary.revision : 0;
        if (const auto made = m_desk.decide(run->one).result()) {
            m_decisions << *made;
            ++outcome.done;
        } else
            outcome.refused.push_back({QString::fromStdString(made.error().detail), {id}});
        Q_EMIT progressed(static_cast<int>(run->next), static_cast<int>(run->ids.size()));
        if (m_slow) {
            QTimer::singleShot(0, this, [this, run] { step(run); });
            return;
        }
    }
    outcome.cancelled = static_cast<int>(run->ids.size() - run->next);
    m_last = Last{outcome.batch, outcome.done,
        run->one.verdict == Verdict::Reject ? BulkRequest::Act::Reject : BulkRequest::Act::Approve, firstToRunOut()};
    run->answer(std::move(outcome));
    Q_EMIT lastChanged();
}

std::optional<TimeMs> FakeBulk::firstToRunOut() const
{
    std::optional<TimeMs> first;
    for (const DecisionRecord& record : m_desk.recentDecisions())
        if (m_decisions.contains(record.decisionId) && record.holdUntil)
            first = std::min(*record.holdUntil, first.value_or(*record.holdUntil));
    return first;
}

void FakeBulk::cancel()
{
    m_cancelled = true;
    if (m_undoing)
        std::exchange(m_undoing, std::nullopt)->operator()(0);
}

QFuture<Result<int>> FakeBulk::undo(const std::string& batch)
{
    if (!m_last || m_last->batch != batch)
        return readyFuture<Result<int>>(fail(ErrorCode::NotFound, "no such batch"));
    if (std::exchange(m_holdUndo, false))
        return m_undoing.emplace().future();
    int undone = 0;
    for (const QString& id : std::as_const(m_decisions))
        undone += m_desk.undo(id).result().has_value();
    if (!m_given.isEmpty())
        undone = m_desk.team().giveBack(m_given, batch).result().value_or(0);
    m_last.reset();
    Q_EMIT lastChanged();
    return readyFuture<Result<int>>(undone);
}

FakeWork::FakeWork(FakeDesk& desk) : m_desk(desk) {}

void FakeWork::setCounts(std::map<RejectReason, int> counts)
{
    m_counts = std::move(counts);
    Q_EMIT rejectReasonCountsChanged();
}

QFuture<Result<void>> FakeWork::keepUnfinished(const QString& draftId, const UnfinishedEdit& edit)
{
    m_edits.insert_or_assign(draftId, edit);
    return readyFuture<Result<void>>({});
}

QFuture<Result<std::optional<UnfinishedEdit>>> FakeWork::unfinished(const QString& draftId)
{
    const auto found = m_edits.find(draftId);
    return readyFuture<Result<std::optional<UnfinishedEdit>>>(found == m_edits.end() ? std::nullopt : std::optional(found->second));
}

QFuture<Result<void>> FakeWork::dropUnfinished(const QString& draftId)
{
    m_edits.erase(draftId);
    return readyFuture<Result<void>>({});
}

QFuture<Result<void>> FakeWork::skip(const QString& draftId)
{
    m_skipped.insert(draftId);
    Q_EMIT m_desk.source().changed({draftId});
    return readyFuture<Result<void>>({});
}

QFuture<Result<void>> FakeWork::unskip(const QString& draftId)
{
    m_skipped.remove(draftId);
    Q_EMIT m_desk.source().changed({draftId});
    return readyFuture<Result<void>>({});
}

QFuture<Result<Conflict>> FakeWork::conflict(const QString& decisionId)
{
    for (const DecisionRecord& record : m_desk.recentDecisions()) {
        if (record.decisionId != decisionId)
            continue;
        Conflict both;
        both.record = record;
        if (const Draft* draft = m_desk.source().find(record.draftId))
            both.now = *draft;
        if (const Draft* draft = m_desk.asDecided(decisionId))
            both.then = *draft;
        if (const DecisionRequest* request = m_desk.requestFor(record.draftId)) {
            both.yours.emplace();
            both.yours->statement.revision = request->revision;
            both.yours->statement.verdict = request->verdict;
            both.yours->content = request->content;
        }
        return readyFuture<Result<Conflict>>(std::move(both));
    }
    return readyFuture<Result<Conflict>>(fail(ErrorCode::NotFound, "no such decision"));
}

QFuture<Result<EffortFigures>> FakeWork::effort(TimeMs)
{
    return readyFuture<Result<EffortFigures>>(m_figures);
}

}  // namespace countersign
