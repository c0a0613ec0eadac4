#pragma once
// Every key of the window, in one place: the table here is also what the pages act on.
#include <QKeySequence>
#include <QString>
#include <optional>
#include <vector>

class QKeyEvent;

namespace countersign {

enum class Verb {
    // Deciding
    Approve,
    Edit,
    Reject,
    SendBack,
    Hold,
    Undo,
    UndoBatch,
    Escalate,
    Skip,
    // The queue
    Next,
    Previous,
    Search,
    Filter,
    Group,
    Views,
    Select,      // this row for an act on many; also off again
    SelectAll,   // all that match, not only those loaded
    Assign,
    BreakLease,
    // The draft
    Ai,
    Yours,
    Diff,
    Source,
    Alternatives,
    Versions,
    Comment,
    Why,
    Guidance,    // the policy's words beside the draft
    Preview,     // the message in a window of its own, for a second screen
    // Around
    Outbox,
    Record,
    Queue,
    Effort,      // how one's own work goes
    Palette,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Keys
};

struct KeyBinding {
    Verb verb;
    QKeySequence keys;  // one chord; a letter without modifiers is silent in text fields
    QString word;       // stable name, for export: "approve"
    QString meaning;    // in the window's language at first use
};
[[nodiscard]] const std::vector<KeyBinding>& keyMap();
[[nodiscard]] QString keyCap(Verb verb);  // as printed on it; empty when it has none
[[nodiscard]] QString keyMeaning(Verb verb);
[[nodiscard]] std::optional<Verb> verbFor(const QKeyEvent& event);

}  // namespace countersign
