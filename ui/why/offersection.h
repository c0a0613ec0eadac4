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

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    [[nodiscard]] int floorLine(const Canvas& canvas, int y) const;
    void row(const Canvas& canvas, int y, const OfferCandidate& candidate, bool chosen) const;
    Offer m_offer;
};

} // namespace countersign
