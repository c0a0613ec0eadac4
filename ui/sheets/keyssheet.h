#pragma once
// Every key of the window, in one place: the table here is also what the page acts on.
#include "ui/sheets/sheet.h"

#include <optional>
#include <vector>

namespace countersign {

enum class Verb {
    Approve,
    Edit,
    Reject,
    SendBack,
    Hold,
    Undo,
    Escalate,
    Next,
    Previous,
    Search,
    Why,
    Ai,
    Yours,
    Diff,
    Source,
    Outbox,
    Record,
    Queue,
    Keys
};
struct KeyBinding {
    Verb verb;
    int key; // Qt::Key
    QString cap; // as printed on it
    QString meaning;
};
[[nodiscard]] const std::vector<KeyBinding>& keyMap(); // in the window's language at first use
[[nodiscard]] std::optional<Verb> verbFor(const QKeyEvent& event);

class KeysSheet final : public Sheet {
    Q_OBJECT
public:
    explicit KeysSheet(const Theme& theme, QWidget* parent = nullptr);
    void open() override;
};

} // namespace countersign
