#include "ui/queue/rowlayout.h"

#include "ui/parts/chip.h"
#include "ui/parts/textlines.h"
#include "ui/theme/writing.h"
#include "ui/words/briefwhy.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace countersign {

namespace {

constexpr int valueColumn = 76, nameGap = 8, coldWidth = 32, trailing = space::card;
constexpr int leastName = 56, leastWords = 48, enoughWords = 84, leastWhy = 36, leastMark = 34, leastSeen = 28, shapeWidth = 13, longestWait = 112;
constexpr int secondLine = 26, lineHeight = 18; // of the two-line row

struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(RowWords)
};

// Places marks from the leading edge of `room`, in order, while `spare` stays free; what finds no room is counted. The first may be cut
// where told so.
int placeMarks(RowLayout& layout, const std::vector<RowMark>& marks, const QRect& room, int spare, bool cut, const QFont& face)
{
    int used = 0;
    std::size_t placed = 0;
    std::vector<std::pair<int, RowMark>> found;
    for (; placed < marks.size(); ++placed) {
        const int wanted = chipSize(face, marks[placed].words).width();
        const int rest = static_cast<int>(marks.size() - placed) - 1;
        const int more = rest > 0 ? chipSize(face, QStringLiteral("+%1").arg(rest)).width() + space::chip : 0;
        const int left = room.width() - spare - used - more;
        const int width = cut && placed == 0 ? std::min(wanted, left) : wanted;
        if (width < std::min(wanted, leastMark) || width > left)
            break;
        found.emplace_back(width, marks[placed]);
        used += width + space::chip;
    }
    if (const auto rest = marks.size() - placed; rest > 0) {
        RowMark more{ QStringLiteral("+%1").arg(rest), {}, Tone::Neutral };
        const int width = chipSize(face, more.words).width();
        if (used + width <= room.width() - spare) {
            found.emplace_back(width, more);
            used += width + space::chip;
        }
    }
    int x = room.right() + 1 - used + space::chip;
    for (auto& [width, mark] : found) {
        layout.marks.emplace_back(QRect(x, room.top(), width, room.height()), std::move(mark));
        x += width + space::chip;
    }
    return used == 0 ? 0 : used - space::chip + space::related;
}

} // namespace

QString initials(const QString& name)
{
    QString made;
    for (const QString& part : name.split(u' ', Qt::SkipEmptyParts))
        if (made.size() < 2)
            made += part.front().toUpper();
    return made;
}

namespace {

// The second line's words in so much room: only the reason why it is yours is ever cut. What the message is and what it offers stand
// whole or not at all, and where both find no room, the offer does.
struct SecondLine {
    explicit SecondLine(const DraftSummary& row)
        : kind(kindWord(row.kind))
        , channel(channelWord(row.channel))
        , offer(sentenceText(row.offer))
        , why(briefWhy(row.whyYours))
    {
        QStringList parts{ kind, channel, offer };
        parts.removeAll(QString());
        whole = parts.join(QStringLiteral(" · "));
    }
    [[nodiscard]] const QString& brief() const { return !kind.isEmpty() ? kind : !offer.isEmpty() ? offer : channel; }
    [[nodiscard]] QString within(int width, const QFont& face) const
    {
        const QString reason = why.isEmpty() ? QString() : u" · " % why;
        const int used = lineAdvance(face, whole);
        if (used + lineAdvance(face, QStringLiteral(" · ")) + leastWhy <= width)
            return elidedLine(face, whole % reason, width);
        if (used <= width)
            return whole;
        if (lineAdvance(face, brief()) <= width)
            return brief();
        if (width >= enoughWords)
            return elidedLine(face, whole, width);
        return lineAdvance(face, channel) <= width ? channel : QString();
    }
    QString kind, channel, offer, why, whole;
};

// Marks stand beside it, so it is said as short as can be.
QString briefSpan(TimeMs span)
{
    return span < minuteMs ? unbroken(RowWords::tr("< 1 min")) : spanWords(span);
}

} // namespace

