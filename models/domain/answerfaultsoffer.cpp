// Promises that are not the offer: percentages, free things, discounts by other names, codes.
#include "models/domain/answerparts.h"
#include "models/domain/phraseset.h"

#include <algorithm>

namespace countersign {
namespace {

// Words of a discount: none at all may stand where nothing was offered.
const PhraseSet& discountPhrases()
{
    static const PhraseSet phrases{"discount*", "coupon*", "rabatt*", "*rabatt", "*rabatte", "nachlass*", "preisnachlass*", "rebate*", "markdown*",
        "promo|promos|promotion|promotions|promocode|promotional", "sale|sales", "ausverkauf|schlussverkauf|sonderverkauf",
        "sonderangebot*|angebotspreis*|aktionspreis*|sonderpreis*|aktionscode*", "angebot|angebote|angebots|preisaktion|rabattaktion",
        "deal|deals|bargain*|schnäppchen*", "our|an|this|special|exclusive|your|the|great|limited offer|offers", "special price|prices|rate",
        "reduced|reduction*|ermäßig*|verbillig*|herabgesetzt*|reduziert*|preisvorteil*|sparpreis*", "savings|ersparnis*|sparen|sparst|spart|gespart|tenner|fiver",
        "save money|big|more|on|up|extra|even|a|an|some|with", "saving on|you|money|of", "money|cash off", "price|prices cut|drop|drops|slashed",
        "off your|the|this|everything|all|any|every|it", "take|get|enjoy|receive|have|claim|knock something|a|some|extra off",
        "cheaper|billiger|günstiger|günstigste|preiswerter", "lower|better|smaller|reduced price|prices|total|cost",
        "niedrigerer|niedrigeren|besserer|besseren|kleinerer preis", "weniger zahlen|bezahlen", "pay less", "less to pay"};
    return phrases;
}

// What goes beyond any offer of ours.
const PhraseSet& extraPhrases()
{
    static const PhraseSet phrases{"gift|gifts|freebie*|giveaway*|geschenk|geschenke|gratisgeschenk*|zugabe|zugaben", "bonus*|boni",
        "cashback|bogo", "buy one|two|1|2 get", "two|2|three|3 for|zum one|1|two|2|preis", "loyalty|reward|bonus points|point", "treuepunkte|bonuspunkte",
        "store credit", "guthaben*", "voucher*", "gutschein|gutscheine|gutscheins|geschenkgutschein*|einkaufsgutschein*|wertgutschein*",
        "refund*|reimburs*|rückerstatt*", "half|third|quarter|fifth|tenth off|less|cheaper|price|discount", "half the|your|of|a price|the|off|cost",
        "viertel|drittel|fünftel|zehntel weniger|günstiger|billiger|rabatt|nachlass|preis|des|vom|geschenkt", "hälfte",
        "halben|halber|halbe|halbem preis|preises", "fifty fifty", "double|doubled|twice the|discount|your|as", "doppelt|doppelte|doppelten|doppelter rabatt|nachlass|so|den",
        "extra|additional|another|further|second|bigger|larger|higher discount|discounts|off|offer|saving|savings",
        "weiterer|weiteren|zusätzlicher|zusätzlichen|zweiter|größerer|höherer rabatt|nachlass|angebot", "on|geht|auf the|auf|unsere house|uns|kosten",
        "aufs haus", "free of charge", "at no|zero cost|charge", "no charge|cost", "complimentary", "umsonst", "without paying", "ohne zu bezahlen"};
    return phrases;
}

const PhraseSet& codePhrases()
{
    static const PhraseSet phrases{"*code|*codes|codewort|kennwort"};
    return phrases;
}

// "# off" without any unit is a promise all the same.
const PhraseSet& barePhrases()
{
    static const PhraseSet phrases{"# off|discount|rabatt|nachlass|less|weniger|günstiger|reduziert|reduction|cheaper", "save|spare|sparen|minus #"};
    return phrases;
}

const PhraseSet& freePhrases()
{
    static const PhraseSet phrases{"free|freely", "kostenlos*|kostenfrei*|gratis*|portofrei*|versandkostenfrei*|gebührenfrei*|geschenkt*|frachtfrei"};
    return phrases;
}

struct Judged {
    const AnswerPiece& piece;
    const FactTexts& known;
    const OfferCandidate& chosen;
    std::vector<AnswerFault>& faults;

