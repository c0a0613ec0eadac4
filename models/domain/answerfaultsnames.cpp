// A person named by guess: behind a greeting, under a farewell, spoken to in the text, or spoken of.
#include "models/domain/answerparts.h"
#include "models/domain/phraseset.h"

#include <algorithm>
#include <array>

namespace countersign {
namespace {

const PhraseSet& greetings()
{
    static const PhraseSet phrases{"hi|hello|hey|dear|hiya|howdy|greetings|welcome|hallo|liebe|lieber|moin|servus|grüezi|willkommen|bonjour|hola|ciao",
        "good morning|afternoon|evening|day", "guten morgen|tag|abend", "grüß gott|dich|sie", "sehr geehrte|geehrter", "welcome back", "willkommen zurück"};
    return phrases;
}

const PhraseSet& farewells()
{
    static const PhraseSet phrases{"regards|sincerely|cheers|wishes|yours|truly|faithfully|best|love", "grüße|grüßen|gruß|hochachtungsvoll|herzlichst|ihr|ihre|dein|deine|euer"};
    return phrases;
}

const PhraseSet& titles()
{
    static const PhraseSet phrases{"mr|mrs|ms|mx|sir|madam|ma'am|dr|prof", "herr|herrn|frau|fräulein"};
    return phrases;
}

// What may stand behind a greeting or under a farewell and is nobody's name.
bool isNobody(const std::string& word)
{
    static constexpr auto words = std::to_array<std::string_view>({"there", "again", "everyone", "everybody", "all", "friend", "friends", "you",
        "and", "from", "to", "at", "back", "the", "your", "our", "team", "customer", "customers", "shopper", "welcome", "thanks", "thank",
        "good", "day", "morning", "afternoon", "evening", "we", "us", "it", "is", "nice", "und", "von", "zusammen", "ihr", "ihre", "euer",
        "dein", "kundinnen", "damen", "herren", "das", "die",
        "der", "aus", "bei", "im", "in", "guten", "tag", "morgen", "abend", "schon", "willkommen", "wir", "danke", "zuruck", "kind",
        "warm", "best", "wishes", "regards", "with", "of", "mit", "freundlichen", "herzliche", "herzlichen", "viele", "beste", "besten",
        "liebe", "grusse", "grussen", "gruss", "service", "shop", "crew", "support", "kundenservice", "people", "sincerely", "truly", "yours",
        "nochmal", "nochmals", "wieder", "noch", "mal", "lover", "lovers", "fan", "fans"});
    static constexpr auto groups = std::to_array<std::string_view>({"freunde", "freund", "freundin", "freundinnen", "kunde", "kunden", "kundin", "fans"});
    return std::ranges::find(words, word) != words.end()
        || std::ranges::any_of(groups, [&](std::string_view group) { return word.ends_with(group); });
}

bool mayStand(const Token& token, const FactTexts& known)
{
    return token.kind != Token::Kind::Word || isNobody(token.text) || known.words.contains(token.text);
}

void named(const AnswerPiece& piece, const Token& token, std::vector<AnswerFault>& faults)
{
    addFault(faults, "names", "It names " + quoted(token.shown) + " in " + piece.name + "; only {{first_name}} may name the customer.");
}

bool endsAddress(const Token& token) { return !token.after.empty(); }

// From a greeting to the first mark behind it: short ones address somebody, long ones are sentences.
void judgeGreeting(const AnswerPiece& piece, const PhraseSet::Match& match, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    constexpr std::size_t longestAddress = 3;
    const std::vector<Token>& tokens = piece.tokens;
    if (!tokens[match.first].lineStart && !tokens[match.first].capital)
        return;
    std::size_t end = match.first + match.count;
    if (endsAddress(tokens[end - 1]) && tokens[end - 1].after != ",")
        return;
    while (end < tokens.size() && !endsAddress(tokens[end]) && !tokens[end].lineStart)
        ++end;
    const bool isShort = end + 1 - (match.first + match.count) <= longestAddress;
    for (std::size_t i = match.first + match.count; i <= end && i < tokens.size() && !(i > match.first && tokens[i].lineStart); ++i) {
        if (mayStand(tokens[i], known))
            continue;
        if (i >= match.first + match.count + longestAddress)
            return;
        // German begins every noun with a capital; there only a short address is a name for sure.
        if (isShort) {
            named(piece, tokens[i], faults);
            return;
        }
        if (i == match.first + match.count && tokens[i].capital && tokens[match.first].text != "willkommen") {
            named(piece, tokens[i], faults);
            return;
        }
    }
}

// The line under "Kind regards": the shop's name or its team.
void judgeFarewell(const AnswerPiece& piece, const PhraseSet::Match& match, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    const std::vector<Token>& tokens = piece.tokens;
    const std::size_t next = match.first + match.count;
    if (next >= tokens.size())
        return;
    const bool breaks = tokens[next].lineStart || tokens[next - 1].after == ",";
    const bool isLine = tokens[match.first].lineStart || (match.first > 0 && tokens[match.first - 1].lineStart)
        || (match.first > 1 && tokens[match.first - 2].lineStart);
    if (!isLine || !breaks)
        return;
    for (std::size_t i = next; i < std::min(next + 3, tokens.size()); ++i)
        if (tokens[i].kind == Token::Kind::Word && tokens[i].capital && !mayStand(tokens[i], known)) {
            named(piece, tokens[i], faults);
            return;
        }
}

void judgeTitle(const AnswerPiece& piece, const PhraseSet::Match& match, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    const std::size_t next = match.first + match.count;
    if (next >= piece.tokens.size())
        return;
    const Token& token = piece.tokens[next];
    if ((token.kind == Token::Kind::Placeholder && token.text != "first_name") || (token.capital && !mayStand(token, known)))
        named(piece, token, faults);
}

// "…, Maria!" and "Maria, your cart": a single capital word between marks.
void judgeVocatives(const AnswerPiece& piece, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    static constexpr auto openers = std::to_array<std::string_view>({"still", "also", "so", "well", "yes", "no", "now", "then", "besides",
        "here", "first", "finally", "sure", "thanks", "please", "sorry", "hello", "hi", "hey", "welcome", "perhaps", "maybe", "meanwhile", "i",
        "ok", "okay", "however", "of", "course", "otherwise", "and", "or", "but", "naturally", "indeed", "there", "great", "questions",
        "again", "instead", "simply", "luckily", "regards", "wishes", "cheers", "sincerely", "likewise", "anyway", "therefore", "sometimes", "often",
        "ubrigens", "hallo", "moin", "servus", "schade", "nein", "ja", "bitte", "gut", "also", "klar", "naturlich", "kurz", "schon", "fragen",
        "vielleicht", "gern", "gerne"});
    const std::vector<Token>& tokens = piece.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind != Token::Kind::Word || !token.capital || mayStand(token, known)
            || std::ranges::find(openers, token.text) != openers.end())
            continue;
        const bool ends = token.after == "." || token.after == "!" || token.after == "?" || i + 1 == tokens.size();
        const bool afterComma = i > 0 && tokens[i - 1].after == "," && ends;
        const bool begins = (i == 0 || tokens[i - 1].sentence != token.sentence) && token.after == ",";
        if (afterComma || begins)
            named(piece, token, faults);
    }
}

