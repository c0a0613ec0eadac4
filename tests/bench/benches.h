#pragma once
// The figures of backend and console: real processes, the client on the same cores.
#include "tests/bench/figures.h"

namespace countersign::bench {

void benchAccepts(Figures& figures);
void benchPipeline(Figures& figures);           // webhook → queued draft: latency at a steady rate, and saturated
void benchQueueAndDecisions(Figures& figures);  // 100,000 drafts: first page, a search word, signed decisions
void benchIdleBackend(Figures& figures);
// Over 1,000,000 cached drafts, filled once for both:
void benchConsole(Figures& figures);  // start, pages, groups, counts, key to next draft, memory, idle, 2,000 decisions caught up
void benchWindow(Figures& figures);   // typing and scrolling, from the hand to the paint; hostile drafts

}  // namespace countersign::bench
