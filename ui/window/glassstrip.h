#pragma once
// While a right is taken for an emergency: which, how long still, and the act that ends it. Above every room, so that nobody forgets it.
#include "models/domain/breakglass.h"
#include "ui/parts/labels.h"

#include <QTimer>
#include <functional>

namespace countersign {

class LinkButton;
class ProgressLine;

class GlassStrip final : public Surface {
    Q_OBJECT
public:
    // now: by the clock that the rights end by
    GlassStrip(const Theme& theme, std::function<TimeMs()> now, QWidget* parent = nullptr);
    void showOpen(const std::vector<BrokenGlass>& open); // hidden when there is none; the first to end is told of
    [[nodiscard]] ProgressLine& waits() { return *m_waits; } // what the backend is asked meanwhile

Q_SIGNALS:
    void endAsked(const std::string& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tick();
    const Theme& m_theme;
    std::function<TimeMs()> m_now;
    std::vector<BrokenGlass> m_open;
    QLabel* m_sentence;
    LinkButton* m_end;
    ProgressLine* m_waits;
    QTimer m_timer;
};

} // namespace countersign
