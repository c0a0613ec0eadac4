#include "ui/queue/rowdelegate.h"

#include "models/view/reviewqueuemodel.h"
#include "ui/parts/chip.h"
#include "ui/theme/style.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace countersign {

namespace {

constexpr int valueColumn = 82, nameStart = 90, coldWidth = 44, trailing = space::card;

const DraftSummary* summaryOf(const QModelIndex& index)
{
    return index.data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>();
}

// Chips after the second line's words, most pressing first.
std::pair<QString, Tone> mark(const DraftSummary& row, const QString& holder)
{
    if (!holder.isEmpty())
        return { RowDelegate::tr("%1 looking").arg(holder.section(QLatin1Char(' '), 0, 0)), Tone::Accent };
    if (row.checksFailed > 0)
        return { RowDelegate::tr("%n check(s) failed", nullptr, row.checksFailed), Tone::Bad };
    if (row.approvalsNeeded > 1)
        return row.approvalsHave > 0
            ? std::pair(RowDelegate::tr("%1 of %2 signed").arg(row.approvalsHave).arg(row.approvalsNeeded), Tone::Good)
            : std::pair(RowDelegate::tr("needs %1").arg(row.approvalsNeeded), Tone::Warn);
    return {};
}

} // namespace

RowDelegate::RowDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 0, m_compact ? size::compactRow : size::row };
}

QString RowDelegate::sentence(const DraftSummary& row, const QString& holder, TimeMs now)
{
    QStringList parts{ moneyWord(row.value), text(row.maskedName), reasonWord(row.reason), channelWord(row.channel), text(row.offer),
        text(row.whyYours) };
    parts << (row.coldAt > now ? tr("goes cold in %1").arg(spanWords(row.coldAt - now)) : tr("cold"));
    if (const auto [words, tone] = mark(row, holder); !words.isEmpty())
        parts << words;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const DraftSummary* row = summaryOf(index);
    if (row == nullptr)
        return;
    const Tokens& tokens = m_theme.tokens();
    const QString holder = index.data(ReviewQueueModel::LeaseRole).toString();
    painter->save();
    painter->setLayoutDirection(option.direction);
    paintGround(*painter, option, index.data(ReviewQueueModel::UnreadRole).toBool());

    const QRect area = option.rect;
    const auto visual = [&](const QRect& r) { return QStyle::visualRect(option.direction, area, r.translated(area.topLeft())); };
    const int lineTop = m_compact ? 0 : 7;
    const int lineHeight = m_compact ? area.height() : 19;
    const QFont strong = sized(option.font, size::body, QFont::DemiBold);

    QString value = shortMoneyWord(row->value);
    const int column = std::max(valueColumn, QFontMetrics(strong).horizontalAdvance(value) + space::card);
    painter->setPen(tokens.text);
    painter->setFont(strong);
    painter->drawText(
        visual(QRect(0, lineTop, column, lineHeight)), QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter, value);

    const QFont chipFace = chipFont(option.font);
    const QString reason = reasonWord(row->reason);
    const QSize chip = chipSize(chipFace, reason);
    const int start = column + (nameStart - valueColumn);
    const int chipWidth = std::min(chip.width(), std::max(60, area.width() - start - 90));
    const int chipX = area.width() - trailing - chipWidth;
    paintChip(*painter, visual(QRect(chipX, lineTop + (lineHeight - chip.height()) / 2, chipWidth, chip.height())), chipFace, reason,
        Tone::Neutral, tokens);

    const QFont plain = sized(option.font, size::body, index.data(ReviewQueueModel::UnreadRole).toBool() ? QFont::Medium : QFont::Normal);
    const int nameWidth = chipX - start - space::related;
    const QString name = row->maskedName.empty() ? tr("Guest") : text(row->maskedName);
    painter->setFont(plain);
    painter->setPen(tokens.text);
    painter->drawText(visual(QRect(start, lineTop, nameWidth, lineHeight)),
        QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter,
        QFontMetrics(plain).elidedText(name, Qt::ElideRight, nameWidth));
    if (!m_compact) {
        paintSecondLine(*painter, option, *row, holder, start);
        paintCold(*painter, option, *row);
    }
    painter->restore();
}

void RowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool unread) const
{
    const Tokens& tokens = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect area = option.rect;
    if (selected)
        painter.fillRect(area, tokens.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver) && tokens.tints)
        painter.fillRect(area, tokens.window);
    painter.fillRect(QRect(area.left(), area.bottom() - tokens.hairline + 1, area.width(), tokens.hairline), tokens.border);
    if (unread)
        painter.fillRect(QStyle::visualRect(option.direction, area, QRect(area.left(), area.top(), 3, area.height())), tokens.accent);
    if (selected && (option.state.testFlag(QStyle::State_HasFocus) || !tokens.tints))
        paintFocusRing(painter, area.adjusted(1, 1, -1, -1), m_theme);
}

void RowDelegate::paintSecondLine(
    QPainter& painter, const QStyleOptionViewItem& option, const DraftSummary& row, const QString& holder, int start) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect area = option.rect;
    const QFont face = sized(option.font, 12);
    const QFontMetrics metrics(face);
    const QFont chipFace = chipFont(option.font);
    const auto [words, tone] = mark(row, holder);
    QStringList parts{ channelWord(row.channel), text(row.offer) };
    if (words.isEmpty())
        parts << text(row.whyYours);
    parts.removeAll(QString());
    const int room = area.width() - start - trailing - coldWidth - space::card;
    const int chipWidth = words.isEmpty() ? 0 : std::min(room * 2 / 3, chipSize(chipFace, words).width());
    const QString line
        = metrics.elidedText(parts.join(QStringLiteral(" · ")), Qt::ElideRight, room - (chipWidth > 0 ? chipWidth + space::related : 0));
    const auto visual = [&](const QRect& r) { return QStyle::visualRect(option.direction, area, r.translated(area.topLeft())); };
    painter.setFont(face);
    painter.setPen(tokens.muted);
    painter.drawText(visual(QRect(start, 27, room, 18)), QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter, line);
    if (chipWidth > 0)
        paintChip(painter, visual(QRect(start + metrics.horizontalAdvance(line) + space::related, 27, chipWidth, 18)), chipFace, words,
            tone, tokens);
}

void RowDelegate::paintCold(QPainter& painter, const QStyleOptionViewItem& option, const DraftSummary& row) const
{
    const Tokens& tokens = m_theme.tokens();
    const TimeMs whole = std::max<TimeMs>(1, row.coldAt - row.createdAt);
    const double left = std::clamp(static_cast<double>(row.coldAt - wallClock()) / static_cast<double>(whole), 0.0, 1.0);
    const QRect area = option.rect;
    const auto visual = [&](const QRect& r) { return QStyle::visualRect(option.direction, area, r.translated(area.topLeft())); };
    const QRect track(area.width() - trailing - coldWidth, 35, coldWidth, 3);
    painter.fillRect(visual(track), tokens.border);
    const QColor ink = left > 0.5 ? tokens.good : left > 0.2 ? tokens.warn : tokens.bad;
    painter.fillRect(visual(QRect(track.x(), track.y(), std::max(2, static_cast<int>(coldWidth * left)), 3)), ink);
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const DraftSummary* row = event->type() == QEvent::ToolTip ? summaryOf(index) : nullptr;
    if (row == nullptr)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(),
        sentence(*row, index.data(ReviewQueueModel::LeaseRole).toString(), wallClock()) % u'\n' % absoluteWords(row->coldAt), view);
    return true;
}

} // namespace countersign
