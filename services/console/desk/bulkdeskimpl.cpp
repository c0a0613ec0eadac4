#include "services/console/desk/bulkdeskimpl.h"

#include "models/domain/ids.h"
#include "models/view/followup.h"
#include "models/view/qttext.h"
#include "services/console/desk/approval.h"

#include <QLocale>
#include <QSet>
#include <algorithm>
#include <map>

namespace countersign {

namespace {

constexpr int most = 20000;           // drafts in one act: what a person can answer for, and what a preview can look at
constexpr int lookedAtOnce = 200;
constexpr int decidedAtOnce = 64;     // one transaction each
constexpr int assignedAtOnce = 100;
constexpr int undoneAtOnce = 32;      // so that the window's thread is free between

DecisionRequest requestFor(const BulkRequest& bulk, const Draft& draft, const std::string& batch)
{
    DecisionRequest request;
    request.draftId = text(draft.summary.id);
    request.revision = draft.summary.revision;
    request.verdict = bulk.act == BulkRequest::Act::Reject ? Verdict::Reject : Verdict::Approve;
    request.reasonCode = bulk.reasonCode;
    request.note = bulk.note;
    request.batch = batch;
    return request;
}

// Why this draft stays, by what is known here; empty: it will be acted on. The same judgement as for a single decision.
QString whyNot(const BulkRequest& bulk, const Draft& draft, const Person& person, const Policy& policy, TimeMs now)
{
    if (const auto error = undecidable(draft))
        return text(error->detail);
    if (bulk.act == BulkRequest::Act::Assign)
        return person.may(Permission::Assign) ? QString() : BulkDeskImpl::tr("You do not have the right to assign drafts.");
    const auto open = unmet(draft, requestFor(bulk, draft, {}), person, policy, now);
    if (open.empty())
        return {};
    // One reason a draft, so that the sentences stay few: the first that fails, without the figures of this one cart.
    const auto rule = std::find_if(policy.requirements.begin(), policy.requirements.end(),
        [&open](const Requirement& requirement) { return requirement.id == open.front().id; });
    const std::string failing = rule == policy.requirements.end() ? std::string() : rule->failing;
    if (failing.find("{cart.") != std::string::npos)
        return BulkDeskImpl::tr("The cart is above your limit.");
    if (failing.find("{offer.") != std::string::npos)
        return BulkDeskImpl::tr("The offer is outside your limits.");
    return text(open.front().sentence);
}

std::int64_t costRank(const Draft& draft, const Policy& policy)
{
    const OfferCandidate& offer = draft.offer.chosen;
    return stakeRank(policy, {offer.cost.minor, offer.cost.currency.empty() ? draft.summary.value.currency : offer.cost.currency});
}

}  // namespace

// Drafts that stay, gathered by sentence.
class LeftOnes {
public:
    void add(const QString& sentence, const QString& id)
    {
        const auto known = m_at.find(sentence);
        if (known != m_at.end()) {
            m_left[known->second].ids << id;
            return;
        }
        m_at.emplace(sentence, m_left.size());
        m_left.push_back({sentence, {id}});
    }
    [[nodiscard]] std::vector<BulkPreview::Left> take()
    {
        std::stable_sort(m_left.begin(), m_left.end(), [](const auto& a, const auto& b) { return a.ids.size() > b.ids.size(); });
        m_at.clear();
        return std::exchange(m_left, {});
    }

private:
    std::map<QString, std::size_t> m_at;
    std::vector<BulkPreview::Left> m_left;
};

struct BulkDeskImpl::Preview {
    BulkRequest request;
    Person person;
    Policy policy;
    QStringList ids;
    qsizetype next = 0;
    BulkPreview preview;
    LeftOnes left;
    std::shared_ptr<bool> cancelled;
    Answerer<Result<BulkPreview>> answer;
};

struct BulkDeskImpl::Run {
    BulkRequest request;
    Person person;
    Policy policy;
    QStringList ids;
    qsizetype next = 0;
    TimeMs begunAt = 0;
    BulkOutcome outcome;
    LeftOnes left;
    std::shared_ptr<std::vector<KeptDecision>> made;
    std::shared_ptr<bool> cancelled;
    Answerer<Result<BulkOutcome>> answer;
};

struct BulkDeskImpl::Undo {
    std::vector<DecisionRecord> records;
    std::size_t next = 0;
    int open = 0;
    int done = 0;
    std::optional<Error> error;
    std::shared_ptr<bool> cancelled;
    Answerer<Result<int>> answer;
};

BulkDeskImpl::BulkDeskImpl(BulkParts parts, QObject* parent)
    : BulkDesk(parent), m_parts(std::move(parts)), m_giving(m_parts.store, m_parts.team, m_parts.now)
{
    m_runsOut.setSingleShot(true);
    connect(&m_runsOut, &QTimer::timeout, this, &BulkDeskImpl::refreshLast);
    connect(&m_giving, &LastGiving::changed, this, &BulkDeskImpl::refreshLast);
}

BulkDeskImpl::~BulkDeskImpl() = default;

QFuture<Result<BulkPreview>> BulkDeskImpl::preview(const BulkRequest& request)
{
    if (std::exchange(m_busy, true))
        return readyFuture<Result<BulkPreview>>(fail(ErrorCode::Conflict, "Another act on many drafts is still going on."));
    auto work = std::make_shared<Preview>();
    work->request = request;
    work->person = m_parts.person();
    work->policy = m_parts.policy();
    work->cancelled = m_cancelled = std::make_shared<bool>(false);
    const auto begin = [this, work](Result<QStringList> ids) {
        if (!ids) {
            m_busy = false;
            work->answer(tl::unexpected(std::move(ids.error())));
            return;
        }
        const QSet<QString> but(work->request.except.begin(), work->request.except.end());
        for (const QString& id : std::as_const(*ids))
            if (!but.contains(id))
                work->ids << id;
        look(work);
    };
    if (request.ids.size() > most)
        begin(fail(ErrorCode::TooLarge, "More than " + std::to_string(most) + " drafts are selected; select fewer."));
    else if (request.ids.isEmpty())
        whenDone(m_parts.store.matching(request.filter, most), this, begin);
    else
        begin(request.ids);
    return work->answer.future();
}

void BulkDeskImpl::look(const std::shared_ptr<Preview>& work)
{
    if (*work->cancelled) {
        m_busy = false;
        work->answer(fail(ErrorCode::Cancelled, "cancelled"));
        return;
    }
    if (work->next >= work->ids.size()) {
        work->preview.wont = work->left.take();
        m_busy = false;
        work->answer(std::move(work->preview));
        return;
    }
    const QStringList chunk = work->ids.mid(work->next, lookedAtOnce);
    work->next += chunk.size();
    const TimeMs now = m_parts.now();
    auto seen = std::make_shared<QSet<QString>>();
    // While the store's thread looks, nobody else touches `work`.
    const auto judge = [work, now, seen](const Draft& draft) {
        const QString id = text(draft.summary.id);
        seen->insert(id);
        const QString why = whyNot(work->request, draft, work->person, work->policy, now);
        if (!why.isEmpty()) {
            work->left.add(why, id);
            return true;
        }
        work->preview.will << id;
        work->preview.stake += draft.summary.stake;
        work->preview.offerCost += costRank(draft, work->policy);
        return true;
    };
    whenDone(m_parts.store.examine(chunk, judge), this, [this, work, chunk, seen](Result<void> looked) {
        if (!looked) {
            m_busy = false;
            work->answer(tl::unexpected(std::move(looked.error())));
            return;
        }
        for (const QString& id : chunk)
            if (!seen->contains(id))
                work->left.add(tr("The draft left the queue."), id);
        Q_EMIT progressed(static_cast<int>(work->next), static_cast<int>(work->ids.size()));
        look(work);
    });
}

QFuture<Result<BulkOutcome>> BulkDeskImpl::run(const BulkRequest& request, const BulkPreview& preview)
{
    if (request.act == BulkRequest::Act::Reject && !request.reasonCode)
        return readyFuture<Result<BulkOutcome>>(fail(ErrorCode::InvalidInput, "A rejection needs its reason."));
    if (std::exchange(m_busy, true))
        return readyFuture<Result<BulkOutcome>>(fail(ErrorCode::Conflict, "Another act on many drafts is still going on."));
    auto work = std::make_shared<Run>();
    work->request = request;
    work->person = m_parts.person();
    work->policy = m_parts.policy();
    work->ids = preview.will;
    work->begunAt = m_parts.now();
    work->outcome.batch = newId(work->begunAt);
    work->cancelled = m_cancelled = std::make_shared<bool>(false);
    if (request.act == BulkRequest::Act::Assign) {
        m_giving.keep(work->outcome.batch, work->ids, work->begunAt);  // a crash in the middle leaves its undo
        assignChunk(work);
    } else
        decideChunk(work);
    return work->answer.future();
}

void BulkDeskImpl::decideChunk(const std::shared_ptr<Run>& work)
{
    if (*work->cancelled || work->next >= work->ids.size()) {
        end(work);
        return;
    }
    const QStringList chunk = work->ids.mid(work->next, decidedAtOnce);
    work->next += chunk.size();
    work->made = std::make_shared<std::vector<KeptDecision>>();
    const TimeMs now = m_parts.now();
    auto seen = std::make_shared<QSet<QString>>();
    const std::string locale = QLocale().bcp47Name().toStdString();
    const auto sign = [work, now, seen, locale, key = m_parts.key](const Draft& draft) {
        const QString id = text(draft.summary.id);
        seen->insert(id);
        // Looked at again: what was true in the preview may have changed while it was read.
        const QString why = whyNot(work->request, draft, work->person, work->policy, now);
        if (!why.isEmpty()) {
            work->left.add(why, id);
            return true;
        }
        auto decision = makeDecision(draft, requestFor(work->request, draft, work->outcome.batch), work->person, key, now);
        if (decision)
            work->made->push_back({std::move(*decision), decisionTitle(draft.summary, locale), draft.editedBy.empty()});
        else
            work->left.add(text(decision.error().detail), id);
        return true;
    };
    whenDone(m_parts.store.examine(chunk, sign), this, [this, work, chunk, seen](Result<void> looked) {
        if (!looked) {
            end(work, std::move(looked.error()));
            return;
        }
        for (const QString& id : chunk)
            if (!seen->contains(id))
                work->left.add(tr("The draft left the queue."), id);
        keepChunk(work);
    });
}

void BulkDeskImpl::keepChunk(const std::shared_ptr<Run>& work)
{
    whenDone(m_parts.store.keepMany(work->made, m_parts.localNow()), this, [this, work](Result<LocalStore::KeptMany> kept) {
        if (!kept) {
            end(work, std::move(kept.error()));
            return;
        }
        for (std::size_t i = 0; i < kept->each.size(); ++i) {
            if (kept->each[i])
                ++work->outcome.done;
            else
                work->left.add(text(kept->each[i].error().detail), text((*work->made)[i].decision.statement.draftId));
        }
        Q_EMIT progressed(static_cast<int>(work->next), static_cast<int>(work->ids.size()));
        decideChunk(work);
    });
}

void BulkDeskImpl::assignChunk(const std::shared_ptr<Run>& work)
{
    if (*work->cancelled || work->next >= work->ids.size()) {
        end(work);
        return;
    }
    const QStringList chunk = work->ids.mid(work->next, assignedAtOnce);
    whenDone(m_parts.team.assign(chunk, work->request.to, work->outcome.batch), this, [this, work, chunk](Result<void> assigned) {
        if (!assigned) {
            end(work, std::move(assigned.error()));
            return;
        }
        work->next += chunk.size();
        work->outcome.done += static_cast<int>(chunk.size());
        Q_EMIT progressed(static_cast<int>(work->next), static_cast<int>(work->ids.size()));
        assignChunk(work);
    });
}

// An error in the middle does not unsay what is already kept: the outcome tells both.
void BulkDeskImpl::end(const std::shared_ptr<Run>& work, std::optional<Error> error)
{
    m_busy = false;
    if (work->request.act == BulkRequest::Act::Assign) {
        // Of a call whose answer was lost nobody knows here: giving back finds out.
        const bool unsure = error && (error->code == ErrorCode::LostAnswer || error->code == ErrorCode::Timeout);
        m_giving.keep(work->outcome.batch, work->ids.mid(0, work->outcome.done + (unsure ? assignedAtOnce : 0)), work->begunAt);
    }
    if (error && work->outcome.done == 0) {
        work->answer(tl::unexpected(std::move(*error)));
        return;
    }
    qsizetype refused = 0;
    work->outcome.refused = work->left.take();
    for (const BulkPreview::Left& left : work->outcome.refused)
        refused += left.ids.size();
    const auto missed = static_cast<int>(work->ids.size() - work->outcome.done - refused);
    if (error)
        work->outcome.refused.push_back({text(error->detail), work->ids.mid(work->ids.size() - missed)});
    else
        work->outcome.cancelled = missed;
    refreshLast();
    work->answer(std::move(work->outcome));
}

void BulkDeskImpl::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
}

