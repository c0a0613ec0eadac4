// The key map as data: what may be on a key, whose key it is, the file, and how letters find a command.
#include "ui/keys/keyfile.h"
#include "ui/palette/fuzzy.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

class TestKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedKeysAreSound();
    void refusesWhatIsPressedWithoutThinking_data();
    void refusesWhatIsPressedWithoutThinking();
    void aTakenKeyIsRefusedOrSwapped();
    void resets();
    void chordOfAnEvent();
    void theFileComesBack();
    void aBadFileChangesNothing_data();
    void aBadFileChangesNothing();
    void lettersFindCommands();
};

void TestKeys::shippedKeysAreSound()
{
    const KeyMap keys;
    for (const KeyBinding& binding : keys.bindings()) {
        QVERIFY2(keyRefusal(binding.keys).isEmpty(), qPrintable(binding.word));
        QVERIFY2(!keyMeaning(binding.verb).isEmpty(), qPrintable(binding.word));
        QCOMPARE(keys.holder(binding.keys), std::optional(binding.verb)); // no two share one
        QVERIFY(keys.isShipped(binding.verb));
    }
}

void TestKeys::refusesWhatIsPressedWithoutThinking_data()
{
    QTest::addColumn<QString>("chord");
    QTest::addColumn<bool>("may");
    for (const char* never : { "Backspace", "Del", "Return", "Enter", "Space", "Esc", "Tab", "Shift+Tab", "Up", "Down", "Home", "PgDown",
             "Shift+Del", "Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+Return", "A, B" })
        QTest::newRow(never) << QString::fromLatin1(never) << false;
    for (const char* may : { "A", "Shift+A", "7", "?", "Ctrl+J", "Alt+D", "F6", "Ctrl+Shift+Del" })
        QTest::newRow(may) << QString::fromLatin1(may) << true;
}

void TestKeys::refusesWhatIsPressedWithoutThinking()
{
    QFETCH(QString, chord);
    QFETCH(bool, may);
    const QKeySequence sequence = QKeySequence::fromString(chord, QKeySequence::PortableText);
    QCOMPARE(keyRefusal(sequence).isEmpty(), may);
    KeyMap keys;
    QSignalSpy changes(&keys, &KeyMap::changed);
    const bool free = !keys.holder(sequence) || *keys.holder(sequence) == Verb::Approve;
    QCOMPARE(keys.set(Verb::Approve, sequence), may && free);
    if (!may) {
        QCOMPARE(changes.count(), 0);
        QCOMPARE(keys.cap(Verb::Approve), QStringLiteral("A"));
    }
}

void TestKeys::aTakenKeyIsRefusedOrSwapped()
{
    KeyMap keys;
    QSignalSpy changes(&keys, &KeyMap::changed);
    const QKeySequence r(Qt::Key_R);
    QVERIFY(!keys.set(Verb::Approve, r));
    QCOMPARE(changes.count(), 0);
    QCOMPARE(keys.holder(r), std::optional(Verb::Reject));
    keys.swapWith(Verb::Approve, r);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(keys.cap(Verb::Approve), QStringLiteral("R"));
    QCOMPARE(keys.cap(Verb::Reject), QStringLiteral("A"));
    const QKeyEvent event(QEvent::KeyPress, Qt::Key_R, Qt::NoModifier, QStringLiteral("r"));
    QCOMPARE(keys.verbFor(event), std::optional(Verb::Approve));
}

void TestKeys::resets()
{
    KeyMap keys;
    keys.swapWith(Verb::Approve, QKeySequence(Qt::Key_R));
    keys.reset(Verb::Approve);
    QVERIFY(keys.isShipped(Verb::Approve));
    QVERIFY(keys.isShipped(Verb::Reject));
    QVERIFY(keys.set(Verb::Next, QKeySequence(Qt::Key_F6)));
    QVERIFY(!keys.isShipped(Verb::Next));
    QVERIFY(keys.tip(Verb::Next).contains(u"F6"));
    keys.resetAll();
    QVERIFY(keys.isShipped(Verb::Next));
}

