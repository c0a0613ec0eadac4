#pragma once
// Stage "crm", entity survey draft: hands an answer to the shop's CRM by a signed webhook, whenever what it means is known or was corrected.
// Nothing happens in a shop without an address for it.
#include "services/base/httpclient.h"
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

class CrmStage final : public Stage {
public:
    CrmStage(const RecoveryContext& context, HttpClient& http) // the client must outlive the stage
        : m_context(context)
        , m_http(http)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "crm"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
    HttpClient& m_http;
};

} // namespace countersign
