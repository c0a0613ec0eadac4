#include "ui/queue/rowdelegate.h"

#include "models/view/reviewqueuemodel.h"
#include "ui/parts/chip.h"
#include "ui/parts/textlines.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace countersign {

RowDelegate::RowDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_compact ? size::compactRow : size::row };
}

RowFacts RowDelegate::factsOf(const QModelIndex& index) const
{
    RowFacts facts;
    facts.row = index.data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>();
    facts.now = wallClock();
    facts.within = m_within;
    facts.choosing = m_choosing;
    if (facts.row == nullptr)
        return facts;
    facts.holder = index.data(ReviewQueueModel::LeaseRole).toString();
    facts.unread = index.data(ReviewQueueModel::UnreadRole).toBool();
    facts.chosen = index.data(ReviewQueueModel::SelectedRole).toBool();
    if (m_looking)
        facts.looking = m_looking(text(facts.row->id));
    return facts;
}

QString RowDelegate::sentence(const RowFacts& facts)
{
    const DraftSummary& row = *facts.row;
    QStringList parts{ kindWord(row.kind), moneyWord(row.value), text(row.maskedName), reasonWord(row.reason), channelWord(row.channel), sentenceText(row.offer),
        sentenceText(row.whyYours), waitOf(row, facts.now, facts.within).spoken };
    parts << (row.coldAt > facts.now ? tr("goes cold in %1").arg(spanWords(row.coldAt - facts.now)) : tr("cold"));
    for (const RowMark& mark : marksOf(facts))
        parts << mark.spoken;
    if (facts.chosen)
        parts << tr("selected");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    RowFacts facts = factsOf(index);
    if (facts.row == nullptr)
        return;
    facts.current = option.state.testFlag(QStyle::State_Selected);
    const Tokens& tokens = m_theme.tokens();
    const QString over = heading(index);
    const QRect area = over.isEmpty() ? option.rect : option.rect.adjusted(0, headingHeight, 0, 0);
    const auto visual = [&](const QRect& r) { return QStyle::visualRect(option.direction, area, r.translated(area.topLeft())); };
    const Qt::Alignment leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    const auto elided = [&](const QRect& rect, const QString& words, const QFont& face, const QColor& ink) {
        painter->setPen(ink);
        drawLine(*painter, visual(rect), leading, face, words);
    };
    painter->save();
    if (!over.isEmpty())
        paintHeading(*painter, QRect(option.rect.topLeft(), QSize(option.rect.width(), headingHeight)), option, over);
    paintGround(*painter, area, option, facts);

    const RowLayout layout = layOutRow(facts, area.width(), m_compact, option.font);
    if (!layout.check.isEmpty())
        paintCheck(*painter, visual(layout.check), facts.chosen);
    painter->setPen(tokens.text);
    drawLine(*painter, visual(layout.value), QStyle::visualAlignment(option.direction, Qt::AlignRight),
        sized(option.font, size::body, QFont::DemiBold), shortMoneyWord(facts.row->value));
    const QFont chipFace = chipFont(option.font);
    if (!layout.reason.isEmpty())
        paintChip(*painter, visual(layout.reason), chipFace, reasonWord(facts.row->reason), Tone::Neutral, tokens);
    // In its own direction: the dots that mask a name stay at its end, whatever way the window reads.
    elided(layout.name, QChar(0x2068) % (facts.row->maskedName.empty() ? tr("Guest") : text(facts.row->maskedName)) % QChar(0x2069),
        sized(option.font, size::body, facts.unread ? QFont::Medium : QFont::Normal), tokens.text);
    if (!layout.words.isEmpty())
        elided(layout.words, layout.line, sized(option.font, RowLayout::wordsSize), tokens.muted);
    for (const auto& [rect, mark] : layout.marks)
        paintChip(*painter, visual(rect), chipFace, mark.words, mark.tone, tokens);
    if (!layout.wait.isEmpty())
        paintWait(*painter, visual(layout.wait), waitOf(*facts.row, facts.now, facts.within), option.font, option.direction);
    if (!layout.cold.isEmpty())
        paintCold(*painter, visual(layout.cold), facts, option.direction);
    painter->restore();
}

