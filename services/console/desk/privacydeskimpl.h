#pragma once
#include "services/console/api/apiclient.h"
#include "services/console/desk/privacydesk.h"
#include "services/console/sync/sync.h"

#include <functional>

namespace countersign {

struct PrivacyParts {
    ApiClient& api;
    RecordWatch& record;
    Sync& sync;
    std::function<Person()> person;
};

class PrivacyDeskImpl final : public PrivacyDesk {
    Q_OBJECT
public:
    explicit PrivacyDeskImpl(PrivacyParts parts, QObject* parent = nullptr);
    [[nodiscard]] bool mayReveal() const override;
    [[nodiscard]] QFuture<Result<RevealedCustomer>> reveal(const QString& draftId, RevealReason reason, const QString& note) override;
    [[nodiscard]] std::optional<RestoreQuestion> restoreQuestion() const override;
    [[nodiscard]] QFuture<Result<void>> acceptRestore() override;

private:
    const PrivacyParts m_parts;
};

}  // namespace countersign
