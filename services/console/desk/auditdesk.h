#pragma once
// The auditor's side of the desk: the record searched and counted, one draft's lineage, reports, searches worth keeping. GUI thread;
// nothing blocks; every future resolves. All but saved searches and files needs the backend and answers Unavailable with a sentence
// while offline. Every question to the record is an entry of it. Verifying is ReviewDesk::verifyRecord().
#include "models/domain/auditsample.h"
#include "models/domain/auditsearch.h"
#include "models/domain/lineagegraph.h"
#include "services/console/api/audittypes.h"
#include "services/console/desk/recordexport.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QString>
#include <vector>

namespace countersign {

class ViewsDesk;

class AuditDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool online() const = 0;

    [[nodiscard]] virtual QFuture<Result<AuditPage>> search(const AuditFilter& filter, const std::string& cursor, int limit) = 0;
    [[nodiscard]] virtual QFuture<Result<AuditHistogram>> histogram(const AuditFilter& filter) = 0;
    [[nodiscard]] virtual QFuture<Result<LineageGraph>> lineage(const std::string& draftId) = 0;
    [[nodiscard]] virtual QFuture<Result<std::string>> find(AuditKey by, const std::string& value) = 0;  // → draft id; NotFound
    // A page of rows behind the one whose `next` the cursor is. Few rows, even none, do not mean the end.
    [[nodiscard]] virtual QFuture<Result<AuditReport>> report(const AuditReportWish& wish, const std::string& cursor) = 0;
    [[nodiscard]] virtual RecordExport& exports() = 0;

    // Sends drawn for a closer look: what there is to draw from, counted; and the drawing, which the record tells of.
    [[nodiscard]] virtual QFuture<Result<SamplePopulation>> population(const SamplePlan& plan) = 0;
    [[nodiscard]] virtual QFuture<Result<AuditSample>> drawSample(const SamplePlan& plan) = 0;
    // Checkpoint, key and witnesses as a bundle has them; Forbidden without the right to export.
    [[nodiscard]] virtual QFuture<Result<RecordHeads>> heads() = 0;

    // How many consoles must have cosigned the newest checkpoint for verifying to say "intact"; 0: none need to. Kept on this computer.
    [[nodiscard]] virtual int quorum() const = 0;
    [[nodiscard]] virtual QFuture<Result<void>> setQuorum(int witnesses) = 0;

    // While followed, grew() tells that the record has more entries. The same question again adds none of its own for a while, so that
    // asking anew at each grew() comes to rest.
    virtual void follow(bool follow) = 0;

    // Searches worth keeping, as views of kind Record.
    [[nodiscard]] virtual ViewsDesk& searches() = 0;

    // Written whole or not at all, on a thread of its own. Storage: it could not be written.
    [[nodiscard]] virtual QFuture<Result<void>> saveFile(const QString& path, const QByteArray& bytes) = 0;

Q_SIGNALS:
    void onlineChanged();
    void grew();
};

}  // namespace countersign
