#include "services/recovery/prompts/labels.h"

#include "models/domain/text.h"
#include "services/base/dropcount.h"
#include "services/recovery/prompts/gate.h"
#include "services/recovery/prompts/promptrows.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestLabelNote = 500;  // characters
constexpr std::size_t mostShadows = 2;    // each costs a question per draft

// One act: moves that belong together have the same person, time, note and reasons.
struct Act {
    Connection& connection;
    const Person& person;
    std::string promptId;
    std::string shopId;
    std::string kind;  // "label", "share" (of a live version), "settled" (a live version gets everyone), "rollback"
    std::string note;
    std::string replayId;
    std::string secondPerson;
    TimeMs now = 0;
};

bool has(const std::vector<LabelRow>& labels, int number, PromptLabel label)
{
    return std::any_of(labels.begin(), labels.end(), [&](const LabelRow& row) { return row.number == number && row.label == label; });
}

std::vector<int> numbersWith(const std::vector<LabelRow>& labels, PromptLabel label)
{
    std::vector<int> numbers;
    for (const auto& row : labels)
        if (row.label == label)
            numbers.push_back(row.number);
    return numbers;
}

Result<void> record(const Act& act, int number, PromptLabel label, bool given, int share)
{
    const bool promotes = given && label == PromptLabel::Live && act.kind != "rollback";
    const std::string action = act.kind == "rollback" ? "prompt.rolled_back" : given ? "prompt.label_given" : "prompt.label_taken";
    Json data{{"number", number}, {"label", word(label)}, {"given", given}};
    if (given && label == PromptLabel::Live)
        data["share_percent"] = share;
    if (promotes) {
        data["replay"] = act.replayId;
        data["author"] = act.secondPerson;
    }
    return dropCount(
        act.connection.run("INSERT INTO prompt_moves(prompt_id, number, label, given, act, person_id, second_person, replay_id, note, at) "
                           "VALUES(:prompt, :number, :label, :given, :act, :person, :second, :replay, :note, :at)",
            act.promptId, number, word(label), given ? 1 : 0, act.kind, act.person.id, promotes ? act.secondPerson : std::string(),
            promotes ? act.replayId : std::string(), act.note, act.now))
        .and_then([&] {
            return recordPrompt(act.connection, promptEntry(act.person, action, act.promptId, act.shopId, std::move(data)), act.now);
        });
}

Result<void> give(const Act& act, int number, PromptLabel label, int share)
{
    return dropCount(
        act.connection.run("INSERT INTO prompt_labels(prompt_id, number, label, share) VALUES(:prompt, :number, :label, :share) "
                           "ON CONFLICT(prompt_id, number, label) DO UPDATE SET share = excluded.share",
            act.promptId, number, word(label), share))
        .and_then([&] { return record(act, number, label, true, share); });
}

Result<void> take(const Act& act, int number, PromptLabel label)
{
    const auto gone = act.connection.run("DELETE FROM prompt_labels WHERE prompt_id = :prompt AND number = :number AND label = :label",
        act.promptId, number, word(label));
    if (!gone)
        return tl::unexpected(gone.error());
    return *gone == 0 ? Result<void>{} : record(act, number, label, false, 0);
}

Refusal refusalOf(const std::vector<RequirementResult>& conditions)
{
    Refusal refusal;
    refusal.error.code = ErrorCode::Conflict;
    for (const auto& condition : conditions) {
        if (condition.state == RequirementState::Satisfied)
            continue;
        if (condition.id != "replay_passed" && condition.id != "tests_passed")
            refusal.error.code = ErrorCode::Forbidden;
        refusal.error.detail += (refusal.error.detail.empty() ? "" : "; ") + condition.sentence;
        refusal.requirements.push_back(condition);
    }
    return refusal;
}

struct Standing {
    std::string shopId;
    PromptVersion version;
    std::vector<LabelRow> labels;
};

Reviewed<Standing> standingOf(Connection& connection, const std::string& promptId, int number)
{
    const auto shop = connection.row<std::tuple<std::string>>("SELECT shop_id FROM prompts WHERE id = :id", promptId);
    if (!shop)
        return refuse(shop.error());
    if (!shop->has_value())
        return refuse(ErrorCode::NotFound, "there is no such prompt");
    auto labels = labelsOf(connection, promptId);
    if (!labels)
        return refuse(labels.error());
    auto versions = number < 1 ? std::vector<PromptVersion>{} : versionsOf(connection, promptId, number, Figures::Left);
    if (!versions)
        return refuse(versions.error());
    if (versions->empty())
        return refuse(ErrorCode::NotFound, "the prompt has no version " + std::to_string(number));
    return Standing{std::get<0>(**shop), std::move(versions->front()), std::move(*labels)};
}

