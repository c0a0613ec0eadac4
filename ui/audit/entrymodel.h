#pragma once
// Entries of the record that match a filter, newest first. Keyset paging, one question at a time; an older filter's answer is dropped; new
// entries go in on top without moving what is read.
#include "services/console/desk/auditdesk.h"

#include <QAbstractListModel>
#include <functional>
#include <optional>

namespace countersign {

class EntryModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using Names = std::function<QString(const AuditEntry&)>; // who did it, for people
    EntryModel(AuditDesk& desk, Names names, QObject* parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override; // DisplayRole: the row as a sentence
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    void search(const AuditFilter& filter); // from the newest; what is shown stays until the answer
    void freshen(); // what came on top since
    [[nodiscard]] const AuditRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(std::int64_t index) const; // -1 when not loaded
    [[nodiscard]] QString actorOf(int row) const { return m_names(at(row).entry); }
    [[nodiscard]] const AuditFilter& filter() const { return m_filter; }
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] bool read() const { return m_read; } // the newest filter, at least once
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::int64_t size() const { return m_size; } // of the whole record, at the last answer
    void namesChanged();

Q_SIGNALS:
    void stateChanged(); // loading, error, size

private:
    enum class Load { First, More, Fresh };
    void ask(Load load);
    void take(Load load, Result<AuditPage> page);
    void putOnTop(const AuditPage& page);
    void replaceAll(AuditPage page);
    AuditDesk& m_desk;
    Names m_names;
    AuditFilter m_filter;
    std::vector<AuditRow> m_rows;
    std::string m_next;
    std::optional<Error> m_error;
    std::int64_t m_size = 0;
    quint64 m_generation = 0;
    bool m_loading = false;
    bool m_read = false;
};

} // namespace countersign
