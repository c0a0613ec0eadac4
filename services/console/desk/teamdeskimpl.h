#pragma once
// Who works on the queue, out of the backend.
#include "services/console/desk/teamdesk.h"

namespace countersign {

class TeamDeskImpl final : public TeamDesk {
    Q_OBJECT
public:
    explicit TeamDeskImpl(QObject* parent = nullptr);
    [[nodiscard]] std::vector<Colleague> colleagues() const override;
    [[nodiscard]] QFuture<Result<void>> comment(const QString& draftId, const QString& text, bool objection) override;
    [[nodiscard]] QFuture<Result<void>> resolveObjection(const QString& draftId, const QString& commentId) override;
    [[nodiscard]] QFuture<Result<void>> assign(const QStringList& draftIds, const std::optional<Assignee>& to) override;
    [[nodiscard]] QFuture<Result<void>> breakLease(const QString& draftId) override;
    [[nodiscard]] QStringList lookingAt(const QString& draftId) const override;
};

}  // namespace countersign
