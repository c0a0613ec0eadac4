#include "models/domain/policywords.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace countersign {
namespace {

constexpr std::size_t stemLength = 7;  // tells "kostenlos" from "kostenpflichtig" and joins "kostenlose" to the former

using Stems = std::span<const std::string_view>;

constexpr auto deliveryStems = std::to_array<std::string_view>({"ship", "deliver", "arriv", "dispatch", "liefer", "geliefer", "versand",
    "versend", "verschick", "unterwegs", "zustell"});
constexpr auto returnsStems = std::to_array<std::string_view>({"return", "refund", "zurück", "rücksend", "retour", "rückgabe", "widerruf", "umtausch"});
constexpr auto guaranteeStems = std::to_array<std::string_view>({"guarant", "warrant", "garant", "gewährleist", "money", "geld"});
constexpr auto denyingWords = std::to_array<std::string_view>(
    { "no", "not", "never", "none", "without", "except", "excluding", "excluded", "unless", "cannot", "can't", "don't", "doesn't", "isn't",
        "aren't", "won't", "nicht", "kein", "keine", "keinen", "keiner", "nie", "ohne", "außer", "ausgenommen", "ausgeschlossen" });
// Between a number and its unit: "2 to 4 business days".
constexpr auto connectors = std::to_array<std::string_view>({"to", "and", "or", "bis", "und", "oder"});
constexpr auto fillers = std::to_array<std::string_view>({"in", "within", "by", "on", "the", "a", "is", "are", "will", "be", "it", "them", "your", "our",
    "innerhalb", "von", "am", "an", "bis", "den", "der", "die", "das", "dir", "ihnen", "bei", "wird", "werden", "ist", "sind", "day", "days"});

bool startsWithAny(const std::string& word, Stems stems)
{
    return std::ranges::any_of(stems, [&](std::string_view stem) { return word.starts_with(stem); });
}

bool isAny(const std::string& word, Stems words) { return std::ranges::find(words, word) != words.end(); }

Stems stemsOf(PolicyTopic topic)
{
    switch (topic) {
    case PolicyTopic::Delivery: return deliveryStems;
    case PolicyTopic::Returns: return returnsStems;
    case PolicyTopic::Guarantee: return guaranteeStems;
    }
    return {};
}

// One name per unit, whatever the language; empty for another word.
std::string_view unitOf(const std::string& word)
{
    struct Unit {
        std::string_view name;
        std::string_view words;
    };
    static constexpr auto units = std::to_array<Unit>({{"minute", " minute minutes minuten "}, {"hour", " hour hours stunde stunden "},
        {"day", " day days day's tag tage tagen tages "}, {"workday", " workday workdays werktag werktage werktagen arbeitstag arbeitstage arbeitstagen "},
        {"week", " week weeks woche wochen "}, {"month", " month months monat monate monaten "}, {"year", " year years jahr jahre jahren "},
        {"%", " % percent prozent "}, {"clock", " uhr o'clock am pm "}});
    const auto found = std::ranges::find_if(units, [&](const Unit& unit) { return unit.words.find(" " + word + " ") != std::string_view::npos; });
    return found == units.end() ? std::string_view() : found->name;
}

using Figures = std::set<std::pair<std::int64_t, std::string>>;

// What a sentence says, as far as it matters here.
struct Said {
    std::vector<std::string> words;
    Figures figures;
    bool denies = false;
};

Said saidIn(std::vector<std::string> words)
{
    Said said;
    std::vector<std::int64_t> open;
    bool working = false;
    const auto close = [&](std::string_view unit) {
        for (const std::int64_t number : open)
            said.figures.emplace(number, std::string(unit));
        open.clear();
        working = false;
    };
    for (const std::string& word : words) {
        if (const auto number = thousandths(word)) {
            open.push_back(*number);
        } else if (const auto unit = unitOf(word); !unit.empty()) {
            close(working && unit == "day" ? std::string_view("workday") : unit);
        } else if (word == "business" || word == "working") {
            working = true;
        } else if (!isAny(word, connectors)) {
            close({});
        }
        said.denies = said.denies || isAny(word, denyingWords);
    }
    close({});
    said.words = std::move(words);
    return said;
}

Said sentenceAround(const Words& text, std::size_t place)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.sameSentence(i, place))
            words.push_back(text.at(i));
    return saidIn(std::move(words));
}

bool alike(const std::string& a, const std::string& b)
{
    return a == b || (a.size() >= stemLength && b.size() >= stemLength && a.compare(0, stemLength, b, 0, stemLength) == 0);
}

// What makes the claim more than its topic: "free", "next-day", "tomorrow".
std::vector<std::string> qualifiersOf(const Words& message, const Words::Match& claim, PolicyTopic topic)
{
    std::vector<std::string> words;
    for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
        const std::string& word = message.at(i);
        if (!thousandths(word) && unitOf(word).empty() && !isAny(word, fillers) && !startsWithAny(word, stemsOf(topic)))
            words.push_back(word);
    }
    return words;
}

}  // namespace

bool policiesSay(const std::vector<std::string>& passages, PolicyTopic topic, const Words& message, const Words::Match& claim)
{
    if (passages.empty())
        return false;
    const Said claimed = sentenceAround(message, claim.first);
    const auto qualifiers = qualifiersOf(message, claim, topic);
    const auto isSaidBy = [&](const Said& said) {
        const bool fits = std::ranges::any_of(said.words, [&](const std::string& word) { return startsWithAny(word, stemsOf(topic)); });
        const bool figures = claimed.figures.empty() || claimed.figures == said.figures;
        return fits && figures && claimed.denies == said.denies && std::ranges::all_of(qualifiers, [&](const std::string& qualifier) {
            return std::ranges::any_of(said.words, [&](const std::string& word) { return alike(word, qualifier); });
        });
    };
    for (const std::string& passage : passages) {
        const Words text(passage);
        for (std::size_t i = 0; i < text.size(); ++i)
            if ((i == 0 || !text.sameSentence(i, i - 1)) && isSaidBy(sentenceAround(text, i)))
                return true;
    }
    return false;
}

}  // namespace countersign
