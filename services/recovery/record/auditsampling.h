#pragma once
// Sends of the record as a sampling plan asks for them; drawn, and the plan recorded so that the drawing can be repeated.
#include "models/domain/auditsample.h"
#include "services/base/database.h"

namespace countersign {

// The sends that a plan draws from, oldest first, and the plan with its size filled in. Later entries change nothing in the answer.
struct SampleFrame {
    SamplePlan plan;
    std::vector<SampledSend> sends;
};
// One snapshot; pool threads only. InvalidInput: see checkSamplePlan; TooLarge: over 200,000 sends, a shorter time is needed;
// Unavailable: the plan's size is beyond what can be searched yet.
[[nodiscard]] Result<SampleFrame> sampleFrame(Connection& connection, const SamplePlan& plan);
// Draws and appends the entry "audit.sampled"; inside a write. An empty seed is drawn from the system's random numbers.
[[nodiscard]] Result<AuditSample> recordSample(Connection& connection, SampleFrame frame, const std::string& personId, TimeMs now);

} // namespace countersign
