#include "models/domain/checkparts.h"
#include "models/domain/text.h"
#include "models/domain/vouching.h"

#include <algorithm>
#include <array>

namespace countersign {
namespace {

enum class ClaimKind { Pressure, LimitedTime, FewLeft, CountLeft, InStock, Reserved, Guarantee, Health, Superlative, Deception, Returns,
                       Delivery };

struct ClaimPhrase {
    ClaimKind kind;
    std::string_view pattern;
};

// Wordings that shops are fined for or shoppers distrust; each kind has its own way to be backed by a fact, or none.
constexpr auto dictionary = std::to_array<ClaimPhrase>({
    {ClaimKind::Pressure, "last|final chance"}, {ClaimKind::Pressure, "act now|fast|quickly"}, {ClaimKind::Pressure, "hurry"},
    {ClaimKind::Pressure, "don't miss"}, {ClaimKind::Pressure, "now or never"}, {ClaimKind::Pressure, "before it's too late"},
    {ClaimKind::Pressure, "final hours|reminder|notice|warning"}, {ClaimKind::Pressure, "urgent"},
    {ClaimKind::Pressure, "letzte|letzter chance|gelegenheit|aufruf|warnung"}, {ClaimKind::Pressure, "jetzt oder nie"},
    {ClaimKind::Pressure, "beeil*"}, {ClaimKind::Pressure, "schnell sein"}, {ClaimKind::Pressure, "sei schnell"},
    {ClaimKind::Pressure, "verpass*"}, {ClaimKind::Pressure, "zum letzten mal"}, {ClaimKind::Pressure, "dringend"},
    {ClaimKind::Pressure, "nicht entgehen"}, {ClaimKind::Pressure, "greif|greifen zu|sie"},
    {ClaimKind::Pressure, "everyone|everybody is buying"}, {ClaimKind::LimitedTime, "limited time"},
    {ClaimKind::LimitedTime, "limited-time"}, {ClaimKind::LimitedTime, "only today"}, {ClaimKind::LimitedTime, "today only"},
    {ClaimKind::LimitedTime, "ends|expires|expiring today|tonight|soon|tomorrow"}, {ClaimKind::LimitedTime, "ends|expires in # *"},
    {ClaimKind::LimitedTime, "only # hours|hour|days|day left|more"}, {ClaimKind::LimitedTime, "nur heute"},
    {ClaimKind::LimitedTime, "nur noch heute|morgen"}, {ClaimKind::LimitedTime, "für kurze zeit"},
    {ClaimKind::LimitedTime, "nur kurze zeit"}, {ClaimKind::LimitedTime, "begrenzte zeit"},
    {ClaimKind::LimitedTime, "zeitlich begrenzt*"}, {ClaimKind::LimitedTime, "endet|läuft heute|bald|morgen"},
    {ClaimKind::LimitedTime, "nur noch # tag|tage|stunde|stunden"}, {ClaimKind::FewLeft, "low stock"},
    {ClaimKind::FewLeft, "almost|nearly gone|sold-out"}, {ClaimKind::FewLeft, "almost|nearly sold out"},
    {ClaimKind::FewLeft, "selling|sells fast|out"}, {ClaimKind::FewLeft, "selling|sells out fast|quickly"},
    {ClaimKind::FewLeft, "few left|remaining"}, {ClaimKind::FewLeft, "last one|ones|piece|pieces|items"},
    {ClaimKind::FewLeft, "while stocks|stock|supplies last|lasts"},
    {ClaimKind::FewLeft, "limited stock|quantities|quantity|availability"}, {ClaimKind::FewLeft, "high demand"},
    {ClaimKind::FewLeft, "fast|bald|nahezu ausverkauft|vergriffen"}, {ClaimKind::FewLeft, "nur noch wenige"},
    {ClaimKind::FewLeft, "wenige stück|exemplare"}, {ClaimKind::FewLeft, "solange der vorrat"}, {ClaimKind::FewLeft, "solange vorrat"},
    {ClaimKind::FewLeft, "letzte|letzten stücke|exemplare|teile"}, {ClaimKind::FewLeft, "begrenzter vorrat|stückzahl"},
    {ClaimKind::FewLeft, "begrenzte stückzahl"}, {ClaimKind::FewLeft, "hohe nachfrage"}, {ClaimKind::FewLeft, "große nachfrage"},
    {ClaimKind::CountLeft, "only|just # left|remaining|available|more|in"}, {ClaimKind::CountLeft, "# left in stock"},
    {ClaimKind::CountLeft, "last # in|items|pieces"},
    {ClaimKind::CountLeft, "nur noch # stück|stk|exemplare|auf|verfügbar|lager|da|übrig|vorrätig|artikel"},
    {ClaimKind::CountLeft, "noch # auf lager"}, {ClaimKind::CountLeft, "letzten # stück|exemplare"},
    {ClaimKind::InStock, "is|are|still|back in stock"}, {ClaimKind::InStock, "auf lager"}, {ClaimKind::InStock, "vorrätig"},
    {ClaimKind::InStock, "sofort lieferbar|verfügbar"}, {ClaimKind::Reserved, "reserved|holding|hold for you|it|them|your"},
    {ClaimKind::Reserved, "reserv*"}, {ClaimKind::Reserved, "zurückgelegt"}, {ClaimKind::Reserved, "set aside"},
    {ClaimKind::Guarantee, "guarant*"}, {ClaimKind::Guarantee, "risk-free"}, {ClaimKind::Guarantee, "risk free"},
    {ClaimKind::Guarantee, "no|zero risk"}, {ClaimKind::Guarantee, "money back"}, {ClaimKind::Guarantee, "money-back"},
    {ClaimKind::Guarantee, "warranty"}, {ClaimKind::Guarantee, "garant*"}, {ClaimKind::Guarantee, "*garantie"},
    {ClaimKind::Guarantee, "risikofrei*"}, {ClaimKind::Guarantee, "risikolos*"}, {ClaimKind::Guarantee, "ohne risiko"},
    {ClaimKind::Guarantee, "geld zurück"}, {ClaimKind::Guarantee, "geld-zurück*"},
    {ClaimKind::Guarantee, "# % satisfaction|sicher|safe"}, {ClaimKind::Health, "cure|cures|cured|heals|healing"},
    {ClaimKind::Health, "clinically|medically|scientifically proven|tested"},
    {ClaimKind::Health, "doctor|doctors recommended|recommend"}, {ClaimKind::Health, "miracle*"}, {ClaimKind::Health, "lose weight"},
    {ClaimKind::Health, "weight loss"}, {ClaimKind::Health, "detox*"}, {ClaimKind::Health, "anti-aging|anti-ageing"},
    {ClaimKind::Health, "boosts|boost your|the immun*"}, {ClaimKind::Health, "heilt|heilend*|heilung|heilmittel"},
    {ClaimKind::Health, "klinisch|medizinisch|wissenschaftlich getestet|bewiesen|erwiesen|geprüft"},
    {ClaimKind::Health, "ärztlich empfohlen"}, {ClaimKind::Health, "wundermittel"}, {ClaimKind::Health, "abnehmen"},
    {ClaimKind::Health, "entgift*"}, {ClaimKind::Health, "immunsystem"}, {ClaimKind::Health, "gegen schmerzen"},
    {ClaimKind::Superlative, "best|lowest|cheapest price|prices|deal"}, {ClaimKind::Superlative, "unbeatable|unmatched"},
    {ClaimKind::Superlative, "number one"}, {ClaimKind::Superlative, "world's best"},
    {ClaimKind::Superlative, "bester|besten|günstigster|günstigsten|niedrigster preis|preise"},
    {ClaimKind::Superlative, "tiefpreis*|bestpreis*|tiefstpreis*"}, {ClaimKind::Superlative, "unschlagbar*"},
    {ClaimKind::Superlative, "nummer eins|1"}, {ClaimKind::Superlative, "never been|be cheaper|lower"},
    {ClaimKind::Superlative, "nie wieder so günstig"}, {ClaimKind::Deception, "you won"}, {ClaimKind::Deception, "you have|you've won"},
    {ClaimKind::Deception, "winner"}, {ClaimKind::Deception, "payment is due|overdue"},
    {ClaimKind::Deception, "your account is|will|has"}, {ClaimKind::Deception, "order is|was confirmed|shipped|processed"},
    {ClaimKind::Deception, "gewonnen"}, {ClaimKind::Deception, "letzte mahnung"},
    {ClaimKind::Deception, "mahnung"}, {ClaimKind::Deception, "zahlung ist fällig|offen|überfällig"},
    {ClaimKind::Deception, "konto wird|ist gesperrt|geschlossen"},
    {ClaimKind::Deception, "bestellung wurde|ist bestätigt|versandt|verschickt"},
    {ClaimKind::Returns, "free|easy|hassle-free returns|return"}, {ClaimKind::Returns, "return it|them within|free"},
    {ClaimKind::Returns, "# day|days|day's return|returns"},
    {ClaimKind::Returns, "kostenlose|kostenloser|gratis retoure|retouren|rückgabe|rücksendung|rückversand"},
    {ClaimKind::Returns, "# tage|tagen rückgabe*|rückgaberecht|widerruf*"}, {ClaimKind::Returns, "rückgaberecht"},
    {ClaimKind::Delivery, "next-day|same-day|overnight"}, {ClaimKind::Delivery, "next|same day delivery|shipping"},
    {ClaimKind::Delivery, "arrives|delivered|delivery|ships tomorrow|today|within|in|by"}, {ClaimKind::Delivery, "morgen bei dir|ihnen"},
    {ClaimKind::Delivery, "lieferung|geliefert|versand morgen|heute|innerhalb|in|bis|am"},
    {ClaimKind::Delivery, "expresslieferung|expressversand|blitzversand"}, {ClaimKind::Delivery, "express shipping|delivery"},
});

constexpr std::int64_t fewUnits = 5;

std::vector<std::int64_t> knownStock(const CheckInput& input)
{
    std::vector<std::int64_t> stock;
    for (const VariantFacts& variant : input.customer->variants)
        if (variant.available && std::ranges::find(*input.lines, variant.variantId, &CartLine::variantId) != input.lines->end())
            stock.push_back(*variant.available);
    return stock;
}

bool isVouchedFor(const CheckInput& input, const char* value, const std::string& phrase)
{
    const auto it = input.values->text.find(value);
    return it != input.values->text.end() && !it->second.empty() && lowerCase(it->second).find(phrase) != std::string::npos;
}

// The sentence that says why a wording is not backed; empty when it is.
std::string unbacked(ClaimKind kind, const CheckInput& input, const Words& words, const Words::Match& match, Vouching& policies)
{
    const std::string phrase = words.range(match.first, match.count);
    const auto stock = knownStock(input);
    const std::string said = "The text says " + quoted(phrase);
    const auto unlessCited = [&](PolicyTopic topic, const char* problem) -> std::string {
        switch (policies.of(topic, match)) {
        case Vouched::Here: return {};
        case Vouched::Elsewhere: return said + ", but this part of the message does not cite the policy that says so.";
        case Vouched::Nowhere: break;
        }
        return said + problem;
    };
    switch (kind) {
    case ClaimKind::Pressure: return said + ": that presses the customer and no fact stands behind it.";
    case ClaimKind::LimitedTime: return input.offer->validUntil ? "" : said + ", but nothing here ends.";
    case ClaimKind::FewLeft:
        if (stock.empty())
            return said + ", but the stock is unknown.";
        return std::ranges::any_of(stock, [](std::int64_t units) { return units > 0 && units <= fewUnits; })
            ? ""
            : said + ", but the lowest stock of an item is " + std::to_string(std::ranges::min(stock)) + ".";
    case ClaimKind::CountLeft: {
        if (stock.empty())
            return said + ", but the stock is unknown.";
        const Words inPhrase(phrase);
        const bool matches = std::ranges::any_of(inPhrase.find(WordPattern("#")), [&](const Words::Match& number) {
            return std::ranges::any_of(stock, [&](std::int64_t units) { return inPhrase.at(number.first) == std::to_string(units); });
        });
        return matches ? "" : said + ", but the lowest stock of an item is " + std::to_string(std::ranges::min(stock)) + ".";
    }
    case ClaimKind::InStock:
        return !stock.empty() && std::ranges::all_of(stock, [](std::int64_t units) { return units > 0; })
            ? ""
            : said + ", but the stock is unknown or empty.";
    case ClaimKind::Reserved: return said + ", but a cart reserves nothing.";
    case ClaimKind::Guarantee:
        return isVouchedFor(input, "returns_policy", phrase)
            ? ""
            : unlessCited(PolicyTopic::Guarantee, ", but the shop's own texts promise no such thing.");
    case ClaimKind::Returns:
        return isVouchedFor(input, "returns_policy", phrase)
            ? ""
            : unlessCited(PolicyTopic::Returns, ", but the shop's returns policy does not say so.");
    case ClaimKind::Delivery:
        return isEndOfFreeShipping(input, words, match) || isVouchedFor(input, "delivery_promise", phrase)
            ? ""
            : unlessCited(PolicyTopic::Delivery, ", but the shop's delivery promise does not say so.");
    case ClaimKind::Health: return said + ": health claims need proof that is not here.";
    case ClaimKind::Superlative: return said + ": no fact here compares with other shops.";
    case ClaimKind::Deception: return said + ": this is a reminder of a cart, not that.";
    }
    return said + ".";
}

std::string shouting(const std::string& text)
{
    if (text.find("!!") != std::string::npos || text.find("?!") != std::string::npos)
        return "The text shouts: more than one mark in a row.";
    int inRow = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = text.find_first_not_of(" \t\n", i);
        if (start == std::string::npos)
            break;
        i = std::min(text.find_first_of(" \t\n", start), text.size());
        const std::string_view word(text.data() + start, i - start);
        const auto letters = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool hasSmall = std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        inRow = letters >= 3 && !hasSmall ? inRow + 1 : 0;
        if (inRow == 3)
            return "The text shouts: three words in a row in capitals.";
    }
    return {};
}

}  // namespace

CheckResult checkClaims(const CheckInput& input, const CheckedText& text)
{
    static const auto claims = [] {
        std::vector<std::pair<ClaimKind, WordPattern>> made;
        for (const ClaimPhrase& claim : dictionary)
            made.emplace_back(claim.kind, WordPattern(claim.pattern));
        return made;
    }();
    Vouching policies(input, text);
    for (const auto& [kind, pattern] : claims) {
        for (const auto& match : text.words.find(pattern)) {
            const std::string problem = unbacked(kind, input, text.words, match, policies);
            if (!problem.empty())
                return failed("claims", problem);
        }
    }
    if (const std::string problem = shouting(text.promises); !problem.empty())
        return failed("claims", problem);
    return passed("claims", "No claim without a fact behind it.");
}

}  // namespace countersign
