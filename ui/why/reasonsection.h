#pragma once
// The three likeliest reasons as bars; under the first, the facts that speak for it.
#include "models/domain/reason.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class ReasonSection final : public PaintedList {
    Q_OBJECT
public:
    explicit ReasonSection(const Theme& theme, QWidget* parent = nullptr);
    void showReason(const Diagnosis& diagnosis);

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    [[nodiscard]] int evidence(const Canvas& canvas, int y) const;
    Diagnosis m_diagnosis;
};

} // namespace countersign
