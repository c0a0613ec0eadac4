#include "models/domain/reason.h"

#include "models/domain/codec.h"

namespace countersign {
namespace {

constexpr auto probabilityFields = [](auto& archive, auto& value) {
    archive.need("reason", value.reason);
    archive.need("probability_bp", value.probabilityBp);
};

constexpr auto evidenceFields = [](auto& archive, auto& value) {
    archive("signal", value.signal);
    archive("reason", value.reason);
    archive("weight_millinats", value.weightMillinats);
    archive("dots", value.dots);
    archive("sentence", value.sentence);
    archive("facts", value.facts);
};

constexpr auto diagnosisFields = [](auto& archive, auto& value) {
    archive("reasons", value.reasons);
    archive("evidence", value.evidence);
    archive("recovery_bp", value.recoveryBp);
    archive("segment", value.segment);
    archive("model", value.model);
};

}  // namespace

void to_json(Json& json, const ReasonProbability& value) { codec::write(json, value, probabilityFields); }
void append_json(std::string& text, const ReasonProbability& value) { codec::write(text, value, probabilityFields); }
void from_json(const Json& json, ReasonProbability& value) { codec::read(json, value, probabilityFields); }
void to_json(Json& json, const Evidence& value) { codec::write(json, value, evidenceFields); }
void append_json(std::string& text, const Evidence& value) { codec::write(text, value, evidenceFields); }
void from_json(const Json& json, Evidence& value) { codec::read(json, value, evidenceFields); }
void to_json(Json& json, const Diagnosis& value) { codec::write(json, value, diagnosisFields); }
void append_json(std::string& text, const Diagnosis& value) { codec::write(text, value, diagnosisFields); }
void from_json(const Json& json, Diagnosis& value) { codec::read(json, value, diagnosisFields); }

}  // namespace countersign
