#pragma once
// Every key of the window, shown.
#include "ui/keys/keymap.h"
#include "ui/sheets/sheet.h"

namespace countersign {

class KeysSheet final : public Sheet {
    Q_OBJECT
public:
    explicit KeysSheet(const Theme& theme, QWidget* parent = nullptr);
    void open() override;
};

} // namespace countersign
