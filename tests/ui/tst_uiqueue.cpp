// The queue's row: two lines in 52 px, nothing overlaps, mirrored for right-to-left, readable for long values in any script.
#include "models/domain/ids.h"
#include "models/view/decisionlistmodel.h"
#include "models/view/reviewqueuemodel.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/parts/chip.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queueview.h"
#include "ui/queue/rowdelegate.h"
#include "ui/theme/writing.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTest>
#include <set>

using namespace countersign;

class TestUiQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paintsEveryRow_data();
    void paintsEveryRow();
    void mirrors();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void theMostPressingMarkIsWhole();
    void onlyTheReasonWhyIsCut();
    void waitsInWords();
    void marksSayWhoAndForHowLong();
    void sentenceForScreenReaders();
    void decisionsAreNamedAsRowsAre();
    void wordsKeepTheirOrderMirrored();
    void emptyAndOne();
    void groupsAreLaidOutByTheirBeginnings();
    void groupsInACompactQueueWithoutMeasuringRows();
    void aRowLeavesInSight();

private:
    static QImage paint(const RowDelegate& delegate, const QModelIndex& index, Qt::LayoutDirection direction, int width);
    static Draft draft(const std::string& name, std::int64_t minor, const std::string& currency);
    Theme m_theme{ ThemeChoice::Light };
};

QImage TestUiQueue::paint(const RowDelegate& delegate, const QModelIndex& index, Qt::LayoutDirection direction, int width)
{
    QImage image(width, size::row, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.direction = direction;
    delegate.paint(&painter, option, index);
    return image;
}

Draft TestUiQueue::draft(const std::string& name, std::int64_t minor, const std::string& currency)
{
    Draft made = plainDraft(1, wallClock());
    made.summary.maskedName = name;
    made.summary.value = { minor, currency };
    made.summary.lease.reset();
    made.summary.checksFailed = 0;
    return made;
}

void TestUiQueue::paintsEveryRow_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<int>("width");
    QTest::newRow("plain") << QStringLiteral("Ana P•••••") << qint64(124000) << QStringLiteral("EUR") << 356;
    QTest::newRow("German, long") << QStringLiteral("Annegret-Luise von Hohenzollern-Sigma•••••") << qint64(99999999)
                                  << QStringLiteral("EUR") << 300;
    QTest::newRow("Arabic") << QStringLiteral("ليلى •••••") << qint64(54800) << QStringLiteral("EUR") << 356;
    QTest::newRow("yen") << QStringLiteral("美咲 •••") << qint64(98400) << QStringLiteral("JPY") << 356;
    QTest::newRow("guest") << QString() << qint64(100) << QStringLiteral("KWD") << 300;
}

void TestUiQueue::paintsEveryRow()
{
    QFETCH(QString, name);
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(int, width);
    FakeDraftSource source;
    source.setDrafts({ draft(name.toStdString(), minor, currency.toStdString()) });
    ReviewQueueModel model(source);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), 1);
    const RowDelegate delegate(m_theme);
    QCOMPARE(delegate.sizeHint({}, model.index(0)).height(), 52);
    const QImage image = paint(delegate, model.index(0), Qt::LeftToRight, width);
    // Ink in the value column, in the name's column and in the bar; a white gap between value and edge.
    const auto inked = [&image](const QRect& area) {
        int count = 0;
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right() && x < image.width(); ++x)
                count += image.pixelColor(x, y).lightness() < 200;
        return count;
    };
    QVERIFY(inked(QRect(20, 6, 110, 20)) > 20);
    QVERIFY(inked(QRect(90, 28, 150, 16)) > 20);
    QVERIFY(inked(QRect(width - 60, 45, 50, 5)) > 20);
    QCOMPARE(inked(QRect(width - 6, 2, 6, 46)), 0);
}

void TestUiQueue::mirrors()
{
    FakeDraftSource source;
    source.setDrafts({ draft("Ana P•••••", 124000, "EUR") });
    ReviewQueueModel model(source);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), 1);
    const RowDelegate delegate(m_theme);
    const QImage rtl = paint(delegate, model.index(0), Qt::RightToLeft, 356);
    // The unread edge is on the right, the cold bar on the left.
    QCOMPARE(rtl.pixelColor(355, 20), m_theme.tokens().accent);
    QVERIFY(rtl.pixelColor(30, 47).lightness() < 230);
}

