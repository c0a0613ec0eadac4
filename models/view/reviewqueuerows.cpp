// Where the queue's rows come from and where they stand: pages, merges by id, what of far rows is kept.
#include "models/view/followup.h"
#include "models/view/qttext.h"
#include "models/view/queueorder.h"
#include "models/view/reviewqueuemodel.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr int pageSize = 50;
constexpr int largestPage = 500;
constexpr int mostPerAsk = 500;
constexpr int mostReadAgain = 2000;
constexpr int mostWhole = 3000;    // rows with their summaries; beyond, those far from the view let go of theirs
constexpr int nearRows = 1000;

bool sameLease(const std::optional<Lease>& a, const std::optional<Lease>& b)
{
    if (a.has_value() != b.has_value())
        return false;
    return !a || (a->personId == b->personId && a->personName == b->personName && a->until == b->until);
}

bool sameRow(const DraftSummary& a, const DraftSummary& b)
{
    return a.id == b.id && a.state == b.state && a.revision == b.revision && a.value == b.value && a.stake == b.stake
        && a.maskedName == b.maskedName && a.reason == b.reason && a.confidenceBp == b.confidenceBp && a.channel == b.channel
        && a.language == b.language && a.offer == b.offer && a.whyYours == b.whyYours && a.approvalsNeeded == b.approvalsNeeded
        && a.approvalsHave == b.approvalsHave && a.checksFailed == b.checksFailed && sameLease(a.lease, b.lease)
        && a.createdAt == b.createdAt && a.coldAt == b.coldAt && a.shopId == b.shopId && a.kind == b.kind && a.assignee == b.assignee
        && a.comments == b.comments && a.objections == b.objections && a.queuedAt == b.queuedAt;
}

}  // namespace

std::size_t ReviewQueueModel::placeOf(const Row& row) const
{
    const auto place
        = std::lower_bound(m_rows.begin(), m_rows.end(), row, [this](const auto& a, const Row& b) { return before(*a, b); });
    return static_cast<std::size_t>(place - m_rows.begin());
}

std::unique_ptr<ReviewQueueModel::Row> ReviewQueueModel::rowFrom(const DraftSummary& summary) const
{
    auto row = std::make_unique<Row>();
    row->id = text(summary.id);
    row->key = summary.id;
    row->group = groupKey(m_filter.group, summary);
    row->order = orderKey(m_filter.order, summary);
    row->summary = std::make_unique<DraftSummary>(summary);
    return row;
}

// What the view shows and what was fetched last stay whole, and so does a group's first row: its heading has words at once.
void ReviewQueueModel::letGoFarRows()
{
    const int count = rowCount();
    if (count <= mostWhole)
        return;
    for (int row = 0; row < count - nearRows; ++row) {
        const auto at = static_cast<std::size_t>(row);
        if (std::abs(row - m_lookedAt) > nearRows && row > 0 && m_rows[at - 1]->group == m_rows[at]->group)
            m_rows[at]->summary.reset();
    }
}

void ReviewQueueModel::askAgain(const Row& row) const
{
    m_blank = DraftSummary();
    m_blank.id = row.key;
    m_asked.insert(row.id);
    m_askTimer.start();
}

void ReviewQueueModel::load(Load kind)
{
    setLoading(true);
    m_reloadAsked = false;
    m_changedMeanwhile.clear();
    // Reading again asks for as many rows as are shown, so that the view keeps its place.
    const int limit = kind == Load::Again ? std::clamp(rowCount(), pageSize, mostReadAgain)
        : kind == Load::More              ? std::clamp(rowCount(), pageSize, largestPage)
                                          : pageSize;
    whenDone(m_source.page(m_filter, kind == Load::More ? m_next : QString(), limit), this,
        [this, kind, generation = m_generation](Result<DraftRows> page) {
            if (generation != m_generation)
                return;
            setLoading(false);
            if (!page) {
                setError(text(page.error().detail));
            } else {
                setError({});
                applyPage(kind, std::move(*page));
            }
            if (m_reloadAsked)
                load(Load::Again);
            else if (page && !m_next.isEmpty() && rowCount() == 0) {
                m_toMerge.unite(m_changedMeanwhile);
                load(Load::More);  // the source looked a while and found nothing yet
                merge();
            } else if (!m_changedMeanwhile.isEmpty()) {
                m_toMerge.unite(m_changedMeanwhile);
                m_changedMeanwhile.clear();
                merge();
            }
        });
}

