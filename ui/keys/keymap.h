#pragma once
// Every key of the window, in one place: the map here is also what the pages act on, and each person may change it.
#include <QKeySequence>
#include <QObject>
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
    Reveal,      // the customer in clear, with a reason
    Why,
    Guidance,    // the policy's words beside the draft
    Preview,     // the message in a window of its own, for a second screen
    // Around
    Outbox,
    Record,
    Lineage,     // of the open draft, in the record
    Queue,
    Prompts,     // the studio
    Effort,      // how one's own work goes
    Survey,      // why customers left, in their own words
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
// The map as it ships; `meaning` in the window's language at first use.
[[nodiscard]] const std::vector<KeyBinding>& keyMap();
[[nodiscard]] QString keyCap(Verb verb);      // as shipped; a button that follows changes asks a KeyMap
[[nodiscard]] QString keyMeaning(Verb verb);  // for a tool tip

// The keys in force. Made by the window, handed down by constructor; whoever shows a key follows changed().
class KeyMap final : public QObject {
    Q_OBJECT
public:
    explicit KeyMap(QObject* parent = nullptr);  // as shipped
    [[nodiscard]] const std::vector<KeyBinding>& bindings() const { return m_bindings; }
    [[nodiscard]] QString cap(Verb verb) const;  // as printed on it; empty when it has none
    [[nodiscard]] QString tip(Verb verb) const;  // "Next draft (J)"
    [[nodiscard]] bool isShipped(Verb verb) const;
    [[nodiscard]] std::optional<Verb> verbFor(const QKeyEvent& event) const;
    [[nodiscard]] std::optional<Verb> holder(const QKeySequence& keys) const;  // whose key this is now
    bool set(Verb verb, const QKeySequence& keys);   // false, and nothing changed, when it may not be or is another's
    void swapWith(Verb verb, const QKeySequence& keys);  // its holder gets what `verb` had
    void reset(Verb verb);  // takes the shipped key back from whoever has it meanwhile
    void resetAll();
    [[nodiscard]] bool replace(std::vector<KeyBinding> bindings);  // all at once; false when two share a key or one may not be

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] KeyBinding& at(Verb verb);
    std::vector<KeyBinding> m_bindings;
};

// Why a verb may not be on this key, as a sentence; empty when it may.
[[nodiscard]] QString keyRefusal(const QKeySequence& keys);
// Acts inside text fields, too: only chords with Ctrl (Cmd) do.
[[nodiscard]] bool worksInFields(const QKeySequence& keys);
// The chord that an event stands for, with Shift only where it changes the meaning; empty for a modifier alone.
[[nodiscard]] QKeySequence chordOf(const QKeyEvent& event);

}  // namespace countersign