// What the labels as they stand forbid, whoever asks.
Reviewed<void> fitsStanding(const LabelWish& wish, const Standing& now)
{
    if (wish.sharePercent < 1 || wish.sharePercent > 100)
        return refuse(ErrorCode::InvalidInput, "a share is a whole number from 1 to 100");
    if (wish.label != PromptLabel::Live && wish.sharePercent != 100)
        return refuse(ErrorCode::InvalidInput, "only a live version has a share");
    if (!wish.given)
        return {};
    const auto live = numbersWith(now.labels, PromptLabel::Live);
    const bool isLive = has(now.labels, wish.number, PromptLabel::Live);
    if (wish.label != PromptLabel::Live && isLive)
        return refuse(ErrorCode::Conflict, "this version is live: take live away first");
    if (wish.label == PromptLabel::Shadow && !has(now.labels, wish.number, PromptLabel::Shadow)
        && numbersWith(now.labels, PromptLabel::Shadow).size() >= mostShadows)
        return refuse(ErrorCode::Conflict, "two versions are shadows already: take the label from one of them first");
    if (wish.label == PromptLabel::Live && wish.sharePercent < 100) {
        const auto others = std::count_if(live.begin(), live.end(), [&](int number) { return number != wish.number; });
        if (others == 0)
            return refuse(ErrorCode::Conflict, "a share below 100 % needs another live version that has the rest");
        if (others > 1)
            return refuse(ErrorCode::Conflict, "two other versions share the customers already: give one of them 100 % first");
    }
    return {};
}

Result<void> giveLive(Act act, const LabelWish& wish, const std::vector<LabelRow>& labels)
{
    if (has(labels, wish.number, PromptLabel::Live))
        act.kind = wish.sharePercent == 100 ? "settled" : "share";
    for (const auto other : {PromptLabel::Draft, PromptLabel::Candidate, PromptLabel::Shadow})
        if (auto taken = take(act, wish.number, other); !taken)
            return taken;
    for (const int number : numbersWith(labels, PromptLabel::Live)) {
        if (number == wish.number)
            continue;
        const auto moved = wish.sharePercent == 100
            ? take(act, number, PromptLabel::Live)
            : dropCount(act.connection.run(
                "UPDATE prompt_labels SET share = :share WHERE prompt_id = :prompt AND number = :number AND label = 'live'",
                100 - wish.sharePercent, act.promptId, number));
        if (!moved)
            return moved;
    }
    return give(act, wish.number, PromptLabel::Live, wish.sharePercent);
}

Result<void> takeLive(const Act& act, const LabelWish& wish)
{
    return take(act, wish.number, PromptLabel::Live).and_then([&] {
        return dropCount(
            act.connection.run("UPDATE prompt_labels SET share = 100 WHERE prompt_id = :prompt AND label = 'live'", act.promptId));
    });
}

Result<void> giveOther(const Act& act, const LabelWish& wish)
{
    if (wish.label == PromptLabel::Draft || wish.label == PromptLabel::Candidate) {
        const auto excluded = wish.label == PromptLabel::Draft ? PromptLabel::Candidate : PromptLabel::Draft;
        if (auto taken = take(act, wish.number, excluded); !taken)
            return taken;
    }
    return give(act, wish.number, wish.label, 100);
}

bool isSoAlready(const LabelWish& wish, const Standing& now)
{
    const bool present = has(now.labels, wish.number, wish.label);
    if (!wish.given || !present)
        return wish.given == present;
    return wish.label != PromptLabel::Live || now.version.sharePercent == wish.sharePercent;
}

// Versions in the order in which they came to be live, without those that were rolled back from or lost an A/B to an older one; the last
// is the one to roll back from.
Result<std::vector<int>> wentLive(Connection& connection, const std::string& promptId)
{
    const auto moves = connection.rows<std::tuple<std::int64_t, std::string>>(
        "SELECT number, act FROM prompt_moves WHERE prompt_id = :prompt AND label = 'live' AND given = 1 ORDER BY seq", promptId);
    if (!moves)
        return tl::unexpected(moves.error());
    std::vector<int> order;
    for (const auto& [number, act] : *moves) {
        const int which = static_cast<int>(number);
        const auto known = std::find(order.begin(), order.end(), which);
        if (act == "share")
            continue;
        if (act != "label" && known != order.end()) {
            order.erase(known + 1, order.end());
            continue;
        }
        if (known != order.end())
            order.erase(known);
        order.push_back(which);
    }
    return order;
}

}  // namespace

