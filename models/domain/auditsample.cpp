#include "models/domain/auditsample.h"

#include "models/domain/codec.h"
#include "models/domain/digest.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace countersign {

namespace {

constexpr std::size_t longestSeed = 64, longestName = 200;

constexpr auto samplePlanFields = [](auto& archive, auto& plan) {
    archive("method", plan.method);
    archive("seed", plan.seed);
    archive("count", plan.count);
    archive("size", plan.size);
    archive.time("from", plan.from);
    archive.time("to", plan.to);
    archive("shop", plan.shop);
    archive("person", plan.person);
    archive("min_minor", plan.minMinor);
    archive("max_minor", plan.maxMinor);
    archive("currency", plan.currency);
};

constexpr auto sampledSendFields = [](auto& archive, auto& send) {
    archive.need("draft", send.draftId);
    archive.need("entry", send.index);
    archive.needTime("at", send.at);
    archive("shop", send.shop);
    archive("person", send.person);
    archive("value", send.value);
    archive("automatic", send.automatic);
    archive("overridden", send.overridden);
    archive("unknown", send.unknown);
};

constexpr auto populationFields = [](auto& archive, auto& population) {
    archive.need("sends", population.sends);
    archive("automatic", population.automatic);
    archive("overridden", population.overridden);
    archive("unknown", population.unknown);
    archive("values", population.values);
};

constexpr auto auditSampleFields = [](auto& archive, auto& sample) {
    archive.need("plan", sample.plan);
    archive("entry", sample.entry);
    archive.need("population", sample.population);
    archive.need("sends", sample.sends);
};

// 53 bits of a hash as a number in (0, 1): never 0 and never 1.
double uniformOf(const std::string& seed, const std::string& draftId)
{
    const Hash hash = sha256(seed + "\n" + draftId);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = (bits << 8U) | static_cast<std::uint64_t>(hash[i]);
    return (static_cast<double>(bits >> 11U) + 0.5) / 9007199254740992.0; // 2^53
}

std::map<std::string, double> meanValues(const std::vector<SampledSend>& sends)
{
    std::map<std::string, std::pair<double, double>> sums;
    for (const SampledSend& send : sends) {
        sums[send.value.currency].first += static_cast<double>(send.value.minor);
        sums[send.value.currency].second += 1;
    }
    std::map<std::string, double> means;
    for (const auto& [currency, sum] : sums)
        means[currency] = sum.first / sum.second;
    return means;
}

} // namespace

Result<void> checkSamplePlan(const SamplePlan& plan)
{
    if (plan.count < 1 || plan.count > mostSampled)
        return fail(ErrorCode::InvalidInput, "count: 1 to " + std::to_string(mostSampled));
    if (plan.seed.size() > longestSeed)
        return fail(ErrorCode::InvalidInput, "seed: at most 64 bytes");
    if (plan.seed.find('\n') != std::string::npos)
        return fail(ErrorCode::InvalidInput, "seed: one line");
    if (plan.size < 0)
        return fail(ErrorCode::InvalidInput, "size: not negative");
    if (plan.shop.size() > longestName || plan.person.size() > longestName)
        return fail(ErrorCode::InvalidInput, "shop, person: at most 200 bytes");
    if (plan.from && plan.to && *plan.from >= *plan.to)
        return fail(ErrorCode::InvalidInput, "from: before to");
    if (plan.minMinor && plan.maxMinor && *plan.minMinor > *plan.maxMinor)
        return fail(ErrorCode::InvalidInput, "min_minor: not above max_minor");
    if (!plan.currency.empty() && !minorDigits(plan.currency))
        return fail(ErrorCode::InvalidInput, "currency: not a code as EUR");
    return {};
}

SamplePopulation populationOf(const std::vector<SampledSend>& sends)
{
    SamplePopulation population;
    std::map<std::string, std::int64_t> sums;
    for (const SampledSend& send : sends) {
        ++population.sends;
        population.automatic += send.automatic ? 1 : 0;
        population.overridden += send.overridden ? 1 : 0;
        population.unknown += send.unknown ? 1 : 0;
        if (!send.value.currency.empty())
            sums[send.value.currency] += send.value.minor;
    }
    for (const auto& [currency, minor] : sums)
        population.values.push_back({ minor, currency });
    return population;
}

double riskWeight(const SampledSend& send, double meanMinor)
{
    const double value = meanMinor > 0 ? std::max(0.0, static_cast<double>(send.value.minor)) / meanMinor : 0;
    return 1 + value + (send.automatic ? 2 : 0) + (send.overridden ? 2 : 0) + (send.unknown ? 3 : 0);
}

std::vector<SampledSend> drawSample(const SamplePlan& plan, std::vector<SampledSend> sends)
{
    const auto means = plan.method == SampleMethod::RiskWeighted ? meanValues(sends) : std::map<std::string, double>();
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(sends.size());
    for (std::size_t i = 0; i < sends.size(); ++i) {
        const double weight = plan.method == SampleMethod::RiskWeighted ? riskWeight(sends[i], means.at(sends[i].value.currency)) : 1;
        order.emplace_back(-std::log(uniformOf(plan.seed, sends[i].draftId)) / weight, i);
    }
    std::sort(order.begin(), order.end(), [&sends](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : sends[a.second].draftId < sends[b.second].draftId;
    });
    std::vector<SampledSend> drawn;
    for (std::size_t i = 0; i < order.size() && static_cast<std::int64_t>(i) < plan.count; ++i)
        drawn.push_back(std::move(sends[order[i].second]));
    return drawn;
}

void to_json(Json& json, const SamplePlan& plan) { codec::write(json, plan, samplePlanFields); }
void from_json(const Json& json, SamplePlan& plan) { codec::read(json, plan, samplePlanFields); }
void to_json(Json& json, const SampledSend& send) { codec::write(json, send, sampledSendFields); }
void from_json(const Json& json, SampledSend& send) { codec::read(json, send, sampledSendFields); }
void to_json(Json& json, const SamplePopulation& population) { codec::write(json, population, populationFields); }
void from_json(const Json& json, SamplePopulation& population) { codec::read(json, population, populationFields); }
void to_json(Json& json, const AuditSample& sample) { codec::write(json, sample, auditSampleFields); }
void from_json(const Json& json, AuditSample& sample) { codec::read(json, sample, auditSampleFields); }

} // namespace countersign
