#pragma once
// The figures of backend and console: real processes, the client on the same cores.
#include "tests/bench/figures.h"

namespace countersign::bench {

void benchAccepts(Figures& figures);
void benchPipeline(Figures& figures);           // webhook → queued draft: latency at a steady rate, and saturated
void benchQueueAndDecisions(Figures& figures);  // 100,000 drafts: first page, a search word, signed decisions
void benchIdleBackend(Figures& figures);
void benchConsole(Figures& figures);  // 100,000 cached drafts: start, key to next draft, memory

void benchWindow(Figures& figures);   // typing, scrolling, hostile drafts: from the hand to the paint

}  // namespace countersign::bench
