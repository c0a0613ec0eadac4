// Every pair of ink and ground that the window uses can be read; every icon is there.
#include "ui/parts/keybutton.h"
#include "ui/parts/progressline.h"
#include "ui/parts/skeleton.h"
#include "ui/parts/textlines.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/systemscheme.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDBusVariant>
#include <QDir>
#include <QElapsedTimer>
#include <QPainter>
#include <QProgressBar>
#include <QPromise>
#include <QSignalSpy>
#include <QStyleOption>
#include <QTest>
#include <functional>

using namespace countersign;

class TestUiTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrast_data();
    void contrast();
    void palettePairs_data() { contrast_data(); }
    void palettePairs();
    void focusIsSeen_data() { contrast_data(); }
    void focusIsSeen();
    void checkBoxesAreSeen_data() { contrast_data(); }
    void checkBoxesAreSeen();
    void progressIsSeen_data() { contrast_data(); }
    void progressIsSeen();
    void switchingIsLive();
    void followsThePaletteWithoutAPortal();
    void littleMotionIsHonoured();
    void desktopsAskForLittleMotion();
    void icons();
    void skeletonRowsStayApart();
    void progressIsToldAfterHalfASecond();
    void whatIsUnderWayCanBeCancelled();
    void whatHasNoRoomSaysItShorter();
    void wordsThatAreKeptLookAsDrawnAnew_data();
    void wordsThatAreKeptLookAsDrawnAnew();

private:
    [[nodiscard]] static const Tokens& tokensOf(int theme)
    {
        return theme == 0 ? lightTokens() : theme == 1 ? darkTokens() : highContrastTokens();
    }
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

// What Qt's own widgets put together: fields, menus, tool tips, selections, switched-off entries.
void TestUiTheme::palettePairs()
{
    QFETCH(int, theme);
    const QPalette palette = paletteFor(tokensOf(theme));
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = { { QPalette::WindowText, QPalette::Window },
        { QPalette::Text, QPalette::Base }, { QPalette::Text, QPalette::AlternateBase }, { QPalette::ButtonText, QPalette::Button },
        { QPalette::HighlightedText, QPalette::Highlight },
        { QPalette::ToolTipText, QPalette::ToolTipBase }, { QPalette::PlaceholderText, QPalette::Base },
        { QPalette::PlaceholderText, QPalette::Window }, { QPalette::Link, QPalette::Base }, { QPalette::LinkVisited, QPalette::Window },
        { QPalette::BrightText, QPalette::Window }, { QPalette::BrightText, QPalette::Base } };
    for (const QPalette::ColorGroup group : { QPalette::Active, QPalette::Inactive, QPalette::Disabled })
        for (const auto& [ink, ground] : pairs) {
            const double ratio = contrastRatio(palette.color(group, ink), palette.color(group, ground));
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("group %1: role %2 on %3 is %4").arg(group).arg(ink).arg(ground).arg(ratio)));
        }
    // A rail entry under the mouse stands on half a border.
    const Tokens& t = tokensOf(theme);
    if (t.tints) {
        const auto between = [](int a, int b) { return (a + b) / 2; };
        const QColor half(between(t.window.red(), t.border.red()), between(t.window.green(), t.border.green()),
            between(t.window.blue(), t.border.blue()));
        QVERIFY(contrastRatio(t.muted, half) >= 4.5);
    }
}

void TestUiTheme::focusIsSeen()
{
    QFETCH(int, theme);
    const Tokens& t = tokensOf(theme);
    for (const QColor& ground : { t.window, t.base, t.raised, t.selection })
        QVERIFY2(contrastRatio(t.accent, ground) >= 3.0, qPrintable(ground.name()));
    const ThemeChoice choices[] = { ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast };
    Theme inForce(choices[theme]);
    // Two pixels wide, on a plain ground and on the accent's own.
    for (const bool onAccent : { false, true }) {
        const QColor ground = onAccent ? t.accent : t.base;
        QImage image(80, 40, QImage::Format_ARGB32);
        image.fill(ground);
        QPainter painter(&image);
        if (onAccent)
            paintFocusRingOnAccent(painter, image.rect(), inForce);
        else
            paintFocusRing(painter, image.rect(), inForce);
        painter.end();
        int seen = 0;
        for (int y = 0; y < 8; ++y)
            seen += contrastRatio(image.pixelColor(40, y), ground) >= 3.0;
        QVERIFY2(seen >= 2, qPrintable(QString::number(seen)));
    }
}

