#include "services/recovery/diagnose/diagnosestep.h"

namespace countersign {

Result<std::string> DiagnoseStep::advance(Connection&, DraftWork& work) const
{
    auto& draft = work.draft;
    draft.diagnosis = m_model.diagnose(DiagnoseInput{ work.cart.cart, draft.customer, draft.timeZone, work.policy });
    draft.summary.reason = draft.diagnosis.topReason();
    draft.summary.confidenceBp = draft.diagnosis.confidenceBp();
    auto why = std::string(word(draft.summary.reason));
    for (auto& letter : why)
        if (letter == '_')
            letter = ' ';
    work.record(name(), "draft.diagnosed",
        Json{ { "model", draft.diagnosis.model }, { "reason", word(draft.summary.reason) }, { "confidence_bp", draft.summary.confidenceBp },
            { "recovery_bp", draft.diagnosis.recoveryBp }, { "segment", draft.diagnosis.segment } },
        "Most likely reason: " + why + ", " + std::to_string((draft.summary.confidenceBp + 50) / 100) + " %");
    return "offer";
}

} // namespace countersign
