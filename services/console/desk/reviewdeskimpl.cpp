#include "services/console/desk/reviewdeskimpl.h"

#include "models/domain/customersight.h"
#include "models/view/qttext.h"
#include "services/base/log.h"
#include "services/console/desk/approval.h"
#include "services/console/desk/farewell.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

// Whether a reviewer would see another draft. A lease's end moves all the time and is not one.
bool looksDifferent(const Draft& a, const Draft& b)
{
    const auto holder = [](const Draft& draft) { return draft.summary.lease ? draft.summary.lease->personId : std::string(); };
    const auto states = [](const Draft& draft) {
        std::string all;
        for (const RequirementResult& result : draft.requirements)
            all += result.id + '=' + std::string(word(result.state)) + ';';
        for (const CheckResult& check : draft.checks)
            all += check.id + '=' + std::string(word(check.state)) + ';';
        return all;
    };
    return a.summary.revision != b.summary.revision || a.summary.state != b.summary.state || holder(a) != holder(b)
        || a.approvals.size() != b.approvals.size() || a.comments.size() != b.comments.size()
        || a.summary.objections != b.summary.objections || a.summary.assignee != b.summary.assignee || a.contents != b.contents
        || a.routing.rule != b.routing.rule || a.routing.role != b.routing.role || a.holdUntil != b.holdUntil || a.decisionId != b.decisionId || states(a) != states(b);
}

TimeMs startOfDay(TimeMs now)
{
    return QDateTime::fromMSecsSinceEpoch(now).date().startOfDay().toMSecsSinceEpoch();
}

std::shared_ptr<const std::vector<DraftChange>> oneDraft(const Draft& draft)
{
    return std::make_shared<std::vector<DraftChange>>(std::vector<DraftChange>{{draft, std::nullopt, {}}});
}

}  // namespace

