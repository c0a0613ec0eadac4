#include "services/recovery/prompts/replaystore.h"

#include "models/domain/draft.h"
#include "models/domain/ids.h"
#include "services/base/dropcount.h"
#include "services/base/packing.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

namespace {

using ReplayRow = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
    std::int64_t, std::string, std::int64_t, std::int64_t, std::string, std::optional<std::string>, std::int64_t, std::optional<std::int64_t>>;
constexpr std::string_view replaySelect
    = "SELECT r.id, r.prompt_id, r.number, r.wanted, r.total, r.done, r.failed_checks, r.tests_failed, r.skipped, r.state, r.cost_micros, "
      "r.estimated_micros, r.why, p.name, r.created_at, r.ended_at FROM replays r LEFT JOIN people p ON p.id = r.person_id ";

Result<Replay> replayOf(const ReplayRow& row)
{
    Replay replay;
    std::int64_t number = 0;
    std::int64_t wanted = 0;
    std::int64_t total = 0;
    std::int64_t doneSoFar = 0;
    std::int64_t failed = 0;
    std::int64_t tests = 0;
    std::int64_t skipped = 0;
    std::string state;
    std::optional<std::string> name;
    std::tie(replay.id, replay.promptId, number, wanted, total, doneSoFar, failed, tests, skipped, state, replay.costMicros,
        replay.estimatedCostMicros, replay.why, name, replay.at, replay.endedAt)
        = row;
    const auto known = fromWord<ReplayState>(state);
    if (!known)
        return fail(ErrorCode::Damaged, "a replay's state in the database is unknown: " + state);
    replay.number = static_cast<int>(number);
    replay.wanted = static_cast<int>(wanted);
    replay.total = static_cast<int>(total);
    replay.done = static_cast<int>(doneSoFar);
    replay.failedChecks = static_cast<int>(failed);
    replay.testsFailed = static_cast<int>(tests);
    replay.skipped = static_cast<int>(skipped);
    replay.state = *known;
    replay.personName = name.value_or(std::string());
    return replay;
}

Result<std::optional<Replay>> oneReplay(Result<std::optional<ReplayRow>> row)
{
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!row->has_value())
        return std::optional<Replay>{};
    auto replay = replayOf(**row);
    if (!replay)
        return tl::unexpected(replay.error());
    return std::optional<Replay>{std::move(*replay)};
}

Result<std::string> shopOf(Connection& connection, const std::string& promptId)
{
    const auto shop = connection.row<std::tuple<std::string>>("SELECT shop_id FROM prompts WHERE id = :id", promptId);
    if (!shop)
        return tl::unexpected(shop.error());
    if (!shop->has_value())
        return fail(ErrorCode::NotFound, "there is no such prompt");
    return std::get<0>(**shop);
}

// What a reader compares with: the words that people approved, else those that were composed then.
Result<void> fillBefore(ReplayResult& result, const std::string& body, const std::string& channel, bool approved)
{
    const auto plain = plainText(body);
    if (!plain)
        return tl::unexpected(plain.error());
    const auto draft = fromRowText<Json>(*plain, "a draft's contents");
    if (!draft)
        return tl::unexpected(draft.error());
    // A body keeps once what nobody edited.
    const bool current = approved || !draft->contains("drafted");
    auto all = decode<std::vector<Content>>(draft->value(current ? "contents" : "drafted", Json::array()));
    if (!all)
        return fail(ErrorCode::Damaged, "a draft's contents in the database cannot be read: " + all.error().detail);
    for (auto& content : *all)
        if (word(content.channel) == channel)
            result.before = std::move(content);
    result.beforeApproved = approved && result.before;
    return {};
}

}  // namespace

