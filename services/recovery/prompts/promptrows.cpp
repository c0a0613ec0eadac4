#include "services/recovery/prompts/promptrows.h"

#include "services/recovery/record/auditlog.h"

#include <algorithm>

namespace countersign {

namespace {

// More decided drafts than any policy asks for need not be counted.
constexpr std::int64_t mostCounted = 10000;

Result<void> fillFigures(Connection& connection, PromptVersion& version)
{
    const std::string ref = promptRef(version.promptId, version.number);
    // As route counts them.
    const auto decided = connection.row<std::tuple<std::int64_t>>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM drafts WHERE prompt = :prompt AND decision_id IS NOT NULL AND decision_id <> '' LIMIT :most)",
        ref, mostCounted);
    if (!decided)
        return tl::unexpected(decided.error());
    version.decided = *decided ? static_cast<int>(std::get<0>(**decided)) : 0;
    const auto mean = connection.row<std::tuple<std::optional<std::int64_t>>>(
        "SELECT CAST(ROUND(AVG(e.distance_bp)) AS INTEGER) FROM edit_distances e JOIN decisions d ON d.id = e.decision_id "
        "WHERE e.prompt = :prompt AND d.state <> 'undone'", ref);
    if (!mean)
        return tl::unexpected(mean.error());
    version.editDistanceBp.reset();
    if (*mean && std::get<0>(**mean))
        version.editDistanceBp = static_cast<int>(*std::get<0>(**mean));
    return {};
}

}  // namespace

Result<Prompt> promptOf(PromptRow row)
{
    auto& [id, name, shop, channel, reason, language, kind] = row;
    Prompt prompt;
    prompt.id = std::move(id);
    prompt.name = std::move(name);
    prompt.scope.shopId = std::move(shop);
    prompt.scope.language = std::move(language);
    prompt.scope.kind = std::move(kind);
    const auto knownChannel = fromWord<Channel>(channel);
    const auto knownReason = fromWord<Reason>(reason);
    if (!knownChannel || (!reason.empty() && !knownReason))
        return fail(ErrorCode::Damaged, "a prompt's scope in the database cannot be read");
    prompt.scope.channel = *knownChannel;
    prompt.scope.reason = knownReason;
    return prompt;
}

Result<std::vector<LabelRow>> labelsOf(Connection& connection, const std::string& promptId)
{
    const auto rows = connection.rows<std::tuple<std::int64_t, std::string, std::int64_t>>(
        "SELECT number, label, share FROM prompt_labels WHERE prompt_id = :prompt ORDER BY number, label", promptId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<LabelRow> labels;
    for (const auto& [number, text, share] : *rows) {
        const auto label = fromWord<PromptLabel>(text);
        if (!label)
            return fail(ErrorCode::Damaged, "a prompt's label in the database is unknown: " + text);
        labels.push_back({static_cast<int>(number), *label, static_cast<int>(share)});
    }
    return labels;
}

Result<std::vector<PromptVersion>> versionsOf(Connection& connection, const std::string& promptId, int number, Figures figures)
{
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::optional<std::string>, std::string, std::int64_t>;
    auto rows = connection.rows<Row>(
        "SELECT v.number, v.system, v.task, v.author, p.name, v.note, v.created_at FROM prompt_versions v "
        "LEFT JOIN people p ON p.id = v.author WHERE v.prompt_id = :prompt AND (:all = 0 OR v.number = :number) ORDER BY v.number DESC",
        promptId, number, number);
    if (!rows)
        return tl::unexpected(rows.error());
    const auto labels = labelsOf(connection, promptId);
    if (!labels)
        return tl::unexpected(labels.error());
    std::vector<PromptVersion> versions;
    for (auto& [which, system, task, author, name, note, at] : *rows) {
        PromptVersion version;
        version.promptId = promptId;
        version.number = static_cast<int>(which);
        version.text = {std::move(system), std::move(task)};
        version.authorId = std::move(author);
        version.authorName = name.value_or(std::string());
        version.note = std::move(note);
        version.at = at;
        for (const auto& label : *labels) {
            if (label.number != version.number)
                continue;
            version.labels.push_back(label.label);
            if (label.label == PromptLabel::Live)
                version.sharePercent = label.share;
        }
        if (figures == Figures::Counted)
            if (auto filled = fillFigures(connection, version); !filled)
                return tl::unexpected(filled.error());
        versions.push_back(std::move(version));
    }
    return versions;
}

std::string versionTitle(const std::string& ref, const std::optional<std::string>& promptName)
{
    const auto parsed = parsePromptRef(ref);
    return parsed && promptName ? *promptName + ", version " + std::to_string(parsed->number) : ref;
}

AuditEntry promptEntry(const Person& person, std::string action, const std::string& promptId, const std::string& shopId, Json data)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = std::move(action);
    entry.shopId = shopId;
    entry.subjectKind = "prompt";
    entry.subject = promptId;
    entry.data = std::move(data);
    return entry;
}

Result<void> recordPrompt(Connection& connection, AuditEntry entry, TimeMs now)
{
    const std::string promptId = entry.subject;
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    return noteChange(connection, "prompt", promptId, now);
}

}  // namespace countersign
