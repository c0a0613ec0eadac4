#include "models/domain/checkparts.h"
#include "models/domain/offerpromise.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace countersign {
namespace {

constexpr auto freeShippingPhrases = std::to_array<std::string_view>({
    "free shipping|delivery|postage", "free|complimentary express|standard shipping|delivery", "ships free", "ship free|free-of-charge",
    "shipping|delivery is free", "shipping|delivery for free", "shipping|delivery is on us", "shipping|delivery on us",
    "cover|pay the|your shipping|delivery|postage", "cover|pay shipping|delivery|postage",
    "no shipping|delivery costs|cost|fee|fees|charge|charges", "without shipping|delivery costs|cost|fees",
    "complimentary shipping|delivery", "waive|waived shipping|delivery",
    "kostenlose|kostenloser|kostenlosen|kostenfreie|kostenfreier|kostenfreien|gratis versand|lieferung|zustellung",
    "gratisversand|gratislieferung|gratis-versand|versandkostenfrei*|portofrei*",
    "versand|lieferung ist|bleibt kostenlos|gratis|kostenfrei|umsonst|geschenkt",
    "versand|lieferung geschenkt|gratis|kostenlos|kostenfrei", "versand|versandkosten übernehmen|schenken wir",
    "übernehmen wir den|die versand|versandkosten", "übernehmen den|die versand|versandkosten", "ohne versandkosten|lieferkosten",
    "keine versandkosten|lieferkosten", "versandkosten|lieferkosten entfallen|geschenkt|gespart",
    "liefern dir|ihnen|wir kostenlos|gratis", "liefern kostenlos|gratis",
});

constexpr auto offerWordPatterns = std::to_array<std::string_view>({
    "half price|off", "to|zum halben preis", "halber preis", "buy one get", "bogo", "two|2 for one|1", "zwei zum preis",
    "free|gratis gift|geschenk", "gratisgeschenk|gratis-geschenk|geschenkt", "geschenk dazu", "gratis dazu",
});

constexpr auto discountWords = std::to_array<std::string_view>({
    "discount*", "rabatt*", "*rabatt", "nachlass*|preisnachlass", "gutschein*", "voucher*", "coupon*", "rebate*", "cashback",
});

// Words that make an amount in the same sentence a promise instead of a price.
constexpr auto discountContext = std::to_array<std::string_view>({
    "off", "discount*", "save|saves|saving|savings", "rebate*", "voucher*", "coupon*", "credit", "less", "reduc*", "deduct*", "cashback",
    "rabatt*", "*rabatt", "nachlass*|preisnachlass", "gutschein*", "spare|sparen|sparst|spart|gespart", "ersparnis", "günstiger",
    "reduzier*", "weniger", "geschenkt", "abzug", "minus",
});

// "100 % cotton" promises no discount.
constexpr std::string_view materials =
    "cotton|wool|merino|arabica|robusta|recycled|recyceltes|recycelter|recycelt|organic|natural|silk|linen|leather|baumwolle|wolle|bio|"
    "biobaumwolle|natürlich|naturbelassen|seide|leinen|leder|vegan|polyester|cashmere|kaschmir|cocoa|kakao|handmade|handgemacht";

struct NumberWord {
    std::string_view pattern;
    std::int64_t thousandths;
};
constexpr auto numberWords = std::to_array<NumberWord>({
    {"five|fünf", 5000}, {"ten|zehn", 10000}, {"fifteen|fünfzehn", 15000}, {"twenty|zwanzig", 20000},
    {"twenty-five|fünfundzwanzig", 25000}, {"thirty|dreißig", 30000}, {"forty|vierzig", 40000}, {"fifty|fünfzig", 50000},
});

struct CurrencyWord {
    std::string_view pattern;
    std::string_view codes;
};
constexpr auto currencyWords = std::to_array<CurrencyWord>({
    {"€|eur|euro|euros", "EUR"}, {"$|dollar|dollars", "USD CAD AUD NZD SGD HKD MXN"}, {"usd", "USD"}, {"cad", "CAD"}, {"aud", "AUD"},
    {"£|gbp|pound|pounds|pfund", "GBP"}, {"¥|jpy|yen", "JPY CNY"}, {"chf|franken|francs", "CHF"},
    {"kr|sek|nok|dkk|kronor|kronen|kroner", "SEK NOK DKK ISK"}, {"zł|pln|złoty|złotych", "PLN"}, {"kwd|dinar", "KWD"},
});

struct Claim {
    std::size_t first = 0;
    std::size_t count = 0;
    std::int64_t value = 0;       // thousandths
    std::string_view codes;       // of an amount
};

std::vector<WordPattern> patternsOf(std::span<const std::string_view> texts)
{
    std::vector<WordPattern> patterns;
    for (const std::string_view text : texts)
        patterns.emplace_back(text);
    return patterns;
}

struct NumberPattern {
    WordPattern pattern;
    std::int64_t thousandths;
};
std::vector<NumberPattern> numberPatterns()
{
    std::vector<NumberPattern> patterns;
    for (const NumberWord& number : numberWords)
        patterns.push_back({WordPattern(std::string(number.pattern) + " %|percent|prozent"), number.thousandths});
    return patterns;
}

std::vector<Claim> percentClaims(const Words& words)
{
    static const WordPattern material(materials);
    static constexpr auto percentTexts = std::to_array<std::string_view>({"# %|percent|prozent|pct", "# per cent"});
    static const auto percents = patternsOf(percentTexts);
    static const auto numbers = numberPatterns();
    std::vector<Claim> claims;
    const auto add = [&](const Words::Match& match, std::optional<std::int64_t> value) {
        const std::size_t next = match.first + match.count;
        const bool isMaterial = next < words.size() && Words(words.at(next)).find(material).size() == 1;
        if (value && !isMaterial)
            claims.push_back({match.first, match.count, *value, {}});
    };
    for (const WordPattern& pattern : percents)
        for (const auto& match : words.find(pattern))
            add(match, thousandths(words.at(match.first)));
    for (const NumberPattern& number : numbers)
        for (const auto& match : words.find(number.pattern))
            add(match, number.thousandths);
    return claims;
}

struct AmountPattern {
    WordPattern pattern;
    std::size_t number;      // which of its words is the amount
    std::string_view codes;
};
std::vector<AmountPattern> amountPatterns()
{
    std::vector<AmountPattern> patterns;
    for (const CurrencyWord& currency : currencyWords) {
        patterns.push_back({WordPattern(std::string(currency.pattern) + " #"), 1, currency.codes});
        patterns.push_back({WordPattern("# " + std::string(currency.pattern)), 0, currency.codes});
    }
    return patterns;
}

std::vector<Claim> amountClaims(const Words& words, int digits)
{
    static const auto contextPatterns = patternsOf(discountContext);
    static const auto amounts = amountPatterns();
    std::vector<std::size_t> contexts;
    for (const WordPattern& pattern : contextPatterns)
        for (const auto& match : words.find(pattern))
            contexts.push_back(match.first);
    std::vector<Claim> claims;
    const auto decimals = static_cast<std::size_t>(std::max(2, digits));
    for (const AmountPattern& amount : amounts) {
        for (const auto& match : words.find(amount.pattern)) {
            const auto value = thousandths(words.at(match.first + amount.number), decimals);
            if (value && std::ranges::any_of(contexts, [&](std::size_t at) { return words.sameSentence(at, match.first); }))
                claims.push_back({match.first, match.count, *value, amount.codes});
        }
    }
    return claims;
}

std::optional<std::string> firstOf(const Words& words, const std::vector<WordPattern>& patterns)
{
    for (const WordPattern& pattern : patterns)
        if (const auto matches = words.find(pattern); !matches.empty())
            return words.range(matches.front().first, matches.front().count);
    return std::nullopt;
}

bool isSame(const Claim& claim, const std::optional<Money>& money)
{
    if (!money || claim.codes.find(money->currency) == std::string_view::npos)
        return false;
    std::int64_t scale = 1000;
    for (int i = minorDigits(money->currency).value_or(2); i > 0 && scale > 1; --i)
        scale /= 10;
    return claim.value == money->minor * scale;
}

// A word in capitals and digits behind "code", as people write codes.
std::optional<std::string> foreignCode(std::string_view text, const std::string& own)
{
    const auto bare = [](std::string_view word) {
        const auto isCodeByte
            = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
        while (!word.empty() && !isCodeByte(word.front()))
            word.remove_prefix(1);
        while (!word.empty() && !isCodeByte(word.back()))
            word.remove_suffix(1);
        return word;
    };
    std::string_view previous;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = text.find_first_not_of(" \t\n", i);
        if (start == std::string_view::npos)
            break;
        i = std::min(text.find_first_of(" \t\n", start), text.size());
        const std::string_view word = bare(text.substr(start, i - start));
        const bool announced = lowerCase(previous).ends_with("code");
        const bool isCode = word.size() >= 4 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        if (announced && isCode && word != own)
            return std::string(word);
        if (!word.empty())
            previous = word;
    }
    return std::nullopt;
}

