#include "services/recovery/review/history.h"

#include "services/recovery/review/instruction.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

namespace {

// revision, author_kind, the person's name, contents, note, created_at, the instruction's decision and its sealed note
using HistoryRow = std::tuple<std::int64_t, std::string, std::optional<std::string>, std::string, std::string, std::int64_t,
    std::optional<std::string>, std::optional<std::string>>;

std::string noteContext(const std::string& draftId, std::int64_t revision)
{
    return draftId + "/" + std::to_string(revision);
}

}  // namespace

std::string sealedRevisionNote(const Subject& subject, const std::string& draftId, std::int64_t revision, const std::string& note)
{
    return sealedNote(subject, noteContext(draftId, revision), note);
}

Result<std::vector<Revision>> historyOf(Connection& connection, const Subject& subject, const Draft& draft)
{
    std::vector<Revision> history;
    if (draft.summary.revision <= 1)
        return history;
    const auto rows = connection.rows<HistoryRow>(
        "SELECT r.revision, r.author_kind, p.name, r.contents, r.note, r.created_at, d.id, d.note FROM revisions r "
        "LEFT JOIN people p ON p.id = r.author LEFT JOIN decisions d ON r.author_kind <> 'person' AND d.id = (SELECT s.id FROM decisions s "
        "WHERE s.draft_id = r.draft_id AND s.verdict = 'send_back' AND s.revision = r.revision - 1 ORDER BY s.created_at DESC LIMIT 1) "
        "WHERE r.draft_id = :draft AND r.revision < :revision ORDER BY r.revision", draft.summary.id, draft.summary.revision);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& [number, kind, name, contents, note, at, instructionId, instruction] : *rows) {
        Revision revision;
        revision.number = number;
        const bool byPerson = kind == "person";
        revision.authorKind = byPerson ? "person" : "composer";
        revision.authorName = byPerson ? name.value_or(std::string()) : draft.composer;
        auto texts = fromRowText<std::vector<Content>>(contents, "a revision's contents");
        if (!texts)
            return tl::unexpected(texts.error());
        revision.contents = std::move(*texts);
        revision.at = at;
        // Notes of before this table was sealed stand as they are; what cannot be opened was one of them.
        const auto said = note.empty() ? Result<std::string>(std::string()) : subject.key.open(note, noteContext(draft.summary.id, number));
        revision.note = said ? *said : note;
        if (instructionId && instruction && !instruction->empty())
            if (const auto asked = subject.key.open(*instruction, *instructionId))
                revision.note = *asked;
        history.push_back(std::move(revision));
    }
    return history;
}

}  // namespace countersign
