#pragma once
// Stage "compose": chooses the channel by consent, writes a message per channel that can be reached, names the draft for people.
// A draft that was sent back gets a new revision with another wording, as far as the instruction is understood.
// With a language model and a live prompt for the draft, "write" follows: this text is then what stands when the model fails, and the
// alternatives beside its own.
#include "services/recovery/compose/surveybook.h"
#include "services/recovery/compose/textbook.h"
#include "services/recovery/jobs/draftstage.h"
#include "services/recovery/model/languagemodel.h"

#include <map>

namespace countersign {

class ComposeStep final : public DraftStep {
public:
    // The texts of every shipped language, and the key under which instructions are sealed. The model, if any, must outlive the step.
    [[nodiscard]] static Result<ComposeStep> embedded(const RecoveryContext& context, const LanguageModel* model = nullptr);
    [[nodiscard]] std::string_view name() const override { return "compose"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;

private:
    ComposeStep(const RecoveryContext& context, const LanguageModel* model, std::map<std::string, TextBook> books,
        std::map<std::string, SurveyBook> surveys)
        : m_context(context)
        , m_model(model)
        , m_books(std::move(books))
        , m_surveys(std::move(surveys))
    {
    }
    struct Written {
        std::vector<Content> contents; // one per channel
        std::vector<Alternative> alternatives;
        std::string prompt;
        std::size_t variant = 0;
    };
    [[nodiscard]] const TextBook& book(const std::string& language) const;
    [[nodiscard]] const SurveyBook& surveyBook(const std::string& language) const;
    [[nodiscard]] Written writeRecovery(const DraftWork& work, const std::vector<Channel>& channels, const Style& style) const;
    [[nodiscard]] Written writeSurvey(const DraftWork& work, const std::vector<Channel>& channels, const Style& style) const;
    [[nodiscard]] Result<Style> restyle(Connection& reading, DraftWork& work) const;
    [[nodiscard]] Result<bool> modelWrites(Connection& reading, const DraftWork& work) const;

    RecoveryContext m_context;
    const LanguageModel* m_model;
    std::map<std::string, TextBook> m_books;
    std::map<std::string, SurveyBook> m_surveys;
};

} // namespace countersign