ReviewDeskImpl::ReviewDeskImpl(DeskParts parts, QObject* parent)
    : ReviewDesk(parent)
    , m_parts(std::move(parts))
    , m_clock(m_parts.api->network(), *m_parts.store, m_parts.now)
    , m_team({*m_parts.api, *m_parts.store, m_parts.person, m_parts.now, [this](const QString& id) { askDraft(id); }})
    , m_views(*m_parts.api, *m_parts.store, m_parts.person, m_parts.now)
    , m_searches(*m_parts.api, *m_parts.store, m_parts.person, m_parts.now, SavedView::Kind::Record)
    , m_studio(*m_parts.api, *m_parts.store)
    , m_audit(*m_parts.api, *m_parts.store, m_searches)
    , m_keys(*m_parts.api, keyId(m_parts.keys.device.publicKey))
    , m_glass(*m_parts.api, m_parts.person.id, [this] { return m_clock.now(); })
    , m_survey(*m_parts.api)
{
    m_record = std::make_unique<RecordWatch>(*m_parts.api, *m_parts.store, m_parts.keys.device, m_parts.now);
    m_sync = std::make_unique<Sync>(*m_parts.api, *m_parts.store, *m_record, m_parts.now, m_parts.syncTiming);
    m_outbox = std::make_unique<Outbox>(*m_parts.api, *m_parts.store, m_parts.now, m_parts.outboxTiming);
    m_work = std::make_unique<WorkDeskImpl>(*m_parts.store);
    m_privacy = std::make_unique<PrivacyDeskImpl>(PrivacyParts{*m_parts.api, *m_record, *m_sync, [this] { return m_parts.person; }});
    m_bulk = std::make_unique<BulkDeskImpl>(BulkParts{*m_parts.store, *m_outbox, m_team, [this] { return m_parts.person; },
        [this] { return m_parts.policy; }, m_parts.keys.device, [this] { return m_clock.now(); }, m_parts.now});
    m_parts.store->setViewer(m_parts.person, m_parts.policy.decideWithinMs);
    connect(m_parts.store.get(), &LocalStore::decisionsTouched, this, &ReviewDeskImpl::refreshOverview);
    connect(m_parts.store.get(), &LocalStore::draftLeft, this, &ReviewDesk::draftLeft);
    connect(&m_clock, &ClockWatch::changed, this, &ReviewDesk::linkChanged);
    connect(m_sync.get(), &Sync::stateChanged, this, &ReviewDeskImpl::syncStateChanged);
    connect(m_sync.get(), &Sync::fetchedMore, this, &ReviewDesk::linkChanged); // its sentence counts them
    connect(m_sync.get(), &Sync::draftsTouched, this, &ReviewDeskImpl::lookAgain);
    connect(m_sync.get(), &Sync::policyChanged, this, &ReviewDeskImpl::askPolicy);
    connect(m_sync.get(), &Sync::personChanged, this, &ReviewDeskImpl::askPerson);
    connect(m_sync.get(), &Sync::personChanged, &m_glass, &GlassDesk::refresh); // someone may have closed it
    connect(&m_glass, &GlassDeskImpl::rightsMoved, this, &ReviewDeskImpl::askPerson);
    connect(m_sync.get(), &Sync::presenceMoved, &m_team, &TeamDeskImpl::askPresence);
    connect(m_sync.get(), &Sync::changesStored, this, [this](const std::shared_ptr<const std::vector<Change>>& changes) {
        m_team.take(*changes);
        if (std::any_of(changes->begin(), changes->end(), [](const Change& change) { return change.kind == "view"; })) {
            m_views.ask();
            m_searches.ask();
        }
    });
    connect(&m_team, &TeamDeskImpl::leaseTaken, this, [this](const QString& id) {
        if (m_open.contains(id))
            m_leased.insert(id);
    });
    connect(m_outbox.get(), &Outbox::unreachable, m_sync.get(), &Sync::lostTouch);
    connect(m_outbox.get(), &Outbox::answered, m_sync.get(), &Sync::wake);
    connect(m_outbox.get(), &Outbox::sessionEnded, m_sync.get(), &Sync::signedOut);
    connect(m_parts.api.get(), &ApiClient::sessionEnded, m_sync.get(), &Sync::signedOut);
    m_leaseTimer.setInterval(4 * 60 * 1000);
    connect(&m_leaseTimer, &QTimer::timeout, this, [this] {
        for (const QString& id : std::as_const(m_leased))
            takeLease(id);
    });
    m_minute.setInterval(60 * 1000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        whenDone(m_parts.store->showDueDrafts(m_parts.now()), this, [](const Result<void>&) {});
        refreshOverview();
    });
}

ReviewDeskImpl::~ReviewDeskImpl()
{
    sayFarewell(false);
}

void ReviewDeskImpl::start()
{
    m_minute.start();
    m_leaseTimer.start();
    whenDone(m_parts.store->showDueDrafts(m_parts.now()), this, [](const Result<void>&) {});
    refreshOverview();
    m_sync->start();
}

ReviewDesk::Link ReviewDeskImpl::link() const
{
    switch (m_sync->state()) {
    case Sync::State::Stopped:
    case Sync::State::Connecting:
        return Link::Connecting;
    case Sync::State::Online:
        return Link::Online;
    case Sync::State::Offline:
    case Sync::State::RecordRefused:
        return Link::Offline;
    case Sync::State::SignedOut:
        return Link::SignedOut;
    }
    return Link::Offline;
}

QString ReviewDeskImpl::linkSentence() const
{
    const QString clock = m_clock.sentence();
    return clock.isEmpty() ? linkWords() : QString(linkWords() % u' ' % clock);
}

