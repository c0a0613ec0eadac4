#include "models/view/reviewqueuemodel.h"

#include "models/domain/money.h"
#include "models/view/followup.h"
#include "models/view/qttext.h"
#include "models/view/queueorder.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

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

std::string ReviewQueueModel::groupAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)]->group;
}

int ReviewQueueModel::groupEnd(int row) const
{
    const auto from = m_rows.begin() + row;
    const auto end = std::upper_bound(
        from, m_rows.end(), (*from)->group, [](const std::string& group, const auto& one) { return group < one->group; });
    return static_cast<int>(end - m_rows.begin());
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

}  // namespace countersign
