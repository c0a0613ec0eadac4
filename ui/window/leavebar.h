#pragma once
// Said when the window is about to close while decisions are on this computer only. Not a dialogue: a bar with two verbs.
#include "ui/parts/labels.h"

namespace countersign {

class KeyButton;

class LeaveBar final : public Surface {
    Q_OBJECT
public:
    explicit LeaveBar(const Theme& theme, QWidget* parent = nullptr);
    void ask(int unsent);
    [[nodiscard]] QString sentence() const { return m_sentence->text(); }

Q_SIGNALS:
    void leaveAsked();
    void stayAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override; // the bar itself has the keys, and shows it

private:
    const Theme& m_theme;
    QLabel* m_sentence;
    KeyButton* m_leave;
    KeyButton* m_stay;
};

} // namespace countersign
