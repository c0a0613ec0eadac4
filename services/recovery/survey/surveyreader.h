#pragma once
// Reads the reason out of a customer's own words: by the language model where there is one, inside the same walls as a message, else by the
// dictionary. The words are the most hostile text there is: nothing comes of them but one of twelve words.
#include "services/recovery/compose/modelcomposer.h"
#include "services/recovery/survey/surveystore.h"

#include <functional>
#include <optional>
#include <string>

namespace countersign {

struct ReadWords {
    ReadReason read;
    std::optional<Exchange> exchange; // with the model, without the customer's words: those stay sealed with the answer
};
class SurveyReader {
public:
    explicit SurveyReader(LanguageModel& model)
        : m_model(model)
    {
    }
    [[nodiscard]] LanguageModel& model() const { return m_model; }
    // `masked`: the words without a person in them; what the model is given. Blocks for as long as the model takes.
    [[nodiscard]] ReadWords read(
        const std::string& words, const std::string& masked, const std::string& language, const std::function<bool()>& cancelled = {}) const;

private:
    LanguageModel& m_model;
};

// The reason that a model's answer names; nothing within for "none". InvalidInput: not exactly the object of the schema.
[[nodiscard]] Result<std::optional<Reason>> readSurveyReply(std::string_view text);

} // namespace countersign
