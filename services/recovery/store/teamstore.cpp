#include "services/recovery/store/teamstore.h"

#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>

namespace countersign {

namespace {

// The summary's own text follows, so that a list needs no look elsewhere. The time always rises: whoever judged the draft as it stood
// before sees that it moved, within the same millisecond too.
Result<void> touch(Connection& connection, const std::string& draftId, TimeMs now)
{
    DraftSummary summary;
    summary.id = draftId;
    if (auto filled = fillTeam(connection, summary); !filled)
        return filled;
    const auto before = connection.row<std::tuple<std::int64_t>>("SELECT updated_at FROM drafts WHERE id = :id", draftId);
    if (!before)
        return tl::unexpected(before.error());
    if (!before->has_value())
        return fail(ErrorCode::NotFound, "there is no such draft");
    const TimeMs at = std::max(now, std::get<0>(**before) + 1);
    const auto saved = connection.run(
        "UPDATE drafts SET updated_at = :at, summary = json_set(summary, '$.updated_at', :at_text, '$.assignee', json(:assignee), "
        "'$.comments', :comments, '$.objections', :objections) WHERE id = :id",
        at, formatTime(at), summary.assignee ? jsonText(*summary.assignee) : std::string("null"), summary.comments, summary.objections,
        draftId);
    if (!saved)
        return tl::unexpected(saved.error());
    return noteChange(connection, "draft", draftId, now);
}

}  // namespace

Result<void> fillTeam(Connection& connection, DraftSummary& summary)
{
    using Row = std::tuple<std::string, std::string, std::optional<std::string>, std::int64_t, std::int64_t>;
    const auto row = connection.row<Row>(
        "SELECT t.assignee_person, t.assignee_role, COALESCE(p.name, json_extract(r.role, '$.name')), t.comments, t.objections "
        "FROM draft_team t LEFT JOIN people p ON p.id = t.assignee_person LEFT JOIN roles r ON r.id = t.assignee_role "
        "WHERE t.draft_id = :id", summary.id);
    if (!row)
        return tl::unexpected(row.error());
    summary.assignee.reset();
    summary.comments = 0;
    summary.objections = 0;
    if (!row->has_value())
        return {};
    const auto& [person, role, name, comments, objections] = **row;
    if (!person.empty() || !role.empty())
        summary.assignee = Assignee{person, role, name.value_or(person.empty() ? role : std::string())};
    summary.comments = static_cast<int>(comments);
    summary.objections = static_cast<int>(objections);
    return {};
}

Result<void> setAssignee(Connection& connection, const std::string& draftId, const std::optional<Assignee>& to, TimeMs now)
{
    const auto saved = connection.run(
        "INSERT INTO draft_team(draft_id, assignee_person, assignee_role) VALUES(:draft, :person, :role) ON CONFLICT(draft_id) DO UPDATE "
        "SET assignee_person = excluded.assignee_person, assignee_role = excluded.assignee_role",
        draftId, to ? to->personId : std::string(), to ? to->roleId : std::string());
    if (!saved)
        return tl::unexpected(saved.error());
    return touch(connection, draftId, now);
}

Result<void> recountComments(Connection& connection, const std::string& draftId, TimeMs now)
{
    const auto saved = connection.run(
        "INSERT INTO draft_team(draft_id, comments, objections) SELECT :draft, COUNT(*), COALESCE(SUM(objection AND resolved_at IS NULL), 0) "
        "FROM comments WHERE draft_id = :same GROUP BY draft_id ON CONFLICT(draft_id) DO UPDATE SET comments = excluded.comments, "
        "objections = excluded.objections", draftId, draftId);
    if (!saved)
        return tl::unexpected(saved.error());
    return touch(connection, draftId, now);
}

}  // namespace countersign
