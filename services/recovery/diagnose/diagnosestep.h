#pragma once
// Stage "diagnose": fills the draft's diagnosis from the cart and what enrich learned.
#include "services/recovery/diagnose/evidencemodel.h"
#include "services/recovery/jobs/draftstage.h"

namespace countersign {

class DiagnoseStep final : public DraftStep {
public:
    explicit DiagnoseStep(EvidenceModel model)
        : m_model(std::move(model))
    {
    }
    [[nodiscard]] std::string_view name() const override { return "diagnose"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;

private:
    const EvidenceModel m_model;
};

} // namespace countersign
