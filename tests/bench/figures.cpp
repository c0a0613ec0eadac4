#include "tests/bench/figures.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

namespace countersign::bench {

void Figures::add(Figure figure)
{
    std::fprintf(stderr, "%s: %.1f %s\n", figure.name.c_str(), figure.value, figure.unit.c_str());
    m_figures.push_back(std::move(figure));
}

void Figures::print() const
{
    std::printf("%-58s %12s %-8s %12s %12s  %s\n", "figure", "value", "unit", "target", "limit", "met");
    for (const auto& figure : m_figures)
        std::printf("%-58s %12.1f %-8s %s%11.1f %12.1f  %s\n", figure.name.c_str(), figure.value, figure.unit.c_str(), figure.lowerIsBetter ? "<" : ">",
            figure.target, figure.limit, figure.met() ? "yes" : "NO");
}

bool Figures::write(const std::string& path) const
{
    auto all = nlohmann::json::array();
    for (const auto& figure : m_figures)
        all.push_back({{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}, {"limit", figure.limit}, {"limit_is", figure.limitIs},
            {"target", figure.target}, {"lower_is_better", figure.lowerIsBetter}, {"met", figure.met()}});
    std::ofstream file(path);
    file << all.dump(2) << '\n';
    return file.good();
}

bool Figures::allMet() const
{
    return std::all_of(m_figures.begin(), m_figures.end(), [](const Figure& figure) { return figure.met(); });
}

}  // namespace countersign::bench
