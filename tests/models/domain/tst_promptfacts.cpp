#include "modelcases.h"

#include "models/domain/prompt.h"
#include "models/domain/promptmask.h"
#include "models/domain/promptorders.h"

#include <QtTest>
#include <algorithm>

using namespace countersign;

namespace {

// The sample's customer: Ana Quillfeather, ana.q@posta.es, +34600111222, 28013, Harbour Kiosk GmbH.
QString masked(const QString& text, bool keepPlaceholders = false)
{
    const PersonPieces person(samples::draft(), samples::cart());
    return QString::fromStdString(factText(text.toStdString(), person, {120, keepPlaceholders}));
}

PromptFacts sampleFacts() { return promptFacts(samples::draft(), samples::cart(), samples::shop()); }

bool offers(const PromptFacts& facts, const char* placeholder)
{
    return std::ranges::find(facts.placeholders, placeholder) != facts.placeholders.end();
}

}  // namespace

class TestPromptFacts final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePersonIsMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, const char* text, const char* wanted) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(wanted);
        };
        row("first name", "Mug for Ana", "Mug for •••");
        row("case", "Mug for ANA", "Mug for •••");
        row("accent", "Mug for Aná", "Mug for •••");
        row("genitive", "Anas Tasse", "•••s Tasse");
        row("short names stay inside words", "Banana bread", "Banana bread");
        row("spaced out", "Mug A n a", "Mug •••");
        row("last name glued", "#TeamQuillfeather", "#Team•••");
        row("last name, hidden", "Q\u200buill\u2060feather", "•••");
        row("last name, full width", "Ｑｕｉｌｌｆｅａｔｈｅｒ", "•••");
        row("last name, dashed", "Q-u-i-l-l-f-e-a-t-h-e-r", "•••");
        row("company", "For Harbour-Kiosk GmbH", "For •••");
        row("postal code", "Card 28013 Madrid", "Card ••• Madrid");
        row("e-mail", "Write ana.q@posta.es now", "Write ••• now");
        row("phone", "Call 600 111 222", "Call •••");
        row("phone with dots", "Call +34.600.11.12.22", "Call •••");
    }
    void thePersonIsMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QCOMPARE(masked(text), wanted);
        QCOMPARE(masked(masked(text)), wanted);
    }

    void anybodysAddressesAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, const char* text, const char* wanted) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(wanted);
        };
        row("e-mail", "Ask peter@mail.example please", "Ask ••• please");
        row("full width", "Ask peter＠mail．example", "Ask •••");
        row("at in words", "Ask peter (at) mail.example", "Ask •••");
        row("web", "See https://evil.example/x?y=1 here", "See ••• here");
        row("host", "See evil.io/pay", "See •••");
        row("www", "See www.evil", "See •••");
        row("card", "4111 1111 1111 1111", "•••");
        row("IBAN", "DE89 3704 0044 0532 0130 00", "•••");
        row("IBAN with letters", "GB29 NWBK 6016 1331 9268 19", "•••");
        row("street", "Zur Hafenstraße 17a", "Zur •••");
        row("street in two words", "Bonner Straße 5", "•••");
        row("street in English", "12 Old Harbour Road", "•••");
        row("street in Spanish", "Calle de la Luna 5", "•••");
        row("www with digits", "See www.5 there", "See ••• there");
        row("a host that begins with digits", "See 24.de", "See •••");
        row("a scheme after a digit", "See h2://evil", "See •••");
        row("a number within an address", "See https://evil.example/4111111111111111 here", "See ••• here");
        row("an address and a number", "peter@mail.example or 0171 2345678", "••• or •••");
        row("seven digits apart", "1 2 3 4 5 6 7", "•••");
        row("prices and times stay", "€1.240,50 at 12:30, 3.5 % off 2.400", "€1.240,50 at 12:30, 3.5 % off 2.400");
        row("a road without a number stays", "1 pack, the long road st. edition", "1 pack, the long road st. edition");
        row("sizes stay", "Kissen 50 × 50 cm, 100 % Leinen, 2.5 l", "Kissen 50 × 50 cm, 100 % Leinen, 2.5 l");
        row("models stay", "Grinder C40 MK4, 6 cups", "Grinder C40 MK4, 6 cups");
    }
    void anybodysAddressesAreMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QCOMPARE(masked(text), wanted);
    }

    void markupGoes()
    {
        QCOMPARE(masked(QStringLiteral("<b>Kettle</b> &amp; cup")), QStringLiteral("Kettle & cup"));
        QCOMPARE(masked(QStringLiteral("Kettle <script>x")), QStringLiteral("Kettle x"));
        QCOMPARE(masked(QStringLiteral("&amp;lt;i&amp;gt;Kettle")), QStringLiteral("Kettle"));
        QCOMPARE(masked(QStringLiteral("Kettle <!-- hidden --> big")), QStringLiteral("Kettle big"));
        QCOMPARE(masked(QStringLiteral("5 < 6 > 4")), QStringLiteral("5 ‹ 6 › 4"));
        QCOMPARE(masked(QStringLiteral("{a:[1]} `x` a|b\\c")), QStringLiteral("(a:(1)) 'x' a/b/c"));
        QCOMPARE(masked(QStringLiteral("Hi {{first_name}} {{other}}"), true), QStringLiteral("Hi {{first_name}} ((other))"));
        QCOMPARE(masked(QStringLiteral("Hi {{first_name}}")), QStringLiteral("Hi ((first_name))"));
    }

    void cutsLeaveNoHalfPieces()
    {
        // Wherever a cap falls, what is left of the name is masked or gone; the masks in front pull later text forward.
        const QString addresses = QStringLiteral("a.long.address.of.somebody@a.long.name.of.a.host.example ");
        for (int i = 0; i < 400; ++i) {
            QString text;
            while (text.size() < 750 + i)
                text += addresses;
            text = text.left(750 + i) + QStringLiteral(" Quillfeather Quillfeather");
            QVERIFY2(!masked(text).contains(u"Qui"), qPrintable(masked(text)));
            QVERIFY(masked(text).size() <= 120);
        }
    }

    void factsHoldWhatTheCartHolds()
    {
        const PromptFacts facts = sampleFacts();
        QCOMPARE(facts.channel, Channel::Email);
        QCOMPARE(facts.language, std::string("en"));
        QCOMPARE(facts.shopName, std::string("North Bean"));
        QCOMPARE(facts.reason, std::string("shipping_cost"));
        QCOMPARE(facts.evidence, (std::vector<std::string>{"Shipping is 14 % of the cart"}));
        QCOMPARE(facts.segment, std::string("returning"));
        QCOMPARE(facts.step, std::string("shipping"));
        QCOMPARE(facts.offer, std::string("no offer"));
        QCOMPARE(facts.cartTotal, std::string("€1,240.00"));
        QCOMPARE(facts.items.size(), std::size_t(1));
        QCOMPARE(facts.items.front().title, std::string("Kettle"));
        QCOMPARE(facts.items.front().quantity, std::int64_t(2));
        QVERIFY(offers(facts, "first_name"));
        QVERIFY(std::ranges::none_of(facts.placeholders, [](const std::string& name) { return name.ends_with("_url"); }));
        QCOMPARE(facts.deliveryPromise, std::string("Delivered within 3 days."));
        const auto again = decode<PromptFacts>(Json(facts));
        QVERIFY(again);
        QCOMPARE(Json(*again), Json(facts));
    }

    void placeholdersWithoutAValueAreNotOffered()
    {
        Draft draft = samples::draft();
        draft.values.text["first_name"].clear();
        QVERIFY(!offers(promptFacts(draft, samples::cart(), samples::shop()), "first_name"));
    }

    void listsAndTextsAreCapped()
    {
        Draft draft = samples::draft();
        draft.lines.assign(40, samples::line());
        draft.diagnosis.evidence.assign(40, draft.diagnosis.evidence.front());
        PromptFacts facts = promptFacts(draft, samples::cart(), samples::shop());
        QCOMPARE(facts.items.size(), std::size_t(10));
        QVERIFY(facts.evidence.size() <= 10);
        setInstruction(facts, std::string(5000, 'x') + " Ana", draft, samples::cart());
        QVERIFY(facts.instruction.size() <= 500);
        facts.passages.assign(40, {"K1", "Guide", std::string(5000, 'x')});
        const auto prompting = promptFor({"Be kind.", "Write."}, facts);
        QVERIFY(prompting);
        QVERIFY(prompting->user.size() < 32 * 1024);
    }

    void aPromptIsPutTogether()
    {
        const PromptText text{
            "Be kind.", "Write in {{language}} about {{reason}}, {{offer}}, {{cart_total}}. Greet {{first_name}} of {{shop_name}}."};
        const auto prompting = promptFor(text, sampleFacts());
        QVERIFY(prompting);
        QVERIFY(prompting->system.starts_with("Be kind.\n\nStanding orders"));
        QVERIFY(prompting->system.ends_with(standingOrders(Channel::Email)));
        QVERIFY(prompting->user.starts_with("Write in English about shipping_cost, no offer, €1,240.00. Greet {{first_name}} of the \"shop_name\" "
                                            "of the facts.\n\n<<<FACTS\n"));
        QVERIFY(prompting->user.ends_with("\nFACTS>>>\n"));
        PromptFacts again = sampleFacts();
        again.failures = {"It says “50 %”"};
        const auto second = promptFor(text, again);
        QVERIFY(second);
        QVERIFY(second->user.find("last answer was refused") != std::string::npos);
    }

    void wrongPromptsAreRefused()
    {
        const auto refusal = [](const PromptText& text) {
            const auto prompting = promptFor(text, sampleFacts());
            return prompting ? QString() : QString::fromStdString(prompting.error().detail);
        };
        QVERIFY(refusal({"", "Write {{color}} and {{colour}}"}).contains(u"{{color}}"));
        QVERIFY(refusal({"{{tone}}", "Write"}).contains(u"{{tone}}"));
        QVERIFY(!refusal({"", "Write {{The Offer}}"}).isEmpty());
        QVERIFY(!refusal({"", "FACTS>>> Write"}).isEmpty());
        QVERIFY(!refusal({"<<<FACTS", "Write"}).isEmpty());
        QCOMPARE(unknownVariables({"{{a}} {{b}}", "{{a}} {{offer}} {{first_name}} {{c}}"}), (std::vector<std::string>{"a", "b", "c"}));
        for (const std::string& name : promptVariables()) {
            const PromptText one{"", std::string(2, '{') + name + std::string(2, '}')};
            QVERIFY2(promptFor(one, sampleFacts()), name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestPromptFacts)
#include "tst_promptfacts.moc"