// Words of shops that some write with a capital, and what English always does.
bool isCapitalAnyway(const Token& token)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"i'm", "i'll", "i've", "i'd", "cart", "order", "checkout", "shop", "store", "free", "shipping", "delivery", "returns", "code"});
    const bool acronym = std::ranges::none_of(token.shown, [](char c) { return c >= 'a' && c <= 'z'; });
    return acronym || std::ranges::find(words, token.text) != words.end();
}

bool couldName(const Token& token, const FactTexts& known)
{
    return token.capital && !token.joined && !mayStand(token, known) && !isCapitalAnyway(token) && !known.passageNames.contains(token.text);
}

// "Come Back To See It" says nothing of any word in it.
bool isTitleCase(const std::vector<Token>& tokens, int sentence)
{
    int capitals = 0;
    int words = 0;
    for (const Token& token : tokens)
        if (token.sentence == sentence && token.kind == Token::Kind::Word) {
            ++words;
            capitals += token.capital ? 1 : 0;
        }
    return 2 * capitals > words;
}

// Amid a sentence: "for Maria", "that Tilda Brandvold will"; in German, whose nouns all begin so, "für Tilda Brandvold".
void judgeAmidSentences(const AnswerPiece& piece, bool german, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    static constexpr auto givers = std::to_array<std::string_view>({"fur", "von", "an", "bei"});
    const std::vector<Token>& tokens = piece.tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const Token& before = tokens[i - 1];
        const bool amid = before.sentence == token.sentence && !token.lineStart && before.after != ":";
        if (!amid || !couldName(token, known) || isTitleCase(tokens, token.sentence))
            continue;
        const bool isPair = token.after.empty() && i + 1 < tokens.size() && tokens[i + 1].sentence == token.sentence && couldName(tokens[i + 1], known);
        const bool isName = german ? isPair && std::ranges::find(givers, before.text) != givers.end() : isPair || before.text == "for";
        if (isName) {
            named(piece, token, faults);
            return;
        }
    }
}

}  // namespace

void findNameFaults(const AnswerText& text, const FactTexts& known, const std::string& language, std::vector<AnswerFault>& faults)
{
    for (const AnswerPiece& piece : text.pieces) {
        for (const auto& match : greetings().find(piece.tokens))
            judgeGreeting(piece, match, known, faults);
        for (const auto& match : farewells().find(piece.tokens))
            judgeFarewell(piece, match, known, faults);
        for (const auto& match : titles().find(piece.tokens))
            judgeTitle(piece, match, known, faults);
        judgeVocatives(piece, known, faults);
        if (piece.name.starts_with("paragraph")) // subjects and buttons are titles to many
            judgeAmidSentences(piece, language == "de", known, faults);
    }
}

}  // namespace countersign
