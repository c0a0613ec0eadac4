#include "models/domain/tlogpolicy.h"

#include <set>

namespace countersign {

int cosignedBy(std::string_view note, const std::vector<std::string>& vkeys)
{
    std::set<std::string> keys; // under two names it is still one witness
    for (const std::string& vkey : vkeys)
        if (const auto witness = parseVerifierKey(vkey); witness && openCosignature(note, *witness))
            keys.insert(witness->publicKey);
    return static_cast<int>(keys.size());
}

std::string policyText(const LogPolicy& policy)
{
    std::string text;
    for (const std::string& log : policy.logs)
        text += "log " + log + "\n";
    std::string members;
    for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
        const std::string name = "w" + std::to_string(i + 1);
        text += "witness " + name + " " + policy.witnesses[i] + "\n";
        members += " " + name;
    }
    if (members.empty())
        return text + "quorum none\n";
    return text + "group witnesses all" + members + "\nquorum witnesses\n";
}

Result<LogPolicy> parsePolicy(std::string_view text)
{
    LogPolicy policy;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.starts_with("log ")) {
            policy.logs.emplace_back(line.substr(4));
        } else if (line.starts_with("witness ")) {
            const auto space = line.find(' ', 8);
            if (space != std::string_view::npos)
                policy.witnesses.emplace_back(line.substr(space + 1));
        }
    }
    if (policyText(policy) != text)
        return fail(ErrorCode::Damaged, "not in the form that an export writes");
    return policy;
}

} // namespace countersign
