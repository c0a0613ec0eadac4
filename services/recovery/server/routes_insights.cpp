#include "models/domain/decision.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

#include <algorithm>
#include <map>

namespace countersign {

namespace {

constexpr TimeMs usualInsightSpan = 30 * dayMs;
constexpr std::size_t leastTeam = 3;  // fewer people's totals, minus one's own, would be a colleague's figures

Result<TimeMs> sinceOf(const ServerParts& parts, const Call& call)
{
    return timeOf(call.request, "since", parts.context.clock.now() - usualInsightSpan);
}

HttpResponse rejectReasons(const ServerParts& parts, Call& call)
{
    const auto since = sinceOf(parts, call);
    if (!since)
        return problem(since.error());
    // What was taken back was no judgement, and what answered a known-answer draft says nothing of the composer.
    const auto rows = parts.context.reads.read<std::vector<std::tuple<std::string, std::int64_t>>>([&](Connection& connection) {
        return connection.rows<std::tuple<std::string, std::int64_t>>(
            "SELECT d.reason_code, COUNT(*) FROM decisions d WHERE d.verdict = 'reject' AND d.created_at >= :since AND d.state <> 'undone' "
            "AND NOT EXISTS (SELECT 1 FROM seeded s WHERE s.decision_id = d.id AND s.decision_id <> '') GROUP BY d.reason_code", *since);
    });
    if (!rows)
        return problem(rows.error());
    Json counts = Json::object();
    for (const auto& [reason, words] : EnumWords<RejectReason>::words)
        counts[std::string(words)] = 0;
    for (const auto& [reason, count] : *rows)
        if (counts.contains(reason))
            counts[reason] = count;
    return ok(Json{{"since", formatTime(*since)}, {"counts", std::move(counts)}});
}

struct Figures {
    std::string name;
    std::int64_t decided = 0;
    std::int64_t edited = 0;
    std::int64_t unchanged = 0;
    std::int64_t readToEnd = 0;
    std::int64_t seededSeen = 0;
    std::int64_t seededRight = 0;
    std::vector<TimeMs> active;
};

void addFigures(Figures& sum, const Figures& more)
{
    sum.decided += more.decided;
    sum.edited += more.edited;
    sum.unchanged += more.unchanged;
    sum.readToEnd += more.readToEnd;
    sum.seededSeen += more.seededSeen;
    sum.seededRight += more.seededRight;
    sum.active.insert(sum.active.end(), more.active.begin(), more.active.end());
}

Json json(Figures figures)
{
    TimeMs total = 0;
    for (const TimeMs one : figures.active)
        total += one;
    TimeMs median = 0;
    if (!figures.active.empty()) {
        const auto middle = figures.active.begin() + static_cast<std::ptrdiff_t>(figures.active.size() / 2);
        std::nth_element(figures.active.begin(), middle, figures.active.end());
        median = *middle;
    }
    return Json{{"decided", figures.decided}, {"edited", figures.edited}, {"unchanged", figures.unchanged},
        {"read_to_end", figures.readToEnd}, {"active_ms", total}, {"median_ms", median}, {"seeded_seen", figures.seededSeen},
        {"seeded_right", figures.seededRight}};
}

// By person. An approval is unchanged when the revision that it was given to reads as the composer wrote it, whatever the console said.
Result<std::map<std::string, Figures>> figuresOf(Connection& connection, const std::string& person, TimeMs since)
{
    using Row = std::tuple<std::string, std::optional<std::string>, std::string, std::int64_t, std::optional<std::int64_t>, std::int64_t>;
    const auto rows = connection.rows<Row>(
        "SELECT d.person_id, p.name, d.verdict, CASE WHEN r.revision IS NULL THEN d.verdict = 'approve' ELSE "
        "COALESCE(r.author_kind <> 'person' OR r.contents = (SELECT c.contents FROM revisions c WHERE c.draft_id = d.draft_id AND "
        "c.revision < d.revision AND c.author_kind <> 'person' ORDER BY c.revision DESC LIMIT 1), 0) END, CASE WHEN d.effort = '' THEN NULL ELSE json_extract(d.effort, '$.active_ms') END, "
        "CASE WHEN d.effort = '' THEN 0 ELSE COALESCE(json_extract(d.effort, '$.scrolled_to_end'), 0) END "
        "FROM decisions d LEFT JOIN people p ON p.id = d.person_id "
        "LEFT JOIN revisions r ON r.draft_id = d.draft_id AND r.revision = d.revision "
        "WHERE (:all = '' OR d.person_id = :person) AND d.person_id <> 'policy' AND d.created_at >= :since AND d.state <> 'undone'",
        person, person, since);
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<std::string, Figures> figures;
    for (const auto& [id, name, verdict, asComposed, active, toEnd] : *rows) {
        Figures& one = figures[id];
        one.name = name.value_or(std::string());
        ++one.decided;
        const bool approved = verdict == word(Verdict::Approve) || verdict == word(Verdict::ApproveWithEdits);
        if (approved && asComposed != 0)
            ++one.unchanged;
        else if (verdict == word(Verdict::ApproveWithEdits))
            ++one.edited;
        if (toEnd != 0)
            ++one.readToEnd;
        if (active)
            one.active.push_back(*active);
    }
    const auto seeds = connection.rows<std::tuple<std::string, std::int64_t, std::int64_t>>(
        "SELECT person_id, COUNT(*), SUM(found) FROM seeded WHERE person_id <> '' AND answered_at >= :since AND (:all = '' OR person_id = "
        ":person) GROUP BY person_id", since, person, person);
    if (!seeds)
        return tl::unexpected(seeds.error());
    for (const auto& [id, seen, right] : *seeds) {
        figures[id].seededSeen = seen;
        figures[id].seededRight = right;
    }
    return figures;
}

HttpResponse effort(const ServerParts& parts, Call& call)
{
    const Person& person = *call.person;
    const auto since = sinceOf(parts, call);
    if (!since)
        return problem(since.error());
    const bool everyone = person.may(Permission::ManagePeople);
    std::string wanted = call.request.queryValue("person");
    if (wanted.empty())
        wanted = person.id;
    if (wanted != person.id && !everyone)
        return problem({ErrorCode::Forbidden, "how others work is shown to themselves, and to whoever has the right to manage_people", std::nullopt});
    // Totals are for those who share out the work; names only for those who answer for the people.
    const bool totals = everyone || person.may(Permission::Assign);
    auto figures = parts.context.reads.read<std::map<std::string, Figures>>(
        [&](Connection& connection) { return figuresOf(connection, totals ? std::string() : wanted, *since); });
    if (!figures)
        return problem(figures.error());
    Json body{{"person_id", wanted}, {"since", formatTime(*since)}, {"figures", json((*figures)[wanted])}, {"team", nullptr}, {"people", nullptr}};
    std::erase_if(*figures, [](const auto& entry) { return entry.second.decided == 0; });
    if (totals && (everyone || figures->size() >= leastTeam)) {
        Figures sum;
        for (const auto& [id, one] : *figures)
            addFigures(sum, one);
        body["team"] = json(std::move(sum));
    }
    if (everyone) {
        body["people"] = Json::array();
        for (const auto& [id, one] : *figures)
            body["people"].push_back({{"person_id", id}, {"name", one.name}, {"figures", json(one)}});
    }
    return ok(body);
}

}  // namespace

void addInsightRoutes(Router& router, const ServerParts& parts)
{
    router.add({"GET", "/v1/insights/reject-reasons", Permission::ReadDrafts, [parts](Call& call) { return rejectReasons(parts, call); }, {}});
    // One's own, whoever one is; more by right: the answer asks.
    router.add({"GET", "/v1/insights/effort", Permission::ReadDrafts, [parts](Call& call) { return effort(parts, call); }, {}});
}

}  // namespace countersign
