#include "models/domain/tlogrotation.h"

#include "models/domain/tlognote.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::string_view rotationMark = "log key rotated";
constexpr std::size_t mostLinks = 1000;

std::string rotationBody(const std::string& origin, const std::string& before, const std::string& after, TimeMs at)
{
    return origin + "\n" + std::string(rotationMark) + "\n" + before + "\n" + after + "\n" + formatTime(at) + "\n";
}

bool isSignedBy(const Note& note, const VerifierKey& key)
{
    return std::any_of(note.signatures.begin(), note.signatures.end(), [&](const NoteSignature& signature) {
        return signature.name == key.name && signature.keyId == key.keyId && verify(key.publicKey, note.body, signature.bytes);
    });
}

std::vector<std::string> linesOf(std::string_view body)
{
    std::vector<std::string> lines;
    while (!body.empty()) {
        const auto end = body.find('\n');
        lines.emplace_back(body.substr(0, end));
        body = end == std::string_view::npos ? std::string_view{} : body.substr(end + 1);
    }
    return lines;
}

bool isSameKey(const VerifierKey& a, const VerifierKey& b)
{
    return a.name == b.name && a.type == b.type && a.publicKey == b.publicKey;
}

} // namespace

std::string rotationLink(const std::string& origin, const SigningKey& before, const SigningKey& after, TimeMs at)
{
    const std::string body = rotationBody(origin, verifierKey(origin, before.publicKey), verifierKey(origin, after.publicKey), at);
    return body + "\n" + noteSignature(origin, before, body) + noteSignature(origin, after, body);
}

Result<KeyRotation> openRotation(std::string_view link)
{
    const auto note = parseNote(link);
    if (!note)
        return tl::unexpected(note.error());
    const auto lines = linesOf(note->body);
    if (lines.size() != 5 || lines[1] != rotationMark || !isKeyName(lines[0]))
        return fail(ErrorCode::Damaged, "not a note about a rotated key");
    const auto before = parseVerifierKey(lines[2]);
    const auto after = parseVerifierKey(lines[3]);
    const auto at = parseTime(lines[4]);
    if (!before || !after || !at)
        return fail(ErrorCode::Damaged, "the note about a rotated key names no two keys and a time");
    if (before->name != lines[0] || after->name != lines[0] || before->type != 0x01 || after->type != 0x01)
        return fail(ErrorCode::Damaged, "the note about a rotated key is of another log");
    if (rotationBody(lines[0], lines[2], lines[3], *at) != note->body || note->signatures.size() != 2)
        return fail(ErrorCode::Damaged, "the note about a rotated key is not in the form that it was written in");
    if (!isSignedBy(*note, *before))
        return fail(ErrorCode::Damaged, "the old key did not sign the new one");
    if (!isSignedBy(*note, *after))
        return fail(ErrorCode::Damaged, "the new key did not sign the note about itself");
    return KeyRotation{ lines[0], *before, *after, *at };
}

std::string rotationsText(const std::vector<std::string>& links)
{
    std::string text;
    for (const std::string& link : links)
        text += (text.empty() ? "" : "\n") + link;
    return text;
}

// A note has one blank line in it, so that every second one stands between two notes.
Result<std::vector<std::string>> parseRotations(std::string_view text)
{
    std::vector<std::string> links;
    for (std::string_view rest = text; !rest.empty();) {
        const auto inside = rest.find("\n\n");
        const auto between = inside == std::string_view::npos ? inside : rest.find("\n\n", inside + 2);
        links.emplace_back(between == std::string_view::npos ? rest : rest.substr(0, between + 1));
        rest = between == std::string_view::npos ? std::string_view{} : rest.substr(between + 2);
        if (links.size() > mostLinks)
            return fail(ErrorCode::TooLarge, "more rotated keys than any log has");
    }
    if (rotationsText(links) != text)
        return fail(ErrorCode::Damaged, "not in the form that an export writes");
    return links;
}

Result<std::vector<VerifierKey>> rotatedKeys(const VerifierKey& known, const std::vector<std::string>& links)
{
    if (links.empty())
        return std::vector<VerifierKey>{ known };
    std::vector<VerifierKey> keys;
    for (const std::string& link : links) {
        const auto rotation = openRotation(link);
        if (!rotation)
            return tl::unexpected(rotation.error());
        if (keys.empty())
            keys.push_back(rotation->before);
        else if (!isSameKey(keys.back(), rotation->before))
            return fail(ErrorCode::Damaged, "a note about a rotated key does not begin with the key that the one before it ends with");
        keys.push_back(rotation->after);
    }
    if (std::none_of(keys.begin(), keys.end(), [&known](const VerifierKey& key) { return isSameKey(key, known); }))
        return fail(ErrorCode::Conflict, "the chain of rotated keys does not lead over the key you verify with");
    return keys;
}

} // namespace countersign
