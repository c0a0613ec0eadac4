#include "models/view/reviewqueuemodel.h"

#include "models/domain/money.h"
#include "models/view/followup.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int pageSize = 50;
constexpr int mostPerAsk = 500;

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

std::string groupWord(DraftFilter::Group group, const DraftSummary& row)
{
    switch (group) {
    case DraftFilter::Group::None:
        return {};
    case DraftFilter::Group::Reason:
        return std::string(word(row.reason));
    case DraftFilter::Group::Channel:
        return std::string(word(row.channel));
    case DraftFilter::Group::Shop:
        return row.shopId;
    case DraftFilter::Group::Offer:
        return row.offer;
    case DraftFilter::Group::Assignee:
        return row.assignee ? row.assignee->name : std::string();
    }
    return {};
}

TimeMs waitingSince(const DraftSummary& row)
{
    return row.queuedAt != 0 ? row.queuedAt : row.createdAt;
}

}  // namespace

ReviewQueueModel::ReviewQueueModel(DraftSource& source, QObject* parent) : QAbstractListModel(parent), m_source(source)
{
    connect(&m_source, &DraftSource::changed, this, [this](const QStringList& ids) {
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
    const DraftSummary& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto money = [&row] { return text(formatMoney(row.value, QLocale().bcp47Name().toStdString())); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.maskedName.empty() ? money() : QString(money() + u" · "_s + text(row.maskedName));
    case IdRole:
        return text(row.id);
    case SummaryRole:
        return QVariant::fromValue<const DraftSummary*>(&row);
    case ValueTextRole:
        return money();
    case ReasonRole:
        return text(word(row.reason));
    case UnreadRole:
        return !m_read.contains(text(row.id));
    case ColdAtRole:
        return static_cast<qint64>(row.coldAt);
    case LeaseRole:
        return row.lease && text(row.lease->personId) != m_personId ? text(row.lease->personName) : QString();
    case GroupRole:
        return text(groupWord(m_filter.group, row));
    case WaitingSinceRole:
        return static_cast<qint64>(waitingSince(row));
    case LateRole:
        return QDateTime::currentMSecsSinceEpoch() > waitingSince(row) + m_decideWithin;
    case SelectedRole:
        return selected(text(row.id));
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
    m_next.clear();
    m_toMerge.clear();
    m_changedMeanwhile.clear();
    m_reloadAsked = false;
    m_merging = false;
    m_totalsAsked = false;
    ++m_generation;
    endResetModel();
    dropSelection();
    setTotals(0, 0);
    load(Load::First);
}

void ReviewQueueModel::setSelected(const QString& draftId, bool selected)
{
    if (this->selected(draftId) == selected)
        return;
    if (selected != m_allPicked)
        m_picked.insert(draftId);
    else
        m_picked.remove(draftId);
    if (const int row = rowOf(draftId); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {SelectedRole});
    Q_EMIT selectionChanged();
}

void ReviewQueueModel::selectAllMatching(bool all)
{
    m_allPicked = all;
    m_picked.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

void ReviewQueueModel::dropSelection()
{
    if (m_allPicked || !m_picked.isEmpty())
        selectAllMatching(false);
}

qint64 ReviewQueueModel::selectedCount() const
{
    return m_allPicked ? std::max<qint64>(0, m_total - m_picked.size()) : m_picked.size();
}

ReviewQueueModel::Selection ReviewQueueModel::selection() const
{
    return {m_allPicked, m_picked};
}

void ReviewQueueModel::markRead(const QString& draftId)
{
    if (m_read.contains(draftId))
        return;
    m_read.insert(draftId);
    if (const int row = rowOf(draftId); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {UnreadRole});
}

void ReviewQueueModel::removeNow(const QString& draftId)
{
    m_removed.insert(draftId);
    const int row = rowOf(draftId);
    if (row < 0)
        return;
    const qint64 stake = m_rows[static_cast<std::size_t>(row)].stake;
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
    const std::string id = draftId.toStdString();
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&id](const DraftSummary& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ReviewQueueModel::load(Load kind)
{
    setLoading(true);
    m_reloadAsked = false;
    m_changedMeanwhile.clear();
    // Reading again asks for as many rows as are shown, so that the view keeps its place.
    const int limit = kind == Load::Again ? std::max(pageSize, rowCount()) : pageSize;
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
            else if (!m_changedMeanwhile.isEmpty()) {
                m_toMerge.unite(m_changedMeanwhile);
                m_changedMeanwhile.clear();
                merge();
            }
        });
}

void ReviewQueueModel::applyPage(Load kind, DraftRows page)
{
    m_next = page.next;
    std::erase_if(page.rows, [this](const DraftSummary& row) { return m_removed.contains(text(row.id)); });
    if (kind == Load::Again) {
        QSet<std::string_view> present;
        for (const DraftSummary& row : page.rows)
            present.insert(row.id);
        for (std::size_t i = m_rows.size(); i-- > 0;)
            if (!present.contains(m_rows[i].id))
                removeAt(i);
    }
    std::vector<DraftSummary> fresh;
    for (DraftSummary& row : page.rows) {
        if (rowOf(text(row.id)) >= 0)
            upsert(row);
        else
            fresh.push_back(std::move(row));
    }
    const bool follows = !fresh.empty()
        && std::is_sorted(fresh.begin(), fresh.end(), [this](const auto& a, const auto& b) { return before(a, b); })
        && (m_rows.empty() || before(m_rows.back(), fresh.front()));
    if (follows) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        endInsertRows();
    } else {
        // A merged row moved past the cursor meanwhile: each of the page's rows finds its own place.
        const QString next = std::exchange(m_next, QString());
        for (const DraftSummary& row : fresh)
            upsert(row);
        m_next = next;
    }
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
        if (!seen.contains(id))
            if (const int row = rowOf(id); row >= 0)
                removeAt(static_cast<std::size_t>(row));
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

void ReviewQueueModel::upsert(const DraftSummary& row)
{
    const int known = rowOf(text(row.id));
    const auto place = [this](const DraftSummary& key) {
        return static_cast<int>(std::lower_bound(m_rows.begin(), m_rows.end(), key, [this](const auto& a, const auto& b) {
            return before(a, b);
        }) - m_rows.begin());
    };
    if (known < 0) {
        const int target = place(row);
        if (target == rowCount() && !m_next.isEmpty())
            return;  // belongs to a page not fetched yet
        beginInsertRows({}, target, target);
        m_rows.insert(m_rows.begin() + target, row);
        endInsertRows();
        return;
    }
    DraftSummary& current = m_rows[static_cast<std::size_t>(known)];
    if (sameRow(current, row)) {
        current.updatedAt = row.updatedAt;
        return;
    }
    const bool staysPut = (known == 0 || before(m_rows[static_cast<std::size_t>(known) - 1], row))
        && (known + 1 == rowCount() || before(row, m_rows[static_cast<std::size_t>(known) + 1]));
    int target = known;
    if (!staysPut) {
        // Where it would stand without itself, as beginMoveRows counts: before the row now at that index.
        const auto begin = m_rows.begin();
        const auto lessThan = [this](const auto& a, const auto& b) { return before(a, b); };
        target = static_cast<int>(std::lower_bound(begin, begin + known, row, lessThan) - begin);
        if (target == known)
            target = static_cast<int>(std::lower_bound(begin + known + 1, m_rows.end(), row, lessThan) - begin);
        beginMoveRows({}, known, known, {}, target);
        if (target < known) {
            std::rotate(begin + target, begin + known, begin + known + 1);
        } else {
            std::rotate(begin + known, begin + known + 1, begin + target);
            --target;
        }
        endMoveRows();
    }
    m_rows[static_cast<std::size_t>(target)] = row;
    Q_EMIT dataChanged(index(target), index(target));
}

void ReviewQueueModel::removeAt(std::size_t row)
{
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    const QString id = text(m_rows[row].id);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    endRemoveRows();
    if (m_picked.remove(id))
        Q_EMIT selectionChanged();
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

bool ReviewQueueModel::before(const DraftSummary& a, const DraftSummary& b) const
{
    if (m_filter.group != DraftFilter::Group::None) {
        const int order = groupWord(m_filter.group, a).compare(groupWord(m_filter.group, b));
        if (order != 0)
            return order < 0;
    }
    switch (m_filter.order) {
    case DraftFilter::Order::Stake:
        return a.stake != b.stake ? a.stake > b.stake : a.id < b.id;
    case DraftFilter::Order::Cold:
        return a.coldAt != b.coldAt ? a.coldAt < b.coldAt : a.id < b.id;
    case DraftFilter::Order::Recent:
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id < b.id;
    case DraftFilter::Order::Waiting:
        return a.createdAt != b.createdAt ? a.createdAt < b.createdAt : a.id < b.id;
    }
    return false;
}

}  // namespace countersign
