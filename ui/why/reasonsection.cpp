#include "ui/why/reasonsection.h"

#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

namespace countersign {

namespace {

constexpr int dotSize = 7, dotStep = 9;

QString capital(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

std::size_t shownReasons(const Diagnosis& diagnosis)
{
    return std::min<std::size_t>(3, diagnosis.reasons.size());
}

} // namespace

ReasonSection::ReasonSection(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("Why this cart was left"), parent)
{
}

void ReasonSection::showReason(const Diagnosis& diagnosis)
{
    m_diagnosis = diagnosis;
    m_diagnosis.evidence.resize(std::min<std::size_t>(m_diagnosis.evidence.size(), 200));
    contentChanged();
}

int ReasonSection::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    int y = 0;
    for (std::size_t i = 0; i < shownReasons(m_diagnosis); ++i) {
        const ReasonProbability& reason = m_diagnosis.reasons[i];
        const QFont face = sized(canvas.font(), size::body, i == 0 ? QFont::DemiBold : QFont::Normal);
        const int barAt = y + 22;
        canvas.line(QRect(0, y, canvas.width() - 56, 20), capital(reasonWord(reason.reason)), face, tokens.text);
        canvas.line(QRect(canvas.width() - 56, y, 56, 20), percentWord(reason.probabilityBp), sized(canvas.font(), size::body), tokens.text,
            Qt::AlignRight);
        if (tokens.tints)
            canvas.fill(QRect(0, barAt, canvas.width(), 5), tokens.border, 2);
        else // a line, so that one sees of how much it is a part
            canvas.fill(QRect(0, barAt + 2, canvas.width(), 1), tokens.border);
        const int length = std::max(4, static_cast<int>(static_cast<qint64>(canvas.width()) * reason.probabilityBp / 10'000));
        canvas.fill(QRect(0, barAt, length, 5), i == 0 ? tokens.accent : tokens.muted, 2);
        y = barAt + 5 + (i == 0 ? space::related : 6);
        if (i == 0)
            y = evidence(canvas, y) + space::chip;
    }
    return y;
}

int ReasonSection::evidence(const Canvas& canvas, int y) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont face = sized(canvas.font(), size::body);
    constexpr int indent = 3 * dotStep + 8;
    int told = 0;
    for (const Evidence& one : m_diagnosis.evidence) {
        if (one.reason != m_diagnosis.topReason() || one.weightMillinats <= 0)
            continue;
        if (++told > 4)
            break;
        if (QPainter* painter = canvas.painter()) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            for (int dot = 0; dot < 3; ++dot) {
                painter->setPen(QPen(tokens.accent, 1));
                painter->setBrush(dot < one.dots ? QBrush(tokens.accent) : QBrush(Qt::NoBrush));
                painter->drawEllipse(QRectF(canvas.visual(QRect(dot * dotStep, y + 6, dotSize, dotSize))).adjusted(0.5, 0.5, -0.5, -0.5));
            }
            painter->restore();
        }
        y += canvas.text(indent, y, canvas.width() - indent, shortText(sentenceUtf8(one.sentence), 300), face, tokens.text) + 3;
    }
    return y;
}

QString ReasonSection::spoken() const
{
    QStringList lines;
    for (std::size_t i = 0; i < shownReasons(m_diagnosis); ++i)
        lines << reasonWord(m_diagnosis.reasons[i].reason) % u", " % percentWord(m_diagnosis.reasons[i].probabilityBp);
    for (const Evidence& one : m_diagnosis.evidence)
        if (lines.size() < 20)
            lines << shortText(sentenceUtf8(one.sentence), 300);
    return lines.join(u'\n');
}

} // namespace countersign
