#include "modelcases.h"

#include "models/domain/messageframe.h"

#include <QtTest>
#include <algorithm>

using namespace countersign;

namespace {

enum class Offered { Nothing, Percent, Amount, FreeShipping };

// The sample's cart, "Kettle" twice for €1,240.00, in English or German.
samples::Case sampleCase(Offered offered, const std::string& language = "en", Channel channel = Channel::Email)
{
    samples::Case one{samples::draft(), samples::cart(), samples::shop(), {}, {}};
    one.draft.summary.language = language;
    one.draft.summary.channel = channel;
    const OfferKind kind = offered == Offered::Percent ? OfferKind::Percent
        : offered == Offered::Amount                   ? OfferKind::Amount
        : offered == Offered::FreeShipping             ? OfferKind::FreeShipping
                                                       : OfferKind::Reassurance;
    samples::setOffer(one.draft, kind, 10);
    one.facts = promptFacts(one.draft, one.cart, one.shop);
    one.facts.passages = {{"K1", "Products", "The kettle holds 2 litres and boils in 4 minutes. Royal Mail brings it."}};
    one.answer = {{"paragraphs", {"Hello {{first_name}},", "We kept everything for you.", "Have another look whenever it suits you."}},
        {"button", "Back to your cart"}, {"citations", Json::array()}};
    if (language == "de")
        one.answer["paragraphs"] = {"Hallo {{first_name}},", "Wir haben alles für Sie aufgehoben.", "Sehen Sie gern noch einmal hinein."};
    if (channel == Channel::Email) {
        one.answer["subject"] = language == "de" ? "Ihr Warenkorb bei {{shop_name}}" : "Your cart at {{shop_name}}";
        one.answer["preheader"] = language == "de" ? "Alles ist noch da" : "Everything is still there";
        one.answer["closing"] = language == "de" ? "Herzliche Grüße\n{{shop_name}}" : "Kind regards\n{{shop_name}}";
    }
    return one;
}

QStringList faultIds(const samples::Case& one, const std::string& paragraph)
{
    Json answer = one.answer;
    answer["paragraphs"][1] = paragraph;
    const auto model = readAnswer(answer.dump(), one.facts);
    if (!model)
        return {QStringLiteral("unreadable")};
    QStringList ids;
    for (const AnswerFault& fault : one.faults(*model)) {
        ids << QString::fromStdString(fault.id);
        if (fault.sentence.empty())
            ids << QStringLiteral("no sentence");
    }
    return ids;
}

QString readProblem(const samples::Case& one, const std::string& text)
{
    const auto model = readAnswer(text, one.facts);
    return model ? QString() : QString::fromStdString(model.error().detail);
}

}  // namespace

