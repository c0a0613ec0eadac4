#include "models/domain/answerparts.h"

#include "models/domain/placeholders.h"
#include "models/domain/wordsearch.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/rbnf.h>
#include <unordered_map>

namespace countersign {
namespace {

constexpr std::size_t mostFaults = 12;
constexpr std::int64_t oneWhole = 1000;

struct SpokenCurrency {
    std::string_view word;  // folded
    std::string_view codes;
};
constexpr std::string_view dollars = "USD CAD AUD NZD SGD HKD MXN";
constexpr std::string_view crowns = "SEK NOK DKK ISK";
constexpr auto spokenCurrencies = std::to_array<SpokenCurrency>({
    {"€", "EUR"}, {"eur", "EUR"}, {"euro", "EUR"}, {"euros", "EUR"}, {"$", dollars},
    {"dollar", dollars}, {"dollars", dollars}, {"bucks", dollars}, {"usd", "USD"}, {"cad", "CAD"}, {"aud", "AUD"}, {"nzd", "NZD"},
    {"sgd", "SGD"}, {"hkd", "HKD"}, {"mxn", "MXN"}, {"£", "GBP"}, {"gbp", "GBP"}, {"pounds", "GBP"}, {"pfund", "GBP"}, {"quid", "GBP"},
    {"¥", "JPY CNY"}, {"jpy", "JPY"}, {"yen", "JPY"}, {"cny", "CNY"}, {"yuan", "CNY"}, {"chf", "CHF"}, {"franken", "CHF"},
    {"francs", "CHF"}, {"kr", crowns}, {"kronor", crowns}, {"kronen", crowns}, {"kroner", crowns}, {"sek", "SEK"}, {"nok", "NOK"},
    {"dkk", "DKK"}, {"isk", "ISK"}, {"zł", "PLN"}, {"zl", "PLN"}, {"pln", "PLN"}, {"zloty", "PLN"}, {"zlotych", "PLN"}, {"kc", "CZK"},
    {"czk", "CZK"}, {"huf", "HUF"}, {"forint", "HUF"}, {"ron", "RON"}, {"bgn", "BGN"}, {"inr", "INR"}, {"₹", "INR"}, {"rupees", "INR"},
    {"rupien", "INR"}, {"brl", "BRL"}, {"reais", "BRL"}, {"zar", "ZAR"}, {"ils", "ILS"}, {"₪", "ILS"}, {"aed", "AED"}, {"sar", "SAR"},
    {"kwd", "KWD"}, {"dinar", "KWD"}, {"krw", "KRW"}, {"₩", "KRW"}, {"thb", "THB"}, {"฿", "THB"}, {"rub", "RUB"}, {"₽", "RUB"},
    {"rubles", "RUB"}, {"rubel", "RUB"}, {"uah", "UAH"}, {"₴", "UAH"}, {"₺", "TRY"}, {"lira", "TRY"}, {"₫", "VND"}, {"vnd", "VND"},
    {"btc", "XBT"}, {"bitcoin", "XBT"}, {"₿", "XBT"}, {"cents", "EUR USD CAD AUD NZD"}, {"¢", "USD CAD AUD NZD"}, {"pence", "GBP"}});

struct UnitWord {
    std::string_view word;
    TimeUnit unit;
};
constexpr auto unitWords = std::to_array<UnitWord>({{"minute", TimeUnit::Minute}, {"minutes", TimeUnit::Minute}, {"min", TimeUnit::Minute},
    {"mins", TimeUnit::Minute}, {"minuten", TimeUnit::Minute}, {"hour", TimeUnit::Hour}, {"hours", TimeUnit::Hour}, {"h", TimeUnit::Hour},
    {"hrs", TimeUnit::Hour}, {"stunde", TimeUnit::Hour}, {"stunden", TimeUnit::Hour}, {"std", TimeUnit::Hour}, {"day", TimeUnit::Day},
    {"days", TimeUnit::Day}, {"tag", TimeUnit::Day}, {"tage", TimeUnit::Day}, {"tagen", TimeUnit::Day}, {"werktag", TimeUnit::Day},
    {"werktage", TimeUnit::Day}, {"werktagen", TimeUnit::Day}, {"week", TimeUnit::Week}, {"weeks", TimeUnit::Week},
    {"woche", TimeUnit::Week}, {"wochen", TimeUnit::Week}, {"month", TimeUnit::Month}, {"months", TimeUnit::Month},
    {"monat", TimeUnit::Month}, {"monate", TimeUnit::Month}, {"monaten", TimeUnit::Month}, {"year", TimeUnit::Year},
    {"years", TimeUnit::Year}, {"jahr", TimeUnit::Year}, {"jahre", TimeUnit::Year}, {"jahren", TimeUnit::Year}});

// "twelve" and "zwölf" → 12, as ICU spells them; one is left out, because it is an article as well.
const std::unordered_map<std::string, std::int64_t>& spelledNumbers()
{
    static const std::unordered_map<std::string, std::int64_t> numbers = [] {
        std::unordered_map<std::string, std::int64_t> all;
        for (const char* language : {"en", "de"}) {
            UErrorCode status = U_ZERO_ERROR;
            const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(language), status);
            for (std::int32_t value = 2; U_SUCCESS(status) && value < 100; ++value) {
                icu::UnicodeString spelled;
                format.format(value, spelled);
                std::string utf8;
                spelled.toUTF8String(utf8);
                all.emplace(folded(utf8), value * oneWhole);
            }
        }
        for (const char* word : {"hundred", "hundert", "einhundert"})
            all.emplace(word, 100 * oneWhole);
        for (const char* word : {"thousand", "tausend", "eintausend"})
            all.emplace(word, 1000 * oneWhole);
        for (const char* word : {"dozen", "dutzend"})
            all.emplace(word, 12 * oneWhole);
        return all;
    }();
    return numbers;
}

bool isOne(const std::string& word)
{
    static constexpr auto ones = std::to_array<std::string_view>({"one", "ein", "eine", "einen", "einem", "einer", "eins"});
    return std::ranges::find(ones, word) != ones.end();
}

void addPiece(AnswerText& out, std::string name, const std::string& text)
{
    if (text.empty())
        return;
    AnswerPiece piece{std::move(name), text, {}, tokensOf(text)};
    for (const TextPart& part : textParts(text))
        piece.literal += part.kind == TextPart::Kind::Placeholder ? std::string(" … ") : std::string(part.text);
    out.pieces.push_back(std::move(piece));
}

// "Ignore all previous instructions" in the languages that such texts come in; neither half alone makes an order.
bool looksLikeAnOrder(const std::string& text)
{
    static constexpr auto ignoring = std::to_array<std::string_view>({"ignor", "disregard", "forget", "vergiss", "missacht", "negeer", "oubli",
        "olvid", "dimentic", "esque", "игнор", "забуд", "無視", "忽略", "تجاهل"});
    static constexpr auto orders = std::to_array<std::string_view>({"instruc", "instruk", "istruzion", "anweisung", "prompt", "указан", "инструк",
        "指示", "指令", "تعليمات"});
    const std::string plain = folded(text);
    const auto holdsOne = [&plain](std::string_view word) { return plain.find(word) != std::string::npos; };
    return std::ranges::any_of(ignoring, holdsOne) && std::ranges::any_of(orders, holdsOne);
}

class FactReader {
public:
    explicit FactReader(FactTexts& out)
        : m_out(out)
    {
    }
    void numbersOf(const std::vector<Token>& tokens)
    {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (const auto number = numberEndingAt(tokens, i, false))
                m_out.numbers.insert(number->value);
    }
    void amountsOf(const std::vector<Token>& tokens)
    {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::string_view codes = currencyCodes(tokens[i]);
            if (codes.empty())
                continue;
            if (i > 0)
                if (const auto before = numberEndingAt(tokens, i - 1, false))
                    m_out.amounts.insert(before->value);
            if (i + 1 < tokens.size())
                if (const auto after = numberEndingAt(tokens, i + 1, false))
                    m_out.amounts.insert(after->value);
        }
    }
    void durationsOf(const std::vector<Token>& tokens)
    {
        for (std::size_t i = 1; i < tokens.size(); ++i)
            if (const auto unit = timeUnit(tokens[i]))
                if (const auto number = numberEndingAt(tokens, i - 1, true))
                    m_out.durations.insert({number->value, *unit});
    }
    // Titles, the shop's name and its own sentences: words that may be used again as they are.
    void publicWords(const std::string& text)
    {
        const std::vector<Token> tokens = tokensOf(text);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            m_out.words.insert(tokens[i].text);
            if (i > 0)
                m_out.pairs.insert({tokens[i - 1].text, tokens[i].text});
            if (i > 0 && isPercent(tokens, i))
                if (const auto number = numberEndingAt(tokens, i - 1, false))
                    m_out.percents.insert(number->value);
        }
        m_out.publicText += folded(text) + "\n";
        numbersOf(tokens);
        durationsOf(tokens);
    }
    // For a policy's "free returns" alone: its words make no offer, whatever it says of discounts.
    void policyWords(const std::string& text)
    {
        const std::vector<Token> tokens = tokensOf(text);
        for (std::size_t i = 1; i < tokens.size(); ++i)
            m_out.policyPairs.insert({tokens[i - 1].text, tokens[i].text});
    }