void TestUiQueue::nothingOverlaps_data()
{
    QTest::addColumn<bool>("compact");
    QTest::addColumn<bool>("choosing");
    for (const bool compact : { false, true })
        for (const bool choosing : { false, true })
            QTest::addRow("%s%s", compact ? "one line" : "two lines", choosing ? ", choosing" : "") << compact << choosing;
}

// Every part of the fullest row there can be has room of its own, at every width that the splitter allows and some below.
void TestUiQueue::nothingOverlaps()
{
    QFETCH(bool, compact);
    QFETCH(bool, choosing);
    Draft made = draft("Annegret-Luise von Hohenzollern-Sigma•••••", 123456789, "EUR");
    made.summary.whyYours = "Warenkorbwert über der Freigabegrenze: zwei Personen entscheiden";
    made.summary.lease = Lease{ "x", "Maximiliane Oberndörffer", wallClock() + 4 * minuteMs };
    made.summary.assignee = Assignee{ "y", {}, "Sébastien-Alexandre Wolkenstein" };
    made.summary.checksFailed = 3;
    made.summary.approvalsNeeded = 2;
    made.summary.approvalsHave = 1;
    made.summary.comments = 12;
    RowFacts facts;
    facts.row = &made.summary;
    facts.holder = QStringLiteral("Maximiliane Oberndörffer");
    facts.looking = QStringList{ QStringLiteral("A"), QStringLiteral("B") };
    facts.choosing = choosing;
    facts.now = wallClock();
    for (const int objections : { 0, 2 }) {
        made.summary.objections = objections;
        for (int width = 280; width <= 640; width += 4) {
            const RowLayout layout = layOutRow(facts, width, compact, QApplication::font());
            const std::vector<QRect> rects = layout.all();
            const QRect row(0, 0, width, compact ? size::compactRow : size::row);
            for (std::size_t a = 0; a < rects.size(); ++a) {
                QVERIFY2(row.contains(rects[a]), qPrintable(QStringLiteral("part %1 at %2").arg(a).arg(width)));
                for (std::size_t b = a + 1; b < rects.size(); ++b)
                    QVERIFY2(!rects[a].intersects(rects[b]), qPrintable(QStringLiteral("parts %1 and %2 at %3").arg(a).arg(b).arg(width)));
            }
            if (width >= 300) {
                QVERIFY2(
                    layout.name.width() >= 40, qPrintable(QStringLiteral("the name has %1 at %2").arg(layout.name.width()).arg(width)));
                if (!compact)
                    QVERIFY2(!layout.marks.empty(), qPrintable(QString::number(width)));
            }
        }
    }
}

// Cut to "1 c…" a chip says nothing; words that are read elsewhere as well give way to it.
void TestUiQueue::theMostPressingMarkIsWhole()
{
    const QFont font = QApplication::font();
    Draft made = draft("Helena C•••••", 62500, "EUR");
    made.summary.checksFailed = 1;
    made.summary.comments = 3;
    made.summary.queuedAt = wallClock() - 88 * minuteMs;
    RowFacts facts;
    facts.row = &made.summary;
    facts.now = wallClock();
    for (int width = 360; width <= 640; width += 4) {
        const RowLayout layout = layOutRow(facts, width, false, font);
        QVERIFY(!layout.marks.empty());
        const auto& [rect, mark] = layout.marks.front();
        QCOMPARE(mark.tone, Tone::Bad);
        QVERIFY2(rect.width() >= chipSize(chipFont(font), mark.words).width(), qPrintable(QStringLiteral("%1 at %2").arg(mark.words).arg(width)));
        QVERIFY(layout.words.isEmpty() || layout.words.width() >= 28);
    }
}

