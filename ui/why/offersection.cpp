#include "ui/why/offersection.h"

#include "ui/words/words.h"

namespace countersign {

namespace {

constexpr int rowHeight = 25, headHeight = 20;

// Columns from the trailing edge: costs, margin after, expected profit.
struct Columns {
    QRect name, cost, margin, expected;
};

Columns columns(int width, int y, int height)
{
    const int expected = std::min(82, width * 28 / 100);
    const int margin = 50;
    const int cost = std::min(76, width * 26 / 100);
    const int expectedAt = width - expected - 6;
    const int marginAt = expectedAt - margin;
    const int costAt = marginAt - cost;
    return {QRect(6, y, costAt - 6, height), QRect(costAt, y, cost, height), QRect(marginAt, y, margin, height), QRect(expectedAt, y, expected, height)};
}

QString plain(const Money& money) { return moneyWord(money); }

bool same(const OfferCandidate& a, const OfferCandidate& b) { return a.kind == b.kind && a.percentBp == b.percentBp && a.amount == b.amount; }

}  // namespace

OfferSection::OfferSection(const Theme& theme, QWidget* parent) : PaintedList(theme, tr("What to offer"), parent) {}

void OfferSection::showOffer(const Offer& offer)
{
    m_offer = offer;
    contentChanged();
}

void OfferSection::row(const Canvas& canvas, int y, const OfferCandidate& candidate, bool chosen) const
{
    const Tokens& tokens = canvas.tokens();
    const bool refused = !candidate.refusals.empty();
    QFont face = sized(canvas.font(), size::body, chosen ? QFont::DemiBold : QFont::Normal);
    face.setStrikeOut(refused);
    const QColor ink = refused ? tokens.muted : tokens.text;
    if (chosen && tokens.tints)
        canvas.fill(QRect(0, y, canvas.width(), rowHeight), tokens.selection);
    if (chosen)
        canvas.fill(QRect(0, y, 2, rowHeight), tokens.accent);
    const Columns at = columns(canvas.width(), y, rowHeight);
    canvas.line(at.name, offerWord(candidate), face, ink);
    canvas.line(at.cost, candidate.cost.minor == 0 ? QStringLiteral("–") : plain(candidate.cost), face, ink, Qt::AlignRight);
    canvas.line(at.margin, candidate.marginAfterBp ? percentWord(*candidate.marginAfterBp) : tr("unknown"), face, ink, Qt::AlignRight);
    QString expected = tr("unknown");
    if (candidate.expectedProfit)
        expected = (candidate.expectedProfit->minor > 0 ? QStringLiteral("+") : QString()) % plain(*candidate.expectedProfit);
    canvas.line(at.expected, expected, face, ink, Qt::AlignRight);
}

int OfferSection::floorLine(const Canvas& canvas, int y) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont small = sized(canvas.font(), size::label);
    const QString words = tr("floor %1").arg(percentWord(m_offer.floorBp));
    const int width = QFontMetrics(small).horizontalAdvance(words) + 2;
    canvas.fill(QRect(0, y + 8, canvas.width() - width - space::related - 6, 1), tokens.warn);
    canvas.line(QRect(canvas.width() - width - 6, y, width, 17), words, small, tokens.warn, Qt::AlignRight);
    return 18;
}

int OfferSection::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont small = sized(canvas.font(), size::label);
    const Columns head = columns(canvas.width(), 0, headHeight);
    canvas.line(head.cost, tr("costs"), small, tokens.muted, Qt::AlignRight);
    canvas.line(head.margin, tr("margin"), small, tokens.muted, Qt::AlignRight);
    canvas.line(head.expected, tr("expected"), small, tokens.muted, Qt::AlignRight);
    int y = headHeight;
    QStringList refusals;
    bool floorDrawn = false;
    for (const OfferCandidate& candidate : m_offer.candidates) {
        if (candidate.marginAfterBp && *candidate.marginAfterBp < m_offer.floorBp && !floorDrawn) {
            floorDrawn = true;
            y += floorLine(canvas, y);
        }
        row(canvas, y, candidate, same(candidate, m_offer.chosen));
        for (const std::string& refusal : candidate.refusals)
            refusals << offerWord(candidate) % u": " % text(refusal);
        y += rowHeight;
    }
    if (!floorDrawn && m_offer.floorBp > 0)
        y += floorLine(canvas, y);
    y += space::chip;
    QString why = text(m_offer.why);
    if (!why.isEmpty() && !why.endsWith(u'.'))
        why += u'.';
    if (!why.isEmpty())
        y += canvas.text(0, y, canvas.width(), why % u" " % tr("Expected profit is against doing nothing."), sized(canvas.font(), size::body), tokens.muted) + 2;
    for (const QString& refusal : refusals)
        y += canvas.text(0, y, canvas.width(), refusal, small, tokens.muted) + 1;
    return y;
}

QString OfferSection::spoken() const
{
    QStringList lines;
    for (const OfferCandidate& candidate : m_offer.candidates) {
        QString line = offerWord(candidate) % u", " % tr("costs %1").arg(plain(candidate.cost));
        if (candidate.marginAfterBp)
            line += u", " % tr("margin after %1").arg(percentWord(*candidate.marginAfterBp));
        if (candidate.expectedProfit)
            line += u", " % tr("expected %1").arg(plain(*candidate.expectedProfit));
        if (same(candidate, m_offer.chosen))
            line += u", " % tr("chosen");
        for (const std::string& refusal : candidate.refusals)
            line += u", " % tr("refused: %1").arg(text(refusal));
        lines << line;
    }
    return lines.join(u'\n');
}

}  // namespace countersign
