#include "services/sandbox/pretendwords.h"

#include "models/domain/reason.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr std::size_t longestQuote = 160;

struct ReasonWords {
    Reason reason;
    const char* english;
    const char* german;
};
constexpr std::array<ReasonWords, 12> reasonWords{{
    {Reason::ShippingCost, "Shipping is a real part of what an order costs, so it is worth a second look.",
        "Der Versand gehört zum Preis einer Bestellung, da lohnt ein zweiter Blick."},
    {Reason::PriceComparison, "Comparing before buying is sensible, so we kept everything as you left it.",
        "Vergleichen ist vernünftig, darum haben wir alles so gelassen, wie es war."},
    {Reason::AccountRequired, "You can go on from where you stopped, with what you had picked.",
        "Sie können dort weitermachen, wo Sie aufgehört haben, mit allem, was Sie ausgesucht hatten."},
    {Reason::CheckoutComplexity, "Your cart is filled in as you left it, so that little remains to do.",
        "Ihr Warenkorb ist so ausgefüllt, wie Sie ihn verlassen haben, viel bleibt nicht zu tun."},
    {Reason::PaymentFailure, "The payment did not go through. You can try it again, or pay in another way.",
        "Die Zahlung ging nicht durch. Sie können es noch einmal versuchen oder anders bezahlen."},
    {Reason::PaymentTrust, "If you are unsure how to pay, you can look through the ways of payment once more.",
        "Wenn Sie beim Bezahlen unsicher sind, sehen Sie sich die Zahlungsarten gern noch einmal an."},
    {Reason::DeliveryTime, "If you wondered when it would arrive, the checkout shows the ways of delivery.",
        "Wenn Sie sich fragten, wann es ankommt: Die Kasse zeigt die Lieferarten."},
    {Reason::ReturnsPolicy, "If you wondered about sending something back, our terms are there to read.",
        "Wenn Sie an eine Rücksendung dachten: Unsere Bedingungen stehen zum Lesen bereit."},
    {Reason::OutOfStock, "Have a look at what is in your cart and see if it still suits you.",
        "Sehen Sie nach, was in Ihrem Warenkorb liegt und ob es Ihnen noch zusagt."},
    {Reason::TechnicalError, "Something went wrong on our page while you were ordering. We are sorry for that.",
        "Während Ihrer Bestellung ging auf unserer Seite etwas schief. Das tut uns leid."},
    {Reason::DeviceFriction, "Your cart opens on any device, with everything in it.",
        "Ihr Warenkorb lässt sich auf jedem Gerät öffnen, mit allem, was darin liegt."},
    {Reason::Distraction, "You had nearly finished your order, so we kept it for you.",
        "Sie waren mit Ihrer Bestellung fast fertig, darum haben wir sie für Sie aufgehoben."},
}};

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

class Writer {
public:
    Writer(const PromptFacts& facts, const PretendOrders& orders)
        : m_facts(facts), m_orders(orders), m_german(facts.language == "de")
    {
    }

    [[nodiscard]] bool may(const char* placeholder) const
    {
        return std::ranges::find(m_facts.placeholders, placeholder) != m_facts.placeholders.end();
    }
    [[nodiscard]] std::string shop() const { return may("shop_name") ? "{{shop_name}}" : m_facts.shopName; }
    [[nodiscard]] bool shorter() const { return m_orders.shorter || asksForShort(m_facts.instruction); }

