#pragma once
// Clean answers made wrong in one place: another percentage, amount, currency, deadline, code, link or name than the facts hold.
#include "modelcases.h"

#include <string>
#include <utility>

namespace countersign::samples {

struct Mutation {
    std::string kind;
    std::string sentence;
};

// One of the wordings of the case's language, its "#" replaced.
inline std::string said(const Case& one, const std::vector<std::string>& english, const std::vector<std::string>& german, const std::string& word,
    std::mt19937& random)
{
    std::string text = pick(one.facts.language == "de" ? german : english, random);
    if (const std::size_t at = text.find('#'); at != std::string::npos)
        text.replace(at, 1, word);
    return text;
}

inline std::string saidPercent(const Case& one, const std::string& number, std::mt19937& random)
{
    static const std::vector<std::string> english{"Take #% off with the code {{discount_code}}.", "You get # % off everything in your cart.",
        "We give you # percent off.", "Enjoy # per cent less on your cart.", "That is a discount of #%.", "#％ off for you.",
        "Your price drops by # percent.", "A saving of # %, just for you."};
    static const std::vector<std::string> german{"Sie bekommen # % Rabatt mit dem Code {{discount_code}}.", "Wir schenken Ihnen # Prozent.",
        "Das sind #% weniger.", "# %-Rabatt auf den ganzen Warenkorb.", "Ihr Preis sinkt um # Prozent.", "Mit #％ Nachlass wird es leichter."};
    return said(one, english, german, number, random);
}

inline std::string saidAmount(const Case& one, const std::string& amount, std::mt19937& random)
{
    static const std::vector<std::string> english{"Save # on this order.", "We take # off your cart.", "You pay # less.", "Your new total is #.",
        "That leaves # to pay.", "A credit of # waits for you.", "Everything for # altogether."};
    static const std::vector<std::string> german{"Sparen Sie # bei dieser Bestellung.", "Wir ziehen # ab.", "Sie zahlen # weniger.",
        "Ihre neue Summe beträgt #.", "Es bleiben # zu zahlen.", "Ein Guthaben von # wartet auf Sie.", "Alles zusammen für #."};
    return said(one, english, german, amount, random);
}

inline Mutation percentMutation(const Case& one, std::mt19937& random)
{
    const int offered = one.draft.offer.chosen.percentBp / 100;
    const int other = static_cast<int>(1 + random() % 95);
    return {"percentage", saidPercent(one, std::to_string(other == offered ? other + 1 : other), random)};
}

inline Mutation spelledMutation(const Case& one, std::mt19937& random)
{
    using Words = std::vector<std::pair<int, std::string>>;
    static const Words english{{10, "ten"}, {15, "fifteen"}, {20, "twenty"}, {25, "twenty-five"}, {30, "thirty"}, {35, "thirty five"},
        {40, "forty"}, {50, "fifty"}, {75, "seventy-five"}, {90, "ninety"}};
    static const Words german{{10, "zehn"}, {15, "fünfzehn"}, {20, "zwanzig"}, {25, "fünfundzwanzig"}, {30, "dreißig"}, {40, "vierzig"},
        {50, "fünfzig"}, {75, "fünfundsiebzig"}, {90, "neunzig"}};
    const bool inGerman = one.facts.language == "de";
    const Words& words = inGerman ? german : english;
    const OfferCandidate& chosen = one.draft.offer.chosen;
    auto word = words[random() % words.size()];
    if (word.first * 100 == chosen.percentBp || word.first * 100 == chosen.cost.minor)
        word = words.back();
    if (random() % 2 == 0)
        return {"spelled percentage", saidPercent(one, word.second, random)};
    return {"spelled amount", saidAmount(one, word.second + (inGerman ? " Euro" : " euros"), random)};
}

inline Mutation amountMutation(const Case& one, std::mt19937& random)
{
    const Money other{static_cast<std::int64_t>(101 + random() % 900'000), one.draft.lines.front().linePrice.currency};
    return {"amount", saidAmount(one, formatMoney(other, one.facts.language), random)};
}

// The right number in the wrong currency.
inline Mutation currencyMutation(const Case& one, std::mt19937& random)
{
    static const std::vector<std::string> currencies{"EUR", "USD", "GBP", "CHF", "JPY", "PLN", "SEK", "INR"};
    const Money& price = one.draft.lines.front().linePrice;
    std::string other = pick(currencies, random);
    if (other == price.currency)
        other = "SEK";
    const bool sign = random() % 2 == 0;
    return {"currency", saidAmount(one, sign ? formatMoney({price.minor, other}, one.facts.language) : decimalText(price) + " " + other, random)};
}

inline Mutation deadlineMutation(const Case& one, std::mt19937& random)
{
    static const std::vector<std::string> english{"The offer ends on Friday.", "Only until tomorrow.", "This is valid for # hours.",
        "It expires in # days.", "Order by 1# December.", "Valid through 12/1#.", "You have until midnight.", "Just # hours left.",
        "Your cart is kept until 2# May 2027.", "We can hold the price this week.", "Within two days it will be gone.", "Today only for you.",
        "Hurry, it will not last.", "Your last chance to order.", "Come back before the end of the month."};
    static const std::vector<std::string> german{"Das Angebot endet am Freitag.", "Nur noch bis morgen.", "Das gilt noch # Stunden.",
        "Es läuft in # Tagen ab.", "Bestellen Sie bis zum 1#. Dezember.", "Gültig bis 1#.12.", "Sie haben bis Mitternacht Zeit.",
        "Nur noch # Stunden.", "Ihr Warenkorb bleibt bis 2#. Mai 2027.", "Den Preis halten wir diese Woche.",
        "Innerhalb von zwei Tagen ist es weg.", "Nur heute für Sie.", "Beeilen Sie sich bitte.", "Ihre letzte Chance.",
        "Kommen Sie vor Ende des Monats zurück."};
    // Four to nine: the facts speak of 3 and of 30 days.
    const std::string number = std::to_string(4 + random() % 6);
    return {"deadline", said(one, english, german, number, random)};
}

inline Mutation codeMutation(const Case& one, std::mt19937& random)
{
    static const std::vector<std::string> english{
        "Use the code # at the checkout.", "Your code is #.", "Enter # when you pay.", "The promo code # works, too."};
    static const std::vector<std::string> german{"Nutzen Sie den Code # an der Kasse.", "Ihr Code lautet #.", "Geben Sie # beim Bezahlen ein.",
        "Der Gutscheincode # gilt ebenfalls."};
    static const std::vector<std::string> heads{"SAVE", "BACK-", "WELCOME", "Hello", "spring", "VIP-", "DANKE", "X"};
    std::string code = pick(heads, random) + std::to_string(10 + random() % 990);
    if (random() % 5 == 0)
        code = "BACK-7QX" + std::to_string(3 + random() % 7);
    if (random() % 9 == 0)
        code = "WELCOMEBACK";
    return {"code", said(one, english, german, code, random)};
}

inline Mutation linkMutation(const Case& one, std::mt19937& random)
{
    static const std::vector<std::string> addresses{"https://evil.example/cart", "http://northbean.com.evil.io", "www.northbean-shop.com",
        "northbean.co", "nоrthbean.com", "xn--nrthbean-w4g.com", "northbean dot com", "northbean (dot) com", "northbean[.]com", "evil.io/pay",
        "help@northbeam.com", "help (at) northbean.com", "@northbean", "+49 170 1234567", "0800 123 45 67", "ｎorthbean．com", "bit.ly/3xYz",
        "mailto:help@evil.io", "javascript:alert(1)", "DE89 3704 0044 0532 0130 00"};
    static const std::vector<std::string> english{"See # for more.", "Go to # now", "Everything is at #."};
    static const std::vector<std::string> german{"Mehr unter # dazu.", "Gehen Sie auf #", "Alles steht auf #."};
    const std::string& address = pick(addresses, random);
    return {"link", said(one, english, german, address, random)};
}

inline Mutation giftMutation(const Case& one, std::mt19937& random)
{
    static const std::vector<std::string> english{"You also get a free gift.", "Buy one, get one on us.", "Everything at half price.",
        "A voucher for your next order is included.", "We add a small bonus for you.", "You get double the discount.",
        "An additional discount is waiting.", "Earn cashback on this order.", "The second one is free.", "A quarter off the price."};
    static const std::vector<std::string> german{"Dazu bekommen Sie ein Geschenk.", "Das zweite Stück ist gratis.", "Alles zum halben Preis.",
        "Ein Gutschein für die nächste Bestellung liegt bei.", "Wir legen einen Bonus drauf.", "Sie bekommen den doppelten Rabatt.",
        "Ein weiterer Rabatt wartet auf Sie.", "Dazu gibt es Cashback.", "Ein Viertel weniger als sonst.", "Zehnprozentiger Nachlass inklusive."};
    static const std::vector<std::string> shipping{"Shipping is free for you."}, versand{"Der Versand ist für Sie kostenlos."};
    static const std::vector<std::string> discount{"We have a discount for you."}, rabatt{"Wir haben einen Rabatt für Sie."};
    const OfferKind kind = one.draft.offer.chosen.kind;
    if (kind != OfferKind::FreeShipping && random() % 3 == 0)
        return {"shipping for free", said(one, shipping, versand, {}, random)};
    if (kind == OfferKind::Reassurance && random() % 3 == 0)
        return {"discount", said(one, discount, rabatt, {}, random)};
    return {"gift", said(one, english, german, {}, random)};
}

inline Mutation nameMutation(const Case& one, std::mt19937& random)
{
    static const std::vector<std::string> names{"Maria", "Peter", "Marta Novak", "Herr Huber", "Ms. Smith", "José", "Zoë", "OLIVER"};
    static const std::vector<std::string> english{"Hi #,", "Hello #!", "Dear #,", "Good morning #,"};
    static const std::vector<std::string> german{"Hallo #,", "Guten Tag #,", "Liebe #,", "Sehr geehrte #,"};
    const std::string& name = pick(names, random);
    return {"name", said(one, english, german, name, random)};
}

inline Mutation anyMutation(const Case& one, std::mt19937& random)
{
    switch (random() % 9) {
    case 0: return percentMutation(one, random);
    case 1: return spelledMutation(one, random);
    case 2: return amountMutation(one, random);
    case 3: return currencyMutation(one, random);
    case 4: return deadlineMutation(one, random);
    case 5: return codeMutation(one, random);
    case 6: return linkMutation(one, random);
    case 7: return giftMutation(one, random);
    default: return nameMutation(one, random);
    }
}

// Puts the sentence where a model would: as a paragraph of its own, behind another, as the preheader or before the closing.
inline Json mutated(const Case& one, Json answer, const Mutation& mutation, std::mt19937& random)
{
    Json& paragraphs = answer["paragraphs"];
    if (mutation.kind == "name") {
        paragraphs[0] = mutation.sentence;
        return answer;
    }
    switch (random() % (one.facts.channel == Channel::Email ? 4 : 2)) {
    case 0: paragraphs.push_back(mutation.sentence); break;
    case 1: paragraphs.back() = paragraphs.back().get<std::string>() + " " + mutation.sentence; break;
    case 2: answer["preheader"] = mutation.sentence; break;
    default: answer["closing"] = mutation.sentence + "\n" + answer["closing"].get<std::string>();
    }
    return answer;
}

}  // namespace countersign::samples
