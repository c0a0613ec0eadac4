// Spelling against the real dictionaries: what is looked at, what is left alone, what is kept.
#include "services/console/spell/speller.h"
#include "services/console/spell/spellwords.h"
#include "tests/services/console/await.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace Qt::StringLiterals;

class TestSpeller : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAndWhatIsNone();
    void english();
    void german();
    void personalWordsAreKeptPerLanguage();
    void noDictionary();
    void endsWhileWorking();

private:
    static QStringList wrong(Speller& speller, const QString& language, const QString& text, const QStringList& ignored = {})
    {
        QStringList words;
        const auto found = await(speller.check(language, text, ignored));
        for (const Misspelling& one : found.value()) {
            words << one.word;
            if (text.mid(one.from, one.length) != one.word)
                words << u"misplaced"_s;
        }
        return words;
    }
};

void TestSpeller::wordsAndWhatIsNone()
{
    QStringList words;
    const QString text
        = u"Hello {{first_name}}, it’s at https://shop.example/abc or mail help@shop.example: 12abc BACK-7Q2M x \U0001F600 Straße"_s;
    for (const SpellWord& one : spellWords(text)) {
        words << one.word;
        QCOMPARE(text.mid(one.from, one.word.size()), one.word);
    }
    QCOMPARE(words, (QStringList{ u"Hello"_s, u"it’s"_s, u"at"_s, u"or"_s, u"mail"_s, u"Straße"_s }));
    QVERIFY(spellWords(QString(100'000, u'a')).empty());
}

void TestSpeller::english()
{
    Speller speller(systemSpellPaths(QString()));
    QCOMPARE(wrong(speller, u"en"_s, u"Your cart is still here, it’s saved."_s), QStringList());
    QCOMPARE(
        wrong(speller, u"en"_s, u"We recieve teh order, Fatima Quandt"_s, { u"Fatima Quandt"_s }), (QStringList{ u"recieve"_s, u"teh"_s }));
    QVERIFY(await(speller.suggest(u"en"_s, u"recieve"_s)).value().contains(u"receive"_s));
    QVERIFY(await(speller.suggest(u"en"_s, u"recieve"_s)).value().size() <= 8);
}

void TestSpeller::german()
{
    Speller speller(systemSpellPaths(QString()));
    QCOMPARE(wrong(speller, u"de"_s, u"Ihr Warenkorb ist noch da, die Kasse öffnet sich an der Straße."_s), QStringList());
    QCOMPARE(wrong(speller, u"de"_s, u"Ihr Wahrenkorb"_s), QStringList{ u"Wahrenkorb"_s });
    QVERIFY(await(speller.suggest(u"de"_s, u"Strase"_s)).value().contains(u"Straße"_s));
}

void TestSpeller::personalWordsAreKeptPerLanguage()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(u"made/at/need"_s);
    {
        Speller speller(systemSpellPaths(place));
        QSignalSpy added(&speller, &SpellDesk::wordAdded);
        QVERIFY(await(speller.addWord(u"en"_s, u"Zyxwabc"_s)));
        QCOMPARE(added.count(), 1);
        QCOMPARE(wrong(speller, u"en"_s, u"Zyxwabc"_s), QStringList());
        QVERIFY(!await(speller.addWord(u"en"_s, u"  "_s)));
        QVERIFY(!await(speller.addWord(u"en"_s, u"two\nlines"_s)));
    }
    Speller again(systemSpellPaths(place));
    QCOMPARE(wrong(again, u"en"_s, u"Zyxwabc"_s), QStringList());
    QCOMPARE(wrong(again, u"de"_s, u"Zyxwabc"_s), QStringList{ u"Zyxwabc"_s });
    // A folder that cannot be made: a clear refusal, and what was known stays.
    QFile file(folder.filePath(u"plain"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Speller nowhere(systemSpellPaths(folder.filePath(u"plain/below"_s)));
    const auto refused = await(nowhere.addWord(u"en"_s, u"Qwvxz"_s));
    QVERIFY(!refused);
    QVERIFY(!refused.error().detail.empty());
    QCOMPARE(wrong(nowhere, u"en"_s, u"Qwvxz"_s), QStringList{ u"Qwvxz"_s });
}

void TestSpeller::noDictionary()
{
    Speller speller(SpellPaths{});
    for (const QString& language : { u"en"_s, u"xx"_s, u""_s, u"../../etc/passwd"_s }) {
        const auto none = await(speller.check(language, u"word"_s, {}));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }
}

void TestSpeller::endsWhileWorking()
{
    std::vector<QFuture<Result<std::vector<Misspelling>>>> asked;
    {
        Speller speller(systemSpellPaths(QString()));
        for (int i = 0; i < 50; ++i)
            asked.push_back(speller.check(u"de"_s, u"Wahrenkorb "_s.repeated(2000), {}));
    }
    for (const auto& one : asked)
        QVERIFY2(one.isFinished(), "every question is answered or cancelled");
}

QTEST_GUILESS_MAIN(TestSpeller)
#include "tst_speller.moc"