    // The first of the wordings that holds nothing forbidden; empty when each does.
    [[nodiscard]] std::string pick(const std::vector<std::string>& english, const std::vector<std::string>& german) const
    {
        for (const auto& wording : m_german ? german : english)
            if (!isForbidden(wording))
                return wording;
        return {};
    }
    [[nodiscard]] bool isForbidden(const std::string& wording) const
    {
        const auto lower = lowerCase(wording);
        return std::ranges::any_of(
            m_orders.neverSay, [&lower](const std::string& words) { return !words.empty() && has(lower, words); });
    }
    [[nodiscard]] std::string reason() const
    {
        std::vector<std::string> english{"Your cart is as you left it."};
        std::vector<std::string> german{"Ihr Warenkorb ist, wie Sie ihn verlassen haben."};
        for (const auto& words : reasonWords)
            if (word(words.reason) == m_facts.reason) {
                english.insert(english.begin(), words.english);
                german.insert(german.begin(), words.german);
            }
        return pick(english, german);
    }
    [[nodiscard]] std::string offer() const
    {
        if (m_facts.offer.empty() || m_facts.offer == "no offer" || !may("discount_code") || !may("offer_text") || !may("offer_until"))
            return {};
        return pick({"The code {{discount_code}} gives you {{offer_text}} on this cart, valid until {{offer_until}}.",
                        "With {{discount_code}} you get {{offer_text}}, until {{offer_until}}."},
            {"Mit dem Code {{discount_code}} gilt für diesen Warenkorb: {{offer_text}}, gültig bis {{offer_until}}.",
                "{{discount_code}}: {{offer_text}}, gültig bis {{offer_until}}."});
    }

private:
    [[nodiscard]] static bool asksForShort(const std::string& instruction)
    {
        const auto lower = lowerCase(instruction);
        return has(lower, "short") || has(lower, "kürzer");
    }

    const PromptFacts& m_facts;
    const PretendOrders& m_orders;
    const bool m_german;
};

void add(std::vector<std::string>& paragraphs, std::string text)
{
    if (!text.empty())
        paragraphs.push_back(std::move(text));
}

bool soundsGerman(const std::string& text)
{
    const auto lower = " " + lowerCase(text);
    static constexpr std::array words{" der ", " die ", " das ", " und ", " ist ", " wir ", " mit "};
    return std::ranges::any_of(words, [&](const char* german) { return has(lower, german); });
}

// A passage's first sentence, where it is short, in the language, and says something to shoppers rather than to writers.
std::string quoteOf(const Passage& passage, bool german)
{
    static constexpr std::array subjects{
        "polic", "product", "return", "deliver", "shipping", "warrant", "versand", "liefer", "rückgabe", "garantie"};
    const auto about = lowerCase(passage.source);
    if (std::ranges::none_of(subjects, [&](const char* subject) { return has(about, subject); }))
        return {};
    const auto end = passage.text.find(". ");
    const auto sentence = cleanText(end == std::string::npos ? passage.text : passage.text.substr(0, end + 1), longestQuote + 1);
    const bool plain = sentence.find_first_of("0123456789{}<>:!\"") == std::string::npos && sentence.ends_with('.');
    return plain && countCharacters(sentence) <= longestQuote && soundsGerman(sentence) == german ? sentence : std::string();
}

void quotePassage(const PromptFacts& facts, const Writer& writer, PretendMessage& message)
{
    for (const auto& passage : facts.passages) {
        const auto quote = quoteOf(passage, facts.language == "de");
        if (quote.empty() || writer.isForbidden(quote))
            continue;
        message.citations.emplace_back(static_cast<int>(message.paragraphs.size()), passage.id);
        message.paragraphs.push_back(quote);
        return;
    }
}