std::string codeProblem(const CheckInput& input, const CheckedText& text)
{
    const std::string& code = input.offer->code;
    const bool used = std::ranges::find(text.placeholders, "discount_code") != text.placeholders.end();
    const auto value = input.values->text.find("discount_code");
    if (const auto foreign = foreignCode(text.all, code))
        return "The text names the code " + quoted(*foreign)
            + (code.empty() ? ", but the offer has no code." : "; the offer's code is " + quoted(code) + ".");
    if (code.empty())
        return used ? "The text names a code, but the offer has none." : "";
    if (used && (value == input.values->text.end() || value->second != code))
        return "The code in the text is not the offer's code " + quoted(code) + ".";
    const bool inLink = std::ranges::any_of(text.urls, [&](const std::string& url) { return url.find(code) != std::string::npos; });
    if (!used && !inLink && text.all.find(code) == std::string::npos)
        return "The code " + quoted(code) + " stands nowhere in the message, so nobody could use it.";
    return {};
}

std::string untilProblem(const CheckInput& input, const CheckedText& text)
{
    if (std::ranges::find(text.placeholders, "offer_until") == text.placeholders.end())
        return {};
    if (!input.offer->validUntil)
        return "The text names an end of the offer, but the offer has none.";
    const auto value = input.values->text.find("offer_until");
    if (value == input.values->text.end())
        return {};
    // The shopper's own date may be a day off the shop's; no place on earth has another one.
    for (const char* zone : {"Etc/GMT+12", "Etc/UTC", "Etc/GMT-14"})
        if (localDate(*input.offer->validUntil, zone, input.content->language).value_or("") == value->second)
            return {};
    return "The text says the offer ends on " + quoted(value->second) + "; it ends at " + formatTime(*input.offer->validUntil) + ".";
}

