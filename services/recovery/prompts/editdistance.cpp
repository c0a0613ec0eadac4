#include "services/recovery/prompts/editdistance.h"

#include "models/domain/promptmask.h"
#include "models/domain/text.h"
#include "models/domain/worddistance.h"
#include "services/base/dropcount.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/store/draftwords.h"

#include <algorithm>
#include <set>

namespace countersign {

namespace {

constexpr std::size_t mostRuns = 40;      // of one draft
constexpr std::size_t longestRun = 200;   // characters: longer ones are another text, not an edit
constexpr std::size_t shortestName = 2;   // bytes; "A" would be found everywhere

// What a reviewer could have typed instead of its placeholder.
std::vector<std::string> personalWords(const Values& values)
{
    std::vector<std::string> words;
    const auto add = [&words](const std::string& value) {
        if (value.size() >= shortestName)
            words.push_back(lowerCase(value));
    };
    for (const char* name : {"first_name", "discount_code", "recovery_url", "unsubscribe_url"})
        if (const auto value = values.text.find(name); value != values.text.end())
            add(value->second);
    add(values.to);
    return words;
}

// Addresses and numbers of whomever as well.
bool holdsAny(const std::string& text, const std::vector<std::string>& words)
{
    const std::string lower = lowerCase(text);
    return !addressIn(text).empty()
        || std::any_of(words.begin(), words.end(), [&lower](const std::string& one) { return lower.find(one) != std::string::npos; });
}

}  // namespace

std::string messageWords(const Content& content)
{
    std::set<std::string> words;
    const auto add = [&words](const std::string& text) {
        for (auto& one : foldedWords(text))
            words.insert(std::move(one));
    };
    add(content.subject);
    add(content.preheader);
    for (const auto& block : content.blocks)
        if (!block.locked)
            add(block.text);
    std::string all = " ";
    for (const auto& one : words)
        all += one + " ";
    return all;
}

std::optional<MeasuredEdit> measureEdit(const Draft& draft, const std::string& decisionId, const std::string& personId)
{
    const auto& summary = draft.summary;
    const Content* composed = findContent(draft.drafted, summary.channel);
    const Content* approved = findContent(draft.contents, summary.channel);
    if (!composed || !approved)
        return std::nullopt;
    MeasuredEdit edit;
    edit.draftId = summary.id;
    edit.decisionId = decisionId;
    edit.prompt = draft.prompt;
    if (const auto ref = parsePromptRef(draft.prompt))
        edit.promptId = ref->promptId;
    edit.reason = word(summary.reason);
    edit.channel = word(summary.channel);
    edit.language = summary.language;
    edit.personId = draft.editedBy.empty() ? personId : draft.editedBy;
    edit.distanceBp = wordDistanceBp(*composed, *approved);
    edit.words = messageWords(*composed);
    const auto personal = personalWords(draft.values);
    for (const auto& run : wordChanges(*composed, *approved)) {
        const bool kept = countCharacters(run.from) <= longestRun && countCharacters(run.to) <= longestRun && !holdsAny(run.from, personal)
            && !holdsAny(run.to, personal);
        if (kept && edit.runs.size() < mostRuns)
            edit.runs.emplace_back(run.from, run.to);
    }
    return edit;
}

Result<void> keepEdit(Connection& connection, const MeasuredEdit& edit, TimeMs now)
{
    auto kept = dropCount(
        connection.run("INSERT OR REPLACE INTO edit_distances(draft_id, decision_id, prompt, prompt_id, reason, channel, language, "
                       "person_id, distance_bp, words, at) VALUES(:draft, :decision, :prompt, :prompt_id, :reason, :channel, "
                       ":language, :person, :distance, :words, :at)",
            edit.draftId, edit.decisionId, edit.prompt, edit.promptId, edit.reason, edit.channel, edit.language, edit.personId,
            edit.distanceBp, edit.words, now))
                    .and_then([&] { return dropCount(connection.run("DELETE FROM edit_runs WHERE draft_id = :draft", edit.draftId)); });
    if (!kept)
        return kept;
    std::int64_t place = 0;
    for (const auto& [from, to] : edit.runs)
        if (auto put
            = dropCount(connection.run("INSERT INTO edit_runs(draft_id, place, from_words, to_words) VALUES(:draft, :place, :from, :to)",
                edit.draftId, place++, from, to));
            !put)
            return put;
    return {};
}

}  // namespace countersign
