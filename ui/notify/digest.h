#pragma once
// What is new since it was last told, by risk; each group at most once in five minutes. No clock and no desktop in here.
#include "models/domain/time.h"

#include <QString>
#include <QStringList>
#include <array>
#include <optional>
#include <vector>

namespace countersign {

enum class Risk { Second, HighValue, Rest };
inline constexpr std::array<Risk, 3> risks{ Risk::Second, Risk::HighValue, Risk::Rest };

class Digest {
public:
    static constexpr TimeMs pause = 5 * minuteMs;
    struct Due {
        Risk risk;
        QStringList lines; // "€1,240 · Ana P•••••", newest first
    };
    void add(Risk risk, const QString& draftId, const QString& line);
    void drop(const QString& draftId); // decided, bought: no longer news
    void clear(); // the person looks at the queue now
    [[nodiscard]] std::vector<Due> takeDue(TimeMs now); // these count as told
    [[nodiscard]] std::optional<TimeMs> nextDue() const; // when to ask again; nullopt: nothing waits
    [[nodiscard]] int waiting() const;

private:
    struct Item {
        QString draftId;
        QString line;
    };
    struct Group {
        std::vector<Item> items;
        std::optional<TimeMs> told;
    };
    [[nodiscard]] Group& group(Risk risk) { return m_groups[static_cast<std::size_t>(risk)]; }
    std::array<Group, risks.size()> m_groups;
};

} // namespace countersign
