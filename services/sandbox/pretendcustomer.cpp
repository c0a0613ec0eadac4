#include "services/sandbox/pretendcustomer.h"

#include "models/domain/json.h"
#include "models/domain/reason.h"

#include <array>

namespace countersign {

namespace {

constexpr std::size_t surveyTokenLength = 32;

struct Saying {
    const char* english;
    const char* german;
};
constexpr std::array<Saying, 6> sayings{ { { "The+shipping+was+too+expensive.", "Der+Versand+war+mir+zu+teuer." },
    { "I+found+it+cheaper+elsewhere.", "Habe+es+woanders+g%C3%BCnstiger+gefunden." },
    { "Delivery+would+take+too+long.", "Die+Lieferzeit+war+zu+lang." }, { "My+card+was+declined.", "Zahlung+hat+nicht+funktioniert." },
    { "I+was+distracted+and+forgot.", "Ich+habe+es+vergessen." }, { "Nice+shop+by+the+way%21", "Sch%C3%B6ner+Laden+%C3%BCbrigens%21" } } };

std::size_t hexDigit(char c)
{
    return static_cast<std::size_t>(c >= 'a' ? c - 'a' + 10 : c - '0');
}

} // namespace

std::optional<std::string> surveyLinkIn(const std::string& message)
{
    const auto json = parseJson(message, { .maxBytes = 1 << 20 });
    if (!json || !json->is_object() || !json->contains("text") || !json->at("text").is_string())
        return std::nullopt;
    const auto& text = json->at("text").get_ref<const std::string&>();
    for (const std::string_view host : { "http://127.0.0.1:", "http://localhost:" }) {
        const auto begin = text.find(host);
        if (begin == std::string::npos)
            continue;
        const auto end = text.find_first_of(" \n", begin);
        auto link = text.substr(begin, end == std::string::npos ? end : end - begin);
        const auto token = link.rfind("/s/");
        if (token != std::string::npos && link.size() == token + 3 + surveyTokenLength
            && link.find_first_not_of("0123456789abcdef", token + 3) == std::string::npos)
            return link;
    }
    return std::nullopt;
}

std::optional<std::string> pretendSurveyForm(std::string_view link, bool german)
{
    // The token is as good as dice.
    const auto token = link.substr(link.size() - surveyTokenLength);
    const auto first = hexDigit(token[0]);
    if (first < 4)
        return std::nullopt;
    const auto& saying = sayings[hexDigit(token[1]) % sayings.size()];
    const std::string words = german ? saying.german : saying.english;
    if (first < 8)
        return "words=" + words; // in their own words alone
    const auto reason = EnumWords<Reason>::words[hexDigit(token[2]) % EnumWords<Reason>::words.size()].second;
    return "reason=" + std::string(reason) + (first < 12 ? "&words=" + words : "");
}

} // namespace countersign