RowWait waitOf(const DraftSummary& row, TimeMs now, TimeMs within)
{
    const TimeMs waited = std::max<TimeMs>(0, now - (row.queuedAt != 0 ? row.queuedAt : row.createdAt));
    if (waited > within)
        return { RowWords::tr("late %1").arg(briefSpan(waited - within)),
            RowWords::tr("waiting for %1, late by %2").arg(spanWords(waited), spanWords(waited - within)), RowWait::Shape::Triangle,
            Tone::Bad };
    if (waited > within / 4 * 3)
        return { RowWords::tr("due in %1").arg(briefSpan(within - waited)),
            RowWords::tr("waiting for %1, due in %2").arg(spanWords(waited), spanWords(within - waited)), RowWait::Shape::Half,
            Tone::Warn };
    return { briefSpan(waited), RowWords::tr("waiting for %1, on time").arg(spanWords(waited)), RowWait::Shape::Ring, Tone::Neutral };
}

std::vector<RowMark> marksOf(const RowFacts& facts)
{
    const DraftSummary& row = *facts.row;
    std::vector<RowMark> marks;
    if (row.objections > 0)
        marks.push_back({ RowWords::tr("objection"), RowWords::tr("%n open objection(s)", nullptr, row.objections), Tone::Bad });
    if (!facts.holder.isEmpty()) {
        const QString left = row.lease && row.lease->until > facts.now ? countdown(row.lease->until - facts.now) : QString();
        marks.push_back({ facts.current && !left.isEmpty() ? initials(facts.holder) % u' ' % left : initials(facts.holder),
            left.isEmpty() ? RowWords::tr("%1 holds it").arg(facts.holder) : RowWords::tr("%1 holds it for %2").arg(facts.holder, left),
            Tone::Accent });
    }
    if (!facts.looking.isEmpty())
        marks.push_back({ RowWords::tr("%n looking", nullptr, static_cast<int>(facts.looking.size())),
            RowWords::tr("looking at it now: %1").arg(facts.looking.join(QStringLiteral(", "))), Tone::Accent });
    if (row.checksFailed > 0) {
        const QString words = RowWords::tr("%n check(s) failed", nullptr, row.checksFailed);
        marks.push_back({ RowWords::tr("%n failed", "checks", row.checksFailed), words, Tone::Bad });
    }
    if (row.approvalsNeeded > 1) {
        const QString words = row.approvalsHave > 0 ? RowWords::tr("%1 of %2 signed").arg(row.approvalsHave).arg(row.approvalsNeeded)
                                                    : RowWords::tr("needs %1").arg(row.approvalsNeeded);
        marks.push_back({ words, RowWords::tr("%1 of %2 approvals").arg(row.approvalsHave).arg(row.approvalsNeeded),
            row.approvalsHave > 0 ? Tone::Good : Tone::Warn });
    }
    if (row.assignee)
        marks.push_back({ RowWords::tr("for %1").arg(text(row.assignee->name).section(u' ', 0, 0)),
            RowWords::tr("given to %1").arg(text(row.assignee->name)), Tone::Neutral });
    if (row.comments > 0) {
        const QString words = RowWords::tr("%n comment(s)", nullptr, row.comments);
        marks.push_back({ words, words, Tone::Neutral });
    }
    return marks;
}

std::vector<QRect> RowLayout::all() const
{
    std::vector<QRect> rects{ check, value, name, reason, words, wait, cold };
    for (const auto& [rect, mark] : marks)
        rects.push_back(rect);
    std::erase_if(rects, [](const QRect& rect) { return rect.isEmpty(); });
    return rects;
}

