#include "services/recovery/prompts/prediction.h"

#include "services/recovery/prompts/editdistance.h"

#include <algorithm>
#include <sstream>

namespace countersign {

namespace {

constexpr std::int64_t mostApproved = 1000;
constexpr std::size_t mostOfAKind = 100;
constexpr std::size_t nearestTaken = 5;

std::string kindOf(std::string_view reason, const std::string& language) { return std::string(reason) + "/" + language; }

std::set<std::string> wordsIn(const std::string& text)
{
    std::istringstream stream(text);
    std::set<std::string> words;
    for (std::string one; stream >> one;)
        words.insert(one);
    return words;
}

double nearness(const std::set<std::string>& a, const std::set<std::string>& b)
{
    const auto common = static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&b](const std::string& one) { return b.contains(one); }));
    const std::size_t all = a.size() + b.size() - common;
    return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace

Result<EditPrediction> EditPrediction::load(Connection& connection, Channel channel)
{
    const auto rows = connection.rows<std::tuple<std::string, std::string, std::int64_t, std::string>>(
        "SELECT reason, language, distance_bp, words FROM edit_distances WHERE channel = :channel AND words <> '' ORDER BY at DESC "
        "LIMIT :most",
        word(channel), mostApproved);
    if (!rows)
        return tl::unexpected(rows.error());
    EditPrediction prediction;
    for (const auto& [reason, language, distance, words] : *rows)
        if (auto& kind = prediction.m_kinds[kindOf(reason, language)]; kind.size() < mostOfAKind)
            kind.push_back({wordsIn(words), static_cast<int>(distance)});
    return prediction;
}

int EditPrediction::predictBp(Reason reason, const std::string& language, const Content& answer) const
{
    const auto kind = m_kinds.find(kindOf(word(reason), language));
    if (kind == m_kinds.end())
        return 0;
    const auto words = wordsIn(messageWords(answer));
    std::vector<std::pair<double, int>> near;  // farness first, so that ties go to the smaller distance
    for (const auto& approved : kind->second)
        near.emplace_back(1.0 - nearness(words, approved.words), approved.distanceBp);
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), nearestTaken));
    int sum = 0;
    for (const auto& [farness, distance] : near)
        sum += distance;
    return near.empty() ? 0 : sum / static_cast<int>(near.size());
}

}  // namespace countersign
