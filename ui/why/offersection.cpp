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
    const int figure = std::min(72, width / 5);
    return {QRect(6, y, width - 3 * figure - 18, height), QRect(width - 3 * figure - 12, y, figure, height), QRect(width - 2 * figure - 9, y, figure, height),
            QRect(width - figure - 6, y, figure, height)};
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
        const bool below = candidate.marginAfterBp && *candidate.marginAfterBp < m_offer.floorBp;
        if (below && !floorDrawn) {
            floorDrawn = true;
            canvas.fill(QRect(0, y + 8, canvas.width() - 92, 1), tokens.bad);
            canvas.line(QRect(canvas.width() - 88, y, 88, 17), tr("floor %1").arg(percentWord(m_offer.floorBp)), small, tokens.bad, Qt::AlignRight);
            y += 18;
        }
        row(canvas, y, candidate, same(candidate, m_offer.chosen));
        for (const std::string& refusal : candidate.refusals)
            refusals << offerWord(candidate) % u": " % text(refusal);
        y += rowHeight;
    }
    y += space::chip;
    if (!m_offer.why.empty())
        y += canvas.text(0, y, canvas.width(), text(m_offer.why) % u" " % tr("Expected profit is against doing nothing."), sized(canvas.font(), size::body), tokens.muted) + 2;
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
