#pragma once
// The figures of backend and console: real processes, the client on the same cores.
#include "tests/bench/figures.h"

#include <cstdint>

namespace countersign::bench {

struct Options {
    std::int64_t entries = 1'000'000;  // of the record; the search's own figure is for 10,000,000
};

void benchAccepts(Figures& figures);
void benchPipeline(Figures& figures);           // webhook → queued draft: latency at a steady rate, and saturated
void benchQueueAndDecisions(Figures& figures);  // 100,000 drafts: first page, a search word, signed decisions
void benchIdleBackend(Figures& figures);
// Over 1,000,000 cached drafts, filled once for both:
void benchConsole(Figures& figures);  // start, pages, groups, counts, key to next draft, memory, idle, 2,000 decisions caught up
void benchWindow(Figures& figures);   // typing and scrolling, from the hand to the paint; hostile drafts
void benchChanges(Figures& figures);                         // of a million changed bundles, those that verification finds
void benchRecord(Figures& figures, const Options& options);  // verified, exported
void benchSearch(Figures& figures, const Options& options);  // in the record, and a draft's lineage
void benchErase(Figures& figures);
void benchModel(Figures& figures);    // the composer around an instant model, fifty at once, a replay, personal data

}  // namespace countersign::bench
