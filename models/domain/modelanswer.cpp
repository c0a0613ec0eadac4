#include "models/domain/modelanswer.h"

#include "models/domain/answerparts.h"
#include "models/domain/icutext.h"
#include "models/domain/messageframe.h"
#include "models/domain/placeholders.h"
#include "models/domain/survey.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace countersign {
namespace {

// Far above what answerFaults() lets pass: what is longer is no message at all.
constexpr std::size_t mostAnswerBytes = 64 * 1024;
constexpr std::size_t mostParagraphs = 12;
constexpr std::size_t mostCitations = 24;
constexpr std::size_t mostParagraphCharacters = 2000;
constexpr std::size_t mostLineCharacters = 400;

constexpr JsonLimits answerLimits{.maxBytes = mostAnswerBytes, .maxDepth = 4, .maxKeys = 16, .maxString = 16 * 1024};

struct Field {
    const char* name;
    bool emailOnly;
};
constexpr auto lineMembers = std::to_array<Field>({{"subject", true}, {"preheader", true}, {"button", false}, {"closing", true}});

tl::unexpected<Error> refuseAnswer(std::string why) { return fail(ErrorCode::InvalidInput, "The answer " + std::move(why) + "."); }

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t from = text.find_first_not_of(blank);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

// Zero-width characters and their kind; a variation selector behind a sign only chooses its look.
bool hasHidden(std::string_view utf8)
{
    const auto text = wide(utf8);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const bool selector = c == 0xfe0e || c == 0xfe0f;
        if ((!selector && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) || u_charType(c) == U_PRIVATE_USE_CHAR)
            return true;
    }
    return false;
}

Result<std::string> textOf(const Json& value, const std::string& name, bool multiLine)
{
    if (!value.is_string())
        return refuseAnswer("has no text in \"" + name + "\"");
    const auto& text = value.get_ref<const std::string&>();
    if (!isSafeText(text, multiLine) || hasHidden(text))
        return refuseAnswer("holds a control or invisible character in \"" + name + "\"");
    const std::size_t most = multiLine ? mostParagraphCharacters : mostLineCharacters;
    if (countCharacters(text) > most)
        return refuseAnswer("has more than " + std::to_string(most) + " characters in \"" + name + "\"");
    std::string clean = cleanText(text, most, multiLine);
    if (clean.empty())
        return refuseAnswer("is empty in \"" + name + "\"");
    return clean;
}

Result<void> checkKeys(const Json& object, const Json& schema)
{
    for (const auto& [key, value] : object.items())
        if (!schema.at("properties").contains(key))
            return refuseAnswer("has an unknown key " + quoted(key));
    for (const Json& key : schema.at("required"))
        if (!object.contains(key.get_ref<const std::string&>()))
            return refuseAnswer("lacks the key \"" + key.get<std::string>() + "\"");
    return {};
}

Result<std::vector<Citation>> readCitations(const Json& list, const std::vector<int>& blockOfParagraph)
{
    if (!list.is_array() || list.size() > mostCitations)
        return refuseAnswer("has no list of at most " + std::to_string(mostCitations) + " citations");
    std::vector<Citation> citations;
    for (const Json& entry : list) {
        if (!entry.is_object() || entry.size() != 2 || !entry.contains("paragraph") || !entry.contains("passage")
            || !entry["paragraph"].is_number_integer() || !entry["passage"].is_string())
            return refuseAnswer("has a citation that is not a paragraph's number and a passage's id");
        // Any whole number may stand there; answerFaults() names one without a paragraph.
        const bool inRange = entry["paragraph"].is_number_unsigned() && entry["paragraph"].get<std::uint64_t>() < blockOfParagraph.size();
        citations.push_back({inRange ? blockOfParagraph[entry["paragraph"].get<std::size_t>()] : -1,
            cleanText(entry["passage"].get_ref<const std::string&>(), 60)});
    }
    return citations;
}

Json stringSchema() { return {{"type", "string"}}; }

}  // namespace

CitedPolicies citedPolicies(const ModelAnswer& answer, const std::vector<Passage>& passages)
{
    CitedPolicies cited;
    for (const Passage& passage : passages) {
        std::vector<int> blocks;
        for (const Citation& citation : answer.citations)
            if (passage.policy && citation.passage == passage.id)
                blocks.push_back(citation.block);
        if (blocks.empty())
            continue;
        cited.words.push_back(passage.text);
        cited.blocks.push_back(std::move(blocks));
    }
    return cited;
}

