#pragma once
// What stands where rows would be: nothing waits, nothing matches, everything was skipped, the queue could not be read.
#include "ui/parts/labels.h"

namespace countersign {

class KeyButton;
class LinkButton;

class QueueState final : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString text;
        QString key, action; // one thing to do about it
        QString code; // to copy
        friend bool operator==(const Words&, const Words&) = default;
    };
    QueueState(const Theme& theme, QWidget* parent); // covers its parent while shown
    void showWords(const Words& words);
    [[nodiscard]] const Words& words() const { return m_shown; }

Q_SIGNALS:
    void acted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeAction();
    const Theme& m_theme;
    Words m_shown;
    QLabel* m_title;
    QLabel* m_text;
    KeyButton* m_action = nullptr;
    LinkButton* m_copy;
};

} // namespace countersign
