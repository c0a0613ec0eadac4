// Numbers, spans of time and money that the facts do not hold.
#include "models/domain/answerparts.h"

#include <algorithm>

namespace countersign {
namespace {

// "US$", "CA$": which of the dollars is meant.
std::string_view dollarCode(const std::vector<Token>& tokens, std::size_t at)
{
    if (at == 0 || tokens[at].text != "$" || !tokens[at].joined)
        return {};
    const std::string& prefix = tokens[at - 1].text;
    if (prefix == "us")
        return "USD";
    if (prefix == "ca" || prefix == "c" || prefix == "can")
        return "CAD";
    if (prefix == "a" || prefix == "au")
        return "AUD";
    if (prefix == "nz")
        return "NZD";
    if (prefix == "hk")
        return "HKD";
    if (prefix == "s")
        return "SGD";
    if (prefix == "mx")
        return "MXN";
    return "XXX";
}

bool isOurs(std::string_view codes, const FactTexts& known)
{
    for (std::size_t i = 0; i + 3 <= codes.size(); i += 4)
        if (known.currencies.contains(codes.substr(i, 3)))
            return true;
    return false;
}

// Words for money that mean other things as well count only beside a number.
bool alwaysMoney(const Token& token)
{
    return token.kind == Token::Kind::Mark || token.text == "euro" || token.text == "euros" || token.text == "dollar" || token.text == "dollars";
}

void judgeMoney(const AnswerPiece& piece, std::size_t at, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    const std::vector<Token>& tokens = piece.tokens;
    std::string_view codes = currencyCodes(tokens[at]);
    if (codes.empty())
        return;
    if (const std::string_view code = dollarCode(tokens, at); !code.empty())
        codes = code;
    const auto near = [&](std::size_t i) { return i < tokens.size() && tokens[i].sentence == tokens[at].sentence; };
    const auto before = at > 0 && near(at - 1) ? numberEndingAt(tokens, at - 1, true) : std::nullopt;
    auto after = near(at + 1) ? numberEndingAt(tokens, at + 1, false) : std::nullopt;
    if (after && tokens[at].kind == Token::Kind::Word && before)
        after.reset();  // "10 euros 2 times": the number before is the amount
    if (!before && !after && !alwaysMoney(tokens[at]))
        return;
    const std::size_t first = before ? before->first : at;
    const std::size_t count = (after ? at + 2 : at + 1) - first;
    const std::string said = quoted(shownRange(tokens, first, count));
    if (!isOurs(codes, known)) {
        addFault(faults, "currency", "It says " + said + " in " + piece.name + "; the cart is in another currency.");
        return;
    }
    const bool isKnown = (before && known.amounts.contains(before->value)) || (after && known.amounts.contains(after->value));
    if (!isKnown)
        addFault(faults, "numbers", "It says " + said + " in " + piece.name + "; no such amount stands in the facts.");
}

}  // namespace

void findNumberFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    for (const AnswerPiece& piece : text.pieces) {
        const std::vector<Token>& tokens = piece.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const auto unit = timeUnit(tokens[i]);
            const bool follows = i > 0 && tokens[i - 1].sentence == tokens[i].sentence;
            if (unit && follows)
                if (const auto number = numberEndingAt(tokens, i - 1, true); number && !known.durations.contains({number->value, *unit})) {
                    const std::size_t count = i + 1 - number->first;
                    addFault(faults, "dates",
                        "It says " + quoted(shownRange(tokens, number->first, count)) + " in " + piece.name + "; the facts do not.");
                }
            if (const auto number = numberEndingAt(tokens, i, false)) {
                // Of "twenty-five" only the whole counts.
                const bool goesOn = i + 1 < tokens.size() && tokens[i].kind == Token::Kind::Word
                    && numberEndingAt(tokens, i + 1, false).value_or(SpokenNumber{0, i + 1}).first <= i;
                if (!goesOn && !known.numbers.contains(number->value))
                    addFault(faults, "numbers",
                        "It says the number " + quoted(shownRange(tokens, number->first, i + 1 - number->first)) + " in " + piece.name
                            + ", which stands nowhere in the facts.");
            } else if (tokens[i].kind == Token::Kind::Number) {
                addFault(faults, "numbers", "It holds the number " + quoted(tokens[i].shown) + " in " + piece.name + ", which cannot be read.");
            }
        }
    }
}

void findMoneyFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    for (const AnswerPiece& piece : text.pieces)
        for (std::size_t i = 0; i < piece.tokens.size(); ++i)
            judgeMoney(piece, i, known, faults);
}

}  // namespace countersign