void writeEmail(const PromptFacts& facts, const PretendOrders& orders, const Writer& writer, PretendMessage& message)
{
    message.subject = writer.pick({"Still thinking it over? Your cart is waiting", "Your cart at " + writer.shop()},
        {"Noch unentschlossen? Ihr Warenkorb wartet", "Ihr Warenkorb bei " + writer.shop()});
    message.preheader = writer.pick(
        {"Everything is as you left it", "Your order, so far"}, {"Alles ist, wie Sie es verlassen haben", "Ihre Bestellung bisher"});
    if (writer.may("first_name"))
        add(message.paragraphs,
            writer.pick({"Hi {{first_name}},", "Hello {{first_name}},"}, {"Guten Tag {{first_name}},", "Hallo {{first_name}},"}));
    else
        add(message.paragraphs, writer.pick({"Hello,", "Good day,"}, {"Guten Tag,", "Hallo,"}));
    add(message.paragraphs, writer.reason());
    add(message.paragraphs, writer.offer());
    if (!writer.shorter()) {
        if (writer.may("delivery_promise"))
            add(message.paragraphs, "{{delivery_promise}}");
        quotePassage(facts, writer, message);
        add(message.paragraphs,
            writer.pick({"Why wait? Take a second look while it is on your mind.", "Take your time; nothing is lost."},
                {"Warum warten? Werfen Sie noch einen Blick hinein.", "Lassen Sie sich Zeit, es geht nichts verloren."}));
    }
    for (const auto& sentence : orders.say)
        add(message.paragraphs, sentence);
    message.closing = writer.pick({"Warm regards\n" + writer.shop(), "Kind regards\n" + writer.shop(), writer.shop()},
        {"Herzliche Grüße\n" + writer.shop(), "Freundliche Grüße\n" + writer.shop(), writer.shop()});
}

void writeShort(const PretendOrders& orders, const Writer& writer, PretendMessage& message)
{
    std::string text = writer.shop() + ": "
        + writer.pick({"your cart is waiting.", "your cart is saved."}, {"Ihr Warenkorb wartet.", "Ihr Warenkorb ist gespeichert."});
    if (const auto offer = writer.offer(); !offer.empty())
        text += " " + offer;
    else if (!writer.shorter())
        text += " " + writer.pick({"Have another look.", "It is as you left it."}, {"Sehen Sie noch einmal hinein.", "Alles ist noch da."});
    for (const auto& sentence : orders.say)
        text += " " + sentence;
    message.paragraphs.push_back(std::move(text));
}

Json valueFor(const std::string& name, const Json& schema, const PretendMessage& message);

Json objectFor(const Json& schema, const PretendMessage& message)
{
    Json object = Json::object();
    if (const auto properties = schema.find("properties"); properties != schema.end() && properties->is_object())
        for (const auto& [name, property] : properties->items())
            object[name] = valueFor(name, property, message);
    return object;
}

Json citationsFor(const PretendMessage& message)
{
    Json list = Json::array();
    for (const auto& [paragraph, passage] : message.citations)
        list.push_back({{"paragraph", paragraph}, {"passage", passage}});
    return list;
}

Json textFor(const std::string& name, const PretendMessage& message)
{
    if (name == "subject")
        return message.subject;
    if (name == "preheader")
        return message.preheader;
    if (name == "button")
        return message.button;
    if (name == "closing")
        return message.closing;
    return message.paragraphs.empty() ? std::string() : message.paragraphs.front();
}

Json valueFor(const std::string& name, const Json& schema, const PretendMessage& message)
{
    if (name == "paragraphs")
        return message.paragraphs;
    if (name == "citations")
        return citationsFor(message);
    const auto type = schema.is_object() ? schema.value("type", Json("string")) : Json("string");
    if (type == "object")
        return objectFor(schema, message);
    if (type == "array")
        return Json::array();
    if (type == "integer" || type == "number")
        return 0;
    if (type == "boolean")
        return false;
    if (const auto words = schema.find("enum"); words != schema.end() && words->is_array() && !words->empty())
        return words->front();
    return textFor(name, message);
}

}  // namespace

PretendMessage writeMessage(const PromptFacts& facts, const PretendOrders& orders)
{
    const Writer writer(facts, orders);
    PretendMessage message;
    if (facts.channel == Channel::Email)
        writeEmail(facts, orders, writer, message);
    else
        writeShort(orders, writer, message);
    message.button = writer.pick({"Back to your cart", "See the cart", "Continue"}, {"Zum Warenkorb", "Ansehen", "Weiter"});
    return message;
}

Json inShape(const PretendMessage& message, const Json& schema)
{
    if (schema.is_object())
        return objectFor(schema, message);
    Json free;
    free["properties"]["paragraphs"] = Json::object();
    return objectFor(free, message);
}

}  // namespace countersign
