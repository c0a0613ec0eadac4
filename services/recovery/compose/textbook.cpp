#include "services/recovery/compose/textbook.h"

#include "services/recovery/compose/bookparts.h"

#include <algorithm>
#include <array>

namespace countersign {

Result<TextBook> TextBook::fromJson(const Json& json)
{
    try {
        TextBook book;
        json.at("language").get_to(book.m_language);
        json.at("greeting").at("named").get_to(book.m_greetingNamed);
        json.at("greeting").at("formal").get_to(book.m_greetingFormal);
        json.at("closing").at("usual").get_to(book.m_closing);
        json.at("closing").at("formal").get_to(book.m_closingFormal);
        json.at("button").at("usual").get_to(book.m_button);
        json.at("button").at("formal").get_to(book.m_buttonFormal);
        json.at("footer").get_to(book.m_footer);
        json.at("help").get_to(book.m_help);
        for (const auto kind : { OfferKind::FreeShipping, OfferKind::Percent, OfferKind::Amount })
            json.at("offer").at(std::string(word(kind))).get_to(book.m_offer[kind]);
        const auto& sms = json.at("sms");
        sms.at("opening").at("first_time").get_to(book.m_smsFirst);
        sms.at("opening").at("returning").get_to(book.m_smsReturning);
        sms.at("opening").at("formal").get_to(book.m_smsFormal);
        json.at("alternatives").get_to(book.m_labels);
        for (const auto* id : { "other", "shorter", "formal", "usual" })
            if (!book.m_labels.contains(id))
                return fail(ErrorCode::InvalidInput, std::string("no label for the alternative ") + id);
        sms.at("offer").get_to(book.m_smsOffer);
        sms.at("button").get_to(book.m_smsButton);
        sms.at("stop").get_to(book.m_smsStop);
        for (const auto& [reason, name] : EnumWords<Reason>::words) {
            for (const auto& entry : json.at("reasons").at(std::string(name))) {
                Variant variant;
                entry.at("subject").get_to(variant.subject);
                entry.at("preheader").get_to(variant.preheader);
                entry.at("opening").at("first_time").get_to(variant.openingFirst);
                entry.at("opening").at("returning").get_to(variant.openingReturning);
                entry.at("body").get_to(variant.body);
                entry.at("sms").get_to(variant.sms);
                book.m_reasons[reason].push_back(std::move(variant));
            }
            if (book.m_reasons[reason].size() < 2)
                return fail(ErrorCode::InvalidInput, "fewer than two wordings for " + std::string(name));
        }
        return book;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("texts: ") + problem.what());
    }
}

Result<TextBook> TextBook::embedded(const std::string& language)
{
    const auto texts = shippedTexts(language);
    return texts ? fromJson(*texts) : tl::unexpected(texts.error());
}

const TextBook::Variant& TextBook::variant(const ComposeInput& input) const
{
    const auto& all = m_reasons.at(input.reason);
    return all[input.style.variant % all.size()];
}

std::string TextBook::offerSentence(const ComposeInput& input) const
{
    const auto it = m_offer.find(input.offer);
    if (it == m_offer.end() || it->second.empty())
        return {};
    const auto& text = it->second[input.style.variant % it->second.size()];
    return isUsable(text, *input.values) ? text : std::string();
}

