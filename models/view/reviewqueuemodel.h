#pragma once
// The queue as a list. Keyset paging with an in-flight guard, merge by id instead of reset, loading and error as properties.
// Pages grow as one scrolls, so that the far end of a long queue is a few steps away; of rows far from where the view looks only the
// place in the order is kept. Such a row shows its id at once and the rest a moment later (dataChanged).
#include "models/view/draftsource.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QTimer>
#include <memory>
#include <vector>

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
        LeaseRole,                  // name of another holder, or empty
        GroupRole,                  // QString: the group's value as in queueorder.h; empty without grouping or for nobody
        WaitingSinceRole,           // qint64 UTC ms: since when people can decide it
        LateRole,                   // bool: waited longer than the policy's time to decide
        SelectedRole,               // bool: marked for one act on many
        AssigneeRole,               // name of the person or role it was given to, or empty
        ObjectionsRole              // int: open ones
    };
    struct Selection {
        bool all = false;           // all that match the filter, loaded or not, but `ids`; else `ids` themselves
        QSet<QString> ids;
        friend bool operator==(const Selection&, const Selection&) = default;
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
    void removeNow(const QString& draftId);  // decided: leaves at once; stays away until the source next speaks of it
    void bringBack(const QString& draftId);  // the decision was refused here: asks the source for the row again
    [[nodiscard]] int rowOf(const QString& draftId) const;  // -1 when absent
    // Asks for no row: how the loaded rows divide is known of all of them.
    [[nodiscard]] std::string groupAt(int row) const;       // as groupKey() in queueorder.h
    [[nodiscard]] int groupEnd(int row) const;              // first row behind the group of this one
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] QString error() const { return m_error; }
    void setDecideWithin(TimeMs ms) { m_decideWithinMs = ms; }  // the policy's; 0: nothing is late
    void setSelected(const QString& draftId, bool selected);
    void selectAllMatching(bool selected);  // false: nothing is selected
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    [[nodiscard]] qint64 selectedCount() const;
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 totalStake() const { return m_totalStake; }

Q_SIGNALS:
    void loadingChanged();
    void errorChanged();
    void totalsChanged();
    void selectionChanged();

private:
    struct Row {
        QString id;
        std::string key;                        // the id again, as the order compares it
        std::string group;
        std::int64_t order = 0;
        std::unique_ptr<DraftSummary> summary;  // absent far from where the view looks
    };
    enum class Load { First, More, Again };
    void load(Load kind);
    void applyPage(Load kind, DraftRows page);
    void merge();
    void applyMerge(const QSet<QString>& asked, const std::vector<DraftSummary>& present);
    void askTotals();
    void upsert(const DraftSummary& row);
    [[nodiscard]] std::unique_ptr<Row> rowFrom(const DraftSummary& summary) const;
    [[nodiscard]] std::size_t placeOf(const Row& row) const;  // where it stands, or would
    void removeAt(std::size_t row);
    void letGoFarRows();
    void askAgain(const Row& row) const;
    void forgetSelected(const QString& draftId);
    void setLoading(bool loading);
    void setError(const QString& error);
    void setTotals(qint64 total, qint64 stake);
    [[nodiscard]] bool before(const Row& a, const Row& b) const;

    DraftSource& m_source;
    DraftFilter m_filter;
    QString m_personId;
    std::vector<std::unique_ptr<Row>> m_rows;  // sorted by the filter's order
    QHash<QString, Row*> m_byId;
    Selection m_selection;
    mutable DraftSummary m_blank;              // what a row shows whose summary is on its way
    mutable QTimer m_askTimer;                 // gathers the rows that a paint asked for
    mutable QSet<QString> m_asked;
    mutable int m_lookedAt = 0;                // row that the view last asked about
    QSet<QString> m_read;
    QSet<QString> m_removed;
    QSet<QString> m_toMerge;           // ids to ask for once the merge under way is answered
    QSet<QString> m_changedMeanwhile;  // ids that changed while a page was under way: the page may be older
    QString m_next;
    QString m_error;
    quint64 m_generation = 0;  // an answer to an older question is dropped
    TimeMs m_decideWithinMs = 0;
    qint64 m_total = 0;
    qint64 m_totalStake = 0;
    bool m_loading = false;
    bool m_merging = false;
    bool m_reloadAsked = false;
    bool m_totalsAsked = false;
};

}  // namespace countersign
