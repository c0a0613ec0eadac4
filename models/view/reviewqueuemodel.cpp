#include "models/view/reviewqueuemodel.h"

#include "models/domain/money.h"
#include "models/view/followup.h"
#include "models/view/queueorder.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int pageSize = 50;
constexpr int largestPage = 500;
constexpr int mostPerAsk = 500;
constexpr int mostReadAgain = 2000;
constexpr int mostWhole = 3000;    // rows with their summaries; beyond, those far from the view let go of theirs
constexpr int nearRows = 1000;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

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

ReviewQueueModel::ReviewQueueModel(DraftSource& source, QObject* parent) : QAbstractListModel(parent), m_source(source)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(0);
    connect(&m_askTimer, &QTimer::timeout, this, [this] {
        m_toMerge.unite(std::exchange(m_asked, {}));
        merge();
    });
    connect(&m_source, &DraftSource::changed, this, [this](const QStringList& ids) {
        if (ids.isEmpty())
            askTotals();
        for (const QString& id : ids) {
            m_removed.remove(id);
            m_toMerge.insert(id);
            if (m_loading)
                m_changedMeanwhile.insert(id);
        }
        merge();
    });
    connect(&m_source, &DraftSource::reset, this, [this] {
        m_removed.clear();
        if (m_loading)
            m_reloadAsked = true;
        else
            load(Load::Again);
    });
    load(Load::First);
}

int ReviewQueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReviewQueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    m_lookedAt = index.row();
    const Row& place = *m_rows[static_cast<std::size_t>(index.row())];
    if (!place.summary)
        askAgain(place);
    const DraftSummary& row = place.summary ? *place.summary : m_blank;
    const auto money = [&row] { return text(formatMoney(row.value, QLocale().bcp47Name().toStdString())); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (!place.summary)
            return QString();
        return row.maskedName.empty() ? money() : QString(money() + u" · "_s + text(row.maskedName));
    case IdRole:
        return place.id;
    case SummaryRole:
        return QVariant::fromValue<const DraftSummary*>(&row);
    case ValueTextRole:
        return money();
    case ReasonRole:
        return text(word(row.reason));
    case UnreadRole:
        return !m_read.contains(place.id);
    case ColdAtRole:
        return static_cast<qint64>(row.coldAt);
    case LeaseRole:
        return row.lease && text(row.lease->personId) != m_personId ? text(row.lease->personName) : QString();
    case GroupRole:
        return groupWords(m_filter.group, row);
    case WaitingSinceRole:
        return static_cast<qint64>(waitingSince(row));
    case LateRole:
        return m_decideWithinMs > 0 && place.summary && waitingSince(row) + m_decideWithinMs < QDateTime::currentMSecsSinceEpoch();
    case SelectedRole:
        return m_selection.ids.contains(place.id) != m_selection.all;
    case AssigneeRole:
        return row.assignee ? text(row.assignee->name) : QString();
    case ObjectionsRole:
        return row.objections;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReviewQueueModel::roleNames() const
{
    return {{IdRole, "draftId"}, {SummaryRole, "summary"}, {ValueTextRole, "valueText"}, {ReasonRole, "reason"}, {UnreadRole, "unread"},
        {ColdAtRole, "coldAt"}, {LeaseRole, "lease"}, {GroupRole, "group"}, {WaitingSinceRole, "waitingSince"}, {LateRole, "late"},
        {SelectedRole, "selected"}, {AssigneeRole, "assignee"}, {ObjectionsRole, "objections"}};
}

bool ReviewQueueModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_loading && !m_next.isEmpty();
}

void ReviewQueueModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        load(Load::More);
}

void ReviewQueueModel::setFilter(const DraftFilter& filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_rows.clear();
    m_byId.clear();
    m_asked.clear();
    m_lookedAt = 0;
    m_next.clear();
    m_toMerge.clear();
    m_changedMeanwhile.clear();
    m_reloadAsked = false;
    m_merging = false;
    m_totalsAsked = false;
    ++m_generation;
    endResetModel();
    selectAllMatching(false);  // what matched before may not match now: nobody must act on drafts they cannot see
    setTotals(0, 0);
    load(Load::First);
}

void ReviewQueueModel::markRead(const QString& draftId)
{
    if (m_read.contains(draftId))
        return;
    m_read.insert(draftId);
    m_source.noteSeen(draftId);
    if (const int row = rowOf(draftId); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {UnreadRole});
}

void ReviewQueueModel::removeNow(const QString& draftId)
{
    m_removed.insert(draftId);
    forgetSelected(draftId);
    const int row = rowOf(draftId);
    if (row < 0)
        return;
    const Row& place = *m_rows[static_cast<std::size_t>(row)];
    const qint64 stake = place.summary ? place.summary->stake : 0;
    removeAt(static_cast<std::size_t>(row));
    setTotals(std::max<qint64>(0, m_total - 1), std::max<qint64>(0, m_totalStake - stake));
}

void ReviewQueueModel::bringBack(const QString& draftId)
{
    m_removed.remove(draftId);
    m_toMerge.insert(draftId);
    merge();
}

int ReviewQueueModel::rowOf(const QString& draftId) const
{
    const Row* row = m_byId.value(draftId);
    return row ? static_cast<int>(placeOf(*row)) : -1;
}

std::size_t ReviewQueueModel::placeOf(const Row& row) const
{
    const auto place
        = std::lower_bound(m_rows.begin(), m_rows.end(), row, [this](const auto& a, const Row& b) { return before(*a, b); });
    return static_cast<std::size_t>(place - m_rows.begin());
}

void ReviewQueueModel::setSelected(const QString& draftId, bool selected)
{
    const bool named = selected != m_selection.all;
    if (m_selection.ids.contains(draftId) == named)
        return;
    if (named)
        m_selection.ids.insert(draftId);
    else
        m_selection.ids.remove(draftId);
    if (const int row = rowOf(draftId); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {SelectedRole});
    Q_EMIT selectionChanged();
}

void ReviewQueueModel::selectAllMatching(bool selected)
{
    const Selection wanted{selected, {}};
    if (m_selection == wanted)
        return;
    m_selection = wanted;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

qint64 ReviewQueueModel::selectedCount() const
{
    const qint64 named = m_selection.ids.size();
    return m_selection.all ? std::max<qint64>(0, m_total - named) : named;
}

void ReviewQueueModel::forgetSelected(const QString& draftId)
{
    if (m_selection.ids.remove(draftId))
        Q_EMIT selectionChanged();
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

// What the view shows and what was fetched last stay whole.
void ReviewQueueModel::letGoFarRows()
{
    const int count = rowCount();
    if (count <= mostWhole)
        return;
    for (int row = 0; row < count - nearRows; ++row)
        if (std::abs(row - m_lookedAt) > nearRows)
            m_rows[static_cast<std::size_t>(row)]->summary.reset();
}

void ReviewQueueModel::askAgain(const Row& row) const
{
    m_blank = DraftSummary();
    m_blank.id = row.key;
    m_asked.insert(row.id);
    m_askTimer.start();
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

void ReviewQueueModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

void ReviewQueueModel::setError(const QString& error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

void ReviewQueueModel::setTotals(qint64 total, qint64 stake)
{
    if (m_total == total && m_totalStake == stake)
        return;
    m_total = total;
    m_totalStake = stake;
    Q_EMIT totalsChanged();
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
