#pragma once
// The reviewer's own work, out of the local store.
#include "services/console/desk/workdesk.h"
#include "services/console/store/localstore.h"

namespace countersign {

class WorkDeskImpl final : public WorkDesk {
    Q_OBJECT
public:
    explicit WorkDeskImpl(LocalStore& store, QObject* parent = nullptr);
    // How often everyone used each reason, where the backend told; from then on these count instead of one's own.
    void setEveryonesReasons(std::map<RejectReason, int> counts);
    void refreshReasons();  // one's own, after a decision

    [[nodiscard]] QFuture<Result<void>> keepUnfinished(const QString& draftId, const UnfinishedEdit& edit) override;
    [[nodiscard]] QFuture<Result<std::optional<UnfinishedEdit>>> unfinished(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> dropUnfinished(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> skip(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> unskip(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<Conflict>> conflict(const QString& decisionId) override;
    [[nodiscard]] QFuture<Result<EffortFigures>> effort(TimeMs since) override;
    [[nodiscard]] std::map<RejectReason, int> rejectReasonCounts() const override { return m_everyones.value_or(m_own); }

private:
    LocalStore& m_store;
    std::map<RejectReason, int> m_own;
    std::optional<std::map<RejectReason, int>> m_everyones;
};

}  // namespace countersign
