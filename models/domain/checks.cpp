#include "models/domain/checks.h"

#include "models/domain/checkparts.h"
#include "models/domain/placeholders.h"
#include "models/domain/smssegments.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace countersign {
namespace {

constexpr std::size_t mostSubjectCharacters = 150;
constexpr std::size_t mostPreheaderCharacters = 200;
constexpr std::size_t mostBodyBytes = 50 * 1024;

constexpr auto checkIds = std::to_array<const char*>({"links", "offer_text", "placeholders", "claims", "length", "sms_segments", "consent",
    "quiet_hours", "stock", "price"});

// Only these two are the message's own promise; all other values are facts of the cart or sentences the shop vouches for.
bool isPromise(std::string_view placeholder) { return placeholder == "offer_text" || placeholder == "offer_until"; }

void append(CheckedText& out, std::string_view text, const Values& values)
{
    for (const TextPart& part : textParts(text)) {
        if (part.kind != TextPart::Kind::Placeholder) {
            out.all += part.text;
            out.promises += part.text;
            continue;
        }
        out.placeholders.emplace_back(part.text);
        const auto value = values.text.find(std::string(part.text));
        if (value == values.text.end())
            continue;
        if (part.text.ends_with("_url"))
            out.urls.push_back(value->second);
        out.all += value->second;
        out.promises += isPromise(part.text) ? value->second : " … ";
    }
    out.all += '\n';
    out.promises += '\n';
}

}  // namespace

CheckedText readText(const Content& content, const Values& values)
{
    CheckedText out{{}, {}, Words({}), {}, {}, {}};
    append(out, content.subject, values);
    append(out, content.preheader, values);
    for (const Block& block : content.blocks) {
        out.blockStarts.push_back(out.promises.size());
        if (block.kind != BlockKind::Items)
            append(out, block.text, values);
        if (block.kind != BlockKind::Button)
            continue;
        std::string url;
        for (const TextPart& part : textParts(block.url)) {
            const auto value = part.kind == TextPart::Kind::Placeholder ? values.text.find(std::string(part.text)) : values.text.end();
            if (part.kind == TextPart::Kind::Placeholder)
                out.placeholders.emplace_back(part.text);
            url += value != values.text.end() ? value->second : std::string(part.text);
        }
        out.urls.push_back(url);
    }
    out.words = Words(out.promises);
    return out;
}

CheckResult passed(std::string id, std::string sentence) { return {std::move(id), CheckState::Passed, std::move(sentence), false}; }
CheckResult failed(std::string id, std::string sentence) { return {std::move(id), CheckState::Failed, std::move(sentence), false}; }
std::string quoted(const std::string& text) { return "“" + cleanText(text, 60) + "”"; }

CheckResult checkPlaceholders(const CheckInput& input)
{
    const auto problemIn = [&](std::string_view text) -> std::string {
        for (const TextPart& part : textParts(text)) {
            if (part.kind == TextPart::Kind::Malformed)
                return "A placeholder is not complete near " + quoted(std::string(part.text)) + ".";
            if (part.kind != TextPart::Kind::Placeholder)
                continue;
            if (const auto value = placeholderValue(part.text, *input.values); !value) {
                std::string sentence = value.error().detail;
                sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
                return sentence + ".";
            }
        }
        return {};
    };
    std::vector<std::string_view> texts{input.content->subject, input.content->preheader};
    for (const Block& block : input.content->blocks) {
        if (block.kind == BlockKind::Items && input.values->items.empty())
            return failed("placeholders", "There are no items to list.");
        if (block.kind != BlockKind::Items)
            texts.push_back(block.text);
        if (block.kind == BlockKind::Button)
            texts.push_back(block.url);
    }
    std::size_t count = 0;
    for (const std::string_view text : texts) {
        if (const std::string problem = problemIn(text); !problem.empty())
            return failed("placeholders", problem);
        count += placeholdersIn(text).size();
    }
    return passed(
        "placeholders", count == 0 ? "There are no placeholders." : "Every placeholder has a value (" + std::to_string(count) + ").");
}

CheckResult checkLength(const CheckInput& input, const CheckedText& text)
{
    const auto filledSize = [&](std::string_view source) {
        const auto filled = fillText(source, *input.values);
        return countCharacters(filled ? std::string_view(*filled) : source);
    };
    const bool email = input.content->channel == Channel::Email;
    const std::size_t subject = filledSize(input.content->subject);
    if (email && subject == 0)
        return failed("length", "The e-mail has no subject.");
    if (subject > mostSubjectCharacters)
        return failed("length",
            "The subject has " + std::to_string(subject) + " characters; at most " + std::to_string(mostSubjectCharacters) + " are read.");
    const std::size_t preheader = filledSize(input.content->preheader);
    if (preheader > mostPreheaderCharacters)
        return failed("length",
            "The preheader has " + std::to_string(preheader) + " characters; at most " + std::to_string(mostPreheaderCharacters)
                + " are read.");
    const auto rendered = render(*input.content, *input.values);
    const std::size_t bytes = rendered ? std::max(rendered->html.size(), rendered->text.size()) : text.all.size();
    if (bytes > mostBodyBytes)
        return failed("length", "The message has " + std::to_string(bytes / 1024) + " KB; mail programs cut off after about 50 KB.");
    const std::string size = std::to_string((bytes + 1023) / 1024) + " KB";
    return passed(
        "length", email ? "Subject of " + std::to_string(subject) + " characters, message of " + size + "." : "Message of " + size + ".");
}

CheckResult checkSmsSegments(const CheckInput& input, const CheckedText& text)
{
    if (input.content->channel != Channel::Sms)
        return passed("sms_segments", "Not a text message.");
    const auto rendered = render(*input.content, *input.values);
    const SmsSegments count = countSmsSegments(rendered ? rendered->text : text.all);
    std::string sentence = std::to_string(count.segments) + (count.segments == 1 ? " text message" : " text messages") + " of at most "
        + std::to_string(input.maxSmsSegments);
    if (count.unicode)
        sentence += "; " + quoted(count.forcedBy) + " forces the short alphabet of 70 characters";
    return count.segments <= input.maxSmsSegments ? passed("sms_segments", sentence + ".") : failed("sms_segments", sentence + ".");
}

std::vector<CheckResult> runChecks(const CheckInput& input)
{
    std::vector<CheckResult> results;
    if (!input.content || !input.values || !input.offer || !input.customer || !input.lines) {
        for (const char* id : checkIds)
            results.push_back(failed(id, "There is nothing to check: the message or its facts are missing."));
        return results;
    }
    const CheckedText text = readText(*input.content, *input.values);
    results = {checkLinks(input, text), checkOfferText(input, text), checkPlaceholders(input), checkClaims(input, text),
        checkLength(input, text), checkSmsSegments(input, text), checkConsent(input), checkQuietHours(input), checkStock(input),
        checkPrice(input)};
    std::ranges::move(checkBrand(input), std::back_inserter(results));
    return results;
}

void renewTimedChecks(std::vector<CheckResult>& results, const CheckInput& input)
{
    const CheckResult now = checkQuietHours(input);
    std::ranges::replace_if(results, [&now](const CheckResult& result) { return result.id == now.id; }, now);
}

int failedChecks(const std::vector<CheckResult>& checks)
{
    return static_cast<int>(
        std::ranges::count_if(checks, [](const CheckResult& check) { return check.state == CheckState::Failed && !check.waits; }));
}

}  // namespace countersign
