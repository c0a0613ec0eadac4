#pragma once
// The table that ./dev bench prints and build/bench.json: each figure with its target, beside a limit measured in the same run.
#include <string>
#include <vector>

namespace countersign::bench {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    double limit = 0;         // measured in this run; 0 = none
    std::string limitIs;      // what the limit is, in words
    double target = 0;
    bool lowerIsBetter = false;
    [[nodiscard]] bool met() const { return lowerIsBetter ? value <= target : value >= target; }
};

class Figures {
public:
    void add(Figure figure);
    void print() const;
    [[nodiscard]] bool write(const std::string& path) const;
    [[nodiscard]] bool allMet() const;

private:
    std::vector<Figure> m_figures;
};

}  // namespace countersign::bench