QFuture<Result<int>> BulkDeskImpl::undo(const std::string& batch)
{
    if (std::exchange(m_busy, true))
        return readyFuture<Result<int>>(fail(ErrorCode::Conflict, "Another act on many drafts is still going on."));
    if (const GivenMany* given = m_giving.undoable(); given != nullptr && given->batch == batch)
        return giveBack();
    auto work = std::make_shared<Undo>();
    work->cancelled = m_cancelled = std::make_shared<bool>(false);
    whenDone(m_parts.store.undoableOf(batch), this, [this, work](Result<std::vector<DecisionRecord>> records) {
        if (!records) {
            m_busy = false;
            work->answer(tl::unexpected(std::move(records.error())));
            return;
        }
        const TimeMs now = m_parts.now();
        std::erase_if(*records, [now](const DecisionRecord& record) { return !record.undoable(now); });
        work->records = std::move(*records);
        undoChunk(work);
    });
    return work->answer.future();
}

void BulkDeskImpl::undoChunk(const std::shared_ptr<Undo>& work)
{
    if (work->next >= work->records.size() || *work->cancelled) {
        m_busy = false;
        refreshLast();
        if (work->done == 0 && work->error)
            work->answer(tl::unexpected(std::move(*work->error)));
        else
            work->answer(work->done);
        return;
    }
    const std::size_t until = std::min(work->records.size(), work->next + undoneAtOnce);
    work->open = static_cast<int>(until - work->next);
    for (; work->next < until; ++work->next) {
        whenDone(m_parts.outbox.undo(work->records[work->next]), this, [this, work](Result<void> undone) {
            if (undone)
                ++work->done;
            else
                work->error = std::move(undone.error());
            if (--work->open == 0)
                undoChunk(work);
        });
    }
}