private:
    FactTexts& m_out;
};

}  // namespace

AnswerText readAnswerText(const Content& content)
{
    AnswerText out;
    addPiece(out, "the subject", content.subject);
    addPiece(out, "the preheader", content.preheader);
    int paragraph = 0;
    for (const Block& block : content.blocks) {
        if (block.locked)
            continue;
        if (block.kind == BlockKind::Paragraph)
            addPiece(out, "paragraph " + std::to_string(++paragraph), block.text);
        else if (block.kind == BlockKind::Button)
            addPiece(out, "the button", block.text);
    }
    return out;
}

FactTexts readFactTexts(const PromptFacts& facts, const CheckInput& check)
{
    FactTexts out;
    FactReader reader(out);
    std::int64_t quantity = 0;
    for (const FactItem& item : facts.items) {
        // What a title orders may not be said for being a title.
        if (!looksLikeAnOrder(item.title)) {
            reader.publicWords(item.title);
            out.titles.push_back(item.title);
        }
        out.numbers.insert(item.quantity * oneWhole);
        quantity += item.quantity;
    }
    out.numbers.insert(quantity * oneWhole);
    out.numbers.insert(static_cast<std::int64_t>(facts.items.size()) * oneWhole);
    for (const std::string* text : {&facts.shopName, &facts.deliveryPromise, &facts.returnsPolicy}) {
        reader.publicWords(*text);
        reader.amountsOf(tokensOf(*text));
    }
    if (check.policies != nullptr)
        for (const std::string& policy : *check.policies)
            reader.policyWords(policy);
    std::vector<std::string> money{facts.cartTotal, facts.offer};
    for (const FactItem& item : facts.items)
        money.push_back(item.price);
    money.insert(money.end(), facts.evidence.begin(), facts.evidence.end());
    for (const std::string& text : money) {
        const auto tokens = tokensOf(text);
        reader.numbersOf(tokens);
        reader.amountsOf(tokens);
        reader.durationsOf(tokens);
    }
    for (const Passage& passage : facts.passages) {
        const auto tokens = tokensOf(passage.text);
        reader.numbersOf(tokens);
        reader.durationsOf(tokens);
        for (const Token& token : tokens)
            if (token.capital)
                out.passageNames.insert(token.text);
    }
    if (check.lines)
        for (const CartLine& line : *check.lines)
            out.currencies.insert(line.linePrice.currency);
    if (check.offer)
        out.currencies.insert(check.offer->chosen.cost.currency);
    out.currencies.erase("");
    return out;
}

