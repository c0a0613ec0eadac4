#pragma once
// A message with its facts, a draft that cites a policy, and the tables of words that the checks are held against.
#include "models/domain/draftchecks.h"
#include "samples.h"

#include <QtTest>

#include <functional>

Q_DECLARE_METATYPE(std::function<void(countersign::Content&)>)

namespace countersign {

struct CheckScene {
    Content content = samples::email();
    Values values = samples::values();
    Offer offer = {
        .chosen = samples::candidate(OfferKind::Reassurance, 0), .candidates = {}, .code = {}, .validUntil = {}, .floorBp = 0, .why = {}
    };
    CustomerFacts customer = samples::customer();
    std::vector<CartLine> lines{samples::line()};
    TimeMs now = samples::noon;
    std::string timeZone = "Europe/Berlin";

    [[nodiscard]] CheckInput input() const
    {
        return { .content = &content,
            .values = &values,
            .offer = &offer,
            .customer = &customer,
            .lines = &lines,
            .linkDomains = { "northbean.com" },
            .timeZone = timeZone,
            .quietFromMinute = 21 * 60,
            .quietUntilMinute = 8 * 60,
            .maxSmsSegments = 3,
            .now = now };
    }
    [[nodiscard]] CheckResult check(const std::string& id) const
    {
        for (const CheckResult& result : runChecks(input()))
            if (result.id == id)
                return result;
        return {};
    }
    void say(const QString& text) { content.blocks[0].text = text.toStdString(); }
};

inline QString sentence(const CheckResult& result) { return QString::fromStdString(result.sentence); }

// Its second paragraph cites the shop's policy of returns.
inline Draft citingDraft()
{
    Draft draft;
    draft.summary.channel = Channel::Email;
    draft.values = samples::values();
    draft.values.text.erase("returns_policy");
    draft.customer = samples::customer();
    draft.lines = {samples::line()};
    draft.offer.chosen = samples::candidate(OfferKind::Reassurance, 0);
    Content content = samples::email();
    content.blocks.erase(content.blocks.begin() + 1);  // the items
    content.blocks.insert(content.blocks.begin() + 1,
        {{BlockKind::Paragraph, "Your grinder waits for you, and you can send it back: we give free returns within 30 days.", {}, false},
            {BlockKind::Paragraph, "We packed it in a box of old paper, so that nothing is wasted.", {}, false}});
    draft.drafted = draft.contents = {content};
    draft.policyWords = {"Returns are free within 30 days."};
    draft.policyBlocks = {{1}};
    return draft;
}

inline CheckResult claimsOf(const Draft& draft)
{
    for (const CheckResult& result : runChecks(checkInput(draft, &draft.contents.front(), Policy{}, samples::noon)))
        if (result.id == "claims")
            return result;
    return {};
}

namespace checkcases {

// What a message says and what the cited policy says: whether that is the same promise.
inline void policiesAndWords()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char* words, const char* policy, bool passes) {
        QTest::newRow(qPrintable(QStringLiteral("%1 / %2").arg(QString::fromUtf8(words), QString::fromUtf8(policy))))
            << QString::fromUtf8(words) << QString::fromUtf8(policy) << passes;
    };
    row("It ships in 2–4 days to you.", "Shipping\nOrders ship in 2–4 days. Large ones take longer.", true);
    row("It ships in 2-4 days.", "Orders are delivered within 2 to 4 days.", true);
    row("It ships in 2 days.", "Orders ship in 2–4 days.", false);
    row("It ships in 1–2 days.", "Orders ship in 2–4 days.", false);
    row("It ships in 2–4 days.", "Orders ship in 2–4 business days.", false);
    row("It ships in 2–4 hours.", "Orders ship in 2–4 days.", false);
    row("It ships in 2–4 days.", "Refunds take 2–4 days.", false);
    row("It ships in 2–4 days.", "We do not ship in 2–4 days.", false);
    row("It ships in 2–4 days.", "", false);
    row("Lieferung in 2–4 Tagen.", "Wir liefern innerhalb von 2 bis 4 Tagen.", true);
    row("Lieferung in 2–4 Tagen.", "Wir liefern innerhalb von 2 bis 4 Werktagen.", false);
    row("Free returns for you.", "Returns are free within 30 days.", true);
    row("Free returns within 60 days.", "Returns are free within 30 days.", false);
    row("Free returns for you.", "Returns are not free.", false);
    row("Kostenlose Rücksendung.", "Die Rücksendung innerhalb Deutschlands ist kostenlos.", true);
    row("Kostenlose Rücksendung.", "Die Rücksendung ist kostenpflichtig.", false);
    row("Next-day delivery for you.", "Delivery takes 3 days.", false);
    row("Our warranty covers it.", "Every grinder has a warranty of 2 years.", true);
    row("This is your last chance.", "This is your last chance.", false);
}

