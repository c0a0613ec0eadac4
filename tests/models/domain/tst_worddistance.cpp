#include "models/domain/readability.h"
#include "models/domain/worddistance.h"
#include "samples.h"

#include <QtTest>

using namespace countersign;

class TestWordDistance final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void distances()
    {
        QCOMPARE(wordDistanceBp("", ""), 0);
        QCOMPARE(wordDistanceBp("your cart waits", "your cart waits"), 0);
        QCOMPARE(wordDistanceBp("your  cart\nwaits", " your cart waits "), 0);
        QCOMPARE(wordDistanceBp("one two", "three four"), 10000);
        QCOMPARE(wordDistanceBp("", "three four"), 10000);
        QCOMPARE(wordDistanceBp("a b c d", "a b x d"), 2500);
        QCOMPARE(wordDistanceBp("a b c d", "a b c d e f"), 2000);
        QCOMPARE(wordDistanceBp("a b x d", "a b c d"), wordDistanceBp("a b c d", "a b x d"));
        QCOMPARE(wordDistanceBp("Hello {{first_name}}", "Hello {{shop_name}}"), 5000);
        QCOMPARE(wordDistanceBp("Grüße", "Grüsse"), 10000);
        QCOMPARE(wordDistanceBp("don't", "don’t"), 10000);
    }

    void changesAreAligned()
    {
        using Changes = std::vector<WordChange>;
        QCOMPARE(wordChanges("Take your last chance now.", "Take your time now."), (Changes{{"last chance", "time"}}));
        QCOMPARE(wordChanges("Back, to your cart!", "Back to your cart."), (Changes{{",", ""}, {"!", "."}}));
        QCOMPARE(wordChanges("a b", "a new b"), (Changes{{"", "new"}}));
        QCOMPARE(wordChanges("Hi {{first_name}}, ok", "Hi there, ok"), (Changes{{"{{first_name}}", "there"}}));
        QCOMPARE(wordChanges("Schöne Größe für dich", "Schöne Tasse für Sie"), (Changes{{"Größe", "Tasse"}, {"dich", "Sie"}}));
        QVERIFY(wordChanges("same", "same").empty());
    }

    void theFrameDoesNotCount()
    {
        Content edited = samples::email();
        edited.blocks[3].text = "another footer";
        edited.blocks[2].url = "https://northbean.com";
        QCOMPARE(wordDistanceBp(samples::email(), edited), 0);
        edited.blocks[0].text = "Hello {{first_name}},\nyour order is still there.";
        QVERIFY(wordDistanceBp(samples::email(), edited) > 0);
        QCOMPARE(wordChanges(samples::email(), edited), (std::vector<WordChange>{{"cart", "order"}}));
    }

    void enormousTextsAreCompared()
    {
        std::string one;
        std::string other;
        for (int i = 0; i < 20000; ++i) {
            one += "a" + std::to_string(i) + " ";
            other += "b" + std::to_string(i) + " ";
        }
        QCOMPARE(wordDistanceBp(one, other), 10000);
        QCOMPARE(wordDistanceBp(one, one), 0);
    }

    void readingLevels()
    {
        QCOMPARE(readingLevel("", "en"), 0);
        QCOMPARE(readingLevel("Bonjour tout le monde.", "fr"), 0);
        QCOMPARE(readingLevel("The cat sat on the mat. The dog ran to us. We like it.", "en"), 1);
        QVERIFY(readingLevel("Notwithstanding considerable organizational difficulties, international administrative representatives "
                             "deliberately established comprehensive regulatory responsibilities.", "en") > 15);
        QVERIFY(readingLevel("Der Hund ist da. Wir sind froh. Das ist gut so.", "de") < 6);
        QVERIFY(readingLevel("Unbeschadet entgegenstehender verwaltungsrechtlicher Bestimmungen gewährleistet die Versandabteilung "
                             "außerordentliche Rückerstattungsmöglichkeiten hinsichtlich beschädigter Verpackungsbestandteile.", "de") > 15);
        QVERIFY(readingLevel(samples::email()) > 0);
        QCOMPARE(wordCount(samples::sms()), 9);
    }
};

QTEST_GUILESS_MAIN(TestWordDistance)
#include "tst_worddistance.moc"