std::string claimProblem(const CheckInput& input, const CheckedText& text, const std::string& offer, bool& isNamed)
{
    const OfferCandidate& chosen = input.offer->chosen;
    const OfferKind kind = chosen.kind;
    const Words& words = text.words;
    const auto wrong = [&](const std::string& claim) { return "The text promises " + quoted(claim) + "; the offer is " + offer + "."; };
    for (const Claim& claim : percentClaims(words)) {
        if (kind != OfferKind::Percent || claim.value != static_cast<std::int64_t>(chosen.percentBp) * 10)
            return wrong(words.range(claim.first, claim.count));
        isNamed = true;
    }
    const std::string& currency = chosen.cost.currency;
    for (const Claim& claim : amountClaims(words, currency.empty() ? 2 : minorDigits(currency).value_or(2))) {
        const bool isOffer = kind == OfferKind::Amount && isSame(claim, chosen.amount ? chosen.amount : std::optional(chosen.cost));
        const bool isCost = kind != OfferKind::Reassurance && isSame(claim, chosen.cost);
        if (!isOffer && !isCost)
            return wrong(words.range(claim.first, claim.count));
        isNamed = isNamed || isOffer;
    }
    static const auto freeShipping = patternsOf(freeShippingPhrases);
    static const auto offerWordings = patternsOf(offerWordPatterns);
    static const auto discounts = patternsOf(discountWords);
    if (const auto phrase = firstOf(words, freeShipping)) {
        if (kind != OfferKind::FreeShipping)
            return wrong(*phrase);
        isNamed = true;
    }
    if (const auto phrase = firstOf(words, offerWordings);
        phrase && !(kind == OfferKind::FreeShipping && isNamed && phrase->find("geschenkt") != std::string::npos))
        return wrong(*phrase);
    if (kind == OfferKind::Reassurance)
        if (const auto phrase = firstOf(words, discounts))
            return "The text speaks of " + quoted(*phrase) + ", but there is no offer.";
    return {};
}

}  // namespace

std::optional<PercentPromise> otherPercentPromise(const Content& content, const Values& values, int offerBp)
{
    const CheckedText text = readText(content, values);
    for (const Claim& claim : percentClaims(text.words))
        if (claim.value != static_cast<std::int64_t>(offerBp) * 10 && claim.value <= 100'000)
            return PercentPromise{text.words.range(claim.first, claim.count), static_cast<int>(claim.value / 10)};
    return std::nullopt;
}

CheckResult checkOfferText(const CheckInput& input, const CheckedText& text)
{
    const std::string offer = offerWords(input.offer->chosen, "en");
    bool isNamed = false;
    if (const std::string problem = claimProblem(input, text, offer, isNamed); !problem.empty())
        return failed("offer_text", problem);
    if (input.offer->chosen.kind != OfferKind::Reassurance && !isNamed)
        return failed("offer_text", "The offer is " + offer + ", but the text does not say so.");
    if (const std::string problem = codeProblem(input, text); !problem.empty())
        return failed("offer_text", problem);
    if (const std::string problem = untilProblem(input, text); !problem.empty())
        return failed("offer_text", problem);
    return passed("offer_text", input.offer->chosen.kind == OfferKind::Reassurance ? "No offer, and the text promises none."
                                                                                  : "The text says what the offer is: " + offer + ".");
}

}  // namespace countersign