Reviewed<void> moveLabel(Connection& connection, const LabelWish& wish, const Person& person, TimeMs now)
{
    const auto stands = standingOf(connection, wish.promptId, wish.number);
    if (!stands)
        return tl::unexpected(stands.error());
    const bool endsLive = wish.label == PromptLabel::Live && !wish.given;
    const auto findings = endsLive ? promoteRight(connection, person) : gateFor(connection, stands->version, wish.label, person);
    if (!findings)
        return refuse(findings.error());
    if (auto refusal = refusalOf(findings->conditions); !refusal.requirements.empty())
        return tl::unexpected(std::move(refusal));
    if (auto fits = fitsStanding(wish, *stands); !fits)
        return fits;
    if (isSoAlready(wish, *stands))
        return {};
    const Act act{ connection, person, wish.promptId, stands->shopId, "label", cleanText(wish.note, longestLabelNote, true),
        findings->replayId, stands->version.authorId, now };
    const auto moved = endsLive ? takeLive(act, wish)
        : !wish.given           ? take(act, wish.number, wish.label)
        : wish.label == PromptLabel::Live ? giveLive(act, wish, stands->labels)
                                          : giveOther(act, wish);
    if (!moved)
        return refuse(moved.error());
    return {};
}

Reviewed<void> rollBack(Connection& connection, const std::string& promptId, const std::string& note, const Person& person, TimeMs now)
{
    const auto shop = connection.row<std::tuple<std::string>>("SELECT shop_id FROM prompts WHERE id = :id", promptId);
    if (!shop)
        return refuse(shop.error());
    if (!shop->has_value())
        return refuse(ErrorCode::NotFound, "there is no such prompt");
    const auto right = promoteRight(connection, person);
    if (!right)
        return refuse(right.error());
    if (auto refusal = refusalOf(right->conditions); !refusal.requirements.empty())
        return tl::unexpected(std::move(refusal));
    const auto labels = labelsOf(connection, promptId);
    if (!labels)
        return refuse(labels.error());
    const auto order = wentLive(connection, promptId);
    if (!order)
        return refuse(order.error());
    // When live was taken away altogether, the last that was live comes back.
    const bool newestIsLive = !order->empty() && has(*labels, order->back(), PromptLabel::Live);
    if (order->size() < (newestIsLive ? 2U : 1U))
        return refuse(ErrorCode::Conflict, "no version was live before this one");
    const int target = newestIsLive ? (*order)[order->size() - 2] : order->back();
    const Act act{connection, person, promptId, std::get<0>(**shop), "rollback", cleanText(note, longestLabelNote, true), {}, {}, now};
    for (const int number : numbersWith(*labels, PromptLabel::Live))
        if (number != target)
            if (auto taken = take(act, number, PromptLabel::Live); !taken)
                return refuse(taken.error());
    for (const auto other : {PromptLabel::Draft, PromptLabel::Candidate, PromptLabel::Shadow})
        if (auto taken = take(act, target, other); !taken)
            return refuse(taken.error());
    if (auto given = give(act, target, PromptLabel::Live, 100); !given)
        return refuse(given.error());
    return {};
}

Result<std::vector<LabelMove>> labelMoves(Connection& connection, const std::string& promptId)
{
    using Row = std::tuple<std::int64_t, std::string, std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>,
        std::string, std::string, std::int64_t>;
    const auto rows = connection.rows<Row>(
        "SELECT m.number, m.label, m.given, m.person_id, p.name, s.name, m.replay_id, m.note, m.at FROM prompt_moves m "
        "LEFT JOIN people p ON p.id = m.person_id LEFT JOIN people s ON s.id = m.second_person WHERE m.prompt_id = :prompt "
        "ORDER BY m.seq DESC LIMIT 1000", promptId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<LabelMove> moves;
    for (const auto& [number, text, given, personId, name, second, replay, note, at] : *rows) {
        const auto label = fromWord<PromptLabel>(text);
        if (!label)
            return fail(ErrorCode::Damaged, "a label in a prompt's history is unknown: " + text);
        LabelMove move;
        move.promptId = promptId;
        move.number = static_cast<int>(number);
        move.label = *label;
        move.given = given != 0;
        move.personId = personId;
        move.personName = name.value_or(std::string());
        move.secondPersonName = second.value_or(std::string());
        move.replayId = replay;
        move.note = note;
        move.at = at;
        moves.push_back(std::move(move));
    }
    return moves;
}

}  // namespace countersign
