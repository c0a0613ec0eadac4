#pragma once
// Drawing sends for a closer look, so that anyone can draw the same ones again from the plan and the record alone. Pure.
// Method: every send gets the number −ln(u) / w, where u in (0, 1) comes from SHA-256 of the plan's seed and the draft's id, and the
// sends with the smallest numbers are taken. With equal weights that is a simple random sample; with weights it is sampling without
// replacement in proportion to them (P. S. Efraimidis and P. G. Spirakis, "Weighted random sampling with a reservoir", Information
// Processing Letters 97, 2006, algorithm A-ES in its exponential form).
#include "models/domain/json.h"
#include "models/domain/money.h"
#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class SampleMethod { Random, RiskWeighted };
template <>
struct EnumWords<SampleMethod> {
    static constexpr std::array<std::pair<SampleMethod, std::string_view>, 2> words{ {
        { SampleMethod::Random, "random" }, { SampleMethod::RiskWeighted, "risk_weighted" },
    } };
};

constexpr std::int64_t mostSampled = 200;

// Which sends to draw from, and how. The record of a drawing holds exactly this.
struct SamplePlan {
    SampleMethod method = SampleMethod::Random;
    std::string seed;           // any text up to 64 bytes; empty: the backend draws one
    std::int64_t count = 25;    // 1 to mostSampled
    std::int64_t size = 0;      // the record's entries that it is drawn from; 0: those there are now
    std::optional<TimeMs> from, to; // of the send; from ≤ at < to
    std::string shop;           // empty: every shop
    std::string person;         // who approved; "policy" for sends without a person; empty: anyone
    std::optional<std::int64_t> minMinor, maxMinor; // value of the cart, minor units of its own currency
    std::string currency;       // of the cart, ISO 4217; empty: any, and amounts are compared whatever they are in
    friend bool operator==(const SamplePlan&, const SamplePlan&) = default;
};
[[nodiscard]] Result<void> checkSamplePlan(const SamplePlan& plan); // InvalidInput names what is wrong

struct SampledSend {
    std::string draftId;
    std::int64_t index = 0; // of the entry "send.started"
    TimeMs at = 0;
    std::string shop;
    std::string person; // "policy" without one
    Money value;
    bool automatic = false;
    bool overridden = false; // its approval overrode a requirement
    bool unknown = false;    // the provider's answer was lost
    friend bool operator==(const SampledSend&, const SampledSend&) = default;
};

// What a plan draws from, counted.
struct SamplePopulation {
    std::int64_t sends = 0;
    std::int64_t automatic = 0;
    std::int64_t overridden = 0;
    std::int64_t unknown = 0;
    std::vector<Money> values; // sum per currency, by its code
    friend bool operator==(const SamplePopulation&, const SamplePopulation&) = default;
};
[[nodiscard]] SamplePopulation populationOf(const std::vector<SampledSend>& sends);

struct AuditSample {
    SamplePlan plan;         // with its seed and size filled in
    std::int64_t entry = -1; // where the record holds the plan
    SamplePopulation population;
    std::vector<SampledSend> sends; // in the order drawn
};

// How much more likely a send is to be drawn than one of no value and without marks: 1 + value / mean value of its currency in the
// population (as in monetary unit sampling, where a unit of money is drawn, not a document; ISA 530, appendix 1) + 2 without a person
// + 2 with an overridden requirement + 3 when its outcome is unknown. The three additions are this program's judgement.
[[nodiscard]] double riskWeight(const SampledSend& send, double meanMinor);

// Which of them the plan takes, in the order drawn; all of them when there are fewer.
[[nodiscard]] std::vector<SampledSend> drawSample(const SamplePlan& plan, std::vector<SampledSend> sends);

void to_json(Json& json, const SamplePlan& plan);
void from_json(const Json& json, SamplePlan& plan);
void to_json(Json& json, const SampledSend& send);
void from_json(const Json& json, SampledSend& send);
void to_json(Json& json, const SamplePopulation& population);
void from_json(const Json& json, SamplePopulation& population);
void to_json(Json& json, const AuditSample& sample);
void from_json(const Json& json, AuditSample& sample);

} // namespace countersign
