#pragma once
// The queue as a list. Keyset paging with an in-flight guard, merge by id instead of reset, loading and error as properties.
#include "models/view/draftsource.h"

#include <QAbstractListModel>
#include <optional>

namespace countersign {

class ReviewQueueModel final : public QAbstractListModel {
    Q_OBJECT
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,  // QString
        SummaryRole,                // const DraftSummary* of this row; valid until the next change
        ValueTextRole,              // "€1,240.00"
        ReasonRole,                 // word of Reason
        UnreadRole,                 // bool: not opened yet by this person here
        ColdAtRole,                 // qint64 UTC ms
        LeaseRole                   // name of another holder, or empty
    };
    explicit ReviewQueueModel(DraftSource& source, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    void setFilter(const DraftFilter& filter);
    [[nodiscard]] const DraftFilter& filter() const { return m_filter; }
    void setPerson(const QString& personId) { m_personId = personId; }  // whose leases are "mine"
    void markRead(const QString& draftId);
    void removeNow(const QString& draftId);  // decided: leaves at once, before the source says so
    [[nodiscard]] int rowOf(const QString& draftId) const;  // -1 when absent
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 totalStake() const { return m_totalStake; }

Q_SIGNALS:
    void loadingChanged();
    void errorChanged();
    void totalsChanged();

private:
    void load(bool fromStart);
    void merge(const QStringList& ids);
    DraftSource& m_source;
    DraftFilter m_filter;
    QString m_personId;
    std::vector<DraftSummary> m_rows;
    QStringList m_read;
    QStringList m_removed;
    QString m_next;
    QString m_error;
    quint64 m_generation = 0;  // an answer to an older question is dropped
    qint64 m_total = 0;
    qint64 m_totalStake = 0;
    bool m_loading = false;
};

}  // namespace countersign
