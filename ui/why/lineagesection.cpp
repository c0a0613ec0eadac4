#include "ui/why/lineagesection.h"

#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr int stepIndent = 20;
constexpr std::size_t mostSteps = 80; // the newest

} // namespace

LineageSection::LineageSection(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("Lineage"), parent)
{
}

void LineageSection::showLineage(const std::vector<LineageStep>& steps)
{
    const std::size_t skip = steps.size() > mostSteps ? steps.size() - mostSteps : 0;
    m_steps.assign(steps.begin() + static_cast<std::ptrdiff_t>(skip), steps.end());
    contentChanged();
}

int LineageSection::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont face = sized(canvas.font(), size::body);
    int timeWidth = 0;
    for (const LineageStep& step : m_steps)
        timeWidth = std::max(timeWidth, QFontMetrics(face).horizontalAdvance(clockHere(step.at)) + 2);
    int y = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const bool last = i + 1 == m_steps.size();
        const int height = std::max(18,
            canvas.text(stepIndent, y, canvas.width() - stepIndent - timeWidth - space::related,
                shortText(sentenceUtf8(m_steps[i].text), 300), face, tokens.text));
        canvas.line(QRect(canvas.width() - timeWidth, y, timeWidth, 18), clockHere(m_steps[i].at), face, tokens.muted, Qt::AlignRight);
        if (!last)
            canvas.fill(QRect(6, y + 16, 1, height - 8), tokens.border);
        if (QPainter* painter = canvas.painter()) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(last ? tokens.accent : tokens.muted, 2));
            painter->setBrush(last ? QBrush(tokens.accent) : QBrush(Qt::NoBrush));
            painter->drawEllipse(QRectF(canvas.visual(QRect(2, y + 5, 9, 9))).adjusted(0.5, 0.5, -0.5, -0.5));
            painter->restore();
        }
        y += height + 6;
    }
    return y;
}

QString LineageSection::spoken() const
{
    QStringList lines;
    for (const LineageStep& step : m_steps)
        lines << clockHere(step.at) % u' ' % shortText(sentenceUtf8(step.text), 300);
    return lines.join(u'\n');
}

} // namespace countersign
