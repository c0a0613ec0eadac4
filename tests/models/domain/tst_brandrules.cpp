#include "models/domain/brandrules.h"
#include "samples.h"

#include <QtTest>

using namespace countersign;

namespace {

Content message(const char* text, const char* language = "en")
{
    Content content;
    content.channel = Channel::Email;
    content.language = language;
    content.subject = "A subject";
    content.blocks = {{BlockKind::Paragraph, text, {}, false}, {BlockKind::Items, {}, {}, false}, {BlockKind::Footer, "CHEAP!!! 😀", {}, true}};
    return content;
}

QStringList hits(const BrandRules& rules, const Content& content)
{
    QStringList found;
    for (const BrandHit& hit : brandHits(rules, content)) {
        const std::string text = hit.block >= 0 ? content.blocks[std::size_t(hit.block)].text : hit.block == -1 ? content.subject : content.preheader;
        found << QString::fromStdString(hit.rule + ":" + text.substr(std::size_t(hit.from), std::size_t(hit.length)));
    }
    return found;
}

BrandRules quiet()
{
    BrandRules rules;
    rules.maxExclamationMarks = 100;
    rules.allowEmoji = true;
    rules.allowShouting = true;
    return rules;
}

QString refusal(const BrandRules& rules)
{
    const auto read = brandRulesFromJson(Json(rules));
    return read ? QString() : QString::fromStdString(read.error().detail);
}

}  // namespace

