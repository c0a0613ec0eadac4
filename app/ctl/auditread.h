#pragma once
// What the commands that read the record share: which of its entries are meant.
#include "app/ctl/output.h"
#include "models/domain/auditsearch.h"
#include "services/base/prooffolder.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct AuditSelectionOptions { // as typed
    std::string words, from, to, shop, draft, customer, verdict, rule, value, currency;
    std::vector<std::string> people, actions;
    std::optional<std::int64_t> minValue, maxValue;
    bool overrides = false;
};
struct LineageOptions {
    std::string draft, order, provider, decision, code;
};
void addAuditSelection(CLI::App& command, AuditSelectionOptions& options);
[[nodiscard]] Result<AuditFilter> auditFilterOf(Client& client, const AuditSelectionOptions& options);
// A day (midnight UTC) or a time as typed; nothing when empty. InvalidInput names the option.
[[nodiscard]] Result<std::optional<TimeMs>> auditTimeOf(const std::string& text, const char* option);
[[nodiscard]] Result<VerifierKey> logKeyOf(Client& client);
[[nodiscard]] Result<DecisionProof> proofOf(Client& client, const std::string& decisionId); // not checked yet
// report
void addAuditReports(CLI::App& audit, Ctl& ctl);
// sample
void addAuditSampling(CLI::App& audit, Ctl& ctl);
// search, lineage, proof
void addAuditReading(CLI::App& audit, Ctl& ctl);

} // namespace countersign
