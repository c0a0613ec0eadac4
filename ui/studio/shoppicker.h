#pragma once
// Which shop: every shop at once, or one of those that the backend names.
#include <QComboBox>

namespace countersign {

class StudioDesk;

class ShopPicker final : public QComboBox {
    Q_OBJECT
public:
    // every: whether "Every shop" is a choice.
    ShopPicker(StudioDesk& studio, bool every, const QString& objectName, QWidget* parent = nullptr);
    void refresh(); // asks for the shops; keeps the choice
    [[nodiscard]] std::string shopId() const; // empty: every shop, or none known

Q_SIGNALS:
    void shopChosen();
    void shopsRead(); // their names are known

private:
    StudioDesk& m_studio;
    bool m_every;
};

} // namespace countersign
