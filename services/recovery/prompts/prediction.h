#pragma once
// How far reviewers' words will probably lie from an answer, by what they did to the drafts most like it.
#include "models/domain/message.h"
#include "models/domain/reason.h"
#include "services/base/database.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace countersign {

// The last 1,000 approved drafts of a channel. Nearness is the share of words that two messages have in common of all that either has
// (Jaccard), among drafts for the same reason in the same language; the prediction is the mean edit distance of the five nearest.
class EditPrediction {
public:
    [[nodiscard]] static Result<EditPrediction> load(Connection& connection, Channel channel);
    [[nodiscard]] int predictBp(Reason reason, const std::string& language, const Content& answer) const;  // 0 without any to go by

private:
    struct Approved {
        std::set<std::string> words;
        int distanceBp = 0;
    };
    std::map<std::string, std::vector<Approved>> m_kinds;  // by reason and language
};

}  // namespace countersign
