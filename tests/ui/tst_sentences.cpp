// Sentences of the backend and the rules in the window's language.
#include "models/domain/json.h"
#include "ui/words/sentences.h"
#include "ui/words/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace countersign;

class TestSentences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void factsGoIntoTheTranslatedPattern_data();
    void factsGoIntoTheTranslatedPattern();
    void englishStaysAsItCame();
    void everyShippedRequirementIsKnown();
};

void TestSentences::init()
{
    installLanguage(*QCoreApplication::instance(), QLocale(QLocale::German, QLocale::Germany));
}

void TestSentences::factsGoIntoTheTranslatedPattern_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("no fact") << u"One visit only"_s << u"Nur ein Besuch"_s;
    QTest::newRow("money") << u"Cart of €1,240.00 is above €1,000.00: two people decide"_s
                           << u"Warenkorb über 1.240,00 € liegt über 1.000,00 €: zwei Personen entscheiden"_s;
    QTest::newRow("turned round") << u"Only 2 of “Kettle 0.9 l” are left, 3 are in the cart"_s
                                  << u"Von „Kettle 0.9 l“ gibt es nur noch 2, im Warenkorb liegen 3"_s;
    QTest::newRow("a sentence within") << u"A check failed: The cart has no items."_s
                                       << u"Eine Prüfung ist nicht bestanden: Der Warenkorb hat keine Artikel."_s;
    QTest::newRow("a fact that looks like a place") << u"“%2 cotton” is sold out now"_s << u"„%2 cotton“ ist jetzt ausverkauft"_s;
    QTest::newRow("per cent before amount") << u"7.5 % off"_s << u"7,5 % Rabatt"_s;
    QTest::newRow("yen") << u"A cart of ¥98,400 is a large one"_s << u"Ein Warenkorb über 98.400 ¥ ist groß"_s;
    QTest::newRow("an operator's own rule") << u"Ask Mira first"_s << u"Ask Mira first"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestSentences::factsGoIntoTheTranslatedPattern()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(sentenceText(english.toStdString()).replace(QChar::Nbsp, u' '), german);
}

void TestSentences::englishStaysAsItCame()
{
    installLanguage(*QCoreApplication::instance(), QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(sentenceText("Cart of €1,240.00 is above €1,000.00: two people decide"),
        u"Cart of €1,240.00 is above €1,000.00: two people decide"_s);
}

void TestSentences::everyShippedRequirementIsKnown()
{
    QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/policy/requirements.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto table = parseJson(file.readAll().toStdString());
    QVERIFY(table);
    static const QRegularExpression fact(u"\\{[^}]+\\}"_s);
    for (const Json& requirement : *table)
        for (const char* key : {"sentence", "failing"}) {
            const QString sentence = QString::fromStdString(requirement.at(key).get<std::string>()).replace(fact, u"7"_s);
            QVERIFY2(isKnownSentence(sentence), qPrintable(sentence));
        }
}

QTEST_MAIN(TestSentences)
#include "tst_sentences.moc"
