#pragma once
// Verdict keys as buttons, then the link and the outbox in words.
#include "ui/parts/labels.h"
#include "ui/keys/keymap.h"

#include <map>

class QHBoxLayout;

namespace countersign {

class KeyButton;
class LinkButton;

class BottomBar final : public Surface {
    Q_OBJECT
public:
    BottomBar(const Theme& theme, const KeyMap& keys, QWidget* parent = nullptr);
    void setVerb(Verb verb, bool enabled, const QString& words = {}); // words: keep when empty
    void setAgainst(Verb verb, const QString& sentence); // why it would do nothing now; empty when it would
    void setStatus(const QString& words, const QString& brief, const QString& sentence); // brief: where the words have no room
    [[nodiscard]] QString status() const;

Q_SIGNALS:
    void pressed(Verb verb);

private:
    KeyButton* add(QHBoxLayout& row, const Theme& theme, Verb verb, const QString& words, const QString& objectName);
    void showKeys();
    void showTip(Verb verb, KeyButton& button);
    const KeyMap& m_keyMap;
    std::map<Verb, KeyButton*> m_buttons;
    LinkButton* m_status;
};

} // namespace countersign