// Their edge and their mark, on every ground, switched off as well.
void TestUiTheme::checkBoxesAreSeen()
{
    QFETCH(int, theme);
    const Tokens& t = tokensOf(theme);
    const ThemeChoice choices[] = { ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast };
    Theme inForce(choices[theme]);
    const auto draw = [](const QColor& ground, QStyle::State state) {
        QImage image(20, 20, QImage::Format_ARGB32);
        image.fill(ground);
        QPainter painter(&image);
        QStyleOptionButton option;
        option.rect = QRect(2, 2, 16, 16);
        option.state = state;
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter);
        return image;
    };
    for (const QColor& ground : { t.window, t.base, t.raised })
        for (const QStyle::State enabled : { QStyle::State(QStyle::State_None), QStyle::State(QStyle::State_Enabled) }) {
            const QImage off = draw(ground, enabled | QStyle::State_Off), on = draw(ground, enabled | QStyle::State_On);
            int edge = 0, mark = 0;
            for (int i = 0; i < 20; ++i) {
                edge += contrastRatio(off.pixelColor(i, 10), ground) >= 3.0; // both sides of the box
                for (int j = 0; j < 20; ++j)
                    mark += contrastRatio(on.pixelColor(i, j), off.pixelColor(i, j)) >= 3.0;
            }
            QVERIFY2(edge >= 2, qPrintable(QStringLiteral("%1 of the edge on %2").arg(edge).arg(ground.name())));
            QVERIFY2(mark >= 20, qPrintable(QString::number(mark)));
        }
}

// Four pixels are enough to tell the half that is done from the half that is not, from either side.
void TestUiTheme::progressIsSeen()
{
    QFETCH(int, theme);
    const ThemeChoice choices[] = { ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast };
    Theme inForce(choices[theme]);
    for (const Qt::LayoutDirection direction : { Qt::LeftToRight, Qt::RightToLeft }) {
        QProgressBar bar;
        bar.setLayoutDirection(direction);
        bar.setTextVisible(false);
        bar.setRange(0, 10);
        bar.resize(200, 4);
        const auto made = [&bar, &inForce] {
            const QImage image = bar.grab().toImage();
            int first = -1, count = 0;
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, image.height() / 2) == inForce.tokens().accent) {
                    first = first < 0 ? x : first;
                    ++count;
                }
            return std::pair(first, count);
        };
        bar.setValue(0);
        QCOMPARE(made().second, 0);
        bar.setValue(5);
        const auto [first, count] = made();
        QVERIFY2(count > 85 && count < 105, qPrintable(QString::number(count)));
        QVERIFY(direction == Qt::LeftToRight ? first < 5 : first > 90);
    }
    QVERIFY(contrastRatio(inForce.tokens().accent, tokensOf(theme).tints ? inForce.tokens().border : inForce.tokens().window) >= 3.0);
}