// Channel and offer stand whole or not at all, at every width and whatever marks stand beside them.
void TestUiQueue::onlyTheReasonWhyIsCut()
{
    const QFont font = QApplication::font();
    const QFontMetrics face(sized(font, RowLayout::wordsSize));
    const QString channel = QStringLiteral("Email"), offer = QStringLiteral("free shipping"), whole = QStringLiteral("Email · free shipping");
    const QString reason = QStringLiteral("Email · free shipping · P");
    Draft made = draft("Helena C•••••", 62500, "EUR");
    made.summary.offer = "free shipping";
    made.summary.whyYours = "Pilot: every message goes to people";
    RowFacts facts;
    facts.row = &made.summary;
    facts.now = wallClock();
    std::set<QString> seen;
    for (const int comments : { 0, 3 })
        for (const int late : { 0, 28 })
            for (int width = 280; width <= 640; width += 4) {
                made.summary.comments = comments;
                made.summary.queuedAt = facts.now - (late == 0 ? minuteMs : hourMs + late * minuteMs);
                const RowLayout layout = layOutRow(facts, width, false, font);
                QCOMPARE(layout.line.isEmpty(), layout.words.isEmpty());
                QVERIFY2(face.horizontalAdvance(layout.line) <= layout.words.width(), qPrintable(layout.line));
                const bool readable = layout.line.isEmpty() || layout.line == whole || layout.line == offer || layout.line == channel
                    || layout.line.startsWith(reason);
                QVERIFY2(readable, qPrintable(QStringLiteral("%1 at %2").arg(layout.line).arg(width)));
                if (width >= 340)
                    QVERIFY2(layout.line.contains(offer), qPrintable(QStringLiteral("%1 at %2").arg(layout.line).arg(width)));
                seen.insert(layout.line);
            }
    QVERIFY2(seen.size() > 2, "the row follows its width");
    // The rules' own sentences are told in brief, so that they need no cutting.
    made.summary.offer = "no offer";
    made.summary.whyYours = "Cart of €625.00 is above €150.00: a person decides";
    made.summary.comments = 0;
    made.summary.queuedAt = facts.now;
    QCOMPARE(layOutRow(facts, 420, false, font).line, QStringLiteral("Email · no offer · above €150"));
}

void TestUiQueue::waitsInWords()
{
    Draft made = draft("Ana P•••••", 124000, "EUR");
    const TimeMs now = wallClock();
    made.summary.queuedAt = now - 10 * minuteMs;
    QCOMPARE(waitOf(made.summary, now, hourMs).shape, RowWait::Shape::Ring);
    QCOMPARE(waitOf(made.summary, now, hourMs).words, QStringLiteral("10\u00a0min"));
    QCOMPARE(waitOf(made.summary, now, hourMs).tone, Tone::Neutral);
    made.summary.queuedAt = now - 50 * minuteMs;
    QCOMPARE(waitOf(made.summary, now, hourMs).shape, RowWait::Shape::Half);
    QVERIFY(waitOf(made.summary, now, hourMs).words.contains(u"10\u00a0min"));
    QCOMPARE(waitOf(made.summary, now, hourMs).tone, Tone::Warn);
    made.summary.queuedAt = now - 84 * minuteMs;
    QCOMPARE(waitOf(made.summary, now, hourMs).tone, Tone::Bad);
    QCOMPARE(waitOf(made.summary, now, hourMs).shape, RowWait::Shape::Triangle);
    QVERIFY(waitOf(made.summary, now, hourMs).words.contains(u"late 24\u00a0min"));
    QCOMPARE(initials(QStringLiteral("Idris van Cole")), QStringLiteral("IV"));
}

void TestUiQueue::marksSayWhoAndForHowLong()
{
    Draft made = draft("Ana P•••••", 124000, "EUR");
    made.summary.approvalsNeeded = 1;
    RowFacts facts;
    facts.row = &made.summary;
    facts.now = wallClock();
    QVERIFY(marksOf(facts).empty());
    made.summary.lease = Lease{ "p-idris", "Idris Cole", facts.now + 4 * minuteMs };
    facts.holder = QStringLiteral("Idris Cole");
    facts.looking = QStringList{ QStringLiteral("Samira Sand"), QStringLiteral("Bela Brand") };
    QCOMPARE(marksOf(facts).size(), std::size_t(2));
    QCOMPARE(marksOf(facts).front().words, QStringLiteral("IC"));
    QCOMPARE(marksOf(facts).back().words, QStringLiteral("2 looking"));
    // The open one counts down.
    facts.current = true;
    QCOMPARE(marksOf(facts).front().words, QStringLiteral("IC 4:00"));
    facts.now += 61 * secondMs;
    QCOMPARE(marksOf(facts).front().words, QStringLiteral("IC 2:59"));
    QVERIFY(marksOf(facts).front().spoken.contains(u"Idris Cole holds it for 2:59"));
}

void TestUiQueue::sentenceForScreenReaders()
{
    const Draft made = draft("Ana P•••••", 124000, "EUR");
    RowFacts facts;
    facts.row = &made.summary;
    facts.holder = QStringLiteral("Mira Berg");
    facts.now = wallClock();
    facts.within = 20 * minuteMs;
    const QString words = RowDelegate::sentence(facts);
    QVERIFY(words.contains(u"late"));
    QVERIFY(words.contains(u"Ana P"));
    QVERIFY(words.contains(u"Mira"));
    QVERIFY(words.contains(u"1,240"));
}

