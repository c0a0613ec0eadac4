#pragma once
// One request to a model's server, and what its failure means in plain words.
#include "services/base/httpclient.h"
#include "services/recovery/model/answerreader.h"
#include "services/recovery/model/modellimits.h"

namespace countersign {

// Sentences begin with `who`: "The language model's server". Nothing of the answer's body gets into them.
[[nodiscard]] ModelTrouble troubleOf(const HttpAnswer& refused, const std::string& who);
[[nodiscard]] ModelTrouble troubleOf(const Error& error, const std::string& who, TimeMs limitMs);

struct ModelAttempt {
    Asked<AnswerSoFar> answer;
    AnswerSoFar soFar;                 // also of an answer that came to nothing
    int status = 0;                    // 0: there was no answer
    bool mayRepeat = false;            // nothing was taken, and the same question may fare better: 429, 5xx, no connection
    bool begun = false;                // the server may have begun to write, so it may cost
    std::optional<ModelDeadline> firstTextAt;
};
// `call` as the dialect made it; its time limits are set here. `limitMs` is for the words only.
[[nodiscard]] ModelAttempt attemptModel(
    HttpClient& http, const Dialect& dialect, HttpCall call, ModelDeadline deadline, TimeMs limitMs, const ModelCancelled& cancelled);

// How long to wait before the second attempt: what the server asks for, else half a second, a little scattered.
[[nodiscard]] TimeMs repeatDelay(const ModelTrouble& trouble);
[[nodiscard]] int remainingMs(ModelDeadline deadline);  // at least 1: 0 means no limit to libcurl

}  // namespace countersign
