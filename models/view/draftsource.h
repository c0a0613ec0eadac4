#pragma once
// Where the queue's rows come from. Declared here so that the model knows no SQL; LocalStore implements it, tests use FakeDraftSource.
#include "models/domain/draftfilter.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <map>
#include <string>
#include <vector>

namespace countersign {

struct DraftRows {
    std::vector<DraftSummary> rows;
    QString next;           // cursor; empty = last page. May be set with few or no rows: looking further takes another question
    qint64 total = 0;       // of the whole filter, may be an estimate
    qint64 totalStake = 0;  // minor units of the policy's currency
    QSet<QString> seen;     // those of the rows that this person opened here before
};

// How the whole queue divides, loaded or not.
struct QueueTally {
    std::map<std::string, qint64> groups;     // of what the filter shows, by groupKey() of queueorder.h; estimates where totals are
    std::map<std::string, qint64> languages;  // of all that the filter's turn shows, whatever it is narrowed to
    std::map<std::string, qint64> shops;      // the same
    friend bool operator==(const QueueTally&, const QueueTally&) = default;
};

class DraftSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    // Resolves on the caller's event loop. Rows in the order of queueorder.h.
    [[nodiscard]] virtual QFuture<Result<DraftRows>> page(const DraftFilter& filter, const QString& cursor, int limit) = 0;
    // Current rows of these ids; ids that left the queue are absent from the answer.
    [[nodiscard]] virtual QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter& filter, const QStringList& ids) = 0;
    [[nodiscard]] virtual QFuture<Result<QueueTally>> tally(const DraftFilter& filter) = 0;
    virtual void noteSeen(const QString& draftId) { Q_UNUSED(draftId) }  // remembered across restarts where the source can
Q_SIGNALS:
    void changed(const QStringList& ids);  // these rows were added, changed or left; none: only the totals are known better
    void reset();                          // everything may have changed
};

}  // namespace countersign