Result<Replay> startReplay(Connection& connection, const ReplayPlan& plan, const Person& person, TimeMs now)
{
    const auto shop = shopOf(connection, plan.promptId);
    if (!shop)
        return tl::unexpected(shop.error());
    if (plan.draftIds.empty())
        return fail(ErrorCode::Conflict, "no draft that this prompt is for has been decided yet: there is nothing to replay");
    const auto running = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM replays WHERE prompt_id = :prompt AND state IN ('waiting', 'running') LIMIT 1", plan.promptId);
    if (!running)
        return tl::unexpected(running.error());
    if (running->has_value())
        return fail(ErrorCode::Conflict, "a replay of this prompt is under way: wait for it or cancel it");
    Replay replay;
    replay.id = newId(now);
    replay.promptId = plan.promptId;
    replay.number = plan.number;
    replay.wanted = plan.wanted;
    replay.total = static_cast<int>(plan.draftIds.size());
    replay.estimatedCostMicros = plan.estimatedMicros;
    replay.personName = person.name;
    replay.at = now;
    if (auto put = dropCount(
            connection.run("INSERT INTO replays(id, prompt_id, number, wanted, total, state, estimated_micros, person_id, created_at) "
                           "VALUES(:id, :prompt, :number, :wanted, :total, 'waiting', :estimated, :person, :at)",
                replay.id, replay.promptId, replay.number, replay.wanted, replay.total, replay.estimatedCostMicros, person.id, now));
        !put)
        return tl::unexpected(put.error());
    std::int64_t place = 0;
    for (const auto& draftId : plan.draftIds)
        if (auto put = dropCount(connection.run(
                "INSERT INTO replay_results(replay_id, place, draft_id) VALUES(:replay, :place, :draft)", replay.id, place++, draftId));
            !put)
            return tl::unexpected(put.error());
    return enqueueJob(connection, {std::string(replayStage), replay.id, now})
        .and_then([&] {
            return recordPrompt(connection,
                promptEntry(person, "replay.started", replay.promptId, *shop,
                    Json{{"replay", replay.id}, {"number", replay.number}, {"drafts", replay.total}, {"estimated_micros", replay.estimatedCostMicros}}),
                now);
        })
        .map([&] { return std::move(replay); });
}

Result<Replay> cancelReplay(Connection& connection, const std::string& replayId, const Person& person, TimeMs now)
{
    auto replay = loadReplay(connection, replayId);
    if (!replay)
        return tl::unexpected(replay.error());
    if (!replay->has_value())
        return fail(ErrorCode::NotFound, "there is no such replay");
    Replay& present = **replay;
    if (present.state != ReplayState::Waiting && present.state != ReplayState::Running)
        return fail(ErrorCode::Conflict, "the replay has ended already: it is " + std::string(word(present.state)));
    const auto shop = shopOf(connection, present.promptId);
    if (!shop)
        return tl::unexpected(shop.error());
    present.state = ReplayState::Cancelled;
    present.why = "Cancelled by " + person.name;
    present.endedAt = now;
    return dropCount(
        connection.run("UPDATE replays SET state = 'cancelled', why = :why, ended_at = :at WHERE id = :id", present.why, now, replayId))
        .and_then([&] { return cancelJob(connection, replayStage, replayId); })
        .and_then([&] {
            return recordPrompt(connection,
                promptEntry(person, "replay.cancelled", present.promptId, *shop, Json{{"replay", replayId}, {"done", present.done}}), now);
        })
        .map([&] { return std::move(present); });
}

Result<void> endReplay(Connection& connection, const std::string& replayId, ReplayState state, const std::string& why, TimeMs now)
{
    const auto changed = connection.run(
        "UPDATE replays SET state = :state, why = :why, ended_at = :at WHERE id = :id AND state IN ('waiting', 'running')", word(state), why,
        now, replayId);
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return {};  // cancelled meanwhile
    const auto replay = loadReplay(connection, replayId);
    if (!replay)
        return tl::unexpected(replay.error());
    const Replay& ended = **replay;
    const auto shop = shopOf(connection, ended.promptId);
    if (!shop)
        return tl::unexpected(shop.error());
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = std::string(replayStage);
    entry.action = "replay.ended";
    entry.shopId = *shop;
    entry.subjectKind = "prompt";
    entry.subject = ended.promptId;
    entry.data = Json{{"replay", replayId}, {"number", ended.number}, {"state", word(state)}, {"done", ended.done}, {"skipped", ended.skipped},
        {"failed_checks", ended.failedChecks}, {"tests_failed", ended.testsFailed}, {"cost_micros", ended.costMicros}};
    return recordPrompt(connection, std::move(entry), now);
}