// What an edit of citingDraft() does to its citation.
inline void changesAroundACitation()
{
    using Change = std::function<void(Content&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("problem");  // empty: the claims pass
    const auto row = [](const char* name, const char* problem, Change change) {
        QTest::newRow(name) << std::move(change) << QString::fromUtf8(problem);
    };
    const char* elsewhere = "does not cite the policy";
    const Block free{BlockKind::Paragraph, "Free returns within 30 days.", {}, false};
    row("as composed", "", [](Content&) {});
    row("edited in its place", "", [](Content& content) {
        content.blocks[1].text = "Your hand grinder waits, and sending it back is easy: we give free returns within 30 days.";
    });
    row("moved to the end", "", [](Content& content) { std::swap(content.blocks[1], content.blocks[2]); });
    row("behind a new paragraph", "",
        [](Content& content) { content.blocks.insert(content.blocks.begin(), Block{BlockKind::Paragraph, "Good morning.", {}, false}); });
    row("cut in two", "", [](Content& content) {
        content.blocks[1].text = "Your grinder waits for you, and you can send it back.";
        content.blocks.insert(content.blocks.begin() + 2, Block{BlockKind::Paragraph, "You can send it back: we give free returns within 30 days.", {}, false});
    });
    row("edited into another promise", "returns policy does not say so",
        [](Content& content) { content.blocks[1].text = "Your grinder waits for you, and you can send it back: we give free returns within 60 days."; });
    row("said in the next paragraph", elsewhere, [](Content& content) { content.blocks[2].text += " We give free returns within 30 days."; });
    row("said there alone", elsewhere, [](Content& content) {
        content.blocks[2].text += " We give free returns within 30 days.";
        content.blocks.erase(content.blocks.begin() + 1);
    });
    row("said in a new paragraph", elsewhere, [free](Content& content) { content.blocks.insert(content.blocks.begin() + 3, free); });
    row("another paragraph in its place", elsewhere, [free](Content& content) { content.blocks[1] = free; });
    row("said in the subject", elsewhere, [](Content& content) { content.subject = "Free returns within 30 days"; });
    row("said in the preheader", elsewhere, [](Content& content) { content.preheader = "Free returns within 30 days"; });
    row("said on the button", elsewhere, [](Content& content) { content.blocks[3].text = "Free returns within 30 days"; });
    row("its words on the button", elsewhere, [](Content& content) { content.blocks[3].text = content.blocks[1].text; });
    row("across two blocks", elsewhere, [](Content& content) {
        content.blocks[1].text = "Your grinder waits for you, and you can send it back: we give free";
        content.blocks[2].text = "Returns. We packed it in a box of old paper, so that nothing is wasted.";
    });
}

// What a message may say of each kind of offer.
inline void offersInWords()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    const int none = int(OfferKind::Reassurance);
    const int percent = int(OfferKind::Percent);    // 5 %, costs €62.00
    const int amount = int(OfferKind::Amount);      // €62.00
    const int shipping = int(OfferKind::FreeShipping);
    const auto row
        = [](int kind, const char* said, bool ok) { QTest::addRow("%d %s", kind, said) << kind << QString::fromUtf8(said) << ok; };
    row(none, "Your cart is still there. Questions? Just reply.", true);
    row(none, "Your cart of {{cart_total}} with shipping of {{shipping_price}}.", true);
    row(none, "Made of 100 % cotton.", true);
    row(none, "Take 10% off.", false);
    row(none, "Nimm 10 Prozent Rabatt.", false);
    row(none, "ten percent for you", false);
    row(none, "Save €20 today.", false);
    row(none, "20 Euro Rabatt", false);
    row(none, "Shipping is on us.", false);
    row(none, "Wir liefern kostenlos.", false);
    row(none, "Versandkostenfrei!", false);
    row(none, "Half price!", false);
    row(none, "Zum halben Preis", false);
    row(none, "with a small discount", false);
    row(none, "Use code WELCOME10.", false);
    row(none, "{{offer_text}} for you", false);
    row(percent, "Take {{offer_text}} with {{discount_code}}.", true);
    row(percent, "Take 5% off with {{discount_code}}, that is €62.00 less.", true);
    row(percent, "5 Prozent Rabatt mit {{discount_code}}", true);
    row(percent, "five percent off with code BACK-7QX2", true);
    row(percent, "Take 5,0 % off with {{discount_code}}", true);
    row(percent, "Take 10% off with {{discount_code}}.", false);
    row(percent, "Take 5% off, or 50% off two, with {{discount_code}}.", false);
    row(percent, "Save €620 with {{discount_code}}: 5 %.", false);
    row(percent, "5 % off and free shipping with {{discount_code}}", false);
    row(percent, "A discount with {{discount_code}}", false);
    row(percent, "5 % off", false);
    row(percent, "5 % off with code BACK-7QX3", false);
    row(percent, "{{offer_text}} until {{offer_until}} with {{discount_code}}", true);
    row(amount, "€62.00 off with {{discount_code}}", true);
    row(amount, "62,00 € Rabatt mit {{discount_code}}", true);
    row(amount, "62 Euro günstiger mit {{discount_code}}", true);
    row(amount, "EUR 62 off with {{discount_code}}", true);
    row(amount, "$62 off with {{discount_code}}", false);
    row(amount, "€6.20 off with {{discount_code}}", false);
    row(amount, "€620 off with {{discount_code}}", false);
    row(shipping, "Free shipping with {{discount_code}}", true);
    row(shipping, "Kostenloser Versand mit {{discount_code}}", true);
    row(shipping, "Den Versand schenken wir dir, Versand ist gratis: {{discount_code}}", true);
    row(shipping, "Your cart waits. {{discount_code}}", false);
    row(shipping, "Free shipping and 5% off with {{discount_code}}", false);
}

