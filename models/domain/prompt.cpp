#include "models/domain/prompt.h"

#include "models/domain/codec.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr std::size_t mostIdBytes = 64;
constexpr std::size_t mostNumberDigits = 9;

constexpr auto scopeFields = [](auto& archive, auto& scope) {
    archive("shop_id", scope.shopId);
    archive.need("channel", scope.channel);
    archive("reason", scope.reason);
    archive("language", scope.language);
    archive("kind", scope.kind);
};

constexpr auto textFields = [](auto& archive, auto& text) {
    archive.need("system", text.system);
    archive.need("task", text.task);
};

constexpr auto versionFields = [](auto& archive, auto& version) {
    archive.need("prompt_id", version.promptId);
    archive.need("number", version.number);
    archive.need("text", version.text);
    archive("author_id", version.authorId);
    archive("author_name", version.authorName);
    archive("note", version.note);
    archive.time("at", version.at);
    archive("labels", version.labels);
    archive("share_percent", version.sharePercent);
    archive("decided", version.decided);
    archive("edit_distance_bp", version.editDistanceBp);
};

constexpr auto promptFields = [](auto& archive, auto& prompt) {
    archive.need("id", prompt.id);
    archive.need("name", prompt.name);
    archive.need("scope", prompt.scope);
    archive("versions", prompt.versions);
};

constexpr auto moveFields = [](auto& archive, auto& move) {
    archive.need("prompt_id", move.promptId);
    archive.need("number", move.number);
    archive.need("label", move.label);
    archive("given", move.given);
    archive("person_id", move.personId);
    archive("person_name", move.personName);
    archive("second_person_name", move.secondPersonName);
    archive("replay_id", move.replayId);
    archive("note", move.note);
    archive.time("at", move.at);
};

constexpr auto testFields = [](auto& archive, auto& test) {
    archive.need("id", test.id);
    archive.need("prompt_id", test.promptId);
    archive.need("name", test.name);
    archive("draft_id", test.draftId);
    archive("must_say", test.mustSay);
    archive("must_not_say", test.mustNotSay);
    archive("from_edit", test.fromEdit);
    archive("author_name", test.authorName);
    archive.time("at", test.at);
    archive("retired", test.retired);
};

constexpr auto replayFields = [](auto& archive, auto& replay) {
    archive.need("id", replay.id);
    archive.need("prompt_id", replay.promptId);
    archive.need("number", replay.number);
    archive("wanted", replay.wanted);
    archive("total", replay.total);
    archive("done", replay.done);
    archive("failed_checks", replay.failedChecks);
    archive("tests_failed", replay.testsFailed);
    archive("skipped", replay.skipped);
    archive.need("state", replay.state);
    archive("cost_micros", replay.costMicros);
    archive("estimated_cost_micros", replay.estimatedCostMicros);
    archive("why", replay.why);
    archive("person_name", replay.personName);
    archive.time("at", replay.at);
    archive.time("ended_at", replay.endedAt);
};

constexpr auto replayResultFields = [](auto& archive, auto& result) {
    archive.need("draft_id", result.draftId);
    archive("title", result.title);
    archive("before", result.before);
    archive("before_approved", result.beforeApproved);
    archive("after", result.after);
    archive("failures", result.failures);
    archive("distance_bp", result.distanceBp);
    archive("reading_level", result.readingLevel);
    archive("words", result.words);
    archive("predicted_edit_bp", result.predictedEditBp);
    archive("preferred", result.preferred);
};

constexpr auto editFields = [](auto& archive, auto& edit) {
    archive.need("from", edit.from);
    archive.need("to", edit.to);
    archive("times", edit.times);
    archive("example_draft_id", edit.exampleDraftId);
};

constexpr auto distanceRowFields = [](auto& archive, auto& row) {
    archive.need("key", row.key);
    archive("name", row.name);
    archive("approved", row.approved);
    archive("edited", row.edited);
    archive("mean_bp", row.meanBp);
};

bool isReferenceId(std::string_view id)
{
    return !id.empty() && id.size() <= mostIdBytes && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

void to_json(Json& json, const PromptScope& scope) { codec::write(json, scope, scopeFields); }
void from_json(const Json& json, PromptScope& scope) { codec::read(json, scope, scopeFields); }
void to_json(Json& json, const PromptText& text) { codec::write(json, text, textFields); }
void from_json(const Json& json, PromptText& text) { codec::read(json, text, textFields); }
void to_json(Json& json, const PromptVersion& version) { codec::write(json, version, versionFields); }
void from_json(const Json& json, PromptVersion& version) { codec::read(json, version, versionFields); }
void to_json(Json& json, const Prompt& prompt) { codec::write(json, prompt, promptFields); }
void from_json(const Json& json, Prompt& prompt) { codec::read(json, prompt, promptFields); }
void to_json(Json& json, const LabelMove& move) { codec::write(json, move, moveFields); }
void from_json(const Json& json, LabelMove& move) { codec::read(json, move, moveFields); }
void to_json(Json& json, const PromptTest& test) { codec::write(json, test, testFields); }
void from_json(const Json& json, PromptTest& test) { codec::read(json, test, testFields); }
void to_json(Json& json, const Replay& replay) { codec::write(json, replay, replayFields); }
void from_json(const Json& json, Replay& replay) { codec::read(json, replay, replayFields); }
void to_json(Json& json, const ReplayResult& result) { codec::write(json, result, replayResultFields); }
void from_json(const Json& json, ReplayResult& result) { codec::read(json, result, replayResultFields); }
void to_json(Json& json, const RepeatedEdit& edit) { codec::write(json, edit, editFields); }
void from_json(const Json& json, RepeatedEdit& edit) { codec::read(json, edit, editFields); }
void to_json(Json& json, const EditDistanceRow& row) { codec::write(json, row, distanceRowFields); }
void from_json(const Json& json, EditDistanceRow& row) { codec::read(json, row, distanceRowFields); }

std::string promptRef(const std::string& promptId, int number) { return promptId + "@" + std::to_string(number); }

std::optional<PromptRef> parsePromptRef(const std::string& ref)
{
    const std::size_t at = ref.rfind('@');
    if (at == std::string::npos || !isReferenceId(std::string_view(ref).substr(0, at)))
        return std::nullopt;
    const std::string digits = ref.substr(at + 1);
    const bool isNumber = !digits.empty() && digits.size() <= mostNumberDigits && digits.front() != '0'
        && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return std::nullopt;
    return PromptRef{ref.substr(0, at), std::stoi(digits)};
}

}  // namespace countersign