    [[nodiscard]] bool offered() const { return chosen.kind != OfferKind::Reassurance; }
    // The whole phrase stands in a title or a sentence that the shop vouches for.
    [[nodiscard]] bool isPublic(const PhraseSet::Match& match) const
    {
        for (std::size_t i = match.first; i < match.first + match.count; ++i) {
            if (!known.words.contains(piece.tokens[i].text))
                return false;
            if (i > match.first && !known.pairs.contains({piece.tokens[i - 1].text, piece.tokens[i].text}))
                return false;
        }
        return true;
    }
    // Two neighbours stand so in a policy that the answer cites; whether it promises that, the claims check tells.
    [[nodiscard]] bool isPolicy(const PhraseSet::Match& pair) const
    {
        return pair.count == 2 && known.policyPairs.contains({piece.tokens[pair.first].text, piece.tokens[pair.first + 1].text});
    }
    void wrong(const PhraseSet::Match& match) const
    {
        addFault(faults, "offer",
            "It speaks of " + quoted(shownRange(piece.tokens, match.first, match.count)) + " in " + piece.name + "; the offer is "
                + offerWords(chosen, "en") + ".");
    }
};

std::int64_t offerThousandths(const OfferCandidate& chosen)
{
    if (chosen.kind == OfferKind::Percent)
        return static_cast<std::int64_t>(chosen.percentBp) * 10;
    const Money money = chosen.amount.value_or(chosen.cost);
    std::int64_t scale = 1000;
    for (int i = minorDigits(money.currency).value_or(2); i > 0 && scale > 1; --i)
        scale /= 10;
    return money.minor * scale;
}

void judgePercents(const Judged& judged)
{
    const std::vector<Token>& tokens = judged.piece.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isPercent(tokens, i))
            continue;
        const std::size_t behind = tokens[i].text == "cent" ? i - 1 : i;
        auto number = behind > 0 ? numberEndingAt(tokens, behind - 1, true) : std::nullopt;
        if (!number && i + 1 < tokens.size() && tokens[i].kind == Token::Kind::Mark)
            number = numberEndingAt(tokens, i + 1, false);
        const bool promille = tokens[i].text == "‰";
        const bool isOffer = number && !promille && judged.chosen.kind == OfferKind::Percent
            && number->value == static_cast<std::int64_t>(judged.chosen.percentBp) * 10;
        const bool isPublic = number && !promille && judged.known.percents.contains(number->value);
        if (!isOffer && !isPublic) {
            const std::size_t first = number ? std::min(number->first, i) : i;
            judged.wrong({first, i + 1 - first});
        }
    }
}

// "Feel free" promises nothing; "free shipping" does.
bool isHarmlessFree(const std::vector<Token>& tokens, std::size_t at)
{
    if (tokens[at].text != "free")
        return false;
    const bool toDo = at + 1 < tokens.size() && (tokens[at + 1].text == "to" || tokens[at + 1].text == "from");
    const bool feel = at > 0 && (tokens[at - 1].text == "feel" || tokens[at - 1].text == "stress" || tokens[at - 1].text == "hassle");
    return toDo || feel;
}

bool speaksOfShipping(const std::vector<Token>& tokens, std::size_t at)
{
    static const PhraseSet shipping{"shipping|delivery|postage|ships|ship|deliver|delivered|versand*|lieferung*|zustellung*|liefern|verschicken|porto*",
        "gratisversand*|gratislieferung*|versandkostenfrei*|portofrei*|frachtfrei"};
    return std::ranges::any_of(shipping.find(tokens), [&](const PhraseSet::Match& match) {
        const auto distance = static_cast<std::ptrdiff_t>(match.first) - static_cast<std::ptrdiff_t>(at);
        return tokens[match.first].sentence == tokens[at].sentence && distance >= -4 && distance <= 3;
    });
}

void judgeFree(const Judged& judged)
{
    const std::vector<Token>& tokens = judged.piece.tokens;
    for (const auto& match : freePhrases().find(tokens)) {
        const PhraseSet::Match pair{match.first, std::min<std::size_t>(2, tokens.size() - match.first)};
        if (isHarmlessFree(tokens, match.first) || judged.isPublic(pair) || judged.isPolicy(pair))
            continue;
        if (judged.chosen.kind != OfferKind::FreeShipping || !speaksOfShipping(tokens, match.first))
            judged.wrong(pair);
    }
}

