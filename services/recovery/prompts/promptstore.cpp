#include "services/recovery/prompts/promptstore.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/promptfacts.h"
#include "models/domain/survey.h"
#include "models/domain/text.h"
#include "services/base/dropcount.h"
#include "services/recovery/prompts/promptrows.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestPromptName = 80;    // characters
constexpr std::size_t longestText = 8000;  // of either part
constexpr std::size_t longestVersionNote = 500;
constexpr std::int64_t mostPrompts = 500;
constexpr std::int64_t mostVersions = 1000;  // of one prompt

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (const auto& part : parts)
        all += (all.empty() ? "" : "; ") + part;
    return all;
}

void checkPart(const std::string& text, const char* name, std::vector<std::string>& faults)
{
    if (text.empty())
        faults.push_back(std::string("the ") + name + " text is empty");
    else if (countCharacters(text) > longestText)
        faults.push_back(std::string("the ") + name + " text has more than " + std::to_string(longestText) + " characters");
}

// Control and direction characters go, lines stay. Every fault is named at once.
Result<PromptText> usableText(const PromptText& given)
{
    const PromptText text{cleanText(given.system, longestText + 1, true), cleanText(given.task, longestText + 1, true)};
    std::vector<std::string> faults;
    checkPart(text.system, "system", faults);
    checkPart(text.task, "task", faults);
    for (const auto& variable : unknownVariables(text))
        faults.push_back("there is no variable {{" + cleanText(variable, 60) + "}}");
    if (faults.empty())
        if (const auto trial = promptFor(text, PromptFacts{}); !trial)  // a variable that is not closed
            faults.push_back(trial.error().detail);
    if (!faults.empty())
        return fail(ErrorCode::InvalidInput, joined(faults));
    return text;
}

Result<void> checkScope(Connection& connection, const PromptScope& scope)
{
    const bool twoLetters = scope.language.size() == 2
        && std::all_of(scope.language.begin(), scope.language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!scope.language.empty() && !twoLetters)
        return fail(ErrorCode::InvalidInput, "the language is two small letters, or empty for every language");
    if (scope.kind != PromptScope().kind && scope.kind != surveyKind)
        return fail(ErrorCode::InvalidInput, "a prompt is for drafts of the kind recovery or survey");
    if (scope.kind == surveyKind && scope.reason)
        return fail(ErrorCode::InvalidInput, "a survey asks for the reason: its prompt is for every reason");
    if (scope.shopId.empty())
        return {};
    const auto shop = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM shops WHERE id = :id", scope.shopId);
    if (!shop)
        return tl::unexpected(shop.error());
    if (!shop->has_value())
        return fail(ErrorCode::InvalidInput, "there is no such shop");
    return {};
}

// The text itself may quote customers: the record holds its digest.
std::string textDigest(const PromptText& text)
{
    return hex(view(sha256(canonicalJson(Json(text)))));
}

Result<void> insertVersion(Connection& connection, const PromptVersion& version)
{
    return dropCount(
        connection.run("INSERT INTO prompt_versions(prompt_id, number, system, task, author, note, created_at) "
                       "VALUES(:prompt, :number, :system, :task, :author, :note, :at)",
            version.promptId, version.number, version.text.system, version.text.task, version.authorId, version.note, version.at))
        .and_then([&] {
            return dropCount(connection.run(
                "INSERT INTO prompt_labels(prompt_id, number, label) VALUES(:prompt, :number, 'draft')", version.promptId, version.number));
        });
}

PromptVersion newVersion(const std::string& promptId, int number, PromptText text, const std::string& note, const Person& author, TimeMs now)
{
    PromptVersion version;
    version.promptId = promptId;
    version.number = number;
    version.text = std::move(text);
    version.authorId = author.id;
    version.authorName = author.name;
    version.note = cleanText(note, longestVersionNote, true);
    version.at = now;
    version.labels = {PromptLabel::Draft};
    return version;
}

Result<std::int64_t> countOf(Connection& connection, const char* sql, const std::string& argument)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(sql, argument);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

}  // namespace

Result<std::vector<Prompt>> listPrompts(Connection& connection)
{
    auto rows = connection.rows<PromptRow>("SELECT " + std::string(promptColumns) + " FROM prompts p ORDER BY p.name, p.id");
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Prompt> prompts;
    for (auto& row : *rows) {
        auto prompt = promptOf(std::move(row));
        if (!prompt)
            return tl::unexpected(prompt.error());
        auto versions = versionsOf(connection, prompt->id);
        if (!versions)
            return tl::unexpected(versions.error());
        prompt->versions = std::move(*versions);
        prompts.push_back(std::move(*prompt));
    }
    return prompts;
}

