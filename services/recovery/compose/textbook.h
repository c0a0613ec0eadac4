#pragma once
// The shipped wording of one language and how a message is put together from it.
#include "models/domain/draft.h"
#include "models/domain/reason.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct Style {
    std::size_t variant = 0; // taken modulo the number there is
    bool shorter = false;
    bool formal = false;
    bool bare = false; // SMS with an offer: that alone
};

struct ComposeInput {
    Reason reason = Reason::Distraction;
    bool returning = false; // known to have ordered before
    OfferKind offer = OfferKind::Reassurance;
    const Values* values = nullptr;
    Style style;
};

class TextBook {
public:
    // Every reason needs at least two variants with all parts; InvalidInput names what is missing.
    [[nodiscard]] static Result<TextBook> fromJson(const Json& json);
    [[nodiscard]] static Result<TextBook> embedded(const std::string& language);

    // A text whose placeholders have no value is passed over for the next alternative, or left out.
    [[nodiscard]] Content email(const ComposeInput& input) const;
    [[nodiscard]] Content sms(const ComposeInput& input) const;
    // Other wordings of the same message, best first, each different from it and from one another: at most three.
    [[nodiscard]] std::vector<Alternative> alternatives(Channel channel, const ComposeInput& input) const;
    [[nodiscard]] std::size_t variants(Reason reason) const { return m_reasons.at(reason).size(); }
    // Which variant a composed message came from; nothing when its wording is no variant's.
    [[nodiscard]] std::optional<std::size_t> variantOf(Reason reason, const Content& content) const;

private:
    using Alternatives = std::vector<std::string>;
    struct Variant {
        Alternatives subject;
        std::string preheader;
        std::string openingFirst;
        std::string openingReturning;
        std::vector<Alternatives> body;
        std::string sms;
    };
    [[nodiscard]] const Variant& variant(const ComposeInput& input) const;
    [[nodiscard]] std::string offerSentence(const ComposeInput& input) const;

    std::string m_language;
    Alternatives m_greetingNamed, m_greetingFormal, m_footer, m_help;
    std::string m_closing, m_closingFormal, m_button, m_buttonFormal;
    std::map<OfferKind, Alternatives> m_offer;
    Alternatives m_smsFirst, m_smsReturning, m_smsFormal;
    std::map<std::string, std::string> m_labels;  // of alternatives, by their id
    std::string m_smsOffer, m_smsButton, m_smsStop;
    std::map<Reason, std::vector<Variant>> m_reasons;
};

} // namespace countersign