Json answerSchema(Channel channel)
{
    Json properties = Json::object();
    for (const Field& field : lineMembers)
        if (!field.emailOnly || channel == Channel::Email)
            properties[field.name] = stringSchema();
    properties["paragraphs"] = {{"type", "array"}, {"items", stringSchema()}};
    const Json citation = {{"type", "object"}, {"properties", {{"paragraph", {{"type", "integer"}}}, {"passage", stringSchema()}}},
        {"required", Json::array({"paragraph", "passage"})}, {"additionalProperties", false}};
    properties["citations"] = {{"type", "array"}, {"items", citation}};
    Json required = Json::array();
    for (const auto& [key, value] : properties.items())
        required.push_back(key);
    return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

Result<ModelAnswer> readAnswer(std::string_view text, const PromptFacts& facts)
{
    text = trimmed(text);
    if (text.empty())
        return refuseAnswer("is empty");
    if (text.front() != '{' || text.back() != '}')
        return refuseAnswer("is not one JSON object with nothing around it");
    const auto json = parseJson(text, answerLimits);
    if (!json || !json->is_object())
        return refuseAnswer(
            "is not one JSON object with nothing around it" + (json ? std::string() : ": " + cleanText(json.error().detail, 120)));
    if (const auto keys = checkKeys(*json, answerSchema(facts.channel)); !keys)
        return tl::unexpected(keys.error());

    const bool email = facts.channel == Channel::Email;
    ModelAnswer answer;
    Content& content = answer.content;
    content.channel = facts.channel;
    content.language = facts.language;
    std::string button;
    std::string closing;
    for (const Field& field : lineMembers) {
        if (field.emailOnly && !email)
            continue;
        const bool isClosing = field.name == std::string_view("closing");
        auto line = textOf((*json)[field.name], field.name, isClosing);
        if (!line)
            return tl::unexpected(line.error());
        std::string& target = isClosing ? closing
            : field.name == std::string_view("subject") ? content.subject
            : field.name == std::string_view("preheader") ? content.preheader
                                                         : button;
        target = std::move(*line);
    }
    const Json& paragraphs = (*json)["paragraphs"];
    if (!paragraphs.is_array() || paragraphs.empty() || paragraphs.size() > mostParagraphs)
        return refuseAnswer("has no list of one to " + std::to_string(mostParagraphs) + " paragraphs");
    std::vector<int> blockOfParagraph;
    for (const Json& entry : paragraphs) {
        auto paragraph = textOf(entry, "paragraphs", true);
        if (!paragraph)
            return tl::unexpected(paragraph.error());
        blockOfParagraph.push_back(static_cast<int>(content.blocks.size()));
        content.blocks.push_back({BlockKind::Paragraph, std::move(*paragraph), {}, false});
    }
    if (email && !facts.items.empty())
        content.blocks.push_back({BlockKind::Items, {}, {}, false});
    content.blocks.push_back({BlockKind::Button, std::move(button), facts.kind == surveyKind ? "{{survey_url}}" : "{{recovery_url}}", false});
    if (email)
        content.blocks.push_back({BlockKind::Paragraph, std::move(closing), {}, false});
    const bool hasAddress = std::ranges::find(facts.placeholders, "postal_address") != facts.placeholders.end();
    content.blocks.push_back(footerBlock(facts.channel, facts.language, hasAddress));
    auto citations = readCitations((*json)["citations"], blockOfParagraph);
    if (!citations)
        return tl::unexpected(citations.error());
    answer.citations = std::move(*citations);
    return answer;
}

std::vector<AnswerFault> answerFaults(const ModelAnswer& answer, const PromptFacts& facts, const CheckInput& check)
{
    const AnswerText text = readAnswerText(answer.content);
    const FactTexts known = readFactTexts(facts, check);
    std::vector<AnswerFault> faults;
    findShapeFaults(answer, facts, text, faults);
    findRepeatFaults(text, faults);
    findMarkupFaults(text, faults);
    findLeakFaults(text, faults);
    findLinkFaults(text, known, faults);
    findNumberFaults(text, known, faults);
    findMoneyFaults(text, known, faults);
    findOfferFaults(text, known, check, faults);
    findDateFaults(text, known, faults);
    findNameFaults(text, known, facts.language, faults);
    findLanguageFaults(text, known, facts.language, faults);
    return faults;
}

}  // namespace countersign