Content TextBook::email(const ComposeInput& input) const
{
    const auto& chosen = variant(input);
    const auto& values = *input.values;
    const auto& style = input.style;
    Content content;
    content.channel = Channel::Email;
    content.language = m_language;
    content.subject = pickUsable(chosen.subject, values).value_or(chosen.preheader);
    content.preheader = chosen.preheader;
    if (auto greeting = pickUsable(style.formal ? m_greetingFormal : m_greetingNamed, values))
        addParagraph(content, std::move(*greeting));
    const auto& opening = input.returning ? chosen.openingReturning : chosen.openingFirst;
    addParagraph(content, m_language == "de" ? opening : capitalised(opening));
    bool offersHelp = false;
    if (!style.shorter) {
        for (const auto& alternatives : chosen.body) {
            auto text = pickUsable(alternatives, values);
            if (!text)
                continue;
            offersHelp = offersHelp || text->find("{{support_address}}") != std::string::npos;
            addParagraph(content, std::move(*text));
        }
        if (!values.items.empty())
            content.blocks.push_back(Block{ BlockKind::Items, {}, {}, false });
    }
    if (auto offer = offerSentence(input); !offer.empty())
        addParagraph(content, std::move(offer));
    content.blocks.push_back(Block{ BlockKind::Button, style.formal ? m_buttonFormal : m_button, "{{recovery_url}}", false });
    if (!style.shorter && !offersHelp)
        if (auto help = pickUsable(m_help, values))
            addParagraph(content, std::move(*help));
    addParagraph(content, style.formal ? m_closingFormal : m_closing);
    if (auto footer = pickUsable(m_footer, values))
        content.blocks.push_back(Block{ BlockKind::Footer, std::move(*footer), {}, true });
    return content;
}

Content TextBook::sms(const ComposeInput& input) const
{
    const auto& chosen = variant(input);
    const auto& values = *input.values;
    Content content;
    content.channel = Channel::Sms;
    content.language = m_language;
    const bool greets = input.returning && !input.style.shorter;
    const bool formally = input.style.formal && !input.style.shorter;
    const auto opening = pickUsable(formally ? m_smsFormal : greets ? m_smsReturning : m_smsFirst, values).value_or(std::string());
    const bool offers = input.offer != OfferKind::Reassurance && isUsable(m_smsOffer, values);
    auto text = isUsable(chosen.sms, values) ? chosen.sms : m_smsButton + ".";
    if (opening.empty() || opening.back() == '.')
        text = capitalised(std::move(text));
    const bool bare = input.style.bare && offers; // the offer speaks for itself
    if (bare)
        text = m_smsOffer;
    addParagraph(content, opening.empty() ? text : opening + " " + text);
    if (offers && !bare)
        addParagraph(content, m_smsOffer);
    content.blocks.push_back(Block{ BlockKind::Button, m_smsButton, "{{recovery_url}}", false });
    content.blocks.push_back(Block{ BlockKind::Footer, m_smsStop, {}, true });
    return content;
}

std::vector<Alternative> TextBook::alternatives(Channel channel, const ComposeInput& input) const
{
    const auto written = [&](const Style& style) {
        ComposeInput other = input;
        other.style = style;
        return channel == Channel::Email ? email(other) : sms(other);
    };
    Style other = input.style;
    other.variant += 1;
    Style shorter = input.style;
    shorter.shorter = true;
    shorter.bare = true;
    Style formal = input.style;
    formal.formal = !formal.formal;
    std::vector<Content> seen{ written(input.style) };
    std::vector<Alternative> all;
    const std::array<std::pair<const char*, Style>, 3> styles{
        { { "other", other }, { "shorter", shorter }, { formal.formal ? "formal" : "usual", formal } }
    };
    for (const auto& [id, style] : styles) {
        auto content = written(style);
        if (std::find(seen.begin(), seen.end(), content) != seen.end())
            continue;
        seen.push_back(content);
        all.push_back(Alternative{ id, m_labels.at(id), std::move(content) });
    }
    return all;
}

std::optional<std::size_t> TextBook::variantOf(Reason reason, const Content& content) const
{
    const auto& all = m_reasons.at(reason);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (content.channel == Channel::Email && content.preheader == all[i].preheader)
            return i;
        if (content.channel == Channel::Sms && !content.blocks.empty()
            && content.blocks.front().text.find(all[i].sms.substr(1)) != std::string::npos)
            return i;
    }
    return std::nullopt;
}

} // namespace countersign
