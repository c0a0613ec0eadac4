#pragma once
// One act on many drafts: what it will do and what it won't, then one signed decision per draft under one batch, then one undo for all.
// GUI thread; nothing blocks; every future resolves. One act at a time: a second one is refused with Conflict.
#include "models/domain/decision.h"
#include "models/domain/draftfilter.h"

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace countersign {

struct BulkRequest {
    enum class Act { Approve, Reject, Assign };
    Act act = Act::Approve;
    DraftFilter filter;              // with `ids` empty: all that match, not only those loaded
    QStringList ids;
    std::optional<RejectReason> reasonCode;  // Reject
    QString note;
    std::optional<Assignee> to;      // Assign; absent = to nobody
    QStringList except;              // with `ids` empty: all that match but these
};
struct BulkPreview {
    struct Left {                    // drafts that stay, and the one sentence why
        QString sentence;
        QStringList ids;
    };
    QStringList will;                // in the order of the filter; what run() acts on
    qint64 stake = 0;                // of `will`, minor units of the policy's currency
    qint64 offerCost = 0;            // the same
    std::vector<Left> wont;          // most first
};
struct BulkOutcome {
    std::string batch;               // for undo
    int done = 0;
    int cancelled = 0;               // not reached when cancelled
    std::vector<BulkPreview::Left> refused;
};

class BulkDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QFuture<Result<BulkPreview>> preview(const BulkRequest& request) = 0;
    [[nodiscard]] virtual QFuture<Result<BulkOutcome>> run(const BulkRequest& request, const BulkPreview& preview) = 0;
    virtual void cancel() = 0;       // what is already kept, or undone, stays so; run() and undo() resolve
    // Every decision of the batch that can still be undone, or every draft that still is where the act gave it, back to who had it before;
    // → how many. Works after a restart; giving back needs the backend.
    [[nodiscard]] virtual QFuture<Result<int>> undo(const std::string& batch) = 0;
    // The newest act with something left to undo, and of how many drafts.
    struct Last {
        std::string batch;
        int undoable = 0;
        BulkRequest::Act act = BulkRequest::Act::Approve;
        std::optional<TimeMs> until;  // from then on not all of them; absent while none has left this computer. lastChanged() follows
        friend bool operator==(const Last&, const Last&) = default;
    };
    [[nodiscard]] virtual std::optional<Last> last() const = 0;

Q_SIGNALS:
    void progressed(int done, int total);
    void lastChanged();
};

}  // namespace countersign
