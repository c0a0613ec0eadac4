#include "ui/why/offersection.h"

#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace countersign {

namespace {

constexpr int rowHeight = 25, headHeight = 20, leastName = 76;

// Columns from the trailing edge: costs, margin after, expected profit.
struct Columns {
    QRect name, cost, margin, expected;
};

QString plain(const Money& money)
{
    return moneyWord(money);
}

QString expectedWord(const OfferCandidate& candidate)
{
    if (!candidate.expectedProfit)
        return OfferSection::tr("unknown");
    const Money& profit = *candidate.expectedProfit;
    if (profit.minor < 0) // a minus as long as the plus of the others
        return QChar(0x2212) % plain({ -std::max(profit.minor, -std::numeric_limits<std::int64_t>::max()), profit.currency });
    return (profit.minor > 0 ? QStringLiteral("+") : QString()) % plain(profit);
}

// The figures take what they need; the name gets the rest.
Columns columns(const Canvas& canvas, const Offer& offer, int y, int height)
{
    const QFontMetrics metrics(sized(canvas.font(), size::body, QFont::DemiBold));
    const int width = canvas.width();
    int cost = 40;
    int margin = 44;
    int expected = 52;
    for (const OfferCandidate& candidate : offer.candidates) {
        cost = std::max(cost, metrics.horizontalAdvance(plain(candidate.cost)) + space::chip);
        expected = std::max(expected, metrics.horizontalAdvance(expectedWord(candidate)) + space::related);
        if (!candidate.marginAfterBp)
            margin = std::max(margin, metrics.horizontalAdvance(OfferSection::tr("unknown")) + space::chip);
    }
    const int expectedAt = width - expected - 6;
    const int marginAt = expectedAt - margin;
    const int costAt = marginAt - cost;
    if (costAt - 6 < leastName) // in a narrow pane what it is comes before what it costs; the refusals below say the rest
        return { QRect(6, y, marginAt - 6, height), QRect(), QRect(marginAt, y, margin, height), QRect(expectedAt, y, expected, height) };
    return { QRect(6, y, costAt - 6, height), QRect(costAt, y, cost, height), QRect(marginAt, y, margin, height),
        QRect(expectedAt, y, expected, height) };
}

// The margin at another discount, from what is known without one: what is left of a lower price after the same costs.
std::optional<int> marginAt(const Offer& offer, int percentBp)
{
    for (const OfferCandidate& candidate : offer.candidates)
        if (candidate.kind == OfferKind::Reassurance && candidate.marginAfterBp && percentBp < 10'000)
            return 10'000 - static_cast<int>(std::lround(10'000.0 * (10'000 - *candidate.marginAfterBp) / (10'000 - percentBp)));
    return std::nullopt;
}

bool same(const OfferCandidate& a, const OfferCandidate& b)
{
    return a.kind == b.kind && a.percentBp == b.percentBp && a.amount == b.amount;
}

} // namespace

OfferSection::OfferSection(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("What to offer"), parent)
{
}

void OfferSection::showOffer(const Offer& offer)
{
    m_offer = offer;
    contentChanged();
}

void OfferSection::showPromise(const QString& sentence, std::optional<int> promisedBp)
{
    if (sentence == m_promise && promisedBp == m_promisedBp)
        return;
    m_promise = sentence;
    m_promisedBp = promisedBp;
    contentChanged();
}

QString OfferSection::promiseWords() const
{
    if (m_promise.isEmpty() || !m_promisedBp)
        return m_promise;
    const auto margin = marginAt(m_offer, *m_promisedBp);
    if (!margin)
        return m_promise;
    return m_promise % u' '
        % (*margin < m_offer.floorBp ? tr("At %1 the margin would be %2, below the floor of %3.")
                                           .arg(percentWord(*m_promisedBp), percentWord(*margin), percentWord(m_offer.floorBp))
                                     : tr("At %1 the margin would be %2.").arg(percentWord(*m_promisedBp), percentWord(*margin)));
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
    const Columns at = columns(canvas, m_offer, y, rowHeight);
    canvas.line(at.name, offerWord(candidate), face, ink);
    if (!at.cost.isEmpty())
        canvas.line(at.cost, candidate.cost.minor == 0 ? QStringLiteral("–") : plain(candidate.cost), face, ink, Qt::AlignRight);
    canvas.line(at.margin, candidate.marginAfterBp ? percentWord(*candidate.marginAfterBp) : tr("unknown"), face, ink, Qt::AlignRight);
    canvas.line(at.expected, expectedWord(candidate), face, ink, Qt::AlignRight);
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

QStringList refusalLines(const Offer& offer)
{
    std::vector<std::pair<std::string, QStringList>> said;
    for (const OfferCandidate& candidate : offer.candidates)
        for (const std::string& refusal : candidate.refusals) {
            auto known = std::ranges::find(said, refusal, &std::pair<std::string, QStringList>::first);
            if (known == said.end())
                known = said.emplace(said.end(), refusal, QStringList());
            known->second << offerWord(candidate);
        }
    QStringList lines;
    for (const auto& [refusal, offers] : said)
        lines << offers.join(QStringLiteral(", ")) % u": " % shortText(sentenceUtf8(refusal), 200);
    return lines;
}

int OfferSection::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont small = sized(canvas.font(), size::label);
    const Columns head = columns(canvas, m_offer, 0, headHeight);
    if (!head.cost.isEmpty())
        canvas.line(head.cost, tr("costs"), small, tokens.muted, Qt::AlignRight);
    canvas.line(head.margin, tr("margin"), small, tokens.muted, Qt::AlignRight);
    canvas.line(head.expected, tr("expected"), small, tokens.muted, Qt::AlignRight);
    int y = headHeight;
    bool floorDrawn = false;
    for (const OfferCandidate& candidate : m_offer.candidates) {
        if (candidate.marginAfterBp && *candidate.marginAfterBp < m_offer.floorBp && !floorDrawn) {
            floorDrawn = true;
            y += floorLine(canvas, y);
        }
        row(canvas, y, candidate, same(candidate, m_offer.chosen));
        y += rowHeight;
    }
    if (!floorDrawn && m_offer.floorBp > 0)
        y += floorLine(canvas, y);
    y += space::chip;
    if (!m_promise.isEmpty()) {
        canvas.icon(QRect(0, y + 2, 14, 14), QStringLiteral("failed"), tokens.bad);
        y += canvas.text(20, y, canvas.width() - 20, promiseWords(), sized(canvas.font(), size::body, QFont::DemiBold), tokens.bad)
            + space::chip;
    }
    QString why = shortText(sentenceUtf8(m_offer.why), 300);
    if (!why.isEmpty() && !why.endsWith(u'.'))
        why += u'.';
    if (!why.isEmpty())
        y += canvas.text(0, y, canvas.width(), why % u" " % tr("Expected profit is against doing nothing."),
                 sized(canvas.font(), size::body), tokens.muted)
            + 2;
    for (const QString& refusal : refusalLines(m_offer))
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
            line += u", " % tr("refused: %1").arg(shortText(sentenceUtf8(refusal), 200));
        lines << line;
    }
    if (!m_promise.isEmpty())
        lines << promiseWords();
    return lines.join(u'\n');
}

} // namespace countersign
