#include "tests/support/console/fakedesk.h"

#include "models/domain/ids.h"
#include "models/domain/undowindow.h"
#include "models/view/followup.h"
#include "models/view/queueorder.h"
#include "tests/support/console/sampledrafts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

bool isTurn(DraftFilter::Turn turn, const DraftSummary& row, const FakeDraftSource::Viewer& viewer)
{
    const bool skipped = viewer.skipped.contains(QString::fromStdString(row.id));
    const bool given = row.assignee
        && (row.assignee->personId == viewer.personId
            || std::find(viewer.roles.begin(), viewer.roles.end(), row.assignee->roleId) != viewer.roles.end());
    switch (turn) {
    case DraftFilter::Turn::Yours:
        return !skipped && (!row.assignee || given);
    case DraftFilter::Turn::Everyone:
        return true;
    case DraftFilter::Turn::Assigned:
        return given;
    case DraftFilter::Turn::Second:
        return row.approvalsHave > 0 && row.approvalsHave < row.approvalsNeeded;
    case DraftFilter::Turn::Skipped:
        return skipped;
    }
    return false;
}

bool matches(const DraftFilter& filter, const Draft& draft, const FakeDraftSource::Viewer& viewer)
{
    const DraftSummary& row = draft.summary;
    if (row.state != DraftState::Queued || !isTurn(filter.turn, row, viewer))
        return false;
    const auto among = [](const auto& set, const auto& value) { return set.empty() || set.contains(value); };
    if (!among(filter.reasons, row.reason) || !among(filter.channels, row.channel) || !among(filter.languages, row.language)
        || !among(filter.shops, row.shopId) || row.stake < filter.stakeFrom || (filter.checksFailed && row.checksFailed == 0))
        return false;
    if (filter.offers != DraftFilter::Offers::Any
        && (filter.offers == DraftFilter::Offers::Some) == (draft.offer.chosen.kind == OfferKind::Reassurance))
        return false;
    if (filter.late && viewer.now - waitingSince(row) <= viewer.decideWithin)
        return false;
    const QString words = QString::fromStdString(
        draft.title + ' ' + draft.subtitle + ' ' + std::string(word(row.reason)) + ' ' + draft.lines.front().title);
    for (const QString& part : QString::fromStdString(filter.search).split(u' ', Qt::SkipEmptyParts))
        if (!words.contains(part, Qt::CaseInsensitive))
            return false;
    return true;
}

}  // namespace

FakeDraftSource::FakeDraftSource(QObject* parent) : DraftSource(parent) {}

void FakeDraftSource::setDrafts(std::vector<Draft> drafts)
{
    m_drafts.clear();
    for (Draft& draft : drafts)
        m_drafts[draft.summary.id] = std::move(draft);
    Q_EMIT reset();
}

void FakeDraftSource::upsert(const Draft& draft)
{
    m_drafts[draft.summary.id] = draft;
    Q_EMIT changed({QString::fromStdString(draft.summary.id)});
}

void FakeDraftSource::remove(const QString& draftId)
{
    m_drafts.erase(draftId.toStdString());
    Q_EMIT changed({draftId});
}

void FakeDraftSource::holdAnswers(bool hold)
{
    m_holding = hold;
    if (hold)
        return;
    const auto held = std::exchange(m_held, {});
    for (const auto& answer : held)
        answer();
}

const Draft* FakeDraftSource::find(const QString& draftId) const
{
    const auto found = m_drafts.find(draftId.toStdString());
    return found == m_drafts.end() ? nullptr : &found->second;
}

std::vector<DraftSummary> FakeDraftSource::sorted(const DraftFilter& filter) const
{
    const Viewer viewer = m_viewer ? m_viewer() : Viewer();
    std::vector<DraftSummary> rows;
    for (const auto& [id, draft] : m_drafts)
        if (matches(filter, draft, viewer))
            rows.push_back(draft.summary);
    std::sort(rows.begin(), rows.end(), [&filter](const auto& a, const auto& b) { return rowBefore(filter, a, b); });
    return rows;
}

