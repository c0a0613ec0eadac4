#pragma once
// What is selected for an act on many, in words, and the acts.
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"

namespace countersign {

class SelectionBar final : public Surface {
    Q_OBJECT
public:
    explicit SelectionBar(const Theme& theme, QWidget* parent = nullptr);
    void showSelection(qint64 count, bool all, qint64 exceptions); // hides itself when nothing is selected
    [[nodiscard]] QString words() const { return m_words->text(); }

    void showKeys(const KeyMap& keys);

Q_SIGNALS:
    void asked(Verb verb);
    void cleared();

private:
    QLabel* m_words;
};

} // namespace countersign