void judgePhrases(const Judged& judged)
{
    const auto& tokens = judged.piece.tokens;
    const bool onGoods = judged.chosen.kind == OfferKind::Percent || judged.chosen.kind == OfferKind::Amount;
    if (!onGoods)
        for (const auto& match : discountPhrases().find(tokens)) {
            // "an offer" and the like name free shipping, too.
            const bool named = judged.offered() && tokens[match.first + match.count - 1].text.starts_with("offer");
            if (!named && !judged.isPublic(match))
                judged.wrong(match);
        }
    for (const auto& match : extraPhrases().find(tokens))
        if (!judged.isPublic(match))
            judged.wrong(match);
    for (const auto& match : barePhrases().find(tokens)) {
        const std::size_t at = tokens[match.first].kind == Token::Kind::Number ? match.first : match.first + 1;
        const auto number = numberEndingAt(tokens, at, false);
        if (!number || !onGoods || number->value != offerThousandths(judged.chosen))
            judged.wrong(match);
    }
}

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isSmall(char c) { return c >= 'a' && c <= 'z'; }
bool isDigitByte(char c) { return c >= '0' && c <= '9'; }

// "BACK-7QX2", "save20", "WELCOME": what a shopper would type into the field for codes.
bool looksLikeCode(std::string_view word)
{
    const auto capitals = std::ranges::count_if(word, isCapital);
    const auto smalls = std::ranges::count_if(word, isSmall);
    const auto digits = std::ranges::count_if(word, isDigitByte);
    const auto marks = std::ranges::count_if(word, [](char c) { return c == '-' || c == '_'; });
    if (static_cast<std::size_t>(capitals + smalls + digits + marks) != word.size() || word.size() < 3)
        return false;
    if (smalls == 0)
        return capitals >= 5 || (capitals >= 1 && digits >= 1);
    return digits >= 1 && !isDigitByte(word.front());
}

void judgeCodeWords(const Judged& judged)
{
    const std::string& text = judged.piece.literal;
    for (std::size_t i = 0; i < text.size();) {
        const auto isCodeByte = [](char c) { return isCapital(c) || isSmall(c) || isDigitByte(c) || c == '-' || c == '_'; };
        if (!isCodeByte(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isCodeByte(text[end]))
            ++end;
        std::string_view word = std::string_view(text).substr(i, end - i);
        i = end;
        while (!word.empty() && (word.back() == '-' || word.back() == '_'))
            word.remove_suffix(1);
        if (looksLikeCode(word) && judged.known.publicText.find(folded(word)) == std::string::npos)
            addFault(judged.faults, "offer",
                "It holds " + quoted(std::string(word)) + " in " + judged.piece.name + ", which looks like a code; write {{discount_code}}.");
    }
}

// Every mention of a code has the placeholder in its sentence.
void judgeCodeMentions(const Judged& judged)
{
    const auto& tokens = judged.piece.tokens;
    for (const auto& match : codePhrases().find(tokens)) {
        const int sentence = tokens[match.first].sentence;
        const auto mentions = std::ranges::count_if(codePhrases().find(tokens),
            [&](const PhraseSet::Match& other) { return tokens[other.first].sentence == sentence; });
        const auto placeholders = std::ranges::count_if(tokens, [&](const Token& token) {
            return token.kind == Token::Kind::Placeholder && token.text == "discount_code" && token.sentence == sentence;
        });
        if (placeholders < mentions && !judged.isPublic(match))
            addFault(judged.faults, "offer",
                "It speaks of " + quoted(shownRange(tokens, match.first, 3)) + " in " + judged.piece.name
                    + ", but {{discount_code}} is the only code there may be.");
    }
}

}  // namespace

void findOfferFaults(const AnswerText& text, const FactTexts& known, const CheckInput& check, std::vector<AnswerFault>& faults)
{
    static const OfferCandidate none;
    const OfferCandidate& chosen = check.offer ? check.offer->chosen : none;
    for (const AnswerPiece& piece : text.pieces) {
        const Judged judged{piece, known, chosen, faults};
        judgePercents(judged);
        judgeFree(judged);
        judgePhrases(judged);
        judgeCodeWords(judged);
        judgeCodeMentions(judged);
    }
}

}  // namespace countersign
