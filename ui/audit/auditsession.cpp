#include "ui/audit/auditsession.h"

#include "models/domain/ids.h"
#include "models/view/followup.h"
#include "services/console/desk/teamdesk.h"
#include "services/console/desk/viewsdesk.h"
#include "ui/audit/exportwords.h"
#include "ui/audit/filtertext.h"
#include "ui/draft/shorttext.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QFileInfo>
#include <algorithm>
#include <iterator>

namespace countersign {

namespace {

constexpr int personNameCut = 60;
constexpr std::size_t rowsAtOnce = 500; // of a report

} // namespace

AuditSession::AuditSession(std::shared_ptr<ReviewDesk> desk, QObject* parent)
    : QObject(parent)
    , m_desk(std::move(desk))
    , m_entries(new EntryModel(m_desk->audit(), [this](const AuditEntry& entry) { return nameOf(entry); }, this))
{
    connect(&audit(), &AuditDesk::grew, this, [this] {
        m_entries->freshen();
        count();
    });
    connect(&audit(), &AuditDesk::onlineChanged, this, [this] {
        Q_EMIT stateChanged();
        if (audit().online() && m_shown)
            refresh();
    });
    connect(&exports(), &RecordExport::finished, this, [this](const ExportOutcome& outcome) { Q_EMIT told(Tone::Good, outcomeSentence(outcome)); });
    connect(&exports(), &RecordExport::failed, this, [this](const Error& error) { Q_EMIT told(Tone::Bad, exportStopped(m_takenOut, error)); });
    connect(m_desk.get(), &ReviewDesk::personChanged, this, &AuditSession::stateChanged);
    connect(&m_desk->team(), &TeamDesk::colleaguesChanged, m_entries, &EntryModel::namesChanged);
}

AuditSession::~AuditSession()
{
    audit().follow(false);
}

bool AuditSession::mayRead() const
{
    return m_desk->person().may(Permission::ReadAudit);
}

bool AuditSession::mayDraw() const
{
    return mayRead() || m_desk->person().may(Permission::ReadDrafts);
}

QString AuditSession::whyNot() const
{
    if (!mayRead())
        return tr("Your rights do not cover this.");
    return audit().online() ? QString() : tr("Needs the backend, which cannot be reached now.");
}

QString AuditSession::nameOf(const AuditEntry& entry) const
{
    if (entry.actorKind == "person") {
        const auto colleagues = m_desk->team().colleagues();
        const auto found = std::ranges::find(colleagues, entry.actor, &Colleague::personId);
        if (found != colleagues.end())
            return shortText(found->name, personNameCut);
    }
    return shortText(entry.actor, personNameCut);
}

void AuditSession::search(const QString& words)
{
    m_words = words;
    const FilterText read = readFilter(words, wallClock());
    m_problem = read.problem;
    Q_EMIT stateChanged();
    if (!m_problem.isEmpty() || !mayRead())
        return;
    m_entries->search(read.filter);
    count();
}

void AuditSession::refresh()
{
    search(m_words);
}

void AuditSession::narrow(TimeMs from, TimeMs to)
{
    m_before.push_back(m_words);
    AuditFilter filter = m_entries->filter();
    filter.from = from;
    filter.to = to;
    search(filterWords(filter));
    Q_EMIT wordsChanged();
}

void AuditSession::widen()
{
    if (m_before.empty())
        return;
    const QString words = m_before.back();
    m_before.pop_back();
    search(words);
    Q_EMIT wordsChanged();
}

void AuditSession::count()
{
    whenDone(audit().histogram(m_entries->filter()), this, [this, generation = ++m_counting](Result<AuditHistogram> counted) {
        if (generation != m_counting || !counted)
            return; // the list says what went wrong
        m_histogram = std::move(*counted);
        Q_EMIT this->counted();
    });
}

void AuditSession::setTail(bool tail)
{
    m_tail = tail;
    follow();
    if (tail)
        refresh();
    Q_EMIT stateChanged();
}

void AuditSession::setShown(bool shown)
{
    m_shown = shown;
    follow();
}

void AuditSession::follow()
{
    audit().follow(m_tail && m_shown && mayRead());
}

void AuditSession::openLineage(const std::string& draftId)
{
    if (draftId.empty() || !mayDraw())
        return;
    const quint64 generation = ++m_drawing;
    m_lineageLoading = true;
    m_lineageError.reset();
    m_graph.reset();
    Q_EMIT lineageChanged();
    whenDone(audit().lineage(draftId), this, [this, generation](Result<LineageGraph> graph) {
        if (generation == m_drawing)
            takeGraph(std::move(graph));
    });
}

void AuditSession::takeGraph(Result<LineageGraph> graph)
{
    m_lineageLoading = false;
    if (graph)
        m_graph = std::move(*graph);
    else
        m_lineageError = std::move(graph.error());
    Q_EMIT lineageChanged();
}

void AuditSession::find(AuditKey by, const QString& value)
{
    if (value.trimmed().isEmpty() || !mayRead())
        return;
    const quint64 generation = ++m_drawing;
    m_lineageLoading = true;
    m_lineageError.reset();
    Q_EMIT lineageChanged();
    whenDone(audit().find(by, value.trimmed().toStdString()), this, [this, generation](Result<std::string> draft) {
        if (generation != m_drawing)
            return;
        m_lineageLoading = false;
        if (draft) {
            openLineage(*draft);
            return;
        }
        Q_EMIT lineageChanged(); // what was drawn before stays
        if (draft.error().code == ErrorCode::NotFound)
            Q_EMIT told(Tone::Neutral, tr("Nothing in the record leads there."));
        else
            Q_EMIT failed(draft.error());
    });
}

void AuditSession::drawUp(const AuditReportWish& wish)
{
    if (!mayRead())
        return;
    ++m_reporting;
    m_reportWish = wish;
    m_rowsWanted = rowsAtOnce;
    readReport({});
}

void AuditSession::drawUpMore()
{
    if (m_reportLoading || !m_report || m_report->next.empty())
        return;
    m_rowsWanted = m_report->rows.size() + rowsAtOnce;
    readReport(m_report->next);
}

void AuditSession::readReport(const std::string& cursor)
{
    m_reportLoading = true;
    m_reportGrowing = !cursor.empty();
    m_reportError.reset();
    Q_EMIT reportChanged();
    whenDone(audit().report(m_reportWish, cursor), this, [this, cursor, generation = m_reporting](Result<AuditReport> page) {
        if (generation == m_reporting)
            takeReport(cursor, std::move(page));
    });
}

void AuditSession::takeReport(const std::string& cursor, Result<AuditReport> page)
{
    m_reportLoading = m_reportGrowing = false;
    if (page && !cursor.empty() && page->next == cursor)
        page = fail(ErrorCode::InvalidInput, "the backend's answer names the same page twice");
    if (!page) {
        if (cursor.empty())
            m_report.reset();
        m_reportError = std::move(page.error());
    } else if (cursor.empty() || !m_report) {
        m_report = std::move(*page);
        m_reportNumber = m_reporting;
    } else {
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(m_report->rows));
        m_report->next = std::move(page->next);
    }
    // An answer looks at so many entries, and few of them may be rows.
    if (!m_reportError && !m_report->next.empty() && m_report->rows.size() < m_rowsWanted)
        readReport(m_report->next);
    else
        Q_EMIT reportChanged();
}

