#pragma once
// A backend in memory behind real HTTP: sessions, keys, drafts, idempotent decisions with checked signatures, changes, and a real record.
#include "models/domain/breakglass.h"
#include "models/domain/brandrules.h"
#include "models/domain/decision.h"
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "models/domain/tlog.h"
#include "tests/support/console/scriptedserver.h"

#include <functional>
#include <map>
#include <optional>

namespace countersign {

class PretendBackend {
public:
    explicit PretendBackend(std::vector<Draft> drafts);
    ScriptedServer server;
    Person person;
    std::map<std::string, Draft> drafts;
    std::map<std::string, Json> decisions;      // id → answer
    std::map<std::string, std::optional<Assignee>> before;  // draft → who had it before the newest giving; gone once given back
    std::vector<BrandRules> brandRules;         // in force; change("brand_rules", "") tells of them
    std::vector<std::string> problems;          // what a real backend would have refused
    std::vector<std::string> witnesses;         // vkeys
    TimeMs glassLastsMs = brokenGlassMs;
    bool glassAllowed = false;                  // rights may be taken in an emergency
    std::vector<BrokenGlass> glass;             // in force
    std::vector<std::string> rotations;         // links
    std::string cosignedNote;                   // the last one that a console sent
    int cosigned = 0;
    std::function<TimeMs()> holdUntil;          // of the next approval; a hundred years hence unless told
    std::optional<Policy> judgedBy;             // its requirements and the draft's state stand against decisions, as at the real one
    bool loseNextAnswer = false;                // commits, then drops the connection

    void change(const std::string& kind, const std::string& entity);  // noted and pushed to the stream
    void put(const Draft& draft);
    void appendEntry(const Json& entry);
    void loseProofOf(const std::string& decisionId) { m_entryOf.erase(decisionId); }
    void rollBack(std::size_t entries);         // the record loses its newest entries
    void passKeyOn(bool signedByOld);           // signs with a new key from now on
    void fork(std::size_t index);               // an old entry reads differently
    void forgetChanges();                       // restored from a backup: sequence starts again
    [[nodiscard]] std::int64_t seq() const { return m_base + static_cast<std::int64_t>(m_changes.size()); }

private:
    [[nodiscard]] ScriptedReply decide(const ScriptedRequest& request);
    [[nodiscard]] std::optional<ScriptedReply> refusal(const DecisionStatement& statement, const Draft& draft) const;
    [[nodiscard]] ScriptedReply undo(const ScriptedRequest& request);
    [[nodiscard]] ScriptedReply breakGlass(const ScriptedRequest& request);
    [[nodiscard]] ScriptedReply assign(const ScriptedRequest& request);
    [[nodiscard]] ScriptedReply giveBack(const ScriptedRequest& request);
    [[nodiscard]] ScriptedReply changesSince(const ScriptedRequest& request);
    [[nodiscard]] Checkpoint checkpoint(std::size_t size) const;
    [[nodiscard]] HashAt hashAt() const;
    SigningKey m_log = newSigningKey();
    std::map<std::string, std::string> m_reviewerKeys;  // key id → public key
    std::vector<std::string> m_entries;
    std::map<std::string, std::size_t> m_entryOf;  // decision → index
    std::map<std::string, std::string> m_givenIn;  // draft → batch of the newest giving
    std::vector<std::pair<std::string, std::string>> m_changes;
    std::int64_t m_base = 0;
};

}  // namespace countersign