// Claims, and whether the facts of the scene bear them out.
inline void claims()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    const auto row = [](const char* said, bool ok) { QTest::addRow("%s", said) << QString::fromUtf8(said) << ok; };
    row("Your cart is still there. Reply and we will help.", true);
    row("Dein Warenkorb ist noch da. Fragen? Antworte einfach auf diese Mail.", true);
    row("Kauf auf Rechnung ist möglich.", true);
    row("LAST CHANCE for your kettle", false);
    row("Letzte Chance auf deinen Kessel", false);
    row("Hurry, act now!", false);
    row("Don’t miss out", false);
    row("Nur heute für dich", false);
    row("Limited time", false);
    row("Only 7 left", true);
    row("Only 3 left", false);
    row("Nur noch 7 Stück auf Lager", true);
    row("Nur noch 2 Stück auf Lager", false);
    row("Almost sold out", false);
    row("Die Kanne ist auf Lager", true);
    row("We reserved it for you", false);
    row("Satisfaction guaranteed", false);
    row("Mit Geld-zurück-Garantie", false);
    row("Clinically proven", false);
    row("Der niedrigste Preis: niedrigster Preis weit und breit", false);
    row("You have won", false);
    row("Free returns", false);
    row("{{returns_policy}} {{delivery_promise}}", true);
    row("Delivered within 3 days.", true);
    row("Arrives tomorrow", false);
    row("Buy it now!!", false);
    row("BUY THE KETTLE now", false);
}

// The end of an offer of free shipping beside promises of a day of delivery.
inline void endsOfFreeShipping()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ok");
    const auto row = [](const char* said, bool ok) { QTest::addRow("%s", said) << QString::fromUtf8(said) << ok; };
    row("Kostenloser Versand, bis {{offer_until}}, mit {{discount_code}}.", true);
    row("Für Sie: kostenloser Versand bis {{offer_until}}.", true);
    row("Gratis Versand bis {{offer_until}}", true);
    row("Kostenloser Versand bis zum {{offer_until}}", true);
    row("Mit kostenlosem Versand bis einschließlich {{offer_until}}", true);
    row("Kostenloser Versand, bis Donnerstag, {{offer_until}}, mit {{discount_code}}.", true);
    row("Kostenloser Versand bis Donnerstag, den {{offer_until}}", true);
    row("Ihr Versand: bis {{offer_until}} kostenlos", true);
    row("Kostenloser Versand, bis Freitag, {{offer_until}}", false);
    row("Kostenloser Versand bis Donnerstag", false);
    row("Kostenloser Versand bis zum {{offer_until}} sicher bei Ihnen", false);
    row("Kostenloser Versand, bis Donnerstag, {{offer_until}}, pünktlich geliefert", false);
    row("Kostenloser Versand bis zum 1. Dezember", false);
    row("Versand bis zum {{offer_until}}", false);
    row("Ihr Versand: bis {{offer_until}}", false);
    row("Versand bis {{offer_until}}", false);
    row("Kostenloser Versand, bis {{offer_until}} geliefert", false);
    row("Kostenloser Versand bis {{offer_until}} bei Ihnen", false);
    row("Kostenloser Versand, bis 1. Dezember", false);
    row("Kostenloser Versand, Lieferung bis {{offer_until}}", false);
    row("Kostenlose Lieferung bis {{offer_until}}", false);
    row("Free shipping until {{offer_until}}", true);
    row("Free shipping until {{offer_until}}, delivered by {{offer_until}}", false);
    row("Free delivery by {{offer_until}}", false);
}

}  // namespace checkcases

}  // namespace countersign
