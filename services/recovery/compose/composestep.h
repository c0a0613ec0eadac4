#pragma once
// Stage "compose": chooses the channel by consent, writes a message per channel that can be reached, names the draft for people.
// A draft that was sent back gets a new revision with another wording, as far as the instruction is understood.
#include "services/recovery/compose/textbook.h"
#include "services/recovery/jobs/draftstage.h"

#include <map>

namespace countersign {

class ComposeStep final : public DraftStep {
public:
    // The texts of every shipped language, and the key under which instructions are sealed.
    [[nodiscard]] static Result<ComposeStep> embedded(const RecoveryContext& context);
    [[nodiscard]] std::string_view name() const override { return "compose"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;

private:
    ComposeStep(const RecoveryContext& context, std::map<std::string, TextBook> books)
        : m_context(context)
        , m_books(std::move(books))
    {
    }
    [[nodiscard]] const TextBook& book(const std::string& language) const;
    [[nodiscard]] Result<Style> restyle(Connection& reading, DraftWork& work) const;

    RecoveryContext m_context;
    std::map<std::string, TextBook> m_books;
};

} // namespace countersign
