#pragma once
// Confirms an act in place: what it does, a note, for going live its share. Enter in the note does it, Esc does not.
#include "ui/parts/labels.h"

class QLineEdit;
class QSpinBox;

namespace countersign {

class KeyButton;

class ConfirmStrip final : public QWidget {
    Q_OBJECT
public:
    ConfirmStrip(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);
    struct Ask {
        QString act; // stable word, comes back with confirmed()
        QString sentence; // what it does
        QString verb; // on the button
        bool share = false;
    };
    void ask(const Ask& question);
    void dismiss(); // emits closed()
    [[nodiscard]] QString act() const { return m_act; }
    [[nodiscard]] QString sentence() const { return m_sentence->text(); }

Q_SIGNALS:
    void confirmed(const QString& act, const QString& note, int sharePercent);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void confirm();
    QString m_act;
    QLabel* m_sentence;
    QLineEdit* m_note;
    QWidget* m_shareRow;
    QSpinBox* m_share;
    KeyButton* m_verb;
};

} // namespace countersign