void RowDelegate::paintGround(QPainter& painter, const QRect& area, const QStyleOptionViewItem& option, const RowFacts& facts) const
{
    const Tokens& tokens = m_theme.tokens();
    if (facts.current)
        painter.fillRect(area, tokens.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver) && tokens.tints)
        painter.fillRect(area, tokens.window);
    painter.fillRect(QRect(area.left(), area.bottom() - tokens.hairline + 1, area.width(), tokens.hairline), tokens.border);
    if (facts.unread)
        painter.fillRect(QStyle::visualRect(option.direction, area, QRect(area.left(), area.top(), 3, area.height())), tokens.accent);
    if (facts.current && (option.state.testFlag(QStyle::State_HasFocus) || !tokens.tints))
        paintFocusRing(painter, area.adjusted(1, 1, -1, -1), m_theme);
}

void RowDelegate::paintHeading(QPainter& painter, const QRect& area, const QStyleOptionViewItem& option, const QString& words) const
{
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(area, tokens.window);
    painter.fillRect(QRect(area.left(), area.bottom() - tokens.hairline + 1, area.width(), tokens.hairline), tokens.border);
    painter.setPen(tokens.muted);
    drawLine(painter, area.adjusted(space::pane, 0, -space::card, 0), QStyle::visualAlignment(option.direction, Qt::AlignLeft),
        sized(option.font, size::label, QFont::DemiBold), words);
}

void RowDelegate::paintCheck(QPainter& painter, const QRect& rect, bool chosen) const
{
    const Tokens& tokens = m_theme.tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(chosen ? tokens.accent : tokens.muted, 1.5));
    painter.setBrush(chosen ? tokens.accent : tokens.base);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3);
    if (chosen) {
        const QPointF at = QRectF(rect).topLeft();
        painter.setPen(QPen(inkOnAccent(tokens), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF({ at + QPointF(4.5, 8.2), at + QPointF(7, 10.8), at + QPointF(11.5, 5.4) }));
    }
    painter.restore();
}

void RowDelegate::paintWait(
    QPainter& painter, const QRect& rect, const RowWait& wait, const QFont& font, Qt::LayoutDirection direction) const
{
    const QColor ink = toneColours(m_theme.tokens(), wait.tone).ink;
    const QRectF shape = QStyle::visualRect(direction, rect, QRect(rect.left(), rect.top() + (rect.height() - 9) / 2, 9, 9));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.3));
    switch (wait.shape) {
    case RowWait::Shape::Ring:
        painter.drawEllipse(shape.adjusted(1, 1, -1, -1));
        break;
    case RowWait::Shape::Half:
        painter.drawEllipse(shape.adjusted(1, 1, -1, -1));
        painter.setBrush(ink);
        painter.drawPie(shape.adjusted(1, 1, -1, -1), 90 * 16, -180 * 16);
        break;
    case RowWait::Shape::Triangle:
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({ QPointF(shape.center().x(), shape.top() + 0.5), shape.bottomRight(), shape.bottomLeft() }));
        break;
    }
    const QFont face = sized(font, size::label, wait.tone == Tone::Neutral ? QFont::Normal : QFont::Medium);
    const QRect words = QStyle::visualRect(direction, rect, rect.adjusted(13, 0, 0, 0));
    if (words.width() < 8) {
        painter.restore();
        return; // the shape alone; hovering says the rest
    }
    painter.setPen(ink);
    drawLine(painter, words, QStyle::visualAlignment(direction, Qt::AlignLeft), face, wait.words);
    painter.restore();
}

void RowDelegate::paintCold(QPainter& painter, const QRect& track, const RowFacts& facts, Qt::LayoutDirection direction) const
{
    const Tokens& tokens = m_theme.tokens();
    const TimeMs whole = std::max<TimeMs>(1, facts.row->coldAt - facts.row->createdAt);
    const double left = std::clamp(static_cast<double>(facts.row->coldAt - facts.now) / static_cast<double>(whole), 0.0, 1.0);
    painter.fillRect(track, tokens.border);
    const QColor ink = left > 0.5 ? tokens.good : left > 0.2 ? tokens.warn : tokens.bad;
    const QRect rest(track.x(), track.y(), std::max(2, static_cast<int>(track.width() * left)), track.height());
    painter.fillRect(QStyle::visualRect(direction, track, rest), ink);
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const RowFacts facts = event->type() == QEvent::ToolTip ? factsOf(index) : RowFacts();
    if (facts.row == nullptr)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), sentence(facts) % u'\n' % absoluteWords(facts.row->coldAt), view);
    return true;
}

} // namespace countersign
