#pragma once
// A new prompt: its name, what it writes and where it applies. Its first version starts from the text of the prompt that was chosen, where
// that writes the same, or from a short one.
#include "models/domain/prompt.h"
#include "ui/parts/labels.h"

class QComboBox;
class QLineEdit;

namespace countersign {

class KeyButton;
class ShopPicker;
class StudioSession;

class NewPromptForm final : public QWidget {
    Q_OBJECT
public:
    NewPromptForm(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void open();

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void create();
    void kindChosen(); // a survey asks for the reason and goes by email or SMS alone
    [[nodiscard]] std::string kind() const;
    [[nodiscard]] PromptScope scope() const;
    StudioSession& m_session;
    QLineEdit* m_name;
    QComboBox* m_kind;
    ShopPicker* m_shop;
    QComboBox* m_channel;
    QComboBox* m_reason;
    QComboBox* m_language;
    KeyButton* m_create;
};

} // namespace countersign
