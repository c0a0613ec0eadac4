// Dates, deadlines and pressure that no fact stands behind. An end of the offer is said with {{offer_until}} alone.
#include "models/domain/answerparts.h"
#include "models/domain/phraseset.h"

#include <algorithm>

namespace countersign {
namespace {

// Days and times as such: nothing in the facts names one but the shop's own sentences.
const PhraseSet& dayPhrases()
{
    static const PhraseSet phrases{"today|todays|today's|tonight|tonights|tonight's|tomorrow|yesterday|midnight|noon|weekend|weekends|overmorrow|eod|asap",
        "heute|heutige|heutigen|übermorgen|gestern|mitternacht|wochenende|wochenendes|feierabend", "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
        "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays", "montag*|dienstag*|mittwoch*|donnerstag*|freitag*|samstag*|sonnabend*|sonntag*",
        "january|february|april|june|july|september|october|november|december", "januar|jänner|februar|märz|juni|juli|oktober|dezember",
        "# jan|feb|mar|march|apr|may|jun|jul|aug|august|sep|sept|oct|nov|dec|mai|mär|mrz|okt|dez",
        "# th|st|nd|rd jan*|feb*|mar*|apr*|may|jun*|jul*|aug*|sep*|oct*|nov*|dec*", "jan|feb|mar|march|apr|may|jun|jul|aug|august|sep|sept|oct|nov|dec|mai|okt|dez #",
        "christmas|xmas|easter|halloween|thanksgiving|weihnachten|ostern|silvester|neujahr", "black|good|cyber friday|monday", "new year|year's",
        "this|next|coming|following week|month|year|season|evening|morning|afternoon",
        "diese|dieser|diesen|nächste|nächster|nächsten|kommende|kommenden woche|monat|jahr|saison|tage|tagen|stunden",
        "end of the|this|your|next week|month|day|year|season", "end of day|week|month|year", "ende der|des|dieser|dieses|nächster woche|monats|tages|jahres|wochenendes",
        "monatsende|wochenende|jahresende|quartalsende|tagesende", "# o'clock|uhr|am|pm", "until|till|til|by|before|from|since #",
        "bis|zum|vor|ab|seit|am #", "couple|matter of hours|minutes|days", "few hours|minutes|days", "wenige|wenigen|paar stunden|minuten|tage|tagen"};
    return phrases;
}

// Only with {{offer_until}} in the same sentence.
const PhraseSet& endPhrases()
{
    static const PhraseSet phrases{"expire|expires|expired|expiring|expiry|expiration", "ends|ending|ended|endet|enden|endete|abläuft|ablaufen|abgelaufen", "läuft ab",
        "läuft|laufen bald|aus|ab|nur", "valid|gültig|gültigkeit|befristet|befristete|befristeter", "deadline*|cutoff|frist|fristen|stichtag",
        "gilt|gelten nur|noch|bis", "time limit|frame|window"};
    return phrases;
}

const PhraseSet& pressurePhrases()
{
    static const PhraseSet phrases{"urgent|urgently|urgency|countdown", "act|decide|move now|fast|quick|quickly|soon", "order|buy fast|quick|quickly|soon",
        "last|final chance|call|hours|hour|day|days|minutes|minute|notice|reminder|opportunity|warning|offer", "last one|ones|piece|pieces|item|items",
        "limited time|offer|stock|availability|quantity|quantities|supply|supplies|period|window", "running|run|runs|selling|sell|sells|sold|going|goes out|fast|quickly",
        "almost|nearly|soon|about gone|out|over", "time is running|ticking|up|short|limited|almost", "clock is ticking", "before it's|its|it|they|they're|someone|anyone too|gone|goes|go|is|else|sells|sell",
        "too late", "while it|they|stocks|supplies|stock lasts|last", "don't|dont miss|wait|delay|lose", "do not miss|wait|delay|lose",
        "miss|missing out", "now or never", "once in a lifetime", "one time only|offer", "only a few|little|short", "only few|hours|days|minutes|today", "just hours|days|minutes",
        "for a short|limited", "not|won't be|last long|around|forever", "never again|be", "this won't last", "expir* soon", "won't last", "going once", "left in stock",
        "dringend|schnellstmöglich", "sei|seien|sein sie|schnell schnell|sein", "schnell sein|zugreifen|bestellen|handeln|entscheiden|zuschlagen",
        "zugreifen|zuschlagen|zuzugreifen|zuzuschlagen", "jetzt zugreifen|zuschlagen|handeln|sichern", "jetzt oder nie", "greif|greifen|schlag|schlagen sie|zu|schnell", "nur heute|kurz|kurze|wenige", "nur noch #|heute|wenige|kurz|kurze|bis|morgen|für",
        "letzte|letzter|letzten|letztes chance|tage|tagen|stunden|stunde|gelegenheit|erinnerung|mahnung|stücke|exemplare|möglichkeit|aufruf|warnung|minute",
        "zum letzten", "bevor es zu|vorbei|weg|jemand", "zu spät", "solange der|vorrat|es", "nicht verpassen|verpasse|warten|entgehen|warte", "verpass*|entgehen",
        "zeit läuft|drängt", "nicht mehr lange", "bald vorbei|weg|vergriffen|ausverkauft|abgelaufen|zu", "fast weg|ausverkauft|vergriffen", "zeitlich begrenzt*", "begrenzt|begrenzte|begrenzter|limitiert*",
        "für kurze|begrenzte", "nie wieder", "einmalig*", "ausverkauft|vergriffen"};
    return phrases;
}

// German has one word for "tomorrow" and "morning".
bool isTomorrow(const std::vector<Token>& tokens, std::size_t at)
{
    if (tokens[at].kind != Token::Kind::Word || tokens[at].text != "morgen")
        return false;
    return at == 0 || (tokens[at - 1].text != "guten" && tokens[at - 1].text != "schonen");
}

// "There is no rush" presses nobody.
const PhraseSet& rushPhrases()
{
    static const PhraseSet phrases{"hurry|hurrying|rush|rushing", "beeil*|eile|eilig|eilen|spute*"};
    return phrases;
}

bool isDenied(const std::vector<Token>& tokens, std::size_t at)
{
    static const PhraseSet denials{"no|not|don't|without|never|kein|keine|keiner|ohne|nicht|nichts"};
    constexpr std::size_t reach = 4;
    return std::ranges::any_of(denials.find(tokens), [&](const PhraseSet::Match& match) {
        return tokens[match.first].sentence == tokens[at].sentence && match.first < at + 2 && match.first + reach >= at;
    });
}

bool isPublic(const AnswerPiece& piece, const FactTexts& known, const PhraseSet::Match& match)
{
    for (std::size_t i = match.first; i < match.first + match.count; ++i)
        if (!known.words.contains(piece.tokens[i].text)
            || (i > match.first && !known.pairs.contains({piece.tokens[i - 1].text, piece.tokens[i].text})))
            return false;
    return true;
}

bool saysUntil(const std::vector<Token>& tokens, int sentence)
{
    return std::ranges::any_of(tokens, [&](const Token& token) {
        return token.kind == Token::Kind::Placeholder && token.text == "offer_until" && token.sentence == sentence;
    });
}

}  // namespace

void findDateFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults)
{
    for (const AnswerPiece& piece : text.pieces) {
        const auto said = [&](const PhraseSet::Match& match) {
            return "It says " + quoted(shownRange(piece.tokens, match.first, match.count)) + " in " + piece.name;
        };
        for (const auto& match : dayPhrases().find(piece.tokens))
            if (!isPublic(piece, known, match))
                addFault(faults, "dates", said(match) + "; no fact names such a time.");
        for (std::size_t i = 0; i < piece.tokens.size(); ++i)
            if (isTomorrow(piece.tokens, i) && !known.words.contains("morgen"))
                addFault(faults, "dates", said({i, 1}) + "; no fact names such a time.");
        for (const auto& match : rushPhrases().find(piece.tokens))
            if (!isDenied(piece.tokens, match.first))
                addFault(faults, "dates", said(match) + ", which presses the customer.");
        for (const auto& match : endPhrases().find(piece.tokens))
            if (!saysUntil(piece.tokens, piece.tokens[match.first].sentence) && !isPublic(piece, known, match))
                addFault(faults, "dates", said(match) + "; only {{offer_until}} may say when something ends.");
        for (const auto& match : pressurePhrases().find(piece.tokens))
            if (!isPublic(piece, known, match))
                addFault(faults, "dates", said(match) + ", which presses the customer.");
    }
}

}  // namespace countersign
