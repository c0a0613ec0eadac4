#include "services/recovery/diagnose/evidencemodel.h"

#include "services/base/resourcejson.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace countersign {

namespace {

constexpr auto& reasonWords = EnumWords<Reason>::words;

std::size_t indexOf(Reason reason)
{
    return static_cast<std::size_t>(std::find_if(reasonWords.begin(), reasonWords.end(), [reason](const auto& entry) {
        return entry.first == reason;
    }) - reasonWords.begin());
}

std::array<int, reasonCount> weightsFrom(const Json& json)
{
    std::array<int, reasonCount> weights{};
    for (const auto& [name, value] : json.items())
        weights[indexOf(Json(name).get<Reason>())] = value.get<int>();
    return weights;
}

// What a piece of evidence says first: the reason it speaks for most, or, when it only speaks against, the one it speaks against most.
std::size_t strongest(const std::array<int, reasonCount>& weights)
{
    const auto most = std::max_element(weights.begin(), weights.end());
    const auto least = std::min_element(weights.begin(), weights.end());
    return static_cast<std::size_t>((*most > 0 && *most * 2 >= -*least ? most : least) - weights.begin());
}

int dotsOf(int millinats)
{
    const int size = std::abs(millinats);
    return size < 500 ? 1 : size < 1300 ? 2 : 3;
}

} // namespace

std::array<int, reasonCount> toBasisPoints(const std::array<double, reasonCount>& shares)
{
    std::array<int, reasonCount> points{};
    std::array<std::size_t, reasonCount> order{};
    std::iota(order.begin(), order.end(), std::size_t{ 0 });
    for (std::size_t i = 0; i < reasonCount; ++i)
        points[i] = static_cast<int>(std::floor(shares[i] * 10000.0));
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return shares[a] * 10000.0 - points[a] > shares[b] * 10000.0 - points[b]; });
    auto missing = 10000 - std::accumulate(points.begin(), points.end(), 0);
    for (std::size_t i = 0; missing > 0; i = (i + 1) % reasonCount, --missing)
        ++points[order[i]];
    return points;
}

Result<EvidenceModel> EvidenceModel::fromJson(const Json& json)
{
    try {
        EvidenceModel model;
        model.m_name = json.at("model").get<std::string>();
        double sum = 0;
        for (const auto& entry : json.at("prior")) {
            const auto share = entry.at("share").get<double>();
            if (share <= 0)
                return fail(ErrorCode::InvalidInput, "a prior share must be above zero");
            model.m_prior[indexOf(entry.at("reason").get<Reason>())] = share;
            sum += share;
        }
        if (std::any_of(model.m_prior.begin(), model.m_prior.end(), [](double share) { return share <= 0; }))
            return fail(ErrorCode::InvalidInput, "a reason has no prior share");
        for (auto& share : model.m_prior)
            share /= sum;
        for (const auto& [signal, levels] : json.at("signals").items())
            for (const auto& [level, weights] : levels.items())
                model.m_signals[signal][level] = weightsFrom(weights);
        const auto& recovery = json.at("recovery");
        model.m_recovery.baseBp = recovery.at("base_bp").get<int>();
        model.m_recovery.leastBp = recovery.at("least_bp").get<int>();
        model.m_recovery.mostBp = recovery.at("most_bp").get<int>();
        model.m_recovery.step = recovery.at("step").get<std::map<std::string, int>>();
        model.m_recovery.history = recovery.at("history").get<std::map<std::string, int>>();
        model.m_recovery.reason = weightsFrom(recovery.at("reason"));
        return model;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("evidence model: ") + problem.what());
    }
}

Result<EvidenceModel> EvidenceModel::embedded()
{
    return resourceJson("policy/evidence.json").and_then(fromJson);
}

Diagnosis EvidenceModel::diagnose(const DiagnoseInput& input) const
{
    Diagnosis diagnosis;
    diagnosis.model = m_name;
    std::array<double, reasonCount> score{};
    for (std::size_t i = 0; i < reasonCount; ++i)
        score[i] = std::log(m_prior[i]);
    for (auto& seen : observe(input)) {
        const auto signal = m_signals.find(seen.signal);
        if (signal == m_signals.end())
            continue;
        const auto level = signal->second.find(seen.level);
        if (level == signal->second.end())
            continue;
        for (std::size_t i = 0; i < reasonCount; ++i)
            score[i] += level->second[i] / 1000.0;
        const auto first = strongest(level->second);
        Evidence evidence;
        evidence.signal = std::move(seen.signal);
        evidence.reason = reasonWords[first].first;
        evidence.weightMillinats = level->second[first];
        evidence.dots = dotsOf(evidence.weightMillinats);
        evidence.sentence = std::move(seen.sentence);
        evidence.facts = std::move(seen.facts);
        diagnosis.evidence.push_back(std::move(evidence));
    }
    std::stable_sort(diagnosis.evidence.begin(), diagnosis.evidence.end(),
        [](const Evidence& a, const Evidence& b) { return std::abs(a.weightMillinats) > std::abs(b.weightMillinats); });

    const auto top = *std::max_element(score.begin(), score.end());
    double sum = 0;
    for (auto& value : score) {
        value = std::exp(value - top);
        sum += value;
    }
    for (auto& value : score)
        value /= sum;
    const auto posterior = toBasisPoints(score);
    for (std::size_t i = 0; i < reasonCount; ++i)
        diagnosis.reasons.push_back(ReasonProbability{ reasonWords[i].first, posterior[i] });
    std::stable_sort(diagnosis.reasons.begin(), diagnosis.reasons.end(),
        [](const ReasonProbability& a, const ReasonProbability& b) { return a.probabilityBp > b.probabilityBp; });

    const auto history = historyLevel(input.customer);
    // Unknown history is spoken to as a first-time customer: it claims nothing about the past.
    diagnosis.segment = !input.cart.company.empty() ? "b2b" : history == "returning" || history == "loyal" ? "returning" : "first_time";
    diagnosis.recoveryBp = recoveryBp(input, posterior);
    return diagnosis;
}

int EvidenceModel::recoveryBp(const DiagnoseInput& input, const std::array<int, reasonCount>& posterior) const
{
    std::int64_t value = m_recovery.baseBp;
    const auto apply = [&value](const std::map<std::string, int>& factors, const std::string& key) {
        if (const auto it = factors.find(key); it != factors.end())
            value = value * it->second / 1000;
    };
    apply(m_recovery.step, std::string(word(input.cart.step)));
    apply(m_recovery.history, historyLevel(input.customer));
    std::int64_t mixed = 0;
    for (std::size_t i = 0; i < reasonCount; ++i)
        mixed += std::int64_t{ posterior[i] } * m_recovery.reason[i];
    value = value * (mixed / 10000) / 1000;
    return static_cast<int>(std::clamp<std::int64_t>(value, m_recovery.leastBp, m_recovery.mostBp));
}

} // namespace countersign