// By value and customer, without the customer where that is cut, and never by an id.
void TestUiQueue::decisionsAreNamedAsRowsAre()
{
    DecisionRecord known;
    known.decisionId = QStringLiteral("d1");
    known.draftId = QString::fromStdString(newId(wallClock()));
    known.title = QStringLiteral("€720.00 · Ana P•••••");
    known.place = DecisionRecord::Place::Sent;
    known.decidedAt = wallClock();
    DecisionRecord nameless = known;
    nameless.decisionId = QStringLiteral("d2");
    nameless.title.clear();
    DecisionListModel model(&wallClock);
    model.setRecords({ known, nameless });
    QWidget room;
    LastDecisions last(m_theme, model, &room);
    const auto words = last.findChildren<ElidedLabel*>(QStringLiteral("lastDecisionWordsLabel"));
    QVERIFY(words.size() >= 2);
    QCOMPARE(words[0]->text(), QStringLiteral("€720.00 · Ana P••••• approved"));
    QCOMPARE(words[0]->shown(1000), words[0]->text());
    const QString brief = QStringLiteral("€720.00 approved");
    QCOMPARE(words[0]->shown(words[0]->fontMetrics().horizontalAdvance(brief) + 2), brief);
    QCOMPARE(words[1]->text(), QString(u"A draft approved on " % absoluteWords(nameless.decidedAt)));
    QCOMPARE(decidedTitle(nameless), QString(u"A draft decided on " % absoluteWords(nameless.decidedAt)));
    QVERIFY(!words[1]->toolTip().contains(u'#') && !words[1]->toolTip().startsWith(u'\n'));
    QVERIFY(!model.index(1).data(Qt::AccessibleTextRole).toString().startsWith(u','));
}

// What begins with a number is neither turned round nor cut from its unit where the window is mirrored.
void TestUiQueue::wordsKeepTheirOrderMirrored()
{
    const auto drawn = [this](const QString& words, Qt::LayoutDirection direction) {
        Chip chip(m_theme);
        chip.setLayoutDirection(direction);
        chip.setChip(words, Tone::Warn);
        chip.resize(chip.sizeHint());
        return chip.grab().toImage();
    };
    const QString words = QStringLiteral("1 of 2 signed");
    QCOMPARE(drawn(words, Qt::RightToLeft), drawn(words, Qt::LeftToRight));
    QVERIFY(drawn(words, Qt::LeftToRight) != drawn(QStringLiteral("of 2 signed 1"), Qt::LeftToRight));
    QCOMPARE(unbroken(QStringLiteral("up to 14 days, 7.5 % of 3")), QStringLiteral("up to 14\u00a0days, 7.5\u00a0% of 3"));
    QCOMPARE(unbroken(QStringLiteral("2026 1 234 – 5 ")), QStringLiteral("2026 1 234 – 5 "));
    QCOMPARE(percentWord(1400), QStringLiteral("14\u00a0%"));
    QCOMPARE(spanWords(190 * minuteMs), QStringLiteral("3\u00a0h\u00a010"));
}

void TestUiQueue::emptyAndOne()
{
    FakeDraftSource source;
    source.setDrafts({});
    ReviewQueueModel model(source);
    DecisionListModel decisions(&wallClock);
    QWidget host;
    host.resize(356, 600);
    QueuePane& pane = *new QueuePane(m_theme, model, source, decisions, &host);
    pane.resize(356, 600);
    host.show();
    QString chosen = QStringLiteral("none yet");
    connect(&pane, &QueuePane::draftChosen, this, [&](const QString& id) { chosen = id; });
    model.setFilter({});
    auto* empty = pane.findChild<QLabel*>(QStringLiteral("queueEmptyLabel"));
    QTRY_VERIFY(empty->isVisible());
    source.setDrafts({ draft("Ana P•••••", 124000, "EUR") });
    QTRY_COMPARE(model.rowCount(), 1);
    QTRY_VERIFY(!empty->isVisible());
    QTRY_VERIFY(!pane.currentId().isEmpty());
    QCOMPARE(chosen, pane.currentId());
    source.setDrafts({});
    QTRY_VERIFY(empty->isVisible());
    QTRY_COMPARE(chosen, QString());
}

