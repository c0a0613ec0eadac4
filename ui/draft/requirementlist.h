#pragma once
// What must be true for this draft to go, one sentence and one mark each; passed checks folded into a line.
#include "models/domain/draft.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class RequirementList final : public PaintedList {
    Q_OBJECT
public:
    explicit RequirementList(const Theme& theme, QWidget* parent = nullptr);
    void showState(const std::vector<RequirementResult>& requirements, const std::vector<CheckResult>& checks);

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    struct Line {
        QString icon;
        Tone tone;
        QString words;
        QString muted;
        QString spoken;
        bool folded = false; // the muted part is cut rather than wrapped
    };
    std::vector<Line> m_lines;
};

// "Jonas or Mira can be the one" from names or a role.
[[nodiscard]] QString whoCould(const std::vector<std::string>& who);

} // namespace countersign
