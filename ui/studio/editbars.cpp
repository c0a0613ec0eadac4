#include "ui/studio/editbars.h"

#include "ui/draft/shorttext.h"
#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <QLocale>
#include <QFontMetrics>
#include <algorithm>

namespace countersign {

namespace {

constexpr int rowHeight = 26, barHeight = 6, figureColumn = 60;
constexpr std::size_t mostBars = 20;

// A full bar is a quarter, a half or the whole of the words: a bar as long as its track would look like all of them.
int scaleFor(int mostBp)
{
    return mostBp <= 2500 ? 2500 : mostBp <= 5000 ? 5000 : 10000;
}

QString nameOf(const EditDistanceRow& row, const QString& by)
{
    if (by == u"reason")
        if (const auto reason = fromWord<Reason>(row.key))
            return reasonWord(*reason);
    if (by == u"channel")
        if (const auto channel = fromWord<Channel>(row.key))
            return channelWord(*channel);
    if (by == u"language")
        return scopeLanguageWord(row.key);
    return shortText(row.name.empty() ? row.key : row.name, 80);
}

} // namespace

EditBars::EditBars(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("How far people change what is composed"), parent)
{
    setObjectName(QStringLiteral("editsEditBars"));
}

void EditBars::showRows(const std::vector<EditDistanceRow>& rows, const QString& by)
{
    m_bars.clear();
    int most = 0;
    for (const EditDistanceRow& row : rows) {
        if (m_bars.size() >= mostBars)
            break;
        m_bars.push_back({ nameOf(row, by), percentWord(row.meanBp),
            tr("%1 of %n approved were edited", nullptr, row.approved).arg(QLocale().toString(row.edited)), row.meanBp });
        most = std::max(most, row.meanBp);
    }
    m_scale = scaleFor(most);
    contentChanged();
}

int EditBars::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont face = sized(canvas.font(), size::body);
    const QFont strong = sized(canvas.font(), size::body, QFont::DemiBold);
    const int nameColumn = std::max(90, canvas.width() / 4);
    int behindColumn = 0;
    for (const Bar& bar : m_bars)
        behindColumn = std::max(behindColumn, QFontMetrics(face).horizontalAdvance(bar.behind) + space::chip);
    behindColumn = std::min(behindColumn, canvas.width() / 2 - figureColumn);
    int y = 0;
    for (const Bar& bar : m_bars) {
        canvas.line(QRect(0, y, nameColumn, rowHeight), bar.name, face, tokens.text);
        canvas.line(QRect(nameColumn, y, figureColumn, rowHeight), bar.figure, strong, tokens.text, Qt::AlignRight);
        const int start = nameColumn + figureColumn + space::card;
        const int room = canvas.width() - start - behindColumn - space::card;
        if (room > 40) {
            const QRect track(start, y + (rowHeight - barHeight) / 2, room, barHeight);
            canvas.fill(track, tokens.tints ? tokens.border : tokens.window, barHeight / 2);
            const int length = static_cast<int>(std::int64_t{ room } * std::min(bar.meanBp, m_scale) / m_scale);
            if (length > 0)
                canvas.fill(QRect(track.x(), track.y(), std::max(barHeight, length), barHeight), tokens.accent, barHeight / 2);
        }
        canvas.line(QRect(canvas.width() - behindColumn, y, behindColumn, rowHeight), bar.behind, face, tokens.muted, Qt::AlignRight);
        y += rowHeight;
    }
    return y;
}

QString EditBars::spoken() const
{
    QStringList lines;
    for (const Bar& bar : m_bars)
        lines << tr("%1: %2, %3", "name, edit distance, drafts").arg(bar.name, bar.figure, bar.behind);
    return lines.join(u'\n');
}

} // namespace countersign
