#pragma once
// The backend's figures: real countersignd and sandbox processes, the client on the same cores.
#include "tests/bench/figures.h"

namespace countersign::bench {

void benchAccepts(Figures& figures);
void benchPipeline(Figures& figures);           // webhook → queued draft: latency at a steady rate, and saturated
void benchQueueAndDecisions(Figures& figures);  // 100,000 drafts: first page, a search word, signed decisions
void benchIdleBackend(Figures& figures);

}  // namespace countersign::bench