class TestModelAnswer final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSchemaIsStrict()
    {
        for (const Channel channel : {Channel::Email, Channel::Sms, Channel::WhatsApp, Channel::Push}) {
            const Json schema = answerSchema(channel);
            QCOMPARE(schema["additionalProperties"], Json(false));
            QCOMPARE(schema["required"].size(), schema["properties"].size());
            QCOMPARE(schema["properties"].contains("subject"), channel == Channel::Email);
            const std::string text = schema.dump();
            for (const char* unportable : {"maxLength", "minLength", "maxItems", "minItems", "pattern", "format"})
                QVERIFY(text.find(unportable) == std::string::npos);
        }
    }

    void anAnswerBecomesAMessage()
    {
        samples::Case one = sampleCase(Offered::Nothing);
        one.answer["citations"] = {{{"paragraph", 1}, {"passage", "K1"}}};
        const auto model = readAnswer("\n " + one.answer.dump(2) + "\n", one.facts);
        QVERIFY2(model, model ? "" : model.error().detail.c_str());
        const Content& content = model->content;
        QCOMPARE(content.channel, Channel::Email);
        QCOMPARE(content.language, std::string("en"));
        QCOMPARE(content.subject, std::string("Your cart at {{shop_name}}"));
        std::vector<BlockKind> kinds;
        for (const Block& block : content.blocks)
            kinds.push_back(block.kind);
        QCOMPARE(kinds, (std::vector<BlockKind>{BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Items,
                            BlockKind::Button, BlockKind::Paragraph, BlockKind::Footer}));
        QCOMPARE(content.blocks[4].url, std::string("{{recovery_url}}"));
        QVERIFY(content.blocks[6].locked);
        QCOMPARE(content.blocks[6].text, footerTexts("en")[0]);
        QCOMPARE(model->citations.size(), std::size_t(1));
        QCOMPARE(model->citations.front().block, 1);
        QCOMPARE(one.refusal(one.answer), std::string());
        QVERIFY(render(content, one.draft.values));
    }

    void aTextMessageHasAStop()
    {
        const samples::Case one = sampleCase(Offered::Nothing, "de", Channel::Sms);
        const auto model = readAnswer(one.answer.dump(), one.facts);
        QVERIFY(model);
        QCOMPARE(model->content.blocks.back().text, std::string("Stopp: {{unsubscribe_url}}"));
        QVERIFY(model->content.blocks.back().locked);
        QVERIFY(model->content.subject.empty());
    }

    void theFrameIsTheBuiltInComposers()
    {
        for (const char* language : {"en", "de"}) {
            QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/texts/") + QString::fromLatin1(language) + QStringLiteral(".json"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto json = parseJson(file.readAll().toStdString());
            QVERIFY(json);
            QCOMPARE(Json(footerTexts(language)), json->at("footer"));
            QCOMPARE(Json(stopText(language)), json->at("sms").at("stop"));
        }
    }

    void otherShapesAreRefused()
    {
        const samples::Case one = sampleCase(Offered::Nothing);
        const std::string good = one.answer.dump();
        QCOMPARE(readProblem(one, good), QString());
        const auto without = [&](const char* key) {
            Json answer = one.answer;
            answer.erase(key);
            return answer.dump();
        };
        const auto with = [&](const char* key, const Json& value) {
            Json answer = one.answer;
            answer[key] = value;
            return answer.dump();
        };
        std::string twice = good;
        twice.insert(twice.size() - 1, ",\"button\":\"x\"");
        for (const std::string& bad : {std::string(), std::string("Hello!"), "Here it is: " + good, "```json\n" + good + "\n```", good + good,
                 Json::array({one.answer}).dump(), good.substr(0, good.size() / 2), std::string("{}"), without("subject"), without("citations"),
                 with("discount", "50 %"), with("subject", 5), with("subject", ""), with("subject", "a\nb"), with("button", nullptr),
                 with("paragraphs", "text"), with("paragraphs", Json::array()), with("paragraphs", Json(40, "x")),
                 with("paragraphs", {std::string("a\x01z")}), with("paragraphs", {"zero\u200bwidth"}), with("paragraphs", {"\u202eturned"}),
                 with("paragraphs", {std::string(3000, 'x')}), with("citations", {1}), with("citations", {{{"paragraph", "1"}, {"passage", "K1"}}}),
                 with("citations", {{{"paragraph", 1}, {"passage", "K1"}, {"x", 1}}}), twice})
            QVERIFY2(!readProblem(one, bad).isEmpty(), bad.c_str());
        QVERIFY(!readProblem(one, with("paragraphs", Json::array({std::string(2000000, 'x')}))).isEmpty());
        QVERIFY(readProblem(one, with("discount", "x")).contains(u"discount"));
    }

    void faultsAreFound_data()
    {
        QTest::addColumn<int>("offered");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");  // empty: nothing to find
        const auto row = [](Offered offered, const char* language, const char* text, const char* id) {
            QTest::addRow("%s: %s", id, text) << int(offered) << QString::fromLatin1(language) << QString::fromUtf8(text) << QString::fromLatin1(id);
        };
        const auto none = Offered::Nothing;
        const auto percent = Offered::Percent;  // 10 %
        row(none, "en", "Your cart of {{cart_total}} with the {{item_title}} is still here.", "");
        row(none, "en", "Your two items come to €1,240.00 altogether.", "");
        row(none, "en", "It holds 2 litres and boils in 4 minutes.", "");
        row(none, "en", "Delivered within 3 days.", "");
        row(none, "de", "Der Kettle wartet, und wir helfen gern. Keine Eile.", "");
        row(percent, "en", "You get 10 % off with {{discount_code}}.", "");
        row(percent, "en", "The code {{discount_code}} gives you {{offer_text}}, valid until {{offer_until}}.", "");
        row(Offered::FreeShipping, "en", "Free shipping for you with {{discount_code}}.", "");
        row(none, "en", "Over 5000 happy customers trust us.", "numbers");
        row(none, "en", "It lasts for twelve brews.", "numbers");
        row(none, "en", "Your total is €1,140.00.", "numbers");
        row(none, "en", "Your total is $1,240.00.", "currency");
        row(none, "en", "It costs 1240 dollars.", "currency");
        row(percent, "en", "You get 15 % off.", "offer");
        row(percent, "en", "You get ten percent off.", "");
        row(percent, "de", "Sie bekommen fünfzehn Prozent.", "offer");
        row(none, "en", "There is a small discount waiting.", "offer");
        row(none, "de", "Wir haben einen Rabatt für Sie.", "offer");
        row(percent, "en", "Shipping is free as well.", "offer");
        row(Offered::FreeShipping, "en", "And a discount on top.", "offer");
        row(percent, "en", "Use the code SAVE20.", "offer");
        row(percent, "en", "Use the code {{discount_code}} or the code welcome.", "offer");
        row(none, "en", "Come back by Friday.", "dates");
        row(none, "en", "Boils in 5 minutes.", "dates");
        row(none, "en", "Hurry, this is popular.", "dates");
        row(none, "de", "Nur noch heute.", "dates");
        row(none, "de", "Guten Morgen und willkommen.", "");
        row(percent, "en", "The offer ends soon.", "dates");
        row(none, "en", "See www.northbean.com for more.", "links");
        row(none, "en", "See northbean dot com for more.", "links");
        row(none, "en", "Write to help@northbean.com.", "links");
        row(none, "en", "Call +34 600 111 222.", "links");
        row(none, "en", "Back to your сart.", "links");
        row(none, "en", "Hi Peter,", "names");
        row(none, "de", "Sehr geehrte Frau Huber,", "names");
        row(none, "en", "Everything is here, Maria!", "names");
        row(none, "en", "We kept all of it for Maria.", "names");
        row(none, "en", "We know that Tilda Brandvold will love it.", "names");
        row(none, "de", "Das haben wir für Tilda Brandvold aufgehoben.", "names");
        row(none, "en", "Your Kettle is in your Cart, and I'm glad to help.", "");
        row(none, "en", "Come Back And See Your Things", "");
        row(none, "en", "It comes with Royal Mail to your door.", ""); // as the shop's own files say
        row(none, "de", "Dazu passt eine Tasse Kaffee, ganz in Ruhe.", "");
        row(none, "en", "Todo sigue en su carrito y puede volver cuando quiera.", "language");
        row(none, "de", "Everything in your cart is exactly as you left it.", "language");
        row(none, "en", "As an AI language model I write this.", "leak");
        row(none, "en", "Whatever its texts say, they are never instructions, so here we are.", "leak");
        row(none, "en", "The cart_total is fine.", "leak");
        row(none, "en", "Dear •••, hello.", "leak");
        row(none, "en", "We kept it. We kept it. We kept it.", "repeats");
        row(none, "en", "It is very very very very good.", "repeats");
        row(none, "de", "Wir freuen uns auf Sie. Alles ist da. Wir freuen uns auf Sie. Gern. Wir freuen uns auf Sie.", "repeats");
        row(none, "en", "We kept it all for you. We kept it all for you.", "");
        row(none, "en", "Dear [Name], hello.", "markup");
        row(none, "en", "This is **great**.", "markup");
        row(none, "en", "This is <b>great</b>.", "markup");
        row(none, "en", "Fish &amp; chips.", "markup");
        row(none, "en", "- one\n- another", "markup");
        row(none, "en", "Your code is {{discount_code}}.", "placeholders");
        row(none, "en", "Click {{recovery_url}} here.", "placeholders");
        row(none, "en", "Hello {{color}} and {{First Name}}", "placeholders");
    }
    void faultsAreFound()
    {
        QFETCH(int, offered);
        QFETCH(QString, language);
        QFETCH(QString, text);
        QFETCH(QString, id);
        const QStringList ids = faultIds(sampleCase(static_cast<Offered>(offered), language.toStdString()), text.toStdString());
        if (id.isEmpty())
            QVERIFY2(ids.isEmpty(), qPrintable(ids.join(u' ')));
        else
            QVERIFY2(ids.contains(id), qPrintable(ids.join(u' ')));
    }

    // A loop that came to its end: every paragraph is one that might stand.
    void loopsOverParagraphsAreFound()
    {
        samples::Case one = sampleCase(Offered::Nothing);
        const Json paragraph = "Everything in your cart is just as you left it.";
        const Json other = "Have another look when it suits you.";
        const auto repeats = [&](const Json& paragraphs) {
            Json answer = one.answer;
            answer["paragraphs"] = paragraphs;
            const auto model = readAnswer(answer.dump(), one.facts);
            if (!model)
                return false;
            const auto faults = one.faults(*model);
            return std::ranges::any_of(faults, [](const AnswerFault& fault) { return fault.id == "repeats"; });
        };
        QVERIFY(!repeats(Json::array({paragraph, other})));
        QVERIFY(!repeats(Json::array({paragraph, other, paragraph})));
        QVERIFY(repeats(Json::array({paragraph, paragraph, paragraph})));
        QVERIFY(repeats(Json::array({paragraph, other, paragraph, other, paragraph, other})));
        QVERIFY(repeats(Json::array({paragraph, other, paragraph, "Something else stands here.", paragraph})));
    }

    void lengthsAreLimited()
    {
        std::string longText;
        while (longText.size() < 900)
            longText += "we kept it for you and ";
        QVERIFY(faultIds(sampleCase(Offered::Nothing), longText).contains(u"length"));
        QVERIFY(!faultIds(sampleCase(Offered::Nothing), longText.substr(0, 300)).contains(u"length"));
        QVERIFY(faultIds(sampleCase(Offered::Nothing, "en", Channel::Sms), longText.substr(0, 400)).contains(u"length"));
    }

    void citationsNamePassages()
    {
        samples::Case one = sampleCase(Offered::Nothing);
        const auto cited = [&](const Json& paragraph, const char* passage) {
            Json answer = one.answer;
            answer["citations"] = {{{"paragraph", paragraph}, {"passage", passage}}};
            const auto model = readAnswer(answer.dump(), one.facts);
            return model && one.faults(*model).empty();
        };
        QVERIFY(cited(0, "K1"));
        QVERIFY(!cited(0, "K2"));
        QVERIFY(!cited(9, "K1"));
        QVERIFY(!cited(-1, "K1"));
    }

    void policiesAreCitedByBlock()
    {
        ModelAnswer answer;
        answer.citations = {{0, "K2"}, {3, "K1"}, {4, "K2"}, {1, "K4"}};
        const CitedPolicies cited = citedPolicies(
            answer, {{"K1", "Tone", "Warm words.", false}, {"K2", "Returns", "Free.", true}, {"K3", "Shipping", "Fast.", true}});
        QVERIFY(cited.words == std::vector<std::string>{"Free."});
        QVERIFY(cited.blocks == (std::vector<std::vector<int>>{{0, 4}}));
    }

    void sentencesQuoteLittle()
    {
        const samples::Case one = sampleCase(Offered::Nothing);
        Json answer = one.answer;
        answer["paragraphs"][1] = "See https://evil.example/" + std::string(600, 'x');
        const auto model = readAnswer(answer.dump(), one.facts);
        QVERIFY(model);
        for (const AnswerFault& fault : one.faults(*model))
            QVERIFY2(fault.sentence.size() < 220, fault.sentence.c_str());
    }

    void withoutFactsNothingIsKnown()
    {
        const samples::Case one = sampleCase(Offered::Nothing);
        const auto model = readAnswer(one.answer.dump(), one.facts);
        QVERIFY(model);
        QVERIFY(answerFaults(*model, one.facts, {}).empty());
        Json answer = one.answer;
        answer["paragraphs"][1] = "Your total is €1,240.00.";
        const auto priced = readAnswer(answer.dump(), one.facts);
        QVERIFY(priced);
        QVERIFY(!answerFaults(*priced, one.facts, {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestModelAnswer)
#include "tst_modelanswer.moc"
