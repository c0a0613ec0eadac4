#include "services/recovery/compose/surveybook.h"

#include "services/recovery/compose/bookparts.h"

#include <algorithm>
#include <array>

namespace countersign {

Result<SurveyBook> SurveyBook::fromJson(const Json& json)
{
    try {
        SurveyBook book;
        json.at("language").get_to(book.m_language);
        json.at("greeting").at("named").get_to(book.m_greetingNamed);
        json.at("greeting").at("formal").get_to(book.m_greetingFormal);
        json.at("closing").at("usual").get_to(book.m_closing);
        json.at("closing").at("formal").get_to(book.m_closingFormal);
        json.at("footer").get_to(book.m_footer);
        json.at("alternatives").get_to(book.m_labels);
        json.at("sms").at("opening").at("first_time").get_to(book.m_smsOpening);
        json.at("sms").at("opening").at("formal").get_to(book.m_smsFormal);
        json.at("sms").at("stop").get_to(book.m_smsStop);
        const auto& survey = json.at("survey");
        survey.at("button").get_to(book.m_button);
        survey.at("sms_button").get_to(book.m_smsButton);
        for (const auto& entry : survey.at("variants")) {
            Variant variant;
            entry.at("subject").get_to(variant.subject);
            entry.at("preheader").get_to(variant.preheader);
            entry.at("opening").get_to(variant.opening);
            entry.at("body").get_to(variant.body);
            entry.at("sms").get_to(variant.sms);
            book.m_variants.push_back(std::move(variant));
        }
        if (book.m_variants.size() < 2)
            return fail(ErrorCode::InvalidInput, "fewer than two wordings for surveys");
        return book;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("texts: ") + problem.what());
    }
}

Result<SurveyBook> SurveyBook::embedded(const std::string& language)
{
    const auto texts = shippedTexts(language);
    return texts ? fromJson(*texts) : tl::unexpected(texts.error());
}

Content SurveyBook::write(Channel channel, const Values& values, const Style& style) const
{
    const auto& variant = m_variants[style.variant % m_variants.size()];
    return channel == Channel::Email ? email(variant, values, style) : sms(variant, values, style);
}

Content SurveyBook::email(const Variant& variant, const Values& values, const Style& style) const
{
    Content content;
    content.channel = Channel::Email;
    content.language = m_language;
    content.subject = variant.subject;
    content.preheader = variant.preheader;
    if (auto greeting = pickUsable(style.formal ? m_greetingFormal : m_greetingNamed, values))
        addParagraph(content, std::move(*greeting));
    addParagraph(content, m_language == "de" ? variant.opening : capitalised(variant.opening));
    if (!style.shorter)
        for (const auto& text : variant.body)
            addParagraph(content, text);
    content.blocks.push_back(Block{ BlockKind::Button, m_button, "{{survey_url}}", false });
    addParagraph(content, style.formal ? m_closingFormal : m_closing);
    if (auto footer = pickUsable(m_footer, values))
        content.blocks.push_back(Block{ BlockKind::Footer, std::move(*footer), {}, true });
    return content;
}

Content SurveyBook::sms(const Variant& variant, const Values& values, const Style& style) const
{
    Content content;
    content.channel = Channel::Sms;
    content.language = m_language;
    const auto opening = pickUsable(style.formal && !style.shorter ? m_smsFormal : m_smsOpening, values).value_or(std::string());
    addParagraph(content, opening.empty() ? capitalised(variant.sms) : opening + " " + variant.sms);
    content.blocks.push_back(Block{ BlockKind::Button, m_smsButton, "{{survey_url}}", false });
    content.blocks.push_back(Block{ BlockKind::Footer, m_smsStop, {}, true });
    return content;
}

std::vector<Alternative> SurveyBook::alternatives(Channel channel, const Values& values, const Style& style) const
{
    Style other = style;
    other.variant += 1;
    Style shorter = style;
    shorter.shorter = true;
    Style formal = style;
    formal.formal = !formal.formal;
    std::vector<Content> seen{ write(channel, values, style) };
    std::vector<Alternative> all;
    const std::array<std::pair<const char*, Style>, 3> styles{
        { { "other", other }, { "shorter", shorter }, { formal.formal ? "formal" : "usual", formal } }
    };
    for (const auto& [id, wanted] : styles) {
        auto content = write(channel, values, wanted);
        if (std::find(seen.begin(), seen.end(), content) != seen.end())
            continue;
        seen.push_back(content);
        const auto label = m_labels.find(id);
        all.push_back(Alternative{ id, label == m_labels.end() ? std::string(id) : label->second, std::move(content) });
    }
    return all;
}

std::optional<std::size_t> SurveyBook::variantOf(const Content& content) const
{
    for (std::size_t i = 0; i < m_variants.size(); ++i) {
        if (content.channel == Channel::Email && content.preheader == m_variants[i].preheader)
            return i;
        if (content.channel == Channel::Sms && !content.blocks.empty()
            && content.blocks.front().text.find(m_variants[i].sms.substr(1)) != std::string::npos)
            return i;
    }
    return std::nullopt;
}

} // namespace countersign
