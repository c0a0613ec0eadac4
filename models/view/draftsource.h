#pragma once
// Where the queue's rows come from. Declared here so that the model knows no SQL; LocalStore implements it, tests use FakeDraftSource.
#include "models/domain/draftfilter.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <vector>

namespace countersign {

struct DraftRows {
    std::vector<DraftSummary> rows;
    QString next;           // cursor; empty = last page
    qint64 total = 0;       // of the whole filter, may be an estimate
    qint64 totalStake = 0;  // minor units of the policy's currency
};

class DraftSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    // Resolves on the caller's event loop.
    [[nodiscard]] virtual QFuture<Result<DraftRows>> page(const DraftFilter& filter, const QString& cursor, int limit) = 0;
    // Current rows of these ids; ids that left the queue are absent from the answer.
    [[nodiscard]] virtual QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter& filter, const QStringList& ids) = 0;
Q_SIGNALS:
    void changed(const QStringList& ids);  // these rows were added, changed or left
    void reset();                          // everything may have changed
};

}  // namespace countersign
