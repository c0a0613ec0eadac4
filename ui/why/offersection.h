#pragma once
// Every candidate with its arithmetic: the chosen one marked, refused ones struck, the floor drawn as a line.
#include "models/domain/offer.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class OfferSection final : public PaintedList {
    Q_OBJECT
public:
    explicit OfferSection(const Theme& theme, QWidget* parent = nullptr);
    void showOffer(const Offer& offer);
    // What the words promise where that is not the offer; empty = they agree. With a share, the margin it would leave is told.
    void showPromise(const QString& sentence, std::optional<int> promisedBp);
    [[nodiscard]] QString promiseWords() const;

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    [[nodiscard]] int floorLine(const Canvas& canvas, int y) const;
    void row(const Canvas& canvas, int y, const OfferCandidate& candidate, bool chosen) const;
    Offer m_offer;
    QString m_promise;
    std::optional<int> m_promisedBp;
};

// Why offers are out of the question: a reason that several share is told once.
[[nodiscard]] QStringList refusalLines(const Offer& offer);

} // namespace countersign
