#include "services/console/desk/recordexportimpl.h"

#include "models/view/followup.h"

#include <algorithm>
#include <utility>

namespace countersign {

namespace {

constexpr std::int64_t exportPage = 2'000;  // entries; small enough for progress to be seen
constexpr std::size_t tilesAtOnce = 4;      // a tile is small: what it takes is the way there and back

}  // namespace

RecordExportImpl::RecordExportImpl(ApiClient& api, QObject* parent) : RecordExport(parent), m_api(api) {}

RecordExportImpl::~RecordExportImpl()
{
    RecordExportImpl::cancel();
}

template <class T, class Then>
void RecordExportImpl::whenAnswered(QFuture<Answer<T>> answer, Then then)
{
    whenDone(std::move(answer), this, [this, generation = m_generation, then = std::move(then)](Answer<T> arrived) mutable {
        if (generation != m_generation)
            return;
        if (arrived)
            then(std::move(*arrived));
        else
            end(arrived.error().error);
    });
}

template <class T, class Then>
void RecordExportImpl::onDisk(std::function<Result<T>()> work, Then then)
{
    Answerer<Result<T>> reply;
    m_disk.post([reply, work = std::move(work)] { reply(work()); });
    whenDone(reply.future(), this, [this, generation = m_generation, then = std::move(then)](Result<T> done) mutable {
        if (generation != m_generation)
            return;
        if (done)
            then(std::move(*done));
        else
            end(done.error());
    });
}

void RecordExportImpl::start(const ExportWish& wish)
{
    if (m_running)
        return;
    ++m_generation;
    m_running = true;
    m_wish = wish;
    m_files = std::make_shared<Files>();
    m_tiles.clear();
    m_decisions.clear();
    m_last = -1;
    m_done = m_kept = m_total = 0;
    m_lastPage = false;
    Q_EMIT progressed(0, 0);
    if (!m_running)
        return;  // who was told cancelled it
    switch (wish.form) {
    case ExportWish::Form::Bundle:
        startBundle();
        break;
    case ExportWish::Form::Jsonl:
    case ExportWish::Form::Csv:
        countFirst([this] { startEntries(); });
        break;
    case ExportWish::Form::Proofs:
        m_wish.filter.actions = {"decision.accepted"};
        countFirst([this] { startProofs(); });
        break;
    case ExportWish::Form::ReportCsv:
    case ExportWish::Form::ReportJsonl:
        startReport();
        break;
    }
}

void RecordExportImpl::cancel()
{
    ++m_generation;
    if (!std::exchange(m_running, false))
        return;
    m_tiles.clear();
    m_disk.post([files = std::exchange(m_files, nullptr)]() mutable { files = nullptr; });  // closed behind what is being written
}

void RecordExportImpl::end(const Error& error)
{
    cancel();
    Q_EMIT failed(error);
}

void RecordExportImpl::complete(std::int64_t items, std::int64_t kept)
{
    ++m_generation;
    m_running = false;
    m_files = nullptr;
    Q_EMIT finished({m_wish, items, kept});
}

void RecordExportImpl::tell(std::int64_t done)
{
    m_done = done;
    Q_EMIT progressed(done, std::max(done, m_total));
}

void RecordExportImpl::countFirst(std::function<void()> then)
{
    // Who may export need not have the right to search: then there is no total to tell.
    whenDone(m_api.auditHistogram(m_wish.filter), this, [this, generation = m_generation, then = std::move(then)](const Answer<AuditHistogram>& counted) {
        if (generation != m_generation)
            return;
        m_total = counted ? counted->total : 0;
        then();
    });
}

// A bundle: its heads, then tile by tile.

Result<RecordExportImpl::BundleStep> RecordExportImpl::stepOf(Files& files)
{
    BundleStep step;
    step.upcoming = files.bundle->upcoming(tilesAtOnce);
    step.done = files.bundle->done();
    step.total = files.bundle->total();
    step.kept = files.bundle->kept();
    return step;
}

void RecordExportImpl::startBundle()
{
    whenAnswered(m_api.recordHeads(), [this](const RecordHeads& heads) {
        onDisk<BundleStep>(
            [files = m_files, heads, place = m_wish.place.toStdString()]() -> Result<BundleStep> {
                const BundleHeads of{heads.checkpoint, heads.vkey, heads.policy, heads.rotations};
                auto bundle = BundleFolder::isLeft(place) ? BundleFolder::goOn(place, of) : BundleFolder::begin(place, of);
                if (!bundle)
                    return tl::unexpected(std::move(bundle.error()));
                files->bundle.emplace(std::move(*bundle));
                return stepOf(*files);
            },
            [this](const BundleStep& step) { nextTile(step); });
    });
}

void RecordExportImpl::nextTile(const BundleStep& step)
{
    const quint64 generation = m_generation;
    Q_EMIT progressed(step.done, step.total);
    if (generation != m_generation)
        return;  // who was told cancelled it
    if (step.upcoming.empty()) {
        onDisk<Checkpoint>([files = m_files] { return files->bundle->finish(); },
            [this, kept = step.kept](const Checkpoint& checkpoint) { complete(checkpoint.size, kept); });
        return;
    }
    while (m_tiles.size() < step.upcoming.size())
        m_tiles.push_back(m_api.tile(step.upcoming[m_tiles.size()]));
    auto first = std::move(m_tiles.front());
    m_tiles.pop_front();
    whenAnswered(std::move(first), [this](std::string bytes) {
        onDisk<BundleStep>(
            [files = m_files, bytes = std::move(bytes)]() -> Result<BundleStep> {
                if (auto put = files->bundle->put(bytes); !put)
                    return tl::unexpected(std::move(put.error()));
                return stepOf(*files);
            },
            [this](const BundleStep& next) { nextTile(next); });
    });
}

// A selection of entries: page by page into one file.

void RecordExportImpl::startEntries()
{
    const EntryFilePlan plan{m_wish.place.toStdString(), m_wish.form == ExportWish::Form::Csv, Json(m_wish.filter).dump()};
    onDisk<Added>(
        [files = m_files, plan]() -> Result<Added> {
            auto file = EntryFile::isLeft(plan) ? EntryFile::goOn(plan) : EntryFile::begin(plan);
            if (!file)
                return tl::unexpected(std::move(file.error()));
            files->entries.emplace(std::move(*file));
            return Added{0, files->entries->entries(), files->entries->last()};
        },
        [this](const Added& there) {
            m_last = there.last;
            m_kept = there.all;
            tell(there.all);
            nextEntries();
        });
}

void RecordExportImpl::nextEntries()
{
    if (!m_running)
        return;
    whenAnswered(m_api.exportEntries(m_wish.filter, m_last, exportPage), [this](std::string page) {
        onDisk<Added>(
            [files = m_files, page = std::move(page)]() -> Result<Added> {
                const auto count = files->entries->add(page);
                if (!count)
                    return tl::unexpected(count.error());
                if (*count < exportPage)
                    if (auto placed = files->entries->finish(); !placed)
                        return tl::unexpected(std::move(placed.error()));
                return Added{*count, files->entries->entries(), files->entries->last()};
            },
            [this](const Added& added) {
                m_last = added.last;
                if (added.now < exportPage) {
                    complete(added.all, m_kept);
                    return;
                }
                tell(added.all);
                nextEntries();
            });
    });
}

// Proofs: the decisions of a page of entries, then the proof of each that is not there yet.

void RecordExportImpl::startProofs()
{
    whenAnswered(m_api.verifierKeyText(), [this](const std::string& vkey) {
        const auto log = parseVerifierKey(vkey);
        if (!log) {
            end(log.error());
            return;
        }
        onDisk<bool>(
            [files = m_files, log = *log, place = m_wish.place.toStdString(), selection = Json(m_wish.filter).dump()]() -> Result<bool> {
                auto folder = ProofFolder::open(place, selection, log);
                if (!folder)
                    return tl::unexpected(std::move(folder.error()));
                files->proofs.emplace(std::move(*folder));
                return true;
            },
            [this](bool) { nextDecisions(); });
    });
}

void RecordExportImpl::nextDecisions()
{
    whenAnswered(m_api.exportEntries(m_wish.filter, m_last, exportPage), [this](std::string page) {
        onDisk<DecisionsOfPage>(
            [files = m_files, page = std::move(page), after = m_last]() -> Result<DecisionsOfPage> {
                auto found = decisionsOfPage(page, after);
                if (found)
                    std::erase_if(found->decisions, [&files](const std::string& decision) { return files->proofs->has(decision); });
                return found;
            },
            [this](DecisionsOfPage found) {
                m_last = found.last;
                m_lastPage = found.entries < exportPage;
                m_decisions = std::move(found.decisions);
                std::reverse(m_decisions.begin(), m_decisions.end());
                m_kept += found.entries - static_cast<std::int64_t>(m_decisions.size());
                tell(m_done + found.entries - static_cast<std::int64_t>(m_decisions.size()));
                nextProof();
            });
    });
}

void RecordExportImpl::nextProof()
{
    if (!m_running)
        return;
    if (m_decisions.empty() && !m_lastPage) {
        nextDecisions();
        return;
    }
    if (m_decisions.empty()) {
        onDisk<bool>(
            [files = m_files]() -> Result<bool> {
                if (auto placed = files->proofs->finish(); !placed)
                    return tl::unexpected(std::move(placed.error()));
                return true;
            },
            [this](bool) { complete(m_done, m_kept); });
        return;
    }
    const std::string decision = m_decisions.back();
    m_decisions.pop_back();
    whenAnswered(m_api.inclusion(decision), [this, decision](Inclusion proof) {
        DecisionProof given{proof.index, std::move(proof.entry), std::move(proof.hashes), std::move(proof.note)};
        onDisk<bool>(
            [files = m_files, decision, given = std::move(given)]() -> Result<bool> {
                if (auto put = files->proofs->put(decision, given); !put)
                    return tl::unexpected(std::move(put.error()));
                return true;
            },
            [this](bool) {
                tell(m_done + 1);
                nextProof();
            });
    });
}

// A report: its lines as the backend writes them, page by page.

RecordExportImpl::Written RecordExportImpl::writtenOf(const Files& files)
{
    return {files.report->cursor(), files.report->rows(), files.report->whole()};
}

void RecordExportImpl::startReport()
{
    const auto& report = m_wish.report;
    const Json which{{"name", report.name}, {"from", report.from ? Json(*report.from) : Json()}, {"to", report.to ? Json(*report.to) : Json()},
        {"shop", report.shopId}};
    const RowFilePlan plan{m_wish.place.toStdString(), m_wish.form == ExportWish::Form::ReportCsv, which.dump()};
    onDisk<Written>(
        [files = m_files, plan]() -> Result<Written> {
            auto file = RowFile::isLeft(plan) ? RowFile::goOn(plan) : RowFile::begin(plan);
            if (!file)
                return tl::unexpected(std::move(file.error()));
            files->report.emplace(std::move(*file));
            return writtenOf(*files);
        },
        [this](const Written& there) {
            m_kept = there.rows;
            tell(there.rows);
            nextRows(there.cursor);
        });
}

void RecordExportImpl::nextRows(const std::string& cursor)
{
    if (!m_running)
        return;
    whenAnswered(m_api.reportLines(m_wish.report, m_wish.form == ExportWish::Form::ReportCsv, cursor), [this](RecordLines lines) {
        onDisk<Written>(
            [files = m_files, lines = std::move(lines)]() -> Result<Written> {
                auto written = files->report->add(lines.text, lines.next);
                if (written && files->report->whole())
                    written = files->report->finish();
                if (!written)
                    return tl::unexpected(std::move(written.error()));
                return writtenOf(*files);
            },
            [this](const Written& now) {
                if (now.whole) {
                    complete(now.rows, m_kept);
                    return;
                }
                tell(now.rows);
                nextRows(now.cursor);
            });
    });
}

}  // namespace countersign