void TestUiQueue::groupsAreLaidOutByTheirBeginnings()
{
    QStringList words;
    for (int i = 0; i < 40; ++i)
        words << QString::number(i);
    QStringListModel model(words);
    RowDelegate delegate(m_theme);
    QueueView view;
    view.setModel(&model);
    view.setItemDelegate(&delegate);
    view.resize(300, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const int plain = view.verticalScrollBar()->maximum();
    // Groups of one row, of nine, and of the rest.
    view.setGroups([](int row) { return row < 1 ? 1 : row < 10 ? 10 : 40; }, RowDelegate::headingHeight);
    QTRY_COMPARE(view.verticalScrollBar()->maximum(), plain + 3 * RowDelegate::headingHeight);
    QVERIFY(view.startsGroup(0) && view.startsGroup(1) && view.startsGroup(10));
    QVERIFY(!view.startsGroup(2) && !view.startsGroup(39));
    int below = -view.verticalScrollBar()->value();
    for (int row = 0; row < 40; ++row) {
        const QRect rect = view.visualRect(model.index(row));
        QCOMPARE(rect.top(), below);
        QCOMPARE(rect.height(), size::row + (view.startsGroup(row) ? RowDelegate::headingHeight : 0));
        below = rect.bottom() + 1;
    }
    QCOMPARE(below, view.verticalScrollBar()->maximum() + view.viewport()->height());
    // What the mouse is over, at both edges of every row that can be seen, the heading being its row's.
    for (const int at : { 0, 100, view.verticalScrollBar()->maximum() }) {
        view.verticalScrollBar()->setValue(at);
        int found = 0;
        for (int row = 0; row < 40; ++row)
            for (const int y : { view.visualRect(model.index(row)).top(), view.visualRect(model.index(row)).bottom() })
                if (view.viewport()->rect().contains(5, y)) {
                    QCOMPARE(view.indexAt(QPoint(5, y)).row(), row);
                    ++found;
                }
        QVERIFY(found > 5);
    }
    QVERIFY(!view.indexAt(QPoint(5, 4000)).isValid());
    view.setCurrentIndex(model.index(39));
    QVERIFY(view.viewport()->rect().contains(view.visualRect(model.index(39))));
    view.verticalScrollBar()->setValue(0);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(2)).center());
    QCOMPARE(view.currentIndex().row(), 2);
    QCOMPARE(view.selectionModel()->selectedIndexes(), QModelIndexList{ model.index(2) });
    view.setGroups({}, 0);
    QTRY_COMPARE(view.verticalScrollBar()->maximum(), plain);
}

void TestUiQueue::groupsInACompactQueueWithoutMeasuringRows()
{
    QStringList words;
    for (int i = 0; i < 100'000; ++i)
        words << QString();
    QStringListModel model(words);
    RowDelegate delegate(m_theme);
    delegate.setCompact(true);
    int asked = 0;
    int headed = 0;
    delegate.setHeadings([&headed](const QModelIndex&) {
        ++headed;
        return QString();
    });
    QueueView view;
    view.setItemDelegate(&delegate);
    view.setGroups(
        [&asked](int row) {
            ++asked;
            return row < 30'000 ? 30'000 : 100'000;
        },
        RowDelegate::headingHeight);
    view.setModel(&model);
    view.resize(300, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    asked = 0;
    view.doItemsLayout();
    QVERIFY2(asked <= 2 * 4, qPrintable(QString::number(asked))); // twice a layout at most, and never a row of its own
    QVERIFY2(headed < 1000, qPrintable(QString::number(headed)));
    QCOMPARE(view.visualRect(model.index(30'000)).height(), size::compactRow + RowDelegate::headingHeight);
    QCOMPARE(view.verticalScrollBar()->maximum(), 100'000 * size::compactRow + 2 * RowDelegate::headingHeight - view.viewport()->height());
}

// Those below close up where it was; what is above stays, and nothing moves where that is not wished.
void TestUiQueue::aRowLeavesInSight()
{
    QStringListModel model(QStringLiteral("a b c d").split(u' '));
    QueueView view;
    view.setModel(&model);
    view.resize(300, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto top = [&](int row) { return view.visualRect(model.index(row)).top(); };
    const int second = top(1);
    const int third = top(2);
    model.removeRow(1);
    QVERIFY(top(1) > second && top(1) <= third);
    QCOMPARE(top(0), 0);
    QTRY_COMPARE(top(1), second);
    m_theme.setLessMotion(true);
    model.removeRow(1);
    QCOMPARE(top(1), second);
    m_theme.setLessMotion(false);
}

QTEST_MAIN(TestUiQueue)
#include "tst_uiqueue.moc"
