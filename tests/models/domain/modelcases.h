#pragma once
// Carts with their facts and clean answers to them, as a model would write: for the suites that read and attack answers.
#include "models/domain/draftchecks.h"
#include "models/domain/modelanswer.h"
#include "samples.h"

#include <array>
#include <random>

namespace countersign::samples {

struct Case {
    Draft draft;
    Cart cart;
    Shop shop;
    PromptFacts facts;
    Json answer;  // clean, in the schema
    [[nodiscard]] CheckInput check(const Content* content = nullptr) const { return checkInput(draft, content, Policy{}, noon); }
    [[nodiscard]] std::vector<AnswerFault> faults(const ModelAnswer& model) const { return answerFaults(model, facts, check()); }
    // The first fault or failed check; empty when the answer may be shown to a person.
    [[nodiscard]] std::string refusal(const Json& json) const
    {
        const auto model = readAnswer(json.dump(), facts);
        if (!model)
            return model.error().detail;
        if (const auto found = faults(*model); !found.empty())
            return found.front().id + ": " + found.front().sentence;
        for (const CheckResult& result : runChecks(check(&model->content)))
            if (result.state == CheckState::Failed && !result.waits)
                return result.id + ": " + result.sentence;
        return {};
    }
};

inline const std::string& pick(const std::vector<std::string>& texts, std::mt19937& random) { return texts[random() % texts.size()]; }

inline Shop shop()
{
    Shop shop;
    shop.id = "northbean";
    shop.name = "North Bean";
    shop.domain = "northbean.com";
    shop.language = "en";
    return shop;
}

inline Cart cart()
{
    Cart cart;
    cart.shopId = "northbean";
    cart.firstName = "Ana";
    cart.lastName = "Quillfeather";
    cart.email = "ana.q@posta.es";
    cart.phone = "+34600111222";
    cart.postalCode = "28013";
    cart.company = "Harbour Kiosk GmbH";
    cart.step = CheckoutStep::Shipping;
    cart.total = {124000, "EUR"};
    cart.lines = {line()};
    return cart;
}

// `size`: per cent, or whole units of the cart's currency.
inline void setOffer(Draft& draft, OfferKind kind, std::int64_t size)
{
    const Money& line = draft.lines.front().linePrice;
    OfferCandidate& chosen = draft.offer.chosen;
    chosen = {};
    chosen.kind = kind;
    chosen.percentBp = kind == OfferKind::Percent ? static_cast<int>(size) * 100 : 0;
    chosen.cost = kind == OfferKind::Percent ? shareOf(line, size * 100) : Money{kind == OfferKind::Reassurance ? 0 : size * 100, line.currency};
    if (kind == OfferKind::Amount)
        chosen.amount = chosen.cost;
    const bool offered = kind != OfferKind::Reassurance;
    draft.offer.code = offered ? "BACK-7QX2" : "";
    draft.offer.validUntil = offered ? std::optional(noon + 3 * dayMs) : std::nullopt;
    auto& text = draft.values.text;
    text["offer_text"] = offered ? offerWords(chosen, draft.summary.language) : "";
    text["discount_code"] = draft.offer.code;
    text["offer_until"] = offered ? localDate(*draft.offer.validUntil, "Europe/Berlin", draft.summary.language).value_or("") : "";
}

struct Sentences {
    std::vector<std::string> subjects, preheaders, greetings, openings, bodies, offers, buttons, closings;
};

inline const Sentences& sentences(const std::string& language)
{
    static const Sentences english{{"Your cart at {{shop_name}}", "You left your {{item_title}} with us", "Shall we help you finish?",
                                       "Still thinking about your {{item_title}}?", "About your order at {{shop_name}}"},
        {"Everything is where you left it", "Pick up where you stopped", "We kept your cart for you", "Take all the time you need"},
        {"Hi {{first_name}},", "Hello {{first_name}},", "Hello,", "Good day {{first_name}},", "Dear {{first_name}},", "Hi there,"},
        {"You stopped when the shipping costs came up, and we understand that.",
            "It looks as though you were nearly finished with your order.",
            "We noticed that you looked at our shipping costs before you left.",
            "Choosing well takes a moment, so we kept everything for you.",
            "You put together a lovely cart and then stopped halfway. There is no rush.",
            "Thank you for having a look around our shop."},
        {"Your cart comes to {{cart_total}}, just as the checkout showed it.", "{{delivery_promise}}", "{{returns_policy}}",
            "With shipping of {{shipping_price}} it is good to know the whole sum beforehand.",
            "If something was unclear, feel free to write to {{support_address}}. A person answers.",
            "The {{item_title}} is made to be used every day, and it looks good on any table.",
            "You only need to choose how you would like to pay; the rest is filled in already.",
            "If you would rather think it over, that is perfectly fine with us.", "All it takes is one click on the button below.",
            "Please tell us if anything on the page got in your way, and we will put it right."},
        {"With the code {{discount_code}} you get {{offer_text}}, until {{offer_until}}.",
            "To make it easier, use the code {{discount_code}}: {{offer_text}}, valid until {{offer_until}}.",
            "Here is something small from us: {{offer_text}} with the code {{discount_code}}, good until {{offer_until}}."},
        {"Back to your cart", "Finish your order", "See your cart", "Continue"},
        {"Warm regards\n{{shop_name}}", "Kind regards,\nyour {{shop_name}} team", "All the best from {{shop_name}}",
            "Best wishes\n{{shop_name}}"}};
    static const Sentences german{{"Ihr Warenkorb bei {{shop_name}}", "Sie haben „{{item_title}}“ bei uns liegen lassen",
                                      "Dürfen wir Ihnen weiterhelfen?", "Noch unentschlossen?", "Zu Ihrer Bestellung bei {{shop_name}}"},
        {"Alles ist noch da, wo Sie es gelassen haben", "Machen Sie dort weiter, wo Sie aufgehört haben",
            "Wir haben Ihren Warenkorb aufgehoben", "Lassen Sie sich ruhig Zeit"},
        {"Hallo {{first_name}},", "Guten Tag {{first_name}},", "Guten Tag,", "Liebe Kundin, lieber Kunde,", "Hallo,"},
        {"Sie haben aufgehört, als die Versandkosten dazukamen, und das verstehen wir gut.",
            "Es sieht so aus, als wären Sie fast fertig gewesen.",
            "Gut auszuwählen braucht einen Moment, deshalb haben wir alles für Sie aufgehoben.",
            "Sie haben schöne Dinge ausgesucht und dann unterbrochen. Das eilt überhaupt nicht.",
            "Schön, dass Sie sich bei uns umgesehen haben.", "Manchmal kommt etwas dazwischen, das kennen wir alle."},
        {"Zusammen sind es {{cart_total}}, genau wie an der Kasse angezeigt.", "{{delivery_promise}}", "{{returns_policy}}",
            "Mit {{shipping_price}} für den Versand kennen Sie die ganze Summe schon vorher.",
            "Wenn etwas unklar war, schreiben Sie gern an {{support_address}}. Dort antwortet ein Mensch.",
            "„{{item_title}}“ ist für jeden Gebrauch gemacht und sieht auf jedem Tisch gut aus.",
            "Sie müssen nur noch auswählen, wie Sie bezahlen möchten; alles andere ist ausgefüllt.",
            "Wenn Sie lieber noch einmal darüber schlafen, ist das völlig in Ordnung.", "Ein Klick auf die Schaltfläche unten genügt.",
            "Sagen Sie uns bitte, falls auf der Seite etwas im Weg war, wir bringen es in Ordnung."},
        {"Mit dem Code {{discount_code}} bekommen Sie {{offer_text}}, und zwar bis {{offer_until}}.",
            "Damit es leichter fällt: {{offer_text}} mit dem Code {{discount_code}}, gültig bis {{offer_until}}.",
            "Eine Kleinigkeit von uns: {{offer_text}} mit dem Code {{discount_code}} bis {{offer_until}}.",
            "Für Sie: {{offer_text}} bis zum {{offer_until}}, und zwar mit dem Code {{discount_code}}."},
        {"Zum Warenkorb", "Bestellung abschließen", "Weiter zur Kasse", "Ansehen"},
        {"Herzliche Grüße\n{{shop_name}}", "Viele Grüße,\nIhr Team von {{shop_name}}", "Mit freundlichen Grüßen\n{{shop_name}}"}};
    return language == "de" ? german : english;
}

inline Json cleanAnswer(const Case& one, std::mt19937& random)
{
    const Sentences& texts = sentences(one.facts.language);
    const bool email = one.facts.channel == Channel::Email;
    std::vector<std::string> paragraphs;
    if (email)
        for (const auto* list : {&texts.greetings, &texts.openings, &texts.bodies, &texts.bodies})
            paragraphs.push_back(pick(*list, random));
    else
        paragraphs.push_back("{{shop_name}}: " + pick(texts.openings, random));
    if (one.draft.offer.chosen.kind != OfferKind::Reassurance)
        paragraphs.push_back(pick(texts.offers, random));
    Json answer;
    answer["paragraphs"] = paragraphs;
    answer["button"] = pick(texts.buttons, random);
    answer["citations"] = Json::array();
    if (email) {
        answer["subject"] = pick(texts.subjects, random);
        answer["preheader"] = pick(texts.preheaders, random);
        answer["closing"] = pick(texts.closings, random);
    }
    return answer;
}

// A cart of any language, currency, channel and offer.
inline Case makeCase(std::mt19937& random)
{
    static const std::vector<std::string> titles{"Kettle", "Copper Moka Pot 6 cups", "Filter paper, pack of 100", "Grinder C40",
        "Wollsocken Größe 42", "Leinenkissen 50 × 50", "Espresso Blend 250 g", "Mug “Morning”", "Servietten aus 100 % Baumwolle"};
    static const std::vector<std::string> currencies{"EUR", "USD", "GBP", "CHF"};
    Case one{samples::draft(), samples::cart(), samples::shop(), {}, {}};
    const bool german = random() % 2 == 0;
    Draft& draft = one.draft;
    draft.summary.language = german ? "de" : "en";
    draft.summary.channel = random() % 4 == 0 ? Channel::Sms : Channel::Email;
    const std::string& currency = pick(currencies, random);
    CartLine& item = draft.lines.front();
    item.title = pick(titles, random);
    item.unitPrice = {static_cast<std::int64_t>(500 + random() % 20000), currency};
    item.linePrice = {item.unitPrice.minor * item.quantity, currency};
    draft.customer.variants.front().price = item.unitPrice;
    one.cart.lines = draft.lines;
    one.cart.total = item.linePrice;
    auto& text = draft.values.text;
    text["item_title"] = item.title;
    text["cart_total"] = formatMoney(one.cart.total, draft.summary.language);
    text["shipping_price"] = formatMoney({690, currency}, draft.summary.language);
    if (german) {
        text["delivery_promise"] = "Geliefert in 3 Tagen.";
        text["returns_policy"] = "Sie können alles innerhalb von 30 Tagen zurückgeben.";
    }
    if (draft.summary.channel == Channel::Sms) {
        draft.values.to = "+34600111222";
        draft.values.from = "NorthBean";
    }
    constexpr std::array kinds{OfferKind::Reassurance, OfferKind::FreeShipping, OfferKind::Percent, OfferKind::Amount};
    const OfferKind kind = kinds[random() % kinds.size()];
    setOffer(draft, kind, static_cast<std::int64_t>(5 + random() % 4 * 5));
    one.facts = promptFacts(draft, one.cart, one.shop);
    return one;
}

}  // namespace countersign::samples
