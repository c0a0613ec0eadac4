#include "models/domain/tlog.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {
constexpr std::string_view firstLine = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view indexWord = "index ";
constexpr std::string_view extraWord = "extra ";

std::optional<std::string_view> takeLine(std::string_view& rest)
{
    const auto end = rest.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}
} // namespace

std::string proofText(std::int64_t index, const std::vector<Hash>& proof, const std::string& note)
{
    std::string text(firstLine);
    text += std::string(indexWord) + std::to_string(index) + "\n";
    for (const Hash& hash : proof)
        text += base64(view(hash)) + "\n";
    return text + "\n" + note;
}

Result<Checkpoint> openProof(std::string_view text, std::string_view entry, const VerifierKey& log)
{
    if (!text.starts_with(firstLine))
        return fail(ErrorCode::InvalidInput, "not a tlog-proof of version 1");
    text.remove_prefix(firstLine.size());
    auto line = takeLine(text);
    if (line && line->starts_with(extraWord))
        line = takeLine(text);
    if (!line || !line->starts_with(indexWord))
        return fail(ErrorCode::InvalidInput, "the proof names no index");
    const std::string_view digits = line->substr(indexWord.size());
    std::int64_t index = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (problem != std::errc{} || end != digits.data() + digits.size() || index < 0 || std::to_string(index) != digits)
        return fail(ErrorCode::InvalidInput, "the proof's index is not a plain decimal number");
    std::vector<Hash> proof;
    for (line = takeLine(text); line && !line->empty(); line = takeLine(text)) {
        const auto bytes = fromBase64(*line);
        if (!bytes || bytes->size() != Hash{}.size() || proof.size() >= 63)
            return fail(ErrorCode::InvalidInput, "the proof holds a line that is not a hash");
        std::copy(bytes->begin(), bytes->end(), proof.emplace_back().begin());
    }
    if (!line)
        return fail(ErrorCode::InvalidInput, "the proof has no checkpoint");
    auto checkpoint = openCheckpoint(text, log);
    if (checkpoint && !verifyInclusion(leafHash(entry), index, *checkpoint, proof))
        return fail(ErrorCode::Damaged, "the proof does not lead from this entry to the checkpoint");
    return checkpoint;
}

} // namespace countersign