RowLayout layOutRow(const RowFacts& facts, int width, bool compact, const QFont& font)
{
    RowLayout layout;
    const DraftSummary& row = *facts.row;
    const int top = compact ? 0 : 6;
    const int height = compact ? size::compactRow : 19;
    const int lead = facts.choosing ? RowLayout::checkWidth : 0;
    const QFont face = chipFont(font);
    if (facts.choosing)
        layout.check = QRect(space::related, top + (height - 16) / 2, 16, 16);
    const int value = lineAdvance(sized(font, size::body, QFont::DemiBold), shortMoneyWord(row.value)) + space::card;
    layout.value = QRect(lead, top, std::clamp(value, valueColumn, width / 2 - lead), height);
    const int start = layout.value.right() + 1 + nameGap;

    const std::vector<RowMark> marks = marksOf(facts);
    const RowWait wait = waitOf(row, facts.now, facts.within);
    const int waitWidth = std::min(longestWait, shapeWidth + lineAdvance(sized(font, size::label), wait.words) + 2);
    const QSize chip = chipSize(face, reasonWord(row.reason));
    int end = width - trailing; // first line, from its end
    if (!compact || marks.empty() || width >= 420) {
        const int reason = std::min(chip.width(), std::max(48, end - start - leastName - space::related));
        layout.reason = QRect(end - reason, top + (height - chip.height()) / 2, reason, chip.height());
        end = layout.reason.left() - space::related;
    }
    if (compact) {
        if (end - start >= waitWidth + leastName + space::related) {
            layout.wait = QRect(end - waitWidth, 0, waitWidth, height);
            end = layout.wait.left() - space::related;
        }
        const QRect room(start, (height - 18) / 2, end - start, 18);
        end -= placeMarks(layout, marks, room, leastName + space::related, true, face);
        layout.name = QRect(start, 0, std::max(0, end - start), height);
        return layout;
    }
    // What presses most stands beside the name where there is room, so that the second line keeps its words.
    const QString name = row.maskedName.empty() ? QStringLiteral("•••••••") : text(row.maskedName);
    const int nameEnds = start + lineAdvance(sized(font, size::body, QFont::Medium), name) + space::related;
    std::size_t above = 0;
    for (; above < marks.size(); ++above) {
        const int wide = chipSize(face, marks[above].words).width();
        if (end - wide < nameEnds)
            break;
        layout.marks.emplace_back(QRect(end - wide, top + (height - 18) / 2, wide, 18), marks[above]);
        end -= wide + space::chip;
    }
    const std::vector<RowMark> below(marks.begin() + static_cast<std::ptrdiff_t>(above), marks.end());
    layout.name = QRect(start, top, std::max(0, end - start), height);
    // Under the wait instead of beside it: the second line needs the width.
    layout.cold = QRect(width - trailing - coldWidth, secondLine + lineHeight + 2, coldWidth, 3);
    const SecondLine words(row);
    const QFont wordsFace = sized(font, RowLayout::wordsSize);
    // A long value leaves little: then the wait is its shape alone, and the marks take the words' place.
    const int edge = width - trailing;
    const bool tight = !below.empty() && edge - waitWidth - space::related - start < leastWords + leastMark;
    const int waits = tight ? shapeWidth : waitWidth;
    layout.wait = QRect(edge - waits, secondLine, waits, lineHeight);
    const QRect room(start, secondLine, layout.wait.left() - space::related - start, lineHeight);
    int spare = 0;
    if (!below.empty()) { // A chip says something only whole, and so do the words: one that presses goes first, others may be counted.
        const auto counted = [&face](std::size_t count) { return chipSize(face, QStringLiteral("+%1").arg(count)).width(); };
        const int beside = chipSize(face, below.front().words).width() + (below.size() > 1 ? counted(below.size() - 1) + space::chip : 0);
        const int taken = below.front().tone == Tone::Neutral ? std::min(beside, counted(below.size())) : beside;
        for (const QString& said : { words.channel, words.brief(), words.whole })
            if (const int wanted = lineAdvance(wordsFace, said); wanted <= room.width() - taken - space::related)
                spare = std::max(spare, wanted + space::related);
    }
    const int used = placeMarks(layout, below, room, spare, spare == 0, face);
    if (room.width() - used >= leastSeen)
        layout.line = words.within(room.width() - used, wordsFace);
    if (!layout.line.isEmpty())
        layout.words = QRect(start, secondLine, room.width() - used, lineHeight);
    return layout;
}

} // namespace countersign
