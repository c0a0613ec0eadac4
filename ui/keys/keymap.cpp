#include "ui/keys/keymap.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <algorithm>

namespace countersign {

namespace {

struct KeyMapWords {
    Q_DECLARE_TR_FUNCTIONS(KeyMap)
};

KeyBinding keyRow(Verb verb, const char* keys, const char* word, const QString& meaning)
{
    return {verb, QKeySequence(QString::fromLatin1(keys)), QString::fromLatin1(word), meaning};
}

// Shift is part of the character for signs such as "?" and "+", whose place differs by keyboard.
bool matches(const QKeySequence& keys, const QKeyEvent& event)
{
    if (keys.isEmpty())
        return false;
    const QKeyCombination chord = keys[0];
    const Qt::KeyboardModifiers meant = chord.keyboardModifiers();
    Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const bool letter = chord.key() >= Qt::Key_A && chord.key() <= Qt::Key_Z;
    if (!letter)
        held &= ~Qt::ShiftModifier;
    if (held != meant)
        return false;
    const QString sign = event.text();
    return chord.key() == event.key() || (!letter && sign.size() == 1 && sign.front().unicode() == chord.key());
}

}  // namespace

const std::vector<KeyBinding>& keyMap()
{
    static const std::vector<KeyBinding> map{
        keyRow(Verb::Approve, "A", "approve", KeyMapWords::tr("Approve, with your edits if there are any")),
        keyRow(Verb::Edit, "E", "edit", KeyMapWords::tr("Edit the message in place")),
        keyRow(Verb::Reject, "R", "reject", KeyMapWords::tr("Reject with a reason")),
        keyRow(Verb::SendBack, "B", "send_back", KeyMapWords::tr("Send back with an instruction")),
        keyRow(Verb::Hold, "H", "hold", KeyMapWords::tr("Hold until later")),
        keyRow(Verb::Escalate, "P", "escalate", KeyMapWords::tr("Pass up to a senior approver")),
        keyRow(Verb::Skip, "S", "skip", KeyMapWords::tr("Skip: not again until it changes")),
        keyRow(Verb::Undo, "U", "undo", KeyMapWords::tr("Undo the newest decision that can be undone")),
        keyRow(Verb::UndoBatch, "Shift+U", "undo_batch", KeyMapWords::tr("Undo the whole of the last act on many")),
        keyRow(Verb::Next, "J", "next", KeyMapWords::tr("Next draft")),
        keyRow(Verb::Previous, "K", "previous", KeyMapWords::tr("Previous draft")),
        keyRow(Verb::Search, "/", "search", KeyMapWords::tr("Search the queue")),
        keyRow(Verb::Filter, "F", "filter", KeyMapWords::tr("Filter the queue")),
        keyRow(Verb::Group, "Z", "group", KeyMapWords::tr("Group the queue")),
        keyRow(Verb::Views, "L", "views", KeyMapWords::tr("Saved views")),
        keyRow(Verb::Select, "X", "select", KeyMapWords::tr("Select this draft for an act on many")),
        keyRow(Verb::SelectAll, "Shift+X", "select_all", KeyMapWords::tr("Select all that match")),
        keyRow(Verb::Assign, "G", "assign", KeyMapWords::tr("Give to a person or a role")),
        keyRow(Verb::BreakLease, "I", "break_lease", KeyMapWords::tr("Take over a draft that another holds")),
        keyRow(Verb::Ai, "1", "ai", KeyMapWords::tr("Show the words as composed")),
        keyRow(Verb::Yours, "2", "yours", KeyMapWords::tr("Show the words as they would be sent")),
        keyRow(Verb::Diff, "3", "diff", KeyMapWords::tr("Show what was changed")),
        keyRow(Verb::Source, "4", "source", KeyMapWords::tr("Show the exact bytes and their digest")),
        keyRow(Verb::Alternatives, "5", "alternatives", KeyMapWords::tr("Show the composer’s other wordings")),
        keyRow(Verb::Versions, "6", "versions", KeyMapWords::tr("Compare versions")),
        keyRow(Verb::Comment, "C", "comment", KeyMapWords::tr("Comment or object")),
        keyRow(Verb::Why, "W", "why", KeyMapWords::tr("Show or hide why")),
        keyRow(Verb::Reveal, "D", "reveal", KeyMapWords::tr("Show the customer in clear, with a reason")),
        keyRow(Verb::Guidance, "T", "guidance", KeyMapWords::tr("What the policy asks of reviewers")),
        keyRow(Verb::Preview, "N", "preview", KeyMapWords::tr("Show the message in a window of its own")),
        keyRow(Verb::Outbox, "O", "outbox", KeyMapWords::tr("Where your decisions are")),
        keyRow(Verb::Queue, "Q", "queue", KeyMapWords::tr("Go to the queue")),
        keyRow(Verb::Record, "V", "record", KeyMapWords::tr("Go to the record and verify it")),
        keyRow(Verb::Lineage, "Shift+V", "lineage", KeyMapWords::tr("Draw the lineage of this draft")),
        keyRow(Verb::Prompts, "Shift+P", "prompts", KeyMapWords::tr("Go to the prompts")),
        keyRow(Verb::Effort, "Y", "effort", KeyMapWords::tr("How your own work goes")),
        keyRow(Verb::Survey, "Shift+W", "survey", KeyMapWords::tr("Why they left: what customers answer")),
        keyRow(Verb::Palette, "Ctrl+K", "palette", KeyMapWords::tr("Find any command by name")),
        keyRow(Verb::ZoomIn, "Ctrl++", "zoom_in", KeyMapWords::tr("Larger")),
        keyRow(Verb::ZoomOut, "Ctrl+-", "zoom_out", KeyMapWords::tr("Smaller")),
        keyRow(Verb::ZoomReset, "Ctrl+0", "zoom_reset", KeyMapWords::tr("The usual size")),
        keyRow(Verb::Keys, "?", "keys", KeyMapWords::tr("Show and change these keys")),
    };
    return map;
}

QString keyCap(Verb verb)
{
    const auto it = std::ranges::find(keyMap(), verb, &KeyBinding::verb);
    return it == keyMap().end() ? QString() : it->keys.toString(QKeySequence::NativeText);
}

QString keyMeaning(Verb verb)
{
    const auto it = std::ranges::find(keyMap(), verb, &KeyBinding::verb);
    return it == keyMap().end() ? QString() : it->meaning;
}

KeyMap::KeyMap(QObject* parent) : QObject(parent), m_bindings(keyMap()) {}

KeyBinding& KeyMap::at(Verb verb)
{
    return *std::ranges::find(m_bindings, verb, &KeyBinding::verb);
}

QString KeyMap::cap(Verb verb) const
{
    const auto it = std::ranges::find(m_bindings, verb, &KeyBinding::verb);
    return it == m_bindings.end() ? QString() : it->keys.toString(QKeySequence::NativeText);
}

QString KeyMap::tip(Verb verb) const
{
    const QString key = cap(verb);
    return key.isEmpty() ? keyMeaning(verb) : KeyMapWords::tr("%1 (%2)", "meaning, key").arg(keyMeaning(verb), key);
}

bool KeyMap::isShipped(Verb verb) const
{
    const auto now = std::ranges::find(m_bindings, verb, &KeyBinding::verb);
    const auto shipped = std::ranges::find(keyMap(), verb, &KeyBinding::verb);
    return now->keys == shipped->keys;
}

std::optional<Verb> KeyMap::verbFor(const QKeyEvent& event) const
{
    const auto find = [this, &event] {
        return std::ranges::find_if(m_bindings, [&event](const KeyBinding& binding) { return matches(binding.keys, event); });
    };
    if (const auto it = find(); it != m_bindings.end())
        return it->verb;
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    // "Larger" is printed on the key of "=" on many keyboards.
    if (held == Qt::ControlModifier && event.key() == Qt::Key_Equal && !holder(QKeySequence(Qt::CTRL | Qt::Key_Equal)))
        return holder(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    if (held != Qt::NoModifier)
        return std::nullopt;
    if (event.key() == Qt::Key_Down)
        return Verb::Next;
    return event.key() == Qt::Key_Up ? std::optional(Verb::Previous) : std::nullopt;
}

std::optional<Verb> KeyMap::holder(const QKeySequence& keys) const
{
    const auto it = std::ranges::find(m_bindings, keys, &KeyBinding::keys);
    return keys.isEmpty() || it == m_bindings.end() ? std::nullopt : std::optional(it->verb);
}

bool KeyMap::set(Verb verb, const QKeySequence& keys)
{
    const auto other = holder(keys);
    if (!keyRefusal(keys).isEmpty() || (other && *other != verb))
        return false;
    if (!other) {
        at(verb).keys = keys;
        Q_EMIT changed();
    }
    return true;
}

void KeyMap::swapWith(Verb verb, const QKeySequence& keys)
{
    if (!keyRefusal(keys).isEmpty())
        return;
    if (const auto other = holder(keys))
        at(*other).keys = at(verb).keys;
    at(verb).keys = keys;
    Q_EMIT changed();
}

void KeyMap::reset(Verb verb)
{
    swapWith(verb, std::ranges::find(keyMap(), verb, &KeyBinding::verb)->keys);
}

void KeyMap::resetAll()
{
    m_bindings = keyMap();
    Q_EMIT changed();
}

bool KeyMap::replace(std::vector<KeyBinding> bindings)
{
    for (std::size_t i = 0; i < bindings.size(); ++i) {
        if (bindings[i].keys.isEmpty())
            continue;
        if (!keyRefusal(bindings[i].keys).isEmpty())
            return false;
        for (std::size_t j = 0; j < i; ++j)
            if (bindings[i].keys == bindings[j].keys)
                return false;
    }
    m_bindings = std::move(bindings);
    Q_EMIT changed();
    return true;
}

QString keyRefusal(const QKeySequence& keys)
{
    if (keys.isEmpty())
        return {};
    if (keys.count() > 1)
        return KeyMapWords::tr("A key is one chord, not several in a row.");
    const Qt::Key key = keys[0].key();
    const Qt::KeyboardModifiers held = keys[0].keyboardModifiers();
    const QString name = keys.toString(QKeySequence::NativeText);
    constexpr Qt::Key never[] = {Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab};
    if (key == Qt::Key_unknown || std::ranges::find(never, key) != std::end(never))
        return KeyMapWords::tr("“%1” leads out of fields and sheets; it cannot be a command.").arg(name);
    constexpr Qt::Key plain[] = {Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Insert,
        Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown};
    const bool bare = (held & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (bare && std::ranges::find(plain, key) != std::end(plain))
        return KeyMapWords::tr("“%1” alone is pressed without thinking; it cannot be a command.").arg(name);
    // Whoever writes in a field means the field by these.
    const QKeySequence editing[] = {QKeySequence(QStringLiteral("Ctrl+C")), QKeySequence(QStringLiteral("Ctrl+X")),
        QKeySequence(QStringLiteral("Ctrl+V")), QKeySequence(QStringLiteral("Ctrl+A")), QKeySequence(QStringLiteral("Ctrl+Z")),
        QKeySequence(QStringLiteral("Ctrl+Y")), QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Return")),
        QKeySequence(QStringLiteral("Ctrl+Enter")), QKeySequence(QStringLiteral("Ctrl+Backspace")), QKeySequence(QStringLiteral("Ctrl+Delete")),
        QKeySequence(QStringLiteral("Ctrl+Left")), QKeySequence(QStringLiteral("Ctrl+Right"))};
    if (std::ranges::find(editing, keys) != std::end(editing))
        return KeyMapWords::tr("“%1” belongs to text fields; it cannot be a command.").arg(name);
    return {};
}

bool worksInFields(const QKeySequence& keys)
{
    return !keys.isEmpty() && (keys[0].keyboardModifiers() & (Qt::ControlModifier | Qt::MetaModifier)) != Qt::NoModifier;
}

QKeySequence chordOf(const QKeyEvent& event)
{
    constexpr int modifiers[] = {Qt::Key_Shift, Qt::Key_Control, Qt::Key_Alt, Qt::Key_Meta, Qt::Key_AltGr, Qt::Key_CapsLock, Qt::Key_NumLock,
        Qt::Key_Super_L, Qt::Key_Super_R, Qt::Key_Hyper_L, Qt::Key_Hyper_R, Qt::Key_Menu, 0};
    if (std::ranges::find(modifiers, event.key()) != std::end(modifiers))
        return {};
    Qt::KeyboardModifiers held = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const bool sign = event.key() > Qt::Key_Space && event.key() < Qt::Key_AsciiTilde && (event.key() < Qt::Key_A || event.key() > Qt::Key_Z);
    if (sign)
        held &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(event.key())));
}

}  // namespace countersign