QString ReviewDeskImpl::linkWords() const
{
    const QString host = m_parts.api->backend().host();
    const QString kept = m_counts.kept == 0 ? tr("Nothing waits to be sent.") : tr("%n decision(s) are kept here.", nullptr, m_counts.kept);
    switch (m_sync->state()) {
    case Sync::State::Stopped:
    case Sync::State::Connecting:
        if (m_sync->fetched() > 0)
            return tr("%n draft(s) fetched so far from %1…", nullptr, static_cast<int>(m_sync->fetched())).arg(host);
        return tr("Connecting to %1…").arg(host);
    case Sync::State::Online:
        return tr("Connected to %1.").arg(host);
    case Sync::State::Offline:
        return tr("Offline since %1. Work goes on; %2")
            .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_sync->stateSince()).time(), QLocale::ShortFormat), kept);
    case Sync::State::RecordRefused:
        return m_sync->why();
    case Sync::State::SignedOut:
        return tr("Signed out. %1").arg(kept);
    }
    return {};
}

void ReviewDeskImpl::syncStateChanged()
{
    if (m_sync->state() == Sync::State::Online) {
        m_outbox->start();
        m_outbox->online();
        askReasonCounts();
        if (m_policyDue)
            askPolicy();
        if (m_personDue)
            askPerson();
        for (const auto& [id, draft] : m_open)
            takeLease(id);
    } else {
        m_outbox->stop();
    }
    m_team.setOnline(m_sync->state() == Sync::State::Online);
    m_views.setOnline(m_sync->state() == Sync::State::Online);
    m_searches.setOnline(m_sync->state() == Sync::State::Online);
    m_studio.setOnline(m_sync->state() == Sync::State::Online);
    m_audit.setOnline(m_sync->state() == Sync::State::Online);
    m_keys.setOnline(m_sync->state() == Sync::State::Online);
    m_glass.setOnline(m_sync->state() == Sync::State::Online);
    m_survey.setOnline(m_sync->state() == Sync::State::Online);
    Q_EMIT linkChanged();
}

QFuture<Result<Draft>> ReviewDeskImpl::open(const QString& draftId)
{
    if (m_ahead && m_aheadId == draftId) {
        Draft draft = std::move(*m_ahead);
        lookAhead({});
        opened(draftId, draft);
        lookAgain({draftId});  // what was written since it was read shows as any other change does
        return readyFuture<Result<Draft>>(std::move(draft));
    }
    Answerer<Result<Draft>> reply;
    whenDone(m_parts.store->draft(draftId), this, [this, draftId, reply](Result<Draft> draft) {
        if (draft)
            opened(draftId, *draft);
        reply(std::move(draft));
    });
    return reply.future();
}

void ReviewDeskImpl::opened(const QString& draftId, const Draft& draft)
{
    const bool reopened = m_open.contains(draftId);
    m_open.insert_or_assign(draftId, draft);
    m_team.opened(draftId);
    if (m_sync->state() == Sync::State::Online && !reopened) {
        takeLease(draftId);
        askDraft(draftId);
    }
}

void ReviewDeskImpl::lookAhead(const QString& draftId)
{
    if (draftId == m_aheadId)
        return;
    m_aheadId = draftId;
    m_ahead.reset();
    if (draftId.isEmpty())
        return;
    whenDone(m_parts.store->draft(draftId), this, [this, draftId](Result<Draft> draft) {
        if (draft && m_aheadId == draftId)
            m_ahead = std::move(*draft);
    });
}

void ReviewDeskImpl::release(const QString& draftId)
{
    m_open.erase(draftId);
    m_team.released(draftId);
    if (!m_leased.remove(draftId) || m_sync->state() != Sync::State::Online)
        return;  // runs out by itself otherwise
    m_returning.insert(draftId);
    whenDone(m_parts.api->releaseLease(draftId.toStdString()), this, [this, draftId](const Answer<void>&) { m_returning.remove(draftId); });
}

void ReviewDeskImpl::takeLease(const QString& draftId)
{
    if (m_sync->state() != Sync::State::Online || !m_parts.person.may(Permission::Lease))
        return;
    whenDone(m_parts.api->lease(draftId.toStdString(), false), this, [this, draftId](const Answer<Lease>& lease) {
        if (lease && m_open.contains(draftId))
            m_leased.insert(draftId);
        else if (lease)
            whenDone(m_parts.api->releaseLease(draftId.toStdString()), this, [](const Answer<void>&) {});  // left before the answer came
        else
            m_leased.remove(draftId);
        if (!lease && lease.error().holder)
            askDraft(draftId);
    });
}