void TestKeys::chordOfAnEvent()
{
    QVERIFY(chordOf(QKeyEvent(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier)).isEmpty());
    QCOMPARE(
        chordOf(QKeyEvent(QEvent::KeyPress, Qt::Key_U, Qt::ShiftModifier, QStringLiteral("U"))), QKeySequence(QStringLiteral("Shift+U")));
    QCOMPARE(
        chordOf(QKeyEvent(QEvent::KeyPress, Qt::Key_Question, Qt::ShiftModifier, QStringLiteral("?"))), QKeySequence(QStringLiteral("?")));
    const KeyMap keys;
    QCOMPARE(keys.verbFor(QKeyEvent(QEvent::KeyPress, Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier, QStringLiteral("+"))),
        std::optional(Verb::ZoomIn));
    QCOMPARE(
        keys.verbFor(QKeyEvent(QEvent::KeyPress, Qt::Key_Equal, Qt::ControlModifier, QStringLiteral("="))), std::optional(Verb::ZoomIn));
    QVERIFY(!keys.verbFor(QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::ControlModifier)));
    QVERIFY(worksInFields(QKeySequence(QStringLiteral("Ctrl+K"))));
    QVERIFY(!worksInFields(QKeySequence(QStringLiteral("Shift+U"))) && !worksInFields(QKeySequence(QStringLiteral("Alt+U"))));
}

void TestKeys::theFileComesBack()
{
    KeyMap mine;
    mine.swapWith(Verb::Approve, QKeySequence(Qt::Key_R));
    mine.set(Verb::Palette, QKeySequence(QStringLiteral("Ctrl+J")));
    const QByteArray file = keysToFile(mine);
    KeyMap other;
    QSignalSpy changes(&other, &KeyMap::changed);
    QCOMPARE(keysFromFile(other, file), QString());
    QCOMPARE(changes.count(), 1);
    for (const KeyBinding& binding : mine.bindings())
        QCOMPARE(other.cap(binding.verb), mine.cap(binding.verb));
    // A file may name a few commands only.
    QCOMPARE(keysFromFile(other, R"({"format": "countersign-keys", "version": 1, "keys": {"next": "N", "preview": "J"}})"), QString());
    QCOMPARE(other.cap(Verb::Next), QStringLiteral("N"));
    QCOMPARE(other.cap(Verb::Approve), QStringLiteral("R"));
}

void TestKeys::aBadFileChangesNothing_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("names");
    const auto map = [](const char* keys) {
        return QByteArray(R"({"format": "countersign-keys", "version": 1, "keys": {)").append(keys).append("}}");
    };
    QTest::newRow("not JSON") << QByteArray("{\n\"format\": \"countersign-keys\",\n oops }") << QStringLiteral("Line 3");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("Line 1");
    QTest::newRow("another file") << QByteArray("[1, 2]") << QStringLiteral("countersign-keys");
    QTest::newRow("newer") << QByteArray(R"({"format": "countersign-keys", "version": 2, "keys": {}})") << QStringLiteral("newer");
    QTest::newRow("no keys") << QByteArray(R"({"format": "countersign-keys", "version": 1})") << QStringLiteral("keys");
    QTest::newRow("unknown command") << map(R"("aprove": "A")") << QStringLiteral("aprove");
    QTest::newRow("no key") << map(R"("approve": 7)") << QStringLiteral("approve");
    QTest::newRow("nonsense key") << map(R"("approve": "Hyperdrive")") << QStringLiteral("approve");
    QTest::newRow("bare Return") << map(R"("approve": "Return")") << QStringLiteral("approve");
    QTest::newRow("taken") << map(R"("approve": "R")") << QStringLiteral("reject");
    QTest::newRow("too long") << QByteArray(70'000, ' ') << QStringLiteral("too long");
}

void TestKeys::aBadFileChangesNothing()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, names);
    KeyMap keys;
    keys.set(Verb::Next, QKeySequence(Qt::Key_F6));
    QSignalSpy changes(&keys, &KeyMap::changed);
    const QString sentence = keysFromFile(keys, file);
    QVERIFY2(sentence.contains(names), qPrintable(sentence));
    QCOMPARE(changes.count(), 0);
    QCOMPARE(keys.cap(Verb::Next), QStringLiteral("F6"));
    QCOMPARE(keys.cap(Verb::Approve), QStringLiteral("A"));
}

void TestKeys::lettersFindCommands()
{
    QVERIFY(!fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Go to the queue")));
    QVERIFY(!fuzzyScore(QStringLiteral("eq"), QStringLiteral("qe")));
    QCOMPARE(fuzzyScore(QString(), QStringLiteral("anything")), std::optional(0));
    const auto better = [](const char* typed, const char* good, const char* less) {
        const auto one = fuzzyScore(QString::fromUtf8(typed), QString::fromUtf8(good));
        const auto two = fuzzyScore(QString::fromUtf8(typed), QString::fromUtf8(less));
        return one && (!two || *one > *two);
    };
    QVERIFY(better("gtq", "Go to the queue", "Right quota"));
    QVERIFY(better("record", "Go to the record and verify it", "Reject with a corded reason"));
    QVERIFY(better("dark", "Appearance: Dark", "Reload a draft keeper"));
    QVERIFY(fuzzyScore(QStringLiteral("prufe"), QStringLiteral("Prüfe den Nachweis")));
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
