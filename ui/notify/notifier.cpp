#include "ui/notify/notifier.h"

#include "models/view/followup.h"
#include "services/console/desk/teamdesk.h"
#include "ui/notify/desktopvoice.h"
#include "ui/words/words.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr int gatherMs = 2'000; // what comes together is told together
constexpr int newest = 50, linesShown = 3;

QString lineOf(const DraftSummary& row)
{
    QStringList parts{ shortMoneyWord(row.value), text(row.maskedName), reasonWord(row.reason) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString titleOf(Risk risk, int count)
{
    switch (risk) {
    case Risk::Second:
        return Notifier::tr("%n draft(s) need a second approval", nullptr, count);
    case Risk::HighValue:
        return Notifier::tr("%n draft(s) of high value", nullptr, count);
    case Risk::Rest:
        return Notifier::tr("%n new draft(s) for you", nullptr, count);
    }
    return {};
}

bool cameBack(const DecisionRecord& record)
{
    return record.place == DecisionRecord::Place::Refused || record.place == DecisionRecord::Place::Voided;
}

} // namespace

Notifier::Notifier(std::shared_ptr<ReviewDesk> desk, DesktopVoice& voice, std::function<TimeMs()> now, QObject* parent)
    : QObject(parent)
    , m_desk(std::move(desk))
    , m_voice(voice)
    , m_now(std::move(now))
    , m_since(m_now())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notifier::tell);
    connect(&m_desk->drafts(), &DraftSource::changed, this, &Notifier::look);
    connect(&m_desk->drafts(), &DraftSource::reset, this, &Notifier::lookAtNewest);
    connect(m_desk.get(), &ReviewDesk::decisionsChanged, this, &Notifier::decisionsChanged);
    connect(&m_desk->team(), &TeamDesk::mentioned, this, [this](const QString&, const QString&, const QString&) {
        at(tr("You are mentioned"), tr("A colleague asks you to look at a draft."));
    });
    for (const DecisionRecord& record : m_desk->recentDecisions())
        if (cameBack(record))
            m_refusedTold.insert(record.decisionId);
}

void Notifier::setWindowActive(bool active)
{
    m_active = active;
    if (active) {
        m_digest.clear(); // it is on the screen
        m_timer.stop();
    }
}

void Notifier::setQuiet(bool quiet)
{
    m_quiet = quiet;
    if (!quiet)
        tell();
}

void Notifier::look(const QStringList& draftIds)
{
    DraftFilter filter; // one's own turn
    whenDone(m_desk->drafts().rows(filter, draftIds), this, [this, draftIds](const Result<std::vector<DraftSummary>>& rows) {
        if (!rows)
            return;
        for (const QString& id : draftIds)
            if (std::ranges::none_of(*rows, [&id](const DraftSummary& row) { return text(row.id) == id; }))
                m_digest.drop(id);
        take(*rows);
    });
}

void Notifier::lookAtNewest()
{
    DraftFilter filter;
    filter.order = DraftFilter::Order::Recent;
    whenDone(m_desk->drafts().page(filter, {}, newest), this, [this](const Result<DraftRows>& page) {
        if (page)
            take(page->rows);
    });
}

void Notifier::take(const std::vector<DraftSummary>& rows)
{
    for (const DraftSummary& row : rows) {
        const QString id = text(row.id);
        // One's first approval makes a draft somebody else's; what was there at the start is no news.
        if (row.createdAt < m_since || m_told.contains(id))
            continue;
        m_told.insert(id);
        if (!m_active)
            m_digest.add(riskOf(row), id, lineOf(row));
    }
    if (m_digest.waiting() > 0 && !m_timer.isActive())
        m_timer.start(gatherMs);
}

Risk Notifier::riskOf(const DraftSummary& row) const
{
    if (row.approvalsNeeded > 1)
        return Risk::Second;
    const auto limits = m_desk->policy().reviewAboveValue;
    const auto limit = std::ranges::find(limits, row.value.currency, &Money::currency);
    return limit != limits.end() && row.value.minor > limit->minor ? Risk::HighValue : Risk::Rest;
}

void Notifier::tell()
{
    if (m_active || m_quiet)
        return;
    for (const Digest::Due& due : m_digest.takeDue(m_now())) {
        QStringList lines = due.lines.mid(0, linesShown);
        if (due.lines.size() > linesShown)
            lines << tr("and %n more", nullptr, static_cast<int>(due.lines.size()) - linesShown);
        m_voice.show(titleOf(due.risk, static_cast<int>(due.lines.size())), lines.join(u'\n'), false);
    }
    if (const auto next = m_digest.nextDue())
        m_timer.start(static_cast<int>(std::clamp<TimeMs>(*next - m_now(), gatherMs, Digest::pause)));
}

void Notifier::decisionsChanged()
{
    for (const DecisionRecord& record : m_desk->recentDecisions()) {
        if (!cameBack(record) || m_refusedTold.contains(record.decisionId))
            continue;
        m_refusedTold.insert(record.decisionId);
        at(record.place == DecisionRecord::Place::Refused ? tr("A decision was refused") : tr("A decision came back"), decidedTitle(record));
    }
}

void Notifier::at(const QString& title, const QString& body)
{
    if (!m_active && !m_quiet)
        m_voice.show(title, body, true);
}

} // namespace countersign
