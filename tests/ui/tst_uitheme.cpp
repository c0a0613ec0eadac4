// Every pair of ink and ground that the window uses can be read; every icon is there.
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace countersign;

class TestUiTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrast_data();
    void contrast();
    void switchingIsLive();
    void icons();
};

void TestUiTheme::contrast_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << 0;
    QTest::newRow("dark") << 1;
    QTest::newRow("high contrast") << 2;
}

void TestUiTheme::contrast()
{
    QFETCH(int, theme);
    const Tokens& t = theme == 0 ? lightTokens() : theme == 1 ? darkTokens() : highContrastTokens();
    for (const QColor& ground : { t.window, t.base, t.raised, t.selection })
        for (const QColor& ink : { t.text, t.muted, t.accent, t.good, t.warn, t.bad })
            QVERIFY2(contrastRatio(ink, ground) >= 4.5,
                qPrintable(ink.name() + u" on " + ground.name() + u": " + QString::number(contrastRatio(ink, ground))));
    for (const Tone tone : { Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad }) {
        const ToneColours colours = toneColours(t, tone);
        QVERIFY2(contrastRatio(colours.ink, colours.fill) >= 4.5, qPrintable(colours.ink.name() + u" on chip " + colours.fill.name()));
        QVERIFY(contrastRatio(t.text, colours.fill) >= 4.5);
    }
    QVERIFY(contrastRatio(inkOnAccent(t), t.accent) >= 4.5);
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
}

void TestUiTheme::switchingIsLive()
{
    Theme theme(ThemeChoice::Light);
    int changes = 0;
    connect(&theme, &Theme::changed, this, [&] { ++changes; });
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightTokens().window);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
    theme.setChoice(ThemeChoice::HighContrast);
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), highContrastTokens().text);
    QCOMPARE(changes, 2);
    for (const ThemeChoice choice : { ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast })
        QCOMPARE(themeChoiceFromWord(themeWord(choice)), choice);
}

void TestUiTheme::icons()
{
    const QStringList files = QDir(QStringLiteral(":/countersign/icons")).entryList();
    QVERIFY(files.size() > 10);
    for (const QString& file : files) {
        const QString name = file.chopped(4);
        const QPixmap pixmap = iconPixmap(name, Qt::red, 16, 2.0);
        QVERIFY2(!pixmap.isNull(), qPrintable(name));
        const QImage image = pixmap.toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += image.pixelColor(x, y).alpha() > 128 && image.pixelColor(x, y).red() > 200;
        QVERIFY2(inked > 10, qPrintable(name));
    }
}

QTEST_MAIN(TestUiTheme)
#include "tst_uitheme.moc"
