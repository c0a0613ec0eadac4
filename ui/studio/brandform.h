#pragma once
// A shop's voice as rules, each in a field of its own.
#include "models/domain/brandrules.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QSpinBox;

namespace countersign {

class BrandForm final : public QWidget {
    Q_OBJECT
public:
    explicit BrandForm(QWidget* parent = nullptr);
    void showRules(const BrandRules& rules); // emits nothing
    [[nodiscard]] BrandRules rules() const; // as written, over what was shown
    void setEditable(bool editable);
    void focusFirst();

Q_SIGNALS:
    void edited();
    void submitted(); // Ctrl+Enter in a field
    void left(); // Esc

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] std::vector<QWidget*> fields() const;
    QPlainTextEdit* wordsField(const QString& name, const QString& objectName);
    BrandRules m_rules;
    QPlainTextEdit* m_banned;
    QPlainTextEdit* m_required;
    QSpinBox* m_exclamations;
    QSpinBox* m_sentence;
    QComboBox* m_address;
    QCheckBox* m_emoji;
    QCheckBox* m_shouting;
    std::vector<std::pair<std::string, QCheckBox*>> m_must; // by rule
    bool m_filling = false;
};

} // namespace countersign
