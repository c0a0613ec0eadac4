#pragma once
// The shipped wording of surveys in one language: the part "survey" of resources/texts, with the greeting, closing and footer of every message.
#include "services/recovery/compose/textbook.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

class SurveyBook {
public:
    // At least two variants with all parts; InvalidInput names what is missing.
    [[nodiscard]] static Result<SurveyBook> fromJson(const Json& json);
    [[nodiscard]] static Result<SurveyBook> embedded(const std::string& language);

    // Offers nothing, names no goods and no reason. Of the style's fields `bare` means nothing here.
    [[nodiscard]] Content write(Channel channel, const Values& values, const Style& style) const;
    // Other wordings, each different from it and from one another.
    [[nodiscard]] std::vector<Alternative> alternatives(Channel channel, const Values& values, const Style& style) const;
    [[nodiscard]] std::size_t variants() const { return m_variants.size(); }
    [[nodiscard]] std::optional<std::size_t> variantOf(const Content& content) const;

private:
    struct Variant {
        std::string subject;
        std::string preheader;
        std::string opening;
        std::vector<std::string> body;
        std::string sms;
    };
    [[nodiscard]] Content email(const Variant& variant, const Values& values, const Style& style) const;
    [[nodiscard]] Content sms(const Variant& variant, const Values& values, const Style& style) const;

    std::string m_language;
    std::vector<std::string> m_greetingNamed, m_greetingFormal, m_footer, m_smsOpening, m_smsFormal;
    std::string m_closing, m_closingFormal, m_button, m_smsButton, m_smsStop;
    std::map<std::string, std::string> m_labels; // of alternatives, by their id
    std::vector<Variant> m_variants;
};

} // namespace countersign
