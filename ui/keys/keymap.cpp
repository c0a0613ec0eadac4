#include "ui/keys/keymap.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <algorithm>

namespace countersign {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeyMap)
};

KeyBinding row(Verb verb, const char* keys, const char* word, const QString& meaning)
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
        row(Verb::Approve, "A", "approve", Words::tr("Approve, with your edits if there are any")),
        row(Verb::Edit, "E", "edit", Words::tr("Edit the message in place")),
        row(Verb::Reject, "R", "reject", Words::tr("Reject with a reason")),
        row(Verb::SendBack, "B", "send_back", Words::tr("Send back with an instruction")),
        row(Verb::Hold, "H", "hold", Words::tr("Hold until later")),
        row(Verb::Escalate, "P", "escalate", Words::tr("Pass up to a senior approver")),
        row(Verb::Skip, "S", "skip", Words::tr("Skip: not again until it changes")),
        row(Verb::Undo, "U", "undo", Words::tr("Undo the newest decision that can be undone")),
        row(Verb::UndoBatch, "Shift+U", "undo_batch", Words::tr("Undo the whole of the last act on many")),
        row(Verb::Next, "J", "next", Words::tr("Next draft")),
        row(Verb::Previous, "K", "previous", Words::tr("Previous draft")),
        row(Verb::Search, "/", "search", Words::tr("Search the queue")),
        row(Verb::Filter, "F", "filter", Words::tr("Filter the queue")),
        row(Verb::Group, "Z", "group", Words::tr("Group the queue")),
        row(Verb::Views, "L", "views", Words::tr("Saved views")),
        row(Verb::Select, "X", "select", Words::tr("Select this draft for an act on many")),
        row(Verb::SelectAll, "Shift+X", "select_all", Words::tr("Select all that match")),
        row(Verb::Assign, "G", "assign", Words::tr("Give to a person or a role")),
        row(Verb::BreakLease, "I", "break_lease", Words::tr("Take over a draft that another holds")),
        row(Verb::Ai, "1", "ai", Words::tr("Show the words as composed")),
        row(Verb::Yours, "2", "yours", Words::tr("Show the words as they would be sent")),
        row(Verb::Diff, "3", "diff", Words::tr("Show what was changed")),
        row(Verb::Source, "4", "source", Words::tr("Show the exact bytes and their digest")),
        row(Verb::Alternatives, "5", "alternatives", Words::tr("Show the composer’s other wordings")),
        row(Verb::Versions, "6", "versions", Words::tr("Compare versions")),
        row(Verb::Comment, "C", "comment", Words::tr("Comment or object")),
        row(Verb::Why, "W", "why", Words::tr("Show or hide why")),
        row(Verb::Guidance, "T", "guidance", Words::tr("What the policy asks of reviewers")),
        row(Verb::Preview, "N", "preview", Words::tr("Show the message in a window of its own")),
        row(Verb::Outbox, "O", "outbox", Words::tr("Where your decisions are")),
        row(Verb::Queue, "Q", "queue", Words::tr("Go to the queue")),
        row(Verb::Record, "V", "record", Words::tr("Go to the record and verify it")),
        row(Verb::Effort, "Y", "effort", Words::tr("How your own work goes")),
        row(Verb::Palette, "Ctrl+K", "palette", Words::tr("Find any command by name")),
        row(Verb::ZoomIn, "Ctrl++", "zoom_in", Words::tr("Larger")),
        row(Verb::ZoomOut, "Ctrl+-", "zoom_out", Words::tr("Smaller")),
        row(Verb::ZoomReset, "Ctrl+0", "zoom_reset", Words::tr("The usual size")),
        row(Verb::Keys, "?", "keys", Words::tr("Show and change these keys")),
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

std::optional<Verb> verbFor(const QKeyEvent& event)
{
    const auto it = std::ranges::find_if(keyMap(), [&event](const KeyBinding& binding) { return matches(binding.keys, event); });
    if (it != keyMap().end())
        return it->verb;
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return std::nullopt;
    if (event.key() == Qt::Key_Down)
        return Verb::Next;
    return event.key() == Qt::Key_Up ? std::optional(Verb::Previous) : std::nullopt;
}

}  // namespace countersign
