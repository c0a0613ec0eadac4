// The dictionary behind reasonInWords(): how customers say why they did not buy.
#include "models/domain/foldedtext.h"
#include "models/domain/phraseset.h"
#include "models/domain/survey.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace countersign {
namespace {

constexpr std::size_t mostSurveyBytes = 8 * 1024;  // far above what the page takes

using SurveyDictionary = std::vector<std::pair<Reason, PhraseSet>>;

const SurveyDictionary& surveyDictionary()
{
    static const SurveyDictionary wordings{
        {Reason::ShippingCost,
            {"shipping|delivery|postage cost|costs|fee|fees|charge|charges|price", "cost|costs|price of shipping|delivery|postage",
                "for shipping|delivery|postage", "shipping|delivery|postage was|is too|so|very expensive|high|much|dear",
                "shipping|delivery|postage was|is expensive|high|dear|ridiculous", "expensive|high|pricey shipping|delivery|postage",
                "no free shipping|delivery|postage", "free shipping|delivery|postage",
                "versandkosten*|lieferkosten*|portokosten*|versandgebuhr*|porto", "versand|lieferung war|ist zu|so|sehr|mir teuer|hoch",
                "versand|lieferung zu|so|sehr teuer", "versand|lieferung war|ist teuer",
                "teurer|teure|teuren|hoher|hohe|hohen versand|lieferung", "kosten für versand|lieferung",
                "kosten für den|die versand|lieferung", "gratisversand", "kostenloser|kostenlosen|kostenfreier versand"}},
        {Reason::PriceComparison,
            {"cheaper|better elsewhere|somewhere|price|prices|offer|deal", "cheaper at|on|in|from",
                "found it|one|them|this cheaper|elsewhere", "found it|one|them for less", "too expensive|pricey|dear", "cheaper",
                "compare|comparing|compared price|prices|shops|offers", "just|only|still comparing", "comparing",
                "other|another|different shop|shops|store|stores|seller", "amazon|ebay|idealo", "over budget", "out of my budget",
                "price|prices was|is|were|are too|so|very high|steep", "billiger|günstiger|preiswerter", "anderswo|woanders", "zu teuer",
                "preisvergleich*", "preise|preis verglichen|vergleichen|vergleiche",
                "anderer|anderem|anderen|andere shop|laden|händler|anbieter|shops|händlern", "preis war|ist mir zu hoch",
                "preis war|ist zu hoch", "budget"}},
        {Reason::AccountRequired,
            {"create|make|open|creating|making an account", "make|create another account",
                "register|registration|registering|registered", "account required|needed|necessary", "need|needed|without an account",
                "guest checkout|order", "check|order out as guest", "as a guest", "sign|signing up", "sign|signing|log|logging in",
                "login|password", "kundenkonto|benutzerkonto", "konto anlegen|erstellen|eröffnen|nötig", "registrier*",
                "anmelden|anmeldung|einloggen", "passwort", "gastbestellung|gastzugang|gastkonto", "als gast",
                "ohne konto|anmeldung|kundenkonto"}},
        {Reason::CheckoutComplexity,
            {"too many steps|fields|forms|questions|pages|clicks",
                "checkout|form|process was|is too|so|very long|complicated|confusing|complex|difficult",
                "checkout|form|process was|is complicated|confusing|difficult", "complicated|confusing|long checkout|form|process",
                "too complicated|confusing|complex", "too long to order|fill|complete", "too much information|typing",
                "zu kompliziert|umständlich|verwirrend", "kompliziert*|umständlich*",
                "zu viele schritte|felder|angaben|formulare|fragen|klicks",
                "bestellvorgang|bestellprozess|bezahlvorgang zu|war|ist zu|so|sehr lang|kompliziert", "formular* war|ist zu lang"}},
        {Reason::PaymentFailure,
            {"card|payment was|got|is|were declined|rejected|refused", "card|payment declined|rejected|refused|failed",
                "payment|card did|would|could not work|go", "payment|card didn't|wouldn't|couldn't|won't|doesn't work|go",
                "couldn't|can't|cannot pay", "could|can not pay", "payment method|methods|option|options", "no paypal|klarna|invoice",
                "paypal|klarna", "by|on|per invoice", "zahlung|karte|kreditkarte abgelehnt|fehlgeschlagen|gescheitert",
                "zahlung|karte|kreditkarte wurde|ist|war abgelehnt|fehlgeschlagen|gescheitert",
                "zahlung|bezahlung|karte|bezahlen ging|funktionierte|klappte nicht",
                "zahlung|bezahlung|karte hat nicht funktioniert|geklappt", "zahlungsart*|zahlungsmethode*|zahlungsmöglichkeit*",
                "rechnungskauf", "auf|per rechnung", "kein|keine paypal|klarna|rechnung", "nicht bezahlen"}},
        {Reason::PaymentTrust,
            {"trust|trusted|trustworthy", "not|wasn't|isn't sure if|whether it safe",
                "not|isn't|wasn't|felt|seem|seemed safe|secure|unsafe|insecure", "unsafe|insecure|scam|fraud|fake|dodgy|shady|legit",
                "safe|secure to pay", "my card|bank details|data|number", "security|privacy", "vertrau*", "misstrau*",
                "unsicher|unseriös|betrug|abzocke|fakeshop", "seriös*", "nicht sicher genug", "sicherheit", "datenschutz",
                "kartendaten|bankdaten|kreditkartendaten"}},
        {Reason::DeliveryTime,
            {"delivery|shipping time|times|date|dates", "delivery|shipping was|is too|so|very long|slow|late",
                "delivery|shipping takes|took|would too|take|so|very long", "delivery|shipping would take too long",
                "delivery|shipping takes|took too|so long", "slow|late|long delivery|shipping", "too long to arrive|deliver|ship|come",
                "not arrive|come in|on|before|until time", "in time|for", "arrive|arrives|come|comes|delivered too late",
                "need|needed|want|wanted it|them sooner|faster|earlier|quicker", "too late|slow",
                "lieferzeit*|lieferdauer|lieferfrist*|liefertermin*", "lieferung|versand dauert|dauerte zu|so|sehr|mir lang|lange",
                "lieferung|versand dauert|dauerte mir zu lang|lange", "dauert zu lang|lange", "nicht rechtzeitig", "zu spät",
                "schneller|früher geliefert|gebraucht|brauche", "brauche|brauchte es|sie|ihn schneller|früher|eher|sofort"}},
        {Reason::ReturnsPolicy,
            {"return|returns|refund|refunds policy|policies|cost|costs|conditions|fee", "send it|them back",
                "can't|cannot|couldn't return", "returns|refund|refunds|exchange", "return it|them", "rückgabe*",
                "rücksendung*|rücksendekosten", "retoure*", "umtausch*", "widerruf*", "zurückschicken|zurückgeben|zurücksenden"}},
        {Reason::OutOfStock,
            {"out of stock", "sold out", "not in|available stock", "not available", "not in stock", "unavailable|backorder*",
                "my size|colour|color", "size|colour|color was|is not|gone|missing|unavailable",
                "size|colour|color wasn't|isn't available|there", "ausverkauft|vergriffen", "nicht auf lager",
                "nicht lieferbar|verfügbar|vorrätig", "nicht mehr lieferbar|verfügbar|vorrätig|da",
                "meine|richtige|gewünschte größe|farbe", "größe|farbe fehlte|fehlt|ausverkauft",
                "größe|farbe war|ist nicht|ausverkauft da|verfügbar"}},
        {Reason::TechnicalError,
            {"error|errors|bug|bugs|crash|crashed|crashes|froze|frozen|glitch*",
                "page|site|website|shop|button did|would not load|work|open|respond",
                "page|site|website|shop|button didn't|wouldn't|doesn't load|work|open|respond",
                "page|site|website|shop|button is|was|went down|broken|stuck", "not working|loading",
                "didn't|doesn't|wouldn't load|work", "technical problem|problems|issue|issues|error",
                "fehlermeldung*|fehler|absturz|abgestürzt|eingefroren|störung",
                "seite|shop|webseite|website|knopf|button lud|lädt|ging|funktionierte|funktioniert|reagierte nicht",
                "seite|shop|webseite|website hing|abgestürzt|kaputt", "nicht funktioniert|geladen",
                "technisches|technische|technischen problem|probleme|fehler"}},
        {Reason::DeviceFriction,
            {"on|with my|the|a phone|mobile|tablet|iphone|ipad", "on mobile", "mobile|phone", "small|tiny screen|display|buttons|text",
                "handy|smartphone|mobiltelefon|tablet", "mobil|mobile", "kleiner|kleinen|kleine bildschirm|display|schrift|tasten",
                "am|auf computer|rechner|pc|laptop"}},
        {Reason::Distraction,
            {"forgot|forgotten|distracted|interrupted", "was|got|too busy", "just|only looking|browsing|curious", "window shopping",
                "changed my mind", "not ready|sure yet", "think about it", "later|tomorrow", "no time", "don't|didn't need it|them",
                "wait|waiting|until for|until payday", "save|saved|saving it|them for later", "vergessen|abgelenkt|unterbrochen",
                "nur|bloß geschaut|gucken|schauen|umgesehen|stöbern|gestöbert|neugierig", "anders überlegt",
                "noch überlegen|nachdenken|unentschlossen", "überlege|überlegen noch", "später|morgen", "keine zeit",
                "etwas|was dazwischen", "dazwischengekommen|dazwischen", "brauche|brauchte es|sie|ihn nicht"}},
    };
    return wordings;
}

// Telephones write "didn’t", the dictionary "didn't".
std::string withPlainApostrophes(std::string_view text)
{
    constexpr std::string_view curved = "\u2019";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool found = text.substr(at).starts_with(curved);
        out += found ? '\'' : text[at];
        at += found ? curved.size() : 1;
    }
    return out;
}

}  // namespace

std::optional<Reason> reasonInWords(std::string_view words)
{
    // Cut where no character is torn in two.
    std::size_t end = std::min(words.size(), mostSurveyBytes);
    while (end > 0 && end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
        --end;
    const auto tokens = tokensOf(withPlainApostrophes(words.substr(0, end)));
    // How many different words speak for each reason: two phrases over the same words are one voice.
    std::optional<Reason> best;
    std::size_t most = 0;
    bool tied = false;
    for (const auto& [reason, phrases] : surveyDictionary()) {
        std::set<std::size_t> spoken;
        for (const auto& match : phrases.find(tokens))
            for (std::size_t i = 0; i < match.count; ++i)
                spoken.insert(match.first + i);
        if (spoken.empty() || spoken.size() < most)
            continue;
        tied = spoken.size() == most;
        most = spoken.size();
        best = reason;
    }
    return tied ? std::nullopt : best;
}

}  // namespace countersign
