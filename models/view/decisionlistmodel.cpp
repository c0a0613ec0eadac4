#include "models/view/decisionlistmodel.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

bool sameRecord(const DecisionRecord& a, const DecisionRecord& b)
{
    return a.decisionId == b.decisionId && a.draftId == b.draftId && a.title == b.title && a.verdict == b.verdict && a.place == b.place
        && a.why == b.why && a.decidedAt == b.decidedAt && a.holdUntil == b.holdUntil && a.undoAsked == b.undoAsked
        && a.failing.size() == b.failing.size();
}

}  // namespace

DecisionListModel::DecisionListModel(Now now, QObject* parent) : QAbstractListModel(parent), m_now(std::move(now))
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &DecisionListModel::tick);
}

int DecisionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QVariant DecisionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DecisionRecord& record = m_records[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return record.title;
    case Qt::AccessibleTextRole:
        return record.title.isEmpty() ? sentence(record) : QString(record.title + u", "_s + sentence(record));
    case IdRole:
        return record.decisionId;
    case RecordRole:
        return QVariant::fromValue<const DecisionRecord*>(&record);
    case PlaceRole:
        return static_cast<int>(record.place);
    case SentenceRole:
        return sentence(record);
    case CountdownRole:
        return countdown(record);
    case UndoableRole:
        return record.undoable(m_now());
    default:
        return {};
    }
}

QHash<int, QByteArray> DecisionListModel::roleNames() const
{
    return {{IdRole, "decisionId"}, {RecordRole, "record"}, {TitleRole, "title"}, {PlaceRole, "place"}, {SentenceRole, "sentence"},
        {CountdownRole, "countdown"}, {UndoableRole, "undoable"}};
}

void DecisionListModel::setRecords(std::vector<DecisionRecord> records)
{
    QSet<QString> kept;
    for (const DecisionRecord& record : records)
        kept.insert(record.decisionId);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (kept.contains(m_records[static_cast<std::size_t>(row)].decisionId))
            continue;
        beginRemoveRows({}, row, row);
        m_records.erase(m_records.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(records.size()); ++row) {
        DecisionRecord& record = records[static_cast<std::size_t>(row)];
        const int known = rowOf(record.decisionId);
        if (known < 0) {
            beginInsertRows({}, row, row);
            m_records.insert(m_records.begin() + row, std::move(record));
            endInsertRows();
            continue;
        }
        if (known != row) {  // rows before `row` are final, so it can only come from further down
            beginMoveRows({}, known, known, {}, row);
            std::rotate(m_records.begin() + row, m_records.begin() + known, m_records.begin() + known + 1);
            endMoveRows();
        }
        DecisionRecord& current = m_records[static_cast<std::size_t>(row)];
        if (!sameRecord(current, record)) {
            current = std::move(record);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    adjustTimer();
}

int DecisionListModel::rowOf(const QString& decisionId) const
{
    const auto found = std::find_if(m_records.begin(), m_records.end(),
        [&decisionId](const DecisionRecord& record) { return record.decisionId == decisionId; });
    return found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

QString DecisionListModel::verdictWords(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve:
        return tr("Approved");
    case Verdict::ApproveWithEdits:
        return tr("Approved with edits");
    case Verdict::Reject:
        return tr("Rejected");
    case Verdict::SendBack:
        return tr("Sent back");
    case Verdict::Escalate:
        return tr("Escalated");
    case Verdict::HoldUntil:
        return tr("Put off");
    }
    return {};
}

QString DecisionListModel::placeWords(DecisionRecord::Place place)
{
    switch (place) {
    case DecisionRecord::Place::Kept:
        return tr("kept on this computer");
    case DecisionRecord::Place::Accepted:
        return tr("accepted");
    case DecisionRecord::Place::Held:
        return tr("held");
    case DecisionRecord::Place::Sent:
        return tr("sent");
    case DecisionRecord::Place::Undone:
        return tr("undone");
    case DecisionRecord::Place::Refused:
        return tr("refused");
    case DecisionRecord::Place::Voided:
        return tr("came back");
    case DecisionRecord::Place::Unknown:
        return tr("answer lost, being looked up");
    }
    return {};
}

QString DecisionListModel::countdownText(TimeMs left)
{
    const qint64 seconds = std::max<qint64>(0, (left + 999) / 1000);
    return QString::number(seconds / 60) + u':' + QString::number(seconds % 60).rightJustified(2, u'0');
}

QString DecisionListModel::countdown(const DecisionRecord& record) const
{
    if (record.place != DecisionRecord::Place::Held || !record.holdUntil || *record.holdUntil <= m_now())
        return {};
    return countdownText(*record.holdUntil - m_now());
}

QString DecisionListModel::sentence(const DecisionRecord& record) const
{
    const QString verdict = verdictWords(record.verdict);
    if (record.undoAsked)
        return tr("%1 · undo asked").arg(verdict);
    if (const QString left = countdown(record); !left.isEmpty())
        return tr("%1 · held, leaves in %2").arg(verdict, left);
    if (!record.why.isEmpty())
        return tr("%1 · %2: %3").arg(verdict, placeWords(record.place), record.why);
    return tr("%1 · %2").arg(verdict, placeWords(record.place));
}

void DecisionListModel::tick()
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_records[static_cast<std::size_t>(row)].holdUntil)
            Q_EMIT dataChanged(index(row), index(row), {SentenceRole, CountdownRole, UndoableRole, Qt::AccessibleTextRole});
    adjustTimer();
}

void DecisionListModel::adjustTimer()
{
    const bool counting = std::any_of(m_records.begin(), m_records.end(),
        [this](const DecisionRecord& record) { return record.holdUntil && *record.holdUntil > m_now(); });
    if (counting != m_timer.isActive())
        counting ? m_timer.start() : m_timer.stop();
}

}  // namespace countersign
