#pragma once
// Breaking the glass: a right that one does not have, taken for half an hour in an emergency, for two reasons that are both recorded:
// what the emergency is, and why nobody who has the right could act. Words, not free text: the record holds no personal data.
#include "models/domain/person.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class Emergency { WrongMessage, Safety, Legal, Outage, Other };
template <>
struct EnumWords<Emergency> {
    static constexpr std::array<std::pair<Emergency, std::string_view>, 5> words{ {
        { Emergency::WrongMessage, "wrong_message" }, { Emergency::Safety, "safety" }, { Emergency::Legal, "legal" },
        { Emergency::Outage, "outage" }, { Emergency::Other, "other" },
    } };
};
enum class NobodyElse { Away, OutsideHours, Involved, Other };
template <>
struct EnumWords<NobodyElse> {
    static constexpr std::array<std::pair<NobodyElse, std::string_view>, 4> words{ {
        { NobodyElse::Away, "away" }, { NobodyElse::OutsideHours, "outside_hours" }, { NobodyElse::Involved, "involved" },
        { NobodyElse::Other, "other" },
    } };
};

constexpr TimeMs brokenGlassMs = 30 * minuteMs;

struct BrokenGlass {
    std::string id; // UUIDv7
    std::string personId;
    std::string personName;
    Permission right = Permission::Undo;
    Emergency emergency = Emergency::Other;
    NobodyElse nobody = NobodyElse::Other;
    TimeMs openedAt = 0;
    TimeMs until = 0;
};
void to_json(Json& json, const BrokenGlass& glass);
void from_json(const Json& json, BrokenGlass& glass);

// Rights over messages alone: nobody makes themselves manager of people, policies or shops in an emergency.
[[nodiscard]] bool mayBeTakenInEmergency(Permission right);

} // namespace countersign
