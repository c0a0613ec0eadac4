// Sentences of the backend and the rules in the window's language.
#include "models/domain/json.h"
#include "models/domain/person.h"
#include "ui/words/briefwhy.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QFile>
#include <QKeySequence>
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
    void refusalsAreTold();
    void everyShippedRequirementIsKnown();
    void everyReasonThatStopsASendIsKnown();
    void everyReasonWhyTheModelDidNotWriteIsKnown();
    void rowsSayWhyInBrief();
    void keysAndRightsAreNamed();
    void daysAgoAreBent();
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
    QTest::newRow("a decision that was kept here")
        << u"What was kept of this decision on this computer cannot be read any more; please decide again."_s
        << u"Was auf diesem Computer von dieser Entscheidung aufbewahrt war, lässt sich nicht mehr lesen; bitte entscheiden Sie neu."_s;
    QTest::newRow("a step of a lineage") << u"The customer's consent changed"_s << u"Die Einwilligung des Kunden hat sich geändert"_s;
    QTest::newRow("a place that is taken") << u"/home/mira/record is not empty; name a new folder"_s
                                           << u"/home/mira/record ist nicht leer; nennen Sie einen neuen Ordner"_s;
    QTest::newRow("a place that is being written") << u"another export to /tmp/r.csv is under way; let it end, or name another place"_s
                                                   << u"nach /tmp/r.csv läuft schon ein anderer Export; warten Sie, bis er fertig ist, oder nennen Sie einen anderen Ort"_s;
    QTest::newRow("money") << u"Cart of €1,240.00 is above €1,000.00: two people decide"_s
                           << u"Warenkorb über 1.240,00 € liegt über 1.000,00 €: zwei Personen entscheiden"_s;
    QTest::newRow("turned round") << u"Only 2 of “Kettle 0.9 l” are left, 3 are in the cart"_s
                                  << u"Von „Kettle 0.9 l“ gibt es nur noch 2, im Warenkorb liegen 3"_s;
    QTest::newRow("a sentence within") << u"A check failed: The cart has no items."_s
                                       << u"Eine Prüfung ist nicht bestanden: Der Warenkorb hat keine Artikel."_s;
    QTest::newRow("a claim in the wrong place")
        << u"The text says “free returns”, but this part of the message does not cite the policy that says so."_s
        << u"Der Text sagt „free returns“, doch dieser Teil der Nachricht beruft sich nicht auf die Regelung, die das sagt."_s;
    QTest::newRow("a fact that looks like a place") << u"“%2 cotton” is sold out now"_s << u"„%2 cotton“ ist jetzt ausverkauft"_s;
    QTest::newRow("per cent before amount") << u"7.5 % off"_s << u"7,5 % Rabatt"_s;
    QTest::newRow("yen") << u"A cart of ¥98,400 is a large one"_s << u"Ein Warenkorb über 98.400 ¥ ist groß"_s;
    QTest::newRow("written by a model")
        << u"Written by gpt-5-mini with “Shipping cost” version 3: 812 tokens in, 240 out, 1.4 s, USD 0.0021, "
           u"at the second try; cites tone.md · faq.md"_s
        << u"Verfasst von gpt-5-mini mit „Shipping cost“ Version 3: 812 Token hinein, 240 heraus, 1,4 s, 0,0021 USD, "
           u"im zweiten Versuch; zitiert tone.md · faq.md"_s;
    QTest::newRow("a trouble that lost its stop")
        << u"The language model's server does not accept the key (status 401); written by the built-in composer"_s
        << u"Der Server des Sprachmodells nimmt den Schlüssel nicht an (Status 401); vom eingebauten Verfasser geschrieben"_s;
    QTest::newRow("a prompt that is gone") << u"No prompt is live for this draft any more; written by the built-in composer"_s
                                           << u"Für diesen Entwurf ist kein Prompt mehr in Betrieb; vom eingebauten Verfasser geschrieben"_s;
    QTest::newRow("an answer that loops")
        << u"The model's answer failed twice (It says “we kept it” again and again in paragraph 2); written by the built-in composer"_s
        << u"Die Antwort des Modells fiel zweimal durch (Absatz 2: sagt immer wieder „we kept it“); vom eingebauten Verfasser geschrieben"_s;
    QTest::newRow("a trouble with its stop") << u"The model does not answer: The language model's server cannot be reached."_s
                                             << u"Das Modell antwortet nicht: Der Server des Sprachmodells ist nicht erreichbar."_s;
    QTest::newRow("an answer read by the dictionary") << u"The model did not answer; read by the built-in dictionary"_s
                                                      << u"Das Modell hat nicht geantwortet; vom eingebauten Wörterbuch gelesen"_s;
    QTest::newRow("a fault within")
        << u"The model's answer failed twice (It says “€5” in paragraph 2; no such amount stands in the facts); "
           u"written by the built-in composer"_s
        << u"Die Antwort des Modells fiel zweimal durch (Absatz 2: sagt „€5“; ein solcher Betrag steht in keiner Tatsache); "
           u"vom eingebauten Verfasser geschrieben"_s;
    QTest::newRow("a check within") << u"The model's answer failed twice (The e-mail has no subject); written by the built-in composer"_s
                                    << u"Die Antwort des Modells fiel zweimal durch (Die E-Mail hat keinen Betreff); "
                                       u"vom eingebauten Verfasser geschrieben"_s;
    QTest::newRow("a replay's figures")
        << u"The newest replay of version 4 did not pass: 48 of 50 drafts, 1 answer refused by a check, 2 tests failed"_s
        << u"Der neueste Probelauf von Version 4 ist nicht bestanden: 48 von 50 Entwürfen, 1 Antwort von einer Prüfung abgelehnt, "
           u"2 Prüffälle nicht bestanden"_s;
    QTest::newRow("tests in a row") << u"Tests of the prompt stand in the way: “no free gift” did not run, “formal” failed"_s
                                    << u"Prüffälle des Prompts stehen im Weg: „no free gift“ lief nicht, „formal“ ist nicht bestanden"_s;
    QTest::newRow("tests that cannot run any more")
        << u"Every test of the prompt passed in the replay; retired, because what they were made of is no longer kept: 2"_s
        << u"Jeder Prüffall des Prompts hat im Probelauf bestanden; außer Dienst, weil nicht mehr aufbewahrt wird, woraus sie gemacht sind: 2"_s;
    QTest::newRow("a key in plain quotes") << u"The answer lacks the key \"closing\"."_s << u"Der Antwort fehlt der Schlüssel „closing“."_s;
    QTest::newRow("a brand rule") << u"3 exclamation marks; at most 1 may stand in a message"_s
                                  << u"3 Ausrufezeichen; je Nachricht höchstens: 1"_s;
    QTest::newRow("a per cent sign that is no fact")
        << u"two other versions share the customers already: give one of them 100 % first"_s
        << u"zwei andere Versionen teilen sich die Kunden schon: Geben Sie zuerst einer davon 100 %"_s;
    QTest::newRow("checks by their names") << u"Checks failed: offer_text, claims"_s
                                           << u"Nicht bestandene Prüfungen: Angebotstext, Behauptungen"_s;
    QTest::newRow("a shop that is not mine") << u"Your roles do not reach the shop northbean (allowed: southbean)"_s
                                             << u"Ihre Rollen reichen nicht bis zum Shop northbean (erlaubt: southbean)"_s;
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

