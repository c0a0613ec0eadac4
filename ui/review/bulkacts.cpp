#include "ui/review/bulkacts.h"

#include "models/view/followup.h"
#include "services/console/desk/workdesk.h"
#include "ui/parts/progressline.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/quietline.h"
#include "ui/sheets/bulksheet.h"
#include "ui/words/words.h"

namespace countersign {

BulkActs::BulkActs(const Theme& theme, ReviewSession& session, QueuePane& pane, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_pane(pane)
    , m_sheet(new BulkSheet(theme, [this](const QString& id) { return titleOf(id); }))
{
    BulkDesk& bulk = session.desk().bulk();
    connect(&bulk, &BulkDesk::progressed, this, [this](int done, int total) {
        if (m_running)
            m_sheet->showRunning(done, total);
    });
    const auto showLast = [this] { m_pane.last().setBatch(m_session.desk().bulk().last()); };
    connect(&bulk, &BulkDesk::lastChanged, this, showLast);
    connect(&session.desk(), &ReviewDesk::decisionsChanged, this, showLast);
    connect(m_sheet, &BulkSheet::confirmed, this, [this](std::optional<RejectReason> reason, const QString& note) {
        m_request.reasonCode = reason;
        m_request.note = note;
        run();
    });
    connect(m_sheet, &BulkSheet::cancelAsked, this, [this] { m_session.desk().bulk().cancel(); });
    showLast();
}

Sheet* BulkActs::sheet() const
{
    return m_sheet;
}

bool BulkActs::anySelected() const
{
    return m_session.queue().selectedCount() > 0;
}

bool BulkActs::underWay() const
{
    return !m_sheet->asking();
}

QString BulkActs::titleOf(const QString& draftId) const
{
    const ReviewQueueModel& model = m_session.queue();
    const int row = model.rowOf(draftId);
    return row < 0 ? QString() : model.index(row).data(Qt::DisplayRole).toString();
}

void BulkActs::start(BulkRequest::Act act, const std::optional<Assignee>& to)
{
    if (m_running) {
        Q_EMIT sheetAsked(m_sheet);
        return;
    }
    const ReviewQueueModel& model = m_session.queue();
    const auto selection = model.selection();
    m_request = {};
    m_request.act = act;
    m_request.to = to;
    m_request.filter = model.filter();
    if (!selection.all)
        m_request.ids = QStringList(selection.ids.begin(), selection.ids.end());
    m_except = selection.all ? selection.ids : QSet<QString>();
    m_sheet->start(
        act, model.selectedCount(), to ? text(to->name) : tr("nobody in particular"), m_session.desk().work().rejectReasonCounts());
    Q_EMIT sheetAsked(m_sheet);
    preview();
}

void BulkActs::preview()
{
    whenDone(m_session.desk().bulk().preview(m_request), this, [this, generation = ++m_generation](Result<BulkPreview> preview) {
        if (generation != m_generation || m_running)
            return;
        if (!preview) {
            const ErrorWords words = errorWords(preview.error());
            m_sheet->showError(words.sentence, words.code);
            return;
        }
        m_preview = std::move(*preview);
        leaveOut(m_preview);
        m_sheet->showPreview(m_preview, m_session.desk().policy().currency);
    });
}

// The desk knows "all that match"; those taken out again by hand are loaded rows, so their stake is known here.
void BulkActs::leaveOut(BulkPreview& preview) const
{
    if (m_except.isEmpty())
        return;
    const ReviewQueueModel& model = m_session.queue();
    for (const QString& id : std::as_const(m_except))
        if (const int row = model.rowOf(id); row >= 0 && preview.will.contains(id))
            preview.stake -= model.index(row).data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>()->stake;
    preview.will.removeIf([this](const QString& id) { return m_except.contains(id); });
    for (BulkPreview::Left& left : preview.wont)
        left.ids.removeIf([this](const QString& id) { return m_except.contains(id); });
    std::erase_if(preview.wont, [](const BulkPreview::Left& left) { return left.ids.isEmpty(); });
}

void BulkActs::run()
{
    if (m_running)
        return;
    m_running = true;
    m_sheet->showRunning(0, static_cast<int>(m_preview.will.size()));
    whenDone(m_session.desk().bulk().run(m_request, m_preview), this, [this](const Result<BulkOutcome>& outcome) { finish(outcome); });
}

QString BulkActs::doneWords(int count) const
{
    switch (m_request.act) {
    case BulkRequest::Act::Approve:
        return tr("%n approved together.", nullptr, count);
    case BulkRequest::Act::Reject:
        return tr("%n rejected together.", nullptr, count);
    case BulkRequest::Act::Assign:
        return tr("%n given to %1.", nullptr, count).arg(m_request.to ? text(m_request.to->name) : tr("nobody in particular"));
    }
    return {};
}

void BulkActs::finish(const Result<BulkOutcome>& outcome)
{
    m_running = false;
    if (!outcome) {
        const ErrorWords words = errorWords(outcome.error());
        m_sheet->showError(words.sentence, words.code);
        return;
    }
    m_session.queue().selectAllMatching(false);
    const bool undoable = outcome->done > 0;
    m_pane.done().say(
        doneWords(outcome->done), undoable ? tr("Undo all (%1)").arg(m_pane.cap(Verb::UndoBatch)) : QString(), [this] { undoLast(); });
    if (outcome->refused.empty() && outcome->cancelled == 0)
        Q_EMIT sheetDone();
    else
        m_sheet->showOutcome(*outcome);
}

void BulkActs::undoLast()
{
    const auto last = m_session.desk().bulk().last();
    if (!last || last->undoable == 0) {
        Q_EMIT failed(Error{ ErrorCode::NotFound, "no act on many can be undone now", std::nullopt });
        return;
    }
    ProgressLine::Cancel stop;
    const auto stopped = std::make_shared<bool>(false);
    if (last->act != BulkRequest::Act::Assign) // giving back is one request
        stop = [this, stopped] {
            *stopped = true;
            m_session.desk().bulk().cancel();
        };
    auto undoing = m_pane.waits().follow(m_session.desk().bulk().undo(last->batch), tr("Many are being taken back…"), std::move(stop));
    whenDone(std::move(undoing), this, [this, last, stopped](Result<int> undone) {
        if (!undone) {
            Q_EMIT failed(undone.error());
            return;
        }
        if (last->act != BulkRequest::Act::Assign) {
            const QString words = tr("%n decision(s) undone.", nullptr, *undone);
            m_pane.done().say(*stopped ? QString(words % u' ' % tr("Stopped: the others stay as they are.")) : words);
            return;
        }
        QString words = tr("%n given back to who had it before.", nullptr, *undone);
        if (const int stay = last->undoable - *undone; stay > 0)
            words += u' ' % tr("%n stay(s): given to someone else or decided since.", nullptr, stay);
        m_pane.done().say(words);
    });
}

} // namespace countersign
