#include "ui/notify/digest.h"

#include <algorithm>

namespace countersign {

void Digest::add(Risk risk, const QString& draftId, const QString& line)
{
    drop(draftId); // it may have moved from one group to another
    auto& items = group(risk).items;
    items.insert(items.begin(), Item{ draftId, line });
}

void Digest::drop(const QString& draftId)
{
    for (Group& one : m_groups)
        std::erase_if(one.items, [&draftId](const Item& item) { return item.draftId == draftId; });
}

void Digest::clear()
{
    for (Group& one : m_groups)
        one.items.clear();
}

std::vector<Digest::Due> Digest::takeDue(TimeMs now)
{
    std::vector<Due> due;
    for (const Risk risk : risks) {
        Group& one = group(risk);
        // A clock that was set back must not keep a group silent for long.
        const bool paused = one.told && now >= *one.told && now - *one.told < pause;
        if (one.items.empty() || paused)
            continue;
        Due made{ risk, {} };
        for (const Item& item : one.items)
            made.lines << item.line;
        one.items.clear();
        one.told = now;
        due.push_back(std::move(made));
    }
    return due;
}

std::optional<TimeMs> Digest::nextDue() const
{
    std::optional<TimeMs> next;
    for (const Group& one : m_groups) {
        if (one.items.empty())
            continue;
        const TimeMs at = one.told ? *one.told + pause : 0;
        next = next ? std::min(*next, at) : at;
    }
    return next;
}

int Digest::waiting() const
{
    int sum = 0;
    for (const Group& one : m_groups)
        sum += static_cast<int>(one.items.size());
    return sum;
}

} // namespace countersign
