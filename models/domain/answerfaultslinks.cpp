// Web addresses, e-mail addresses, telephone numbers and look-alike letters: none may stand in what a model writes.
#include "models/domain/addresspatterns.h"
#include "models/domain/answerparts.h"
#include "models/domain/icutext.h"
#include "models/domain/text.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

namespace countersign {
namespace {

// Words of one script only, and numbers of one kind of digits (UTS 39, highly restrictive).
const USpoofChecker* spoofChecker()
{
    static const icu::LocalUSpoofCheckerPointer checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        icu::LocalUSpoofCheckerPointer made(uspoof_open(&status));
        uspoof_setRestrictionLevel(made.getAlias(), USPOOF_HIGHLY_RESTRICTIVE);
        uspoof_setChecks(made.getAlias(), USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS | USPOOF_INVISIBLE, &status);
        return made;
    }();
    return checker.getAlias();
}

bool mixesScripts(const std::string& word)
{
    UErrorCode status = U_ZERO_ERROR;
    const int32_t found = uspoof_checkUTF8(spoofChecker(), word.data(), static_cast<int32_t>(word.size()), nullptr, &status);
    return U_FAILURE(status) || found != 0;
}

// Both languages of our messages are written in Latin letters.
bool isForeignScript(const std::string& word)
{
    const auto text = wide(word);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        if (u_isalpha(c) && script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
            return true;
    }
    return false;
}

// Letters that only look like Latin ones, written small in another block ("ｆｒｅｅ", "𝐟𝐫𝐞𝐞").
bool isDisguised(const Token& token)
{
    const auto text = wide(token.shown);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const bool fullWidth = c >= 0xff01 && c <= 0xff5e;
        const bool mathematical = c >= 0x1d400 && c <= 0x1d7ff;
        const bool enclosed = (c >= 0x2460 && c <= 0x24ff) || (c >= 0x1f100 && c <= 0x1f1ff);
        const bool otherDigit = u_isdigit(c) && c > 0x7f;
        if (fullWidth || mathematical || enclosed || otherDigit)
            return true;
    }
    return false;
}

}  // namespace

void findLinkFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    for (const AnswerPiece& piece : text.pieces) {
        const FoldedText source = foldText(piece.literal);
        auto spans = addressSpans(source.text);
        std::ranges::copy(spelledAddressSpans(source.text), std::back_inserter(spans));
        for (const AddressSpan& span : spans) {
            std::string found;
            source.original.tempSubStringBetween(source.from[span.first], source.from[span.second]).toUTF8String(found);
            addFault(faults, "links",
                "It holds the address or number " + countersign::quoted(found) + " in " + piece.name + "; the only link is the button's, which is ours.");
        }
        if (piece.literal.find('@') != std::string::npos)
            addFault(faults, "links", "It holds an “@” in " + piece.name + "; write {{support_address}} where an address is wanted.");
        if (isAscii(piece.literal))
            continue;
        for (const Token& token : piece.tokens) {
            if (token.kind == Token::Kind::Placeholder || isAscii(token.shown) || known.words.contains(token.text))
                continue;
            const bool letters = token.kind == Token::Kind::Word;
            if (isDisguised(token) || (letters && (mixesScripts(token.shown) || isForeignScript(token.shown))))
                addFault(faults, "links", "It holds look-alike letters in " + quoted(token.shown) + " in " + piece.name + ".");
        }
    }
}

}  // namespace countersign