// The backend's newest view of an open draft: who could satisfy what, who holds it.
void ReviewDeskImpl::askDraft(const QString& draftId)
{
    whenDone(m_parts.api->draft(draftId.toStdString()), this, [this, draftId](const Answer<Draft>& draft) {
        if (!draft)
            return;
        whenDone(m_parts.store->apply(oneDraft(*draft), std::nullopt), this, [this, draftId](const Result<void>& stored) {
            if (stored)
                lookAgain({draftId});
        });
    });
}

void ReviewDeskImpl::lookAgain(const QStringList& draftIds)
{
    for (const QString& id : draftIds) {
        if (id == m_aheadId)
            lookAhead({});
        if (!m_open.contains(id))
            continue;
        whenDone(m_parts.store->draft(id), this, [this, id](const Result<Draft>& draft) {
            const auto shown = m_open.find(id);
            if (shown != m_open.end() && (!draft || looksDifferent(shown->second, *draft)))
                Q_EMIT draftChanged(id);
        });
    }
}

QFuture<Result<QString>> ReviewDeskImpl::decide(const DecisionRequest& request)
{
    if (m_deciding.contains(request.draftId))
        return readyFuture<Result<QString>>(fail(ErrorCode::Conflict, "A decision on this draft is being kept right now."));
    m_deciding.insert(request.draftId);
    Answerer<Result<QString>> reply;
    whenDone(m_parts.store->draft(request.draftId), this, [this, request, reply](Result<Draft> stored) {
        if (stored) {
            decideOn(*stored, request, reply);
            return;
        }
        m_deciding.remove(request.draftId);
        reply(tl::unexpected(std::move(stored.error())));
    });
    return reply.future();
}

void ReviewDeskImpl::decideOn(const Draft& stored, const DecisionRequest& request, const Answerer<Result<QString>>& reply)
{
    const auto refuse = [this, &request, &reply](Error error) {
        m_deciding.remove(request.draftId);
        reply(tl::unexpected(std::move(error)));
    };
    if (auto error = undecidable(stored)) {
        refuse(std::move(*error));
        return;
    }
    if (stored.summary.revision != request.revision) {
        refuse({ErrorCode::PreconditionFailed, "The draft changed while it was on the screen; look at it again.", std::nullopt});
        return;
    }
    const TimeMs now = m_clock.now();
    if (const auto open = unmet(stored, request, m_parts.person, m_parts.policy, now); !open.empty()) {
        std::string sentences;
        for (const RequirementResult& result : open)
            sentences += (sentences.empty() ? "" : "; ") + result.sentence;
        refuse({ErrorCode::Forbidden, sentences, std::nullopt});
        return;
    }
    // What is signed is what is on the screen: the opened copy, of the same revision.
    const auto shown = m_open.find(request.draftId);
    auto decision = makeDecision(shown != m_open.end() ? shown->second : stored, request, m_parts.person, m_parts.keys.device, now);
    if (!decision) {
        refuse(std::move(decision.error()));
        return;
    }
    const QString title = text(decisionTitle(stored.summary, QLocale().bcp47Name().toStdString()));
    whenDone(m_parts.store->keep(*decision, title, m_parts.now(), stored.editedBy.empty()), this,
        [this, reply, draftId = request.draftId, decisionId = text(decision->statement.decisionId)](Result<void> kept) {
            m_deciding.remove(draftId);
            if (kept)
                reply(decisionId);
            else
                reply(tl::unexpected(std::move(kept.error())));
        });
}

QFuture<Result<void>> ReviewDeskImpl::undo(const QString& decisionId)
{
    const auto record
        = std::find_if(m_recent.begin(), m_recent.end(), [&](const DecisionRecord& one) { return one.decisionId == decisionId; });
    if (record == m_recent.end())
        return readyFuture<Result<void>>(fail(ErrorCode::NotFound, "That decision is not among the last ones made here."));
    if (!record->undoable(m_clock.now()))
        return readyFuture<Result<void>>(fail(ErrorCode::Conflict, "It is too late to undo this decision."));
    return m_outbox->undo(*record);
}

