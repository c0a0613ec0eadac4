#include "models/domain/decision.h"

#include "models/domain/codec.h"
#include "models/domain/digest.h"

namespace countersign {
namespace {

constexpr auto statementFields = [](auto& archive, auto& statement) {
    archive.need("decision_id", statement.decisionId);
    archive.need("draft_id", statement.draftId);
    archive.need("revision", statement.revision);
    archive.need("verdict", statement.verdict);
    archive.need("binding", statement.binding);
    archive("reason_code", statement.reasonCode);
    archive("note_digest", statement.noteDigest);
    archive.time("until", statement.until);
    archive("overrides", statement.overrides);
    archive.needTime("decided_at", statement.decidedAt);
    archive.need("person_id", statement.personId);
    archive.need("key_id", statement.keyId);
};

constexpr auto effortFields = [](auto& archive, auto& effort) {
    archive("active_ms", effort.activeMs);
    archive("scrolled_to_end", effort.scrolledToEnd);
    archive("keystrokes", effort.keystrokes);
};

constexpr auto decisionFields = [](auto& archive, auto& decision) {
    archive.need("statement", decision.statement);
    archive("content", decision.content);
    archive("note", decision.note);
    archive("note_salt", decision.noteSalt);
    archive("effort", decision.effort);
    archive("batch", decision.batch);
    archive.need("signature", decision.signature);
};

}  // namespace

void to_json(Json& json, const DecisionStatement& statement) { codec::write(json, statement, statementFields); }
void from_json(const Json& json, DecisionStatement& statement) { codec::read(json, statement, statementFields); }
void to_json(Json& json, const Effort& effort) { codec::write(json, effort, effortFields); }
void from_json(const Json& json, Effort& effort) { codec::read(json, effort, effortFields); }
void to_json(Json& json, const Decision& decision) { codec::write(json, decision, decisionFields); }
void from_json(const Json& json, Decision& decision) { codec::read(json, decision, decisionFields); }

std::string signedBytes(const DecisionStatement& statement)
{
    return canonicalJson(Json(statement));
}

std::string noteDigest(std::string_view salt, std::string_view note)
{
    return note.empty() ? std::string() : hex(view(sha256(std::string(salt) + std::string(note))));
}

}  // namespace countersign