QFuture<Result<DraftRows>> FakeDraftSource::page(const DraftFilter& filter, const QString& cursor, int limit)
{
    ++m_pagesAsked;
    Answerer<Result<DraftRows>> answer;
    if (m_failure) {
        answer(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
        return answer.future();
    }
    DraftRows page;
    std::vector<DraftSummary> all = sorted(filter);
    page.total = static_cast<qint64>(all.size());
    for (const DraftSummary& row : all)
        page.totalStake += row.stake;
    auto from = all.begin();
    if (!cursor.isEmpty())
        from = std::upper_bound(all.begin(), all.end(), m_cursors.value(cursor),
            [&filter](const DraftSummary& a, const DraftSummary& b) { return rowBefore(filter, a, b); });
    const auto until = from + std::min<std::ptrdiff_t>(limit, all.end() - from);
    page.rows.assign(from, until);
    if (until != all.end() && !page.rows.empty()) {
        page.next = QString::fromStdString(page.rows.back().id);
        m_cursors.insert(page.next, page.rows.back());  // its row may be gone when the next page is asked for
    }
    if (m_holding)
        m_held.push_back([answer, page] { answer(page); });
    else
        answer(std::move(page));
    return answer.future();
}

QFuture<Result<std::vector<DraftSummary>>> FakeDraftSource::rows(const DraftFilter& filter, const QStringList& ids)
{
    Answerer<Result<std::vector<DraftSummary>>> answer;
    std::vector<DraftSummary> rows;
    for (const DraftSummary& row : sorted(filter))
        if (ids.contains(QString::fromStdString(row.id)))
            rows.push_back(row);
    if (m_holding)
        m_held.push_back([answer, rows] { answer(rows); });
    else
        answer(std::move(rows));
    return answer.future();
}

QFuture<Result<QueueTally>> FakeDraftSource::tally(const DraftFilter& filter)
{
    ++m_talliesAsked;
    QueueTally tally;
    for (const DraftSummary& row : sorted(filter))
        if (filter.group != DraftFilter::Group::None)
            ++tally.groups[groupKey(filter.group, row)];
    DraftFilter wide;
    wide.turn = filter.turn;
    for (const DraftSummary& row : sorted(wide)) {
        ++tally.languages[row.language];
        ++tally.shops[row.shopId];
    }
    return readyFuture<Result<QueueTally>>(std::move(tally));
}

FakeDesk::FakeDesk(TimeMs now, QObject* parent)
    : ReviewDesk(parent), m_person(samplePerson()), m_policy(samplePolicy()), m_sentence(u"Connected to shop.example"_s), m_now(now)
{
    m_source.setViewer([this] {
        return FakeDraftSource::Viewer{m_person.id, m_person.roles, m_work.skipped(), m_now, m_policy.decideWithinMs};
    });
    m_source.setDrafts(sampleDrafts(now));
}

void FakeDesk::setLink(Link link, const QString& sentence)
{
    m_link = link;
    m_sentence = sentence;
    if (link == Link::Online && !m_slowLink)
        for (Made& made : m_made)
            if (made.record.place == DecisionRecord::Place::Kept) {
                made.record.place = DecisionRecord::Place::Held;
                made.record.holdUntil = m_now + made.draft.holdMs;
            }
    Q_EMIT linkChanged();
    changed();
}

void FakeDesk::replace(const Draft& draft)
{
    m_source.upsert(draft);
    Q_EMIT draftChanged(QString::fromStdString(draft.summary.id));
}

void FakeDesk::leave(const QString& draftId, DraftState state)
{
    Q_EMIT draftLeft(draftId, state);
    m_source.remove(draftId);
}

const Draft* FakeDesk::asDecided(const QString& decisionId) const
{
    for (const Made& made : m_made)
        if (made.record.decisionId == decisionId)
            return &made.draft;
    return nullptr;
}

const DecisionRequest* FakeDesk::requestFor(const QString& draftId) const
{
    for (auto request = m_requests.rbegin(); request != m_requests.rend(); ++request)
        if (request->draftId == draftId)
            return &*request;
    return nullptr;
}

void FakeDesk::setPerson(const Person& person)
{
    m_person = person;
    Q_EMIT personChanged();
}

void FakeDesk::advance(TimeMs by)
{
    m_now += by;
    for (Made& made : m_made)
        if (made.record.place == DecisionRecord::Place::Held && made.record.holdUntil && *made.record.holdUntil <= m_now)
            made.record.place = DecisionRecord::Place::Sent;
    changed();
}

void FakeDesk::refuse(const QString& decisionId, const QString& why, std::vector<RequirementResult> failing)
{
    for (Made& made : m_made) {
        if (made.record.decisionId != decisionId)
            continue;
        made.record.place = DecisionRecord::Place::Refused;
        made.record.why = why;
        made.record.failing = std::move(failing);
        m_source.upsert(made.draft);
        break;
    }
    changed();
}

ReviewDesk::Counts FakeDesk::counts() const
{
    Counts counts;
    for (const Made& made : m_made) {
        counts.kept += made.record.place == DecisionRecord::Place::Kept;
        counts.accepted += made.record.place != DecisionRecord::Place::Kept && made.record.place != DecisionRecord::Place::Refused;
        counts.held += made.record.place == DecisionRecord::Place::Held;
        counts.sent += made.record.place == DecisionRecord::Place::Sent;
        counts.refused += made.record.place == DecisionRecord::Place::Refused;
    }
    return counts;
}

std::vector<DecisionRecord> FakeDesk::recentDecisions() const
{
    std::vector<DecisionRecord> records;
    for (const Made& made : m_made)
        if (records.size() < 10 || made.record.place == DecisionRecord::Place::Refused)
            records.push_back(made.record);
    return records;
}

QFuture<Result<Draft>> FakeDesk::open(const QString& draftId)
{
    const Draft* draft = m_source.find(draftId);
    if (!draft)
        return readyFuture<Result<Draft>>(fail(ErrorCode::NotFound, "the draft left the queue"));
    return readyFuture<Result<Draft>>(*draft);
}

QFuture<Result<QString>> FakeDesk::decide(const DecisionRequest& request)
{
    using Answer = Result<QString>;
    m_requests.push_back(request);
    const Draft* found = m_source.find(request.draftId);
    if (!found)
        return readyFuture<Answer>(fail(ErrorCode::NotFound, "the draft left the queue"));
    if (request.revision != found->summary.revision)
        return readyFuture<Answer>(fail(ErrorCode::PreconditionFailed, "the draft changed meanwhile"));
    const bool approves = request.verdict == Verdict::Approve || request.verdict == Verdict::ApproveWithEdits;
    std::string unmet;
    for (const RequirementResult& result : found->requirements)
        if (approves && result.state == RequirementState::Unsatisfied
            && std::find(request.overrides.begin(), request.overrides.end(), result.id) == request.overrides.end())
            unmet += (unmet.empty() ? "" : "; ") + result.sentence;
    if (!unmet.empty())
        return readyFuture<Answer>(fail(ErrorCode::Forbidden, unmet));
    Made made;
    made.draft = *found;
    DecisionRecord& record = made.record;
    record.decisionId = QString::fromStdString(newId(m_now));
    record.draftId = request.draftId;
    record.title = QString::fromStdString(formatMoney(found->summary.value, "en") + " · " + found->summary.maskedName);
    record.verdict = request.verdict;
    record.decidedAt = m_now;
    if (m_link != Link::Online)
        record.place = DecisionRecord::Place::Kept;
    else if (approves && found->summary.approvalsHave + 1 >= found->summary.approvalsNeeded) {
        record.place = DecisionRecord::Place::Held;
        record.holdUntil = m_now + found->holdMs;
    } else {
        record.place = DecisionRecord::Place::Accepted;
        if (record.verdict != Verdict::SendBack && record.verdict != Verdict::Escalate)
            record.holdUntil = m_now + undoWindowMs;
    }
    const QString id = record.decisionId;
    m_made.insert(m_made.begin(), std::move(made));
    m_source.remove(request.draftId);
    changed();
    return readyFuture<Answer>(id);
}

QFuture<Result<void>> FakeDesk::undo(const QString& decisionId)
{
    for (Made& made : m_made) {
        if (made.record.decisionId != decisionId)
            continue;
        if (!made.record.undoable(m_now))
            return readyFuture<Result<void>>(fail(ErrorCode::Conflict, "too late to undo"));
        made.record.place = DecisionRecord::Place::Undone;
        made.record.holdUntil.reset();
        m_source.upsert(made.draft);
        changed();
        return readyFuture<Result<void>>({});
    }
    return readyFuture<Result<void>>(fail(ErrorCode::NotFound, "no such decision"));
}

void FakeDesk::dismissRefused(const QString& decisionId)
{
    std::erase_if(m_made, [&decisionId](const Made& made) { return made.record.decisionId == decisionId; });
    changed();
}

QFuture<Result<QString>> FakeDesk::verifyRecord()
{
    if (std::exchange(m_holdVerifying, false))
        return m_verifying.emplace().future();
    return readyFuture<Result<QString>>(u"412 entries, consistent since 14:02; your 3 decisions are in it."_s);
}

void FakeDesk::signOut()
{
    setLink(Link::SignedOut, u"Signed out"_s);
}

void FakeDesk::changed()
{
    Q_EMIT countsChanged();
    Q_EMIT decisionsChanged();
}

}  // namespace countersign