Result<std::vector<Replay>> listReplays(Connection& connection, const std::string& promptId)
{
    const auto rows = connection.rows<ReplayRow>(
        std::string(replaySelect) + "WHERE :all = '' OR r.prompt_id = :prompt ORDER BY r.id DESC LIMIT 200", promptId, promptId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Replay> replays;
    for (const auto& row : *rows) {
        auto replay = replayOf(row);
        if (!replay)
            return tl::unexpected(replay.error());
        replays.push_back(std::move(*replay));
    }
    return replays;
}

Result<std::optional<Replay>> loadReplay(Connection& connection, const std::string& replayId)
{
    return oneReplay(connection.row<ReplayRow>(std::string(replaySelect) + "WHERE r.id = :id", replayId));
}

Result<std::optional<Replay>> newestFinishedReplay(Connection& connection, const std::string& promptId, int number)
{
    return oneReplay(connection.row<ReplayRow>(
        std::string(replaySelect) + "WHERE r.prompt_id = :prompt AND r.number = :number AND r.state = 'done' ORDER BY r.id DESC LIMIT 1",
        promptId, number));
}

Result<std::map<std::string, bool>> replayTests(Connection& connection, const std::string& replayId)
{
    const auto rows = connection.rows<std::tuple<std::string, std::int64_t>>(
        "SELECT test_id, passed FROM replay_tests WHERE replay_id = :replay", replayId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<std::string, bool> tests;
    for (const auto& [id, passed] : *rows)
        tests[id] = passed != 0;
    return tests;
}

Result<std::int64_t> replaysCostSince(Connection& connection, TimeMs since)
{
    const auto row = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(SUM(cost_micros), 0) FROM replays WHERE created_at >= :since", since);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

Result<ReplayPage> replayResults(
    Connection& connection, const std::string& replayId, std::int64_t after, std::int64_t limit, bool differentOnly)
{
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::optional<std::string>, std::optional<std::string>,
        std::int64_t>;
    const auto rows = connection.rows<Row>(
        "SELECT r.place, r.draft_id, r.preferred, r.result, f.body, f.channel, "
        "EXISTS (SELECT 1 FROM decisions d WHERE d.draft_id = r.draft_id AND d.revision = f.revision AND d.person_id <> 'policy' "
        "AND d.verdict IN ('approve', 'approve_with_edits') AND d.state <> 'undone') "
        "FROM replay_results r LEFT JOIN drafts f ON f.id = r.draft_id AND f.sealed <> '' "
        "WHERE r.replay_id = :replay AND r.state = 'done' AND r.place > :after AND (:different = 0 OR r.different = 1) "
        "ORDER BY r.place LIMIT :most", replayId, after, differentOnly ? 1 : 0, limit);
    if (!rows)
        return tl::unexpected(rows.error());
    ReplayPage page;
    for (const auto& [place, draftId, preferred, text, body, channel, approved] : *rows) {
        auto result = fromRowText<ReplayResult>(text, "a replay's result");
        if (!result)
            return tl::unexpected(result.error());
        result->draftId = draftId;
        result->preferred = preferred;
        if (body && channel)
            if (auto filled = fillBefore(*result, *body, *channel, approved != 0); !filled)
                return tl::unexpected(filled.error());
        page.results.push_back(std::move(*result));
    }
    if (static_cast<std::int64_t>(rows->size()) == limit)
        page.next = std::get<0>(rows->back());
    return page;
}

Result<void> preferResult(Connection& connection, const std::string& replayId, const std::string& draftId, const std::string& preferred)
{
    if (preferred != "before" && preferred != "after" && preferred != "tie" && !preferred.empty())
        return fail(ErrorCode::InvalidInput, "preferred is before, after, tie or empty");
    const auto changed = connection.run(
        "UPDATE replay_results SET preferred = :preferred WHERE replay_id = :replay AND draft_id = :draft AND state = 'done'", preferred,
        replayId, draftId);
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return fail(ErrorCode::NotFound, "this replay has no result for that draft");
    return {};
}

}  // namespace countersign