std::optional<SpokenNumber> numberEndingAt(const std::vector<Token>& tokens, std::size_t last, bool oneCounts)
{
    const Token& token = tokens[last];
    if (token.kind == Token::Kind::Number) {
        const auto value = thousandths(token.text);
        return value ? std::optional(SpokenNumber{*value, last}) : std::nullopt;
    }
    if (token.kind != Token::Kind::Word)
        return std::nullopt;
    if (oneCounts && isOne(token.text))
        return SpokenNumber{oneWhole, last};
    const auto& spelled = spelledNumbers();
    const auto found = spelled.find(token.text);
    if (found == spelled.end())
        return std::nullopt;
    SpokenNumber number{found->second, last};
    // "twenty-five" is two tokens in English; so is "two hundred".
    if (last > 0 && tokens[last - 1].sentence == token.sentence) {
        const auto before = spelled.find(tokens[last - 1].text);
        const bool tens = before != spelled.end() && number.value < 10 * oneWhole && before->second >= 20 * oneWhole
            && before->second < 100 * oneWhole && before->second % (10 * oneWhole) == 0;
        if (tens)
            number = {before->second + number.value, last - 1};
        else if (before != spelled.end() && number.value >= 100 * oneWhole && before->second < 100 * oneWhole)
            number = {before->second / oneWhole * number.value, last - 1};
    }
    return number;
}

