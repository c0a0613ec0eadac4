#pragma once
// The record from here: verified on this computer against the last checkpoint it saw, and where one's own decisions are.
#include "models/view/decisionlistmodel.h"
#include "services/console/desk/reviewdesk.h"
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"

class QTimer;

namespace countersign {

class Chip;
class KeyButton;
class Notice;
class OutboxSheet;

class RecordPage final : public Surface {
    Q_OBJECT
public:
    RecordPage(const Theme& theme, const KeyMap& keys, std::shared_ptr<ReviewDesk> desk, DecisionListModel& decisions, QWidget* parent = nullptr);
    void verify();
    [[nodiscard]] QString result() const;

Q_SIGNALS:
    void verified(bool intact);
    void queueAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void finish(const Result<QString>& outcome);
    void refreshState(); // rights and the link decide whether there is anything to verify
    const KeyMap& m_keyMap;
    std::shared_ptr<ReviewDesk> m_desk;
    Chip* m_state;
    Notice* m_notice;
    KeyButton* m_verify;
    KeyButton* m_back;
    QWidget* m_progress; // shown when it takes longer than half a second
    QTimer* m_patience;
    QLabel* m_explain;
    bool m_verifying = false;
};

} // namespace countersign
