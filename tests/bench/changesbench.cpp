#include "tests/bench/benches.h"

#include "tests/bench/benchhome.h"
#include "tests/models/domain/bundlemutations.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <thread>

namespace countersign::bench {

namespace {

constexpr std::uint32_t seed = 20261127;

// Shared out over the cores, each with bundles of its own.
samples::Findings onAllCores(std::int64_t count, const std::function<samples::Findings(std::uint32_t, std::int64_t)>& change)
{
    const auto cores = static_cast<std::int64_t>(std::max(1U, std::thread::hardware_concurrency()));
    std::vector<samples::Findings> parts(static_cast<std::size_t>(cores));
    std::vector<std::thread> threads;
    for (std::int64_t core = 0; core < cores; ++core)
        threads.emplace_back([&, core] {
            parts[static_cast<std::size_t>(core)]
                = change(seed + static_cast<std::uint32_t>(core), count * (core + 1) / cores - count * core / cores);
        });
    for (auto& thread : threads)
        thread.join();
    samples::Findings all;
    for (const auto& part : parts)
        all.add(part);
    if (!all.missed.empty())
        std::fprintf(stderr, "not found: %s\n", all.missed.c_str());
    return all;
}

}  // namespace

void benchChanges(Figures& figures)
{
    constexpr std::int64_t bytes = 1'000'000;
    constexpr std::int64_t structures = 100'000;
    const auto changed = onAllCores(bytes, samples::changeBytes);
    figures.add({"record: of 1,000,000 changed bytes of generated bundles, found", static_cast<double>(changed.found), "", 0, "",
        static_cast<double>(bytes), false});
    const auto moved = onAllCores(structures, samples::changeStructure);
    figures.add({"record: of 100,000 changes of structure, found", static_cast<double>(moved.found), "", 0, "", static_cast<double>(structures), false});
}

}  // namespace countersign::bench
