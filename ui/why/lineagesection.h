#pragma once
// How the draft came to be, as a thread of dots.
#include "models/domain/draft.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class LineageSection final : public PaintedList {
    Q_OBJECT
public:
    explicit LineageSection(const Theme& theme, QWidget* parent = nullptr);
    void showLineage(const std::vector<LineageStep>& steps);

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    std::vector<LineageStep> m_steps;
};

} // namespace countersign
