#pragma once
// Says what an act does before it is done. Enter does it, Esc does not.
#include "ui/sheets/sheet.h"

namespace countersign {

class ConfirmSheet final : public Sheet {
    Q_OBJECT
public:
    ConfirmSheet(const Theme& theme, const QString& verb, const QString& objectName, QWidget* parent = nullptr);
    void setWords(const QString& title, const QStringList& sentences);
    void open() override;

Q_SIGNALS:
    void confirmed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_words;
    KeyButton* m_verb;
};

} // namespace countersign
