#include "services/recovery/review/comments.h"

#include "services/base/dropcount.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

namespace {

using CommentRow = std::tuple<std::string, std::string, std::optional<std::string>, std::string, std::string, std::int64_t,
    std::int64_t, std::optional<std::int64_t>, std::optional<std::string>>;

constexpr const char* commentColumns
    = "SELECT c.id, c.person_id, p.name, c.sealed, c.mentions, c.objection, c.created_at, c.resolved_at, r.name FROM comments c "
      "LEFT JOIN people p ON p.id = c.person_id LEFT JOIN people r ON r.id = c.resolved_by ";

Result<Comment> storedComment(const Subject& subject, CommentRow row)
{
    auto& [id, personId, name, sealed, mentions, objection, at, resolvedAt, resolvedBy] = row;
    auto text = subject.key.open(sealed, id);
    if (!text)
        return tl::unexpected(text.error());
    auto ids = fromRowText<std::vector<std::string>>(mentions, "a comment's mentions");
    if (!ids)
        return tl::unexpected(ids.error());
    return Comment{std::move(id), std::move(personId), name.value_or(std::string()), std::move(*text), std::move(*ids), objection != 0, at,
        resolvedAt, resolvedBy.value_or(std::string())};
}

}  // namespace

Result<std::vector<Comment>> commentsOf(Connection& connection, const Subject& subject, const std::string& draftId)
{
    auto rows = connection.rows<CommentRow>(std::string(commentColumns) + "WHERE c.draft_id = :draft ORDER BY c.seq", draftId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Comment> comments;
    for (auto& row : *rows) {
        auto stored = storedComment(subject, std::move(row));
        if (!stored)
            return tl::unexpected(stored.error());
        comments.push_back(std::move(*stored));
    }
    return comments;
}

Result<std::optional<Comment>> commentWith(
    Connection& connection, const Subject& subject, const std::string& draftId, const std::string& commentId)
{
    auto row = connection.row<CommentRow>(std::string(commentColumns) + "WHERE c.id = :id AND c.draft_id = :draft", commentId, draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<Comment>{};
    auto stored = storedComment(subject, std::move(**row));
    if (!stored)
        return tl::unexpected(stored.error());
    return std::optional<Comment>{std::move(*stored)};
}

Result<void> insertComment(Connection& connection, const Subject& subject, const std::string& draftId, const Comment& comment)
{
    return dropCount(connection.run("INSERT INTO comments(id, draft_id, person_id, sealed, mentions, objection, created_at) "
                                    "VALUES(:id, :draft, :person, :sealed, :mentions, :objection, :at)",
        comment.id, draftId, comment.personId, subject.key.seal(comment.text, comment.id), jsonText(comment.mentions),
        comment.objection ? 1 : 0, comment.at));
}

}  // namespace countersign
