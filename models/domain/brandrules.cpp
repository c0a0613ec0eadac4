#include "models/domain/brandrules.h"

#include "models/domain/brandtext.h"
#include "models/domain/codec.h"
#include "models/domain/placeholders.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>

namespace countersign {
namespace {

constexpr std::size_t mostWords = 500;
constexpr std::size_t mostWordCharacters = 100;
constexpr int mostExclamationMarks = 100;
constexpr int mostSentence = 1000;
constexpr std::size_t shoutedLetters = 4;

constexpr auto ruleFields = [](auto& archive, auto& rules) {
    archive("shop_id", rules.shopId);
    archive("banned", rules.banned);
    archive("required", rules.required);
    archive("max_exclamation_marks", rules.maxExclamationMarks);
    archive("allow_emoji", rules.allowEmoji);
    archive("allow_shouting", rules.allowShouting);
    archive("address", rules.address);
    archive("max_sentence_words", rules.maxSentenceWords);
    archive("must", rules.must);
    archive("version", rules.version);
    archive.time("at", rules.at);
    archive("person_name", rules.personName);
};

constexpr auto hitFields = [](auto& archive, auto& hit) {
    archive.need("rule", hit.rule);
    archive.need("sentence", hit.sentence);
    archive("block", hit.block);
    archive("from", hit.from);
    archive("length", hit.length);
};

std::string quotedWord(const std::string& word) { return "“" + cleanText(word, 60) + "”"; }

struct Place {
    int block = 0;
    BrandText text;
};

std::vector<Place> placesOf(const Content& content)
{
    std::vector<Place> places;
    if (!content.subject.empty())
        places.push_back({-1, BrandText(content.subject)});
    if (!content.preheader.empty())
        places.push_back({-2, BrandText(content.preheader)});
    for (std::size_t i = 0; i < content.blocks.size(); ++i) {
        const Block& block = content.blocks[i];
        if (!block.locked && block.kind != BlockKind::Items && !block.text.empty())
            places.push_back({static_cast<int>(i), BrandText(block.text)});
    }
    return places;
}

BrandHit hitAt(const Place& place, const char* rule, std::string sentence, const BrandSpan& span)
{
    const auto [from, length] = place.text.bytesOf(span);
    return {rule, std::move(sentence), place.block, from, length};
}

// Where a phrase stands: each run of the same words with nothing but blanks and hyphens between them.
std::vector<BrandSpan> findPhrase(const BrandText& text, const BrandPhrase& phrase)
{
    std::vector<BrandSpan> spans;
    if (phrase.words.empty())
        return text.findSigns(phrase.signs);
    const auto& words = text.words();
    for (std::size_t i = 0; i + phrase.words.size() <= words.size(); ++i) {
        std::size_t k = 0;
        while (k < phrase.words.size() && words[i + k].folded == phrase.words[k] && (k == 0 || words[i + k].follows))
            ++k;
        if (k == phrase.words.size())
            spans.push_back({words[i].span.from, words[i + k - 1].span.to});
    }
    return spans;
}

void findBanned(const BrandRules& rules, const std::vector<Place>& places, std::vector<BrandHit>& hits)
{
    for (const std::string& word : rules.banned) {
        const BrandPhrase phrase(word);
        for (const Place& place : places)
            for (const BrandSpan& span : findPhrase(place.text, phrase))
                hits.push_back(hitAt(place, "banned", quotedWord(word) + " is a banned word", span));
    }
}

// As customers read it; what has no value stays as it stands.
std::string filledAsRead(const std::string& text, const Values& values)
{
    std::string all;
    for (const TextPart& part : textParts(text)) {
        const auto value = part.kind == TextPart::Kind::Placeholder ? values.text.find(std::string(part.text)) : values.text.end();
        if (value != values.text.end())
            all += value->second;
        else if (part.kind == TextPart::Kind::Placeholder)
            all += "{{" + std::string(part.text) + "}}";
        else
            all += part.text;
    }
    return all;
}

Content filledContent(Content content, const Values& values)
{
    content.subject = filledAsRead(content.subject, values);
    content.preheader = filledAsRead(content.preheader, values);
    for (Block& block : content.blocks)
        block.text = filledAsRead(block.text, values);
    return content;
}

void findMissing(const BrandRules& rules, const Content& content, const Values* values, std::vector<BrandHit>& hits)
{
    if (rules.required.empty())
        return;
    const std::vector<Place> places = placesOf(values ? filledContent(content, *values) : content);
    for (const std::string& word : rules.required) {
        const BrandPhrase phrase(word);
        const bool said = std::ranges::any_of(places, [&](const Place& place) { return !findPhrase(place.text, phrase).empty(); });
        if (!said)
            hits.push_back({"required", quotedWord(word) + " must be said and is not", -3, 0, 0});
    }
}

void findExclamations(const BrandRules& rules, const std::vector<Place>& places, std::vector<BrandHit>& hits)
{
    int count = 0;
    std::optional<BrandHit> first;
    for (const Place& place : places)
        for (const BrandSpan& span : place.text.exclamations())
            if (++count > rules.maxExclamationMarks && !first)
                first = hitAt(place, "exclamation", {}, span);
    if (!first)
        return;
    first->sentence = std::to_string(count) + (count == 1 ? " exclamation mark" : " exclamation marks") + "; at most "
        + std::to_string(rules.maxExclamationMarks) + " may stand in a message";
    hits.push_back(*first);
}

void findEmoji(const std::vector<Place>& places, std::vector<BrandHit>& hits)
{
    for (const Place& place : places)
        for (const BrandSpan& span : place.text.emoji())
            hits.push_back(hitAt(place, "emoji", quotedWord(place.text.shown(span)) + " is an emoji", span));
}

void findShouting(const std::vector<Place>& places, std::vector<BrandHit>& hits)
{
    for (const Place& place : places)
        for (const BrandWord& word : place.text.words())
            if (word.capitals >= shoutedLetters && word.capitals == word.letters)
                hits.push_back(hitAt(place, "shouting", quotedWord(place.text.shown(word.span)) + " shouts: capitals only", word.span));
}

bool isInformal(const std::string& folded)
{
    static constexpr auto words = std::to_array<std::string_view>({"du", "dich", "dir", "dein", "deine", "deinem", "deinen", "deiner", "deines",
        "euch", "euer", "eure", "eurem", "euren", "eurer", "eures"});
    return std::ranges::find(words, folded) != words.end();
}

// "Sie" at the start of a sentence may as well be "they": only with a verb that they hardly do there.
bool isFormal(const BrandText& text, std::size_t at)
{
    static constexpr auto forms = std::to_array<std::string_view>({"sie", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"});
    static constexpr auto yourVerbs = std::to_array<std::string_view>({"haben", "hatten", "können", "könnten", "möchten", "müssen", "wollen",
        "erhalten", "bekommen", "kennen", "sparen", "brauchen", "dürfen", "sollten", "würden", "finden"});
    static constexpr auto pluralVerbs = std::to_array<std::string_view>({"seid", "habt", "könnt", "wollt", "dürft", "findet", "bekommt", "müsst"});
    const BrandWord& word = text.words()[at];
    if (!word.capital || std::ranges::find(forms, word.folded) == forms.end())
        return false;
    if (!word.sentenceStart)
        return true;
    const std::string next = at + 1 < text.words().size() ? text.words()[at + 1].folded : std::string();
    if (word.folded == "sie")
        return std::ranges::find(yourVerbs, next) != yourVerbs.end();
    return word.folded != "ihr" || std::ranges::find(pluralVerbs, next) == pluralVerbs.end();
}

void findAddress(const BrandRules& rules, const Content& content, const std::vector<Place>& places, std::vector<BrandHit>& hits)
{
    if (content.language != "de" || rules.address.empty())
        return;
    const bool formal = rules.address == "formal";
    for (const Place& place : places)
        for (std::size_t i = 0; i < place.text.words().size(); ++i) {
            const BrandWord& word = place.text.words()[i];
            if (formal ? isInformal(word.folded) : isFormal(place.text, i))
                hits.push_back(hitAt(place, "address",
                    quotedWord(place.text.shown(word.span)) + (formal ? " is not formal: customers are “Sie”" : " is formal: customers are “du”"),
                    word.span));
        }
}

void findLongSentences(const BrandRules& rules, const std::vector<Place>& places, std::vector<BrandHit>& hits)
{
    for (const Place& place : places)
        for (const BrandSentence& sentence : place.text.sentences())
            if (sentence.words > rules.maxSentenceWords)
                hits.push_back(hitAt(place, "sentence",
                    "A sentence of " + std::to_string(sentence.words) + " words; at most " + std::to_string(rules.maxSentenceWords) + " are allowed",
                    sentence.span));
}

std::vector<std::string> problemsOf(const BrandRules& rules)
{
    std::vector<std::string> problems;
    if (rules.banned.size() + rules.required.size() > mostWords)
        problems.push_back(std::to_string(rules.banned.size() + rules.required.size()) + " words; at most " + std::to_string(mostWords) + " are read");
    for (const auto* list : {&rules.banned, &rules.required})
        for (const std::string& word : *list)
            if (cleanText(word, mostWordCharacters + 1).empty() || countCharacters(word) > mostWordCharacters || !isSafeText(word, false))
                problems.push_back("the word " + quotedWord(word) + " is empty, over " + std::to_string(mostWordCharacters)
                    + " characters or holds an invisible character");
    if (!rules.address.empty() && rules.address != "formal" && rules.address != "informal")
        problems.push_back("the address " + quotedWord(rules.address) + " is neither formal nor informal");
    for (const std::string& rule : rules.must)
        if (std::ranges::find(brandRuleIds(), rule) == brandRuleIds().end())
            problems.push_back("there is no rule " + quotedWord(rule));
    if (rules.maxExclamationMarks < 0 || rules.maxExclamationMarks > mostExclamationMarks)
        problems.push_back("the exclamation marks must be from 0 to " + std::to_string(mostExclamationMarks));
    if (rules.maxSentenceWords < 0 || rules.maxSentenceWords > mostSentence)
        problems.push_back("the words of a sentence must be from 0 to " + std::to_string(mostSentence));
    return problems;
}

// A required wording that another rule forbids could never be satisfied.
std::vector<std::string> contradictionsOf(const BrandRules& rules)
{
    std::vector<std::string> problems;
    std::vector<BrandPhrase> banned(rules.banned.begin(), rules.banned.end());
    for (const std::string& word : rules.required) {
        const BrandText text(word);
        for (std::size_t i = 0; i < banned.size(); ++i)
            if (!findPhrase(text, banned[i]).empty())
                problems.push_back(quotedWord(word) + " is required, but " + quotedWord(rules.banned[i]) + " is banned");
        if (!rules.allowEmoji && !text.emoji().empty())
            problems.push_back(quotedWord(word) + " is required, but emoji are not allowed");
        if (static_cast<int>(text.exclamations().size()) > rules.maxExclamationMarks)
            problems.push_back(quotedWord(word) + " is required, but holds too many exclamation marks");
        if (rules.maxSentenceWords > 0 && static_cast<int>(text.words().size()) > rules.maxSentenceWords)
            problems.push_back(quotedWord(word) + " is required, but longer than a sentence may be");
    }
    return problems;
}

}  // namespace

void to_json(Json& json, const BrandRules& rules) { codec::write(json, rules, ruleFields); }
void from_json(const Json& json, BrandRules& rules) { codec::read(json, rules, ruleFields); }
void to_json(Json& json, const BrandHit& hit) { codec::write(json, hit, hitFields); }
void from_json(const Json& json, BrandHit& hit) { codec::read(json, hit, hitFields); }

Result<BrandRules> brandRulesFromJson(const Json& json)
{
    auto rules = decode<BrandRules>(json);
    if (!rules)
        return rules;
    std::vector<std::string> problems = problemsOf(*rules);
    if (problems.empty())
        problems = contradictionsOf(*rules);
    if (problems.empty())
        return rules;
    std::string detail;
    for (const std::string& problem : problems)
        detail += (detail.empty() ? "" : "; ") + problem;
    return fail(ErrorCode::InvalidInput, detail);
}

const std::vector<std::string>& brandRuleIds()
{
    static const std::vector<std::string> ids{"banned", "required", "exclamation", "emoji", "shouting", "address", "sentence"};
    return ids;
}

bool mustBeKept(const BrandRules& rules, const std::string& rule) { return std::ranges::find(rules.must, rule) != rules.must.end(); }

std::vector<BrandHit> brandHits(const BrandRules& rules, const Content& content, const Values* values)
{
    const std::vector<Place> places = placesOf(content);
    std::vector<BrandHit> hits;
    findBanned(rules, places, hits);
    findMissing(rules, content, values, hits);
    findExclamations(rules, places, hits);
    if (!rules.allowEmoji)
        findEmoji(places, hits);
    if (!rules.allowShouting)
        findShouting(places, hits);
    findAddress(rules, content, places, hits);
    if (rules.maxSentenceWords > 0)
        findLongSentences(rules, places, hits);
    return hits;
}

}  // namespace countersign
