#include "services/recovery/offer/lifts.h"

#include "services/base/resourcejson.h"

namespace countersign {

Result<Lifts> Lifts::fromJson(const Json& json)
{
    try {
        Lifts lifts;
        lifts.m_toleranceBp = json.at("pays_tolerance_bp").get<int>();
        for (const auto& [reason, name] : EnumWords<Reason>::words) {
            const auto& entry = json.at("reasons").at(std::string(name));
            Row row;
            row.message = entry.at("message").get<int>();
            row.freeShipping = entry.at("free_shipping").get<int>();
            row.percent = entry.at("percent").get<std::vector<std::pair<int, int>>>();
            auto last = std::make_pair(0, row.message);
            for (const auto& point : row.percent) {
                if (point.first <= last.first || point.second < last.second)
                    return fail(ErrorCode::InvalidInput, "the curve of " + std::string(name) + " does not rise");
                last = point;
            }
            lifts.m_rows.emplace(reason, std::move(row));
        }
        return lifts;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("lifts: ") + problem.what());
    }
}

Result<Lifts> Lifts::embedded()
{
    return resourceJson("policy/lifts.json").and_then(fromJson);
}

int Lifts::message(Reason reason) const
{
    return row(reason).message;
}

int Lifts::freeShipping(Reason reason) const
{
    return row(reason).freeShipping;
}

int Lifts::discount(Reason reason, std::int64_t discountBp) const
{
    const auto& found = row(reason);
    auto last = std::make_pair(0, found.message);
    for (const auto& point : found.percent) {
        if (discountBp <= point.first)
            return last.second + static_cast<int>((point.second - last.second) * (discountBp - last.first) / (point.first - last.first));
        last = point;
    }
    return last.second;
}

} // namespace countersign
