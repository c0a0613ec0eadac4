#pragma once
// How many drafts other filters would show: whose turn, each group. Asked for when looked at, kept until the queue's totals change.
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
    void forget(); // what is known is shown on, and asked for again when next looked at

Q_SIGNALS:
    void counted(const QString& key, qint64 total);

private:
    DraftSource& m_source;
    QHash<QString, qint64> m_known;
    QSet<QString> m_fresh;
    QSet<QString> m_asked;
    quint64 m_generation = 0;
};

} // namespace countersign