class TestBrandRules final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainMessageHasNoHits()
    {
        QCOMPARE(hits(BrandRules{}, message("Your cart is still here.")), QStringList());
        QCOMPARE(hits(BrandRules{}, samples::email()), QStringList());
    }

    void bannedWordsAreWholeWords()
    {
        BrandRules rules = quiet();
        rules.banned = {"cheap", "Last Chance", "schön", "risk-free", "%%"};
        QCOMPARE(hits(rules, message("A CHEAP kettle, cheaply made.")), QStringList{QStringLiteral("banned:CHEAP")});
        QCOMPARE(hits(rules, message("Your last\nchance")), QStringList{QStringLiteral("banned:last\nchance")});
        QCOMPARE(hits(rules, message("At last, chance!")), QStringList());
        QCOMPARE(hits(rules, message("Das ist schon SCHÖN.")), QStringList{QStringLiteral("banned:SCHÖN")});
        QCOMPARE(hits(rules, message("risk free, risk-free")), (QStringList{QStringLiteral("banned:risk free"), QStringLiteral("banned:risk-free")}));
        QCOMPARE(hits(rules, message("50 %% off")), QStringList{QStringLiteral("banned:%%")});
        rules.banned = {"first", "name"};
        QCOMPARE(hits(rules, message("Hi {{first_name}}")), QStringList());
    }

    void placesAreBytes()
    {
        BrandRules rules = quiet();
        rules.banned = {"billig"};
        const auto found = brandHits(rules, message("Schöne Größe, billig", "de"));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().block, 0);
        QCOMPARE(found.front().from, int(std::string("Schöne Größe, ").size()));
        QCOMPARE(found.front().length, 6);
        Content content = message("fine");
        content.subject = "billig";
        QCOMPARE(brandHits(rules, content).front().block, -1);
        content.subject = "fine";
        content.preheader = "so billig";
        QCOMPARE(brandHits(rules, content).front().block, -2);
    }

    void requiredWordsAreMissed()
    {
        BrandRules rules = quiet();
        rules.required = {"North Bean"};
        const auto found = brandHits(rules, message("Your cart is here."));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().rule, std::string("required"));
        QCOMPARE(found.front().block, -3);
        QCOMPARE(hits(rules, message("All at north bean.")), QStringList());
    }

    void marksAreCounted()
    {
        BrandRules rules = quiet();
        rules.maxExclamationMarks = 1;
        QCOMPARE(hits(rules, message("One!")), QStringList());
        QCOMPARE(hits(rules, message("One! Two! Three！")), QStringList{QStringLiteral("exclamation:!")});
        QVERIFY(brandHits(rules, message("One! Two! Three！")).front().sentence.starts_with("3 exclamation marks"));
        rules.maxExclamationMarks = 0;
        QCOMPARE(hits(rules, message("One!")), QStringList{QStringLiteral("exclamation:!")});
    }

    void emojiAreSeen()
    {
        BrandRules rules = quiet();
        rules.allowEmoji = false;
        QCOMPARE(hits(rules, message("Nice 👍🏽 and 🇩🇪 and ❤️")),
            (QStringList{QStringLiteral("emoji:👍🏽"), QStringLiteral("emoji:🇩🇪"), QStringLiteral("emoji:❤️")}));
        QCOMPARE(hits(rules, message("Nice © 2026 ™ № 5 → #1 *")), QStringList());
    }

    void shoutingIsHeard()
    {
        BrandRules rules = quiet();
        rules.allowShouting = false;
        QCOMPARE(hits(rules, message("This is GREAT for the USA, {{discount_code}}.")), QStringList{QStringLiteral("shouting:GREAT")});
        QCOMPARE(hits(rules, message("ÄÖÜÄ ab12CDEF")), QStringList{QStringLiteral("shouting:ÄÖÜÄ")});
    }

    void germanAddress()
    {
        BrandRules rules = quiet();
        rules.address = "formal";
        QCOMPARE(hits(rules, message("Dein Warenkorb wartet auf dich. Sie auch.", "de")),
            (QStringList{QStringLiteral("address:Dein"), QStringLiteral("address:dich")}));
        QCOMPARE(hits(rules, message("du and dir", "en")), QStringList());
        rules.address = "informal";
        QCOMPARE(hits(rules, message("Wir haben Ihren Warenkorb für Sie.", "de")),
            (QStringList{QStringLiteral("address:Ihren"), QStringLiteral("address:Sie")}));
        QCOMPARE(hits(rules, message("Die Tassen warten. Sie sind noch da, und ihr Preis ist gut. Ihr habt Zeit.", "de")), QStringList());
        QCOMPARE(hits(rules, message("Sie haben etwas vergessen.", "de")), QStringList{QStringLiteral("address:Sie")});
    }

    void longSentencesAreMeasured()
    {
        BrandRules rules = quiet();
        rules.maxSentenceWords = 5;
        QCOMPARE(hits(rules, message("One two three four five. One two.")), QStringList());
        const auto found = brandHits(rules, message("Short one. One two three four {{shop_name}} six."));
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found.front().sentence.find("6 words") != std::string::npos);
        QCOMPARE(found.front().from, 11);
    }

    void contradictionsAreRefused()
    {
        BrandRules rules;
        rules.banned = {"cheap", "deal"};
        rules.required = {"Kettle"};
        rules.address = "formal";
        rules.maxSentenceWords = 20;
        QCOMPARE(refusal(rules), QString());
        QCOMPARE(Json(brandRulesFromJson(Json(rules)).value()), Json(rules));
        rules.required = {"a CHEAP Deal"};
        QVERIFY(refusal(rules).contains(u"“cheap” is banned"));
        QVERIFY(refusal(rules).contains(u"“deal” is banned"));
        rules.required = {"Nice 😀"};
        QVERIFY(refusal(rules).contains(u"emoji"));
        rules.required = {"Wow!! Yes!"};
        QVERIFY(refusal(rules).contains(u"exclamation"));
        rules.required = {};
        rules.banned.assign(501, "word");
        QVERIFY(refusal(rules).contains(u"501"));
        rules.banned = {"", std::string(200, 'x')};
        QVERIFY(refusal(rules).count(u"the word") == 2);
        rules.banned = {};
        rules.address = "polite";
        rules.maxExclamationMarks = -1;
        QVERIFY(refusal(rules).contains(u"polite"));
        QVERIFY(refusal(rules).contains(u"exclamation"));
        QVERIFY(!brandRulesFromJson(Json{{"banned", "cheap"}}));
        QVERIFY(!brandRulesFromJson(Json::array()));
    }

    void requiredWordsMayStandInValues()
    {
        BrandRules rules = quiet();
        rules.required = {"Northbean Coffee"};
        const Content content = message("Yours, {{shop_name}} {{item_title}}");
        QCOMPARE(brandHits(rules, content).size(), std::size_t(1));
        Values values;
        values.text["shop_name"] = "Northbean Coffee";
        QCOMPARE(brandHits(rules, content, &values).size(), std::size_t(0));
        values.text["shop_name"] = "Northbean";
        values.text["item_title"] = "coffee";  // a phrase may run over the edge of a value
        QCOMPARE(brandHits(rules, content, &values).size(), std::size_t(0));
        values.text["item_title"] = "tea";
        QCOMPARE(brandHits(rules, content, &values).size(), std::size_t(1));
        rules.required = {};
        rules.banned = {"coffee"};
        values.text["shop_name"] = "Coffee";
        QVERIFY2(brandHits(rules, content, &values).empty(), "a name is not the writer's word");
    }

    void mustIsARulesName()
    {
        BrandRules rules;
        rules.must = {"banned", "emoji"};
        QCOMPARE(refusal(rules), QString());
        QVERIFY(mustBeKept(rules, "emoji") && !mustBeKept(rules, "required"));
        QCOMPARE(brandRulesFromJson(Json(rules))->must, rules.must);
        rules.must = {"tone"};
        QVERIFY(refusal(rules).contains(u"there is no rule “tone”"));
    }

    void hitsComeBack()
    {
        const BrandHit hit{"banned", "“cheap” is a banned word", 2, 4, 5};
        QCOMPARE(Json(decode<BrandHit>(Json(hit)).value()), Json(hit));
    }
};

QTEST_GUILESS_MAIN(TestBrandRules)
#include "tst_brandrules.moc"
