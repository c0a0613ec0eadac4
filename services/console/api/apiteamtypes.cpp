#include "services/console/api/apitypes.h"
#include "services/console/api/readwire.h"

namespace countersign {

void to_json(Json& json, const Colleagues& colleagues)
{
    json = Json{{"colleagues", Json::array()}, {"roles", Json::array()}};
    for (const auto& person : colleagues.people)
        json["colleagues"].push_back({{"person_id", person.personId}, {"name", person.name}, {"roles", person.roles}});
    for (const auto& role : colleagues.roles)
        json["roles"].push_back({{"id", role.id}, {"name", role.name}});
}

void from_json(const Json& json, Colleagues& colleagues)
{
    colleagues = {};
    for (const auto& person : json.at("colleagues"))
        colleagues.people.push_back({person.at("person_id").get<std::string>(), person.at("name").get<std::string>(),
            person.at("roles").get<std::vector<std::string>>()});
    for (const auto& role : json.at("roles"))
        colleagues.roles.push_back({role.at("id").get<std::string>(), role.at("name").get<std::string>()});
}

Result<PresenceBoard> readPresence(const Json& json)
{
    return guarded<PresenceBoard>([&]() -> Result<PresenceBoard> {
        PresenceBoard board;
        for (const auto& draft : json.at("drafts"))
            for (const auto& person : draft.at("people"))
                board[draft.at("draft_id").get<std::string>()][person.at("person_id").get<std::string>()]
                    = person.at("name").get<std::string>();
        return board;
    });
}

Result<std::map<RejectReason, int>> readReasonCounts(const Json& json)
{
    return guarded<std::map<RejectReason, int>>([&]() -> Result<std::map<RejectReason, int>> {
        std::map<RejectReason, int> counts;
        for (const auto& [words, count] : json.at("counts").items())
            if (const auto reason = fromWord<RejectReason>(words))  // a newer backend's reasons are passed over
                counts[*reason] = count.get<int>();
        return counts;
    });
}

Result<EffortTotals> readEffort(const Json& json)
{
    return guarded<EffortTotals>([&]() -> Result<EffortTotals> {
        const Json& figures = json.at("figures");
        EffortTotals totals;
        readKey(figures, "decided", totals.decided);
        readKey(figures, "edited", totals.edited);
        readKey(figures, "unchanged", totals.unchanged);
        readKey(figures, "read_to_end", totals.readToEnd);
        readKey(figures, "active_ms", totals.activeMs);
        readKey(figures, "median_ms", totals.medianMs);
        readKey(figures, "seeded_seen", totals.seededSeen);
        readKey(figures, "seeded_right", totals.seededRight);
        return totals;
    });
}

Result<BatchUndone> readBatchUndone(const Json& json)
{
    return guarded<BatchUndone>([&]() -> Result<BatchUndone> {
        BatchUndone answer;
        json.at("batch").get_to(answer.batch);
        json.at("undone").get_to(answer.undone);
        for (const auto& one : json.at("decisions"))
            answer.decisions.push_back({one.at("decision_id").get<std::string>(), one.at("draft_id").get<std::string>(),
                one.at("undone").get<bool>(), one.value("detail", std::string())});
        return answer;
    });
}

}  // namespace countersign
