#pragma once
// How many drafts other filters would show: whose turn, each group, each language and shop. Asked for when looked at, kept until the
// queue's totals change.
#include "models/view/draftsource.h"

#include <QHash>
#include <QSet>

namespace countersign {

class QueueCounts final : public QObject {
    Q_OBJECT
public:
    explicit QueueCounts(DraftSource& source, QObject* parent = nullptr);
    // What is known of it, or nothing yet; then it is asked for and counted() follows.
    [[nodiscard]] std::optional<qint64> of(const QString& key, const DraftFilter& filter);
    // How the filter's queue divides; null until it is known for this filter, then divided() follows.
    [[nodiscard]] const QueueTally* tally(const DraftFilter& filter);
    void forget(); // what is known is shown on, and asked for again when next looked at

Q_SIGNALS:
    void counted(const QString& key, qint64 total);
    void divided();

private:
    DraftSource& m_source;
    QHash<QString, qint64> m_known;
    QSet<QString> m_fresh;
    QSet<QString> m_asked;
    std::optional<QueueTally> m_tally;
    DraftFilter m_tallyOf;
    std::optional<DraftFilter> m_tallyAsked;
    bool m_tallyFresh = false;
    quint64 m_generation = 0;
};

} // namespace countersign
