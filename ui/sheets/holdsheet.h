#pragma once
// Putting a draft aside until a moment before it goes cold, picked by its number.
#include "models/domain/time.h"
#include "ui/sheets/sheet.h"

namespace countersign {

class HoldSheet final : public Sheet {
    Q_OBJECT
public:
    explicit HoldSheet(const Theme& theme, QWidget* parent = nullptr);
    void open() override;
    void setColdAt(TimeMs coldAt) { m_coldAt = coldAt; }

Q_SIGNALS:
    void heldUntil(TimeMs until);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(std::size_t index);
    TimeMs m_coldAt = 0;
    QLabel* m_none;
    std::vector<KeyButton*> m_choices;
};

} // namespace countersign
