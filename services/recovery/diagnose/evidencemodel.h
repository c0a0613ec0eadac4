#pragma once
// The embedded evidence model: prior shares and log-likelihood ratios per signal level, naive Bayes over twelve reasons. Data, loaded once.
#include "models/domain/reason.h"
#include "services/recovery/diagnose/signals.h"

#include <array>
#include <map>
#include <string>

namespace countersign {

constexpr std::size_t reasonCount = EnumWords<Reason>::words.size();

class EvidenceModel {
public:
    // resources/policy/evidence.json. InvalidInput names what is wrong; unknown reasons and negative shares are.
    [[nodiscard]] static Result<EvidenceModel> fromJson(const Json& json);
    [[nodiscard]] static Result<EvidenceModel> embedded();

    [[nodiscard]] Diagnosis diagnose(const DiagnoseInput& input) const;
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    using Weights = std::array<int, reasonCount>; // millinats by reason
    struct Recovery {
        int baseBp = 0;
        int leastBp = 0;
        int mostBp = 0;
        std::map<std::string, int> step; // thousandths
        std::map<std::string, int> history;
        Weights reason{};
    };
    [[nodiscard]] int recoveryBp(const DiagnoseInput& input, const std::array<int, reasonCount>& posterior) const;

    std::string m_name;
    std::array<double, reasonCount> m_prior{}; // sums to 1
    std::map<std::string, std::map<std::string, Weights>> m_signals; // signal → level → weights
    Recovery m_recovery;
};

// Largest remainder: whole basis points that sum to 10000. `shares` sum to 1.
[[nodiscard]] std::array<int, reasonCount> toBasisPoints(const std::array<double, reasonCount>& shares);

} // namespace countersign
