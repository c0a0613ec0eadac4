#pragma once
// The reviewer's own work, out of the local store.
#include "services/console/desk/workdesk.h"

namespace countersign {

class WorkDeskImpl final : public WorkDesk {
    Q_OBJECT
public:
    explicit WorkDeskImpl(QObject* parent = nullptr);
    [[nodiscard]] QFuture<Result<void>> keepUnfinished(const QString& draftId, const UnfinishedEdit& edit) override;
    [[nodiscard]] QFuture<Result<std::optional<UnfinishedEdit>>> unfinished(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> dropUnfinished(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> skip(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> unskip(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<Conflict>> conflict(const QString& decisionId) override;
    [[nodiscard]] QFuture<Result<EffortFigures>> effort(TimeMs since) override;
    [[nodiscard]] std::map<RejectReason, int> rejectReasonCounts() const override;
};

}  // namespace countersign