void ReviewDeskImpl::dismissRefused(const QString& decisionId)
{
    whenDone(m_parts.store->dismissRefused(decisionId), this, [](const Result<void>&) {});
}

QFuture<Result<QString>> ReviewDeskImpl::verifyRecord()
{
    return m_record->verify(m_audit.quorum(), m_parts.policy.witnesses);
}

void ReviewDeskImpl::signOut()
{
    m_parts.keyRing->forgetSession();
    m_outbox->stop();
    sayFarewell(true);
    m_parts.api->setToken({});
    m_sync->signedOut();
}

// By a caller of its own, because the desk is usually closed next. Others need not wait for the leases to run out.
void ReviewDeskImpl::sayFarewell(bool endSession)
{
    const QSet<QString> leased = std::exchange(m_leased, {}) | std::exchange(m_returning, {});
    Farewell::say({m_parts.api->backend(), m_parts.api->token().toStdString(), leased, endSession});
}

void ReviewDeskImpl::refreshOverview()
{
    if (std::exchange(m_overviewAsked, true)) {
        m_overviewAgain = true;
        return;
    }
    whenDone(m_parts.store->overviewSince(startOfDay(m_parts.now())), this, [this](Result<Overview> view) {
        m_overviewAsked = false;
        if (view) {
            const StoreCounts& counts = view->counts;
            const bool keptChanged = counts.kept != m_counts.kept;
            m_counts = {counts.kept, counts.accepted, counts.held, counts.sent, counts.refused};
            m_recent = std::move(view->recent);
            m_bulk->refreshLast();
            m_work->refreshReasons();
            Q_EMIT countsChanged();
            Q_EMIT decisionsChanged();
            if (keptChanged && m_sync->state() != Sync::State::Online)
                Q_EMIT linkChanged();  // its sentence counts them
        }
        if (std::exchange(m_overviewAgain, false))
            refreshOverview();
    });
}

void ReviewDeskImpl::askReasonCounts()
{
    constexpr TimeMs lately = 30 * dayMs;
    whenDone(m_parts.api->rejectReasonCounts(m_parts.now() - lately), this, [this](Answer<std::map<RejectReason, int>> counts) {
        if (counts)
            m_work->setEveryonesReasons(std::move(*counts));
    });
}

void ReviewDeskImpl::askPolicy()
{
    m_policyDue = true;
    whenDone(m_parts.api->policy(), this, [this, asked = ++m_policyAsked](Answer<PolicyInForce> policy) {
        if (!policy || asked != m_policyAsked)
            return;
        m_policyDue = false;
        m_parts.policy = policy->policy;
        m_parts.store->setViewer(m_parts.person, m_parts.policy.decideWithinMs);
        whenDone(m_parts.store->setValue(u"policy"_s, text(Json(*policy).dump())), this, [](const Result<void>&) {});
        Q_EMIT policyChanged();
    });
}

void ReviewDeskImpl::askPerson()
{
    m_personDue = true;
    whenDone(m_parts.api->me(), this, [this, asked = ++m_personAsked](Answer<Person> person) {
        if (!person || asked != m_personAsked || person->id != m_parts.person.id)
            return;
        m_personDue = false;
        const bool sight = holdsExactBytes(m_parts.person);
        m_parts.person = std::move(*person);
        if (holdsExactBytes(m_parts.person) != sight)
            m_sync->fetchAgain();
        m_parts.store->setViewer(m_parts.person, m_parts.policy.decideWithinMs);
        whenDone(m_parts.store->setSealedValue(u"person"_s, text(Json(m_parts.person).dump())), this, [](const Result<void>&) {});
        m_team.askColleagues();
        Q_EMIT personChanged();
    });
}

}  // namespace countersign
