#include "services/base/prooffolder.h"

#include "models/domain/ids.h"
#include "models/domain/json.h"
#include "services/base/entryfile.h"
#include "services/base/secretfile.h"

#include <system_error>

namespace countersign {

namespace {

constexpr std::size_t longestProof = 256 * 1024; // a checkpoint with a thousand cosignatures
constexpr std::size_t longestEntry = 65'535;

} // namespace

Result<std::string> checkedProof(const DecisionProof& proof, const VerifierKey& log)
{
    std::string text = proofText(proof.index, proof.hashes, proof.note);
    const auto checkpoint = openProof(text, proof.entry, log);
    if (!checkpoint)
        return fail(ErrorCode::Damaged, "the backend's proof does not hold: " + checkpoint.error().detail);
    return text;
}

Result<void> writeProof(const std::string& file, const DecisionProof& proof, const VerifierKey& log)
{
    const auto text = checkedProof(proof, log);
    if (!text)
        return tl::unexpected(text.error());
    // The entry first: a proof without what it proves would be taken for whole.
    return writeFileAtomically(file + ".entry", proof.entry, false).and_then([&] { return writeFileAtomically(file, *text, false); });
}

Result<DecisionsOfPage> decisionsOfPage(std::string_view page, std::int64_t after)
{
    DecisionsOfPage found;
    found.last = after;
    auto read = eachEntryLine(page, after, [&found](const EntryLine& line, std::string_view) -> Result<void> {
        const auto entry = parseJson(line.entry);
        if (!entry || !entry->is_object())
            return fail(ErrorCode::Damaged, "entry " + std::to_string(line.index) + " is not JSON");
        if (entry->value("action", std::string()) == "decision.accepted")
            found.decisions.push_back(entry->value("subject", std::string()));
        found.last = line.index;
        ++found.entries;
        return {};
    });
    if (!read)
        return tl::unexpected(std::move(read.error()));
    return found;
}

Result<ProofFolder> ProofFolder::open(const std::string& folder, const std::string& selection, const VerifierKey& log)
{
    ProofFolder made;
    made.m_target = folderTarget(folder);
    made.m_part = made.m_target;
    made.m_part += ".proofs-" + hex(view(sha256(selection))).substr(0, 8);
    made.m_log = log;
    if (auto free = mustBeFree(made.m_target); !free)
        return tl::unexpected(std::move(free.error()));
    auto lock = lockPart(made.m_part, folder, PartOf::Folder);
    if (!lock)
        return tl::unexpected(std::move(lock.error()));
    made.m_lock = std::move(*lock);
    std::error_code problem;
    std::filesystem::create_directories(made.m_part, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot make " + utf8Path(made.m_part) + ": " + problem.message());
    const std::string vkey = verifierKey(log.name, log.publicKey, log.type) + "\n";
    if (auto written = writeFileAtomically(utf8Path(made.m_part / "log.vkey"), vkey, false); !written)
        return tl::unexpected(std::move(written.error()));
    return made;
}

std::string ProofFolder::fileOf(const std::string& decisionId) const
{
    return utf8Path(m_part / nativePath(decisionId + ".tlog-proof"));
}

bool ProofFolder::has(const std::string& decisionId) const
{
    const std::string file = fileOf(decisionId);
    const auto text = isId(decisionId) ? readFile(file, longestProof) : Result<std::string>(fail(ErrorCode::InvalidInput, "no id"));
    const auto entry = text ? readFile(file + ".entry", longestEntry) : text;
    return entry && openProof(*text, *entry, m_log).has_value();
}

Result<void> ProofFolder::put(const std::string& decisionId, const DecisionProof& proof)
{
    // It becomes a file's name.
    if (!isId(decisionId))
        return fail(ErrorCode::Damaged, "the record names a decision that has no id of ours");
    return writeProof(fileOf(decisionId), proof, m_log);
}

Result<void> ProofFolder::finish()
{
    flushToDisk(m_part);
    std::error_code problem;
    std::filesystem::rename(m_part, m_target, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot put the proofs in place: " + problem.message());
    m_lock.reset();
    return {};
}

} // namespace countersign