void ReviewQueueModel::applyPage(Load kind, DraftRows page)
{
    m_next = page.next;
    m_read.unite(page.seen);
    std::erase_if(page.rows, [this](const DraftSummary& row) { return m_removed.contains(text(row.id)); });
    if (kind == Load::Again) {
        QSet<std::string_view> present;
        for (const DraftSummary& row : page.rows)
            present.insert(row.id);
        for (std::size_t i = m_rows.size(); i-- > 0;)
            if (!present.contains(m_rows[i]->key)) {
                if (page.next.isEmpty())
                    forgetSelected(m_rows[i]->id);
                removeAt(i);
            }
    }
    std::vector<std::unique_ptr<Row>> fresh;
    for (const DraftSummary& row : page.rows) {
        if (m_byId.contains(text(row.id)))
            upsert(row);
        else
            fresh.push_back(rowFrom(row));
    }
    const bool follows = !fresh.empty()
        && std::is_sorted(fresh.begin(), fresh.end(), [this](const auto& a, const auto& b) { return before(*a, *b); })
        && (m_rows.empty() || before(*m_rows.back(), *fresh.front()));
    if (follows) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        for (std::unique_ptr<Row>& row : fresh) {
            m_byId.insert(row->id, row.get());
            m_rows.push_back(std::move(row));
        }
        endInsertRows();
    } else {
        // A merged row moved past the cursor meanwhile: each of the page's rows finds its own place.
        const QString next = std::exchange(m_next, QString());
        for (const std::unique_ptr<Row>& row : fresh)
            upsert(*row->summary);
        m_next = next;
    }
    letGoFarRows();
    setTotals(page.total, page.totalStake);
}

void ReviewQueueModel::merge()
{
    if (m_merging || m_toMerge.isEmpty())
        return;
    QSet<QString> asked;
    while (!m_toMerge.isEmpty() && asked.size() < mostPerAsk) {
        asked.insert(*m_toMerge.begin());
        m_toMerge.erase(m_toMerge.begin());
    }
    m_merging = true;
    whenDone(m_source.rows(m_filter, QStringList(asked.begin(), asked.end())), this,
        [this, asked, generation = m_generation](Result<std::vector<DraftSummary>> present) {
            if (generation != m_generation)
                return;
            m_merging = false;
            if (present)
                applyMerge(asked, *present);
            else
                setError(text(present.error().detail));
            if (m_toMerge.isEmpty())
                askTotals();
            else
                merge();
        });
}

void ReviewQueueModel::applyMerge(const QSet<QString>& asked, const std::vector<DraftSummary>& present)
{
    QSet<QString> seen;
    for (const DraftSummary& row : present) {
        const QString id = text(row.id);
        if (m_removed.contains(id))
            continue;
        seen.insert(id);
        upsert(row);
    }
    for (const QString& id : asked)
        if (!seen.contains(id)) {
            forgetSelected(id);
            if (const int row = rowOf(id); row >= 0)
                removeAt(static_cast<std::size_t>(row));
        }
    if (m_rows.empty() && !m_next.isEmpty() && !m_loading)
        load(Load::More);  // all shown rows left; the view has nothing to scroll that would ask for more
}

void ReviewQueueModel::askTotals()
{
    if (m_totalsAsked)
        return;
    m_totalsAsked = true;
    whenDone(m_source.page(m_filter, {}, 0), this, [this, generation = m_generation](Result<DraftRows> page) {
        if (generation != m_generation)
            return;
        m_totalsAsked = false;
        if (page)
            setTotals(page->total, page->totalStake);
    });
}

void ReviewQueueModel::upsert(const DraftSummary& summary)
{
    std::unique_ptr<Row> row = rowFrom(summary);
    Row* const known = m_byId.value(row->id);
    if (!known) {
        const int target = static_cast<int>(placeOf(*row));
        if (target == rowCount() && !m_next.isEmpty())
            return;  // belongs to a page not fetched yet
        beginInsertRows({}, target, target);
        m_byId.insert(row->id, row.get());
        m_rows.insert(m_rows.begin() + target, std::move(row));
        endInsertRows();
        return;
    }
    if (known->summary && known->group == row->group && sameRow(*known->summary, summary)) {
        known->summary->updatedAt = summary.updatedAt;
        return;
    }
    const int from = static_cast<int>(placeOf(*known));
    const auto at = m_rows.begin() + from;
    const bool staysPut = (from == 0 || before(**(at - 1), *row)) && (from + 1 == rowCount() || before(*row, **(at + 1)));
    int target = from;
    if (!staysPut) {
        // Where it would stand without itself, as beginMoveRows counts: before the row now at that index.
        target = static_cast<int>(placeOf(*row));
        if (target == from || target == from + 1)
            target = from;
    }
    if (target != from) {
        beginMoveRows({}, from, from, {}, target);
        if (target < from) {
            std::rotate(m_rows.begin() + target, at, at + 1);
        } else {
            std::rotate(at, at + 1, m_rows.begin() + target);
            --target;
        }
        *known = std::move(*row);
        endMoveRows();
    } else {
        *known = std::move(*row);
    }
    Q_EMIT dataChanged(index(target), index(target));
}

void ReviewQueueModel::removeAt(std::size_t row)
{
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    m_byId.remove(m_rows[row]->id);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    endRemoveRows();
}

bool ReviewQueueModel::before(const Row& a, const Row& b) const
{
    if (a.group != b.group)
        return a.group < b.group;
    if (a.order != b.order)
        return a.order < b.order;
    return idsFall(m_filter.order) ? b.key < a.key : a.key < b.key;
}

}  // namespace countersign
