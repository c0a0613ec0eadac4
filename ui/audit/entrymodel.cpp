#include "ui/audit/entrymodel.h"

#include "models/view/followup.h"
#include "ui/audit/auditwords.h"
#include "ui/words/times.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr int pageSize = 100;

} // namespace

EntryModel::EntryModel(AuditDesk& desk, Names names, QObject* parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_names(std::move(names))
{
}

int EntryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EntryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const AuditEntry& entry = at(index.row()).entry;
    return QStringList{ absoluteWords(entry.at), entryTitle(entry), entryLine(entry, m_names(entry)) }.join(QStringLiteral(", "));
}

bool EntryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_next.empty() && !m_loading && !m_error;
}

void EntryModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask(Load::More);
}

void EntryModel::search(const AuditFilter& filter)
{
    m_filter = filter;
    m_read = false;
    ++m_generation;
    ask(Load::First);
}

void EntryModel::freshen()
{
    if (!m_loading && m_read)
        ask(Load::Fresh);
}

void EntryModel::ask(Load load)
{
    m_loading = true;
    m_error.reset();
    Q_EMIT stateChanged();
    whenDone(m_desk.search(m_filter, load == Load::More ? m_next : std::string(), pageSize), this,
        [this, load, generation = m_generation](Result<AuditPage> page) {
            if (generation == m_generation)
                take(load, std::move(page));
        });
}

void EntryModel::take(Load load, Result<AuditPage> page)
{
    m_loading = false;
    if (!page) {
        m_error = std::move(page.error());
        Q_EMIT stateChanged();
        return;
    }
    m_read = true;
    m_size = page->size;
    if (load == Load::Fresh) {
        putOnTop(*page);
    } else if (load == Load::First) {
        replaceAll(std::move(*page));
    } else {
        m_next = page->next;
        // An answer may begin where the last one ended.
        std::erase_if(page->rows, [this](const AuditRow& row) { return !m_rows.empty() && row.index >= m_rows.back().index; });
        if (!page->rows.empty()) {
            beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page->rows.size()) - 1);
            m_rows.insert(m_rows.end(), page->rows.begin(), page->rows.end());
            endInsertRows();
        }
    }
    Q_EMIT stateChanged();
}

void EntryModel::putOnTop(const AuditPage& page)
{
    const std::int64_t newest = m_rows.empty() ? -1 : m_rows.front().index;
    const auto known = std::ranges::find_if(page.rows, [newest](const AuditRow& row) { return row.index <= newest; });
    if (known == page.rows.end() && (m_rows.empty() || !page.next.empty())) {
        replaceAll(page); // more came than a page holds: what lies between is not known
        return;
    }
    const auto fresh = static_cast<int>(known - page.rows.begin());
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, fresh - 1);
    m_rows.insert(m_rows.begin(), page.rows.begin(), known);
    endInsertRows();
}

void EntryModel::replaceAll(AuditPage page)
{
    beginResetModel();
    m_rows = std::move(page.rows);
    m_next = std::move(page.next);
    endResetModel();
}

int EntryModel::rowOf(std::int64_t index) const
{
    const auto found = std::ranges::find(m_rows, index, &AuditRow::index);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void EntryModel::namesChanged()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace countersign