std::string_view currencyCodes(const Token& token)
{
    static const std::unordered_map<std::string_view, std::string_view> all = [] {
        std::unordered_map<std::string_view, std::string_view> map;
        for (const SpokenCurrency& one : spokenCurrencies)
            map.emplace(one.word, one.codes);
        return map;
    }();
    if (token.kind != Token::Kind::Word && token.kind != Token::Kind::Mark)
        return {};
    const auto found = all.find(token.text);
    if (found != all.end())
        return found->second;
    // A sign of money that is in no list belongs to no cart of ours.
    return token.kind == Token::Kind::Mark && token.text != "%" && token.text != "‰" ? std::string_view("XXX") : std::string_view{};
}

std::optional<TimeUnit> timeUnit(const Token& token)
{
    if (token.kind != Token::Kind::Word)
        return std::nullopt;
    const auto found = std::ranges::find(unitWords, token.text, &UnitWord::word);
    return found == unitWords.end() ? std::nullopt : std::optional(found->unit);
}

bool isPercent(const std::vector<Token>& tokens, std::size_t at)
{
    const Token& token = tokens[at];
    if (token.kind == Token::Kind::Mark)
        return token.text == "%" || token.text == "‰";
    if (token.kind != Token::Kind::Word)
        return false;
    // "zehnprozentig" as well: a percentage without a number that can be read is refused.
    return token.text.find("prozent") != std::string::npos || token.text.starts_with("percent") || token.text == "pct"
        || (at > 0 && token.text == "cent" && tokens[at - 1].text == "per");
}

std::string shownRange(const std::vector<Token>& tokens, std::size_t first, std::size_t count)
{
    std::string text;
    for (std::size_t i = first; i < std::min(first + count, tokens.size()); ++i)
        text += (text.empty() || tokens[i].joined ? "" : " ") + tokens[i].shown;
    return text;
}

void addFault(std::vector<AnswerFault>& faults, const char* id, std::string sentence)
{
    const bool known = std::ranges::any_of(faults, [&](const AnswerFault& fault) { return fault.id == id && fault.sentence == sentence; });
    if (!known && faults.size() < mostFaults)
        faults.push_back({id, std::move(sentence)});
}

}  // namespace countersign