QFuture<Result<int>> BulkDeskImpl::giveBack()
{
    Answerer<Result<int>> answer;
    whenDone(m_giving.giveBack(), this, [this, answer](Result<int> undone) {
        m_busy = false;
        refreshLast();
        answer(std::move(undone));
    });
    return answer.future();
}

void BulkDeskImpl::refreshLast()
{
    whenDone(m_parts.store.newestBatch(m_parts.now()), this, [this](Result<std::optional<BatchLeft>> newest) {
        if (!newest)
            return;
        using Act = BulkRequest::Act;
        std::optional<BulkDesk::Last> last;
        const std::optional<BatchLeft>& decided = *newest;
        const GivenMany* given = m_giving.undoable();
        if (given != nullptr && (!decided || decided->decidedAt < given->at))
            last = BulkDesk::Last{given->batch, static_cast<int>(given->ids.size()), Act::Assign, LastGiving::until(*given)};
        else if (decided)
            last = BulkDesk::Last{
                decided->batch, decided->undoable, decided->verdict == Verdict::Reject ? Act::Reject : Act::Approve, decided->until};
        showLast(std::move(last));
    });
}

void BulkDeskImpl::showLast(std::optional<BulkDesk::Last> last)
{
    m_runsOut.stop();
    if (last && last->until)
        m_runsOut.start(static_cast<int>(std::clamp<TimeMs>(*last->until - m_parts.now() + 1, 1, hourMs)));
    if (last == m_last)
        return;
    m_last = std::move(last);
    Q_EMIT lastChanged();
}

}  // namespace countersign
