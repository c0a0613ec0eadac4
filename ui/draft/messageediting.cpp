// The sheet as an editor: what each block's keys do to the whole message.
#include "ui/draft/edithistory.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/spellwatch.h"
#include "ui/words/words.h"

#include <QMenu>

namespace countersign {

void MessageSheet::connectEdit(BlockEdit* edit, int slot)
{
    connect(edit, &BlockEdit::edited, this, [this, slot](const QString& before, const QString& after) {
        Q_EMIT typed(slot, before, after);
        recount();
        Q_EMIT edited();
    });
    connect(edit, &BlockEdit::leave, this, &MessageSheet::leave);
    connect(edit, &BlockEdit::submitted, this, &MessageSheet::submitted);
    connect(edit, &BlockEdit::picturesRefused, this, &MessageSheet::picturesRefused);
    // Queued: what these do may take away the block whose key it was.
    connect(edit, &BlockEdit::undoAsked, this, &MessageSheet::undoAsked, Qt::QueuedConnection);
    connect(edit, &BlockEdit::redoAsked, this, &MessageSheet::redoAsked, Qt::QueuedConnection);
    connect(edit, &BlockEdit::placeholderAsked, this, [this, edit](bool byBrace) { askPlaceholder(edit, byBrace); });
    connect(edit, &BlockEdit::suggestionsAsked, this, [this, edit](const Misspelling& word) {
        if (m_spelling != nullptr)
            m_spelling->suggest(edit, word);
    });
    connect(
        edit, &BlockEdit::moveAsked, this, [this, slot](int by) { rearrange(slot, by); }, Qt::QueuedConnection);
    connect(
        edit, &BlockEdit::addAsked, this, [this, slot] { addBelow(slot); }, Qt::QueuedConnection);
    connect(
        edit, &BlockEdit::removeAsked, this, [this, slot] { rearrange(slot, 0); }, Qt::QueuedConnection);
}

void MessageSheet::setEditing(bool editing)
{
    if (!editing && m_editing)
        m_content = asTyped();
    m_editing = editing;
    if (m_spelling != nullptr) {
        QStringList names{ m_maskedTo, text(m_values.fromName) };
        for (const auto& [name, value] : m_values.text)
            names << text(value);
        for (const ItemValue& item : m_values.items)
            names << text(item.title) << text(item.detail);
        m_spelling->begin(text(m_content.language), names);
    }
    for (const Part& part : m_parts) {
        if (part.slot >= 0
            && (static_cast<std::size_t>(part.slot) >= m_content.blocks.size()
                || m_content.blocks[static_cast<std::size_t>(part.slot)].locked))
            continue;
        part.edit->setEditing(editing);
        if (editing && m_spelling != nullptr)
            m_spelling->watch(part.edit);
    }
    update();
}

void MessageSheet::focusFirstBlock()
{
    BlockEdit* first = editOf(Subject);
    for (const Part& part : m_parts) {
        if (part.slot < 0)
            continue;
        const Block& block = m_content.blocks[static_cast<std::size_t>(part.slot)];
        if (block.kind == BlockKind::Paragraph && !block.locked) {
            first = part.edit;
            break;
        }
    }
    if (first == nullptr)
        return;
    first->setFocus(Qt::OtherFocusReason);
    first->moveCursor(QTextCursor::End);
}

Content MessageSheet::asTyped() const
{
    Content made = m_content;
    if (!m_editing)
        return made;
    for (const Part& part : m_parts) {
        const std::string words = part.edit->typed().toStdString();
        if (part.slot == Subject)
            made.subject = words;
        else if (part.slot == Preheader)
            made.preheader = words;
        else if (!made.blocks[static_cast<std::size_t>(part.slot)].locked)
            made.blocks[static_cast<std::size_t>(part.slot)].text = words;
    }
    return made;
}

Content MessageSheet::content() const
{
    return tidied(asTyped());
}

void MessageSheet::putText(int slot, const QString& source, int caret)
{
    BlockEdit* edit = editOf(slot);
    if (edit == nullptr || !m_editing)
        return;
    edit->putSource(source, caret);
    edit->setFocus(Qt::OtherFocusReason);
    if (m_spelling != nullptr)
        m_spelling->look(edit);
    recount();
    Q_EMIT edited();
}

void MessageSheet::putContent(const Content& content, int focusBlock)
{
    m_content = content;
    m_editing = false;
    build(m_maskedTo, m_consent);
    setEditing(true);
    BlockEdit* edit = editOf(std::clamp<int>(focusBlock, 0, std::max(0, static_cast<int>(content.blocks.size()) - 1)));
    if (edit != nullptr && edit->isReadOnly())
        edit = nullptr;
    if (edit == nullptr) {
        focusFirstBlock();
    } else {
        edit->setFocus(Qt::OtherFocusReason);
        edit->moveCursor(QTextCursor::End);
    }
    recount();
    layOutNow();
    Q_EMIT edited();
}

void MessageSheet::rearrange(int slot, int by)
{
    const Content before = asTyped();
    const auto at = static_cast<std::size_t>(slot);
    if (!m_editing || slot < 0 || at >= before.blocks.size() || before.blocks[at].locked)
        return;
    Content after = before;
    const auto here = after.blocks.begin() + slot;
    if (by == 0) {
        const auto paragraphs = std::count_if(
            after.blocks.begin(), after.blocks.end(), [](const Block& block) { return block.kind == BlockKind::Paragraph; });
        if (here->kind != BlockKind::Paragraph || paragraphs < 2)
            return; // a message without a paragraph is none
        after.blocks.erase(here);
        by = -1;
    } else {
        const int other = slot + by;
        if (other < 0 || static_cast<std::size_t>(other) >= after.blocks.size() || after.blocks[static_cast<std::size_t>(other)].locked)
            return;
        std::iter_swap(here, after.blocks.begin() + other);
    }
    Q_EMIT rearranged(before, after);
    putContent(after, std::max(0, slot + by));
}

void MessageSheet::addBelow(int slot)
{
    const Content before = asTyped();
    if (!m_editing)
        return;
    Content after = before;
    const std::size_t at = std::min(static_cast<std::size_t>(std::max(slot, -1) + 1), after.blocks.size());
    after.blocks.insert(after.blocks.begin() + static_cast<std::ptrdiff_t>(at), Block{ BlockKind::Paragraph, {}, {}, false });
    Q_EMIT rearranged(before, after);
    putContent(after, static_cast<int>(at));
}

void MessageSheet::replaceEverywhere(const QString& words, const QString& by)
{
    if (!m_editing || words.isEmpty())
        return;
    for (const Part& part : m_parts) {
        const QString before = part.edit->typed();
        QString after = before;
        if (part.edit->isReadOnly() || after.replace(words, by) == before)
            continue;
        Q_EMIT typed(part.slot, before, after);
        part.edit->putSource(after, static_cast<int>(after.size()));
    }
    recount();
    Q_EMIT edited();
}

void MessageSheet::askPlaceholder(BlockEdit* edit, bool byBrace)
{
    auto* menu = new QMenu(edit);
    menu->setObjectName(QStringLiteral("placeholderMenu"));
    menu->setAccessibleName(tr("Placeholders"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const std::string& name : knownPlaceholders()) {
        const auto value = m_values.text.find(name);
        if (value == m_values.text.end() || value->second.empty())
            continue; // a message with an empty value cannot be sent
        const QString word = placeholderWord(text(name));
        const QString shown = text(value->second.substr(0, 120)).simplified().left(32).replace(u'&', QStringLiteral("&&"));
        QAction* action = menu->addAction(word % u"\t" % shown);
        action->setObjectName(text(name));
        connect(action, &QAction::triggered, edit, [edit, name] { edit->insertPlaceholderHere(text(name)); });
    }
    if (byBrace) {
        menu->addSeparator();
        QAction* plain = menu->addAction(tr("Just the sign {"));
        connect(plain, &QAction::triggered, edit, [edit] { edit->insertWords(QStringLiteral("{")); });
    }
    if (menu->actions().isEmpty()) {
        delete menu;
        return;
    }
    menu->setActiveAction(menu->actions().first());
    menu->popup(edit->viewport()->mapToGlobal(edit->cursorRect().bottomLeft()));
}

} // namespace countersign