void TestSentences::refusalsAreTold()
{
    const auto german = refusalWords({ ErrorCode::Conflict, "two versions are shadows already: take the label from one of them first", std::nullopt });
    QVERIFY2(german.sentence == u"Zwei Versionen laufen schon mit: Beenden Sie das zuerst bei einer davon.", qPrintable(german.sentence));
    QCOMPARE(german.code, u"conflict"_s);
    QCOMPARE(refusalWords({ ErrorCode::InvalidInput, "the file has over 20,000 tags: split it", std::nullopt }).sentence,
        u"Die Datei hat über 20.000 Auszeichnungen: Teilen Sie sie auf."_s);
    installLanguage(*QCoreApplication::instance(), QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(refusalWords({ ErrorCode::Conflict, "this version is live: take live away first", std::nullopt }).sentence,
        u"This version is live: take live away first."_s);
    const Error several{ ErrorCode::InvalidInput, "the task text is empty; there is no variable {{shoe_size}}", std::nullopt };
    QCOMPARE(refusalWords(several).sentence, u"The task text is empty. There is no variable {{shoe_size}}."_s);
    // What is not known is told as before, with its words to copy.
    const Error wire{ ErrorCode::InvalidInput, "the body is not a JSON object", std::nullopt };
    QCOMPARE(refusalWords(wire).sentence, errorWords(wire).sentence);
    QCOMPARE(refusalWords(wire).code, errorWords(wire).code);
    for (const char* said : { "a share is a whole number from 1 to 100", "a replay takes 1 to 5,000 drafts", "there is no such shop",
             "What must not be said has a phrase of more than 200 characters", "the system text has more than 8000 characters",
             "the address “polite” is neither formal nor informal", "policy pages are read from Shopify alone so far" })
        QVERIFY2(isKnownSentence(QString::fromUtf8(said)), said);
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

// As the sources say them, so that none is added without its words here.
void TestSentences::everyReasonThatStopsASendIsKnown()
{
    static const QRegularExpression reason(u"Objection\\{\\s*\"[a-z_]+\",\\s*\"([^\"]+)\""_s);
    int found = 0;
    for (const char* name : { "deliverstage", "proofcheck", "reconcilestage", "recheck", "sendrecord" }) {
        QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/services/recovery/deliver/%1.cpp").arg(QLatin1String(name)));
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        for (auto match = reason.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext(); ++found) {
            const QString sentence = match.next().captured(1);
            QVERIFY2(isKnownSentence(sentence), qPrintable(sentence));
        }
    }
    QVERIFY(found > 15);
    QVERIFY(isKnownSentence(u"1 of 2 people approved exactly this message"_s));
}

void TestSentences::everyReasonWhyTheModelDidNotWriteIsKnown()
{
    static const QRegularExpression reason(u"\"((?:The (?:language model|question|limit)|No language model|Too many questions)[^\"]*\\.)\""_s);
    static const QRegularExpression server(u"who \\+ \"([^\"]*\\.)\""_s);
    int found = 0;
    const auto known = [&found](const QString& sentence) {
        ++found;
        return isKnownSentence(sentence);
    };
    for (const char* name : { "answerreader", "languagemodel", "modelcall", "modellimits" }) {
        QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/services/recovery/model/%1.cpp").arg(QLatin1String(name)));
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        const QString source = QString::fromUtf8(file.readAll());
        for (auto match = reason.globalMatch(source); match.hasNext();) {
            const QString sentence = match.next().captured(1);
            QVERIFY2(known(sentence), qPrintable(sentence));
        }
        for (auto match = server.globalMatch(source); match.hasNext();) {
            const QString sentence = u"The language model's server"_s + match.next().captured(1);
            QVERIFY2(known(sentence), qPrintable(sentence));
        }
    }
    QVERIFY2(found >= 12, qPrintable(QString::number(found)));
}

// A short form belongs to a sentence that the rules still say; what has none stays whole.
void TestSentences::rowsSayWhyInBrief()
{
    const std::vector<std::tuple<const char*, QString, QString>> whys{
        { "Cart of €438.00 is above €150.00: a person decides", u"above €150"_s, u"über 150 €"_s },
        { "Cart of €1,316.90 is above €1,000.50: two people decide", u"above €1,000.50"_s, u"über 1.000,50 €"_s },
        { "Cart of ¥20,480 is above ¥16,000: a person decides", u"above ¥16,000"_s, u"über 16.000 ¥"_s },
        { "An offer of 17.5 % is above 5 %: a person decides", u"offer above 5 %"_s, u"Angebot über 5 %"_s },
        { "The reason is only 33.1 % likely, below 40 %: a person decides", u"reason only 33.1 % likely"_s, u"Grund nur 33,1 % wahrscheinlich"_s },
        { "Pilot phase: a person decides on every draft", u"pilot phase"_s, u"Pilotphase"_s },
        { "One of the first 100 messages of the wording builtin/distraction@1, 4 decided so far: a person decides",
            u"among the first 100 of its wording"_s, u"unter den ersten 100 dieser Fassung"_s },
        { "No message was sent to this kind of customer yet: a person decides", u"new kind of customer"_s, u"neue Art von Kunden"_s },
        { "Written anew because a reviewer asked for it: a person decides", u"written anew"_s, u"neu geschrieben"_s },
        { "The policy has no limit for carts in CHF: a person decides", u"no limit for CHF"_s, u"keine Grenze für CHF"_s },
        { "A check failed: The cart has no items.", u"The cart has no items."_s, u"Der Warenkorb hat keine Artikel."_s },
        { "Ask Mira first", u"Ask Mira first"_s, u"Ask Mira first"_s },
        { "", QString(), QString() },
    };
    for (const auto& [sentence, english, german] : whys) {
        const QString said = QString::fromUtf8(sentence);
        QVERIFY2(english.isEmpty() || english == said || isKnownSentence(said), sentence);
        QCOMPARE(briefWhy(sentence).replace(QChar::Nbsp, u' '), german);
    }
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>()); // a language chosen before would still answer
    installLanguage(*QCoreApplication::instance(), QLocale(QLocale::English, QLocale::UnitedStates));
    for (const auto& [sentence, english, german] : whys)
        QCOMPARE(briefWhy(sentence), english);
}

void TestSentences::keysAndRightsAreNamed()
{
    const auto native = [](QKeyCombination keys) { return QKeySequence(keys).toString(QKeySequence::NativeText); };
    QCOMPARE(native(Qt::CTRL | Qt::Key_Enter), u"Strg+Eingabe"_s);
    QCOMPARE(native(Qt::SHIFT | Qt::Key_N), u"Umschalt+N"_s);
    QCOMPARE(QKeySequence(u"Ctrl+Return"_s), QKeySequence(Qt::CTRL | Qt::Key_Return)); // what the code writes is still read
    for (const auto& [permission, name] : EnumWords<Permission>::words) {
        const QString word = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        QVERIFY2(permissionWord(word) != QString(word).replace(u'_', u' '), qPrintable(word));
    }
}

void TestSentences::daysAgoAreBent()
{
    const auto ago = [](TimeMs span) { return agoWords(0, span).replace(QChar::Nbsp, u' '); };
    QCOMPARE(ago(15 * dayMs), u"vor 15 Tagen"_s);
    QCOMPARE(ago(5 * hourMs), u"vor 5 h"_s);
    QCOMPARE(ago(0), u"gerade eben"_s);
}

QTEST_MAIN(TestSentences)
#include "tst_sentences.moc"
