#include "models/domain/survey.h"

#include "models/domain/codec.h"
#include "models/domain/draft.h"
#include "models/domain/weblink.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr std::size_t longestSurveyAddress = 200;

constexpr auto surveyRuleFields = [](auto& archive, auto& rules) {
    archive("enabled", rules.enabled);
    archive("wait_ms", rules.waitMs);
    archive("pause_ms", rules.pauseMs);
    archive("open_ms", rules.openMs);
    archive("channels", rules.channels);
    archive("languages", rules.languages);
    archive("address", rules.address);
};

constexpr auto surveyAnswerFields = [](auto& archive, auto& answer) {
    archive.need("draft_id", answer.draftId);
    archive("shop_id", answer.shopId);
    archive("customer", answer.customer);
    archive("channel", answer.channel);
    archive("language", answer.language);
    archive("inferred", answer.inferred);
    archive("inferred_bp", answer.inferredBp);
    archive("choice", answer.choice);
    archive("words", answer.words);
    archive("label", answer.label);
    archive("source", answer.source);
    archive("why", answer.why);
    archive("corrected_by", answer.correctedBy);
    archive.time("answered_at", answer.answeredAt);
};

bool isLoopback(const std::string& host)
{
    return host == "127.0.0.1" || host == "localhost";
}

std::string addressFault(const std::string& address)
{
    if (address.size() > longestSurveyAddress)
        return "survey.address is longer than 200 bytes";
    const auto link = parseWebLink(address);
    if (!link)
        return "survey.address is not a web address like \"https://answers.shop.example\"";
    if (link->scheme != "https" && !isLoopback(link->host))
        return "survey.address must begin with https://";
    if (address.find_first_of("?#") != std::string::npos)
        return "survey.address holds a \"?\" or \"#\"";
    return {};
}

}  // namespace

bool isSurvey(const Draft& draft) { return draft.summary.kind == surveyKind; }

void to_json(Json& json, const SurveyRules& rules) { codec::write(json, rules, surveyRuleFields); }
void from_json(const Json& json, SurveyRules& rules) { codec::read(json, rules, surveyRuleFields); }
void to_json(Json& json, const SurveyAnswer& answer) { codec::write(json, answer, surveyAnswerFields); }
void from_json(const Json& json, SurveyAnswer& answer) { codec::read(json, answer, surveyAnswerFields); }

std::vector<std::string> surveyFaults(const SurveyRules& rules)
{
    std::vector<std::string> faults;
    const auto span = [&faults](TimeMs value, TimeMs least, const std::string& name, const std::string& leastWord) {
        if (value < least || value > 365 * dayMs)
            faults.push_back("survey." + name + " is not within " + leastWord + " and a year");
    };
    span(rules.waitMs, secondMs, "wait_ms", "1000 ms");
    span(rules.pauseMs, dayMs, "pause_ms", "a day");
    span(rules.openMs, hourMs, "open_ms", "an hour");
    if (rules.channels.empty())
        faults.push_back("survey.channels is empty");
    for (const Channel channel : rules.channels)
        if (channel != Channel::Email && channel != Channel::Sms)
            faults.push_back("survey.channels: a survey goes by email or sms, not by " + std::string(word(channel)));
    if (rules.languages.empty())
        faults.push_back("survey.languages is empty");
    for (const std::string& language : rules.languages)
        if (language != "en" && language != "de")
            faults.push_back("survey.languages: there is no survey in \"" + language.substr(0, 20) + "\", only in en and de");
    if (rules.address.empty()) {
        if (rules.enabled)
            faults.push_back("survey.address is empty: answers could not come back");
    } else if (auto fault = addressFault(rules.address); !fault.empty()) {
        faults.push_back(std::move(fault));
    }
    return faults;
}

std::vector<std::string> unknownSurveyKeys(const Json& json)
{
    std::vector<std::string> unknown;
    const Json known(SurveyRules{});
    if (json.is_object())
        for (const auto& [key, value] : json.items())
            if (!known.contains(key))
                unknown.push_back(key);
    return unknown;
}

std::string surveyLink(const SurveyRules& rules, const std::string& token)
{
    std::string link = rules.address;
    while (link.ends_with('/'))
        link.pop_back();
    return link + "/s/" + token;
}

std::string surveyHost(const SurveyRules& rules)
{
    const auto link = parseWebLink(rules.address);
    return link ? link->host : std::string();
}

}  // namespace countersign
