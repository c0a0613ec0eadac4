#include "services/recovery/review/instruction.h"

namespace countersign {

std::string sealedNote(const Subject& subject, const std::string& decisionId, const std::string& note)
{
    return note.empty() ? std::string() : subject.key.seal(note, decisionId);
}

Result<std::optional<std::string>> lastInstruction(Connection& connection, const SealKey& master, const std::string& draftId)
{
    using Row = std::tuple<std::string, std::string, std::string>;
    const auto row = connection.row<Row>(
        "SELECT d.id, d.note, f.subject_id FROM decisions d JOIN drafts f ON f.id = d.draft_id "
        "WHERE d.draft_id = :draft AND d.verdict = 'send_back' ORDER BY d.created_at DESC, d.id DESC LIMIT 1", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value() || std::get<1>(**row).empty())
        return std::optional<std::string>{};
    const auto subject = loadSubject(connection, master, std::get<2>(**row));
    if (!subject)
        return subject.error().code == ErrorCode::NotFound ? Result<std::optional<std::string>>(std::optional<std::string>{})
                                                           : Result<std::optional<std::string>>(tl::unexpected(subject.error()));
    auto note = subject->key.open(std::get<1>(**row), std::get<0>(**row));
    if (!note)
        return tl::unexpected(note.error());
    return std::optional<std::string>{std::move(*note)};
}

}  // namespace countersign