void TestUiTheme::followsThePaletteWithoutAPortal()
{
    SystemScheme scheme;
    QSignalSpy changes(&scheme, &SystemScheme::changed);
    const bool before = scheme.dark();
    scheme.readPalette(paletteFor(darkTokens()));
    QVERIFY(scheme.dark());
    scheme.readPalette(paletteFor(darkTokens()));
    QCOMPARE(changes.count(), before ? 0 : 1); // only what is new is told
    scheme.readPalette(paletteFor(lightTokens()));
    QVERIFY(!scheme.dark());
    QVERIFY(!scheme.highContrast() && !scheme.reducedMotion());
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

// The one thing that would move by itself is a bar without an end; with the wish it is the same picture every time.
void TestUiTheme::littleMotionIsHonoured()
{
    const bool effects = QApplication::isEffectEnabled(Qt::UI_General);
    {
        Theme theme(ThemeChoice::Light);
        QProgressBar bar;
        bar.setRange(0, 0);
        bar.setTextVisible(false);
        bar.resize(200, 8);
        QSignalSpy changes(&theme, &Theme::changed);
        theme.setLessMotion(true);
        theme.setLessMotion(true);
        QCOMPARE(changes.count(), 1);
        QVERIFY(theme.reducedMotion() && !QApplication::isEffectEnabled(Qt::UI_General));
        QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        bar.show();
        const QImage first = bar.grab().toImage();
        int inked = 0;
        for (int x = 0; x < first.width(); ++x)
            inked += first.pixelColor(x, first.height() / 2) == theme.tokens().accent;
        QVERIFY2(inked > 40, qPrintable(QString::number(inked)));
        int repaints = 0;
        struct Count final : QObject {
            explicit Count(int& seen) : m_seen(seen) {}
            bool eventFilter(QObject*, QEvent* event) override
            {
                m_seen += event->type() == QEvent::StyleAnimationUpdate;
                return false;
            }
            int& m_seen;
        } count(repaints);
        bar.installEventFilter(&count);
        QTRY_VERIFY(bar.isVisible());
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY(time.elapsed() > 150);
        QCOMPARE(bar.grab().toImage(), first);
        QCOMPARE(repaints, 0);
        theme.setLessMotion(false);
        QVERIFY(!theme.reducedMotion());
        QVERIFY(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
        bar.update();
        QTRY_VERIFY(repaints > 0); // and it runs again
    }
    QCOMPARE(QApplication::isEffectEnabled(Qt::UI_General), effects);
}

void TestUiTheme::desktopsAskForLittleMotion()
{
    SystemScheme scheme;
    const auto say = [&scheme](const QString& group, const QString& key, const QVariant& value) {
        QVERIFY(QMetaObject::invokeMethod(
            &scheme, "settingChanged", Q_ARG(QString, group), Q_ARG(QString, key), Q_ARG(QDBusVariant, QDBusVariant(value))));
    };
    const QString gnome = QStringLiteral("org.gnome.desktop.interface"), kde = QStringLiteral("org.kde.kdeglobals.KDE"),
                  portal = QStringLiteral("org.freedesktop.appearance");
    say(gnome, QStringLiteral("enable-animations"), false);
    QVERIFY(scheme.reducedMotion());
    say(portal, QStringLiteral("reduced-motion"), 0U); // one desktop's wish is not taken back by another's silence
    QVERIFY(scheme.reducedMotion());
    say(gnome, QStringLiteral("enable-animations"), true);
    QVERIFY(!scheme.reducedMotion());
    say(kde, QStringLiteral("AnimationDurationFactor"), QStringLiteral("0"));
    QVERIFY(scheme.reducedMotion());
    say(kde, QStringLiteral("AnimationDurationFactor"), QStringLiteral("0.5"));
    QVERIFY(!scheme.reducedMotion());
    say(kde, QStringLiteral("AnimationDurationFactor"), QStringLiteral("much"));
    QVERIFY(!scheme.reducedMotion());
    say(portal, QStringLiteral("reduced-motion"), 1U);
    QVERIFY(scheme.reducedMotion());
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

// Low rows have one line: two would run into each other.
void TestUiTheme::skeletonRowsStayApart()
{
    const Theme theme(ThemeChoice::Light);
    for (const int rowHeight : { 22, size::compactRow, size::row }) {
        QWidget host;
        host.resize(400, 10 * rowHeight);
        auto* skeleton = new Skeleton(theme, rowHeight, &host);
        skeleton->resize(host.size());
        const QImage image = skeleton->grab().toImage();
        const QColor ground = image.pixelColor(1, 1);
        int bars = 0;
        for (int y = 1; y < image.height(); ++y)
            bars += image.pixelColor(120, y) != ground && image.pixelColor(120, y - 1) == ground;
        QCOMPARE(bars, rowHeight == size::row ? 20 : 10);
    }
}

// Nothing flashes for what is quick; what is slow is told until it ends, the newest first; destroyed meanwhile it harms nobody.
void TestUiTheme::progressIsToldAfterHalfASecond()
{
    const Theme theme(ThemeChoice::Light);
    QWidget host;
    auto* line = new ProgressLine(theme, QStringLiteral("testProgressLine"), &host);
    host.show();
    QPromise<int> ready;
    ready.start();
    ready.finish();
    static_cast<void>(line->follow(ready.future(), QStringLiteral("never told")));
    QPromise<int> first, second;
    first.start();
    second.start();
    QElapsedTimer time;
    time.start();
    QVERIFY(line->follow(first.future(), QStringLiteral("first")).isRunning());
    QVERIFY(line->words().isEmpty());
    QTRY_VERIFY(!line->words().isEmpty());
    QVERIFY2(time.elapsed() >= 450, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(line->words(), QStringLiteral("first"));
    static_cast<void>(line->follow(second.future(), QStringLiteral("second")));
    QCOMPARE(line->words(), QStringLiteral("second"));
    QCOMPARE(line->accessibleName(), QStringLiteral("second"));
    second.addResult(2);
    second.finish();
    QTRY_COMPARE(line->words(), QStringLiteral("first"));
    line->setWaiting(true, QStringLiteral("others"));
    QCOMPARE(line->words(), QStringLiteral("first")); // what is followed is the newer word
    first.finish();
    QTRY_COMPARE(line->words(), QStringLiteral("others"));
    line->setWaiting(false, {});
    QVERIFY(line->words().isEmpty() && line->isHidden());
    QPromise<int> late;
    late.start();
    static_cast<void>(line->follow(late.future(), QStringLiteral("late")));
    delete line;
    late.finish();
    QCoreApplication::processEvents();
}

// Of what can be stopped, by keyboard and once; what cannot be offers nothing.
void TestUiTheme::whatIsUnderWayCanBeCancelled()
{
    const Theme theme(ThemeChoice::Light);
    QWidget host;
    auto* line = new ProgressLine(theme, QStringLiteral("testProgressLine"), &host);
    host.show();
    host.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    QPromise<int> kept, stopped;
    kept.start();
    stopped.start();
    int cancelled = 0;
    static_cast<void>(line->follow(kept.future(), QStringLiteral("kept")));
    static_cast<void>(line->follow(stopped.future(), QStringLiteral("stopped"), [&cancelled] { ++cancelled; }));
    QTRY_COMPARE(line->words(), QStringLiteral("stopped"));
    auto* cancel = line->findChild<QPushButton*>(QStringLiteral("testProgressLineCancelLinkButton"));
    QVERIFY(cancel != nullptr && cancel->isVisible());
    QCOMPARE(cancel->accessibleName(), QStringLiteral("Cancel: stopped"));
    QSignalSpy left(line, &ProgressLine::left);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Space);
    QCOMPARE(cancelled, 1);
    QCOMPARE(line->words(), QStringLiteral("kept"));
    QVERIFY2(!cancel->isVisible(), "this cannot be stopped");
    QCOMPARE(left.count(), 1);
    stopped.addResult(1);
    stopped.finish();
    QCoreApplication::processEvents();
    QCOMPARE(line->words(), QStringLiteral("kept"));
    kept.finish();
    QTRY_VERIFY(line->isHidden());
    QCOMPARE(cancelled, 1);
}

void TestUiTheme::whatHasNoRoomSaysItShorter()
{
    const Theme theme(ThemeChoice::Light);
    LinkButton link(theme, QStringLiteral("0 held · Online · 2 accepted · 0 kept here"));
    QCOMPARE(link.shown(10), link.text());
    link.setShorter(QStringLiteral("Online · 2 accepted"));
    QCOMPARE(link.shown(link.sizeHint().width()), link.text());
    QCOMPARE(link.shown(link.sizeHint().width() / 2), QStringLiteral("Online · 2 accepted"));
}

void TestUiTheme::wordsThatAreKeptLookAsDrawnAnew_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("struck");
    QTest::addColumn<int>("alignment");
    QTest::newRow("plain") << QStringLiteral("€322.92 off") << false << static_cast<int>(Qt::AlignLeft);
    QTest::newRow("struck") << QStringLiteral("€322.92 off") << true << static_cast<int>(Qt::AlignLeft);
    QTest::newRow("right") << QStringLiteral("1 of 2 signed") << false << static_cast<int>(Qt::AlignRight);
    QTest::newRow("centred, cut") << QStringLiteral("Donaudampfschifffahrtsgesellschaftskapitän") << false << static_cast<int>(Qt::AlignHCenter);
    QTest::newRow("Arabic") << QStringLiteral("\u0644\u064a\u0644\u0649") << false << static_cast<int>(Qt::AlignRight);
}

// Twice, for the second time they come from memory.
void TestUiTheme::wordsThatAreKeptLookAsDrawnAnew()
{
    QFETCH(QString, words);
    QFETCH(bool, struck);
    QFETCH(int, alignment);
    QFont font = sized(QApplication::font(), size::body);
    font.setStrikeOut(struck);
    const QRect place(4, 4, 160, 24);
    const auto drawn = [&](const std::function<void(QPainter&)>& draw) {
        QImage image(168, 32, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        draw(painter);
        return image;
    };
    const auto darkness = [](const QImage& image) {
        qint64 sum = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                sum += 255 - image.pixelColor(x, y).red();
        return sum;
    };
    const qint64 anew = darkness(drawn([&](QPainter& painter) {
        painter.setFont(font);
        painter.drawText(place, alignment | Qt::AlignVCenter, QFontMetrics(font).elidedText(words, Qt::ElideRight, place.width()));
    }));
    QVERIFY(anew > 0);
    for (int time = 0; time < 2; ++time) {
        const QImage kept = drawn([&](QPainter& painter) { drawLine(painter, place, static_cast<Qt::Alignment>(alignment), font, words); });
        QVERIFY2(std::abs(darkness(kept) - anew) <= anew / 20, qPrintable(QStringLiteral("%1, not %2").arg(darkness(kept)).arg(anew)));
        const auto bare = [&](const QRect& part) {
            for (int y = part.top(); y <= part.bottom(); ++y)
                for (int x = part.left(); x <= part.right(); ++x)
                    if (kept.pixelColor(x, y) != QColor(Qt::white))
                        return false;
            return true;
        };
        if (alignment == static_cast<int>(Qt::AlignLeft))
            QVERIFY(bare(QRect(140, 0, 28, 32)) && !bare(QRect(4, 0, 12, 32)));
        if (alignment == static_cast<int>(Qt::AlignRight))
            QVERIFY(bare(QRect(0, 0, 28, 32)) && !bare(QRect(150, 0, 14, 32)));
    }
}

QTEST_MAIN(TestUiTheme)
#include "tst_uitheme.moc"
