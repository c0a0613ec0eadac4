#include "services/recovery/prompts/replaystep.h"

#include "models/domain/draftchecks.h"
#include "models/domain/readability.h"
#include "models/domain/worddistance.h"
#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/prompts/replayinput.h"

#include <algorithm>
#include <iterator>

namespace countersign {

namespace {

constexpr int mostAttempts = 3;  // of one draft, before the lack of an answer counts as its answer

// Why there is no usable answer, for the one who reads the result.
std::vector<std::string> failuresOf(const ModelDraft& made)
{
    std::vector<std::string> failures;
    if (!made.exchanges.empty())
        for (const auto& fault : made.exchanges.back().faults)
            failures.push_back(fault.sentence);
    if (failures.empty())
        failures.push_back(made.why);
    return failures;
}

bool isTrouble(const ModelDraft& made) { return !made.answer && !made.exchanges.empty() && !made.exchanges.back().trouble.empty(); }

void runTests(const ReplayMaterial& material, ReplayAnswer& answer)
{
    auto& result = answer.result;
    for (const auto& test : material.tests) {
        if (test.draftId != answer.task.draftId)
            continue;
        auto failures = result.after ? testFailures(test, *result.after)
                                     : std::vector<std::string>{"Test “" + test.name + "”: there is no answer to test"};
        answer.tests.emplace_back(test.id, failures.empty());
        std::move(failures.begin(), failures.end(), std::back_inserter(result.failures));
    }
}

void measure(const ReplayMaterial& material, const ReplayInput& input, ReplayResult& result)
{
    if (!result.after)
        return;
    if (input.before)
        result.distanceBp = wordDistanceBp(*input.before, *result.after);
    result.readingLevel = readingLevel(*result.after);
    result.words = wordCount(*result.after);
    const auto& summary = input.draft.summary;
    result.predictedEditBp = material.prediction.predictBp(summary.reason, summary.language, *result.after);
}

}  // namespace

ReplayAnswer replayDraft(const RecoveryContext& context, const ModelComposer& composer, const ReplayMaterial& material, const ReplayTask& task,
    const std::function<bool()>& cancelled)
{
    ReplayAnswer answer;
    answer.task = task;
    answer.result.draftId = task.draftId;
    const auto input = context.reads.read<std::unique_ptr<ReplayInput>>(
        [&](Connection& connection) { return loadReplayInput(connection, context.keys.master, task.draftId); });
    if (!input) {
        answer.trouble = input.error().detail;
        return answer;
    }
    if (!*input) {
        answer.outcome = ReplayOutcome::Skipped;
        return answer;
    }
    // Judged by the time at which it was composed: an offer that has run out since is no fault of the answer.
    const CheckInput check = checkInput((*input)->draft, nullptr, material.policy, (*input)->draft.summary.createdAt);
    ModelDraft made = composer.compose(material.version, (*input)->facts, check, (*input)->rules, cancelled);
    answer.costMicros = made.costMicros();
    if (isTrouble(made)) {
        answer.trouble = made.exchanges.back().trouble;
        if (task.attempts + 1 < mostAttempts || cancelled())
            return answer;
    }
    answer.outcome = ReplayOutcome::Answered;
    auto& result = answer.result;
    result.title = (*input)->title;
    answer.refused = !made.answer;
    if (made.answer)
        result.after = std::move(made.answer->content);
    else
        result.failures = isTrouble(made) ? std::vector<std::string>{answer.trouble} : failuresOf(made);
    runTests(material, answer);
    measure(material, **input, result);
    return answer;
}

}  // namespace countersign
