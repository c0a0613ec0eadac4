#pragma once
// "How your work goes": the reviewer's own figures, with who sees them and what they are not for.
#include "services/console/desk/reviewdesk.h"
#include "services/console/desk/workdesk.h"
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"

namespace countersign {

class KeyButton;
class Notice;
class Skeleton;

class EffortFiguresView;

class EffortPage final : public Surface {
    Q_OBJECT
public:
    EffortPage(const Theme& theme, const KeyMap& keys, std::shared_ptr<ReviewDesk> desk, QWidget* parent = nullptr);
    void refresh(); // asks anew
    [[nodiscard]] QString spoken() const;

Q_SIGNALS:
    void queueAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take(bool today, const Result<EffortFigures>& figures, quint64 generation);
    const KeyMap& m_keyMap;
    std::shared_ptr<ReviewDesk> m_desk;
    EffortFiguresView* m_today;
    EffortFiguresView* m_week;
    Notice* m_notice;
    KeyButton* m_back;
    Skeleton* m_skeleton;
    int m_waiting = 0;
    quint64 m_generation = 0; // an older answer never replaces a newer one
};

} // namespace countersign