void AuditSession::saveSearch(const QString& name)
{
    SavedView search;
    search.id = newId(wallClock());
    search.name = name.trimmed().toStdString();
    search.kind = SavedView::Kind::Record;
    search.words = m_words.toStdString();
    whenDone(audit().searches().save(search), this, [this](const Result<void>& saved) {
        if (saved)
            Q_EMIT told(Tone::Good, tr("The search is kept."));
        else
            Q_EMIT told(Tone::Bad, refusalWords(saved.error()).sentence);
    });
}

void AuditSession::removeSearch(const std::string& id)
{
    whenDone(audit().searches().remove(id), this, [this](const Result<void>& removed) {
        if (!removed)
            Q_EMIT told(Tone::Bad, refusalWords(removed.error()).sentence);
    });
}

bool AuditSession::mayShare() const
{
    return m_desk->person().may(Permission::ShareViews);
}

void AuditSession::shareSearch(const std::string& id)
{
    const auto searches = audit().searches().views();
    const auto found = std::ranges::find(searches, id, &SavedView::id);
    if (found == searches.end())
        return;
    SavedView search = *found;
    search.shared = !search.shared;
    whenDone(audit().searches().save(search), this, [this, shared = search.shared](const Result<void>& saved) {
        if (!saved)
            Q_EMIT told(Tone::Bad, refusalWords(saved.error()).sentence);
        else
            Q_EMIT told(Tone::Good, shared ? tr("Everyone who reads the record sees this search now.") : tr("The search is your own again."));
    });
}

void AuditSession::saveFile(const QString& path, const QByteArray& bytes)
{
    whenDone(audit().saveFile(path, bytes), this, [this, path](const Result<void>& saved) {
        if (saved)
            Q_EMIT told(Tone::Good, tr("Saved as %1.").arg(QFileInfo(path).fileName()));
        else
            Q_EMIT failed(saved.error());
    });
}

void AuditSession::takeOut(const ExportWish& wish)
{
    if (exports().running())
        return;
    m_takenOut = wish;
    exports().start(wish);
}

} // namespace countersign