Result<std::optional<Prompt>> loadPrompt(Connection& connection, const std::string& id)
{
    auto row = connection.row<PromptRow>("SELECT " + std::string(promptColumns) + " FROM prompts p WHERE p.id = :id", id);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<Prompt>{};
    auto prompt = promptOf(std::move(**row));
    if (!prompt)
        return tl::unexpected(prompt.error());
    auto versions = versionsOf(connection, id);
    if (!versions)
        return tl::unexpected(versions.error());
    prompt->versions = std::move(*versions);
    return std::optional<Prompt>{std::move(*prompt)};
}

Result<Prompt> createPrompt(Connection& connection, const std::string& name, const PromptScope& scope, const PromptText& text,
    const std::string& note, const Person& author, TimeMs now)
{
    Prompt prompt;
    prompt.id = newId(now);
    prompt.name = cleanText(name, longestPromptName + 1);
    prompt.scope = scope;
    if (prompt.name.empty() || countCharacters(prompt.name) > longestPromptName)
        return fail(ErrorCode::InvalidInput, "a prompt's name has 1 to 80 characters");
    if (auto fits = checkScope(connection, scope); !fits)
        return tl::unexpected(fits.error());
    auto usable = usableText(text);
    if (!usable)
        return tl::unexpected(usable.error());
    const auto same = countOf(connection, "SELECT COUNT(*) FROM prompts WHERE name = :name", prompt.name);
    if (!same)
        return tl::unexpected(same.error());
    if (*same > 0)
        return fail(ErrorCode::Conflict, "there is a prompt of this name already");
    const auto all = countOf(connection, "SELECT COUNT(*) FROM prompts WHERE id <> :none", std::string());
    if (!all)
        return tl::unexpected(all.error());
    if (*all >= mostPrompts)
        return fail(ErrorCode::Conflict, "there are 500 prompts already");
    prompt.versions = {newVersion(prompt.id, 1, std::move(*usable), note, author, now)};
    return dropCount(connection.run("INSERT INTO prompts(id, name, shop_id, channel, reason, language, kind, created_at) "
                                    "VALUES(:id, :name, :shop, :channel, :reason, :language, :kind, :at)",
                         prompt.id, prompt.name, scope.shopId, word(scope.channel), scope.reason ? word(*scope.reason) : std::string_view(),
                         scope.language, scope.kind, now))
        .and_then([&] { return insertVersion(connection, prompt.versions.front()); })
        .and_then([&] {
            return recordPrompt(connection,
                promptEntry(author, "prompt.created", prompt.id, scope.shopId,
                    Json{{"number", 1}, {"text_digest", textDigest(prompt.versions.front().text)}}), now);
        })
        .map([&] { return std::move(prompt); });
}

Result<PromptVersion> addPromptVersion(
    Connection& connection, const std::string& promptId, const PromptText& text, const std::string& note, const Person& author, TimeMs now)
{
    auto usable = usableText(text);
    if (!usable)
        return tl::unexpected(usable.error());
    const auto prompt = connection.row<std::tuple<std::string>>("SELECT shop_id FROM prompts WHERE id = :id", promptId);
    if (!prompt)
        return tl::unexpected(prompt.error());
    if (!prompt->has_value())
        return fail(ErrorCode::NotFound, "there is no such prompt");
    const auto newest = countOf(connection, "SELECT COALESCE(MAX(number), 0) FROM prompt_versions WHERE prompt_id = :prompt", promptId);
    if (!newest)
        return tl::unexpected(newest.error());
    if (*newest >= mostVersions)
        return fail(ErrorCode::Conflict, "this prompt has 1,000 versions already: begin a new prompt");
    auto version = newVersion(promptId, static_cast<int>(*newest) + 1, std::move(*usable), note, author, now);
    return insertVersion(connection, version)
        .and_then([&] {
            return recordPrompt(connection,
                promptEntry(author, "prompt.version_added", promptId, std::get<0>(**prompt),
                    Json{{"number", version.number}, {"text_digest", textDigest(version.text)}}), now);
        })
        .map([&] { return std::move(version); });
}

}  // namespace countersign
