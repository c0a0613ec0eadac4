#include "ui/draft/edithistory.h"

namespace countersign {

namespace {

constexpr std::size_t mostSteps = 1000;

bool isTyping(const TextChange& change)
{
    return (change.added == 1 && change.removed == 0) || (change.added == 0 && change.removed == 1);
}

} // namespace

TextChange changeBetween(const QString& before, const QString& after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype start = 0;
    while (start < shorter && before[start] == after[start])
        ++start;
    qsizetype end = 0;
    while (end < shorter - start && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    return { start, before.size() - start - end, after.size() - start - end };
}

void EditHistory::clear()
{
    m_steps.clear();
    m_done = 0;
    m_open = false;
}

void EditHistory::push(Step step)
{
    m_steps.resize(m_done);
    if (m_steps.size() >= mostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back(std::move(step));
    m_done = m_steps.size();
}

void EditHistory::typed(int slot, const QString& before, const QString& after)
{
    const TextChange change = changeBetween(before, after);
    const bool typing = isTyping(change);
    if (typing && m_open && m_done > 0 && m_done == m_steps.size()) {
        Step& last = m_steps.back();
        const TextChange grown = changeBetween(last.before, after);
        const bool oneKind = change.added == 1 ? grown.removed == 0 : grown.added == 0;
        const QString grownSoFar = last.after.mid(grown.from, grown.added - change.added);
        const bool newWord = change.added == 1 && change.from > 0 && after[change.from - 1].isSpace() && !after[change.from].isSpace()
            && !grownSoFar.trimmed().isEmpty();
        if (last.slot == slot && !last.contentAfter && last.after == before && oneKind && !newWord) {
            last.after = after;
            return;
        }
    }
    push({ slot, before, after, std::nullopt, std::nullopt });
    m_open = typing;
}

void EditHistory::rearranged(Content before, Content after)
{
    push({ 0, {}, {}, std::move(before), std::move(after) });
    m_open = false;
}

std::optional<EditHistory::Step> EditHistory::undo()
{
    m_open = false;
    if (m_done == 0)
        return std::nullopt;
    return m_steps[--m_done];
}

std::optional<EditHistory::Step> EditHistory::redo()
{
    m_open = false;
    if (m_done == m_steps.size())
        return std::nullopt;
    return m_steps[m_done++];
}

} // namespace countersign
