#pragma once
// The queue as a list. Keyset paging with an in-flight guard, merge by id instead of reset, loading and error as properties.
#include "models/view/draftsource.h"

#include <QAbstractListModel>
#include <QSet>
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
        GroupRole,                  // QString: word of the filter's group value; empty without a group
        WaitingSinceRole,           // qint64 UTC ms
        LateRole,                   // bool: waited longer than the policy's time to decide
        SelectedRole,               // bool: part of an act on many
        AssigneeRole,               // QString: name
        ObjectionsRole              // int: open ones
    };
    // What an act on many is about: these ids, or everything that matches but them.
    struct Selection {
        bool all = false;
        QSet<QString> ids;
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
    void setDecideWithin(TimeMs span) { m_decideWithin = span; }        // of the policy; for LateRole
    void setSelected(const QString& draftId, bool selected);
    void selectAllMatching(bool all);  // all that match, not only those loaded; false: nothing
    [[nodiscard]] qint64 selectedCount() const;
    [[nodiscard]] Selection selection() const;
    void markRead(const QString& draftId);
    void removeNow(const QString& draftId);  // decided: leaves at once; stays away until the source next speaks of it
    void bringBack(const QString& draftId);  // the decision was refused here: asks the source for the row again
    [[nodiscard]] int rowOf(const QString& draftId) const;  // -1 when absent
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 totalStake() const { return m_totalStake; }

Q_SIGNALS:
    void loadingChanged();
    void errorChanged();
    void totalsChanged();
    void selectionChanged();

private:
    enum class Load { First, More, Again };
    void load(Load kind);
    void applyPage(Load kind, DraftRows page);
    void merge();
    void applyMerge(const QSet<QString>& asked, const std::vector<DraftSummary>& present);
    void askTotals();
    void upsert(const DraftSummary& row);
    void removeAt(std::size_t row);
    void setLoading(bool loading);
    void setError(const QString& error);
    void setTotals(qint64 total, qint64 stake);
    void dropSelection();
    [[nodiscard]] bool selected(const QString& draftId) const { return m_picked.contains(draftId) != m_allPicked; }
    [[nodiscard]] bool before(const DraftSummary& a, const DraftSummary& b) const;

    DraftSource& m_source;
    DraftFilter m_filter;
    QString m_personId;
    std::vector<DraftSummary> m_rows;  // sorted by the filter's order
    QSet<QString> m_read;
    QSet<QString> m_removed;
    QSet<QString> m_picked;            // selected, or with m_allPicked: the exceptions
    QSet<QString> m_toMerge;           // ids to ask for once the merge under way is answered
    QSet<QString> m_changedMeanwhile;  // ids that changed while a page was under way: the page may be older
    QString m_next;
    QString m_error;
    quint64 m_generation = 0;  // an answer to an older question is dropped
    qint64 m_total = 0;
    qint64 m_totalStake = 0;
    TimeMs m_decideWithin = hourMs;
    bool m_allPicked = false;
    bool m_loading = false;
    bool m_merging = false;
    bool m_reloadAsked = false;
    bool m_totalsAsked = false;
};

}  // namespace countersign
